"""An enlarged store is one that a larger corpus could have made: copies of articles, in the same world."""

from pathlib import Path

import pytest
from benchmarks.enlarge import enlarge
from pyoxigraph import Store

from danvan_kg.snapshot import open_snapshot
from danvan_kg.vocabulary import PREFIXES
from tests.browse.small_corpus import publish

# Each kind of thing, and whether a copy of the articles brings more of it.
KINDS = {
    "dv:Article": True,
    "dv:Person": True,
    "dv:Tenure": True,
    "dv:Mention": True,
    "dv:Organization": False,
    "dv:Position": False,
    "dv:Role": False,
    "dv:Place": False,
}


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A small store, and one of many times its articles."""
    folder = tmp_path_factory.mktemp("enlarge")
    small, large = publish(folder / "small"), folder / "large"
    quads = open_snapshot(small).manifest.quads
    enlarge(small, large, quads + 1)
    enlarge(small, folder / "again", quads + 1)
    return small, large


def _copies(stores: tuple[Path, Path]) -> int:
    small, large = (open_snapshot(each).manifest.articles for each in stores)
    assert large > small
    return large // small


def _count(store: Store, pattern: str) -> int:
    (row,) = store.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", prefixes=PREFIXES)  # type: ignore[misc]
    return int(row["n"].value)


def test_it_has_as_many_quads_as_asked_for(stores: tuple[Path, Path]) -> None:
    small, large = (open_snapshot(each).manifest for each in stores)
    assert large.quads > small.quads
    assert large.quads == len(open_snapshot(stores[1]).open_store())
    assert large.identifier != small.identifier


@pytest.mark.parametrize(("kind", "fresh"), KINDS.items())
def test_articles_bring_fresh_things_into_the_same_world(stores: tuple[Path, Path], kind: str, fresh: bool) -> None:
    small, large = (open_snapshot(each).open_store() for each in stores)
    pattern = f"{{ ?x a {kind} }} UNION {{ GRAPH ?g {{ ?x a {kind} }} }}"
    before, after = _count(small, pattern), _count(large, pattern)
    assert before > 0
    assert after == (_copies(stores) * before if fresh else before)


def test_copies_are_linked_to_the_same_bodies(stores: tuple[Path, Path]) -> None:
    small, large = (open_snapshot(each).open_store() for each in stores)
    linked = "?t org:member ?p ; org:organization ?o . ?p a dv:Person . ?o a dv:Organization"
    assert _count(large, linked) == _copies(stores) * _count(small, linked) > 0


def test_copies_do_not_mix(stores: tuple[Path, Path]) -> None:
    """A mention of a copy stands in that copy's article, and names a person of that copy."""
    large = open_snapshot(stores[1]).open_store()
    mentions = "GRAPH ?g { ?m dv:statedIn ?article ; dv:refersTo ?x } ?x a dv:Person"
    copy = r'REPLACE(STR(?{}), "^.*?([.][0-9]+)?$", "$1")'
    assert _count(large, mentions) > 0
    assert _count(large, f"{mentions} FILTER({copy.format('article')} != {copy.format('x')})") == 0


def test_it_describes_itself_anew(stores: tuple[Path, Path]) -> None:
    large = open_snapshot(stores[1]).open_store()
    assert _count(large, "GRAPH <https://w3id.org/danvan-kg/graph/metadata> { ?d void:triples ?n }") > 0
    (row,) = large.query(  # type: ignore[misc]
        "SELECT ?n { GRAPH <https://w3id.org/danvan-kg/graph/metadata> "
        "{ ?p void:class dv:Tenure ; void:entities ?n } } LIMIT 1",
        prefixes=PREFIXES,
    )
    assert int(row["n"].value) == _count(large, "?t a dv:Tenure")


def test_same_input_makes_the_same_quads(stores: tuple[Path, Path]) -> None:
    again = stores[1].with_name("again")
    first, second = (set(open_snapshot(each).open_store()) for each in (stores[1], again))
    assert first == second
    assert open_snapshot(stores[1]).manifest.digest == open_snapshot(again).manifest.digest
