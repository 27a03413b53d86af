"""Ctrl-C, kill and a full disk: the old snapshot answers, nothing is half done."""

import os
import signal
import subprocess
import time
from contextlib import suppress
from pathlib import Path

import pytest

from danvan_kg.snapshot import open_snapshot
from tests.cli.conftest import ARTICLE, Run, command

pytestmark = pytest.mark.fault


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """Enough articles to be in the middle of when the signal comes."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(400):
        text = ARTICLE.replace("20/12/2019", f"{1 + number % 28}/{1 + number % 12}/2019")
        (folder / f"{number:03}.txt").write_text(text * 3, encoding="utf-8")
    return folder


def _start(*arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )


@pytest.mark.parametrize("delay", [0.3, 1.5, 3.0, 5.0])
def test_ctrl_c_in_a_build_keeps_the_old_snapshot_and_ends_with_130(
    run: Run, articles: Path, many: Path, tmp_path: Path, delay: float
) -> None:
    root = tmp_path / "store"
    assert run("build", articles, "--store", root).returncode == 0
    before = open_snapshot(root).manifest.identifier
    with _start("build", many, "--store", root) as process:
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
    if process.returncode != 0:  # it may have been faster than the signal
        assert process.returncode == 130
        assert "Traceback" not in stderr
        assert open_snapshot(root).manifest.identifier == before
    assert not (root / "snapshots" / ".staging").exists()


def test_ctrl_c_at_the_moment_of_publication_leaves_no_build_that_says_130_and_is_published(
    run: Run, articles: Path, tmp_path: Path
) -> None:
    for attempt in range(4):
        root = tmp_path / f"store-{attempt}"
        with _start("build", articles, "--store", root) as process:
            while process.poll() is None and not (root / "current").is_symlink():
                time.sleep(0.0005)
            os.killpg(process.pid, signal.SIGINT)
            stdout, _ = process.communicate(timeout=60)
        assert (process.returncode, "published" in stdout) == (0, True)


def test_ctrl_c_behind_the_publication_takes_nothing_back(many: Path, tmp_path: Path) -> None:
    """What has been reported stands, however long the process takes to end."""
    root = tmp_path / "store"
    with _start("build", many, "--store", root) as process:
        assert process.stdout is not None
        reported = process.stdout.readline()
        time.sleep(0.05)
        while process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGINT)
            time.sleep(0.005)
    assert process.returncode == 0
    assert open_snapshot(root).manifest.identifier in reported


@pytest.mark.parametrize("delay", [0.5, 2.0, 4.0, 6.0])
def test_kill_at_any_moment_leaves_a_whole_snapshot_and_the_next_build_works(
    run: Run, articles: Path, many: Path, tmp_path: Path, delay: float
) -> None:
    root = tmp_path / "store"
    assert run("build", articles, "--store", root).returncode == 0
    with _start("build", many, "--store", root) as process:
        time.sleep(delay)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=60)
    assert len(open_snapshot(root).open_store()) > 0
    assert run("build", articles, "--store", root).returncode == 0


def test_the_workers_of_a_killed_build_end_too(many: Path, tmp_path: Path) -> None:
    process = _start("build", many, "--store", tmp_path / "store", "--workers", "2")
    time.sleep(4)
    assert process.poll() is None
    process.kill()
    # The pipes close when the last process that inherited them has ended.
    process.communicate(timeout=30)


def test_a_file_size_limit_ends_with_6_and_keeps_the_old_snapshot(
    run: Run, articles: Path, many: Path, tmp_path: Path
) -> None:
    root = tmp_path / "store"
    assert run("build", articles, "--store", root).returncode == 0
    before = open_snapshot(root).manifest.identifier
    limited = ["bash", "-c", 'ulimit -f 200; exec "$@"', "limited", *command("build", many, "--store", root)]
    result = subprocess.run(limited, capture_output=True, text=True, check=False, timeout=250)
    assert result.returncode == 6, result.stderr
    assert open_snapshot(root).manifest.identifier == before


def test_ctrl_c_ends_a_query_while_the_engine_computes(store: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with _start("query", "--sparql", endless, "--store", store) as process:
        time.sleep(4)
        assert process.poll() is None
        started = time.monotonic()
        process.send_signal(signal.SIGINT)
        try:
            _, stderr = process.communicate(timeout=30)
        finally:
            process.kill()
    assert process.returncode == 130
    assert stderr.strip() == "interrupted"
    assert time.monotonic() - started < 5
