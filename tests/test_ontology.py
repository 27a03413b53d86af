"""Terms, superclasses, hints, and nodes without blank names."""

import pytest
from pyoxigraph import BlankNode, RdfFormat, parse

from danvan_kg.errors import AssetError
from danvan_kg.ontology import (
    default_ontology,
    ontology_quads,
    ontology_version,
    parse_turtle,
    shapes_quads,
    skolemise,
    superclass_closure,
)
from danvan_kg.vocabulary import DV, SHAPES_GRAPH


@pytest.mark.parametrize(
    ("name", "superclasses"),
    [
        ("AdvisoryCommission", ["ontology#Organization", "http://www.w3.org/ns/org#Organization"]),
        ("InspectionCommission", ["ontology#AdvisoryCommission", "ontology#Organization"]),
        ("Tenure", ["http://www.w3.org/ns/org#Membership"]),
        ("PressMeeting", ["ontology#Event", "https://schema.org/Event", "http://www.w3.org/ns/prov#Activity"]),
        ("ThematicYear", ["ontology#Campaign", "http://www.w3.org/ns/prov#Plan"]),
        ("Article", ["https://schema.org/NewsArticle", "http://www.w3.org/ns/prov#Entity"]),
    ],
)
def test_a_class_comes_first_and_its_superclasses_after_it(name: str, superclasses: list[str]) -> None:
    closure = superclass_closure(name)
    assert closure[0] == DV.iri + name
    for superclass in superclasses:
        full = superclass if superclass.startswith("http") else "https://w3id.org/danvan-kg/" + superclass
        assert full in closure[1:]


@pytest.mark.parametrize(
    ("wrong", "hint"), [("Advisorycomission", "AdvisoryCommission"), ("Resolutions", "Resolution")]
)
def test_an_undeclared_class_is_refused_with_the_nearest_one(wrong: str, hint: str) -> None:
    with pytest.raises(AssetError, match=hint):
        superclass_closure(wrong)


def test_a_property_is_no_class() -> None:
    with pytest.raises(AssetError, match="is no class"):
        superclass_closure("position")


def test_labels_and_definitions_are_found_in_both_languages() -> None:
    term = default_ontology().terms[DV.iri + "Tenure"]
    assert term.labels == {"en": "tenure", "vi": "thời gian giữ chức"}
    assert set(term.definitions) == {"en", "vi"}
    assert default_ontology().labels("http://www.w3.org/ns/org#Post")["vi"]


def test_a_term_is_found_by_a_label_without_tones() -> None:
    assert "Directive" in default_ontology().like("chi thi")


def test_subclasses_are_the_other_side_of_superclasses() -> None:
    ontology = default_ontology()
    for term in ontology.of_kind("class"):
        for above in ontology.superclasses(term.iri):
            assert term.iri in ontology.subclasses(above)


@pytest.mark.parametrize("quads", [ontology_quads(), shapes_quads()], ids=["ontology", "shapes"])
def test_what_a_snapshot_holds_has_no_blank_node(quads: tuple[object, ...]) -> None:
    assert quads
    assert not any(isinstance(term, BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_shapes_stand_in_their_own_graph() -> None:
    assert {quad.graph_name for quad in shapes_quads()} == {SHAPES_GRAPH}


def test_the_version_is_that_of_the_header() -> None:
    assert any(str(quad.object).endswith(f"/ontology/{ontology_version()}>") for quad in ontology_quads())


def _quads(turtle: str) -> list[object]:
    return list(parse(turtle, format=RdfFormat.TURTLE))


def test_a_node_keeps_its_name_when_others_change() -> None:
    one = skolemise(_quads("<x:a> <x:p> [ <x:q> 1 ; <x:r> ( 2 3 ) ] ."))
    more = skolemise(_quads("<x:b> <x:p> [ <x:q> 2 ] . <x:a> <x:p> [ <x:r> ( 2 3 ) ; <x:q> 1 ] ."))
    assert set(one) <= set(more)
    assert len(set(one)) == 7


def test_equal_nodes_in_different_places_stay_apart() -> None:
    found = skolemise(_quads("<x:a> <x:p> [ <x:q> 1 ] . <x:b> <x:p> [ <x:q> 1 ] ."))
    assert len({quad.subject for quad in found}) == 4


def test_blank_nodes_in_a_circle_are_refused() -> None:
    with pytest.raises(AssetError, match="circle"):
        skolemise(_quads("_:a <x:p> _:b . _:b <x:p> _:a ."))


def test_broken_turtle_is_told_with_file_and_line(tmp_path: object) -> None:
    path = tmp_path / "broken.ttl"
    path.write_text("<x:a> <x:p> 1 .\n<x:a> <x:p> ;;; .\n", encoding="utf-8")
    with pytest.raises(AssetError, match=r"broken\.ttl:2"):
        parse_turtle(path)
