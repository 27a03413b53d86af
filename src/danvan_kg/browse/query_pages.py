"""`/queries` and `/queries/NAME`: the stored queries with a form, an answer in words and as a table, and as data."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from pyoxigraph import NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from danvan_kg.browse.asking import Row, page_query, text
from danvan_kg.browse.dates import written_date
from danvan_kg.browse.rendering import not_acceptable, not_found, render
from danvan_kg.browse.result_table import result_table, shown
from danvan_kg.browse.site_state import site_of
from danvan_kg.browse.stored_query_arguments import Arguments, Choice, read_arguments
from danvan_kg.browse.words import language_of, translated
from danvan_kg.endpoint.backend import Backend
from danvan_kg.endpoint.problems import Problem, problem_response
from danvan_kg.errors import QueryError
from danvan_kg.formats import JSON, RESULT_FORMATS, by_name, negotiate, prefers_html
from danvan_kg.stored_query import ParameterType, StoredQuery, packaged_queries

# A page of more rows helps nobody; the whole answer is a download.
SHOWN_ROWS = 500

SHOWN_SENTENCES = 8

# The order of the groups on the page; the first tag of a query is its group.
_GROUPS = (
    *("positions", "person", "body", "names", "documents", "campaigns", "programmes", "events"),
    *("evidence", "tables", "dataset"),
)


async def query_list(request: Request) -> Response:
    """All stored queries, grouped by their first tag; JSON for programs."""
    queries = packaged_queries()
    if not prefers_html(request.headers.get("accept")):
        return JSONResponse({"queries": [_summary(query) for query in queries.values()]})
    groups: dict[str, list[StoredQuery]] = {group: [] for group in _GROUPS}
    for query in queries.values():
        groups.setdefault(query.tags[0], []).append(query)
    return render(request, "queries.html", groups=groups)


def _summary(query: StoredQuery) -> dict[str, object]:
    return {
        "name": query.name,
        "path": f"/queries/{query.name}",
        "summary": dict(query.summary),
        "parameters": [
            {"name": each.name, "type": str(each.type), "required": each.required, "example": each.example}
            for each in query.parameters
        ],
    }


async def stored_query(request: Request) -> Response:
    """One stored query: a page for browsers, its answer in any format for programs, by `?format=` or suffix too."""
    name, _, suffix = request.path_params["name"].partition(".")
    query = packaged_queries().get(name)
    wanted = suffix or request.query_params.get("format")
    wants_page = wanted is None and prefers_html(request.headers.get("accept"))
    if query is None:
        problem = Problem(404, "not-found", f"there is no stored query {name!r}", hint="/queries")
        return not_found(request) if wants_page else problem_response(problem)
    given = {name: value for name, value in request.query_params.items() if name not in {"format", "lang"}}
    arguments = await read_arguments(site_of(request).backend, query, given)
    if wants_page:
        return await _page(request, query, given, arguments)
    return await _data(request, query, given, arguments, wanted)


async def _data(
    request: Request, query: StoredQuery, given: Mapping[str, str], arguments: Arguments, wanted: str | None
) -> Response:
    for choice in arguments.choices:
        return problem_response(_ambiguous(choice))
    unknown = {name: value for name, value in given.items() if name not in arguments.labels}
    try:
        sparql = query.bind({**unknown, **arguments.values})
    except QueryError as error:
        return problem_response(Problem(400, "bad-request", error.message, hint=error.hint))
    accept = request.headers.get("accept")
    format_ = by_name(wanted, RESULT_FORMATS) if wanted is not None else negotiate(accept, RESULT_FORMATS)
    if format_ is None:
        return not_acceptable([each.media_type for each in RESULT_FORMATS])
    body = await site_of(request).backend.serialise(sparql, format_)
    headers = {"Vary": "Accept", "Access-Control-Allow-Origin": "*"}
    if wanted is not None:
        headers["Content-Disposition"] = f'inline; filename="{query.name}.{format_.suffix}"'
    return Response(body, headers=headers, media_type=format_.content_type)


def _ambiguous(choice: Choice) -> Problem:
    names = "; ".join(f"{label} <{iri}>" for iri, label in choice.candidates[:5])
    detail = f"{choice.parameter}: {choice.value!r} is not the name of one thing"
    return Problem(400, "bad-request", detail, hint=f"did you mean {names}" if names else "give an IRI; see /search")


async def _page(request: Request, query: StoredQuery, given: Mapping[str, str], arguments: Arguments) -> Response:
    backend, error, outcome = site_of(request).backend, None, None
    sparql = query.sparql
    asked = bool(given) or not any(parameter.required for parameter in query.parameters)
    if asked and not arguments.choices:
        try:
            sparql = query.bind({**given, **arguments.values})
            outcome = await _outcome(request, query, sparql)
        except QueryError as refused:
            error = refused
    return render(
        request,
        "query.html",
        status=400 if error else 200,
        query=query,
        arguments=arguments,
        error=error,
        outcome=outcome,
        sparql=sparql,
        options=await _options(backend, query),
        example=_example(query),
        download=urlencode(arguments.values),
        formats=RESULT_FORMATS,
    )


def _example(query: StoredQuery) -> str | None:
    """The address of the query with its examples, where all that it needs have one."""
    needed = [each for each in query.parameters if each.required] or query.parameters
    examples = {each.name: each.example for each in needed}
    return "?" + urlencode({name: value or "" for name, value in examples.items()}) if all(examples.values()) else None


async def _outcome(request: Request, query: StoredQuery, sparql: str) -> dict[str, object]:
    body = await site_of(request).backend.serialise(sparql, JSON)
    results = parse_query_results(body, QueryResultsFormat.JSON)
    assert isinstance(results, QuerySolutions)
    variables = [variable.value for variable in results.variables]
    rows: list[Row] = [
        {name: term for name, term in zip(variables, solution, strict=True) if term is not None} for solution in results
    ]
    language = language_of(request)
    return {
        "count": len(rows),
        "table": result_table(variables, rows[:SHOWN_ROWS]),
        "cut": len(rows) > SHOWN_ROWS,
        "sentences": [query.sentence(_words(row, language), language) for row in rows[:SHOWN_SENTENCES]],
        "more_sentences": len(rows) > SHOWN_SENTENCES,
    }


def _words(row: Row, language: str) -> dict[str, str]:
    values = {name: shown(term) for name, term in row.items()}
    return {
        name: written_date(value.text, language) if value.is_date else translated(value.text, language)
        for name, value in values.items()
        if value is not None and value.text
    }


async def _options(backend: Backend, query: StoredQuery) -> dict[str, Sequence[tuple[str, str]]]:
    """For each parameter that names a thing of a small class: the things to choose from, as (IRI, label)."""
    options: dict[str, Sequence[tuple[str, str]]] = {}
    for parameter in query.parameters:
        if parameter.type is ParameterType.IRI and parameter.class_iri:
            rows = await backend.select(page_query("things-of-class", **{"class": NamedNode(parameter.class_iri)}))
            options[parameter.name] = [(text(row, "thing"), text(row, "label")) for row in rows]
    return options
