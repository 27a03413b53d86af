"""Coordination programmes: one for the same parties and the same period."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from danvan_kg.entity import Fact, Identity, Thing
from danvan_kg.observation import ProgrammeObservation
from danvan_kg.resolution.joining import Joiner, Member, distinct_key
from danvan_kg.resolution.organizations import Organizations
from danvan_kg.resolution.tally import favourite


@dataclass(slots=True)
class _Record:
    members: list[Member]
    parties: frozenset[Identity]
    period: tuple[int | None, int | None]
    names: Counter[str] = field(default_factory=Counter)

    def absorb(self, other: "_Record") -> None:
        self.members += other.members
        self.names.update(other.names)


class Programmes:
    """Gathers programme observations, then tells the programmes apart. Without a period one is its article's own."""

    def __init__(self, organizations: Organizations) -> None:
        self._organizations = organizations
        self._joiner: Joiner[_Record] = Joiner(_of_one_article, lambda _: 0)
        self._identities: dict[Member, Identity] = {}

    def observe(self, observation: ProgrammeObservation, article: str) -> None:
        parties = frozenset(self._organizations.identity(party.value, article) for party in observation.parties)
        start = observation.period_start.value if observation.period_start else None
        end = observation.period_end.value if observation.period_end else None
        self._joiner.add(
            _Record([(article, observation.key)], parties, (start, end), names=Counter([observation.name]))
        )

    def settle(self) -> None:
        """Decides what is one programme. Call it once, after the last observation."""
        self._joiner.join_by(_tokens)
        taken: set[str] = set()
        for record in self._joiner.records():
            key = distinct_key(_key(record), record.members, taken)
            identity = Identity("programme", key, _readable(record))
            self._identities.update(dict.fromkeys(record.members, identity))

    def identity(self, article: str, key: str) -> Identity:
        return self._identities[article, key]

    def things(self, attested: dict[Identity, list[Fact]]) -> Iterator[Thing]:
        for record in self._joiner.records():
            identity = self._identities[record.members[0]]
            label = favourite(record.names)
            names = tuple(sorted(set(record.names) - {label}))
            facts = tuple(attested.get(identity, ()))
            yield Thing(identity, "CoordinationProgramme", label, names, facts=facts)


def _readable(record: _Record) -> str:
    years = [str(year) for year in record.period if year]
    return " ".join([*years, *sorted(party.readable for party in record.parties)])


def _of_one_article(left: _Record, right: _Record) -> bool:
    """Two programmes that one article tells apart are two."""
    return bool({article for article, _ in left.members} & {article for article, _ in right.members})


def _tokens(record: _Record) -> set[str]:
    return {_key(record)} if all(record.period) else set()


def _key(record: _Record) -> str:
    parties = sorted(party.key for party in record.parties)
    if all(record.period):
        return "\n".join([*parties, f"{record.period[0]}-{record.period[1]}"])
    return "\n".join([*parties, *min(record.members)])
