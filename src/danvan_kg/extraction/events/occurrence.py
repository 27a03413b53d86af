"""An event in the making, and when two tellings are of one."""

from dataclasses import dataclass, field
from datetime import timedelta

from danvan_kg.extraction.days.dates import DateMention
from danvan_kg.observation import Evidence, Organization, Participation, Stated
from danvan_kg.partial_date import DayRange
from danvan_kg.text import Span

_ONE_SESSION = timedelta(days=10)  # between the days that are named of one numbered session
BY_VERB = "event.verb"
GENERIC = frozenset({"Conference", "Appointment", "Meeting", "Ceremony", "Seminar", "Training"})
_TOLD_WITH_A_DAY = frozenset({"Congress", "PressMeeting", "Visit"})
OF_THOSE_WHO_GO = frozenset({"Visit", "Inspection", "WorkingSession", "Meeting"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A noun or verb that names or reports an event."""

    span: Span
    kind: str
    noun: bool


@dataclass(slots=True)
class Occurrence:
    """An event in the making.

    `another` is set where the text tells it as a further one of that day ("cùng ngày"). `hosts` are the persons in
    front of a verb of meeting or going: two visits of one day by different persons are two. `rite` is the noun of what
    is an event of its own beside others of its kind ("lễ truy điệu").
    """

    kind: str
    trigger: Span
    clause: Span
    date: DateMention | None = None
    days: Stated[DayRange] | None = None
    basis: str | None = None
    day_part: str = ""
    background: bool = False
    number: str | None = None
    rite: str | None = None
    another: bool = False
    hosts: frozenset[str] = frozenset()
    place: Stated[str] | None = None
    organizers: dict[str, Stated[Organization]] = field(default_factory=dict)
    mentions: list[Evidence] = field(default_factory=list)
    participations: dict[str, Participation] = field(default_factory=dict)

    def same_day(self, other: "Occurrence") -> bool:
        if self.is_of_unknown_day or other.is_of_unknown_day:
            # "sáng nay" of an article whose day is not known is the day that it reports of
            return self.date is not None and other.date is not None and self.kind == other.kind
        if self.days and other.days:
            mine, theirs = self.days.value, other.days.value
            short = max(mine.latest - mine.earliest, theirs.latest - theirs.earliest) <= _ONE_SESSION
            nested = self.kind == other.kind and self.numbered_kind and short
            return mine == theirs or (nested and (_holds(mine, theirs) or _holds(theirs, mine)))
        if self.date is None or other.date is None:
            return False
        return (self.date.first, self.date.offset) == (other.date.first, other.date.offset)

    @property
    def by_verb(self) -> bool:
        """Whether a verb and no noun tells of it."""
        return any(evidence.rule == BY_VERB for evidence in self.mentions)

    @property
    def is_of_the_news(self) -> bool:
        """Whether a noun tells no more than the kind of gathering, which may be of the day on which the news opens."""
        return not (self.by_verb or self.number or self.background) and self.kind not in _TOLD_WITH_A_DAY

    @property
    def is_of_unknown_day(self) -> bool:
        known = self.days is not None and self.days.value.earliest == self.days.value.latest
        return self.date is not None and self.date.offset is not None and not known

    @property
    def numbered_kind(self) -> bool:
        """Whether such events last for days and are told of by one of them."""
        return self.kind in {"Conference", "Congress"}

    def is_same(self, other: "Occurrence") -> bool:
        """Whether `other` tells this event again: one day, one kind, no other part of the day; or one number."""
        if self.is_numbered_like(other):
            return True
        if not self.same_day(other):
            return False
        if self.kind == other.kind == "Conference" and self.organizers.keys() & other.organizers.keys():
            return True
        alike = self.kind == other.kind or {self.kind, other.kind} <= GENERIC
        return alike and not self._is_apart(other)

    def _is_apart(self, other: "Occurrence") -> bool:
        """Whether they are at other parts of the day, of other bodies or of other persons."""
        if self.day_part and other.day_part and self.day_part != other.day_part:
            return True
        if self.rite and other.rite and self.rite != other.rite:
            return True
        if self.hosts and other.hosts and not self.hosts & other.hosts and self.kind == other.kind:
            return True
        return bool(self.organizers and other.organizers and not self.organizers.keys() & other.organizers.keys())

    def is_numbered_like(self, other: "Occurrence") -> bool:
        """ "Hội nghị … lần thứ 15" on days close to one another, of one body or of bodies that are not told."""
        if self.number is None or self.number != other.number or self.kind != other.kind:
            return False
        bodies = not (self.organizers and other.organizers) or self.organizers.keys() & other.organizers.keys()
        if self.days and other.days and self.days.value == other.days.value:
            return True
        if not (self.days and other.days):
            return bool(bodies)
        return bool(bodies) and abs(self.days.value.earliest - other.days.value.earliest) <= _ONE_SESSION

    def join(self, other: "Occurrence") -> None:
        if self.kind == "Conference" and other.kind in GENERIC - {"Meeting"}:
            self.kind = other.kind
        if self.is_of_unknown_day and other.days and not other.is_of_unknown_day:
            self.date, self.days, self.basis = other.date, other.days, other.basis
        self.mentions += other.mentions
        self.place = self.place or other.place
        numbered = self.number or other.number
        if not self.organizers or (not numbered and self.organizers.keys() & other.organizers.keys()):
            self.organizers = {**self.organizers, **other.organizers}


def _holds(days: DayRange, other: DayRange) -> bool:
    return days.earliest <= other.earliest and other.latest <= days.latest
