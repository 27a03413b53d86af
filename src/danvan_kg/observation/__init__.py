"""What one article states: the value types that extraction makes and resolution reads.

Everything here is local to one article and immutable. A statement carries its evidence: the quote's span in the
article's NFC text and the rule that read it. Names are canonical (docs/architecture.md): NFC, older tone placement,
abbreviations written out, territory by context.
"""

from danvan_kg.observation.evidence import Evidence, Named, Stated, parts_of
from danvan_kg.observation.extraction import Contribution, Extraction, Facts, Issue
from danvan_kg.observation.holding import Organization, Person, Position, PositionObservation, Relation
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
    Part,
    Participation,
    ProgrammeObservation,
    ProgrammeStatus,
)

__all__ = [
    "CampaignObservation",
    "Contribution",
    "DocumentObservation",
    "EventObservation",
    "Evidence",
    "Extraction",
    "Facts",
    "Issue",
    "Named",
    "Organization",
    "Part",
    "Participation",
    "Person",
    "Position",
    "PositionObservation",
    "ProgrammeObservation",
    "ProgrammeStatus",
    "Relation",
    "RelationObservation",
    "RenamingObservation",
    "RequestObservation",
    "Stated",
    "TargetObservation",
    "parts_of",
]
