"""An article's tokens as a sequence of elements: titles, names, bodies, triggers and what stands between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from danvan_kg.extraction.recognition.bodies import Body, PlaceName
from danvan_kg.extraction.recognition.body_parser import BodyParser
from danvan_kg.extraction.recognition.grammar import Grammar, grammar_of
from danvan_kg.extraction.recognition.names import Name, NameReader
from danvan_kg.extraction.recognition.titles import Title, TitleReader
from danvan_kg.extraction.recognition.tokens import BREAK, CAPITAL, LOWER, MARK, NUMBER, Tokens
from danvan_kg.extraction.wording import once_per_lexicon
from danvan_kg.lexicon import Lexicon
from danvan_kg.text import is_vietnamese_syllable


@dataclass(frozen=True, slots=True)
class Mark:
    """A punctuation mark; `text` is the mark, a newline where a paragraph ends."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words that nothing here reads. `words` are their compared forms."""

    words: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Trigger:
    """A phrase that makes or ends positions; `kind` as in `triggers.yaml`."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Honorific:
    """Forms of address before a name. `kind` is that of the first one: singular, plural, rank or degree."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body that stands outside a title."""

    body: Body
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A territory that stands outside a body's name."""

    place: PlaceName
    start: int
    end: int


# What a word may begin: one look at it spares asking each table of phrases.
_OPENS, _IDLE, _NO_NAME, _TITLE, _TRIGGER, _HISTORICAL, _HONORIFIC, _BODY, _UNIT, _PLACE = (
    1 << bit for bit in range(10)
)

Element = Mark | Words | Trigger | Honorific | BodyMention | PlaceMention | Title | Name
_PAIR = 2  # words


@once_per_lexicon
def _beginnings(lexicon: Lexicon) -> Mapping[str, int]:
    """For each word with which a phrase of a table begins, the tables."""
    grammar = grammar_of(lexicon)
    tables: tuple[tuple[int, Iterable[str]], ...] = (
        (_OPENS, grammar.openers),
        (_IDLE, grammar.idle.firsts()),
        (_NO_NAME, grammar.no_names.firsts()),
        (_TITLE, grammar.title_openers),
        (_TRIGGER, grammar.triggers.firsts()),
        (_HISTORICAL, grammar.historical.firsts()),
        (_HONORIFIC, grammar.honorifics.firsts()),
        (_BODY, grammar.heads.firsts()),
        (_UNIT, grammar.units.firsts()),
        (_PLACE, grammar.bare_places.firsts()),
    )
    found: dict[str, int] = {}
    for table, words in tables:
        for word in words:
            found[word] = found.get(word, 0) | table
    return found


@dataclass(frozen=True)
class ElementReader:
    """Reads the elements of one article, left to right, each token once."""

    grammar: Grammar
    tokens: Tokens
    bodies: BodyParser
    titles: TitleReader
    names: NameReader

    @cached_property
    def _beginnings(self) -> Mapping[str, int]:
        return _beginnings(self.grammar.lexicon)

    def sentence(self, start: int, end: int) -> list[Element]:
        """The elements of the tokens from `start` to before `end`."""
        found: list[Element] = []
        shapes, words, beginnings = self.tokens.shapes, self.tokens.words, self._beginnings
        position = words_from = start
        while position < end:
            shape, begins = shapes[position], beginnings.get(words[position], 0)
            if shape == NUMBER or (shape == LOWER and not begins & _OPENS):
                position += 1
                continue
            element: Element | None
            if shape in (MARK, BREAK):
                element = Mark(self.tokens.surface[position], position, position + 1)
            elif begins & _IDLE and (idle := self._idle(position)):
                position = idle
                continue
            else:
                last = found[-1] if found and found[-1].end == position else None
                element = self._at(position, end, begins, last)
            if element is None or element.end > end:
                position += 1
                continue
            if words_from < position:
                found.append(self._words(words_from, position))
            found.append(element)
            position = words_from = element.end
        if words_from < end:
            found.append(self._words(words_from, end))
        return found

    def _idle(self, position: int) -> int | None:
        """The end of words that only look like the beginning of something: "làm việc", "chức vụ"."""
        found = self.grammar.idle.longest(self.tokens.words, position)
        other = self.grammar.triggers.longest(self.tokens.words, position) if found else None
        return found[0] if found and (other is None or other[0] <= found[0]) else None

    def _words(self, start: int, end: int) -> Words:
        return Words(tuple(self.tokens.words[start:end]), start, end)

    def _at(self, position: int, end: int, begins: int, last: Element | None) -> Element | None:
        if self.tokens.shapes[position] == LOWER:
            return self._small(position, begins) or self._body(position, begins) or self._place(position, begins)
        if begins & _NO_NAME and (found := self.grammar.no_names.longest(self.tokens.words, position)):
            return self._words(position, found[0])
        addressed = isinstance(last, (Title, Honorific))
        titled = isinstance(last, Title) and not last.in_country
        return (
            (self._small(position, begins) if begins & _OPENS else None)
            or self.names.at(position, end, addressed=addressed, titled=titled)
            or self._borne(position, end)
            or self._body(position, begins)
            or self._place(position, begins)
        )

    def _borne(self, position: int, end: int) -> Words | None:
        stop = self.names.borne(position, end)
        return self._words(position, stop) if stop else None

    def _small(self, position: int, begins: int) -> Element | None:
        """An element that may begin with a small letter, a body or place apart."""
        return (
            (self.titles.at(position) if begins & _TITLE else None)
            or (self._trigger(position) if begins & _TRIGGER else None)
            or (self.names.historical(position) if begins & _HISTORICAL else None)
            or (self._honorific(position) if begins & _HONORIFIC else None)
        )

    def _trigger(self, position: int) -> Trigger | None:
        words = self.tokens.words
        for end, kind in sorted(self.grammar.triggers.matches(words, position), reverse=True):
            # "giữ chức Vụ trưởng" is no "giữ chức vụ" before "trưởng".
            title = self.grammar.titles.longest(words, end - 1) if end > position + 1 else None
            if title is None or title[0] == end or self.grammar.titles.longest(words, end):
                return Trigger(kind, position, end)
        return None

    def _honorific(self, position: int) -> Honorific | None:
        tree, words = self.grammar.honorifics, self.tokens.words
        found = tree.longest(words, position)
        if not found:
            return None
        end, kind = found
        if self._begins_longer(position, end) or self._runs_into_title(position, end):
            return None
        if (field := self._field(position, end, kind)) > end:
            return Honorific(kind, position, field) if self._named_at(field) else None
        while further := tree.longest(words, end):
            end = further[0]
        return Honorific(kind, position, self._behind_country(end) if end > position + 1 else end)

    def _field(self, position: int, end: int, kind: str) -> int:
        """The end of a field of study behind a degree: "thạc sĩ | Quản trị"; no name begins with it."""
        told = kind == "degree" or tuple(self.tokens.words[position:end]) in self.grammar.qualifications
        found = self.grammar.fields.longest(self.tokens.words, end) if told else None
        return found[0] if found else end

    def _named_at(self, position: int) -> bool:
        """Whether a name begins at `position`: "tiến sĩ Luật | Lê Văn An"."""
        tokens = self.tokens
        capital = position < len(tokens) and tokens.shapes[position] == CAPITAL
        return capital and tokens.words[position] in self.grammar.strong_surnames

    def _runs_into_title(self, position: int, end: int) -> bool:
        """Whether the last word of the form of address begins a title with a capital: "yêu cầu | Thủ tướng"."""
        shapes, last = self.tokens.shapes, end - 1
        if end != position + _PAIR or shapes[position] != LOWER or shapes[last] != CAPITAL:
            return False
        return self.grammar.titles.longest(self.tokens.words, last) is not None

    def _behind_country(self, position: int) -> int:
        """The token behind a country at `position` that a name of another language follows: "nhà báo Nga | Pavel Z"."""
        tokens = self.tokens
        if position >= len(tokens) or tokens.shapes[position] == LOWER:
            return position
        found = self.grammar.foreign.longest(tokens.words, position)
        after = found[0] if found else position
        named = after + 1 < len(tokens) and tokens.shapes[after] == CAPITAL and tokens.shapes[after + 1] == CAPITAL
        return after if named and not is_vietnamese_syllable(tokens.words[after]) else position

    def _begins_longer(self, position: int, end: int) -> bool:
        """Whether the form of address only begins a body's name or a place's: "Nhà Văn | hóa", "Bà | Rịa"."""
        words, grammar = self.tokens.words, self.grammar
        if self.tokens.shapes[position] == LOWER:
            return False
        longer = (grammar.heads.longest(words, position), grammar.bare_places.longest(words, position))
        return any(found is not None and found[0] > end for found in longer)

    def _body(self, position: int, begins: int) -> BodyMention | None:
        """A body; one whose full name is left out counts for none after "các", "mỗi" or before "cấp"."""
        body = self.bodies.at(position) if begins & _BODY else None
        return BodyMention(body, position, body.end) if body and not (body.elided and self._general(body)) else None

    def _general(self, body: Body) -> bool:
        words, table = self.tokens.words, self.grammar.lexicon.organizations
        several = body.start > 0 and words[body.start - 1] in self.grammar.plurals
        return several or (body.end < len(words) and words[body.end] in table.levels)

    def _place(self, position: int, begins: int) -> PlaceMention | None:
        place = self.bodies.places.at(position) if begins & _UNIT else None
        if not (place and place.name):
            place = self.bodies.places.bare(position) if begins & _PLACE else None
        return PlaceMention(place, position, place.end) if place else None
