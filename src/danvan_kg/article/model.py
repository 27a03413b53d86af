"""An article: its NFC text, zones and what is known about it."""

from dataclasses import dataclass
from enum import StrEnum

from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span


class ZoneKind(StrEnum):
    """What a stretch of an article's text is. Facts come from the first four kinds only."""

    TITLE = "title"
    LEAD = "lead"
    BODY = "body"
    CAPTION = "caption"
    BYLINE = "byline"  # author and photographer names
    SOURCE = "source"  # "Nguồn: …", the address line of a saved page
    RELATED = "related"  # titles of other articles
    FURNITURE = "furniture"  # counters, clocks, rules, rating boxes

    @property
    def bears_facts(self) -> bool:
        return self in _FACT_BEARING


_FACT_BEARING = frozenset({ZoneKind.TITLE, ZoneKind.LEAD, ZoneKind.BODY, ZoneKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of the text of one kind. Zones of an article are in order and do not overlap."""

    kind: ZoneKind
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """One version of an article.

    `text` is NFC; every offset counts its code points. `published_basis` says where `published` comes from
    ("record", "page metadata", "text", "URL"). `province` is the canonical name of the outlet's territory
    ("tỉnh Nghệ An"), for outlets that have one. `origin` is `path` or `path:line`, for messages only.
    """

    identifier: str
    text: str
    zones: tuple[Zone, ...]
    title: str
    url: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None
    published_basis: str | None = None
    republished_from: str | None = None
    province: str | None = None
    origin: str = ""
