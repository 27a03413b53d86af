"""A draft to an article: zones, title, publisher, day of publication, identifier."""

from urllib.parse import quote, urlsplit

from danvan_kg.article.characters import single_line
from danvan_kg.article.cues import LayoutCues, default_cues
from danvan_kg.article.draft import Draft
from danvan_kg.article.model import Article
from danvan_kg.article.outlets import Outlet, Outlets, default_outlets
from danvan_kg.article.publication import RECORD, TEXT, URL, best, date_in_url
from danvan_kg.article.sites import territory_of_site
from danvan_kg.article.zoning import Layout, read_layout
from danvan_kg.text import digest

# Characters that RFC 3987 allows in an IRI besides letters and digits; others are percent-encoded.
_LONGEST_ADDRESS = 4096
_IRI_SIGNS = "!#$%&'()*+,-./:;=?@[]_~"


def compose(draft: Draft, cues: LayoutCues | None = None, outlets: Outlets | None = None) -> Article:
    """The article of `draft`, by the cues and outlets of the lexicon unless others are given."""
    cues = cues or default_cues()
    outlets = outlets or default_outlets()
    title = single_line(draft.title) if draft.title else None
    layout = read_layout(draft.text, title=title, captions=draft.captions, cues=cues, outlets=outlets)
    url = draft.url or (web_address(layout.url) if layout.url else None)
    known = _outlets(draft, url, layout, outlets)
    name = draft.identifier or draft.stem
    published, basis = best(
        (
            (draft.published, draft.published_basis or RECORD),
            (layout.published, TEXT),
            (date_in_url(url, outlets) if url else None, URL),
        )
    )
    return Article(
        identifier=draft.identifier or f"{draft.stem}-{digest(draft.text)}",
        text=draft.text,
        zones=layout.zones,
        title=layout.title,
        url=url,
        publisher=known[0].name if known else None,
        published=published,
        published_basis=basis,
        republished_from=_republished_from(layout, known[0] if known else None, outlets),
        province=next((outlet.territory for outlet in known if outlet.territory), None) or territory_of_site(name),
        origin=draft.origin,
    )


def _outlets(draft: Draft, url: str | None, layout: Layout, outlets: Outlets) -> list[Outlet]:
    """The outlets that the publisher field, the address and the dateline name, in this order of authority."""
    named = (
        outlets.publisher(draft.publisher) if draft.publisher else None,
        outlets.of_url(url) if url else None,
        layout.dateline,
    )
    return [outlet for outlet in named if outlet]


def _republished_from(layout: Layout, publisher: Outlet | None, outlets: Outlets) -> str | None:
    """The source that the text names, by the name the outlet table has for it; not the publisher itself."""
    named = outlets.of_name(layout.source) if layout.source else None
    source = named.name if named else layout.source
    if source is None and layout.dateline and layout.dateline != publisher:
        source = layout.dateline.name
    return source if source and (publisher is None or source != publisher.name) else None


def web_address(printed: str) -> str | None:
    """`printed` as an http(s) IRI with what an IRI may not have percent-encoded; None where it is no such address."""
    printed = printed.strip()
    if len(printed) > _LONGEST_ADDRESS:
        return None
    if printed.startswith("www."):
        printed = f"http://{printed}"
    try:
        parts = urlsplit(printed)
        host = parts.hostname
        _port = parts.port  # raises ValueError if it is no number
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not host:
        return None
    return "".join(character if _may_stand(character) else quote(character) for character in printed)


def _may_stand(character: str) -> bool:
    return character in _IRI_SIGNS or character.isalnum()
