"""The OpenAPI entries of the routes that are raw ASGI, which FastAPI cannot see."""

from typing import Any

from fastapi import FastAPI

from danvan_kg.endpoint.problems import MEDIA_TYPE
from danvan_kg.endpoint.protocol import FORM, QUERY
from danvan_kg.formats import FORMATS, GRAPH_FORMATS

_STRING = {"type": "string"}


def add_paths(application: FastAPI) -> None:
    """Puts /sparql and /graphs into the application's OpenAPI document."""
    generate = application.openapi

    def with_endpoint() -> dict[str, Any]:
        document = generate()
        document.setdefault("paths", {}).update(_paths())
        return document

    application.openapi = with_endpoint  # type: ignore[method-assign]


def _paths() -> dict[str, Any]:
    return {
        "/sparql": {"get": _query_get(), "post": _query_post()},
        "/graphs": {"get": _graph_get()},
    }


def _parameter(name: str, description: str, *, several: bool = False, example: str | None = None) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "array", "items": _STRING} if several else dict(_STRING)
    parameter: dict[str, Any] = {"name": name, "in": "query", "description": description, "schema": schema}
    return parameter | ({"example": example} if example else {})


def _dataset() -> list[dict[str, Any]]:
    return [
        _parameter("default-graph-uri", "A graph of the query's default graph", several=True),
        _parameter("named-graph-uri", "A named graph of the query", several=True),
        _parameter("format", "Instead of Accept: " + ", ".join(each.suffix for each in FORMATS)),
        _parameter("timeout", "Seconds, below the endpoint's deadline"),
    ]


def _responses(formats: tuple[Any, ...] = FORMATS) -> dict[str, Any]:
    problem = {MEDIA_TYPE: {"schema": {"type": "object"}}}
    failures = {
        "400": "The request or the query is not well-formed",
        "403": "Updates and SERVICE are refused",
        "406": "No format that the client accepts",
        "413": "The answer is larger than the limit",
        "503": "All workers are busy, or the query broke its worker",
        "504": "The query ran out of time",
    }
    answers = {each.media_type: {"schema": _STRING} for each in formats}
    return {"200": {"description": "The whole answer", "content": answers}} | {
        status: {"description": text, "content": problem} for status, text in failures.items()
    }


def _query_get() -> dict[str, Any]:
    query = _parameter("query", "A SPARQL query; without it, the service description", example="ASK { ?s ?p ?o }")
    return {
        "summary": "SPARQL 1.1 query",
        "operationId": "query_get",
        "tags": ["SPARQL"],
        "parameters": [query, *_dataset()],
        "responses": _responses(),
    }


def _query_post() -> dict[str, Any]:
    form = {"type": "object", "properties": {"query": _STRING}, "required": ["query"]}
    return {
        "summary": "SPARQL 1.1 query by POST",
        "operationId": "query_post",
        "tags": ["SPARQL"],
        "parameters": _dataset(),
        "requestBody": {"required": True, "content": {QUERY: {"schema": _STRING}, FORM: {"schema": form}}},
        "responses": _responses(),
    }


def _graph_get() -> dict[str, Any]:
    return {
        "summary": "One graph (Graph Store Protocol)",
        "operationId": "graph_get",
        "tags": ["SPARQL"],
        "parameters": [_parameter("graph", "The graph's IRI"), _parameter("default", "The default graph")],
        "responses": _responses(GRAPH_FORMATS),
    }
