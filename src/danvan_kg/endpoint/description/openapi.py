"""The OpenAPI entries of the routes that are raw ASGI, which FastAPI cannot see."""

from typing import Any

from fastapi import FastAPI

from danvan_kg.endpoint.description.openapi_schemas import (
    IDENTIFIED,
    SCHEMAS,
    STRING,
    Schema,
    answer_content,
    empty_answer,
    headers,
    json_answer,
    problems,
)
from danvan_kg.endpoint.http.caps import MAX_BYTES, MAX_ROWS, TIMEOUT
from danvan_kg.endpoint.http.protocol import FORM, QUERY, UPDATE
from danvan_kg.formats import FORMATS, GRAPH_FORMATS, Format

_IDENTIFIER: Schema = {"name": "identifier", "in": "path", "required": True, "schema": STRING}
_SECURITY: Schema = {
    "key": {"type": "http", "scheme": "bearer", "description": "An API key with a larger budget; none is needed"},
    "operator": {"type": "http", "scheme": "bearer", "description": "The operator's token"},
    "update": {"type": "http", "scheme": "bearer", "description": "The token that updates take"},
}
# What may become of a query, and of the request that brings it.
_QUERY = ("400", "401", "403", "406", "413", "429", "502", "503", "504")
_BODY = ("408", "413", "415")


def add_paths(application: FastAPI) -> None:
    """Puts the endpoint's routes and schemas into the application's OpenAPI document."""
    generate = application.openapi

    def with_endpoint() -> dict[str, Any]:
        document = generate()
        document.setdefault("paths", {}).update(_paths())
        components = document.setdefault("components", {})
        components.setdefault("schemas", {}).update(SCHEMAS)
        components.setdefault("securitySchemes", {}).update(_SECURITY)
        return document

    application.openapi = with_endpoint  # type: ignore[method-assign]


def _paths() -> Schema:
    return {
        "/sparql": {"get": _query_get(), "post": _query_post()},
        "/graphs": {"get": _graph_get()} | {method: _graph_write(method) for method in ("put", "post", "delete")},
        "/update": {"post": _update_post()},
        "/jobs/{identifier}": {"get": _job_state(), "delete": _job_delete()},
        "/jobs/{identifier}/result": {"get": _job_result()},
        "/livez": {"get": _state("live", "Whether the process lives", json_answer("It does", "Live"))},
        "/readyz": {"get": _ready()},
        "/metrics": {"get": _state("metrics", "Numbers for Prometheus", _text("text/plain"))},
        "/running": {"get": _running("running", "The queries that run now", "RunningQueries")},
        "/running/{identifier}": {
            "get": _running("running_query", "A query that runs now", "RunningQuery", _IDENTIFIER),
            "delete": _running("running_cancel", "Cancels a query", "RunningQuery", _IDENTIFIER),
        },
    }


def _operation(tag: str, name: str, summary: str, responses: Schema, **more: Any) -> Schema:
    return {"summary": summary, "operationId": name, "tags": [tag], "responses": responses, **more}


def _state(name: str, summary: str, answer: Schema) -> Schema:
    return _operation("Operations", name, summary, {"200": answer} | problems())


def _ready() -> Schema:
    responses = {"200": json_answer("Each of them does", "Ready")} | problems("502", "503", "504")
    return _operation("Operations", "ready", "Whether each pool answers", responses)


def _running(name: str, summary: str, schema: str, *parameters: Schema) -> Schema:
    failures = problems("401", "403", *(["404"] if parameters else []))
    responses = {"200": json_answer("What is known of it", schema)} | failures
    return _operation("Operations", name, summary, responses, parameters=list(parameters), security=[{"operator": []}])


def _text(media_type: str) -> Schema:
    return {"description": "As text", "headers": headers(*IDENTIFIED), "content": {media_type: {"schema": STRING}}}


def _job_state() -> Schema:
    responses = {"200": json_answer("As it is now", "Job", optional=["Retry-After"])} | problems("404")
    return _operation("SPARQL", "job_state", "What has become of a query", responses, parameters=[_IDENTIFIER])


def _job_result() -> Schema:
    summary = "The answer of a query that was answered later, or its problem"
    failures = problems("400", "404", "406", "413", "502", "503", "504")
    responses = {"200": _whole(FORMATS), "202": json_answer("It has not ended", "Job", "Retry-After")} | failures
    return _operation("SPARQL", "job_result", summary, responses, parameters=[_IDENTIFIER])


def _job_delete() -> Schema:
    responses = {"204": empty_answer("It is forgotten")} | problems("404")
    summary = "Cancel and forget a query that is answered later"
    return _operation("SPARQL", "job_delete", summary, responses, parameters=[_IDENTIFIER])


def _parameter(name: str, description: str, *, several: bool = False, example: str | None = None) -> Schema:
    schema: Schema = {"type": "array", "items": STRING} if several else dict(STRING)
    parameter: Schema = {"name": name, "in": "query", "description": description, "schema": schema}
    return parameter | ({"example": example} if example else {})


def _header(name: str, description: str) -> Schema:
    return {"name": name, "in": "header", "description": description, "schema": STRING}


_KNOWN = _header("If-None-Match", "Tags of answers that the client has")
_PREFER = _header("Prefer", f"respond-async, wait=SECONDS, {MAX_ROWS}=NUMBER, {MAX_BYTES}=NUMBER (RFC 7240)")


def _format(formats: tuple[Format, ...]) -> Schema:
    return _parameter("format", "Instead of Accept: " + ", ".join(each.suffix for each in formats))


def caps() -> list[Schema]:
    """What a client may ask for below the endpoint's limits."""
    seconds: Schema = {"type": "number", "exclusiveMinimum": 0, "maximum": 999_999_999}
    number: Schema = {"type": "integer", "minimum": 1, "maximum": 10**15 - 1}
    described = (
        (TIMEOUT, "Seconds that the query may run, below the endpoint's deadline; past them 504", seconds),
        (MAX_ROWS, "Rows or triples of the answer, below the endpoint's limit; past them 413", number),
        (MAX_BYTES, "Bytes of the answer before compression, below the endpoint's limit; past them 413", number),
    )
    return [{"name": name, "in": "query", "description": text, "schema": schema} for name, text, schema in described]


def _dataset() -> list[Schema]:
    return [
        _parameter("default-graph-uri", "A graph of the query's default graph", several=True),
        _parameter("named-graph-uri", "A named graph of the query", several=True),
        _format(FORMATS),
        *caps(),
        _PREFER,
    ]


def _whole(formats: tuple[Format, ...], *, page: bool = False) -> Schema:
    html: Schema = {"text/html": {"schema": STRING}} if page else {}
    optional = ("ETag", "Preference-Applied", "RateLimit-Remaining", "X-Query-Hint", "X-Query-Id")
    return {
        "description": "The whole answer",
        "headers": headers(*IDENTIFIED, "Vary", optional=optional),
        "content": answer_content(formats) | html,
    }


def _query_responses(*more: str, formats: tuple[Format, ...] = FORMATS, page: bool = False) -> Schema:
    later = json_answer(
        "Taken to be answered later: Prefer: respond-async", "Job", "Location", "Preference-Applied", "Retry-After"
    )
    known = empty_answer("What the client has is current", "ETag", "Vary")
    return {"200": _whole(formats, page=page), "202": later, "304": known} | problems(*_QUERY, *more)


def _query_get() -> Schema:
    query = _parameter("query", "A SPARQL query; without it, the service description", example="ASK { ?s ?p ?o }")
    return _operation(
        "SPARQL",
        "query_get",
        "SPARQL 1.1 query; a browser without a query gets the editor",
        _query_responses(page=True),
        parameters=[query, *_dataset(), _KNOWN],
        security=[{}, {"key": []}],
    )


def _query_post() -> Schema:
    form = {"type": "object", "properties": {"query": STRING}, "required": ["query"]}
    return _operation(
        "SPARQL",
        "query_post",
        "SPARQL 1.1 query by POST",
        _query_responses(*_BODY),
        parameters=_dataset(),
        requestBody={"required": True, "content": {QUERY: {"schema": STRING}, FORM: {"schema": form}}},
        security=[{}, {"key": []}],
    )


def _graph() -> list[Schema]:
    return [_parameter("graph", "The graph's IRI"), _parameter("default", "The default graph")]


def _graph_get() -> Schema:
    known = empty_answer("What the client has is current", "ETag", "Vary")
    failures = problems("400", "401", "404", "406", "413", "429", "502", "503", "504")
    return _operation(
        "SPARQL",
        "graph_get",
        "One graph (Graph Store Protocol)",
        {"200": _whole(GRAPH_FORMATS), "304": known} | failures,
        parameters=[*_graph(), _format(GRAPH_FORMATS), *caps(), _KNOWN],
        security=[{}, {"key": []}],
    )


def _graph_write(method: str) -> Schema:
    summaries = {"put": "Puts a graph in place of one", "post": "Adds to a graph", "delete": "Deletes a graph"}
    written = [each for each in GRAPH_FORMATS if not each.named_graphs]
    content = {each.media_type: {"schema": STRING} for each in written}
    body = {} if method == "delete" else {"requestBody": {"content": content}}
    made: Schema = {"201": empty_answer("A graph was made", optional=["Location"])} if body else {}
    failures = problems("400", "401", "403", "404", "429", "503", "504", *_BODY)
    return _operation(
        "SPARQL",
        f"graph_{method}",
        f"{summaries[method]}, with the update token",
        made | {"204": empty_answer("Done")} | failures,
        parameters=_graph(),
        security=[{"update": []}],
        **body,
    )


def _update_post() -> Schema:
    form = {"type": "object", "properties": {"update": STRING}, "required": ["update"]}
    return _operation(
        "SPARQL",
        "update_post",
        "SPARQL 1.1 Update, with the update token",
        {"204": empty_answer("Done")} | problems("400", "401", "403", "429", "502", "503", "504", *_BODY),
        requestBody={"required": True, "content": {UPDATE: {"schema": STRING}, FORM: {"schema": form}}},
        security=[{"update": []}],
    )
