"""SPARQL 1.1 Protocol, section 2: from an HTTP request to the operation that it asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from pyoxigraph import NamedNode

from danvan_kg.endpoint.http.caps import NAMES, NO_CAPS, Caps, read_caps
from danvan_kg.endpoint.problems import Problem

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_MOST_PARAMETERS = 500


@dataclass(frozen=True, slots=True)
class Operation:
    """What a request asks for. Without query and update it asks for the service description.

    The dataset is None where the request names none. `format` and `caps` are additions to the standard.
    """

    query: str | None = None
    update: str | None = None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    using_graphs: tuple[str, ...] = ()
    using_named_graphs: tuple[str, ...] = ()
    format: str | None = None
    caps: Caps = NO_CAPS


def read_operation(method: str, query_string: bytes, content_type: str | None, body: bytes) -> Operation:
    """The operation of a request. Raises Problem (400, 405, 415) where the protocol does not know it."""
    parameters = _parse(query_string, "the query string")
    if method in ("GET", "HEAD"):
        if "update" in parameters:
            raise Problem(400, "bad-request", "an update is sent by POST, never by GET")
        return _operation(parameters)
    media_type, charset = _media_type(content_type)
    if media_type == FORM:
        form = _parse(body, "the form")
        # Some libraries say Latin-1 of every form: as long as it holds ASCII alone, that is no lie.
        if any(not value.isascii() for values in form.values() for value in values):
            _check_charset(charset)
        return _operation({name: parameters.get(name, []) + form.get(name, []) for name in {**parameters, **form}})
    if media_type not in (QUERY, UPDATE):
        raise Problem(
            415,
            "unsupported-media-type",
            f"a POST carries {QUERY}, {UPDATE} or {FORM}, not {media_type or 'a body without a type'}"[:300],
            headers={"Accept-Post": f"{QUERY}, {FORM}"},
            hint=f"set the header Content-Type: {QUERY}",
        )
    _check_charset(charset)
    name = "query" if media_type == QUERY else "update"
    if {"query", "update"} & parameters.keys():
        raise Problem(400, "bad-request", "there is a query in the body and another one in the query string")
    return _operation({**parameters, name: [_decode(body, "the body")]})


def _check_charset(charset: str) -> None:
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Problem(415, "unsupported-media-type", f"a query is sent in UTF-8, not {charset}"[:200])


def _parse(text: bytes, where: str) -> dict[str, list[str]]:
    try:
        pairs = parse_qsl(
            text.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MOST_PARAMETERS
        )
    except ValueError:
        raise Problem(400, "bad-request", f"{where} is not percent-encoded UTF-8") from None
    parameters: dict[str, list[str]] = {}
    for name, value in pairs:
        parameters.setdefault(name, []).append(value)
    return parameters


def _decode(body: bytes, where: str) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Problem(400, "bad-request", f"{where} is not UTF-8 at byte {error.start}") from None


def _media_type(content_type: str | None) -> tuple[str, str]:
    bare, *parameters = (part.strip().lower() for part in (content_type or "").split(";"))
    charset = next((each[8:].strip("\"' ") for each in parameters if each.startswith("charset=")), "utf-8")
    return bare, charset


def _operation(parameters: Mapping[str, Sequence[str]]) -> Operation:
    query, update = _only(parameters, "query"), _only(parameters, "update")
    if query is not None and update is not None:
        raise Problem(400, "bad-request", "a request is a query or an update, not both")
    if len(parameters) == 1 and query is not None:
        return Operation(query)
    default = _graphs(parameters, "default-graph-uri")
    named = _graphs(parameters, "named-graph-uri")
    return Operation(
        query,
        update,
        # 2.1.4: a dataset that is given in part is empty in its other part.
        default if default or not named else (),
        named if named or not default else (),
        _graphs(parameters, "using-graph-uri") or (),
        _graphs(parameters, "using-named-graph-uri") or (),
        # SPARQLWrapper names some formats twice, by a short name first.
        next(iter(parameters.get("format", ())), None) or None,
        read_caps({name: _only(parameters, name) for name in NAMES}),
    )


def _only(parameters: Mapping[str, Sequence[str]], name: str) -> str | None:
    values = parameters.get(name, ())
    if len(values) > 1:
        raise Problem(400, "bad-request", f"the parameter '{name}' is given {len(values)} times")
    return values[0] if values else None


def _graphs(parameters: Mapping[str, Sequence[str]], name: str) -> tuple[str, ...] | None:
    values = tuple(dict.fromkeys(parameters.get(name, ())))
    for value in values:
        check_iri(value, name)
    return values or None


def check_iri(value: str, name: str) -> None:
    """Raises Problem where a parameter is not an absolute IRI."""
    try:
        NamedNode(value)
    except ValueError:
        raise Problem(400, "bad-request", f"'{name}' is not an absolute IRI: {value[:200]!r}") from None
