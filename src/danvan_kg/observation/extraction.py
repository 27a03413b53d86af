"""All that one article states, and what was not understood."""

from collections.abc import Iterator
from dataclasses import dataclass

from danvan_kg.observation.evidence import Evidence, Named, parts_of
from danvan_kg.observation.holding import Organization, Person, PositionObservation
from danvan_kg.observation.relations import (
    RelationObservation,
    RenamingObservation,
    RequestObservation,
    TargetObservation,
)
from danvan_kg.observation.things import (
    CampaignObservation,
    DocumentObservation,
    EventObservation,
    ProgrammeObservation,
)
from danvan_kg.text import Span


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
class Facts:
    """What one article states besides persons, bodies and positions."""

    documents: tuple[DocumentObservation, ...] = ()
    campaigns: tuple[CampaignObservation, ...] = ()
    programmes: tuple[ProgrammeObservation, ...] = ()
    events: tuple[EventObservation, ...] = ()
    relations: tuple[RelationObservation, ...] = ()
    requests: tuple[RequestObservation, ...] = ()
    targets: tuple[TargetObservation, ...] = ()
    renamings: tuple[RenamingObservation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction(Facts):
    """All that one article states."""

    article: str
    persons: tuple[Named[Person], ...] = ()
    organizations: tuple[Named[Organization], ...] = ()
    positions: tuple[PositionObservation, ...] = ()
    issues: tuple[Issue, ...] = ()
    contributions: tuple[Contribution, ...] = ()

    def evidences(self) -> Iterator[Evidence]:
        """Every evidence of every statement, for the check that each quote is a slice of the text."""
        yield from parts_of(self, Evidence)
