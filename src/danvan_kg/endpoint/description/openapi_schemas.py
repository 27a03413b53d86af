"""The shapes of what the endpoint answers, as JSON Schema for the OpenAPI document; tests hold real answers to them."""

from collections.abc import Iterable
from typing import Any

from danvan_kg.endpoint.problems import MEDIA_TYPE, TITLES, TYPE_BASE
from danvan_kg.formats import JSON, JSON_LD, Format

Schema = dict[str, Any]

STRING: Schema = {"type": "string"}
_NUMBER: Schema = {"type": "number", "minimum": 0}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_ORDINAL: Schema = {"type": "integer", "minimum": 1}
_STRINGS: Schema = {"type": "array", "items": STRING}


def closed(properties: dict[str, Schema], *optional: str) -> Schema:
    """An object with these members, all but the `optional` ones required, and no others."""
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def ref(name: str) -> Schema:
    """One of SCHEMAS."""
    return {"$ref": f"#/components/schemas/{name}"}


def _term(kind: str, value: Schema = STRING, **more: Schema) -> Schema:
    return closed({"type": {"const": kind}, "value": value, **more}, *more)


# SPARQL 1.1 Query Results JSON Format, section 3, and that of 1.2 with its triple terms.
_TERMS: Schema = {
    "oneOf": [
        _term("uri"),
        _term("bnode"),
        _term("literal", **{"xml:lang": STRING, "its:dir": STRING, "datatype": STRING}),
        _term("triple", closed({part: ref("Term") for part in ("subject", "predicate", "object")})),
    ]
}
_BINDINGS: Schema = {"type": "array", "items": {"type": "object", "additionalProperties": ref("Term")}}
_RESULTS: Schema = {
    "oneOf": [
        closed({"head": closed({"vars": _STRINGS}), "results": closed({"bindings": _BINDINGS})}),
        closed({"head": {"type": "object", "maxProperties": 0}, "boolean": {"type": "boolean"}}),
    ]
}
_LIMITS: Schema = {"type": "object", "additionalProperties": _NUMBER}
# RFC 9457 with the members that problems have here.
_PROBLEM: Schema = closed(
    {
        "type": {"enum": [TYPE_BASE + kind for kind in TITLES]},
        "title": STRING,
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": STRING,
        "query_id": STRING,
        "job": STRING,
        "line": _ORDINAL,
        "column": _ORDINAL,
        "found": STRING,
        "expected": _STRINGS,
        "hint": STRING,
        "limit": STRING,
        "limits": _LIMITS,
        "offered": _STRINGS,
        "formats": _STRINGS,
        "pool": STRING,
    },
    *("query_id", "job", "line", "column", "found", "expected"),
    *("hint", "limit", "limits", "offered", "formats", "pool"),
)
_JOB: Schema = closed(
    {
        "state": {"enum": ["waiting", "running", "done", "failed", "cancelled"]},
        "created": {"type": "string", "format": "date-time"},
        "kept_seconds": _NUMBER,
        "limits": _LIMITS,
        "result": {"type": "string", "format": "uri"},
        "rows": _COUNT,
        "bytes": _COUNT,
        "seconds": _NUMBER,
        "snapshot": STRING,
        "problem": ref("Problem"),
    },
    *("rows", "bytes", "seconds", "snapshot", "problem"),
)
_RUNNING: Schema = closed({"id": STRING, "seconds": _NUMBER, "client": STRING, "query": STRING})
_REPLICA: Schema = closed(
    {
        "pool": STRING,
        "number": _ORDINAL,
        "health": {"enum": ["healthy", "doubted", "down", "apart"]},
        "version": STRING,
        "busy": _COUNT,
        "asked": _COUNT,
        "failures": _COUNT,
    }
)
_READY: Schema = closed(
    {"status": {"const": "ready"}, "snapshot": STRING, "replicas": {"type": "array", "items": _REPLICA}}, "replicas"
)
SCHEMAS: dict[str, Schema] = {
    "Term": _TERMS,
    "SparqlResults": _RESULTS,
    "Problem": _PROBLEM,
    "Job": _JOB,
    "RunningQuery": _RUNNING,
    "RunningQueries": closed({"running": {"type": "array", "items": ref("RunningQuery")}}),
    "Ready": _READY,
    "Live": closed({"status": {"const": "alive"}}),
}
_BY_FORMAT: dict[str, Schema] = {JSON.suffix: ref("SparqlResults"), JSON_LD.suffix: {"type": ["array", "object"]}}

_FAILURES = {
    "400": "The request or the query is not well-formed",
    "401": "A token is missing, or another is needed",
    "403": "What is switched off here: updates, writes, SERVICE",
    "404": "There is no such thing here",
    "406": "No format that the client accepts, or none that can hold the answer",
    "408": "The body of the request did not come in time",
    "413": "The request or the answer is larger than the limit",
    "415": "Not a media type that is read here",
    "421": "The Host header names another site",
    "429": "The client has used up its budget, or asks for too much at once",
    "500": "The store could not be read, or something went wrong here",
    "502": "The store upstream did not answer as it should",
    "503": "All workers are busy, or the query broke its worker",
    "504": "The query ran out of time",
}
# What every route may answer.
_ALWAYS = ("421", "500")
# RFC 9457 for all, and what goes with some.
_FAILURE_HEADERS = {"401": "WWW-Authenticate", "429": "Retry-After"}
_SENTENCES = {
    "Content-Language": "The language of title, detail and hint: en or vi",
    "ETag": "Names the answer; the same in every coding",
    "Location": "Where the job or the graph is",
    "Preference-Applied": "The preferences of the request that were followed",
    "RateLimit-Remaining": "Seconds of query time that the client has left",
    "Retry-After": "Seconds until it is worth asking again",
    "Vary": "Which headers of the request the answer depends on",
    "WWW-Authenticate": "The way to send a token",
    "X-Query-Hint": "What may be meant by a term that the ontology lacks",
    "X-Query-Id": "What the operator knows the query by",
    "X-Request-Id": "What the access log knows the request by",
}
IDENTIFIED = ("X-Request-Id",)


def headers(*required: str, optional: Iterable[str] = ()) -> Schema:
    """Headers of an answer."""
    named = {name: name in required for name in (*required, *optional)}
    return {
        name: {"description": _SENTENCES[name], "required": always, "schema": STRING} for name, always in named.items()
    }


def answer_content(formats: Iterable[Format]) -> Schema:
    """The media types of an answer with what stands in each."""
    return {each.media_type: {"schema": _BY_FORMAT.get(each.suffix, STRING)} for each in formats}


def json_answer(description: str, name: str, *required: str, optional: Iterable[str] = ()) -> Schema:
    """An answer in JSON of one of SCHEMAS."""
    return {
        "description": description,
        "headers": headers(*IDENTIFIED, *required, optional=optional),
        "content": {"application/json": {"schema": ref(name)}},
    }


def empty_answer(description: str, *required: str, optional: Iterable[str] = ()) -> Schema:
    """An answer without a body."""
    return {"description": description, "headers": headers(*IDENTIFIED, *required, optional=optional)}


def problems(*statuses: str) -> Schema:
    """Failures with these statuses, and those of every route, as responses."""
    content = {MEDIA_TYPE: {"schema": ref("Problem")}}
    return {
        status: {
            "description": _FAILURES[status],
            "headers": headers(
                *IDENTIFIED, "Content-Language", *filter(None, [_FAILURE_HEADERS.get(status)]), optional=["Retry-After"]
            ),
            "content": content,
        }
        for status in sorted({*statuses, *_ALWAYS})
    }
