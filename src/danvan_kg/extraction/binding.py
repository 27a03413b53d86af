"""Whose a chain of titles is, and how it is held.

What stands beside the chain tells: a name right after it, a name before it, a phrase that makes or ends positions, a stretch of time.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.chains import Chain, after_bracket, chains
from danvan_kg.extraction.elements import BodyMention, Element, Honorific, Mark, Trigger, Words
from danvan_kg.extraction.grammar import Grammar
from danvan_kg.extraction.names import Name
from danvan_kg.extraction.periods import Period, period_in
from danvan_kg.extraction.titles import Title
from danvan_kg.extraction.tokens import Tokens
from danvan_kg.observation import Relation

_STRENGTH = {
    "leave": Relation.LEAVES,
    "nominate": Relation.NOMINATED,
    "former": Relation.FORMER,
    "appoint": Relation.APPOINTED,
}
_BODIES_JOINED = frozenset({"executive", "standing", "committee", "inspection", "caucus", "council", "assembly"})
_NEAR_WORDS = 3
_REACH = 16  # words, other than titles and bodies, between a person and the phrase that gives the post
_PASSIVE = 8  # words that an agent takes between "được" and the verb
_DENIAL = 5  # words in which a denial stands before the phrase that it denies
_BRACKET = 40  # code points in which a bracket with a stretch of time closes
_BESIDE = frozenset({",", "-", "–", "—", "(", ":"})


@dataclass(frozen=True, slots=True)
class Bound:
    """A title, or membership of a body, that belongs to a person.

    `name` is None for the person of whom the text speaks at this point. `start` and `end` are tokens of the quote.
    `siblings` are the other titles of the chain, the following ones first.
    """

    name: Name | None
    relation: Relation
    rule: str
    start: int
    end: int
    title: Title | None = None
    body: BodyMention | None = None
    siblings: tuple[Title, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    period: Period | None = None


@dataclass(frozen=True)
class Binder:
    """Binds the chains of one sentence."""

    grammar: Grammar
    tokens: Tokens
    elements: Sequence[Element]

    def bind(self) -> Iterator[Bound]:
        preposed: Name | None = None
        for chain in chains(self.elements, self.grammar.joining):
            right, left = self._name_right(chain.last), self._name_left(chain.first)
            trigger = self._trigger_left(chain.first)
            listed = self._list(chain.last) if chain.titles[0].plural else []
            if listed:
                for name in listed:
                    yield from self._row(chain.titles, name, "position.plural")
            elif trigger is not None and (right is None or self._kind(trigger) in ("leave", "join")):
                yield from self._triggered(chain, trigger, right)
            elif right and left:
                yield from self._between(chain, left, right, left is preposed)
            elif right:
                yield from self._row(chain.titles, right, "position.preposed")
            elif left:
                yield from self._row(chain.titles, left, "position.postposed", period=self._period_after(chain))
            elif (period := self._period(chain)) and self._follows(chain, period):
                name = self._subject(chain.first)
                if name or period.stop <= self.tokens.starts[chain.titles[0].start]:
                    yield from self._row(chain.titles, name, "position.career", period=period)
            preposed = right or preposed
        yield from self._joined()

    def _row(
        self,
        titles: Sequence[Title],
        name: Name | None,
        rule: str,
        relation: Relation = Relation.HOLDS,
        period: Period | None = None,
    ) -> Iterator[Bound]:
        status = ""
        if relation is Relation.HOLDS and period and not period.ongoing:
            relation = Relation.FORMER
        for index, title in enumerate(titles):
            status = title.status or status
            own = Relation(status) if relation is Relation.HOLDS and status in ("former", "appointed") else relation
            siblings = (*titles[index + 1 :], *reversed(titles[:index]))
            points = [title.start, title.end, *((name.start, name.end) if name else ())]
            yield Bound(name, own, rule, min(points), max(points), title=title, siblings=siblings, period=period)

    def _between(self, chain: Chain, left: Name, right: Name, preposed: bool) -> Iterator[Bound]:
        """A chain between two names: a semicolon parts it; else it goes the way that the name before it had its own."""
        split = chain.breaks[-1] if chain.breaks else 0
        if not split and len(chain.titles) > 1 and not preposed:
            split = len(chain.titles) - 1
        yield from self._row(chain.titles[:split], left, "position.postposed")
        yield from self._row(chain.titles[split:], right, "position.preposed")

    def _list(self, index: int) -> list[Name]:
        """The names of a list after "các Phó Chủ tịch (:)", up to the next such head or other words.

        Where commas part the first persons, a semicolon ends the list.
        """
        names: list[Name] = []
        colon, parted = index < len(self.elements) and self._is_mark(index, ":"), False
        for element in self.elements[index:]:
            if isinstance(element, Name):
                names += [] if element.single else [element]
            elif isinstance(element, Mark):
                if element.text == ";" and (not colon or (len(names) > 1 and not parted)):
                    break
                parted = parted or element.text == ";"
            elif self._ends_list(element, colon):
                break
        return names

    def _ends_list(self, element: Element, colon: bool) -> bool:
        if isinstance(element, Title):
            return element.plural or not colon
        if isinstance(element, Words):
            return element.words not in self.grammar.joining
        return not isinstance(element, Honorific)

    # What stands beside a chain

    def _is_mark(self, index: int, *texts: str) -> bool:
        element = self.elements[index]
        return isinstance(element, Mark) and element.text in texts

    def _name_right(self, index: int) -> Name | None:
        elements = self.elements
        index = after_bracket(elements, index)
        while index < len(elements) and isinstance(elements[index], Honorific):
            index += 1
        element = elements[index] if index < len(elements) else None
        return element if isinstance(element, Name) else None

    def _name_left(self, index: int) -> Name | None:
        """The name before a chain: with a comma, a dash, a bracket or nothing between; bracketed remarks are skipped."""
        index -= 1
        if index >= 0 and self._is_mark(index, *_BESIDE):
            index -= 1
        if index >= 0 and self._is_mark(index, ")"):
            while index >= 0 and not self._is_mark(index, "("):
                index -= 1
            index -= 1
        element = self.elements[index] if index >= 0 else None
        return element if isinstance(element, Name) else None

    def _trigger_left(self, index: int) -> int | None:
        """The index of the phrase right before a chain that makes or ends positions; small words are skipped."""
        for before in range(index - 1, -1, -1):
            element = self.elements[before]
            if isinstance(element, Trigger):
                return before
            small = isinstance(element, Words) and all(word in self.grammar.small_words for word in element.words)
            if not small and not (isinstance(element, Mark) and element.text == ":"):
                return None
        return None

    def _triggered(self, chain: Chain, trigger: int, right: Name | None) -> Iterator[Bound]:
        kind = self._kind(trigger)
        if self._denied(trigger):
            return
        period = self._period(chain)
        name = (self._of_person(chain.last) or right) if kind != "hold" else None
        if name is None:
            if kind == "hold" and not period and not self._beside(trigger):
                return
            if kind in ("appoint", "nominate") and not self._passive(trigger):
                return
            name = self._subject(trigger)
        relation = self._relation(trigger)
        if name is None and relation is not Relation.HOLDS and not period and not self._speaks_on(trigger):
            return
        if relation is Relation.APPOINTED and (self._presented(trigger) or (period and period.ongoing)):
            relation = Relation.HOLDS
        if relation in (Relation.APPOINTED, Relation.HOLDS) and period and not period.ongoing:
            relation = Relation.FORMER
        yield from self._row(chain.titles, name, f"position.{kind}", relation, period)

    def _kind(self, trigger: int) -> str:
        element = self.elements[trigger]
        return element.kind if isinstance(element, Trigger) else ""

    def _of_person(self, index: int) -> Name | None:
        """The name after "đối với", "cho", "của" that follow a chain, at once or ("đối với") later in the clause."""
        for after in range(index, len(self.elements)):
            element = self.elements[after]
            if isinstance(element, Words):
                at_once = after == index and element.words in self.grammar.of_person
                if at_once or element.words[-2:] == ("đối", "với"):
                    return self._name_right(after + 1)
            elif isinstance(element, Name) or (isinstance(element, Mark) and element.text in {";", "."}):
                return None
        return None

    def _subject(self, index: int) -> Name | None:
        """The nearest name before `index` in the sentence, unless too much else is said between."""
        between = 0
        for element in reversed(self.elements[:index]):
            if isinstance(element, Name):
                return element
            if isinstance(element, Words):
                between += len(element.words)
            if between > _REACH:
                return None
        return None

    def _beside(self, trigger: int) -> bool:
        """Whether the subject of a copula stands right before it, with no more than its own titles between."""
        for element in reversed(self.elements[:trigger]):
            if isinstance(element, Name | Honorific):
                return True
            if isinstance(element, Words) and len(element.words) > _NEAR_WORDS:
                return False
            if isinstance(element, BodyMention):
                return False
        return trigger == 0

    def _passive(self, trigger: int) -> bool:
        """Whether "được" stands right before the phrase: then its subject is the person."""
        start = self.elements[trigger].start
        return "được" in self.tokens.words[max(0, start - _PASSIVE) : start]

    def _denied(self, trigger: int) -> bool:
        """ "không được đề cử bầu làm …": nothing is stated."""
        start = self.elements[trigger].start
        return not self.grammar.denials.isdisjoint(self.tokens.words[max(0, start - _DENIAL) : start])

    def _speaks_on(self, trigger: int) -> bool:
        """Whether a form of address without a name stands before the phrase ("ông thôi giữ chức")."""
        return any(isinstance(element, Honorific) for element in self.elements[:trigger])

    def _presented(self, trigger: int) -> bool:
        """ "do ông A, Bí thư B, làm Trưởng đoàn": the part is presented, not taken."""
        if self._kind(trigger) != "take":
            return False
        for element in reversed(self.elements[:trigger]):
            if isinstance(element, Words):
                return element.words[-1] == "do"
            if not isinstance(element, Name | Title | Honorific | Mark):
                return False
        return False

    def _relation(self, trigger: int) -> Relation:
        """What the phrase says, or the nearest one before it in the clause that says more."""
        near = self._kind(trigger)
        if near in _STRENGTH:
            return _STRENGTH[near]
        object_seen = False
        for element in reversed(self.elements[:trigger]):
            if isinstance(element, Trigger) and element.kind in _STRENGTH:
                # A departure with its own object does not reach the next post ("thôi giữ chức A để giữ chức B").
                if element.kind != "leave" or not object_seen:
                    return _STRENGTH[element.kind]
            elif isinstance(element, Title | BodyMention | Name):
                object_seen = True
            elif isinstance(element, Mark) and element.text == ";":
                break
        return Relation.HOLDS if near == "hold" else Relation.APPOINTED

    def _period(self, chain: Chain) -> Period | None:
        """The stretch of time stated before the chain in its clause, or in brackets right after it."""
        tokens, elements = self.tokens, self.elements
        first = chain.first
        while first > 0 and not self._is_mark(first - 1, ";"):
            first -= 1
        if first < chain.first:
            start, end = tokens.starts[elements[first].start], tokens.starts[chain.titles[0].start]
            period = period_in(tokens.text, start, end)
            if period and not self._of_term(period):
                return period
        return self._period_after(chain)

    def _period_after(self, chain: Chain) -> Period | None:
        if chain.last < len(self.elements) and self._is_mark(chain.last, "("):
            start = self.tokens.ends[self.elements[chain.last].start]
            end = self.tokens.text.find(")", start, start + _BRACKET)
            return period_in(self.tokens.text, start, end) if end > 0 else None
        return None

    def _of_term(self, period: Period) -> bool:
        """Whether the stretch is that of a committee's term or of a plan ("nhiệm kỳ 2015-2020"), not of a career."""
        before = self.tokens.text[: period.start].rstrip(" (").lower()
        return before.endswith(tuple(self.grammar.term_words))

    def _follows(self, chain: Chain, period: Period) -> bool:
        """Whether the chain stands right after the stretch of time, or right before it."""
        start = self.tokens.starts[chain.titles[0].start]
        between = self.tokens.text[period.stop : start]
        bracketed = self.tokens.text[: period.start].endswith("(")
        return period.start > start or (len(between.split()) <= _NEAR_WORDS and not bracketed)

    # Membership of bodies

    def _joined(self) -> Iterator[Bound]:
        """ "tham gia Ban Chấp hành, Ban Thường vụ Tỉnh ủy": a member of each of these bodies."""
        for index, element in enumerate(self.elements):
            if not isinstance(element, Trigger) or element.kind not in ("join", "leave"):
                continue
            bodies = self._bodies_after(index + 1)
            if not bodies:
                continue
            name = self._subject(index)
            relation = self._relation(index)
            following = tuple(e for e in self.elements[index:] if isinstance(e, Title))
            for position, body in enumerate(bodies):
                start = min(element.start, name.start) if name else element.start
                yield Bound(
                    name,
                    relation,
                    "position.join",
                    start,
                    body.end,
                    body=body,
                    bodies=tuple(bodies[position + 1 :]),
                    siblings=following,
                )

    def _bodies_after(self, index: int) -> list[BodyMention]:
        found: list[BodyMention] = []
        for element in self.elements[index:]:
            if isinstance(element, BodyMention):
                if element.body.head.group not in _BODIES_JOINED:
                    break
                found.append(element)
            elif (isinstance(element, Mark) and element.text == ",") or (
                isinstance(element, Words) and element.words in self.grammar.joining
            ):
                continue
            else:
                break
        return found
