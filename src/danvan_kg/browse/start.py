"""The start page: search, what is in the graph, and ways in for readers and analysts."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from danvan_kg.browse.asking import Row, page_query, text, value
from danvan_kg.browse.links import href
from danvan_kg.browse.rendering import render
from danvan_kg.browse.site_state import StartFacts, site_of
from danvan_kg.browse.thing_page import Value
from danvan_kg.endpoint.backend import Backend
from danvan_kg.stored_query import packaged_queries
from danvan_kg.vocabulary import DV

_COUNTED = ["Person", "Organization", "Position", "Document", "Campaign", "CoordinationProgramme", "Event", "Article"]
_FOR_READERS = (
    "positions-of-person",
    "who-held-position-on",
    "heads-of-mass-mobilisation-commissions-in-year",
    "names-of-document",
    "coordination-programmes",
)


async def start(request: Request) -> Response:
    """`/`"""
    site = site_of(request)
    facts = await site.start.get(site.backend.version, lambda: _facts(site.backend))
    queries = packaged_queries()
    return render(
        request,
        "start.html",
        counts=[(facts.counts.get(DV[name].value, 0), name) for name in _COUNTED],
        newest=[_headline(row) for row in facts.newest],
        refused=facts.refused,
        questions=[queries[name] for name in _FOR_READERS if name in queries],
    )


async def _facts(backend: Backend) -> StartFacts:
    counts, newest, refused = await asyncio.gather(
        backend.select(page_query("class-counts")),
        backend.select(page_query("newest-articles")),
        backend.select(page_query("quarantine-count")),
    )
    return StartFacts(
        {text(row, "class"): int(text(row, "count")) for row in counts},
        int(text(refused[0], "count")) if refused else 0,
        newest,
    )


def _headline(row: Row) -> tuple[Value, str | None, str]:
    """The linked title, the day of publication where known, and the outlet's name."""
    title = Value(text(row, "articleTitle"), href(text(row, "article")))
    return title, value(row, "issued"), text(row, "publisherLabel")
