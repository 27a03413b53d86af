"""`/ontology`: classes and properties as a tree and a text, with constraints, live counts, examples and queries."""

import asyncio
import re
from dataclasses import dataclass
from functools import cache

from pyoxigraph import RdfFormat, serialize
from starlette.requests import Request
from starlette.responses import Response

from danvan_kg.browse.asking import page_query, text, value
from danvan_kg.browse.constraints import Constraint, constraints_by_class, constraints_by_property
from danvan_kg.browse.labels import term_label
from danvan_kg.browse.links import href, local_path
from danvan_kg.browse.rendering import not_acceptable, render
from danvan_kg.browse.site_state import site_of
from danvan_kg.browse.thing_page import Value
from danvan_kg.browse.thing_route import DATA_FORMATS
from danvan_kg.browse.words import language_of
from danvan_kg.formats import Format, by_name, by_suffix, negotiate, prefers_html
from danvan_kg.ontology import Term, default_ontology, ontology_quads
from danvan_kg.stored_query import StoredQuery, packaged_queries
from danvan_kg.vocabulary import DV, PREFIXES


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term with all that the page says of it. `count` is None for a term that is not counted."""

    term: Term
    parents: tuple[Value, ...]
    domain: tuple[Value, ...]
    range: tuple[Value, ...]
    constraints: tuple[Constraint, ...]
    queries: tuple[StoredQuery, ...]
    count: int | None = None
    example: Value | None = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A class in the tree, with those below it."""

    term: Term
    children: tuple["Branch", ...]


async def ontology(request: Request) -> Response:
    """The page; Turtle, JSON-LD, N-Triples or RDF/XML by Accept or `?format=`."""
    wanted, accept = request.query_params.get("format"), request.headers.get("accept")
    if wanted is None and (prefers_html(accept) or accept in (None, "", "*/*")):
        return await _page(request)
    return _data(by_name(wanted, DATA_FORMATS) if wanted is not None else negotiate(accept, DATA_FORMATS))


async def ontology_file(request: Request) -> Response:
    """`/ontology.ttl` and the other suffixes."""
    format_ = by_suffix(request.path_params["suffix"])
    return _data(format_ if format_ in DATA_FORMATS else None)


def _data(format_: Format | None) -> Response:
    if format_ is None:
        return not_acceptable([each.media_type for each in DATA_FORMATS])
    assert isinstance(format_.engine, RdfFormat)
    body = serialize((quad.triple for quad in ontology_quads()), None, format_.engine, prefixes=PREFIXES)
    headers = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    return Response(body, headers=headers, media_type=format_.content_type)


async def _page(request: Request) -> Response:
    backend, language = site_of(request).backend, language_of(request)
    classes, properties = await asyncio.gather(
        backend.select(page_query("class-counts")), backend.select(page_query("property-counts"))
    )
    counts = {text(row, "class"): int(text(row, "count")) for row in classes}
    counts |= {text(row, "property"): int(text(row, "count")) for row in properties}
    examples = {text(row, "class"): value(row, "example") for row in classes}
    entries = {
        kind: [_entry(term, language, counts, examples) for term in default_ontology().of_kind(kind)]
        for kind in ("class", "object property", "datatype property", "individual")
    }
    return render(
        request,
        "ontology.html",
        tree=_tree(),
        classes=entries["class"],
        properties=sorted(entries["object property"] + entries["datatype property"], key=lambda each: each.term.name),
        individuals=entries["individual"],
        formats=DATA_FORMATS,
    )


def _entry(term: Term, language: str, counts: dict[str, int], examples: dict[str, str | None]) -> TermEntry:
    is_class = term.kind == "class"
    constraints = constraints_by_class() if is_class else constraints_by_property()
    example = examples.get(term.iri) if is_class else None
    return TermEntry(
        term=term,
        parents=tuple(_linked(iri, language) for iri in term.parents),
        domain=tuple(_linked(iri, language) for iri in term.domain),
        range=tuple(_linked(iri, language) for iri in term.range),
        constraints=constraints.get(term.iri, ()),
        queries=_used_by().get(term.name, ()),
        count=counts.get(term.iri, 0) if term.kind != "individual" else None,
        example=Value(example.rpartition("/")[2], href(example)) if example and local_path(example) else None,
    )


def _linked(iri: str, language: str) -> Value:
    return Value(term_label(iri, language), href(iri))


@cache
def _used_by() -> dict[str, tuple[StoredQuery, ...]]:
    """The stored queries that name each own term."""
    found: dict[str, list[StoredQuery]] = {}
    for query in packaged_queries().values():
        classes = {each.class_iri.removeprefix(DV.iri) for each in query.parameters if each.class_iri}
        for name in sorted(set(re.findall(r"\bdv:(\w+)", query.sparql)) | classes):
            found.setdefault(name, []).append(query)
    return {name: tuple(queries) for name, queries in found.items()}


@cache
def _tree() -> tuple[Branch, ...]:
    ontology_ = default_ontology()
    classes = {term.iri: term for term in ontology_.of_kind("class")}

    def branch(term: Term) -> Branch:
        return Branch(term, tuple(branch(classes[iri]) for iri in ontology_.children(term.iri) if iri in classes))

    return tuple(branch(term) for term in classes.values() if not any(parent in classes for parent in term.parents))
