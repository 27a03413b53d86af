"""Rows of titles that belong to one person: what each tells of the others, and where the next person's begin."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from danvan_kg.extraction.recognition.bodies import PlaceName
from danvan_kg.extraction.recognition.bound import SIBLINGS, Bound
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.periods import Period
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import Tokens
from danvan_kg.observation import Relation


@dataclass(frozen=True)
class Rows:
    """Makes the rows of titles of one sentence."""

    grammar: Grammar
    tokens: Tokens

    def of(
        self,
        titles: Sequence[Title],
        name: Name | None,
        rule: str,
        relation: Relation = Relation.HOLDS,
        period: Period | None = None,
    ) -> Iterator[Bound]:
        """Each of the titles as that of `name`, by `rule`; held as `relation` says, unless the title itself tells."""
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

    def in_place(self, titles: Sequence[Title], place: PlaceName | None) -> Sequence[Title]:
        """ "các Chủ tịch UBND huyện: A (X), B (Y)": the titles with the place behind one of the names."""
        if place is None:
            return titles
        return [replace(title, body=title.body.in_place(place)) if title.body else title for title in titles]

    def next_person(self, titles: Sequence[Title]) -> int:
        """Where the titles of the next person begin.

        It is with an office at the head of the party behind a lower one, else with the last title.
        """
        leading = [self._leads(title) for title in titles]
        later = (at for at in range(1, len(titles)) if leading[at] and not leading[at - 1])
        return next(later, len(titles) - 1)

    def _in_stage(self, titles: Sequence[Title], title: Title) -> Sequence[Title]:
        """Those of the titles before `title` that no semicolon parts from it."""
        first = titles[0].end if titles else title.start
        for position in range(title.start - 1, first - 1, -1):
            if self.tokens.words[position] == ";":
                return [each for each in titles if each.start > position]
        return titles

    def _leads(self, title: Title) -> bool:
        """Whether the title is one in a central body of the party, with which chains begin."""
        head = title.body.head if title.body else self.grammar.head_named.get(title.organization or "")
        return head is not None and head.fixed and head.party and head.group == "committee"
