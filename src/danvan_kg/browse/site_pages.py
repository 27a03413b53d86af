"""The small pages of the site: how to report an error, the dataset's description, the description of the API."""

from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal
from starlette.requests import Request
from starlette.responses import Response

from danvan_kg.browse.asking import Row, page_query, text
from danvan_kg.browse.labels import property_label
from danvan_kg.browse.rendering import not_acceptable, render
from danvan_kg.browse.result_table import shown
from danvan_kg.browse.site_state import SiteState, site_of
from danvan_kg.browse.words import language_of
from danvan_kg.endpoint.answer.cache import CachedAnswer
from danvan_kg.formats import GRAPH_FORMATS, Format, by_name, negotiate, prefers_html
from danvan_kg.stored_query import packaged_queries
from danvan_kg.vocabulary import RDF, RDFS


async def report(request: Request) -> Response:
    """How to report an error on the page `?about=` (a path of this site)."""
    about = request.query_params.get("about", "/")[:500]
    key = about.removeprefix("/id/")
    contact = site_of(request).contact
    live = contact if contact and contact.startswith(("mailto:", "https://", "http://")) else None
    return render(request, "report.html", about=about, key=key, contact=live)


async def dataset(request: Request) -> Response:
    """`/.well-known/void`: VoID, DCAT and the provenance of the build; a page for browsers."""
    wanted, accept = request.query_params.get("format"), request.headers.get("accept")
    backend = site_of(request).backend
    if wanted is None and prefers_html(accept):
        rows = await backend.select(page_query("dataset-facts"))
        language = language_of(request)
        facts = [
            (property_label(text(row, "property"), language), shown(row["object"]))
            for row in rows
            if _said_once(row, language)
        ]
        return render(request, "dataset.html", facts=facts, formats=GRAPH_FORMATS[:4])
    format_ = by_name(wanted, GRAPH_FORMATS) if wanted is not None else negotiate(accept, GRAPH_FORMATS)
    if format_ is None:
        return not_acceptable([each.media_type for each in GRAPH_FORMATS])
    headers = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    return Response(await _description(site_of(request), format_), headers=headers, media_type=format_.content_type)


async def _description(site: SiteState, format_: Format) -> bytes:
    version, key = site.backend.version, (site.backend.version, format_.suffix)
    known = site.descriptions.get(key) if version else None
    if known is not None:
        return known.body
    body = await site.backend.serialise(page_query("dataset-description"), format_)
    if version == site.backend.version:
        site.descriptions.put(key, CachedAnswer(body, {}))
    return body


def _said_once(row: Row, language: str) -> bool:
    """The title stands as a label too, and in both languages."""
    term = row["object"]
    said = text(row, "property") not in {RDF["type"].value, RDFS["label"].value}
    return said and (not isinstance(term, Literal) or term.language in (None, language))


async def documentation(request: Request) -> Response:
    """`/docs`: the OpenAPI document as a page of this site; the query endpoint first, the stored queries last."""
    document = request.app.openapi()
    operations = list(_operations(document["paths"], language_of(request)))
    operations.sort(key=lambda each: (each["path"] != "/sparql", each["path"].startswith("/queries/")))
    return render(request, "docs.html", operations=operations, info=document["info"])


def _operations(paths: dict[str, Any], language: str) -> Iterable[dict[str, Any]]:
    for path, methods in paths.items():
        query = packaged_queries().get(path.removeprefix("/queries/"))
        for method, operation in methods.items():
            yield {
                "path": path,
                "method": method.upper(),
                "summary": query.summary[language] if query else operation.get("summary", ""),
                "description": query.description[language] if query else operation.get("description", ""),
                "language": language if query else "en",
                "parameters": operation.get("parameters", []),
                "responses": operation.get("responses", {}),
            }
