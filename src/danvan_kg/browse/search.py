"""Search by name, without and with diacritics. The one place that knows how names are looked up."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import Literal
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from danvan_kg.browse.asking import Row, page_query, text
from danvan_kg.browse.labels import term_label
from danvan_kg.browse.links import local_path
from danvan_kg.browse.rendering import render
from danvan_kg.browse.site_state import site_of
from danvan_kg.browse.words import language_of
from danvan_kg.endpoint.backend import Backend
from danvan_kg.formats import prefers_html
from danvan_kg.text import fold, nfc, older_tone_placement
from danvan_kg.vocabulary import DV

# Longer than any name in the genre; what is cut off could not match.
LONGEST = 200

MOST = 400

# The kinds that are searched; the query names the same.
KINDS = [
    "Person",
    "Organization",
    "Position",
    "Document",
    "Campaign",
    "CoordinationProgramme",
    "Event",
    "Place",
    "Article",
]


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing one of whose names holds the words. `kind` is the local name of an ontology class.

    `note` tells it from others of its name.
    """

    iri: str
    label: str
    kind: str
    rank: tuple[int, int, str]
    note: str = ""

    @property
    def path(self) -> str | None:
        return local_path(self.iri)


async def find(backend: Backend, words: str) -> list[Hit]:
    """The things whose names hold `words`, the best first: exact names, then names that begin so, then the rest.

    Diacritics count only for the order: words with tones put names with the same tones first.
    """
    folded = fold(nfc(words))[:LONGEST]
    if not folded:
        return []
    rows = await backend.select(page_query("names-that-hold", words=Literal(folded)))
    named = Counter((text(row, "kind"), text(row, "label")) for row in rows)
    hits = [
        Hit(
            iri=text(row, "thing"),
            label=text(row, "label"),
            kind=text(row, "kind").removeprefix(DV.iri),
            rank=_rank(words, folded, text(row, "label"), text(row, "name")),
            note=text(row, "note") if _needs_note(row, named) else "",
        )
        for row in rows[:MOST]
    ]
    return sorted(hits, key=lambda hit: (hit.rank, hit.iri))


def _needs_note(row: Row, named: Counter[tuple[str, str]]) -> bool:
    """Persons always: one may have a namesake whom these words do not find."""
    kind = text(row, "kind")
    return kind == DV["Person"].value or named[kind, text(row, "label")] > 1


def _rank(words: str, folded: str, label: str, name: str) -> tuple[int, int, str]:
    written = older_tone_placement(nfc(words)).casefold().strip()
    exact = 0 if written in older_tone_placement(label).casefold() else 1
    place = 0 if name == folded else 1 if name.startswith(folded) else 2
    return (place * 2 + exact, len(label), label)


def grouped(hits: Sequence[Hit]) -> dict[str, list[Hit]]:
    """By kind; the kind of the best hit first."""
    groups: dict[str, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.kind, []).append(hit)
    return groups


async def search(request: Request) -> Response:
    """`/search?q=`: a page, or JSON by Accept or `?format=json`."""
    words = nfc(request.query_params.get("q", "")).strip()[:LONGEST]
    hits = await find(site_of(request).backend, words)
    accept = request.headers.get("accept")
    if request.query_params.get("format") == "json" or (accept and "json" in accept and not prefers_html(accept)):
        results = [{"iri": hit.iri, "label": hit.label, "kind": hit.kind, "note": hit.note} for hit in hits]
        return JSONResponse({"query": words, "results": results}, headers={"Access-Control-Allow-Origin": "*"})
    return await _page(request, words, hits)


async def _page(request: Request, words: str, hits: list[Hit]) -> Response:
    language, kind = language_of(request), request.query_params.get("kind", "")
    if not words and kind in KINDS:
        hits = await _all_of_kind(site_of(request).backend, kind)
    return render(
        request,
        "search.html",
        words=words,
        groups=grouped(hits),
        most=MOST,
        cut=len(hits) >= MOST,
        kind_label=lambda name: term_label(DV[name].value, language),
    )


async def _all_of_kind(backend: Backend, kind: str) -> list[Hit]:
    rows = await backend.select(page_query("things-of-class", **{"class": DV[kind]}))
    return [Hit(text(row, "thing"), text(row, "label"), kind, (0, 0, "")) for row in rows[:MOST]]
