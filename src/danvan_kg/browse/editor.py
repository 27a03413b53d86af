"""`/sparql` in a browser: a text area, ready questions, the result as a table; works with and without JavaScript.

The page's own parameter is `text`, so that `query` stays the protocol's.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, parse_query_results
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from danvan_kg.browse.asking import Row
from danvan_kg.browse.own_endpoint import ask_endpoint
from danvan_kg.browse.rendering import render
from danvan_kg.browse.result_table import ResultTable, result_table
from danvan_kg.browse.site_state import site_of
from danvan_kg.stored_query import packaged_queries
from danvan_kg.vocabulary import PREFIXES

SHOWN_ROWS = 1000

_FIRST_QUERY = """PREFIX dv: <https://w3id.org/danvan-kg/ontology#>
PREFIX org: <http://www.w3.org/ns/org#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

SELECT ?person ?personLabel ?position ?positionLabel ?from ?until WHERE {
  ?tenure a dv:Tenure ; org:member ?person ; dv:position ?position .
  ?person rdfs:label ?personLabel .
  ?position rdfs:label ?positionLabel .
  OPTIONAL { ?tenure dv:beginLatest ?from ; dv:endEarliest ?until }
}
ORDER BY ?personLabel ?from
LIMIT 50
"""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a query gave: a table, a truth value or a graph as Turtle; or the members of the problem that it has.

    `hint` tells what may be meant where the query is right and names what there is not.
    """

    status: int = 200
    milliseconds: int = 0
    table: ResultTable | None = None
    count: int = 0
    truth: bool | None = None
    graph: str | None = None
    problem: Mapping[str, object] | None = None
    hint: str | None = None


async def editor_page(scope: Scope, receive: Receive, send: Send) -> None:
    """The page as an ASGI application, for the endpoint to call."""
    response = await editor(Request(scope, receive))
    await response(scope, receive, send)


async def editor(request: Request) -> Response:
    text = request.query_params.get("text", "")
    outcome = await _run(request, text) if text and "run" in request.query_params else None
    return render(
        request,
        "editor.html",
        status=outcome.status if outcome else 200,
        text=text or _FIRST_QUERY,
        outcome=outcome,
        prefixes="".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items()),
        queries=packaged_queries().values(),
        shown=SHOWN_ROWS,
    )


async def _run(request: Request, sparql: str) -> Outcome:
    endpoint = site_of(request).endpoint
    started = time.monotonic()
    answer = await ask_endpoint(endpoint, request, sparql)
    milliseconds = round((time.monotonic() - started) * 1000)
    if answer.status != 200:
        return Outcome(answer.status, problem=json.loads(answer.body))
    if "json" not in answer.content_type:
        return Outcome(milliseconds=milliseconds, graph=answer.body.decode(), hint=answer.hint)
    return replace(_answered(answer.body, milliseconds), hint=answer.hint)


def _answered(body: bytes, milliseconds: int) -> Outcome:
    results = parse_query_results(body, QueryResultsFormat.JSON)
    if isinstance(results, QueryBoolean):
        return Outcome(milliseconds=milliseconds, truth=bool(results))
    assert isinstance(results, QuerySolutions)
    variables = [variable.value for variable in results.variables]
    rows: list[Row] = [
        {name: term for name, term in zip(variables, solution, strict=True) if term is not None} for solution in results
    ]
    table = result_table(variables, rows[:SHOWN_ROWS])
    return Outcome(milliseconds=milliseconds, table=table, count=len(rows))
