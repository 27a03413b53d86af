"""Whatever happens to a query, its answer is whole or visibly failed, and the others go on."""

import http.client
import os
import signal
import threading
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from danvan_kg.endpoint.settings import EndpointSettings, QueryLimits
from danvan_kg.endpoint.worker.link import WorkerLink
from danvan_kg.endpoint.worker.pool import QueryPool
from danvan_kg.errors import StoreError
from tests.endpoint.conftest import SLOW, TOKEN
from tests.live_server import LiveServer, Reply

pytestmark = pytest.mark.fault


def _workers(server: LiveServer) -> list[WorkerLink]:
    assert isinstance(server.backend, QueryPool)
    return server.backend.workers


def _wait_until(condition: object, seconds: float = 3.0) -> float:
    begin = time.monotonic()
    while not condition():  # type: ignore[operator]
        assert time.monotonic() - begin < seconds, "in time"
        time.sleep(0.01)
    return time.monotonic() - begin


def _problem(reply: Reply, status: int, kind: str) -> dict[str, object]:
    assert (reply.status, reply.headers["content-type"]) == (status, "application/problem+json; charset=utf-8"), (
        reply.text
    )
    assert reply.headers["cache-control"] == "no-store"
    problem: dict[str, object] = reply.json()
    assert str(problem["type"]).endswith("/" + kind)
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.fixture(autouse=True)
def _all_workers_are_back(server: LiveServer) -> None:
    """The test before this one may have killed them."""
    _wait_until(lambda: len(_workers(server)) == 2 and server.backend.busy == 0, 10)


@pytest.mark.parametrize(
    "query",
    [
        SLOW,
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c + ?f + ?i = -1) }",
        "ASK { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), '(a|aa)+$')) }",
        "SELECT ?a { ?a <http://example.org/none>* ?b . ?c ?d ?e . ?f ?g ?h } GROUP BY ?a HAVING (COUNT(*) < 0)",
    ],
    ids=["count", "product", "regex", "group"],
)
def test_deadline_holds(server: LiveServer, query: str) -> None:
    begin = time.monotonic()
    problem = _problem(server.query(query), 504, "deadline")
    assert time.monotonic() - begin < 1.5
    assert problem["limit"] == "deadline"


def test_client_may_ask_for_less_time(server: LiveServer) -> None:
    begin = time.monotonic()
    _problem(server.query(SLOW, timeout="0.2"), 504, "deadline")
    assert time.monotonic() - begin < 0.7


def test_client_may_not_ask_for_more_time(server: LiveServer) -> None:
    begin = time.monotonic()
    _problem(server.query(SLOW, timeout="60"), 504, "deadline")
    assert time.monotonic() - begin < 1.5


def test_greedy_worker_dies_alone(server: LiveServer) -> None:
    """The memory limit ends the query, not the server."""
    query = "SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
    reply = server.query(query)
    assert reply.status in (503, 504), reply.text
    assert server.query("ASK {}").json()["boolean"]


def test_memory_limit_is_named(store_path: Path) -> None:
    limits = QueryLimits(deadline=30, memory=32 << 20)
    with LiveServer(QueryPool(store_path, limits, workers=1), EndpointSettings(limits=limits)) as server:
        reply = server.query("SELECT ?a ?d ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i")
        assert _problem(reply, 503, "worker-died")["limit"] == "memory"
        assert server.query("ASK {}").json()["boolean"]


def test_too_many_bytes(server: LiveServer) -> None:
    problem = _problem(server.query("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 5000"), 413, "answer-too-large")
    assert problem["limit"] == "bytes"
    assert "OFFSET" in str(problem["hint"])


@pytest.mark.parametrize("accept", ["text/csv", "text/tab-separated-values", "application/json", "application/xml"])
def test_rows_are_counted_exactly(server: LiveServer, accept: str) -> None:
    """5000 rows pass, 5001 do not, in every syntax and with values full of its marks."""
    query = r"""SELECT ('a\n\"},{\",<result>' AS ?v) (1 AS ?w) { ?s ?p ?o . ?a ?b ?c } LIMIT """
    assert server.query(query + "5000", accept).status == 200
    problem = _problem(server.query(query + "5001", accept), 413, "answer-too-large")
    assert problem["limit"] == "rows"


def test_killed_worker_costs_one_answer(server: LiveServer) -> None:
    """kill -9 in the middle of a query is a 503; the next query has another worker."""
    replies: list[Reply] = []
    thread = threading.Thread(target=lambda: replies.append(server.query(SLOW)))
    before = {worker.process_id for worker in _workers(server)}
    thread.start()
    _wait_until(lambda: server.backend.busy == 1)
    for identifier in before:
        os.kill(identifier, signal.SIGKILL)
    thread.join()
    _problem(replies[0], 503, "worker-died")
    assert server.query("ASK {}").json()["boolean"]
    _wait_until(lambda: len(_workers(server)) == 2)
    assert not before & {worker.process_id for worker in _workers(server)}


def test_client_that_leaves_frees_its_worker(server: LiveServer) -> None:
    """Within a second nothing works for it any more."""
    kills = server.backend.kills["client left"]
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", "/sparql?query=" + quote(SLOW))
    _wait_until(lambda: server.backend.busy == 1)
    connection.close()
    assert _wait_until(lambda: server.backend.busy == 0) < 0.9
    _wait_until(lambda: len(_workers(server)) == 2)
    assert server.backend.kills["client left"] == kills + 1


def test_full_queue_says_so(server: LiveServer) -> None:
    """With every worker busy a query waits, then gets a 503 that says when to come back."""
    threads = [threading.Thread(target=server.query, args=(SLOW,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    _wait_until(lambda: server.backend.busy == 2)
    reply = server.query("ASK { ?s <http://example.org/busy> ?o }")
    _problem(reply, 503, "busy")
    assert int(reply.headers["retry-after"]) >= 1
    for thread in threads:
        thread.join()


def test_operator_sees_and_cancels(server: LiveServer) -> None:
    replies: list[Reply] = []
    thread = threading.Thread(target=lambda: replies.append(server.query(SLOW)))
    thread.start()
    _wait_until(lambda: server.backend.busy == 1)
    assert server.request("GET", "/running").status == 401
    token = {"Authorization": f"Bearer {TOKEN}"}
    running = server.request("GET", "/running", headers=token).json()["running"]
    assert [each["query"] for each in running] == [SLOW]
    assert server.request("DELETE", f"/running/{running[0]['id']}", headers=token).status == 200
    thread.join()
    assert _problem(replies[0], 503, "cancelled")["query_id"] == running[0]["id"]
    assert server.request("DELETE", f"/running/{running[0]['id']}", headers=token).status == 404


def test_workers_have_no_network_no_secrets_no_files(server: LiveServer) -> None:
    """What a worker could do if the engine were made to: nothing."""
    _wait_until(lambda: len(_workers(server)) == 2)
    for worker in _workers(server):
        process = Path(f"/proc/{worker.process_id}")
        names = {each.split(b"=")[0] for each in (process / "environ").read_bytes().split(b"\0") if each}
        assert names <= {b"PYTHONPATH", b"PYTHONUTF8", b"MALLOC_ARENA_MAX"}
        limits = (process / "limits").read_text()
        assert "Max file size             0" in limits
        assert "Max core file size        0" in limits
        if worker.isolated:
            assert os.readlink(process / "ns/net") != os.readlink("/proc/self/ns/net")  # noqa: PTH115


NESTED = b"<urn:a> <urn:p> " + b"<<( <urn:a> <urn:p> " * 50_000 + b"1" + b" )>>" * 50_000 + b" ."


def test_document_of_a_writer_keeps_nobody_waiting_and_breaks_nothing(tmp_path: Path) -> None:
    """What the holder of the token sends is read in a worker: once in the web process, this one was its end."""
    limits = QueryLimits(deadline=5)
    settings = EndpointSettings(limits=limits, update_token=TOKEN)
    headers = {"Content-Type": "text/turtle", "Authorization": f"Bearer {TOKEN}"}
    with LiveServer(QueryPool(tmp_path / "own", limits, workers=1, writable=True), settings) as server:

        def put(body: bytes) -> Reply:
            return server.request("PUT", "/graphs?default", body, headers=headers)

        replies: list[Reply] = []
        thread = threading.Thread(target=lambda: replies.append(put(NESTED)))
        thread.start()
        waits = []
        while thread.is_alive():
            begin = time.monotonic()
            assert server.request("GET", "/livez").status == 200
            waits.append(time.monotonic() - begin)
        assert max(waits) < 1
        assert replies[0].status in (204, 503, 504)
        _wait_until(lambda: put(b"<urn:a> <urn:b> 1 .").status == 204, 30)
        assert server.query("ASK { <urn:a> <urn:b> 1 }").json()["boolean"]
        broken = put(b"<urn:a> <urn:b>")
        assert (broken.status, "Turtle" in broken.json()["detail"]) == (400, True)


def test_parts_of_parts_are_refused_before_they_are_read(tmp_path: Path) -> None:
    """Python's parser of mails goes as deep as they do."""
    limits = QueryLimits(deadline=5)
    headers = {"Content-Type": "multipart/form-data; boundary=b0", "Authorization": f"Bearer {TOKEN}"}
    kinds = (b"multipart/mixed; boundary=b%d", b"Multipart/mixed;boundary=b%d", b"\r\n multipart/mixed; boundary=b%d")
    with LiveServer(
        QueryPool(tmp_path / "own", limits, workers=1, writable=True),
        EndpointSettings(limits=limits, update_token=TOKEN),
    ) as server:
        for kind in kinds:
            part = b"--b%d\r\nContent-Type: " + kind + b"\r\n\r\n"
            body = b"".join(part % (number, number + 1) for number in range(3000))
            begin = time.monotonic()
            assert server.request("POST", "/graphs?default", body, headers=headers).status == 400
            assert time.monotonic() - begin < 0.5
        flat = b"--b0\r\nContent-Type: text/turtle\r\n\r\n<urn:a> <urn:b> 1 .\r\n--b0--"
        assert server.request("POST", "/graphs?default", flat, headers=headers).status == 204


def test_orphaned_worker_ends(store_path: Path, tmp_path: Path) -> None:
    """A web process that is killed leaves no worker behind, not even one in the middle of a query."""
    script = tmp_path / "orphan.py"
    script.write_text(
        "import asyncio, os, signal, sys\n"
        "from pathlib import Path\n"
        "from danvan_kg.endpoint.worker.pool import QueryPool\n"
        "async def main():\n"
        "    pool = QueryPool(Path(sys.argv[1]), workers=1)\n"
        "    await pool.start()\n"
        "    print(pool.workers[0].process_id, flush=True)\n"
        "    asyncio.get_running_loop().call_later(0.3, os.kill, os.getpid(), signal.SIGKILL)\n"
        "    await pool.select(sys.argv[2])\n"
        "asyncio.run(main())\n"
    )
    import subprocess
    import sys

    process = subprocess.run(
        [sys.executable, str(script), str(store_path), SLOW], capture_output=True, text=True, check=False
    )
    assert process.returncode == -signal.SIGKILL, process.stderr
    identifier = int(process.stdout)
    _wait_until(lambda: not _is_running(identifier))


def _is_running(identifier: int) -> bool:
    try:
        return "State:\tZ" not in Path(f"/proc/{identifier}/status").read_text()
    except OSError:
        return False


def test_missing_store_is_refused_and_not_made(tmp_path: Path) -> None:
    import asyncio

    pool = QueryPool(tmp_path / "none", workers=1)
    with pytest.raises(StoreError, match="cannot open"):
        asyncio.run(pool.start())
    assert not (tmp_path / "none").exists()


def test_switch_under_load_fails_no_request(server: LiveServer, store_path: Path) -> None:
    """Ten switches while clients ask: every answer is whole."""
    stop, statuses = threading.Event(), []

    def ask() -> None:
        while not stop.is_set():
            statuses.append(server.query("ASK { ?s ?p ?o . BIND(RAND() AS ?r) }").status)

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    for number in range(10):
        server.switch(store_path, f"snapshot-{number}")
    stop.set()
    for thread in threads:
        thread.join()
    assert set(statuses) == {200}
    assert len(_workers(server)) == 2


def test_spool_that_cannot_be_written_fails_visibly(
    server: LiveServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A full disk is a 503, not a cut answer."""
    import tempfile

    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("needs /dev/full")
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: full.open("wb", buffering=0))
    query = "SELECT * { ?s ?p ?o }  LIMIT 3000"
    _problem(server.query(query, "application/sparql-results+xml"), 503, "busy")
    monkeypatch.undo()
    assert server.query(query, "application/sparql-results+xml").status == 200
