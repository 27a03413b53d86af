"""The OpenAPI entries of the routes that are raw ASGI, which FastAPI cannot see."""

from collections.abc import Iterable
from typing import Any

from fastapi import FastAPI

from danvan_kg.endpoint.caps import MAX_BYTES, MAX_ROWS, TIMEOUT
from danvan_kg.endpoint.problems import MEDIA_TYPE
from danvan_kg.endpoint.protocol import FORM, QUERY, UPDATE
from danvan_kg.formats import FORMATS, GRAPH_FORMATS, JSON, JSON_LD, Format

Schema = dict[str, Any]

_STRING: Schema = {"type": "string"}
# SPARQL 1.1 Query Results JSON Format, section 3.
_RESULTS: Schema = {
    "type": "object",
    "required": ["head"],
    "properties": {
        "head": {"type": "object", "properties": {"vars": {"type": "array", "items": _STRING}}},
        "boolean": {"type": "boolean"},
        "results": {
            "type": "object",
            "required": ["bindings"],
            "properties": {"bindings": {"type": "array", "items": {"type": "object"}}},
        },
    },
}
_SCHEMAS: dict[str, Schema] = {JSON.suffix: _RESULTS, JSON_LD.suffix: {"type": ["array", "object"]}}
# RFC 9457.
_PROBLEM: Schema = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": _STRING,
        "status": {"type": "integer"},
        "detail": _STRING,
        "hint": _STRING,
        "query_id": _STRING,
    },
}
_JOB: Schema = {"name": "identifier", "in": "path", "required": True, "schema": _STRING}
_FAILURES = {
    "400": "The request or the query is not well-formed",
    "401": "A token is missing, or another is needed",
    "403": "What is switched off here: updates, writes, SERVICE",
    "404": "There is no such graph",
    "405": "Not a method of this address",
    "406": "No format that the client accepts",
    "408": "The body of the request did not come in time",
    "413": "The request or the answer is larger than the limit",
    "415": "Not a media type that is read here",
    "429": "The client has used up its budget",
    "503": "All workers are busy, or the query broke its worker",
    "504": "The query ran out of time",
}


def answer_content(formats: Iterable[Format]) -> Schema:
    """The media types of an answer with what stands in each."""
    return {each.media_type: {"schema": _SCHEMAS.get(each.suffix, _STRING)} for each in formats}


def problems(*statuses: str) -> Schema:
    """Failures with these statuses, or all that an endpoint has, as responses."""
    content = {MEDIA_TYPE: {"schema": _PROBLEM}}
    chosen = statuses or tuple(_FAILURES)
    return {status: {"description": _FAILURES[status], "content": content} for status in chosen}


def add_paths(application: FastAPI) -> None:
    """Puts the endpoint's routes into the application's OpenAPI document."""
    generate = application.openapi

    def with_endpoint() -> dict[str, Any]:
        document = generate()
        document.setdefault("paths", {}).update(_paths())
        return document

    application.openapi = with_endpoint  # type: ignore[method-assign]


def _paths() -> Schema:
    return {
        "/sparql": {"get": _query_get(), "post": _query_post()},
        "/graphs": {"get": _graph_get()} | {method: _graph_write(method) for method in ("put", "post", "delete")},
        "/update": {"post": _update_post()},
        "/jobs/{identifier}": {"get": _job("state", "What has become of a query"), "delete": _job_delete()},
        "/jobs/{identifier}/result": {"get": _job("result", "The answer of a query that was answered later")},
        "/livez": {"get": _state("Whether the process lives", "live", {"200": _described("It does")})},
        "/readyz": {"get": _state("Whether each pool answers", "ready", {"200": _described("It does")} | problems())},
        "/metrics": {"get": _state("Numbers for Prometheus", "metrics", {"200": _described("As text")})},
    }


def _job(name: str, summary: str) -> Schema:
    described = _described("As JSON") if name == "state" else {"description": "The whole answer"}
    return {
        "summary": summary,
        "operationId": f"job_{name}",
        "tags": ["SPARQL"],
        "parameters": [_JOB],
        "responses": {"200": described, "202": _described("It has not ended")} | problems(),
    }


def _job_delete() -> Schema:
    return {
        "summary": "Cancel and forget a query that is answered later",
        "operationId": "job_delete",
        "tags": ["SPARQL"],
        "parameters": [_JOB],
        "responses": {"204": _described("It is forgotten")} | problems("404"),
    }


def _described(description: str) -> Schema:
    return {"description": description}


def _state(summary: str, operation: str, responses: Schema) -> Schema:
    return {"summary": summary, "operationId": operation, "tags": ["Operations"], "responses": responses}


def _parameter(name: str, description: str, *, several: bool = False, example: str | None = None) -> Schema:
    schema: Schema = {"type": "array", "items": _STRING} if several else dict(_STRING)
    parameter: Schema = {"name": name, "in": "query", "description": description, "schema": schema}
    return parameter | ({"example": example} if example else {})


def _dataset() -> list[Schema]:
    return [
        _parameter("default-graph-uri", "A graph of the query's default graph", several=True),
        _parameter("named-graph-uri", "A named graph of the query", several=True),
        _parameter("format", "Instead of Accept: " + ", ".join(each.suffix for each in FORMATS)),
        *caps(),
    ]


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


def _responses(formats: tuple[Format, ...] = FORMATS) -> Schema:
    whole = {"description": "The whole answer", "content": answer_content(formats)}
    later = _described("Taken to be answered later: Prefer: respond-async")
    return {"200": whole, "202": later, "304": _described("What the client has is current")} | problems()


def _query_get() -> Schema:
    query = _parameter("query", "A SPARQL query; without it, the service description", example="ASK { ?s ?p ?o }")
    return {
        "summary": "SPARQL 1.1 query",
        "operationId": "query_get",
        "tags": ["SPARQL"],
        "parameters": [query, *_dataset()],
        "responses": _responses(),
    }


def _query_post() -> Schema:
    form = {"type": "object", "properties": {"query": _STRING}, "required": ["query"]}
    return {
        "summary": "SPARQL 1.1 query by POST",
        "operationId": "query_post",
        "tags": ["SPARQL"],
        "parameters": _dataset(),
        "requestBody": {"required": True, "content": {QUERY: {"schema": _STRING}, FORM: {"schema": form}}},
        "responses": _responses(),
    }


def _graph() -> list[Schema]:
    return [_parameter("graph", "The graph's IRI"), _parameter("default", "The default graph")]


def _graph_get() -> Schema:
    return {
        "summary": "One graph (Graph Store Protocol)",
        "operationId": "graph_get",
        "tags": ["SPARQL"],
        "parameters": [*_graph(), *caps()],
        "responses": _responses(GRAPH_FORMATS),
    }


def _graph_write(method: str) -> Schema:
    summaries = {"put": "Puts a graph in place of one", "post": "Adds to a graph", "delete": "Deletes a graph"}
    content = {each.media_type: {"schema": _STRING} for each in GRAPH_FORMATS}
    body = {} if method == "delete" else {"requestBody": {"content": content}}
    done = {"201": _described("A graph was made"), "204": _described("Done")}
    return {
        "summary": f"{summaries[method]}, with the update token",
        "operationId": f"graph_{method}",
        "tags": ["SPARQL"],
        "parameters": _graph(),
        "responses": done | problems(),
    } | body


def _update_post() -> Schema:
    form = {"type": "object", "properties": {"update": _STRING}, "required": ["update"]}
    return {
        "summary": "SPARQL 1.1 Update, with the update token",
        "operationId": "update_post",
        "tags": ["SPARQL"],
        "requestBody": {"required": True, "content": {UPDATE: {"schema": _STRING}, FORM: {"schema": form}}},
        "responses": {"204": _described("Done")} | problems(),
    }
