"""Shapes are compiled whole or refused: nothing in a shape file passes in silence."""

import pytest
from pyoxigraph import RdfFormat, Store, parse

from danvan_kg.errors import AssetError
from danvan_kg.ontology import ontology_quads
from danvan_kg.validation import compile_shapes, project_shapes, validate_store

HEADER = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <http://example.org/> .
"""


def _compile(shapes: str):
    return compile_shapes(
        list(parse(HEADER + shapes, format=RdfFormat.TURTLE)), {"<http://example.org/S>": "shapes/s.ttl"}
    )


def _sparql(select: str) -> str:
    return f'x:S a sh:NodeShape ; sh:targetClass x:C ; sh:sparql [ sh:select """{select}""" ] .'


@pytest.mark.parametrize(
    ("shapes", "message"),
    [
        ("x:S sh:targetClass x:C ; sh:qualifiedValueShapesDisjoint true .", "is not supported"),
        ("x:S sh:targetClass x:C ; sh:js [] .", "is not supported"),
        ("x:S sh:targetClass x:C ; sh:minInclusif 3 .", "is not supported"),
        ("x:S sh:targetClass x:C ; sh:property [ sh:path x:p ; sh:maxCount 7 ] .", "a count of 7"),
        ("x:S sh:targetClass x:C ; sh:nodeKind x:Odd .", "is no node kind"),
        ("x:S sh:targetClass x:C ; sh:severity x:Odd .", "is no severity"),
        ("x:S sh:targetClass x:C ; sh:node x:S .", "refers to itself"),
        ("x:S sh:targetClass x:C ; sh:property [ sh:path [ x:odd x:p ] ; sh:minCount 1 ] .", "not a property path"),
        ("x:S sh:targetClass x:C ; sh:in ( x:a [] ) .", "blank node"),
        ("x:V a sh:ConstraintComponent ; sh:validator [] .", "a constraint component of its own"),
        (_sparql("SELECT $this WHERE { $this a"), "SPARQL constraint"),
        (_sparql("SELECT ?other WHERE { ?other a ?kind }"), "does not project"),
        (_sparql("SELECT $this WHERE { $this a ?kind MINUS { $this a ?other } }"), "MINUS"),
        (_sparql("SELECT $this WHERE { $this a ?kind . VALUES ?kind { <x:k> } }"), "VALUES"),
        (_sparql("SELECT $this WHERE { { $this a ?kind } UNION { ?other a ?kind } }"), "in every branch"),
        (_sparql("SELECT $this WHERE { $this a ?kind . { ?o a ?kind FILTER(?o != $this) } }"), "asks for .this"),
    ],
)
def test_what_cannot_be_compiled_is_refused_with_the_reason(shapes: str, message: str) -> None:
    with pytest.raises(AssetError, match=message):
        _compile(shapes)


def test_the_message_names_the_file_and_the_shape() -> None:
    with pytest.raises(AssetError, match=r"shapes/s\.ttl: <http://example\.org/S>"):
        _compile("x:S sh:targetClass x:C ; sh:js [] .")


def test_a_deactivated_shape_asks_nothing() -> None:
    assert _compile("x:S sh:targetClass x:C ; sh:minLength 3 ; sh:deactivated true .") == ()


def test_each_constraint_of_the_project_names_its_shape_and_speaks_both_languages() -> None:
    for constraint in project_shapes():
        assert constraint.shape.startswith("https://w3id.org/danvan-kg/shapes#")
        assert [language for language, _ in constraint.messages] == ["en", "vi"]


def test_validating_some_nodes_gives_the_results_on_these_alone() -> None:
    store = Store()
    store.load(HEADER + "x:a a x:C . x:b a x:C . x:c a x:C ; x:p 1 .", format=RdfFormat.TURTLE)
    constraints = _compile("x:S sh:targetClass x:C ; sh:property [ sh:path x:p ; sh:minCount 1 ] .")
    whole = validate_store(store, constraints)
    one = validate_store(store, constraints, focus_nodes=["http://example.org/b", "http://example.org/c"])
    assert [result.focus.value for result in whole.results] == ["http://example.org/a", "http://example.org/b"]
    assert [result.focus.value for result in one.results] == ["http://example.org/b"]


def test_the_ontology_alone_conforms() -> None:
    store = Store()
    store.extend(ontology_quads())
    assert validate_store(store).results == ()
