"""What a page says of itself: JSON-LD (https://schema.org/NewsArticle), Open Graph and other meta elements."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from danvan_kg.article.characters import clean, has_words, single_line
from danvan_kg.article.compose import web_address
from danvan_kg.article.publication import plausible
from danvan_kg.partial_date import PartialDate

Element = Any  # lxml publishes no types

_JSON_LD = "//script[@type='application/ld+json']/text()"
_ARTICLES = ("NewsArticle", "Article", "ReportageNewsArticle", "BlogPosting", "WebPage")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "pubdate",
    "publishdate",
    "dc.date",
    "dcterms.created",
    "dc.date.issued",
    "date",
)
_TITLES = ("og:title", "twitter:title", "dc.title")
_SITES = ("og:site_name", "application-name", "dc.publisher")
_DAY = re.compile(r"\s*(?:(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})|(?P<ld>\d{1,2})/(?P<lm>\d{1,2})/(?P<ly>\d{4}))")
_IN_VIETNAM = timezone(timedelta(hours=7))
_MOST_NODES = 2000  # of JSON-LD on a page; more is no description of an article


@dataclass(frozen=True, slots=True)
class PageClaims:
    """Title, address, publisher and day as the page's metadata have them; None where they are silent."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: PartialDate | None = None


def claims_of(tree: Element) -> PageClaims:
    """The claims of JSON-LD, and of meta elements where it has none."""
    node = _article_node(tree)
    metas = _metas(tree)
    published = [node.get("datePublished"), *(metas.get(name) for name in _DATES)]
    addresses = [*tree.xpath("//link[@rel='canonical']/@href"), metas.get("og:url"), node.get("url")]
    return PageClaims(
        title=_first_text([node.get("headline"), *(metas.get(name) for name in _TITLES)]),
        url=next((address for url in addresses if isinstance(url, str) and (address := web_address(url))), None),
        publisher=_first_text([_name(node.get("publisher")), *(metas.get(name) for name in _SITES)]),
        published=next((day for value in published if isinstance(value, str) and (day := read_day(value))), None),
    )


def read_day(value: str) -> PartialDate | None:
    """The day of an ISO 8601 or day/month/year value; an instant with an offset is a day in Vietnam."""
    try:
        moment = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
    except ValueError:
        moment = None
    if moment is not None and moment.tzinfo is not None:
        try:
            moment = moment.astimezone(_IN_VIETNAM)
        except OverflowError:
            return None
        return plausible(str(moment.year), str(moment.month), str(moment.day))
    day = _DAY.match(value)
    if day is None:
        return None
    if day["y"]:
        return plausible(day["y"], day["m"], day["d"])
    return plausible(day["ly"], day["lm"], day["ld"])


def _article_node(tree: Element) -> dict[str, Any]:
    """The first node of an article's type, by the order of the types; empty if there is none."""
    found: dict[str, dict[str, Any]] = {}
    for script in tree.xpath(_JSON_LD):
        try:
            content = json.loads(script, strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(content):
            kinds = node.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str):
                    found.setdefault(kind, node)
    return next((found[kind] for kind in _ARTICLES if kind in found), {})


def _nodes(content: Any) -> Iterator[dict[str, Any]]:
    waiting = [content]
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield value
            waiting += [inner for inner in value.values() if isinstance(inner, dict | list)]
        elif isinstance(value, list):
            waiting += value


def _name(publisher: Any) -> Any:
    return publisher.get("name") if isinstance(publisher, dict) else publisher


def _metas(tree: Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in tree.xpath("//meta[@content]"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop")
        if name:
            metas.setdefault(name.strip().lower(), meta.get("content"))
    return metas


def _first_text(values: list[Any]) -> str | None:
    for value in values:
        if isinstance(value, str) and has_words(value):
            try:
                return single_line(clean(value))
            except ValueError:
                continue
    return None
