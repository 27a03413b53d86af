"""Curated knowledge: bodies, documents, committee terms, people kept apart or together, and what is withheld.

Reads `data/authority/*.yaml`; the head of each file says what its entries mean. Every entry names its source; a `note`,
in Vietnamese, says what the source leaves open or what tells the thing from others.
"""

from danvan_kg.authority.entries import (
    Authority,
    Body,
    BodyChange,
    Calling,
    CommitteeTerm,
    CuratedDocument,
    CuratedPerson,
    CuratedRole,
    Field,
    NameCounts,
    Reform,
    TerritorialBody,
    Withheld,
)
from danvan_kg.authority.loading import load_authority

__all__ = [
    "Authority",
    "Body",
    "BodyChange",
    "Calling",
    "CommitteeTerm",
    "CuratedDocument",
    "CuratedPerson",
    "CuratedRole",
    "Field",
    "NameCounts",
    "Reform",
    "TerritorialBody",
    "Withheld",
    "load_authority",
]
