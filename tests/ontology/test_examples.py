"""Every class has an example that shows an instance of it and conforms to the shapes without a word."""

from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from danvan_kg.assets import asset
from danvan_kg.ontology import default_ontology, ontology_quads
from danvan_kg.validation import Severity, validate_graphs, validate_store
from danvan_kg.vocabulary import DV, RDF

CLASSES = sorted(term.name for term in default_ontology().of_kind("class"))


def _example(name: str) -> Store:
    store = Store()
    store.load(path=str(asset("ontology", "examples") / f"{name}.ttl"), format=RdfFormat.TURTLE)
    return store


def test_there_is_an_example_of_each_class_and_of_nothing_else() -> None:
    assert sorted(path.stem for path in asset("ontology", "examples").glob("*.ttl")) == CLASSES


@pytest.mark.parametrize("name", CLASSES)
def test_the_example_of_a_class_conforms(name: str) -> None:
    store = _example(name)
    assert list(store.quads_for_pattern(None, RDF["type"], DV[name], None))
    store.extend(ontology_quads())
    results = [result for result in validate_store(store).results if result.severity is not Severity.INFO]
    assert results == []


@pytest.mark.parametrize("name", CLASSES)
def test_the_example_of_a_class_has_the_types_of_its_superclasses(name: str) -> None:
    store = _example(name)
    for quad in store.quads_for_pattern(None, RDF["type"], DV[name], None):
        types = {str(each.object) for each in store.quads_for_pattern(quad.subject, RDF["type"], None, None)}
        wanted = {str(NamedNode(iri)) for iri in default_ontology().superclasses(DV[name].value)}
        assert wanted <= types


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Tenure", "CoordinationProgramme", "Directive", "Participation"])
def test_pyshacl_finds_nothing_in_an_example_either(name: str) -> None:
    report = validate_graphs(_example(name))
    assert [result for result in report.results if result.severity is not Severity.INFO] == []


def test_examples_are_folded_as_search_folds() -> None:
    """A label and its folded form stand together, so that nobody copies a wrong pair."""
    from danvan_kg.text import fold
    from danvan_kg.vocabulary import RDFS

    for path in sorted(Path(asset("ontology", "examples")).glob("*.ttl")):
        store = _example(path.stem)
        for quad in store.quads_for_pattern(None, DV["foldedLabel"], None, None):
            labels = [each.object for each in store.quads_for_pattern(quad.subject, RDFS["label"], None, None)]
            assert quad.object.value in {fold(label.value) for label in labels if label.language == "vi"}
