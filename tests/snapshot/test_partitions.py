"""Counts from one pass are those that the store itself gives to a query for each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from danvan_kg.snapshot.partitions import Partitions, count_partitions
from danvan_kg.vocabulary import DV, FOAF, ORG, PREFIXES, RDF, RDFS, XSD
from tests.browse.small_corpus import small_store

PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
THINGS = [NamedNode(f"http://example.org/{number}") for number in range(4)]
CLASSES = [DV["Person"], FOAF["Person"], DV["Document"], DV["Resolution"]]
VALUES = [*THINGS, Literal("1", datatype=XSD["integer"]), Literal("a", language="vi"), Literal("a")]

typed = st.builds(Quad, st.sampled_from(THINGS), st.just(RDF["type"]), st.sampled_from(CLASSES))
stated = st.builds(
    Quad, st.sampled_from(THINGS), st.sampled_from([ORG["member"], RDFS["label"]]), st.sampled_from(VALUES)
)
elsewhere = st.builds(Quad, st.sampled_from(THINGS), st.just(RDF["type"]), st.sampled_from(CLASSES), st.just(THINGS[0]))


def rows(store: Store, query: str) -> set[tuple[str, ...]]:
    return {tuple(str(term.value) for term in row) for row in store.query(PROLOGUE + query)}  # type: ignore[union-attr]


def filled(quads: list[Quad]) -> Store:
    store = Store()
    store.extend(quads)
    return store


def check(store: Store, found: Partitions) -> None:
    counts = "(COUNT(*) AS ?n) (COUNT(DISTINCT ?s) AS ?k) (COUNT(DISTINCT ?o) AS ?m)"
    assert {(str(found.triples), str(found.subjects), str(found.objects))} == rows(
        store, f"SELECT {counts} {{ ?s ?p ?o }}"
    )
    assert {(class_.value, str(number)) for class_, number in found.entities.items()} == rows(
        store, "SELECT ?c (COUNT(*) AS ?n) { ?s a ?c FILTER(ISIRI(?c)) } GROUP BY ?c"
    )
    by_property = {
        (property_.value, str(each.triples), str(each.subjects), str(each.objects))
        for property_, each in found.properties.items()
    }
    assert by_property == rows(store, f"SELECT ?p {counts} {{ ?s ?p ?o }} GROUP BY ?p")
    expected = rows(store, f"SELECT ?c ?p {counts} {{ ?s a ?c ; ?p ?o }} GROUP BY ?c ?p")
    assert {row for row in expected if NamedNode(row[0]) in found.classes} == {
        (class_.value, property_.value, str(each.triples), str(each.subjects), str(each.objects))
        for class_, partitions in found.classes.items()
        for property_, each in partitions.items()
    }


@given(st.lists(st.one_of(typed, stated, elsewhere), max_size=25))
def test_counts_are_those_of_queries_whatever_the_order_of_quads(quads: list[Quad]) -> None:
    store = filled(quads)
    check(store, count_partitions(store))


def test_counts_of_a_real_store_are_those_of_queries() -> None:
    store = small_store()
    check(store, count_partitions(store))


@pytest.fixture(scope="module")
def partitions() -> Partitions:
    return count_partitions(small_store())


def test_of_classes_with_the_same_things_ours_is_told_apart(partitions: Partitions) -> None:
    assert partitions.entities[FOAF["Person"]] == partitions.entities[DV["Person"]] == 2
    assert DV["Person"] in partitions.classes
    assert FOAF["Person"] not in partitions.classes


def test_objects_are_told_by_their_broadest_classes_and_by_datatypes(partitions: Partitions) -> None:
    tenure = partitions.classes[DV["Tenure"]]
    assert tenure[ORG["member"]].classes == (DV["Person"],)
    assert tenure[ORG["organization"]].classes == (DV["Organization"],)
    assert tenure[DV["endEarliest"]].datatypes == (XSD["date"],)
    assert tenure[RDFS["label"]].datatypes == (RDF["langString"],)
    assert DV["AdvisoryCommission"] not in partitions.broadest
    assert DV["Organization"] in partitions.broadest


def test_a_store_without_triples_has_no_partitions() -> None:
    found = count_partitions(filled([Quad(THINGS[0], RDF["type"], CLASSES[0], THINGS[1])]))
    assert (found.triples, found.entities, found.properties, found.classes) == (0, {}, {}, {})
