"""What changed between two archives."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, Store

from danvan_kg.snapshot import compare, read_archive, write_archive
from danvan_kg.snapshot.difference import graph_of

terms = st.sampled_from(["a", "b", "c"]).map(lambda name: NamedNode(f"https://example.org/{name}"))
literals = st.one_of(
    st.text(max_size=6).filter(lambda text: "\r" not in text).map(Literal),
    st.text(max_size=6).map(lambda text: Literal(text, language="vi")),
    st.integers().map(Literal),
)
quads = st.builds(Quad, terms, terms, st.one_of(terms, literals), terms)
default_quads = st.builds(Quad, terms, terms, st.one_of(terms, literals))
datasets = st.sets(st.one_of(quads, default_quads), max_size=12)


def _archive(path: Path, dataset: set[Quad]) -> Path:
    store = Store()
    store.extend(dataset)
    write_archive(store, path)
    return path


@given(older=datasets, newer=datasets)
def test_difference_is_that_of_sets(
    tmp_path_factory: pytest.TempPathFactory, older: set[Quad], newer: set[Quad]
) -> None:
    folder = tmp_path_factory.mktemp("archives")
    first, second = _archive(folder / "a", older), _archive(folder / "b", newer)
    lines = [set(read_archive(path)) for path in (first, second)]
    difference = compare(first, second)
    assert set(difference.added) == lines[1] - lines[0]
    assert set(difference.removed) == lines[0] - lines[1]
    assert len(difference.added) == len(set(difference.added))


@pytest.mark.parametrize(
    ("line", "graph"),
    [
        ("<a> <b> <c> .", ""),
        ("<a> <b> <c> <g> .", "<g>"),
        ('<a> <b> "x" .', ""),
        ('<a> <b> "x <y>" .', ""),
        ('<a> <b> "x \\" <y> ." <g> .', "<g>"),
        ('<a> <b> "x"@vi <g> .', "<g>"),
        ('<a> <b> "1"^^<d> .', ""),
        ('<a> <b> "1"^^<d> <g> .', "<g>"),
    ],
)
def test_the_graph_of_a_line(line: str, graph: str) -> None:
    assert graph_of(line) == graph
