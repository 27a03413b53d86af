"""What one article states: the value types that extraction makes and resolution reads.

Everything here is local to one article and immutable. A statement carries its evidence: the quote's span in the
article's NFC text and the rule that read it. Names are canonical (docs/architecture.md): NFC, older tone placement,
abbreviations written out, territory by context.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from danvan_kg.partial_date import DayRange, PartialDate
from danvan_kg.text import Span

Value = TypeVar("Value")
Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where the article says it, and which rule read it (`family.rule`; confidence is measured per family)."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Stated(Generic[Value]):
    """A value and the evidence for it."""

    value: Value
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Person:
    """A named individual; `name` is the fullest form in the article, without titles."""

    name: str

    @property
    def key(self) -> str:
        return f"person:{self.name}"


@dataclass(frozen=True, slots=True)
class Organization:
    """A named body in canonical full form.

    `kind` is the local name of an ontology class ("AdvisoryCommission"). `parent` is the body that it is a unit of,
    `guided_by` one that guides it without being its parent. `territory` is a canonical place ("tỉnh Nghệ An").
    `complete` is false where the context did not tell the territory or parent that the full name needs.
    Equality is by name: one article has one object per name.
    """

    name: str
    kind: str = field(default="Organization", compare=False)
    parent: "Organization | None" = field(default=None, compare=False)
    territory: str | None = field(default=None, compare=False)
    other_names: tuple[str, ...] = field(default=(), compare=False)
    complete: bool = field(default=True, compare=False)

    @property
    def key(self) -> str:
        return f"organization:{self.name}"


@dataclass(frozen=True, slots=True)
class Position:
    """A role in a body: ("Trưởng ban", Ban Dân vận Trung ương). Some offices name no body."""

    role: str
    organization: Organization | None


class Relation(StrEnum):
    """How an article relates a person to a position; values are local names of ontology individuals."""

    HOLDS = "holds"
    APPOINTED = "appointed"
    FORMER = "former"
    LEAVES = "leaves"
    NOMINATED = "nominated"


@dataclass(frozen=True, slots=True)
class Named(Generic[Value]):
    """A person or organization and every place that names it."""

    thing: Value
    mentions: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class PositionObservation:
    """One person, one position, one relation, stated on or about the days `as_of`.

    `as_of` is the day of the event in which the person is so named, else of publication, else None.
    `begin` and `end` are bounds that the text itself states for the holding ("từ tháng 6/2015 đến …").
    """

    person: Person
    position: Position
    relation: Relation
    evidence: Evidence
    as_of: DayRange | None = None
    as_of_basis: str | None = None
    begin: PartialDate | None = None
    end: PartialDate | None = None


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


@dataclass(frozen=True, slots=True)
class RelationObservation:
    """A relation between two things of this article, by their keys.

    `predicate` is the local name of an ontology property: implements, follows, draftedBy, guides, leads, askedOf …
    """

    subject: str
    predicate: str
    object: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RenamingObservation:
    """A body became another: it was renamed, merged into it or founded anew. The article does not say when."""

    before: Organization
    after: Organization
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class RequestObservation:
    """A person asked a body to do something; `text` says what, in the article's words."""

    key: str
    person: Person
    asked_of: tuple[Organization, ...]
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class TargetObservation:
    """A numeric target or result of a campaign or programme: 70 to 100 "căn nhà", exceeded by 15."""

    key: str
    subject: str
    quantity: str
    unit: str
    result: str | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that the extractor saw and did not understand. `kind` is one word or two joined by a hyphen."""

    kind: str
    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Contribution:
    """What came of asking one plug-in about one article.

    `accepted` and `refused` count its proposals; `failed` and `late` are 1 where it raised or took too long, `unasked`
    where it had been late too often to be asked.
    """

    plugin: str
    accepted: int = 0
    refused: int = 0
    failed: int = 0
    late: int = 0
    unasked: int = 0


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article states."""

    article: str
    persons: tuple[Named[Person], ...] = ()
    organizations: tuple[Named[Organization], ...] = ()
    positions: tuple[PositionObservation, ...] = ()
    documents: tuple[DocumentObservation, ...] = ()
    campaigns: tuple[CampaignObservation, ...] = ()
    programmes: tuple[ProgrammeObservation, ...] = ()
    events: tuple[EventObservation, ...] = ()
    relations: tuple[RelationObservation, ...] = ()
    requests: tuple[RequestObservation, ...] = ()
    targets: tuple[TargetObservation, ...] = ()
    renamings: tuple[RenamingObservation, ...] = ()
    issues: tuple[Issue, ...] = ()
    contributions: tuple[Contribution, ...] = ()

    def evidences(self) -> Iterator[Evidence]:
        """Every evidence of every statement, for the check that each quote is a slice of the text."""
        yield from parts_of(self, Evidence)


def parts_of(value: object, kind: type[Piece]) -> Iterator[Piece]:
    """Every value of type `kind` in an observation, in the order of its fields; none inside of another."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from parts_of(item, kind)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from parts_of(getattr(value, each.name, None), kind)
