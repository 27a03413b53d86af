"""Opening refuses what is missing or damaged with a sentence, and creates nothing."""

from pathlib import Path

import pytest

from danvan_kg.errors import StoreError
from danvan_kg.snapshot import open_snapshot
from tests.snapshot.conftest import Publish, quad


def test_a_missing_store_is_not_created(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such store") as raised:
        open_snapshot(tmp_path / "nowhere")
    assert "danvan-kg build" in str(raised.value)
    assert not (tmp_path / "nowhere").exists()


def test_an_empty_directory_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="nothing is published here"):
        open_snapshot(tmp_path)
    assert list(tmp_path.iterdir()) == []


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(bytes(data))


@pytest.mark.parametrize(
    ("damage", "message"),
    [(Path.unlink, "missing from the store"), (_cut, "the manifest says"), (_flip, "its content is damaged")],
)
def test_a_damaged_file_of_the_store_is_named(tmp_path: Path, publish: Publish, damage, message: str) -> None:  # type: ignore[no-untyped-def]
    path = publish(tmp_path / "store", [quad("a", "một")])
    file = next((path / "store").glob("*.sst"))
    damage(file)
    with pytest.raises(StoreError, match=message) as raised:
        open_snapshot(tmp_path / "store")
    assert file.name in str(raised.value)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"files": []}', '{"files": [], "format": 99}'])
def test_a_damaged_manifest_is_named(tmp_path: Path, publish: Publish, content: str) -> None:
    path = publish(tmp_path / "store", [quad("a", "một")])
    (path / "manifest.json").write_text(content)
    with pytest.raises(StoreError, match=r"manifest\.json"):
        open_snapshot(tmp_path / "store")


def test_a_link_into_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "current").symlink_to("snapshots/gone")
    with pytest.raises(StoreError, match="does not exist"):
        open_snapshot(tmp_path)
