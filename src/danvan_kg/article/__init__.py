"""Reading articles: files to text in NFC with zones, offsets and metadata."""

from danvan_kg.article.model import Article, Zone, ZoneKind

__all__ = ["Article", "Zone", "ZoneKind"]
