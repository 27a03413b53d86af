"""Documents, campaigns, programmes and events."""

from dataclasses import dataclass
from enum import StrEnum

from danvan_kg.observation.evidence import Evidence, Stated
from danvan_kg.observation.holding import Organization, Person
from danvan_kg.partial_date import DayRange, PartialDate


@dataclass(frozen=True, slots=True)
class DocumentObservation:
    """A resolution, directive, decision … referred to as an individual document.

    `kind` is the local name of an ontology class ("Resolution"), `type_name` the Vietnamese type ("Nghị quyết").
    `symbol` is full and without blanks ("25-NQ/TW"); `number` is digits as printed ("217").
    `term` is the committee term that the text names ("XI"). `names` are forms like "Nghị quyết Trung ương 7 khóa XI".
    """

    key: str
    kind: str
    type_name: str
    mentions: tuple[Evidence, ...]
    symbol: Stated[str] | None = None
    number: Stated[str] | None = None
    date: Stated[PartialDate] | None = None
    term: Stated[str] | None = None
    issuers: tuple[Stated[Organization], ...] = ()
    titles: tuple[Stated[str], ...] = ()
    names: tuple[Stated[str], ...] = ()


@dataclass(frozen=True, slots=True)
class CampaignObservation:
    """A thematic year, movement, campaign, model or contest. `kind` is the local name of an ontology class."""

    key: str
    kind: str
    name: str
    mentions: tuple[Evidence, ...]
    year: Stated[int] | None = None
    other_names: tuple[Stated[str], ...] = ()
    owners: tuple[Stated[Organization], ...] = ()
    launched_by: tuple[Stated[Organization], ...] = ()


class ProgrammeStatus(StrEnum):
    SIGNED = "signed"
    PLANNED = "planned"
    ONGOING = "ongoing"
    CONCLUDED = "concluded"


@dataclass(frozen=True, slots=True)
class ProgrammeObservation:
    """A coordination programme between two or more named bodies; `name` is a label made from the text."""

    key: str
    name: str
    mentions: tuple[Evidence, ...]
    parties: tuple[Stated[Organization], ...]
    status: Stated[ProgrammeStatus]
    period_start: Stated[int] | None = None
    period_end: Stated[int] | None = None
    signatories: tuple[Stated[Person], ...] = ()
    subject: Stated[str] | None = None


class Part(StrEnum):
    """What a person does at an event, strongest first."""

    CHAIR = "chair"
    SIGNS = "signs"
    GIVES = "gives"
    RECEIVES = "receives"
    SPEAKS = "speaks"
    ATTENDS = "attends"


@dataclass(frozen=True, slots=True)
class Participation:
    person: Person
    part: Part
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EventObservation:
    """Something that happened or is scheduled. `kind` is the local name of an ontology class ("SigningCeremony").

    `name` is a readable label from the text. `date_basis` says how the day is known ("explicit", "publication",
    "year of the campaign", …) and stands exactly where `date` does.
    """

    key: str
    kind: str
    name: str
    mentions: tuple[Evidence, ...]
    date: Stated[DayRange] | None = None
    date_basis: str | None = None
    place: Stated[str] | None = None
    organizers: tuple[Stated[Organization], ...] = ()
    participations: tuple[Participation, ...] = ()
