"""The small pages of the site: how to report an error, the dataset's description, the description of the API."""

from collections.abc import Iterable
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from danvan_kg.browse.asking import page_query, text
from danvan_kg.browse.labels import term_label
from danvan_kg.browse.rendering import render
from danvan_kg.browse.result_table import shown
from danvan_kg.browse.site_state import site_of
from danvan_kg.browse.words import language_of
from danvan_kg.formats import GRAPH_FORMATS, by_name, negotiate, prefers_html


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
        facts = [(term_label(text(row, "property"), language), shown(row["object"])) for row in rows]
        return render(request, "dataset.html", facts=facts, formats=GRAPH_FORMATS[:4])
    format_ = by_name(wanted, GRAPH_FORMATS) if wanted is not None else negotiate(accept, GRAPH_FORMATS)
    if format_ is None:
        offered = ", ".join(each.media_type for each in GRAPH_FORMATS)
        return PlainTextResponse(f"offered: {offered}\n", 406, headers={"Vary": "Accept"})
    body = await backend.serialise(page_query("dataset-description"), format_)
    headers = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    return Response(body, headers=headers, media_type=format_.content_type)


async def documentation(request: Request) -> Response:
    """`/docs`: the OpenAPI document as a page of this site."""
    document = request.app.openapi()
    return render(request, "docs.html", operations=list(_operations(document["paths"])), info=document["info"])


def _operations(paths: dict[str, Any]) -> Iterable[dict[str, Any]]:
    for path, methods in paths.items():
        for method, operation in methods.items():
            yield {
                "path": path,
                "method": method.upper(),
                "summary": operation.get("summary", ""),
                "description": operation.get("description", ""),
                "parameters": operation.get("parameters", []),
                "responses": operation.get("responses", {}),
            }
