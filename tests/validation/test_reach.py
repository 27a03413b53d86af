"""How far a constraint looks decides where it is asked again after a change: too short a reach would leave faults."""

import pytest

from tests.validation.test_compilation import _compile, _sparql


def _property(constraint: str, path: str = "x:p") -> str:
    return f"x:S sh:targetClass x:C ; sh:property [ sh:path {path} ; {constraint} ] ."


@pytest.mark.parametrize(
    ("shapes", "reach"),
    [
        (_property("sh:minCount 1"), 0),
        (_property("sh:minCount 1", "( x:p x:q )"), None),
        (_property("sh:minCount 1", "[ sh:inversePath x:p ]"), None),
        (_property("sh:class x:D"), 2),
        (_property("sh:node x:N") + "x:N sh:property [ sh:path x:q ; sh:minCount 1 ] .", 1),
        (_property("sh:node x:N") + "x:N sh:property [ sh:path x:q ; sh:class x:D ] .", 3),
        (_property("sh:node x:N") + "x:N sh:property [ sh:path ( x:q x:r ) ; sh:minCount 1 ] .", None),
        (_property("sh:or ( x:N x:M )") + "x:N sh:nodeKind sh:IRI . x:M sh:class x:D .", 2),
        (_property("sh:qualifiedMinCount 1 ; sh:qualifiedValueShape x:N") + "x:N sh:languageIn ( 'vi' ) .", 1),
        (_property("sh:property [ sh:path x:q ; sh:minCount 1 ]"), 1),
        (_sparql("SELECT $this WHERE { $this a ?kind ; <x:p> ?value FILTER(?value > 3) }"), 0),
        (_sparql("SELECT $this WHERE { $this <x:p> ?value FILTER NOT EXISTS { ?value a ?kind } }"), 1),
        (_sparql("SELECT $this WHERE { $this <x:p> ?value . ?value <x:q> ?next . ?next <x:r> ?end }"), 2),
        (_sparql("SELECT $this WHERE { $this <x:p> ?value OPTIONAL { ?value <x:q>|<x:r> ?end } }"), 1),
        (_sparql("SELECT $this WHERE { $this ?path ?value FILTER NOT EXISTS { ?path a ?kind } }"), 1),
        (_sparql("SELECT $this WHERE { $this <x:p> ?value . ?other <x:p> ?value }"), None),
        (_sparql("SELECT $this WHERE { $this <x:p> ?value . ?value <x:q>+ ?end }"), None),
        (_sparql("SELECT $this WHERE { $this a ?kind FILTER NOT EXISTS { <x:a> <x:b> ?value } }"), None),
        (_sparql("SELECT $this WHERE { { $this <x:p> ?v } UNION { $this <x:q> ?w . ?v <x:p> ?w } }"), None),
        (_sparql("SELECT $this WHERE { $this <x:p> ?v { SELECT $this WHERE { $this <x:q> ?w } } }"), None),
        (
            _sparql(
                "SELECT $this WHERE { $this a ?k FILTER NOT EXISTS { $this <x:p> ?v FILTER EXISTS { ?o <x:p> ?v } } }"
            ),
            None,
        ),
    ],
)
def test_a_reach_is_the_number_of_steps_to_the_furthest_node_that_is_asked_about(
    shapes: str, reach: int | None
) -> None:
    assert {constraint.reach for constraint in _compile(shapes)} == {reach}
