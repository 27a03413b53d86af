"""Titles of which no phrase says how they are held: their holder is named beside them, or told by the text before."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from danvan_kg.extraction.recognition.bound import Bound
from danvan_kg.extraction.recognition.chains import Chain
from danvan_kg.extraction.recognition.clues import Clues
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.rows import Rows
from danvan_kg.observation import Relation


@dataclass(frozen=True)
class TitlesBeside:
    """Binds the chains of one sentence that no phrase gives. `left` and `right` are the names beside a chain."""

    clues: Clues
    rows: Rows

    def of(self, chain: Chain, left: Name | None, right: Name | None, preposed: bool) -> Iterator[Bound]:
        """The titles of a name right beside them, or of the one whom a copula or the time of the stage tells."""
        leader = chain.titles[-1].leader
        if right and leader:
            # "A, trợ lý Bộ trưởng B", "trợ lý Bộ trưởng B": B is the minister.
            yield from self.rows.of(chain.titles if left else (), left, "position.postposed")
            yield from self.rows.of([leader], right, "position.preposed")
        elif right and left:
            yield from self._between(chain, left, right, preposed)
        elif right:
            yield from self.rows.of(chain.titles, right, "position.preposed", self._retiring(chain, right))
        elif left and self.clues.apposition.serves_elsewhere(left, chain.titles[0]):
            return
        elif left:
            period, moved = self.clues.stretches.behind(chain), self.clues.leaving.is_moved(left)
            relation = self._retiring(chain, left=left)
            for bound in self.rows.of(chain.titles, left, "position.postposed", relation, period):
                yield replace(bound, moved=moved)
        else:
            yield from self._apart(chain)

    def _between(self, chain: Chain, left: Name, right: Name, preposed: bool) -> Iterator[Bound]:
        """A chain between two names: a semicolon parts it; else it goes the way that the name before it had its own."""
        split = chain.breaks[-1] if chain.breaks else 0
        if not split and len(chain.titles) > 1 and not preposed:
            split = self.rows.next_person(chain.titles)
        yield from self.rows.of(chain.titles[:split], left, "position.postposed")
        yield from self.rows.of(chain.titles[split:], right, "position.preposed")

    def _retiring(self, chain: Chain, right: Name | None = None, left: Name | None = None) -> Relation:
        """How titles are held of which no phrase says it: given up where the person is said to retire."""
        if any(title.status == "former" for title in chain.titles):
            return Relation.HOLDS
        if left and self.clues.remarks.is_retired(left):
            return Relation.LEAVES
        if right is None and self.clues.leaving.turns(chain.last):
            return Relation.FORMER
        behind = chain.last
        while right and self.clues.elements[behind] is not right:
            behind += 1
        behind += right is not None
        if self.clues.leaving.is_dismissed(behind):
            return Relation.LEAVES
        return self.clues.remarks.retires(behind) or Relation.HOLDS

    def _apart(self, chain: Chain) -> Iterator[Bound]:
        """The titles beside which no name stands: a copula, the time of the stage or the next post tells the person."""
        if named := self.clues.behind.by_copula(chain.last):
            yield from self.rows.of(chain.titles, named, "position.named")
        elif self.clues.leaving.leads_to_another(chain):
            for bound in self.rows.of(chain.titles, self.clues.subjects.before(chain.first), "position.moved"):
                yield replace(bound, moved=True)
        elif (period := self.clues.stretches.of(chain)) and self.clues.stretches.adjoins(chain, period):
            name = self.clues.subjects.before(chain.first)
            if name or period.stop <= self.clues.tokens.starts[chain.titles[0].start]:
                yield from self.rows.of(chain.titles, name, "position.career", period=period)
        elif stage := self.clues.stretches.of_stage(chain):
            yield from self.rows.of(chain.titles, None, "position.career", period=stage)
        elif apposed := self.clues.apposition.holder(chain):
            yield from self.rows.of(chain.titles, apposed, "position.postposed")
