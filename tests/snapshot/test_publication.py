"""Publishing: one atomic switch, a lock that names its holder, and nothing in the way of the next build."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from danvan_kg.errors import StoreError
from danvan_kg.snapshot import list_snapshots, open_snapshot, stage
from danvan_kg.snapshot.publication import KEPT, switch
from tests.snapshot.conftest import Publish, quad


def test_what_is_published_is_what_opens(tmp_path: Path, publish: Publish) -> None:
    path = publish(tmp_path / "store", [quad("a", "một")])
    snapshot = open_snapshot(tmp_path / "store")
    assert snapshot.path == path.resolve()
    assert len(snapshot.open_store()) == 1


def test_the_same_quads_have_the_same_identifier_whatever_was_there_before(tmp_path: Path, publish: Publish) -> None:
    first = publish(tmp_path / "one", [quad("a", "một"), quad("b", "hai", "https://example.org/g")])
    publish(tmp_path / "two", [quad("c", "ba")])
    second = publish(tmp_path / "two", [quad("b", "hai", "https://example.org/g"), quad("a", "một")])
    assert first.name == second.name
    assert (first / "quads.nq.gz").read_bytes() == (second / "quads.nq.gz").read_bytes()


def test_publishing_the_same_again_mends_a_damaged_copy(tmp_path: Path, publish: Publish) -> None:
    path = publish(tmp_path / "store", [quad("a", "một")])
    next((path / "store").glob("*.sst")).write_bytes(b"damaged")
    with pytest.raises(StoreError):
        open_snapshot(tmp_path / "store")
    publish(tmp_path / "store", [quad("a", "một")])
    assert len(open_snapshot(tmp_path / "store").open_store()) == 1


def test_an_open_snapshot_survives_the_next_publication(tmp_path: Path, publish: Publish) -> None:
    publish(tmp_path / "store", [quad("a", "một")])
    opened = open_snapshot(tmp_path / "store").open_store()
    for number in range(KEPT + 1):
        publish(tmp_path / "store", [quad("b", str(number))])
    assert [str(each.object.value) for each in opened] == ["một"]  # type: ignore[union-attr]


def test_only_the_last_snapshots_are_kept(tmp_path: Path, publish: Publish) -> None:
    published = [publish(tmp_path / "store", [quad("a", str(number))]) for number in range(4)]
    assert {path.name for path in list_snapshots(tmp_path / "store")} == {path.name for path in published[-KEPT:]}


def test_one_can_go_back_to_the_snapshot_before(tmp_path: Path, publish: Publish) -> None:
    first = publish(tmp_path / "store", [quad("a", "một")])
    publish(tmp_path / "store", [quad("a", "hai")])
    switch(tmp_path / "store", first.name)
    assert open_snapshot(tmp_path / "store").manifest.identifier == first.name


def test_a_failed_build_leaves_the_published_snapshot_and_no_rubbish(tmp_path: Path, publish: Publish) -> None:
    path = publish(tmp_path / "store", [quad("a", "một")])
    with pytest.raises(RuntimeError):
        _fail_halfway(tmp_path / "store")
    assert open_snapshot(tmp_path / "store").path == path.resolve()
    assert [each.name for each in (tmp_path / "store" / "snapshots").iterdir()] == [path.name]


def _fail_halfway(root: Path) -> None:
    with stage(root) as staging:
        staging.archive_path.write_text("half")
        raise RuntimeError


def test_a_second_build_is_refused_and_told_which_process_holds_the_lock(tmp_path: Path) -> None:
    with (
        stage(tmp_path / "store"),
        pytest.raises(StoreError, match=f"process {os.getpid()} is building"),
        stage(tmp_path / "store"),
    ):
        pass


def test_a_directory_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(StoreError, match="is not a store of this program"), stage(tmp_path):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_too_little_room_is_said_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="are needed"), stage(tmp_path / "store", needed_bytes=1 << 60):
        pass


KILLED = """
import sys, time
from pathlib import Path
from danvan_kg.snapshot import stage
with stage(Path(sys.argv[1])) as staging:
    staging.archive_path.write_text("half")
    print("staged", flush=True)
    time.sleep(60)
"""


@pytest.mark.fault
def test_a_killed_build_is_swept_up_by_the_next_one(tmp_path: Path, publish: Publish) -> None:
    root = tmp_path / "store"
    path = publish(root, [quad("a", "một")])
    with subprocess.Popen([sys.executable, "-c", KILLED, str(root)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "staged\n"
        process.kill()
    assert open_snapshot(root).path == path.resolve()
    assert (root / "snapshots" / ".staging").exists()
    publish(root, [quad("a", "hai")])
    assert not (root / "snapshots" / ".staging").exists()


@pytest.mark.slow
def test_a_reader_sees_a_whole_snapshot_at_every_moment_of_many_publications(tmp_path: Path, publish: Publish) -> None:
    root = tmp_path / "store"
    publish(root, [quad("a", "0")])
    reader = subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys\nfrom pathlib import Path\nfrom danvan_kg.snapshot import open_snapshot\n"
            "count = 0\n"
            "while not Path(sys.argv[2]).exists():\n"
            "    assert len(open_snapshot(Path(sys.argv[1])).open_store()) == 1\n"
            "    count += 1\n"
            "print(count)\n",
            str(root),
            str(tmp_path / "stop"),
        ],
        stdout=subprocess.PIPE,
        text=True,
    )
    for number in range(1, 10):
        publish(root, [quad("a", str(number))])
        time.sleep(0.1)
    (tmp_path / "stop").touch()
    output, _ = reader.communicate(timeout=60)
    assert reader.returncode == 0
    assert int(output) > 0
