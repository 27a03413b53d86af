"""Joining records that share a token and do not contradict one another: documents, campaigns, programmes, events."""

from collections.abc import Callable, Iterable
from typing import Generic, Protocol, Self, TypeVar

from danvan_kg.resolution.disjoint import DisjointSets

# An article and the key of the observation in it; curated records have the article "" and so sort first.
Member = tuple[str, str]


class Record(Protocol):
    """What is known of one thing from one or more observations."""

    members: list[Member]

    def absorb(self, other: Self) -> None: ...


Known = TypeVar("Known", bound=Record)


class Joiner(Generic[Known]):
    """A table of records that are joined step by step; the outcome does not depend on the order of adding."""

    def __init__(self, contradict: Callable[[Known, Known], bool], precision: Callable[[Known], int]) -> None:
        """`contradict`: whether two records cannot be one thing. `precision`: the least is joined first."""
        self._contradict = contradict
        self._precision = precision
        self._records: dict[Member, Known] = {}
        self._sets: DisjointSets[Member] = DisjointSets()

    def add(self, record: Known) -> None:
        """A record of a single member."""
        self._records[record.members[0]] = record
        self._sets.add(record.members[0])

    def join_by(self, tokens: Callable[[Known], Iterable[str]], *, only: bool = False) -> None:
        """Joins records that share a token; with `only` just where exactly one other record fits."""
        sharing: dict[str, list[Member]] = {}
        for root in self._roots():
            for token in set(tokens(self._records[root])):
                sharing.setdefault(token, []).append(root)
        for token in sorted(sharing):
            self._join_sharing(sharing[token], only=only)

    def records(self) -> list[Known]:
        """The records as joined so far, in the order of their least members."""
        return sorted((self._records[root] for root in self._roots()), key=lambda record: min(record.members))

    def _roots(self) -> list[Member]:
        return sorted({self._sets.find(member) for member in self._records})

    def _join_sharing(self, members: list[Member], *, only: bool) -> None:
        apart: list[Member] = []
        for root in sorted({self._sets.find(member) for member in members}, key=self._rank):
            record = self._records[root]
            fits = [other for other in apart if not self._contradict(self._records[other], record)]
            if fits and (len(fits) == 1 or not only):
                self._sets.join(fits[0], root)
                self._records[fits[0]].absorb(record)
            else:
                apart.append(root)

    def _rank(self, root: Member) -> tuple[int, Member]:
        record = self._records[root]
        return self._precision(record), min(record.members)


def distinct_key(key: str, members: Iterable[Member], taken: set[str]) -> str:
    """`key`, or where another thing has it already, with the least member added. Notes it as taken."""
    if key in taken:
        key += "\n" + "\n".join(min(members))
    taken.add(key)
    return key
