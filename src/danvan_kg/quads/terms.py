"""RDF terms as N-Quads text: the one place where a literal is escaped (N-Quads, section 2.3 of the recommendation)."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from danvan_kg.entity import Identity, Individual, Link, Text, Value
from danvan_kg.partial_date import PartialDate
from danvan_kg.quads.iris import term_iri, thing_iri
from danvan_kg.vocabulary import XSD

_ESCAPES = str.maketrans(
    {code: f"\\u{code:04X}" for code in [*range(0x20), 0x7F]}
    | {0x08: "\\b", 0x09: "\\t", 0x0A: "\\n", 0x0C: "\\f", 0x0D: "\\r", 0x22: '\\"', 0x5C: "\\\\"}
)
_HTTP_IRI = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`\x7f-\x9f]+")


def string(text: str) -> str:
    """A plain xsd:string."""
    return f'"{_escaped(text)}"'


def vietnamese(text: str) -> str:
    return f'"{_escaped(text)}"@vi'


def english(text: str) -> str:
    return f'"{_escaped(text)}"@en'


def _escaped(text: str) -> str:
    # Most have nothing to escape, which is told ten times as fast.
    plain = text.isprintable() and '"' not in text and "\\" not in text
    return text if plain else text.translate(_ESCAPES)


def typed(lexical: str, datatype: str) -> str:
    """`lexical` must be canonical already."""
    return f'"{lexical}"^^<{XSD.iri}{datatype}>'


def web_address(url: str) -> str:
    """An http(s) address as an IRI; anything else as an xsd:anyURI literal, so that no page makes it a link."""
    if _HTTP_IRI.fullmatch(url):
        return f"<{url}>"
    return f'"{_escaped(url)}"^^<{XSD.iri}anyURI>'


def term(value: Value) -> str:
    """The N-Quads form of any value of a fact."""
    writer = _WRITERS.get(type(value))
    if writer is None:
        raise TypeError(f"no RDF term for {value!r}")
    return writer(value)


_WRITERS: dict[type, Callable[[Any], str]] = {
    Identity: thing_iri,
    Text: lambda value: vietnamese(value.value),
    Individual: lambda value: term_iri(value.name),
    Link: lambda value: web_address(value.iri),
    PartialDate: lambda value: typed(str(value), value.datatype),
    date: lambda value: typed(value.isoformat(), "date"),
    str: string,
    bool: lambda value: typed("true" if value else "false", "boolean"),
    int: lambda value: typed(str(value), "integer"),
}
