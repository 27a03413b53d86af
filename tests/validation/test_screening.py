"""Screening only saves time: it may name too many nodes and never too few."""

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, Store

from danvan_kg.validation import CompiledConstraint, validate_store
from danvan_kg.validation.constraint import screened_together, screening_query
from danvan_kg.validation.report import Result
from danvan_kg.validation.store_validation import results_of
from tests.validation.test_compilation import HEADER, _compile

SHAPES = """
x:S sh:targetClass x:C , x:D ; sh:targetSubjectsOf x:r ; sh:closed true ; sh:ignoredProperties ( rdf:type x:r ) ;
  sh:property x:P , x:Q , x:R ; sh:or ( x:HasP x:HasR ) ;
  sh:sparql [ sh:select "SELECT $this ?value WHERE { $this <http://example.org/q> ?value FILTER(?value = 2) }" ] .
x:P sh:path x:p ; sh:minCount 1 ; sh:maxCount 1 ; sh:class x:C ; sh:nodeKind sh:IRI .
x:Q sh:path x:q ; sh:maxCount 1 ; sh:datatype xsd:integer ; sh:minInclusive 1 ; sh:lessThan x:r .
x:R sh:path [ sh:alternativePath ( x:p x:r ) ] ; sh:minCount 2 ; sh:maxCount 3 ; sh:not x:HasP .
x:HasP sh:property [ sh:path x:p ; sh:minCount 1 ] .
x:HasR sh:property [ sh:path x:r ; sh:minCount 1 ; sh:equals x:q ] .
x:E sh:targetObjectsOf x:p ; sh:property [ sh:path x:q ; sh:equals x:r ] , [ sh:path x:p ; sh:disjoint x:r ] ;
  sh:property [ sh:path x:label ; sh:uniqueLang true ; sh:minLength 2 ] .
""".replace("rdf:type", "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>").replace(
    "sh:minCount 1 ; sh:equals x:q", "sh:minCount 1"
)

NODES = ("x:a", "x:b", "x:c")
STATEMENTS = st.one_of(
    st.tuples(st.sampled_from(NODES), st.just("a"), st.sampled_from(("x:C", "x:D", "x:Other"))),
    st.tuples(st.sampled_from(NODES), st.sampled_from(("x:p", "x:r")), st.sampled_from((*NODES, "_:blank", "1"))),
    st.tuples(st.sampled_from(NODES), st.sampled_from(("x:q", "x:r")), st.sampled_from(("0", "1", "2", "'text'"))),
    st.tuples(st.sampled_from(NODES), st.just("x:label"), st.sampled_from(("'a'@vi", "'bc'@vi", "'de'@VI", "'f'@en"))),
)


def _exact(store: Store, constraints: tuple[CompiledConstraint, ...]) -> list[tuple[str, ...]]:
    found: list[Result] = [result for each in constraints for result in results_of(store, each, None)]
    return sorted(result.key for result in found)


@given(st.lists(STATEMENTS, max_size=14))
@settings(max_examples=150, deadline=None)
def test_screened_results_are_those_of_every_constraint_asked_of_every_target(
    statements: list[tuple[str, str, str]],
) -> None:
    store = Store()
    store.load(HEADER + "\n".join(" ".join(each) + " ." for each in statements), format=RdfFormat.TURTLE)
    constraints = _compile(SHAPES)
    assert [result.key for result in validate_store(store, constraints).results] == _exact(store, constraints)


def test_the_constraints_of_one_path_are_screened_by_one_query() -> None:
    constraints = _compile(
        "x:S sh:targetClass x:C ; sh:property x:P . x:P sh:path x:p ; sh:datatype xsd:date ; sh:pattern '^2' ."
    )
    (group,) = screened_together(constraints)
    assert len(group) == 2
    query = screening_query(group)
    assert query is not None
    assert query.count("<http://example.org/p>") == 1


def test_a_screening_query_names_a_node_for_a_missing_and_for_a_second_value() -> None:
    (group,) = screened_together(
        _compile("x:S sh:targetClass x:C ; sh:property [ sh:path x:p ; sh:minCount 1 ; sh:maxCount 1 ] .")
    )
    store = Store()
    store.load(HEADER + "x:a a x:C . x:b a x:C ; x:p 1 . x:c a x:C ; x:p 1 , 2 .", format=RdfFormat.TURTLE)
    query = screening_query(group)
    assert query is not None
    assert sorted(solution[0].value for solution in store.query(query)) == [
        "http://example.org/a",
        "http://example.org/c",
    ]
