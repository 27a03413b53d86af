"""What binds things and bodies, and what is asked and aimed at."""

from dataclasses import dataclass

from danvan_kg.observation.evidence import Evidence
from danvan_kg.observation.holding import Organization, Person


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
