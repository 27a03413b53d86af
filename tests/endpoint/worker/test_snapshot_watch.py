"""A snapshot that is published while the site serves is served within moments."""

import time
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Quad, Store

from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.endpoint.worker import snapshot_watch
from danvan_kg.endpoint.worker.pool import QueryPool
from danvan_kg.endpoint.worker.snapshot_watch import SnapshotWatch
from danvan_kg.errors import StoreError
from danvan_kg.snapshot.publication import switch
from tests.live_server import LiveServer


class _Manifest:
    def __init__(self, identifier: str) -> None:
        self.identifier = identifier


class _Snapshot:
    """As much of a snapshot as the watch looks at; the stores in it are real."""

    def __init__(self, path: Path) -> None:
        self.store_path = path / "store"
        self.manifest = _Manifest(path.name)


def _open(root: Path) -> _Snapshot:
    path = (root / "current").resolve()
    if not (path / "store").is_dir():
        raise StoreError(f"{path}: damaged")
    return _Snapshot(path)


def _publish(root: Path, name: str, triples: int) -> None:
    path = root / "snapshots" / name
    path.mkdir(parents=True)
    if triples:
        store = Store(str(path / "store"))
        store.extend(
            Quad(NamedNode("http://x/"), NamedNode("http://x/"), NamedNode(f"http://x/{n}")) for n in range(triples)
        )
        store.flush()
    switch(root, name)


def _count(server: LiveServer) -> str:
    reply = server.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    return str(reply.json()["results"]["bindings"][0]["n"]["value"])


def test_new_snapshot_is_served_and_a_damaged_one_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(snapshot_watch, "open_snapshot", _open)
    _publish(tmp_path, "one", 1)
    pool = QueryPool(tmp_path / "snapshots" / "one" / "store", workers=1, version="one")
    with LiveServer(pool, EndpointSettings()) as server:
        watch = SnapshotWatch(tmp_path, [pool], seconds=0.05)

        async def start() -> None:
            watch.start()

        server.run(start())
        assert _count(server) == "1"
        _publish(tmp_path, "two", 2)
        _wait(lambda: pool.version == "two")
        assert _count(server) == "2"
        _publish(tmp_path, "damaged", 0)
        time.sleep(0.3)
        assert (_count(server), pool.version) == ("2", "two")
        switch(tmp_path, "one")
        _wait(lambda: pool.version == "one")
        assert _count(server) == "1"
        server.run(watch.close())


def _wait(condition: object) -> None:
    begin = time.monotonic()
    while not condition():  # type: ignore[operator]
        assert time.monotonic() - begin < 5
        time.sleep(0.02)
