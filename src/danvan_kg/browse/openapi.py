"""The OpenAPI entries of pages and stored queries, which are plain routes."""

from typing import Any

from danvan_kg.endpoint.openapi import answer_content, problems
from danvan_kg.formats import RESULT_FORMATS, Format
from danvan_kg.stored_query import Parameter, ParameterType, StoredQuery

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
        "responses": {"200": _answer(RESULT_FORMATS)} | problems("400", "406", "413", "503", "504"),
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


def _answer(formats: tuple[Format, ...]) -> dict[str, Any]:
    page: dict[str, Any] = {"text/html": {"schema": {"type": "string"}}}
    return {"description": "The whole answer", "content": answer_content(formats) | page}


def page_paths() -> dict[str, Any]:
    """Search, things, ontology and dataset description."""
    query = {"name": "q", "in": "query", "required": True, "schema": {"type": "string"}, "description": "A name"}
    path = {"name": "path", "in": "path", "required": True, "schema": {"type": "string"}, "description": "type/slug"}
    page = {"200": {"description": "HTML, or data by content negotiation"}}
    return {
        "/search": {"get": _page("Things by name, with or without diacritics", [query], page)},
        "/id/{path}": {"get": _page("A thing's page and data", [path], page | {"404": {"description": "Unknown"}})},
        "/queries": {"get": _page("The stored queries", [], page)},
        "/ontology": {"get": _page("The ontology", [], page)},
        "/.well-known/void": {"get": _page("The dataset's description", [], page)},
    }


def _page(summary: str, parameters: list[dict[str, Any]], responses: dict[str, Any]) -> dict[str, Any]:
    return {"summary": summary, "tags": ["Pages"], "parameters": parameters, "responses": responses}
