"""Reading articles: files to text in NFC with zones, offsets and metadata."""

from danvan_kg.article.model import Article, Zone, ZoneKind
from danvan_kg.article.sources import SIZE_LIMIT, UnknownKindError, read_sources

__all__ = ["SIZE_LIMIT", "Article", "UnknownKindError", "Zone", "ZoneKind", "read_sources"]
