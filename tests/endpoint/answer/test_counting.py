"""Rows are counted exactly, however the answer is cut into pieces and whatever stands in its values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, Store, Triple, serialize

from danvan_kg.endpoint.answer.counting import counter_for
from danvan_kg.formats import CSV, JSON, N_QUADS, N_TRIPLES, TSV, XML, Format

S, P = NamedNode("http://x/s"), NamedNode("http://x/p")
MARKS = ['"', "},{", '"},{"', "\\", "\n", "\r\n", ",", "<result>", "</result>", "a", "[{", '":[{', "\t", "ă", "{}", "}"]
VALUES = st.lists(st.sampled_from(MARKS), max_size=6).map("".join).filter(lambda value: ",{}" not in value)


@pytest.mark.parametrize("format_", [JSON, XML, CSV, TSV], ids=lambda each: each.suffix)
@given(values=st.lists(VALUES, unique=True, max_size=8), cut=st.integers(1, 40), unbound=st.booleans())
def test_rows_are_counted(format_: Format, values: list[str], cut: int, unbound: bool) -> None:
    store = Store()
    store.extend(Quad(S, P, Literal(value)) for value in values)
    pattern = "{ ?s ?p ?o } UNION { ?s ?p ?q }" if unbound else "?s ?p ?o"
    results = store.query(f"SELECT ?o ?q {{ {pattern} }}" if unbound else f"SELECT ?o {{ {pattern} }}")
    assert isinstance(results, QuerySolutions)
    assert isinstance(format_.engine, QueryResultsFormat)
    body = results.serialize(format=format_.engine)
    assert body is not None
    counter = counter_for(format_)
    for start in range(0, len(body), cut):
        counter.add(body[start : start + cut])
    assert counter.rows == len(values) * (2 if unbound else 1)


@pytest.mark.parametrize("format_", [N_TRIPLES, N_QUADS], ids=lambda each: each.suffix)
@given(values=st.lists(VALUES, unique=True, max_size=8), cut=st.integers(1, 40))
def test_lines_are_counted(format_: Format, values: list[str], cut: int) -> None:
    body = serialize([Triple(S, P, Literal(value)) for value in values], None, format_.engine)  # type: ignore[arg-type]
    assert body is not None
    counter = counter_for(format_)
    for start in range(0, len(body), cut):
        counter.add(body[start : start + cut])
    assert counter.rows == len(values)


@pytest.mark.parametrize("format_", [JSON, XML, CSV, TSV], ids=lambda each: each.suffix)
def test_rows_without_values_are_counted(format_: Format) -> None:
    results = Store().query("SELECT ?x { VALUES ?y { 1 2 3 } }")
    assert isinstance(results, QuerySolutions)
    assert isinstance(format_.engine, QueryResultsFormat)
    body = results.serialize(format=format_.engine)
    assert body is not None
    assert counter_for(format_).add(body) == 3
