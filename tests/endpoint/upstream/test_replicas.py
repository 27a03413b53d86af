"""Several real stores behind one site: the load is shared, one that fails costs at most the queries that it runs."""

import asyncio
import http.server
import shutil
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from danvan_kg.endpoint.backend import ReplicaState
from danvan_kg.endpoint.settings import EndpointSettings, QueryLimits
from danvan_kg.endpoint.upstream.store import Upstream
from danvan_kg.errors import StoreError
from tests.endpoint.conftest import SLOW
from tests.live_server import LiveServer
from tests.oxigraph_server import OxigraphServer, free_port

pytestmark = pytest.mark.fault

LIMITS = QueryLimits(deadline=1.5, queue=1.0, rows=5000)
VERSION = "SELECT ?v { <http://example.org/data> <http://example.org/version> ?v }"
WHICH = "SELECT ?v { <http://example.org/data> <http://example.org/version> ?v . BIND(RAND() AS ?r) }"


def _store(location: Path, version: str) -> Path:
    store = Store(str(location))
    subject, predicate = NamedNode("http://example.org/data"), NamedNode("http://example.org/version")
    store.add(Quad(subject, predicate, Literal(version)))
    store.extend(Quad(NamedNode(f"http://example.org/{n}"), predicate, Literal(n)) for n in range(300))
    store.flush()
    return location


@pytest.fixture
def stores(tmp_path: Path) -> Iterator[list[OxigraphServer]]:
    """Two servers of version one."""
    first = _store(tmp_path / "first", "one")
    shutil.copytree(first, tmp_path / "second")
    servers = [OxigraphServer(tmp_path / name) for name in ("first", "second")]
    with ExitStack() as stack:
        for server in servers:
            stack.callback(server.kill)
            server.start()
        yield servers


@contextmanager
def _site(*addresses: str, version_query: str | None = VERSION) -> Iterator[LiveServer]:
    upstream = Upstream(addresses, LIMITS, version_query=version_query)
    with LiveServer(upstream, EndpointSettings(limits=LIMITS)) as live:
        yield live


def _states(site: LiveServer) -> list[ReplicaState]:
    return site.backend.replicas()


def _healths(site: LiveServer) -> list[str]:
    return [state.health for state in _states(site)]


def _wait(condition: Callable[[], bool], seconds: float = 10) -> None:
    begin = time.monotonic()
    while not condition():
        assert time.monotonic() - begin < seconds
        time.sleep(0.02)


class _Load:
    """Clients that ask without a pause what cannot be cached; `statuses` is what came of it."""

    def __init__(self, site: LiveServer, clients: int = 4) -> None:
        self.statuses: list[int] = []
        self._site = site
        self._stop = threading.Event()
        self._threads = [threading.Thread(target=self._ask) for _ in range(clients)]

    def _ask(self) -> None:
        while not self._stop.is_set():
            self.statuses.append(self._site.query(WHICH).status)

    def __enter__(self) -> "_Load":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()


def test_load_is_shared(stores: list[OxigraphServer]) -> None:
    with _site(*(each.address for each in stores)) as site:
        for _ in range(20):
            assert site.query(WHICH).status == 200
        assert [state.asked for state in _states(site)] == [10, 10]


def test_store_that_dies_under_load_costs_its_queries_alone_and_comes_back(stores: list[OxigraphServer]) -> None:
    with _site(*(each.address for each in stores)) as site:
        with _Load(site) as load:
            _wait(lambda: len(load.statuses) > 50)
            stores[0].kill()
            after = len(load.statuses)
            _wait(lambda: len(load.statuses) > after + 100)
            assert _healths(site) == ["down", "healthy"]
            assert site.request("GET", "/readyz").status == 200
            stores[0].start()
            _wait(lambda: _healths(site) == ["healthy", "healthy"])
            back = _states(site)[0].asked
            _wait(lambda: _states(site)[0].asked > back + 20)
        # Each of the four clients had at most one query in the store that died.
        assert len([status for status in load.statuses if status != 200]) <= 4
        assert set(load.statuses) <= {200, 502}


def test_store_that_hangs_is_left_alone(stores: list[OxigraphServer]) -> None:
    """A store that answers nothing, though it is there, is out once it was looked at."""
    with _site(*(each.address for each in stores)) as site:
        stores[0].send(signal.SIGSTOP)
        try:
            _wait(lambda: _healths(site) == ["down", "healthy"])
            assert all(site.query(WHICH).status == 200 for _ in range(10))
        finally:
            stores[0].send(signal.SIGCONT)
        _wait(lambda: _healths(site) == ["healthy", "healthy"])


def test_no_store_left_is_said_and_is_over_when_one_is_back(stores: list[OxigraphServer]) -> None:
    with _site(*(each.address for each in stores)) as site:
        for store in stores:
            store.kill()
        reply = site.query(WHICH)
        assert (reply.status, reply.json()["type"].rpartition("/")[2]) == (502, "upstream")
        _wait(lambda: site.request("GET", "/readyz").status == 502)
        stores[1].start()
        _wait(lambda: site.request("GET", "/readyz").status == 200)
        assert site.query(WHICH).status == 200


def test_query_that_breaks_a_store_is_not_given_to_the_next(stores: list[OxigraphServer]) -> None:
    with _site(*(each.address for each in stores)) as site:
        replies: list[int] = []
        thread = threading.Thread(target=lambda: replies.append(site.query(SLOW).status))
        thread.start()
        _wait(lambda: site.backend.busy == 1)
        asked = next(state.number for state in _states(site) if state.busy)
        stores[asked - 1].kill()
        thread.join()
        assert replies == [502]
        assert sum(state.asked for state in _states(site)) == 1


def test_stores_of_other_data_are_set_apart_until_they_have_the_same(
    stores: list[OxigraphServer], tmp_path: Path
) -> None:
    """While stores go over to new data one by one, no answer, tag or cached result is of the wrong ones."""
    old, other = stores
    new = OxigraphServer(_store(tmp_path / "new", "two"))
    new.start()
    try:
        with _site(old.address, other.address, new.address) as site:
            assert _healths(site) == ["healthy", "healthy", "apart"]
            first = site.query(VERSION)
            assert [site.query(WHICH).json()["results"]["bindings"][0]["v"]["value"] for _ in range(6)] == ["one"] * 6
            assert _states(site)[2].asked == 0
            other.kill()
            old.kill()
            _wait(lambda: _healths(site)[2] == "healthy")
            tag = first.headers["etag"]
            again = site.request("GET", "/sparql?query=" + VERSION.replace(" ", "+"), headers={"If-None-Match": tag})
            assert again.status == 200
            assert again.json()["results"]["bindings"][0]["v"]["value"] == "two"
            assert again.headers["etag"] != tag
    finally:
        new.kill()


def test_answers_of_versioned_data_are_cached_and_others_never(stores: list[OxigraphServer]) -> None:
    query = "SELECT ?v { ?s ?p ?v } LIMIT 3"
    with _site(stores[0].address) as site:
        assert site.query(query).headers["etag"] == site.query(query).headers["etag"]
        assert _states(site)[0].asked == 1
    with _site(stores[0].address, version_query=None) as site:
        assert "etag" not in site.query(query).headers
        assert site.query(query).status == 200
        assert _states(site)[0].asked == 2


def test_each_store_is_shown_by_its_number(stores: list[OxigraphServer]) -> None:
    with _site(*(each.address for each in stores)) as site:
        stores[1].kill()
        _wait(lambda: _healths(site) == ["healthy", "down"])
        ready = site.request("GET", "/readyz")
        assert [(each["number"], each["health"]) for each in ready.json()["replicas"]] == [(1, "healthy"), (2, "down")]
        metrics = site.request("GET", "/metrics").text
        assert 'danvan_replica_up{pool="queries",replica="1"} 1.0' in metrics
        assert 'danvan_replica_up{pool="queries",replica="2"} 0.0' in metrics
        # Where the stores are is nobody's business.
        assert not any(each.address.split("/")[2] in ready.text + metrics for each in stores)


class _Garbage(http.server.BaseHTTPRequestHandler):
    """Answers 200, the right type, and nothing that is a result."""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        body = b"<html>maintenance</html>"
        self.send_response(200)
        self.send_header("Content-Type", self.headers["Accept"])
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""


def test_store_that_answers_nonsense_is_not_asked(stores: list[OxigraphServer]) -> None:
    nonsense = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Garbage)
    threading.Thread(target=nonsense.serve_forever, daemon=True).start()
    try:
        with _site(f"http://127.0.0.1:{nonsense.server_port}/query", stores[0].address) as site:
            assert _healths(site) == ["down", "healthy"]
            assert [site.query(WHICH).status for _ in range(10)] == [200] * 10
    finally:
        nonsense.shutdown()
        nonsense.server_close()


def test_no_store_at_all_is_said_before_anything_is_served() -> None:
    addresses = [f"http://user:secret@127.0.0.1:{free_port()}/query" for _ in range(2)]
    with pytest.raises(StoreError, match="cannot be reached") as raised:
        asyncio.run(Upstream(addresses).start())
    assert "secret" not in str(raised.value)
