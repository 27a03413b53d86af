"""The OpenAPI entries of pages and stored queries, which are plain routes."""

from typing import Any

from danvan_kg.browse.thing_route import DATA_FORMATS
from danvan_kg.endpoint.description.openapi_schemas import (
    IDENTIFIED,
    STRING,
    answer_content,
    closed,
    empty_answer,
    headers,
    problems,
)
from danvan_kg.formats import GRAPH_FORMATS, RESULT_FORMATS, Format
from danvan_kg.stored_query import Parameter, ParameterType, StoredQuery

_NAMES: dict[str, Any] = {"type": "object", "additionalProperties": STRING}
_HIT = closed({"iri": STRING, "label": STRING, "kind": STRING, "note": STRING})
_SEARCHED = closed({"query": STRING, "results": {"type": "array", "items": _HIT}})
_ARGUMENT = closed(
    {
        "name": STRING,
        "type": {"enum": [str(each) for each in ParameterType]},
        "required": {"type": "boolean"},
        "example": {"type": ["string", "null"]},
    }
)
_SUMMARY = closed(
    {"name": STRING, "path": STRING, "summary": _NAMES, "parameters": {"type": "array", "items": _ARGUMENT}}
)
_LISTED = closed({"queries": {"type": "array", "items": _SUMMARY}})
# What may become of the queries that a page or a download asks.
_ASKED = ("429", "502", "503", "504")

_SCHEMAS: dict[ParameterType, dict[str, Any]] = {
    ParameterType.IRI: {"type": "string", "description": "an IRI, or a name that one thing has"},
    ParameterType.STRING: {"type": "string"},
    ParameterType.DATE: {"type": "string", "format": "date"},
    ParameterType.YEAR: {"type": "string", "pattern": "^[0-9]{4}$"},
    ParameterType.INTEGER: {"type": "integer"},
}


def stored_query_paths(queries: dict[str, StoredQuery]) -> dict[str, Any]:
    """One GET for each stored query, with typed parameters."""
    return {f"/queries/{name}": {"get": _stored_query(query)} for name, query in queries.items()}


def _stored_query(query: StoredQuery) -> dict[str, Any]:
    return {
        "operationId": "stored_query_" + query.name.replace("-", "_"),
        "tags": ["Stored queries"],
        "summary": query.summary["en"],
        "description": query.description["en"],
        "parameters": [*(_parameter(each) for each in query.parameters), _format(RESULT_FORMATS)],
        "responses": _responses(answer_content(RESULT_FORMATS), "400", "406", "413", *_ASKED),
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    entry = {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.label["en"],
        "schema": _SCHEMAS[parameter.type],
    }
    return entry | ({"example": parameter.example} if parameter.example else {})


def _format(formats: tuple[Format, ...]) -> dict[str, Any]:
    names = [each.suffix for each in formats]
    return {"name": "format", "in": "query", "description": "Instead of Accept", "schema": {"enum": names}}


def _responses(data: dict[str, Any], *failures: str) -> dict[str, Any]:
    """The page or the data, that they are unchanged, and what may fail; browsers get failures as pages."""
    page: dict[str, Any] = {"text/html": {"schema": STRING}}
    whole = {
        "description": "The whole answer",
        "headers": headers(*IDENTIFIED, "Vary", optional=["ETag"]),
        "content": page | data,
    }
    refused = problems(*failures)
    for response in refused.values():
        response["content"] |= page
    return {"200": whole, "304": empty_answer("What the client has is current", "ETag", "Vary")} | refused


def page_paths() -> dict[str, Any]:
    """Search, things, ontology and dataset description."""
    query = {"name": "q", "in": "query", "required": True, "schema": STRING, "description": "A name"}
    path = {"name": "path", "in": "path", "required": True, "schema": STRING, "description": "type/slug"}
    suffix = {
        "name": "suffix",
        "in": "path",
        "required": True,
        "schema": {"enum": [each.suffix for each in DATA_FORMATS]},
    }
    data, graphs = answer_content(DATA_FORMATS), answer_content(GRAPH_FORMATS)
    moved = {"303": empty_answer("A stored query has a page of its own")}
    searched, listed = ({"application/json": {"schema": schema}} for schema in (_SEARCHED, _LISTED))
    things = _responses(data, "404", "406", *_ASKED) | moved
    ontology = _responses(data, "406", *_ASKED)
    described = _responses(graphs, "406", *_ASKED)
    return {
        "/search": {"get": _page("Things by name, with or without diacritics", [query], _responses(searched, *_ASKED))},
        "/id/{path}": {"get": _page("A thing's page and data", [path, _format(DATA_FORMATS)], things)},
        "/queries": {"get": _page("The stored queries", [], _responses(listed))},
        "/ontology": {"get": _page("The ontology", [_format(DATA_FORMATS)], ontology)},
        "/ontology.{suffix}": {"get": _page("The ontology as a download", [suffix], _responses(data, "406"))},
        "/.well-known/void": {"get": _page("The dataset's description", [_format(GRAPH_FORMATS)], described)},
    }


def _page(summary: str, parameters: list[dict[str, Any]], responses: dict[str, Any]) -> dict[str, Any]:
    return {"summary": summary, "tags": ["Pages"], "parameters": parameters, "responses": responses}
