"""Coordination programmes: one for the same parties and the same period or signing."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from danvan_kg.entity import Fact, Identity, Thing
from danvan_kg.observation import ProgrammeObservation
from danvan_kg.resolution.events import Events
from danvan_kg.resolution.joining import Joiner, Member, distinct_key
from danvan_kg.resolution.organizations import Organizations
from danvan_kg.resolution.tally import favourite


@dataclass(slots=True)
class _Record:
    members: list[Member]
    parties: frozenset[Identity]
    period: tuple[int | None, int | None]
    signed_at: set[Member] = field(default_factory=set)
    names: Counter[str] = field(default_factory=Counter)

    def absorb(self, other: "_Record") -> None:
        self.members += other.members
        self.period = min(self.period, other.period, key=_completeness)
        self.signed_at |= other.signed_at
        self.names.update(other.names)


class Programmes:
    """Gathers programme observations, then tells the programmes apart.

    One that is told without a period is its article's own, but for those that were signed at one event.
    """

    def __init__(self, organizations: Organizations, events: Events) -> None:
        """`events` must be settled before the programmes are."""
        self._organizations = organizations
        self._events = events
        self._joiner: Joiner[_Record] = Joiner(_contradict, lambda record: 0 if all(record.period) else 1)
        self._identities: dict[Member, Identity] = {}

    def observe(self, observation: ProgrammeObservation, article: str, signings: Iterable[str] = ()) -> None:
        """`signings` are the keys of the events at which the article says that it was signed."""
        parties = frozenset(self._organizations.identity(party.value, article) for party in observation.parties)
        start = observation.period_start.value if observation.period_start else None
        end = observation.period_end.value if observation.period_end else None
        signed_at = {(article, key) for key in signings}
        self._joiner.add(
            _Record([(article, observation.key)], parties, (start, end), signed_at, Counter([observation.name]))
        )

    def settle(self) -> None:
        """Decides what is one programme. Call it once, after the last observation."""
        self._joiner.join_by(_tokens)
        self._joiner.join_by(self._signing_tokens, only=True)
        taken: set[str] = set()
        for record in self._joiner.records():
            key = distinct_key(_key(record), record.members, taken)
            identity = Identity("programme", key, _readable(record))
            self._identities.update(dict.fromkeys(record.members, identity))

    def _signing_tokens(self, record: _Record) -> set[str]:
        parties = "\n".join(sorted(party.key for party in record.parties))
        return {f"{parties}\n{self._events.identity(*event).key}" for event in record.signed_at}

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


def _contradict(left: _Record, right: _Record) -> bool:
    """Two programmes that one article tells apart are two, and so are those of two periods."""
    if {article for article, _ in left.members} & {article for article, _ in right.members}:
        return True
    return any(one and other and one != other for one, other in zip(left.period, right.period, strict=True))


def _completeness(period: tuple[int | None, int | None]) -> tuple[int, int, int]:
    """The least is told best."""
    return period.count(None), period[0] or 0, period[1] or 0


def _tokens(record: _Record) -> set[str]:
    return {_key(record)} if all(record.period) else set()


def _key(record: _Record) -> str:
    parties = sorted(party.key for party in record.parties)
    if all(record.period):
        return "\n".join([*parties, f"{record.period[0]}-{record.period[1]}"])
    return "\n".join([*parties, *min(record.members)])
