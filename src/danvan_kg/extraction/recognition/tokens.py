"""One pass over an article's text: tokens with offsets, abbreviations written out, sentences.

The grammars read `words`, in which an abbreviation stands as the words that it is short for; all of these words have
the span of the abbreviation. So "UBND" and "Ủy ban nhân dân" are one thing to them, and every offset still points into
the text.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from danvan_kg.article import Article, ZoneKind
from danvan_kg.lexicon.phrases import TOKEN, normal_syllable
from danvan_kg.text import Span

LOWER, CAPITAL, UPPER, NUMBER, MARK, BREAK = range(6)
_WRITTEN_OUT = (CAPITAL, NUMBER)  # what is short for other words only where a table says so
_SENTENCE_END = frozenset(".!?…")
_CLOSING = "\"'”’»)] \xa0"
_OPENING = "\n-–•*“\"'("
_AHEAD = 4  # code points looked at after a mark: quotes, blanks and the first letter
_SHAPES: dict[str, tuple[str, int]] = {}
# Tokens. A longer sentence is closed at its next mark, one without a mark after some more tokens: what is read in a
# sentence takes time that grows faster than its length.
_LONGEST_SENTENCE = 600
_OVERFULL = 200
# The memory of shapes is bounded; Vietnamese has fewer syllables than this.
_SHAPES_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel sequences, one entry for each token.

    `words` are compared forms, `surface` what stands in the text or an abbreviation's long form. `sentence` numbers the
    sentence of each token, of which `sentences` has the first token, the end, and the zone.
    """

    text: str
    words: Sequence[str]
    surface: Sequence[str]
    shapes: Sequence[int]
    starts: Sequence[int]
    ends: Sequence[int]
    sentence: Sequence[int]
    sentences: Sequence[tuple[int, int, ZoneKind]]

    def __len__(self) -> int:
        return len(self.words)

    @property
    def title_end(self) -> int:
        """The first token behind the title, which stands first; 0 without one."""
        return max((end for _, end, zone in self.sentences[:3] if zone is ZoneKind.TITLE), default=0)

    def span(self, start: int, end: int) -> Span:
        """The stretch of text of the tokens from `start` to before `end`."""
        return Span(self.starts[start], self.ends[end - 1])


def classify(token: str) -> tuple[str, int]:
    """(compared form, shape) of a token."""
    known = _SHAPES.get(token)
    if known is None:
        known = (normal_syllable(token), _shape(token))
        if len(_SHAPES) < _SHAPES_LIMIT:
            _SHAPES[token] = known
    return known


def _shape(token: str) -> int:
    first = token[0]
    if first == "\n":
        return BREAK
    if first.isdigit():
        return NUMBER
    if not first.isalpha():
        return MARK
    if not first.isupper():
        return LOWER
    return UPPER if len(token) > 1 and token.isupper() else CAPITAL


def tokenise(
    article: Article, abbreviations: Mapping[str, Sequence[str]], degrees: frozenset[str] = frozenset()
) -> Tokens:
    """The tokens of the zones of `article` that bear facts; the point of a degree ("TS.") is none."""
    builder = _Builder(article.text, abbreviations, degrees)
    for zone in article.zones:
        if zone.kind.bears_facts:
            builder.read(zone.span, zone.kind)
    return builder.tokens()


_DEFINITION = re.compile(r"\(\s*(?:gọi tắt là |viết tắt là |sau đây gọi là )?([A-ZĐƯ][A-ZĐƯa-zđư.\-]{1,9})\s*\)")


class _Builder:
    def __init__(self, text: str, abbreviations: Mapping[str, Sequence[str]], degrees: frozenset[str]) -> None:
        self.text = text
        self.abbreviations = abbreviations
        self.degrees = degrees
        self.defined: dict[str, Sequence[str]] = {}
        self.words: list[str] = []
        self.surface: list[str] = []
        self.shapes: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.sentence: list[int] = []
        self.sentences: list[tuple[int, int, ZoneKind]] = []
        self.first = 0

    def tokens(self) -> Tokens:
        return Tokens(
            self.text, self.words, self.surface, self.shapes, self.starts, self.ends, self.sentence, self.sentences
        )

    def read(self, span: Span, zone: ZoneKind) -> None:
        text, resume, words, abbreviations = self.text, span.start, self.words, self.abbreviations
        add_word, add_surface, add_shape = words.append, self.surface.append, self.shapes.append
        add_start, add_end = self.starts.append, self.ends.append
        full = self.first + _LONGEST_SENTENCE
        for match in TOKEN.finditer(text, span.start, span.end):
            start, end = match.span()
            if start < resume:
                continue
            token = match.group()
            word, shape = _SHAPES.get(token) or classify(token)
            if token[-1] != "." and (shape == LOWER or (shape in _WRITTEN_OUT and token not in abbreviations)):
                add_word(word)
                add_surface(token)
                add_shape(shape)
                add_start(start)
                add_end(end)
            elif shape == BREAK or (token == "." and self._is_of_degree(start)):
                continue  # a line that was wrapped: paragraphs are zones of their own
            elif shape != MARK:
                resume = self._abbreviation(token, start, end)
            elif token == "(" and (skipped := self._definition(start, span.end)):
                resume = skipped
            elif text[end : end + 1] != token:  # of a mark that is repeated the last one
                self._append(word, token, shape, start, end)
                if len(words) > full or self._ends_sentence(token, end, span.end):
                    full = self._close(zone)
            if len(words) > full + _OVERFULL:
                full = self._close(zone)
        self._close(zone)

    def _append(self, word: str, surface: str, shape: int, start: int, end: int) -> None:
        self.words.append(word)
        self.surface.append(surface)
        self.shapes.append(shape)
        self.starts.append(start)
        self.ends.append(end)

    def _abbreviation(self, token: str, start: int, end: int) -> int:
        """Writes out the abbreviation at `start`; the end of what was read ("GD-ĐT" is one)."""
        joined = _JOINED.match(self.text, start)
        for candidate, stop in ((joined.group(), joined.end()) if joined else (token, end), (token, end)):
            long = self.defined.get(candidate) or self.abbreviations.get("".join(candidate.split()))
            if long and self.text[stop : stop + 1] != "/":
                for part in long:
                    word, shape = classify(part)
                    self._append(word, part, shape, start, stop)
                return stop
        word, shape = classify(token)
        self._append(word, token, shape, start, end)
        return end

    def _definition(self, start: int, limit: int) -> int | None:
        """The end of "(LĐLĐ)" at `start` where the letters are the initials of the words before it."""
        match = _DEFINITION.match(self.text, start, limit)
        if not match:
            return None
        short = match.group(1)
        letters = [letter for letter in short if letter.isalpha() and letter.isupper()]
        words = self._words_back(len(letters) + 4)
        for length in range(len(letters), min(len(words), len(letters) + 4) + 1):
            candidate = words[-length:]
            if _initials_fit(letters, candidate):
                self.defined[short] = candidate
                return match.end()
        return None

    def _words_back(self, count: int) -> list[str]:
        back: list[str] = []
        for index in range(len(self.words) - 1, max(self.first, len(self.words) - count) - 1, -1):
            if self.shapes[index] in (MARK, BREAK) and self.surface[index] not in ",-–":
                break
            back.append(self.surface[index])
        return back[::-1]

    def _ends_sentence(self, token: str, end: int, limit: int) -> bool:
        """Whether the mark that ends at `end` ends a sentence: what follows begins like one."""
        text = self.text
        if token not in _SENTENCE_END or (end < limit and text[end] in _SENTENCE_END):
            return False
        if token == "." and self._is_initial():
            return False
        if end >= limit:
            return True
        rest = text[end : end + _AHEAD].lstrip(_CLOSING)
        apart = text[end].isspace() or text[end] in _CLOSING
        return not rest or rest[0].isupper() or (apart and (rest[0] in _OPENING or rest[0].isdigit()))

    def _is_initial(self) -> bool:
        """Whether the dot just read follows a single capital letter ("M. Minh")."""
        return len(self.surface) > 1 and len(self.surface[-2]) == 1 and self.surface[-2].isupper()

    def _is_of_degree(self, start: int) -> bool:
        """Whether the dot at `start` belongs to a degree: "TS. Lê Minh"."""
        return bool(self.surface) and self.ends[-1] == start and self.surface[-1] in self.degrees

    def _close(self, zone: ZoneKind) -> int:
        """Closes the sentence; the number of tokens at which the next one is too long."""
        count = len(self.words) - self.first
        if count:
            self.sentence.extend([len(self.sentences)] * count)
            self.sentences.append((self.first, len(self.words), zone))
            self.first = len(self.words)
        return self.first + _LONGEST_SENTENCE


_JOINED = re.compile(r"[A-ZĐƯ]{1,5}(?:\s?[-–&.]\s?[A-ZĐƯ]{1,5}){1,4}(?!\w)")


def _initials_fit(letters: Sequence[str], words: Sequence[str]) -> bool:
    """Whether each letter is the first one of a word, in order; words that have none are small ones ("và")."""
    position = 0
    for word in words:
        if position < len(letters) and word[:1].upper() == letters[position]:
            position += 1
        elif word[:1].isupper():
            return False
    return position == len(letters) and words[0][:1].upper() == letters[0]
