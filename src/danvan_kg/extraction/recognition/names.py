"""Names of persons: where they begin and end."""

import unicodedata
from dataclasses import dataclass
from functools import cached_property

from danvan_kg.extraction.recognition.body_parser import BodyParser
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.name_bearers import NameBearers
from danvan_kg.extraction.recognition.tokens import CAPITAL, LOWER, UPPER, Tokens
from danvan_kg.text import older_tone_placement

_LONGEST = 5
_LONGEST_ELSEWHERE = 8  # tokens of a name of another language with small words in it
_PARTICLES = 2  # of these small words in a row
_LONGEST_IN_CAPITALS = 4  # where all is in capitals, more words are a name and something else
_LONGEST_JOINED = 16  # tokens of a name with hyphens
# Letters that are given names; behind a middle name or before a dot another one stands for a name that is withheld.
_ONE_LETTER_NAMES = frozenset("YÝỲỶỸỴ")


@dataclass(frozen=True, slots=True)
class Name:
    """A personal name at the tokens from `start` to before `end`; `text` in canonical writing.

    `sure` where the name itself or what stands before it shows that it is a person's. `single` for one syllable after
    a form of address ("bà Hải").
    """

    text: str
    start: int
    end: int
    sure: bool = True
    single: bool = False
    historical: bool = False


@dataclass(frozen=True)
class NameReader:
    grammar: Grammar
    tokens: Tokens
    bodies: BodyParser

    @cached_property
    def bearers(self) -> NameBearers:
        return NameBearers(self.grammar, self.tokens)

    def at(self, start: int, limit: int, *, addressed: bool, titled: bool = False) -> Name | None:
        """The name that begins at token `start`.

        `addressed`: a title or form of address stands right before it; `titled`: it is a title.
        """
        tokens = self.tokens
        known = addressed or tokens.words[start] in self.grammar.surnames or self._of_minority(start, limit)
        if not known or tokens.shapes[start] not in (CAPITAL, UPPER) or self._is_thing(start, addressed and not titled):
            return None
        if addressed and (joined := self._hyphenated(start, limit)):
            return joined
        if titled and self.bearers.of_theme(start):
            return None
        end = self._slipped(start, self._run(start, limit), limit)
        if not addressed:
            return self._unaddressed(start, end) if end - start > 1 and not self._headline(start, end) else None
        return self._addressed(start, end, titled)

    def _of_minority(self, start: int, limit: int) -> bool:
        """Whether first and second syllable are those of a name of another people: "Mùa A Sơn"."""
        words, end = self.tokens.words, start + 3
        return (
            words[start] in self.grammar.minority_surnames
            and end <= limit
            and words[start + 1] in self.grammar.minority_middles
            and all(shape == CAPITAL for shape in self.tokens.shapes[start:end])
            and len(words[end - 1]) > 1
        )

    def _addressed(self, start: int, end: int, titled: bool) -> Name | None:
        """The name after a title or form of address, which may be a given name alone."""
        if end - start == 1:
            single = self._single(start, titled)
            return Name(self.tokens.surface[start], start, end, single=True) if single else None
        like = self._person_like(start, end) and not self._masked(start, end) and not self._headline(start, end)
        return self._name(start, end, sure=True) if like and not (titled and self._never(start, end)) else None

    def _headline(self, start: int, end: int) -> bool:
        """Whether more words stand in capitals than a name has."""
        return self.tokens.shapes[start] == UPPER and end - start > _LONGEST_IN_CAPITALS

    def _hyphenated(self, start: int, limit: int) -> Name | None:
        """A name of another language whose syllables are joined by hyphens: "Thông-xinh Thăm-ma-vông"."""
        tokens, end, hyphens = self.tokens, start, 0
        while end < limit and end < start + _LONGEST_JOINED and tokens.shapes[end] in (CAPITAL, UPPER):
            end += 1
            end = self._after_particles(start, end, limit)
            while end + 1 < limit and tokens.surface[end] == "-" and self._touches(end) and self._touches(end + 1):
                end, hyphens = end + 2, hyphens + 1
        if not hyphens:
            return None
        return Name(" ".join(tokens.text[tokens.starts[start] : tokens.ends[end - 1]].split()), start, end)

    def _touches(self, position: int) -> bool:
        """Whether no blank stands before the token at `position`."""
        return self.tokens.starts[position] == self.tokens.ends[position - 1]

    def borne(self, start: int, limit: int) -> int | None:
        """The end of the name of a person that names a street, house or theme here; no part of it names anybody."""
        if theme := self.bearers.of_theme(start):
            return theme
        if self.tokens.words[start] not in self.grammar.surnames:
            return None
        if not (self.bearers.is_borne(start) or self.bearers.is_numbered(start)):
            return None
        end = self._run(start, limit)
        return end if end > start + 1 else None

    def _single(self, start: int, titled: bool) -> bool:
        """Whether one capitalised word after a title or form of address is a given name, and not the head of a body.

        After a title any word with which the name of a body may begin is a head whose name is not read.
        """
        heads, words = self.grammar.heads, self.tokens.words
        if titled:
            compound = self.grammar.compounds.longest(words, start)
            known = words[start] in heads or words[start] in self.grammar.sentence_openers
            return not known and (compound is None or compound[0] == start + 1)
        return heads.longest(words, start) is None

    def _unaddressed(self, start: int, end: int) -> Name | None:
        word, length = self.tokens.words[start], end - start
        if self.grammar.name_bearers.longest((word,), 0) and self.tokens.words[start + 1] in self.grammar.surnames:
            return None
        if self.bearers.is_borne(start) or self._begins_with_place(start, end) or self.bearers.is_numbered(start):
            return None
        if self.tokens.shapes[start] == UPPER and not self._name_in_capitals(start, length):
            return None
        sure = word in self.grammar.strong_surnames or length > 2
        return self._name(start, end, sure=sure) if length <= _LONGEST and not self._masked(start, end) else None

    def _is_thing(self, start: int, spoken_of: bool) -> bool:
        """Whether a body, a unit or a country begins here: "Đoàn Thanh niên" is none of Mr Đoàn's.

        `spoken_of`: a form of address stands right before it, so that "Nga" alone is a woman.
        """
        words = self.tokens.words
        if words[start] in self.grammar.unit_words:
            return True
        country = self.grammar.foreign.longest(words, start)
        if country and words[start] not in self.grammar.strong_surnames:
            return not (spoken_of and country[0] == start + 1)
        body = self.bodies.at(start)
        return body is not None and body.end > start + 1

    def historical(self, start: int) -> Name | None:
        """A person of history, where the words before it do not make the name a theme's or a thing's."""
        found = self.grammar.historical.longest(self.tokens.words, start)
        if not found or self.tokens.shapes[start] == LOWER:
            return None
        if self.bearers.is_themed(start) or self.bearers.is_borne(start):
            return None
        end, name = found
        return Name(name, start, end, historical=True)

    def _run(self, start: int, limit: int) -> int:
        """The end of the capitalised words from `start`, before a title or the name of a body."""
        tokens, position = self.tokens, start
        shape, last = tokens.shapes[start], min(limit, start + _LONGEST + 1)
        while position < last and tokens.shapes[position] in (CAPITAL, UPPER):
            if position > start and (
                (shape == UPPER) != (tokens.shapes[position] == UPPER) or self._starts_other(position)
            ):
                break
            position += 1
            after = self._after_particles(start, position, limit)
            if after > position:
                position, last = after, min(limit, start + _LONGEST_ELSEWHERE)
        return position

    def _after_particles(self, start: int, position: int, limit: int) -> int:
        """The end of small words at `position` that join words of a name of another language: "Ursula von der |"."""
        tokens, after = self.tokens, position
        while after < limit and after < position + _PARTICLES and self._is_particle(after):
            after += 1
        named = after + (after < limit and tokens.surface[after] == "-")
        if after == position or named >= limit or tokens.shapes[named] != CAPITAL:
            return position
        own = tokens.words[start] in self.grammar.strong_surnames
        foreign = tokens.surface[position - 1].isascii() and tokens.surface[named].isascii()
        return after if foreign and not own else position

    def _is_particle(self, position: int) -> bool:
        return self.tokens.shapes[position] == LOWER and self.tokens.words[position] in self.grammar.name_particles

    def _starts_other(self, position: int) -> bool:
        if self.tokens.words[position] in self.grammar.addresses:
            return True
        found = self.grammar.titles.longest(self.tokens.words, position)
        if found and found[0] - position > 1:
            return True
        status = self.grammar.status.longest(self.tokens.words, position)
        if status and self.grammar.titles.longest(self.tokens.words, status[0]):
            return True
        body = self.bodies.at(position)
        return body is not None and body.end - position > 2

    def _slipped(self, start: int, end: int, limit: int) -> int:
        """The end with a last syllable that lost its capital: "Khuất Việt hùng, Phó Chủ tịch …"."""
        tokens = self.tokens
        if end - start != 2 or end + 2 >= limit or tokens.shapes[end] != LOWER or tokens.shapes[start] == UPPER:
            return end
        if tokens.words[start] not in self.grammar.strong_surnames:
            return end
        joined = tokens.words[end + 1] in _AFTER_NAME and self.grammar.titles.longest(tokens.words, end + 2)
        return end + 1 if joined else end

    def _person_like(self, start: int, end: int) -> bool:
        return not (self._is_place(start, end) and self.tokens.words[start] not in self.grammar.strong_surnames)

    def _name_in_capitals(self, start: int, length: int) -> bool:
        """Whether capitals are a name's, not a headline's: a strong surname that no other capitals stand before."""
        before = start > 0 and self.tokens.shapes[start - 1] == UPPER
        return length > 2 and not before and self.tokens.words[start] in self.grammar.strong_surnames

    def _masked(self, start: int, end: int) -> bool:
        """Whether the last syllable is a letter for a name that is withheld: "bà Lê Thị H.", and not "Phạm S"."""
        last = self.tokens.surface[end - 1]
        if len(last) > 1 and _VOWELS.isdisjoint(unicodedata.normalize("NFD", last.lower())):
            return True
        dotted = self.tokens.words[end : end + 1] == ["."]
        return len(last) == 1 and last not in _ONE_LETTER_NAMES and (dotted or end - start > 2)

    def _never(self, start: int, end: int) -> bool:
        """Whether what follows a title goes on with the name of its body: "Trưởng phòng Giáo dục | Mầm Non"."""
        tokens, word = self.tokens, self.tokens.words[start]
        if word in self.grammar.strong_surnames:
            return False
        if word in self.grammar.never_names or self.grammar.foreign.longest(tokens.words, start):
            return True
        if any(stop == end for stop, _ in self.grammar.places.matches(tokens.words, start)):
            return True
        known = word in self.grammar.surnames or word in self.grammar.minority_surnames
        return not known and not tokens.surface[start].isascii()

    def _name(self, start: int, end: int, *, sure: bool) -> Name:
        words, particles = self.tokens.surface[start:end], self.grammar.name_particles
        surface = [word if word[0].isupper() or word in particles else word.capitalize() for word in words]
        if self.tokens.shapes[start] == UPPER:
            surface = [word.capitalize() for word in surface]
        return Name(older_tone_placement(" ".join(surface)), start, end, sure)

    def _is_place(self, start: int, end: int) -> bool:
        return any(stop == end for stop, _ in self.grammar.bare_places.matches(self.tokens.words, start))

    def _begins_with_place(self, start: int, end: int) -> bool:
        """Whether the words are a place, or a place and more ("Hà Nội I", "Thái Bình Dương")."""
        matches = self.grammar.bare_places.matches(self.tokens.words, start)
        strong = self.tokens.words[start] in self.grammar.strong_surnames
        return any(stop == end or (stop < end and not strong) for stop, _ in matches if stop - start > 1)


_VOWELS = frozenset("aeiouy")
_AFTER_NAME = frozenset({",", "-", "–", "và", ";"})
