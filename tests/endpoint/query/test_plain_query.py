"""The quick way to read a query gives the verdict that reading it token by token gives, or leaves it to that."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from danvan_kg.endpoint.query.guard import FORMS, GuardLimits, check_query, read_closely
from danvan_kg.endpoint.query.plain_query import plain_tokens
from danvan_kg.endpoint.query.tokens import scan

LIMITS = GuardLimits(depth=12)

PARTS = [
    *("PREFIX ex: <http://example.org/a#b>", "BASE <http://x/>", *FORMS, "select", "WHERE", "*", "?a", "$b1", "_:c"),
    *("{", "}", "(", ")", "[", "]", "{|", "|}", "<<", ">>", "<", ">", "<=", "&&", "||", "|", "^", "^^", "!", "-", "+"),
    *(
        "ex:a",
        "ex:a.b",
        ":",
        ":-c",
        "a:.",
        "a.b:c",
        "_:a.b",
        "_:",
        "%41",
        ":%4",
        ":%41",
        "<http://x/y>",
        "<a>",
        "<a b>",
    ),
    *("1", "1.5", ".5", "1.", "1e6", "1.e6", ".", ";", ",", "/", "a", "@vi", "?", "$", "\\u0041"),
    *(
        "SERVICE",
        "service",
        "xSERVICEy",
        "NOW()",
        "RAND ()",
        "xNOW",
        "1NOW",
        "UUID",
        "INSERT",
        "LOAD",
        "FILTER",
        "BIND",
    ),
    *("'x'", '"', "#", "# c\n", "\\", "é", "\t", "\r", "\n", "\x0b", "\x1f", "\0", "  "),
]
texts = st.lists(st.sampled_from(PARTS), max_size=14).flatmap(
    lambda parts: st.sampled_from(["", " "]).map(lambda blank: blank.join(parts))
)
queries = st.one_of(
    texts, texts.map(lambda text: "ASK { " + text), texts.map(lambda text: "SELECT * { ?s ?p ?o } " + text)
)


@settings(max_examples=2000)
@given(queries)
@example("ASK { FILTER(?a<?b&&?c>?d) }")
@example("ASK { ?a ex:b.c ?d.?e ?f 1.5.?g ?h 1.}")
@example("SELECT (1NOW() AS ?x) {}")
@example("SELECT:a")
@example("SELECT-a:b { ?s ?p ?o }")
@example("ASK.b:c { ?s ?p ?o }")
def test_verdict_is_that_of_a_closer_reading(query: str) -> None:
    plain = plain_tokens(query, LIMITS.depth)
    if plain is not None:
        assert plain[1] == [token.text for token in scan(query)]
        assert check_query(query, LIMITS) == read_closely(query, LIMITS)


@pytest.mark.parametrize(
    "query",
    [
        "ASK{?s ?p ?o}",
        "\n ASK\t{ ?s\r\n?p ?o } ",
        "PREFIX ex: <http://example.org/a#> SELECT ?a (COUNT(?b) AS ?n) { ?a ex:b/ex:c* ?b } GROUP BY ?a LIMIT 10",
        "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 5000",
    ],
    ids=["no blanks", "lines", "aggregate", "graph"],
)
def test_most_queries_are_plain(query: str) -> None:
    assert plain_tokens(query, 64) is not None
    assert check_query(query, GuardLimits()) == read_closely(query, GuardLimits())


@pytest.mark.parametrize(
    "query",
    [
        "ASK { SERVICE <http://x/> {} }",
        "ASK { ?s ?p 'x' }",
        "ASK { ?s ?p ?o } # words",
        "SELECT (NOW () AS ?x) {}",
        "ASK { \\u0053ERVICE <http://x/> {} }",
        "PREFIX a: <x> INSERT DATA {}",
        "ASK {" + "{" * 12,
        "ASK { FILTER(" + "-" * 12 + "1 = 1) }",
        "ASK { FILTER(?a < ?b) }",
        "ASK { ?é ?p ?o }",
    ],
)
def test_what_can_hide_something_is_read_closely(query: str) -> None:
    assert plain_tokens(query, LIMITS.depth) is None
