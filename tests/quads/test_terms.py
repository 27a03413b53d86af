"""Terms: whatever an article holds comes back from the store as it was."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from danvan_kg.entity import Identity, Individual, Link, Text, Value
from danvan_kg.partial_date import PartialDate
from danvan_kg.quads.terms import string, term, vietnamese, web_address

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def parsed(text: str) -> NamedNode | Literal:
    """The object of a quad with the term `text`, read by the parser of the store."""
    (quad,) = parse(BytesIO(f"<x:s> <x:p> {text} .\n".encode()), format=RdfFormat.N_QUADS)
    assert isinstance(quad.object, NamedNode | Literal)
    return quad.object


@given(TEXTS)
@example("\x00\x01\x08\t\n\x0b\x0c\r\x1f\"'\\\x7f\x85\u2028\ufeff\U0010ffff Ủy ban “nhân dân”")
def test_every_text_comes_back(text: str) -> None:
    """Control characters, quotes, backslashes, line separators and letters of every plane survive."""
    assert parsed(string(text)) == Literal(text)
    assert parsed(vietnamese(text)) == Literal(text, language="vi")


@given(TEXTS)
def test_a_literal_is_one_line(text: str) -> None:
    """No line reader, whatever it takes for a line end below U+0080, cuts a quad in two."""
    assert len(string(text).splitlines()) <= 1 + sum(text.count(mark) for mark in "\x85\u2028\u2029")


XSD = "http://www.w3.org/2001/XMLSchema#"
VALUES: list[tuple[Value, str, str]] = [
    (date(2018, 7, 9), "2018-07-09", "date"),
    (PartialDate(2018), "2018", "gYear"),
    (PartialDate(2018, 7), "2018-07", "gYearMonth"),
    (PartialDate(2018, 7, 9), "2018-07-09", "date"),
    (True, "true", "boolean"),
    (12, "12", "integer"),
    ("217", "217", "string"),
]


@pytest.mark.parametrize(("value", "lexical", "datatype"), VALUES)
def test_values_have_their_datatype(value: Value, lexical: str, datatype: str) -> None:
    assert parsed(term(value)) == Literal(lexical, datatype=NamedNode(XSD + datatype))


def test_things_individuals_and_links_are_iris() -> None:
    assert parsed(term(Individual("dv:signed"))) == NamedNode("https://w3id.org/danvan-kg/ontology#signed")
    assert parsed(term(Link("https://example.org/a"))) == NamedNode("https://example.org/a")
    assert parsed(term(Identity("role", "k", "Phó Bí thư"))) == NamedNode(
        "https://w3id.org/danvan-kg/id/role/pho-bi-thu-8254c329"
    )
    assert parsed(term(Text("tên"))) == Literal("tên", language="vi")


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://example.org/a b", "http://x/<script>", "ftp://x", "https://x/\u0085", ""]
)
def test_only_a_clean_http_address_becomes_an_iri(url: str) -> None:
    """Anything else is a literal, which no page turns into a link."""
    assert parsed(web_address(url)) == Literal(url, datatype=NamedNode(XSD + "anyURI"))


def test_a_value_of_no_kind_is_refused() -> None:
    with pytest.raises(TypeError, match="no RDF term"):
        term(1.5)  # type: ignore[arg-type]
