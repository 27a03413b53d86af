"""Persons, bodies, and who is said to hold which position."""

from dataclasses import dataclass, field
from enum import StrEnum

from danvan_kg.observation.evidence import Evidence
from danvan_kg.partial_date import DayRange, PartialDate


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
