"""A recursive descent over tokens: at each head every reading that the lexicon allows is tried, the best one stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from danvan_kg.extraction.recognition.abroad import Abroad
from danvan_kg.extraction.recognition.bodies import COUNTRIES, Body, PlaceName
from danvan_kg.extraction.recognition.complements import ComplementReader
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.open_names import OpenNameReader
from danvan_kg.extraction.recognition.place_names import PlaceNameReader
from danvan_kg.extraction.recognition.tokens import CAPITAL, LOWER, NUMBER, UPPER, Tokens
from danvan_kg.lexicon.organizations import Head

# Bodies nest a few deep in speech; what goes deeper is no name.
_DEPTH = 6
_NAMED = (CAPITAL, UPPER)
# Groups whose bodies exist in every state: a country after the name makes it another state's.
_OF_STATES = frozenset({"ministry", "assembly", "government"})
# Groups whose bodies may bear a person's name; elsewhere the person holds a post in a body that is not named.
_NAMED_AFTER_PERSONS = frozenset({"school", "enterprise", "hospital", "civic", "media", "institute"})
# Groups whose bodies are no part of an open name, but what it belongs to.
_NEVER_INSIDE = frozenset({"committee", "standing", "state", "council-people", "office", "department", "ministry"})
_PARTY = "đảng"
_ABOUT = "về"
_EMBASSY = "embassy"
_AT = (["tại"], ["ở"])
_TWO_WORDS = 2
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "IX": "9"}


@dataclass(frozen=True)
class BodyParser:
    """Reads bodies in one article's tokens; results are remembered by place, so that reading is linear."""

    grammar: Grammar
    tokens: Tokens
    memory: dict[tuple[int, bool], Body | None] = field(default_factory=dict)
    nesting: list[int] = field(default_factory=list)

    @cached_property
    def places(self) -> PlaceNameReader:
        return PlaceNameReader(self.grammar, self.tokens)

    @cached_property
    def open_names(self) -> OpenNameReader:
        return OpenNameReader(self.grammar, self.tokens, self.places, self._begins, self._ends_name)

    @cached_property
    def complements(self) -> ComplementReader:
        return ComplementReader(
            self.grammar, self.tokens, self.open_names, lambda start, titled: self.at(start, titled=titled)
        )

    def _begins(self, start: int) -> bool:
        return self.at(start) is not None

    def _ends_name(self, start: int, of: Sequence[str]) -> bool:
        """Whether a body begins here that is no part of an open name but its owner: one of the groups `of`."""
        body = self.at(start)
        if body is None or body.end == start + 1:
            return False
        long = body.head.domain != "open" or body.end > start + 2
        return body.head.group in _NEVER_INSIDE or (body.head.group in of and long)

    def at(self, start: int, *, titled: bool = False) -> Body | None:
        """The best reading of a body that begins at token `start`.

        `titled`: after a role, where small letters are no bar.
        """
        key = (start, titled)
        if key in self.memory:
            return self.memory[key]
        words, grammar = self.tokens.words, self.grammar
        if start >= len(words) or words[start] not in grammar.heads:
            return None
        # "Trưởng ban Ban Dân vận": it begins with the second
        if start + 1 < len(words) and words[start + 1] == words[start]:
            return None
        if len(self.nesting) > _DEPTH:
            return None
        # Until it is read, a head has no reading: so none is its own complement.
        self.memory[key] = None
        if grammar.no_names.longest(words, start) is None and grammar.historical.longest(words, start) is None:
            self.nesting.append(start)
            self.memory[key] = self._best(start, titled)
            self.nesting.pop()
        return self.memory[key]

    def completed(self, head: Head, start: int, after: int) -> Body:
        """A body whose head the words before `after` imply ("Đảng ủy viên"), with the complement that stands there."""
        of, end = self.complements.longest(head, after, titled=True)
        return Body(head, start, end, of=of)

    def subject(
        self, head: Head, start: int, *, titled: bool = False, head_at: int | None = None
    ) -> tuple[str, int] | None:
        """(the subject of a body with the head `head` that begins at token `start`, its end).

        `head_at` is where the head begins: its first capital is that of a unit that the lexicon has whole.
        """
        if head.domain == "phrase":
            named = self.open_names.phrase(start) if titled else self.open_names.at(start)
            return self.open_names.with_term(named) if named else None
        if head.domain == "open":
            return self._open_subject(head, start, titled)
        found = self.grammar.domains[head.domain or ""].longest(self.tokens.words, start)
        if not found or not self._one_sentence(start - 1, found[0]):
            return None
        end, subject = found
        if self._runs_on(end):
            return None
        whole = head_at is not None and head.domain in self.grammar.lexicon.units.domains
        before = head_at if whole and head_at is not None else start - 1
        small = self.tokens.shapes[start] == LOWER and self.tokens.shapes[before] == LOWER
        if small and not titled:
            return None
        return self._mission(subject, end) if head.group == _EMBASSY else (subject, end)

    def _runs_on(self, position: int) -> bool:
        """Whether a dash and a small word go on with a subject that no list has: "Ban Tổ chức | - cán bộ"."""
        tokens = self.tokens
        if tokens.words[position : position + 1] != ["-"] or tokens.shapes[position + 1 : position + 2] != [LOWER]:
            return False
        return self.grammar.compounds.longest(tokens.words, position + 1) is not None

    def _best(self, start: int, titled: bool) -> Body | None:
        best: Body | None = None
        readings = list(self._heads(start))
        for after, head in readings:
            # "Ban Chỉ đạo" without a subject is not a board called "Chỉ", "NHIỆM VỤ" no department.
            if head.domain == "open" and after == start + 1 and (readings[-1][0] > after or self._in_capitals(start)):
                continue
            body = self._fixed(head, start, after, titled) if head.fixed else self._read(head, start, after, titled)
            if body and (best is None or body.preference > best.preference):
                best = body
        return best

    def _other_words(self, head: Head, start: int) -> bool:
        """Whether the first word of the head belongs to the one before it: "toàn quốc | Hội Nông dân"."""
        return bool(head.not_after) and start > 0 and self.tokens.words[start - 1] in head.not_after

    def _heads(self, start: int) -> Iterator[tuple[int, Head]]:
        """(end, head) of the heads at token `start`, without those whose subject no word behind them can begin."""
        words, sentence, domains = self.tokens.words, self.tokens.sentence, self.grammar.domains
        for after, head in self.grammar.heads.matches(words, start):
            if sentence[after - 1] != sentence[start]:
                return
            domain = domains.get(head.domain) if head.domain else None
            if domain is not None and (after == len(words) or words[after] not in domain):
                continue
            if not self._other_words(head, start):
                yield after, head

    def _in_capitals(self, position: int) -> bool:
        """Whether a word stands within a line of capitals, where they tell no name."""
        shapes = self.tokens.shapes
        return (
            position > 0
            and shapes[position - 1] == shapes[position] == UPPER
            and self._one_sentence(position - 1, position + 1)
        )

    def _one_sentence(self, start: int, end: int) -> bool:
        sentence = self.tokens.sentence
        return end <= len(sentence) and sentence[max(start, 0)] == sentence[end - 1]

    def _fixed(self, head: Head, start: int, after: int, titled: bool) -> Body | None:
        if not titled and all(shape == LOWER for shape in self.tokens.shapes[start:after]):
            return None
        tail = self.grammar.tails.get(head.name)
        found = tail.longest(self.tokens.words, after) if tail else None
        end, abroad = self.abroad(head, found[0] if found else after)
        return Body(head, start, end, abroad=abroad)

    def _said_twice(self, start: int, after: int, titled: bool) -> Body | None:
        """ "Tập đoàn PVN": the body of an abbreviation that holds the head which stands before it."""
        words = self.tokens.words
        if after - start < _TWO_WORDS or words[start:after] != words[after : 2 * after - start]:
            return None
        body = self.at(after, titled=titled)
        return replace(body, start=start) if body else None

    def _read(self, head: Head, start: int, after: int, titled: bool) -> Body | None:
        words = self.tokens.words
        doubled = head.domain == "open" and after < len(words) and words[after] == words[start]
        if doubled and (inner := self._said_twice(start, after, titled)):
            return inner
        found = self.subject(head, after, titled=titled, head_at=start) if head.domain else None
        subject, end = found or ("", after)
        if head.domain not in (None, "phrase") and not subject:
            return None
        end, abroad = self.abroad(head, end)
        if abroad:
            return Body(head, start, end, subject, abroad=abroad)
        number = self._number(end, digits=head.digits) if head.number else ("", end)
        if number is None or not (titled or self._written_as_name(head, start, after, subject)):
            return None
        of, end = self.complements.longest(head, number[1], titled=titled)
        if isinstance(of, PlaceName) and "central" in head.of and not of.unit:
            end, abroad = self._party(end)
        about, end = self._about(end) if head.domain == "phrase" else ("", end)
        body = Body(head, start, end, subject, of, number[0], abroad, about)
        return body if self._stands(body, titled) else None

    def _about(self, position: int) -> tuple[str, int]:
        """What a committee is for, where that stands behind its level: "Ban Chỉ đạo Trung ương | về phòng, chống …"."""
        told = self.tokens.words[position : position + 1] == [_ABOUT] and self._one_sentence(position - 1, position + 1)
        found = self.open_names.phrase(position + 1) if told else None
        return (f"{_ABOUT} {found[0]}", found[1]) if found else ("", position)

    def _written_as_name(self, head: Head, start: int, after: int, subject: str) -> bool:
        """Whether a head that needs it has a capital, or stands before a subject that has."""
        shapes = self.tokens.shapes
        return not head.capital or shapes[start] != LOWER or (bool(subject) and shapes[after] != LOWER)

    def _stands(self, body: Body, titled: bool) -> bool:
        """Whether a body without complement is one: the head may stand alone, or something else names it."""
        if body.of is not None:
            return True
        head = body.head
        if head.domain == "open" and not titled and len(self.nesting) == 1 and self.tokens.shapes[body.start] == LOWER:
            return False
        return head.bare or head.domain is not None or head.number

    def abroad(self, head: Head, position: int) -> tuple[int, Abroad | None]:
        """(the end of what makes a body another state's or party's right after its name, that state and party)."""
        if head.party:
            return self._party(position)
        if head.group not in _OF_STATES:
            return position, None
        end, abroad = self.state(position)
        return (end, abroad) if abroad else (self.after_own(position), None)

    def after_own(self, position: int) -> int:
        """The end of the name of this state at `position`, by which a body or office is no other one."""
        own = self.grammar.wide["country"].longest(self.tokens.words, position)
        return own[0] if own and self._one_sentence(position - 1, own[0]) else position

    def state(self, position: int) -> tuple[int, Abroad | None]:
        """The name of another state at `position`."""
        if position >= len(self.tokens) or self.tokens.shapes[position] == LOWER:
            return position, None
        found = self.grammar.foreign.longest(self.tokens.words, position)
        return (
            (found[0], Abroad(found[1])) if found and self._one_sentence(position - 1, found[0]) else (position, None)
        )

    def _party(self, position: int) -> tuple[int, Abroad | None]:
        """The name of another state at `position`, or of a party of it, whose first word may stand before."""
        words = self.tokens.words
        start = position + 1 if words[position : position + 1] == [_PARTY] else position
        named = self.grammar.parties.longest(words, start)
        end, abroad = self.state(named[0] if named else start)
        if abroad is None:
            return position, None
        party = " ".join(filter(None, (_PARTY.capitalize(), named[1] if named else "", abroad.country.name)))
        said = named is not None or words[start - 1] == _PARTY
        return end, replace(abroad, party=abroad.country.party if said and not named else party if said else "")

    # What the body is about

    def _open_subject(self, head: Head, start: int, titled: bool) -> tuple[str, int] | None:
        """A run of words, unless another known body begins there or the head is only said twice."""
        words = self.tokens.words
        if start < len(words) and words[start] == words[start - 1]:
            return None
        inner = self.at(start)
        if inner and (inner.head.domain != "open" or (head.group == "unit" and inner.end > start + 2)):
            return None
        if head.group not in _NAMED_AFTER_PERSONS and self.open_names.begins_with_person(start):
            return None
        found = self.open_names.at(start, titled=titled, of=head.of)
        return found or (self.open_names.small(start, of=head.of) if titled else None)

    def _mission(self, country: str, end: int) -> tuple[str, int]:
        """ "Nhật Bản tại Việt Nam": a country and the one in which it is represented."""
        words = self.tokens.words
        if words[end : end + 1] not in _AT:
            return country, end
        host = self.grammar.domains[COUNTRIES].longest(words, end + 1)
        place = None if host else self.places.at(end + 1) or self.places.bare(end + 1)
        if place and place.name:
            return f"{country} tại {place.unit} {place.name}", place.end
        return (f"{country} tại {host[1]}", host[0]) if host else (country, end)

    def _number(self, position: int, *, digits: bool) -> tuple[str, int] | None:
        """A number in digits or Roman letters, or a name in its place unless it must be `digits`."""
        tokens = self.tokens
        if position >= len(tokens):
            return None
        surface = tokens.surface[position]
        if tokens.shapes[position] == NUMBER or surface in _ROMAN:
            return _ROMAN.get(surface, surface), position + 1
        if digits or tokens.shapes[position] not in _NAMED or self.open_names.begins_with_person(position):
            return None
        return self.open_names.at(position)
