"""Parameters of stored queries, and the RDF terms of their arguments."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pyoxigraph import Literal, NamedNode

from danvan_kg.errors import QueryError
from danvan_kg.vocabulary import PREFIXES, XSD

# Longer than any name, symbol or title in the genre (the longest titles have about 400 letters).
_LONGEST_STRING = 1000

Text = Mapping[str, str]
"""Words by language; every text of a stored query has "vi" and "en"."""


class ParameterType(StrEnum):
    """What an argument is: a thing's IRI, or a literal."""

    IRI = "iri"
    STRING = "string"
    DATE = "date"
    YEAR = "gYear"
    INTEGER = "integer"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A slot: `class_iri` is the class of the things that an IRI may name; `example` is a value as a user writes it.

    The example of a thing may be its label in place of its IRI; pages and command line look labels up.
    """

    name: str
    type: ParameterType
    label: Text
    required: bool
    example: str | None = None
    class_iri: str | None = None

    def term(self, value: str) -> NamedNode | Literal:
        """The RDF term of an argument. Raises QueryError with a hint where it is not of this parameter's type."""
        try:
            return _TERMS[self.type](value)
        except ValueError as error:
            example = f", for example {self.example}" if self.example else ""
            raise QueryError(
                f"{self.name}: {value[:100]!r} is not a valid {self.type}: {error}",
                hint=f"give {_EXPECTED[self.type]}{example}",
            ) from None


def iri(value: str) -> NamedNode:
    """The term of an absolute IRI, with or without angle brackets, or of a prefixed name. Raises ValueError."""
    prefix, colon, local = value.partition(":")
    if colon and prefix in PREFIXES and not local.startswith("//"):
        return NamedNode(PREFIXES[prefix] + local)
    return NamedNode(value.removeprefix("<").removesuffix(">"))


def _string(value: str) -> Literal:
    if len(value) > _LONGEST_STRING:
        raise ValueError(f"{len(value)} characters, at most {_LONGEST_STRING}")
    if any(ord(letter) < 0x20 or 0xD800 <= ord(letter) <= 0xDFFF for letter in value):
        raise ValueError("it holds control characters or lone surrogates")
    return Literal(value)


def _date(value: str) -> Literal:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        raise ValueError("not of the form YYYY-MM-DD")
    return Literal(date.fromisoformat(value).isoformat(), datatype=XSD["date"])


def _year(value: str) -> Literal:
    if not re.fullmatch(r"[0-9]{4}", value):
        raise ValueError("not of the form YYYY")
    return Literal(value, datatype=XSD["gYear"])


def _integer(value: str) -> Literal:
    if not re.fullmatch(r"-?[0-9]{1,18}", value):
        raise ValueError("not a whole number of at most 18 digits")
    return Literal(int(value))


_TERMS: dict[ParameterType, Callable[[str], NamedNode | Literal]] = {
    ParameterType.IRI: iri,
    ParameterType.STRING: _string,
    ParameterType.DATE: _date,
    ParameterType.YEAR: _year,
    ParameterType.INTEGER: _integer,
}

_EXPECTED = {
    ParameterType.IRI: "an absolute IRI or a prefixed name",
    ParameterType.STRING: f"a text of at most {_LONGEST_STRING} characters",
    ParameterType.DATE: "a day as YYYY-MM-DD",
    ParameterType.YEAR: "a year as YYYY",
    ParameterType.INTEGER: "a whole number",
}
