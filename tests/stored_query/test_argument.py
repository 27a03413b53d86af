"""Arguments become RDF terms of their type, or are refused with a hint."""

import pytest

from danvan_kg.errors import QueryError
from danvan_kg.stored_query import Parameter, ParameterType

XSD = "http://www.w3.org/2001/XMLSchema#"


def parameter(kind: str, example: str | None = None) -> Parameter:
    return Parameter("slot", ParameterType(kind), {"vi": "ô", "en": "slot"}, required=True, example=example)


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("iri", "https://w3id.org/danvan-kg/id/person/a", "<https://w3id.org/danvan-kg/id/person/a>"),
        ("iri", "<https://example.org/a>", "<https://example.org/a>"),
        ("iri", "dv:Resolution", "<https://w3id.org/danvan-kg/ontology#Resolution>"),
        ("string", 'Năm "dân vận"\\', '"Năm \\"dân vận\\"\\\\"'),
        ("date", "2014-08-04", f'"2014-08-04"^^<{XSD}date>'),
        ("gYear", "2014", f'"2014"^^<{XSD}gYear>'),
        ("integer", "-7", f'"-7"^^<{XSD}integer>'),
    ],
)
def test_a_valid_argument_becomes_a_term_of_its_type(kind: str, value: str, term: str) -> None:
    assert str(parameter(kind).term(value)) == term


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("iri", "Trần Hồng Hà", "code point"),
        ("iri", "https://example.org/a> } #", "'>'"),
        ("iri", "https://example.org/a b", "' '"),
        ("string", "a\x00b", "control"),
        ("string", "\ud800", "surrogates"),
        ("string", "a" * 1001, "1001 characters"),
        ("date", "4/8/2014", "YYYY-MM-DD"),
        ("date", "2014-02-30", "day is out of range"),
        ("date", "2014-08-04Z", "YYYY-MM-DD"),
        ("gYear", "14", "YYYY"),
        ("gYear", "２０１４", "YYYY"),
        ("integer", "1.5", "whole number"),
        ("integer", "9" * 40, "18 digits"),
    ],
)
def test_an_argument_of_another_type_is_refused_with_the_reason(kind: str, value: str, reason: str) -> None:
    with pytest.raises(QueryError, match=reason) as refusal:
        parameter(kind).term(value)
    assert refusal.value.hint is not None


def test_a_refusal_shows_an_example() -> None:
    with pytest.raises(QueryError) as refusal:
        parameter("gYear", example="2014").term("soon")
    assert refusal.value.hint == "give a year as YYYY, for example 2014"
