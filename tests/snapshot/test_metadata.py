"""The dataset describes itself and every graph that it has besides those of articles."""

from datetime import UTC, datetime

import pytest
from pyoxigraph import Literal, NamedNode, Store

from danvan_kg.snapshot import metadata_quads
from danvan_kg.snapshot.metadata import DATASET
from danvan_kg.vocabulary import (
    DCTERMS,
    METADATA_GRAPH,
    PROV,
    QUARANTINE_GRAPH,
    QUERIES_GRAPH,
    RDFS,
    SHAPES_GRAPH,
    VOID,
)
from tests.snapshot.conftest import quad

GRAPHS = [QUARANTINE_GRAPH, SHAPES_GRAPH, QUERIES_GRAPH, METADATA_GRAPH]


def described(*quads: tuple[str, str, str | None], ended: datetime | None = None) -> Store:
    store = Store()
    store.extend(quad(name, value, graph) for name, value, graph in quads)
    store.extend(list(metadata_quads(store, {"program": "1.0"}, ended=ended)))
    return store


def values(store: Store, subject: NamedNode, predicate: NamedNode) -> list[str]:
    return sorted(str(q.object.value) for q in store.quads_for_pattern(subject, predicate, None, METADATA_GRAPH))


@pytest.mark.parametrize("graph", GRAPHS, ids=lambda graph: graph.value.rpartition("/")[2])
def test_each_graph_has_a_label_and_a_description_in_both_languages(graph: NamedNode) -> None:
    store = described()
    assert list(store.quads_for_pattern(DATASET, VOID["subset"], graph, METADATA_GRAPH))
    for predicate in (RDFS["label"], DCTERMS["description"]):
        languages = [q.object.language for q in store.quads_for_pattern(graph, predicate, None, METADATA_GRAPH)]
        assert sorted(languages) == ["en", "vi"]


def test_counts_are_those_of_the_store() -> None:
    store = described(("a", "x", None), ("a", "y", None), ("b", "z", QUARANTINE_GRAPH.value))
    assert values(store, DATASET, VOID["triples"]) == ["2"]
    assert values(store, DATASET, VOID["distinctSubjects"]) == ["1"]
    assert values(store, QUARANTINE_GRAPH, VOID["triples"]) == ["1"]
    assert values(store, SHAPES_GRAPH, VOID["triples"]) == ["0"]


def test_the_end_of_the_build_is_stated_only_where_it_is_part_of_the_input() -> None:
    build = NamedNode("https://w3id.org/danvan-kg/id/build/latest")
    assert values(described(), build, PROV["endedAtTime"]) == []
    ended = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert values(described(ended=ended), build, PROV["endedAtTime"]) == ["2026-01-02T03:04:05Z"]


def test_no_node_is_blank_and_nothing_of_ours_is_left_undescribed() -> None:
    store = described(("a", "x", None))
    quads = list(store.quads_for_pattern(None, None, None, METADATA_GRAPH))
    subjects = {q.subject for q in quads}
    linked = (q.object for q in quads if q.predicate != VOID["vocabulary"])
    ours = {term for term in linked if str(term).startswith("<https://w3id.org/danvan-kg/")}
    assert ours - subjects == set()
    assert all(isinstance(q.subject, NamedNode) and isinstance(q.object, NamedNode | Literal) for q in quads)
