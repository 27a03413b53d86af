"""Who joins, leaves or makes up a body: "A, B tham gia Ban Chấp hành", "bầu A vào Ban Bí thư"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.recognition.elements import BodyMention, Honorific, Mark, Trigger, Words
from danvan_kg.extraction.recognition.holding import Holding
from danvan_kg.extraction.recognition.lists import Lists
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.neighbours import WINDOW, Neighbours
from danvan_kg.extraction.recognition.subjects import Subjects
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.observation import Relation

_WITH_MEMBERS = frozenset({"executive", "standing", "committee", "inspection", "caucus", "council", "assembly"})
_GIVING = frozenset({"appoint", "nominate"})
_TERM = 8  # elements between a body and the list of its members: "(khóa XIII), gồm:"
_COUNT = 5  # words with which a list is opened: "gồm có 3 đồng chí"
_LISTED = 400  # elements in the longest list
_LEAST = 2  # persons in what is a list by its commas alone


@dataclass(frozen=True, slots=True)
class Membership:
    """Persons and the bodies of which each of them is a member. `at` is the index of the element that says it.

    A name is None for the person of whom the text speaks at this point.
    """

    names: Sequence[Name | None]
    relation: Relation
    bodies: Sequence[BodyMention]
    at: int


@dataclass(frozen=True)
class Memberships:
    """Reads the memberships that one sentence states. Indexes are those of elements."""

    near: Neighbours
    holding: Holding
    subjects: Subjects
    lists: Lists

    def read(self) -> Iterator[Membership]:
        """The memberships, in order of the text."""
        for index, element in enumerate(self.near.elements):
            if isinstance(element, BodyMention):
                if composed := self._composed(index, element):
                    yield composed
            elif isinstance(element, Trigger):
                joined = element.kind in ("join", "leave")
                found = self._joined(index) if joined else self._chosen(index) if element.kind in _GIVING else None
                if found:
                    yield found

    def _joined(self, trigger: int) -> Membership | None:
        """ "A, B và C tham gia Ban Chấp hành, Ban Thường vụ Tỉnh ủy": a member of each of these bodies."""
        bodies = self._bodies_after(trigger + 1)
        if not bodies or self.holding.denied(trigger):
            return None
        names: Sequence[Name | None] = self._listed_behind(bodies[-1])
        if not names:
            if self.subjects.others_act(trigger):
                return None
            names = self.subjects.all_before(trigger)
            if not names and self._of_anybody(trigger):
                return None
            names = names or [None]
        return Membership(names, self.holding.relation(trigger), bodies, trigger)

    def _of_anybody(self, trigger: int) -> bool:
        """Whether the subject of the phrase is a word for persons: "danh sách nhân sự | được giới thiệu tham gia"."""
        for index in self.near.outside_brackets(trigger):
            element = self.near.elements[index]
            if isinstance(element, Words):
                opens = index == 0 or isinstance(self.near.elements[index - 1], Mark)
                told = self.near.grammar.anybody
                return opens and any(told.longest(element.words, at) for at in range(len(element.words)))
            if not isinstance(element, Trigger):
                return False
        return False

    def _chosen(self, trigger: int) -> Membership | None:
        """ "bầu (bổ sung) ông A và ông B vào Ban Bí thư", "bầu 3 người vào Ban Bí thư gồm: A, B, C"."""
        opener = self._opener(trigger)
        bodies = self._bodies_after(opener + 1) if opener is not None else []
        if opener is None or not bodies or self.holding.denied(trigger):
            return None
        between = self.near.elements[trigger + 1 : opener]
        named = [e for e in between if isinstance(e, Name)]
        names = self._listed_behind(bodies[-1]) or named
        return Membership(names, self.holding.relation(trigger), bodies, trigger) if names else None

    def _opener(self, trigger: int) -> int | None:
        """The index of the words "vào" by which the clause of the phrase at `trigger` goes on to a body.

        Only the persons who are chosen stand between, or how many they are.
        """
        elements, bracketed = self.near.elements, False
        for index in range(trigger + 1, min(len(elements), trigger + WINDOW)):
            element = elements[index]
            if isinstance(element, Mark) and element.text in "()":
                bracketed = element.text == "("
            elif bracketed:
                continue
            elif isinstance(element, Words):
                if element.words[-1] in self.near.grammar.entering:
                    return index
                if element.words not in self.near.grammar.joining:
                    return None
            elif not isinstance(element, Name | Honorific | Title) and not self.near.is_mark(index, ",", "-", "–"):
                return None
        return None

    def _composed(self, index: int, body: BodyMention) -> Membership | None:
        """ "Ban Thường vụ Tỉnh ủy (khóa XX) gồm các đồng chí: A, B, C"."""
        if not self._has_members(body) or not (names := self._listed_behind(body)) or self._parted(index, body):
            return None
        trigger = self.near.trigger_left(index)
        given = trigger is not None and self.near.kind_of(trigger) in _GIVING
        if trigger is not None and not given:
            return None
        relation = self.holding.relation(trigger) if trigger is not None else Relation.HOLDS
        return Membership(names, relation, [body], index)

    def _parted(self, index: int, body: BodyMention) -> bool:
        """Whether the persons of a list have parts in the body itself: "Thường trực HĐND gồm ông A, Chủ tịch; …"."""
        titles = [e for e in self.near.elements[index + 1 : index + WINDOW] if isinstance(e, Title)]
        elided = bool(titles) and not (titles[0].body or titles[0].organization or titles[0].place)
        return elided or any(title.body and title.body.head is body.body.head for title in titles)

    def _listed_behind(self, body: BodyMention) -> list[Name]:
        """The persons of a list that a word or a colon opens behind the body and its term."""
        elements = self.near.elements
        index = next(i for i, element in enumerate(elements) if element is body) + 1
        listed = bracketed = False
        for after in range(index, min(len(elements), index + _TERM)):
            element = elements[after]
            if isinstance(element, Words):
                listed = self._opens_list(element)
                if not (listed or self._tells_term(element.words)):
                    return []
            elif isinstance(element, Honorific | Name | Title):
                names = self.lists.persons(after) if listed else []
                return names if len(names) >= _LEAST else []
            elif self.near.is_mark(after, "(", ")"):
                if bracketed == self.near.is_mark(after, "("):
                    return []
                bracketed = not bracketed
            elif not self.near.is_mark(after, ":", ",", "-", "–"):
                return []
            else:
                listed = listed or self.near.is_mark(after, ":")
        return []

    def _opens_list(self, element: Words) -> bool:
        """Whether the words, behind a term, end with one for what makes up a whole: "gồm", "khóa XX gồm 3 đồng chí"."""
        words = element.words
        at = next((at for at in range(len(words)) if self.near.grammar.composing.longest(words, at)), None)
        if at is None or len(words) - at > _COUNT:
            return False
        return at == 0 or self._tells_term(words[:at])

    def _tells_term(self, words: Sequence[str]) -> bool:
        """Whether the words begin with one that dates a body: "khóa XIII", "nhiệm kỳ 2020 - 2025"."""
        return self.near.grammar.terms.longest(words, 0) is not None

    def _has_members(self, mention: BodyMention) -> bool:
        """Whether the body is one that has members."""
        return mention.body.head.group in _WITH_MEMBERS

    def _bodies_after(self, index: int) -> list[BodyMention]:
        """The bodies with members in the list at `index`."""
        found: list[BodyMention] = []
        for element in self.near.elements[index : index + _LISTED]:
            if isinstance(element, BodyMention):
                if not self._has_members(element):
                    break
                found.append(element)
            elif not found or not (
                (isinstance(element, Mark) and element.text == ",")
                or (isinstance(element, Words) and element.words in self.near.grammar.joining)
            ):
                break
        return found
