"""Events: one for the same kind, day and organizer, or company; in doubt apart."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from danvan_kg.entity import Fact, Identity, Thing
from danvan_kg.observation import EventObservation
from danvan_kg.partial_date import DayRange
from danvan_kg.resolution.joining import Joiner, Member, distinct_key
from danvan_kg.resolution.names import name_key
from danvan_kg.resolution.organizations import Organizations
from danvan_kg.resolution.tally import favourite

# Of these, one delegation may have several in a day.
_SEVERAL_A_DAY = frozenset({"WorkingSession", "Visit", "Inspection", "Meeting"})

# A name with more words than this tells the event: "Buổi lễ", "Kỳ họp thứ 35" do not.
_TELLING_NAME = 4
_SHOWN = 2  # organizers in a label


@dataclass(slots=True)
class _Record:
    members: list[Member]
    kind: str
    days: DayRange | None
    names: Counter[str] = field(default_factory=Counter)
    places: set[str] = field(default_factory=set)
    organizers: set[Identity] = field(default_factory=set)
    participants: set[str] = field(default_factory=set)

    def absorb(self, other: "_Record") -> None:
        self.members += other.members
        self.names.update(other.names)
        self.places |= other.places
        self.organizers |= other.organizers
        self.participants |= other.participants


class Events:
    """Gathers event observations, then tells the events apart."""

    def __init__(self, organizations: Organizations) -> None:
        self._organizations = organizations
        self._joiner: Joiner[_Record] = Joiner(_contradict, lambda _: 0)
        self._identities: dict[Member, Identity] = {}

    def observe(self, observation: EventObservation, article: str) -> None:
        record = _Record(
            [(article, observation.key)], observation.kind, observation.date.value if observation.date else None
        )
        record.names[observation.name] += 1
        record.places = {name_key(observation.place.value)} if observation.place else set()
        record.organizers = {self._organizations.identity(body.value, article) for body in observation.organizers}
        record.participants = {name_key(part.person.name) for part in observation.participations}
        self._joiner.add(record)

    def settle(self) -> None:
        """Decides what is one event. Call it once, after the last observation."""
        self._joiner.join_by(_tokens)
        self._joiner.join_by(_company_tokens)
        taken: set[str] = set()
        for record in self._joiner.records():
            key = distinct_key(_key(record), record.members, taken)
            identity = Identity("event", key, _readable(record))
            self._identities.update(dict.fromkeys(record.members, identity))

    def identity(self, article: str, key: str) -> Identity:
        return self._identities[article, key]

    def things(self, attested: dict[Identity, list[Fact]]) -> Iterator[Thing]:
        for record in self._joiner.records():
            identity = self._identities[record.members[0]]
            label = self._label(record)
            names = tuple(sorted(set(record.names) - {label}))
            yield Thing(identity, record.kind, label, names, facts=tuple(attested.get(identity, ())))

    def _label(self, record: _Record) -> str:
        """What most articles call it; a short name, which many events have, with who held it and when."""
        name = favourite(record.names)
        if len(name.split()) > _TELLING_NAME:
            return name
        organizers = sorted(self._organizations.label(identity) for identity in record.organizers)
        held_by = " – ".join(label for label in organizers[:_SHOWN] if label not in name)
        told = f"{name}: {held_by}" if held_by else name
        return f"{told} ({_printed(record.days)})" if record.days and _is_day(record.days) else told


def _readable(record: _Record) -> str:
    """Words that more articles about the event do not change; one that nothing joins keeps its article's words."""
    shared = sorted(_tokens(record))
    return shared[0].replace("|", " ") if shared else min(record.names)


def _printed(days: DayRange) -> str:
    day = days.earliest
    return f"{day.day}/{day.month}/{day.year}"


def _is_day(days: DayRange) -> bool:
    return days.earliest == days.latest


def _contradict(left: _Record, right: _Record) -> bool:
    """Two events that one article tells apart are two, and so are those in different places or of other organizers."""
    if {article for article, _ in left.members} & {article for article, _ in right.members}:
        return True
    if left.organizers and right.organizers and not left.organizers & right.organizers:
        return True
    return bool(left.places and right.places and not left.places & right.places)


def _tokens(record: _Record) -> set[str]:
    if not record.days or not _is_day(record.days):
        return set()
    return {f"{record.kind}|{record.days.earliest}|{organizer.key}" for organizer in record.organizers}


def _company_tokens(record: _Record) -> set[str]:
    """Two full names in an event of that kind on that day: namesakes of both do not meet so."""
    if not record.days or not _is_day(record.days) or record.kind in _SEVERAL_A_DAY:
        return set()
    pairs = combinations(sorted(record.participants), 2)
    return {f"{record.kind}|{record.days.earliest}|{one}|{other}" for one, other in pairs}


def _key(record: _Record) -> str:
    shared = sorted(_tokens(record))
    return shared[0] if shared else "\n".join([record.kind, *min(record.members)])
