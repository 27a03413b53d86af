"""`/id/…`: the page of every thing, and its data by content negotiation or by suffix."""

from pyoxigraph import NamedNode
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from danvan_kg.browse.article_page import article_page
from danvan_kg.browse.asking import page_query
from danvan_kg.browse.links import local_path, thing_iri
from danvan_kg.browse.refused_page import refused_page
from danvan_kg.browse.rendering import not_acceptable, not_found, render
from danvan_kg.browse.site_state import site_of
from danvan_kg.browse.thing import load_thing
from danvan_kg.browse.words import language_of
from danvan_kg.endpoint.problems import Problem, problem_response
from danvan_kg.formats import GRAPH_FORMATS, Format, by_name, negotiate, prefers_html

DATA_FORMATS = tuple(format_ for format_ in GRAPH_FORMATS if format_.suffix in {"ttl", "nt", "jsonld", "rdf"})
_SUFFIXES = {f".{format_.suffix}": format_ for format_ in DATA_FORMATS}


async def thing(request: Request) -> Response:
    """HTML for a browser; Turtle, N-Triples, JSON-LD or RDF/XML by Accept, `?format=` or suffix."""
    path: str = request.path_params["path"]
    for suffix, format_ in _SUFFIXES.items():
        if path.endswith(suffix):
            return await _data(request, path.removesuffix(suffix), format_)
    wanted = request.query_params.get("format")
    accept = request.headers.get("accept")
    if wanted is None and (prefers_html(accept) or accept in (None, "", "*/*")):
        return await _page(request, path)
    format_or_none = by_name(wanted, DATA_FORMATS) if wanted is not None else negotiate(accept, DATA_FORMATS)
    if format_or_none is None:
        return not_acceptable(["text/html", *(each.media_type for each in DATA_FORMATS)])
    return await _data(request, path, format_or_none)


async def _page(request: Request, path: str) -> Response:
    iri = _valid(path)
    if iri is None:
        return not_found(request)
    if path.startswith("query/"):
        name = path.removeprefix("query/").split("/")[0]
        return RedirectResponse(f"{site_of(request).root}/queries/{name}", 303)
    if path.startswith("article/"):
        return await article_page(request, iri) or not_found(request)
    page = await load_thing(site_of(request).backend, iri, language_of(request))
    if page is None:
        return await refused_page(request, iri) or not_found(request)
    return render(request, "thing.html", page=page, formats=DATA_FORMATS)


async def _data(request: Request, path: str, format_: Format) -> Response:
    iri = _valid(path)
    body = b""
    if iri is not None:
        node = NamedNode(iri)
        if await site_of(request).backend.select(page_query("is-described", thing=node)):
            body = await site_of(request).backend.serialise(page_query("description-of-thing", thing=node), format_)
    if not body:
        detail = f"the graph knows nothing of /id/{path}"
        return problem_response(Problem(404, "not-found", detail, headers={"Vary": "Accept"}, hint="see /search"))
    page = f"{site_of(request).root}{local_path(iri or '')}"
    headers = {
        "Vary": "Accept",
        "Content-Location": f"{page}.{format_.suffix}",
        "Link": f'<{page}>; rel="alternate"; type="text/html"',
        "Access-Control-Allow-Origin": "*",
    }
    return Response(body, headers=headers, media_type=format_.content_type)


def _valid(path: str) -> str | None:
    """The IRI of a path; None where it can be no IRI."""
    try:
        return NamedNode(thing_iri(path)).value
    except ValueError:
        return None
