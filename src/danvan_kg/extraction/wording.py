"""Words of the lexicon as patterns, and the text as the patterns read it."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, wraps
from typing import NamedTuple, TypeAlias, TypeVar

from ahocorasick_rs import AhoCorasick

from danvan_kg.lexicon import Lexicon
from danvan_kg.text import older_tone_placement

# For character classes: the upper-case letters of Vietnamese.
UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"

Compiled = TypeVar("Compiled")


@lru_cache(maxsize=8)
def plain(text: str) -> str:
    """`text` with the older tone placement, as the lexicon is written; every offset stays."""
    return older_tone_placement(text)


@lru_cache(maxsize=8)
def unwrapped(text: str) -> str:
    """`plain(text)` with a blank for every line's end and every asterisk of markup, for names over wrapped lines."""
    return plain(text).replace("\n", " ").replace("*", " ")


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """`plain(text)` in lower case with every blank but a line's end as " "; every offset stays."""
    low = plain(text).lower()
    if len(low) != len(text):
        low = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in plain(text))
    for blank in _OTHER_BLANKS:
        low = low.replace(blank, " ")
    return low


_OTHER_BLANKS = tuple(letter for letter in map(chr, range(0x3001)) if letter.isspace() and letter not in "\n ")


class Hit(NamedTuple):
    """A phrase of a list and where it stands."""

    start: int
    end: int
    phrase: str


class Phrases:
    """A list of phrases, found as whole words in a text.

    Where two begin at one place, the longer one counts; none overlap. The hits of the last text are kept. All lists
    that are made for one lexicon are looked for in one pass, but those `alone`, which are for another form of the text.
    """

    __slots__ = ("_hits", "_number", "_pass", "_starts", "_text")

    def __init__(self, phrases: Iterable[str], *, alone: bool = False) -> None:
        self._pass = _JOINT[-1] if _JOINT and not alone else _OnePass()
        self._number = self._pass.add({normal(phrase) for phrase in phrases})
        self._text = ""
        self._hits: list[Hit] = []
        self._starts: list[int] = []

    def within(self, text: str, start: int, end: int) -> Iterator[Hit]:
        """The hits in `text[start:end]`, in order. `text` is `lowered`."""
        if text is not self._text:
            self._read(text)
        for place in range(bisect_left(self._starts, start), len(self._starts)):
            if self._starts[place] >= end:
                return
            if self._hits[place].end <= end:
                yield self._hits[place]

    def first(self, text: str, start: int, end: int) -> Hit | None:
        return next(self.within(text, start, end), None)

    def _read(self, text: str) -> None:
        hits, behind = [], 0
        for start, length in sorted(self._pass.found(text, self._number)):
            if start < behind:
                continue
            behind = end = start - length
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                hits.append(Hit(start, end, text[start:end]))
        self._text, self._hits, self._starts = text, hits, [hit.start for hit in hits]


class _OnePass:
    """Finds the phrases of several lists in one pass over a text, whose outcome is kept."""

    __slots__ = ("_automaton", "_last", "_lists", "_of_phrase")

    def __init__(self) -> None:
        self._lists: list[set[str]] = []
        self._automaton: AhoCorasick | None = None
        self._of_phrase: list[list[int]] = []
        self._last: tuple[str, list[list[tuple[int, int]]]] = "", []

    def add(self, phrases: set[str]) -> int:
        """The number of a further list."""
        self._lists.append(phrases)
        self._automaton = None
        return len(self._lists) - 1

    def found(self, text: str, number: int) -> list[tuple[int, int]]:
        """Where phrases of a list stand, inside of words and overlapping too: the start and the length as a negative.

        Sorted, the first come first, and of those that begin at one place the longest.
        """
        last = self._last
        if self._automaton is None or (text is not last[0] and text != last[0]):
            last = self._last = text, self._read(text, self._automaton or self._made())
        return last[1][number]

    def _made(self) -> AhoCorasick:
        phrases = sorted(set().union(*self._lists))
        self._of_phrase = [[n for n, each in enumerate(self._lists) if phrase in each] for phrase in phrases]
        self._automaton = AhoCorasick(phrases)
        return self._automaton

    def _read(self, text: str, automaton: AhoCorasick) -> list[list[tuple[int, int]]]:
        found: list[list[tuple[int, int]]] = [[] for _ in self._lists]
        for phrase, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
            for number in self._of_phrase[phrase]:
                found[number].append((start, start - end))
        return found


_JOINT: list[_OnePass] = []  # those of the lexicons whose grammars are being made, the innermost last


class PhrasePattern:
    """Phrases found in one pass, each given as a match in the text as printed."""

    __slots__ = ("_pattern", "_phrases")

    def __init__(self, phrases: Iterable[str], *, alone: bool = False) -> None:
        listed = list(phrases)
        self._phrases = Phrases(listed, alone=alone)
        self._pattern = re.compile(rf"(?:{any_of(listed)})(?!\w)", re.IGNORECASE)

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Matches in `text[start:end]`, in order. `text` is `plain`."""
        for hit in self._phrases.within(lowered(text), start, end):
            if match := self._pattern.match(text, hit.start, end):
                yield match

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        return self._pattern.match(text, start, end)


class OpenedPattern:
    """A pattern that begins with one of some phrases as words of their own, whatever their case.

    It is tried only where the first word of one stands, which one pass over the text tells sooner than the pattern.
    """

    __slots__ = ("_openers", "_pattern")

    def __init__(self, openers: Iterable[str], rest: str = r"(?!\w)") -> None:
        """`rest` is the source of what follows, which begins with no letter, digit or underscore."""
        listed = list(openers)
        firsts = {phrase: _FIRST_WORD.match(phrase.strip()) for phrase in listed}
        if unopened := [phrase for phrase, first in firsts.items() if first is None]:
            raise ValueError(f"no word begins {unopened[0]!r}")
        self._openers = Phrases(first.group() for first in firsts.values() if first)
        self._pattern = re.compile(rf"(?<!\w)(?:{any_of(listed)}){rest}", re.IGNORECASE)

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Matches in `text[start:end]`, in order. `text` is `plain`."""
        stop = len(text) if end is None else end
        for opener in self._openers.within(lowered(text), start, stop):
            if opener.start >= start and (match := self._pattern.match(text, opener.start, stop)):
                yield match
                start = match.end()

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        return next(self.finditer(text, start, end), None)

    def match(self, text: str, start: int, end: int) -> re.Match[str] | None:
        return self._pattern.match(text, start, end)


_FIRST_WORD = re.compile(r"\w+")


def any_of(phrases: Iterable[str]) -> str:
    """A pattern source for any of `phrases`, the longest first; a blank stands for any run of blanks.

    Phrases that begin alike share that beginning: an engine that goes back tries one by one what stands side by side.
    """
    distinct = sorted({" ".join(phrase.split()) for phrase in phrases})
    if not distinct:
        return "(?!)"
    tree = _by_letter(distinct)
    return _source(tree) if tree is not None else "|".join(map(_escaped, sorted(distinct, key=lambda p: (-len(p), p))))


_Letters: TypeAlias = dict[str, "_Letters"]


def _by_letter(phrases: Sequence[str]) -> _Letters | None:
    """The phrases letter by letter; "" ends one. None where a phrase, but for its case, begins a longer one.

    Then it may not be the longest that is found first, where case does not count.
    """
    begun: list[str] = []
    for phrase in sorted(phrases, key=str.lower):
        while begun and not phrase.lower().startswith(begun[-1].lower()):
            begun.pop()
        if begun and not phrase.startswith(begun[-1]):
            return None
        begun.append(phrase)
    root: _Letters = {}
    for phrase in phrases:
        node = root
        for letter in phrase:
            node = node.setdefault(letter, {})
        node[""] = {}
    return root


def _source(node: _Letters) -> str:
    """A node's alternatives; that nothing more follows is the last of them."""
    ways = [_escaped(letter) + _behind(below) for letter, below in node.items() if letter]
    return "|".join([*ways, ""] if "" in node else ways)


def _behind(node: _Letters) -> str:
    source = _source(node)
    return f"(?:{source})" if len(node) > 1 else source


def _escaped(phrase: str) -> str:
    return r"\s+".join(re.escape(word) for word in phrase.split(" "))


def whole_words(phrases: Iterable[str]) -> str:
    """Like `any_of`, for phrases that stand as words of their own."""
    return rf"(?<!\w)(?:{any_of(phrases)})(?!\w)"


def normal(phrase: str) -> str:
    """`phrase` as a key of a table: older tone placement, lower case, single blanks."""
    return " ".join(plain(phrase).lower().split())


def once_per_lexicon(build: Callable[[Lexicon], Compiled]) -> Callable[[Lexicon], Compiled]:
    """`build`, run once for each version of the lexicon."""
    made: dict[str, Compiled] = {}

    @wraps(build)
    def compiled(lexicon: Lexicon) -> Compiled:
        if lexicon.version not in made:
            _JOINT.append(_PASSES.setdefault(lexicon.version, _OnePass()))
            try:
                made[lexicon.version] = build(lexicon)
            finally:
                _JOINT.pop()
        return made[lexicon.version]

    return compiled


_PASSES: dict[str, _OnePass] = {}
