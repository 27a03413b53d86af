"""Whose a chain of titles is, and how it is held."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

from danvan_kg.extraction.recognition.apposition import Apposition
from danvan_kg.extraction.recognition.bodies import PlaceName
from danvan_kg.extraction.recognition.chains import Chain, chains
from danvan_kg.extraction.recognition.elements import BodyMention, Element, Words
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.holding import Holding
from danvan_kg.extraction.recognition.leaving import Leaving
from danvan_kg.extraction.recognition.list_heads import ListHeads
from danvan_kg.extraction.recognition.lists import Lists
from danvan_kg.extraction.recognition.memberships import Memberships
from danvan_kg.extraction.recognition.named_behind import NamedBehind
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.neighbours import COPULAS, Neighbours
from danvan_kg.extraction.recognition.periods import Period
from danvan_kg.extraction.recognition.remarks import Remarks
from danvan_kg.extraction.recognition.stretches import Stretches
from danvan_kg.extraction.recognition.stripping import Stripping, Strippings
from danvan_kg.extraction.recognition.subjects import Subjects
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import Tokens
from danvan_kg.observation import Relation

SIBLINGS = 12  # titles of a chain on either side that may tell what one of them leaves out
# Phrases whose object may stand between them and the name: "thôi giữ chức Bí thư đối với A", "cách chức Bí thư A".
_WITH_NAME_AFTER = frozenset({"leave", "join", "asked"})
# Phrases whose object is the post: "bầu (bổ sung) 2 Ủy viên là A và B".
_GIVING = frozenset({"appoint", "leave", "nominate"})
# Phrases before lists of posts: "từng giữ các chức vụ: …", "cách các chức vụ: …".
_LISTING = frozenset({"former", "take", "leave", "hold"})
# Phrases whose subject stands right before them.
_ADJOINING = COPULAS | {"as"}
# Phrases whose subject gives the post.
_BY_OTHERS = frozenset({"appoint", "nominate"})
# How the one whom somebody replaces has the post.
_REPLACED = {
    Relation.APPOINTED: Relation.LEAVES,
    Relation.NOMINATED: Relation.LEAVES,
    Relation.FORMER: Relation.FORMER,
}
_AHEAD = 60  # elements in which the titles stand that tell what the joined bodies belong to


@dataclass(frozen=True, slots=True)
class Bound:
    """A title, or membership of a body, that belongs to a person.

    `name` is None for the person of whom the text speaks at this point. `start` and `end` are tokens of the quote.
    `siblings` are the other titles of the chain, the following ones first. `moved` where the person is said to be sent
    from this post to another: "điều động ông A, Bí thư B, về công tác tại C"; `presented` where the post is in the body
    named before: "Ban Tổ chức lễ tang do ông A làm Trưởng ban".
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
    moved: bool = False
    presented: bool = False


@dataclass(frozen=True)
class Binder:
    """Binds the chains of one sentence."""

    grammar: Grammar
    tokens: Tokens
    elements: Sequence[Element]

    @cached_property
    def near(self) -> Neighbours:
        return Neighbours(self.grammar, self.tokens, self.elements)

    @cached_property
    def behind(self) -> NamedBehind:
        return NamedBehind(self.near)

    @cached_property
    def apposition(self) -> Apposition:
        return Apposition(self.near)

    @cached_property
    def heads(self) -> ListHeads:
        return ListHeads(self.near)

    @cached_property
    def stretches(self) -> Stretches:
        return Stretches(self.near)

    @cached_property
    def leaving(self) -> Leaving:
        return Leaving(self.near)

    @cached_property
    def holding(self) -> Holding:
        return Holding(self.near)

    @cached_property
    def subjects(self) -> Subjects:
        return Subjects(self.near)

    @cached_property
    def lists(self) -> Lists:
        return Lists(self.near)

    @cached_property
    def remarks(self) -> Remarks:
        return Remarks(self.grammar, self.tokens, self.elements)

    @cached_property
    def strippings(self) -> Sequence[Stripping]:
        return list(Strippings(self.near, self.subjects).read())

    def bind(self) -> Iterator[Bound]:
        preposed: Name | None = None
        before: int | None = None
        for chain in self._chains():
            right, left = self.near.name_right(chain.last), self.remarks.name_before(chain.first)
            if right is None and (left is None or left is preposed):
                right = self.behind.dashed(chain.last) or (None if left else self.behind.alone(chain))
            trigger = self.near.trigger_left(chain.first)
            if trigger is None and right is left is None:
                joined = before is not None and self.behind.joined_to(chain, before)
                trigger = before if joined else self._heading(chain)
            listed, shared = self.lists.of(chain), self.lists.before(chain) if right is None else []
            if shared:
                for each in shared:
                    yield from self._row(chain.titles, each, "position.plural")
            elif listed:
                for each in listed:
                    own = [self.lists.modified(title, each) for title in chain.titles]
                    titles = self._in_place(own, self.lists.place_behind(each))
                    yield from self._row(titles, each, "position.plural", self._given(trigger, chain))
            elif trigger is not None and (right is None or self.near.kind_of(trigger) in _WITH_NAME_AFTER):
                yield from self._triggered(chain, trigger, right)
            elif trigger is not None and right and self.near.kind_of(trigger) == "take" and len(chain.titles) > 1:
                yield from self._taken_before(chain, trigger, right)
            else:
                yield from self._beside(chain, left, right, left is preposed)
            preposed, before = right or preposed, trigger
        yield from self._joined()

    def _chains(self) -> Iterator[Chain]:
        """The chains; one is two where its end is another entry of a list: "…, C; Phó Trưởng ban: ông B"."""
        for chain in chains(self.elements, self.grammar):
            split = chain.breaks[-1] if chain.breaks and self.lists.is_entry(chain.last) else 0
            if not split:
                yield chain
                continue
            at = [index for index in range(chain.first, chain.last) if isinstance(self.elements[index], Title)]
            last, first = (index for index in at if self.elements[index] in chain.titles[split - 1 : split + 1])
            yield Chain(chain.titles[:split], chain.first, last + 1, chain.breaks[:-1])
            yield Chain(chain.titles[split:], first, chain.last)

    def _heading(self, chain: Chain) -> int | None:
        """The phrase that heads the list in which a chain stands, where it is one that lists give posts by."""
        trigger = self.heads.before(chain)
        return trigger if trigger is not None and self.near.kind_of(trigger) in _LISTING else None

    def _given(self, trigger: int | None, chain: Chain) -> Relation:
        """How the persons of a list get their titles: "bầu 2 Ủy viên là A và B", and not "trao quyết định cho 2 …"."""
        if trigger is None or self.near.kind_of(trigger) not in _GIVING:
            return Relation.HOLDS
        between = self.elements[trigger + 1 : chain.first]
        given = any(isinstance(e, Words) and e.words[-1:] in self.grammar.of_person for e in between)
        return Relation.HOLDS if given else self.holding.relation(trigger)

    def _beside(self, chain: Chain, left: Name | None, right: Name | None, preposed: bool) -> Iterator[Bound]:
        """The titles of a name right beside them, or of the one whom a copula or the time of the stage tells."""
        leader = chain.titles[-1].leader
        if right and leader:
            # "A, trợ lý Bộ trưởng B", "trợ lý Bộ trưởng B": B is the minister.
            yield from self._row(chain.titles if left else (), left, "position.postposed")
            yield from self._row([leader], right, "position.preposed")
        elif right and left:
            yield from self._between(chain, left, right, preposed)
        elif right:
            yield from self._row(chain.titles, right, "position.preposed", self._retiring(chain, right))
        elif left and self.apposition.serves_elsewhere(left, chain.titles[0]):
            return
        elif left:
            period, moved = self.stretches.behind(chain), self.leaving.is_moved(left)
            for bound in self._row(chain.titles, left, "position.postposed", self._retiring(chain, left=left), period):
                yield replace(bound, moved=moved)
        else:
            yield from self._apart(chain)

    def _apart(self, chain: Chain) -> Iterator[Bound]:
        """The titles beside which no name stands: a copula, the time of the stage or the next post tells the person."""
        if named := self.behind.by_copula(chain.last):
            yield from self._row(chain.titles, named, "position.named")
        elif self.leaving.leads_to_another(chain):
            for bound in self._row(chain.titles, self.subjects.before(chain.first), "position.moved"):
                yield replace(bound, moved=True)
        elif (period := self.stretches.of(chain)) and self.stretches.adjoins(chain, period):
            name = self.subjects.before(chain.first)
            if name or period.stop <= self.tokens.starts[chain.titles[0].start]:
                yield from self._row(chain.titles, name, "position.career", period=period)
        elif stage := self.stretches.of_stage(chain):
            yield from self._row(chain.titles, None, "position.career", period=stage)
        elif apposed := self.apposition.holder(chain):
            yield from self._row(chain.titles, apposed, "position.postposed")

    def _retiring(self, chain: Chain, right: Name | None = None, left: Name | None = None) -> Relation:
        """How titles are held of which no phrase says it: given up where the person is said to retire."""
        if any(title.status == "former" for title in chain.titles):
            return Relation.HOLDS
        if left and self.remarks.is_retired(left):
            return Relation.LEAVES
        if right is None and self.leaving.turns(chain.last):
            return Relation.FORMER
        behind = chain.last
        while right and self.elements[behind] is not right:
            behind += 1
        behind += right is not None
        if self.leaving.is_dismissed(behind):
            return Relation.LEAVES
        return self.remarks.retires(behind) or Relation.HOLDS

    def _taken_before(self, chain: Chain, trigger: int, right: Name) -> Iterator[Bound]:
        """ "A làm Bí thư B, Phó Chủ tịch C …": the last title, or those behind a semicolon, are of the next person."""
        split = chain.breaks[-1] if chain.breaks else self._next_chain(chain.titles)
        yield from self._triggered(replace(chain, titles=chain.titles[:split]), trigger, None)
        yield from self._row(chain.titles[split:], right, "position.preposed")

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
            # "nguyên" reaches the titles that follow, "tân" does not.
            status = title.status or (status if status == "former" else "")
            own = Relation(status) if relation is Relation.HOLDS and status in ("former", "appointed") else relation
            own = Relation.FORMER if title.status == "former" and relation is Relation.APPOINTED else own
            before = self._in_stage(titles[max(0, index - SIBLINGS) : index], title)
            siblings = (*titles[index + 1 : index + 1 + SIBLINGS], *reversed(before))
            points = [title.start, title.end, *((name.start, name.end) if name else ())]
            yield Bound(name, own, rule, min(points), max(points), title=title, siblings=siblings, period=period)

    def _in_stage(self, titles: Sequence[Title], title: Title) -> Sequence[Title]:
        """Those of the titles before `title` that no semicolon parts from it."""
        first = titles[0].end if titles else title.start
        for position in range(title.start - 1, first - 1, -1):
            if self.tokens.words[position] == ";":
                return [each for each in titles if each.start > position]
        return titles

    def _in_place(self, titles: Sequence[Title], place: PlaceName | None) -> Sequence[Title]:
        """ "các Chủ tịch UBND huyện: A (X), B (Y)": the titles with the place behind one of the names."""
        if place is None:
            return titles
        return [replace(title, body=title.body.in_place(place)) if title.body else title for title in titles]

    def _between(self, chain: Chain, left: Name, right: Name, preposed: bool) -> Iterator[Bound]:
        """A chain between two names: a semicolon parts it; else it goes the way that the name before it had its own."""
        split = chain.breaks[-1] if chain.breaks else 0
        if not split and len(chain.titles) > 1 and not preposed:
            split = self._next_chain(chain.titles)
        yield from self._row(chain.titles[:split], left, "position.postposed")
        yield from self._row(chain.titles[split:], right, "position.preposed")

    def _next_chain(self, titles: Sequence[Title]) -> int:
        """Where the titles of the next person begin.

        It is with an office at the head of the party behind a lower one, else with the last title.
        """
        leading = [self._leads(title) for title in titles]
        later = (at for at in range(1, len(titles)) if leading[at] and not leading[at - 1])
        return next(later, len(titles) - 1)

    def _leads(self, title: Title) -> bool:
        """Whether the title is one in a central body of the party, with which chains begin."""
        head = title.body.head if title.body else self.grammar.head_named.get(title.organization or "")
        return head is not None and head.fixed and head.party and head.group == "committee"

    def _triggered(self, chain: Chain, trigger: int, right: Name | None) -> Iterator[Bound]:
        kind = self.near.kind_of(trigger)
        if self.holding.denied(trigger):
            return
        period = self.stretches.of(chain)
        named = [] if kind in COPULAS else [name for name in self._named(chain, kind, right) if name]
        holders = [(chain.titles, name) for name in named] or self._subjects(trigger, chain, period)
        relation = self.holding.relation(trigger)
        if not holders:
            return
        if holders[0][1] is None and not self._speaks_of_last(trigger, chain, period, relation):
            return
        relation = self._in_chain(self._in_time(relation, trigger, period), trigger, chain)
        if replaced := self.behind.replaced(chain.last):
            yield from self._row(chain.titles, replaced, "position.replaced", _REPLACED.get(relation, Relation.HOLDS))
        presented = self.holding.presented(trigger)
        for titles, name in holders:
            for bound in self._row(titles, name, f"position.{kind}", relation, period):
                yield replace(bound, presented=presented)

    def _subjects(
        self, trigger: int, chain: Chain, period: Period | None
    ) -> Sequence[tuple[Sequence[Title], Name | None]]:
        """The subjects of the phrase with their titles, None for the person of whom the text speaks; none where none.

        Each has one of as many titles ("A và B được bầu làm Chủ tịch và Phó Chủ tịch"), and all the one title.
        """
        open_clause = self.near.kind_of(trigger) == "as" or self.subjects.is_open(trigger)
        if behind := self.behind.of_next_clause(chain.last) if open_clause else None:
            return [(chain.titles, behind)]
        if not self._may_have_subject(trigger, period):
            return []
        names = self.subjects.all_before(trigger)
        if len(names) > 1 and len(names) == len(chain.titles):
            return [([title], name) for title, name in zip(chain.titles, names, strict=True)]
        # "A và B, hiện là Bí thư": that is said of the last one.
        if len(chain.titles) > 1 or self.near.kind_of(trigger) == "now":
            names = names[-1:]
        return [(chain.titles, name) for name in names] or [(chain.titles, None)]

    def _may_have_subject(self, trigger: int, period: Period | None) -> bool:
        """Whether the person may be the subject of the phrase, and not only somebody named in its sentence."""
        kind = self.near.kind_of(trigger)
        if kind in _ADJOINING and not period and not self.subjects.adjoins(trigger):
            return False
        if kind in _BY_OTHERS and not (self.holding.passive(trigger) or self.holding.proposes_subject(trigger)):
            return False
        if self.holding.voids(trigger):
            return False
        return not self.subjects.unnamed(trigger)

    def _speaks_of_last(self, trigger: int, chain: Chain, period: Period | None, relation: Relation) -> bool:
        """Whether a post that nobody in the sentence has is that of the person of whom the text spoke last."""
        if self.near.kind_of(trigger) == "as":
            return False
        if period or relation is Relation.HOLDS:
            return True
        return self.subjects.speaks_on(trigger) or self.behind.goes_on_by_pronoun(chain.last)

    def _in_time(self, relation: Relation, trigger: int, period: Period | None) -> Relation:
        """What a phrase says of a post, by the stretch of time for which it was held."""
        if relation is Relation.APPOINTED and (self.holding.presented(trigger) or (period and period.ongoing)):
            relation = Relation.HOLDS
        if relation in (Relation.APPOINTED, Relation.HOLDS) and period and not period.ongoing:
            return Relation.FORMER
        return relation

    def _in_chain(self, relation: Relation, trigger: int, chain: Chain) -> Relation:
        """What a phrase says of posts, by what is said beside them."""
        if relation in (Relation.APPOINTED, Relation.HOLDS) and self._ends_later(chain):
            return Relation.FORMER
        if relation is not Relation.APPOINTED:
            return relation
        if self.remarks.lasts(chain.last):
            return Relation.HOLDS
        return Relation.FORMER if self.heads.several_posts(trigger, chain) else relation

    def _ends_later(self, chain: Chain) -> bool:
        """Whether the clause goes on with what came later: "A là Trưởng ban | trước khi B được bổ nhiệm"."""
        return chain.last < len(self.elements) and self.near.kind_of(chain.last) == "until"

    def _named(self, chain: Chain, kind: str, right: Name | None) -> Sequence[Name | None]:
        """The persons named behind the titles that a phrase of `kind` gives; one that is None where none is."""
        if named := self.behind.persons(chain.last):
            return named
        copula = self.behind.by_copula(chain.last) if kind in _GIVING else None
        return [right or copula]

    def _joined(self) -> Iterator[Bound]:
        """The memberships of bodies: "tham gia Ban Chấp hành, Ban Thường vụ Tỉnh ủy"."""
        for membership in Memberships(self.near, self.holding, self.subjects, self.lists).read():
            at, bodies = membership.at, membership.bodies
            following = tuple(e for e in self.elements[at : at + _AHEAD] if isinstance(e, Title))
            for name, position in product(membership.names, range(len(bodies))):
                body, after = bodies[position], bodies[position + 1 : position + 1 + SIBLINGS]
                points = [self.elements[at].start, body.end, *((name.start, name.end) if name else ())]
                yield Bound(
                    name,
                    membership.relation,
                    "position.join",
                    min(points),
                    max(points),
                    body=body,
                    bodies=tuple(after),
                    siblings=following,
                )
