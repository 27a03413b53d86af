"""Slots are found by reading tokens, and no argument leaves its slot."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from danvan_kg.stored_query.slots import fill_slots, find_slots

QUERY = """PREFIX ex: <http://example.org/>
# VALUES ?comment { UNDEF } is no slot
SELECT ?thing ?name ?other WHERE {
  VALUES ?name { UNDEF }
  values $other{undef}
  ?thing ex:name ?name ; ex:other ?other .
  FILTER("VALUES ?text { UNDEF }" != 'its' && '''VALUES ?long { 'UNDEF' }''' != "\\"")
}
"""


@pytest.mark.parametrize(
    ("sparql", "names"),
    [
        ("SELECT * WHERE { VALUES ?a { UNDEF } }", ["a"]),
        ("SELECT * WHERE { VALUES ?a{UNDEF}VALUES ?b\n{ UNDEF } }", ["a", "b"]),
        ("SELECT * WHERE { VALUES ?a { UNDEF 1 } }", []),
        ("SELECT * WHERE { VALUES (?a) { (UNDEF) } }", []),
        ("SELECT * WHERE { ?s ?p 'VALUES ?a { UNDEF }' }", []),
        ('SELECT * WHERE { ?s ?p """x " VALUES ?a { UNDEF } """ }', []),
        ("SELECT * WHERE { # VALUES ?a { UNDEF }\n }", []),
        ("SELECT * WHERE { ?s ?p 'it\\'s' . VALUES ?a { UNDEF } }", ["a"]),
    ],
)
def test_slots_stand_in_the_query_and_not_in_strings_or_comments(sparql: str, names: list[str]) -> None:
    assert [slot.name for slot in find_slots(sparql)] == names


def test_the_depth_of_a_slot_tells_the_where_clause_from_a_trailing_values() -> None:
    inside, trailing = find_slots("SELECT * WHERE { VALUES ?a { UNDEF } } VALUES ?b { UNDEF }")
    assert (inside.depth, trailing.depth) == (1, 0)


def test_a_slot_without_a_term_is_taken_out_and_changes_no_answer() -> None:
    sparql = "SELECT ?s ?o WHERE { VALUES ?p { UNDEF } VALUES ?o { UNDEF } ?s ?p ?o }"
    store = Store()
    for number in range(3):
        store.add(Quad(NamedNode("http://e/s"), NamedNode(f"http://e/p{number}"), Literal(number)))
    filled = fill_slots(sparql, {"p": "<http://e/p1>"})
    assert filled == "SELECT ?s ?o WHERE { VALUES ?p { <http://e/p1> }  ?s ?p ?o }"
    answers = [sorted(str(row["o"]) for row in store.query(text)) for text in (sparql, fill_slots(sparql, {}))]
    assert answers[0] == answers[1]


hostile = st.sampled_from(
    [
        "VALUES ?other { UNDEF }",
        "UNDEF",
        '" } #',
        "'''",
        '"""',
        "\\",
        "\\u0022",
        "} UNION { ?s ?p ?o",
        "?other",
        "\n",
        "<x>",
    ]
)
words = st.lists(st.one_of(hostile, st.text(max_size=8)), max_size=6).map("".join)


@given(name=words, other=words)
@example(name="VALUES ?other { UNDEF }", other='" ; ?p ?o . #')
@example(name='\\" } } #', other="'")
def test_no_argument_escapes_its_slot(name: str, other: str) -> None:
    """Whatever the arguments hold, the query asks for exactly the thing that has both, and nothing else."""
    try:
        terms = {"name": str(Literal(name)), "other": str(Literal(other))}
    except ValueError:
        return  # lone surrogates, which Parameter refuses before
    predicate = {key: NamedNode(f"http://example.org/{key}") for key in terms}
    store = Store()
    for index, (first, second) in enumerate([(name, other), (name, other + "x"), (name + "x", other), ("a", "b")]):
        thing = NamedNode(f"http://example.org/{index}")
        store.add(Quad(thing, predicate["name"], Literal(first)))
        store.add(Quad(thing, predicate["other"], Literal(second)))
    bound = fill_slots(QUERY, terms)
    rows = [(row["name"].value, row["other"].value) for row in store.query(bound)]
    assert set(rows) == {(name, other)}
