"""The archive holds exactly the quads of the store, in one order."""

from pathlib import Path

from pyoxigraph import RdfFormat, Store

from danvan_kg.snapshot import read_archive, write_archive
from tests.snapshot.conftest import quad


def test_an_archive_loads_back_to_the_same_store(tmp_path: Path) -> None:
    store = Store()
    store.extend([quad("a", 'dấu "nháy" \\ và\nxuống dòng', "https://example.org/g"), quad("b", "Ủy ban")])
    digest = write_archive(store, tmp_path / "quads.nq.gz")
    back = Store()
    back.load("\n".join(read_archive(tmp_path / "quads.nq.gz")), format=RdfFormat.N_QUADS)
    assert set(back) == set(store)
    assert digest.quads == len(store)


def test_the_default_graph_comes_first_then_graphs_by_iri(tmp_path: Path) -> None:
    store = Store()
    store.extend([quad("z", "3", "https://example.org/g2"), quad("y", "2", "https://example.org/g1"), quad("x", "1")])
    write_archive(store, tmp_path / "quads.nq.gz")
    assert [line.split('"')[1] for line in read_archive(tmp_path / "quads.nq.gz")] == ["1", "2", "3"]


def test_the_bytes_carry_no_time(tmp_path: Path) -> None:
    store = Store()
    store.add(quad("a", "một"))
    write_archive(store, tmp_path / "one")
    write_archive(store, tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
