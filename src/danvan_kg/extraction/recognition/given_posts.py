"""Posts that a phrase gives, takes or ends: "A được bầu làm Chủ tịch B", "thôi giữ chức Bí thư đối với A"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from danvan_kg.extraction.recognition.bound import Bound
from danvan_kg.extraction.recognition.chains import Chain
from danvan_kg.extraction.recognition.clues import Clues
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.neighbours import COPULAS
from danvan_kg.extraction.recognition.periods import Period
from danvan_kg.extraction.recognition.rows import Rows
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.observation import Relation

# Phrases whose object is the post: "bầu (bổ sung) 2 Ủy viên là A và B".
GIVING = frozenset({"appoint", "leave", "nominate"})
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


@dataclass(frozen=True)
class GivenPosts:
    """Binds the chains of one sentence before which a phrase stands. `trigger` is the index of its element."""

    clues: Clues
    rows: Rows

    def of(self, chain: Chain, trigger: int, right: Name | None) -> Iterator[Bound]:
        """The titles as those of whoever gets or loses them; `right` is the name behind them."""
        kind = self.clues.near.kind_of(trigger)
        if self.clues.holding.denied(trigger):
            return
        period = self.clues.stretches.of(chain)
        named = [] if kind in COPULAS else [name for name in self._named(chain, kind, right) if name]
        holders = [(chain.titles, name) for name in named] or self._subjects(trigger, chain, period)
        relation = self.clues.holding.relation(trigger)
        if not holders:
            return
        if holders[0][1] is None and not self._speaks_of_last(trigger, chain, period, relation):
            return
        relation = self._in_chain(self._in_time(relation, trigger, period), trigger, chain)
        if replaced := self.clues.behind.replaced(chain.last):
            before = _REPLACED.get(relation, Relation.HOLDS)
            yield from self.rows.of(chain.titles, replaced, "position.replaced", before)
        presented = self.clues.holding.presented(trigger)
        for titles, name in holders:
            for bound in self.rows.of(titles, name, f"position.{kind}", relation, period):
                yield replace(bound, presented=presented)

    def before_next(self, chain: Chain, trigger: int, right: Name) -> Iterator[Bound]:
        """ "A làm Bí thư B, Phó Chủ tịch C …": the last title, or those behind a semicolon, are of the next person."""
        split = chain.breaks[-1] if chain.breaks else self.rows.next_person(chain.titles)
        yield from self.of(replace(chain, titles=chain.titles[:split]), trigger, None)
        yield from self.rows.of(chain.titles[split:], right, "position.preposed")

    def _subjects(
        self, trigger: int, chain: Chain, period: Period | None
    ) -> Sequence[tuple[Sequence[Title], Name | None]]:
        """The subjects of the phrase with their titles, None for the person of whom the text speaks; none where none.

        Each has one of as many titles ("A và B được bầu làm Chủ tịch và Phó Chủ tịch"), and all the one title.
        """
        open_clause = self.clues.near.kind_of(trigger) == "as" or self.clues.subjects.is_open(trigger)
        if behind := self.clues.behind.of_next_clause(chain.last) if open_clause else None:
            return [(chain.titles, behind)]
        if not self._may_have_subject(trigger, period):
            return []
        names = self.clues.subjects.all_before(trigger)
        if len(names) > 1 and len(names) == len(chain.titles):
            return [([title], name) for title, name in zip(chain.titles, names, strict=True)]
        # "A và B, hiện là Bí thư": that is said of the last one.
        if len(chain.titles) > 1 or self.clues.near.kind_of(trigger) == "now":
            names = names[-1:]
        return [(chain.titles, name) for name in names] or [(chain.titles, None)]

    def _may_have_subject(self, trigger: int, period: Period | None) -> bool:
        """Whether the person may be the subject of the phrase, and not only somebody named in its sentence."""
        kind, holding = self.clues.near.kind_of(trigger), self.clues.holding
        if kind in _ADJOINING and not period and not self.clues.subjects.adjoins(trigger):
            return False
        if kind in _BY_OTHERS and not (holding.passive(trigger) or holding.proposes_subject(trigger)):
            return False
        if holding.voids(trigger):
            return False
        return not self.clues.subjects.unnamed(trigger)

    def _speaks_of_last(self, trigger: int, chain: Chain, period: Period | None, relation: Relation) -> bool:
        """Whether a post that nobody in the sentence has is that of the person of whom the text spoke last."""
        if self.clues.near.kind_of(trigger) == "as":
            return False
        if period or relation is Relation.HOLDS:
            return True
        return self.clues.subjects.speaks_on(trigger) or self.clues.behind.goes_on_by_pronoun(chain.last)

    def _in_time(self, relation: Relation, trigger: int, period: Period | None) -> Relation:
        """What a phrase says of a post, by the stretch of time for which it was held."""
        if relation is Relation.APPOINTED and (self.clues.holding.presented(trigger) or (period and period.ongoing)):
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
        if self.clues.remarks.lasts(chain.last):
            return Relation.HOLDS
        return Relation.FORMER if self.clues.heads.several_posts(trigger, chain) else relation

    def _ends_later(self, chain: Chain) -> bool:
        """Whether the clause goes on with what came later: "A là Trưởng ban | trước khi B được bổ nhiệm"."""
        return chain.last < len(self.clues.elements) and self.clues.near.kind_of(chain.last) == "until"

    def _named(self, chain: Chain, kind: str, right: Name | None) -> Sequence[Name | None]:
        """The persons named behind the titles that a phrase of `kind` gives; one that is None where none is."""
        if named := self.clues.behind.persons(chain.last):
            return named
        copula = self.clues.behind.by_copula(chain.last) if kind in GIVING else None
        return [right or copula]
