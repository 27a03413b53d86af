"""`danvan-kg serve` as an operator runs it: a process that starts, switches snapshots, and ends when told to."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from danvan_kg.snapshot import open_snapshot
from danvan_kg.snapshot.manifest import Manifest
from danvan_kg.snapshot.publication import switch
from tests.browse.small_corpus import publish
from tests.cli.conftest import command
from tests.oxigraph_server import serve_store
from tests.site_process import Serving, serving

# Rows enough for any deadline.
SLOW = "SELECT+(COUNT(*)+AS+?n)+{?a+?b+?c.?d+?e+?f.?g+?h+?i.?j+?k+?l}"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("serving") / "store")


def _alive(process_id: int) -> bool:
    """Whether it runs; a process that has ended may still wait to be counted by its parent."""
    stat = Path(f"/proc/{process_id}/stat")
    return stat.exists() and stat.read_text(encoding="ascii").rpartition(") ")[2][0] != "Z"


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_lets_a_query_end_and_leaves_no_worker(root: Path, number: signal.Signals, code: int) -> None:
    with serving("--store", root, "--deadline", 1.5) as site:
        workers = site.workers()
        assert len(workers) == 3
        answers: list[tuple[int, bytes]] = []
        reader = threading.Thread(target=lambda: answers.append(site.get(f"/sparql?query={SLOW}")))
        reader.start()
        time.sleep(0.3)
        ended, stderr = site.end(number)
        reader.join()
    assert ended == code
    assert "Traceback" not in stderr
    assert answers[0][0] == 504
    assert not any(_alive(worker) for worker in workers)


@pytest.mark.slow
@pytest.mark.parametrize("upstream", [False, True], ids=["store", "upstream"])
def test_a_query_that_would_run_on_is_told_that_the_site_ends(root: Path, tmp_path: Path, upstream: bool) -> None:
    """After ten seconds its client has an answer, and the process is gone."""
    with contextlib.ExitStack() as stack:
        options: tuple[object, ...] = ("--store", root)
        if upstream:
            shutil.copytree(root / "current" / "store", tmp_path / "copy")
            options = ("--upstream", stack.enter_context(serve_store(tmp_path / "copy")))
        site = stack.enter_context(serving(*options, "--deadline", 60))
        answers: list[tuple[int, bytes]] = []
        reader = threading.Thread(target=lambda: answers.append(site.get(f"/sparql?query={SLOW}")))
        reader.start()
        time.sleep(0.5)
        begin = time.monotonic()
        assert site.end(signal.SIGTERM)[0] == 143
        assert time.monotonic() - begin < 12
        reader.join()
    assert answers[0][0] == 503
    assert b"the server is stopping" in answers[0][1]


def test_a_killed_site_leaves_no_worker(root: Path) -> None:
    with serving("--store", root) as site:
        workers = site.workers()
        site.process.kill()
        site.process.wait()
    time.sleep(0.5)
    assert not any(_alive(worker) for worker in workers)


def _refused(*options: object) -> tuple[int, str]:
    result = subprocess.run(command("serve", *options), capture_output=True, text=True, check=False, timeout=60)
    assert "Traceback" not in result.stderr
    assert "hint:" in result.stderr
    return result.returncode, result.stderr


def test_a_port_that_is_taken_is_wrong_configuration(root: Path) -> None:
    with serving("--store", root) as site:
        assert _refused("--store", root, "--port", site.address.rpartition(":")[2])[0] == 2


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/query", "ftp://example.org/"])
def test_an_upstream_that_cannot_be_asked_is_said_before_anything_is_served(url: str) -> None:
    code, stderr = _refused("--upstream", url, "--port", 0)
    assert code == (6 if url.startswith("http") else 2)
    assert url in stderr


def test_a_store_whose_files_are_damaged_is_not_served(root: Path, tmp_path: Path) -> None:
    damaged = tmp_path / "damaged"
    shutil.copytree(root, damaged, symlinks=True)
    next((damaged / "current" / "store").glob("*.sst")).write_bytes(b"")
    assert _refused("--store", damaged, "--port", 0)[0] == 6


def test_a_store_that_only_the_engine_finds_damaged_is_not_served(root: Path, tmp_path: Path) -> None:
    """The manifest may have been written of a store that was damaged already."""
    damaged = tmp_path / "damaged"
    shutil.copytree(root, damaged, symlinks=True)
    snapshot = damaged / "current"
    (snapshot / "store" / "CURRENT").unlink()
    content = json.loads((snapshot / "manifest.json").read_text(encoding="utf-8"))
    content["files"] = [file for file in content["files"] if file["name"] != "CURRENT"]
    (snapshot / "manifest.json").write_text(json.dumps(content), encoding="utf-8")
    assert Manifest.read(snapshot / "manifest.json").files
    code, stderr = _refused("--store", damaged, "--port", 0)
    assert (code, "cannot be opened" in stderr) == (6, True)


def _post(site: Serving, path: str, body: str, token: str | None) -> int:
    headers = {"Content-Type": "application/sparql-update"} | ({"Authorization": f"Bearer {token}"} if token else {})
    request = urllib.request.Request(site.address + path, body.encode(), headers)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code


def test_a_store_of_ones_own_takes_updates_with_the_token_and_keeps_them(tmp_path: Path) -> None:
    own = tmp_path / "own"
    asked = "/sparql?query=ASK+{<urn:a>+?p+?o}"
    with serving("--writable", own, "--update-token", "secret") as site:
        assert _post(site, "/update", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", None) == 401
        assert _post(site, "/update", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "wrong") == 401
        assert b"false" in site.get(asked)[1]
        assert _post(site, "/update", "INSERT DATA { <urn:a> <urn:b> <urn:c> }", "secret") == 204
        assert b"true" in site.get(asked)[1]
        assert _post(site, "/update", "LOAD <http://192.0.2.1/>", "secret") == 403
        assert site.get("/")[0] == 200
        os.kill(site.workers()[0], signal.SIGKILL)
        _wait(lambda: site.get(asked)[0] == 200)
        assert b"true" in site.get(asked)[1]
    with serving("--writable", own, "--update-token", "secret") as site:
        assert b"true" in site.get(asked)[1]


@pytest.mark.parametrize("below", ["", "current", "current/store", "snapshots"])
def test_what_a_build_made_is_never_written_to(root: Path, below: str) -> None:
    code, stderr = _refused("--writable", root / below, "--update-token", "secret", "--port", 0)
    assert (code, "belongs to snapshots" in stderr) == (6, True)


@pytest.mark.parametrize(
    "options", [["--writable", "own"], ["--update-token", "x"], ["--writable", "o", "--upstream", "http://x/"]]
)
def test_updates_take_a_token_and_a_store_of_ones_own(root: Path, options: list[str]) -> None:
    store = [] if "--writable" in options else ["--store", root]
    assert _refused(*store, *options, "--port", 0)[0] == 2


class _Readers:
    """Asks pages and queries without a pause, and keeps what was not answered with 200."""

    def __init__(self, site: Serving, paths: list[str]) -> None:
        self.failed: list[object] = []
        self.answered = 0
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._ask, args=(site, path)) for path in paths]

    def _ask(self, site: Serving, path: str) -> None:
        number = 0
        while not self._stop.is_set():
            number += 1
            try:
                status, body = site.get(path.format(number=number))
            except OSError as error:
                self.failed.append(error)
                continue
            self.answered += 1
            if status != 200:
                self.failed.append((status, body))

    def __enter__(self) -> "_Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


def _wait(condition: Callable[[], bool]) -> None:
    begin = time.monotonic()
    while not condition():
        assert time.monotonic() - begin < 15
        time.sleep(0.02)


def _same(read: Callable[[], str], expected: str) -> bool:
    return read() == expected


@pytest.mark.slow
def test_twenty_switches_while_readers_ask_cost_no_answer(tmp_path: Path) -> None:
    """Two are published by real builds and noticed by themselves, the others are switches back and forth by SIGHUP."""
    articles, store = tmp_path / "articles", tmp_path / "store"
    articles.mkdir()

    def build(number: int) -> str:
        text = f"Hội nghị thứ {number}\n\nSáng 20/12/2019, tại Hà Nội, Ban Dân vận Trung ương tổ chức hội nghị.\n"
        (articles / f"hoi-nghi-{number}.txt").write_text(text, encoding="utf-8")
        subprocess.run(command("build", articles, "--store", store), capture_output=True, check=True, timeout=120)
        return open_snapshot(store).manifest.identifier

    build(0)
    paths = ["/", "/search?q=hoi", "/sparql?query=ASK+{{<http://x/{number}>+?p+?o}}", "/sparql?query=ASK+{{}}"]
    with serving("--store", store) as site, _Readers(site, paths) as readers:

        def served() -> str:
            return str(json.loads(site.get("/readyz")[1])["snapshot"])

        built = [build(number) for number in (1, 2)]
        _wait(lambda: served() == built[1])
        for number in range(18):
            switch(store, built[number % 2])
            os.kill(site.process.pid, signal.SIGHUP)
            _wait(partial(_same, served, built[number % 2]))
    assert readers.failed == []
    assert readers.answered > 100
