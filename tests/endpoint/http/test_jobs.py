"""Queries that are answered later: taken, told of, kept, bounded, cancelled."""

import gzip
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan_kg.endpoint.settings import MEBIBYTE, Budget, EndpointSettings, JobLimits, QueryLimits
from danvan_kg.endpoint.worker.pool import QueryPool
from tests.endpoint.conftest import PEOPLE, SLOW
from tests.live_server import LiveServer, Reply

LATER = {"Content-Type": "application/sparql-query", "Prefer": "respond-async"}
ALL = "SELECT ?s { ?s <http://example.org/rank> ?rank }"
ROOT = "https://graph.example"


@pytest.fixture
def jobs(store_path: Path) -> Iterator[LiveServer]:
    """A job may take a second, others half a second; three jobs of a client are kept, for two seconds."""
    limits = QueryLimits(deadline=0.5, queue=0.3, bytes=MEBIBYTE, rows=5000)
    settings = EndpointSettings(
        public_url=ROOT,
        limits=limits,
        jobs=JobLimits(deadline=1.0, each=3, most=4, kept=2.0, bytes=10 * MEBIBYTE),
        operator_token="operator",
    )
    pool = QueryPool(store_path, limits, workers=2, version="one")
    with LiveServer(pool, settings) as live:
        yield live


def _submit(server: LiveServer, query: str, **headers: str) -> Reply:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return server.request("POST", "/sparql", query.encode(), headers={**LATER, **given})


def _path(reply: Reply) -> str:
    assert reply.status == 202, reply.text
    return reply.headers["location"].removeprefix(ROOT)


def _until_ended(server: LiveServer, path: str) -> Reply:
    for _ in range(300):
        reply = server.request("GET", path)
        if reply.json()["state"] not in ("waiting", "running"):
            return reply
        assert reply.headers["retry-after"] == "1"
        time.sleep(0.01)
    raise AssertionError(reply.text)


def test_answer_is_there_later_as_it_was_asked_for(jobs: LiveServer) -> None:
    reply = _submit(jobs, ALL, Accept="text/csv")
    assert (reply.headers["preference-applied"], reply.headers["cache-control"]) == ("respond-async", "no-store")
    path = _path(reply)
    state = _until_ended(jobs, path).json()
    assert (state["state"], state["rows"], state["snapshot"]) == ("done", PEOPLE, "one")
    assert state["result"] == f"{ROOT}{path}/result"
    result = jobs.request("GET", f"{path}/result")
    assert (result.status, result.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    assert result.body == jobs.query(ALL, "text/csv").body
    assert result.headers["content-length"] == str(len(result.body))
    packed = jobs.request("GET", f"{path}/result", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.body) == result.body


def test_job_may_take_longer_than_others(jobs: LiveServer) -> None:
    """Its own deadline holds, and its problem is that of a query."""
    path = _path(_submit(jobs, SLOW))
    assert jobs.request("GET", f"{path}/result").status == 202
    time.sleep(0.6)
    assert jobs.request("GET", path).json()["state"] == "running"
    problem = _until_ended(jobs, path).json()["problem"]
    assert (problem["status"], problem["limits"]["deadline"]) == (504, 1.0)
    result = jobs.request("GET", f"{path}/result")
    assert (result.status, result.json()["limit"]) == (504, "deadline")


def test_wrong_query_is_explained(jobs: LiveServer) -> None:
    state = _until_ended(jobs, _path(_submit(jobs, "SELECT * { ?s ?p }"))).json()
    assert (state["state"], state["problem"]["found"]) == ("failed", "}")
    assert _submit(jobs, "ASK { SERVICE <http://192.0.2.1/> {} }").status == 403
    assert _submit(jobs, "ASK {}", Accept="image/png").status == 406


def test_client_that_waits_gets_a_quick_answer_at_once(jobs: LiveServer) -> None:
    assert _submit(jobs, ALL, Prefer="respond-async, wait=5").json()["results"]["bindings"]
    assert _submit(jobs, "ASK {", Prefer="wait=5, respond-async").status == 400
    assert jobs.endpoint.sparql.jobs.all() == []


def test_deletion_cancels_and_frees(jobs: LiveServer) -> None:
    path = _path(_submit(jobs, SLOW))
    begin = time.monotonic()
    assert jobs.request("DELETE", path).status == 204
    assert [jobs.request(method, path).status for method in ("GET", "DELETE")] == [404, 404]
    while jobs.backend.busy:
        time.sleep(0.01)
    assert time.monotonic() - begin < 1
    done = _path(_submit(jobs, ALL + " # done"))
    _until_ended(jobs, done)
    assert jobs.request("DELETE", done).status == 204
    assert jobs.request("GET", f"{done}/result").status == 404


def test_operator_sees_and_cancels_a_job(jobs: LiveServer) -> None:
    path = _path(_submit(jobs, SLOW))
    headers = {"Authorization": "Bearer operator"}
    running: list[dict[str, str]] = []
    while not running:
        running = jobs.request("GET", "/running", headers=headers).json()["running"]
    assert jobs.request("DELETE", f"/running/{running[0]['id']}", headers=headers).status == 200
    assert _until_ended(jobs, path).json()["state"] == "cancelled"


def test_number_of_jobs_and_their_room_are_bounded(jobs: LiveServer) -> None:
    paths = [_path(_submit(jobs, f"{SLOW} # {number}")) for number in range(3)]
    refused = _submit(jobs, "ASK { ?s ?p 1 }")
    assert (refused.status, refused.headers["retry-after"]) == (429, "60")
    assert jobs.request("DELETE", paths[0]).status == 204
    assert _submit(jobs, "ASK { ?s ?p 2 }").status == 202


def test_reserved_room_is_bounded(store_path: Path) -> None:
    """A job is taken only where its largest result would still fit."""
    limits = QueryLimits(deadline=0.5, bytes=MEBIBYTE)
    settings = EndpointSettings(limits=limits, jobs=JobLimits(deadline=0.6, bytes=int(2.5 * MEBIBYTE)))
    with LiveServer(QueryPool(store_path, limits, workers=1), settings) as server:
        assert [_submit(server, f"{SLOW} # {number}").status for number in range(3)] == [202, 202, 503]


def test_one_job_runs_at_a_time_and_others_are_answered(jobs: LiveServer) -> None:
    for number in range(3):
        _submit(jobs, f"{SLOW} # {number}")
    time.sleep(0.1)
    assert jobs.backend.busy == 1
    assert jobs.query("ASK { ?s ?p 5 }").status == 200


def test_result_outlives_a_switch_and_not_its_time(jobs: LiveServer, store_path: Path) -> None:
    done, running = _path(_submit(jobs, ALL)), _path(_submit(jobs, f"{SLOW} # switch"))
    _until_ended(jobs, done)
    jobs.switch(store_path, "two")
    assert jobs.request("GET", f"{done}/result").status == 200
    assert _until_ended(jobs, running).json()["problem"]["status"] == 504
    time.sleep(2.1)
    assert jobs.request("GET", done).status == 404


def test_known_answer_is_given_at_once(jobs: LiveServer) -> None:
    first = jobs.query("ASK { ?s ?p 7 }")
    assert _submit(jobs, "ASK { ?s ?p 7 }").body == first.body


def test_job_is_charged_to_its_client(store_path: Path) -> None:
    limits = QueryLimits(deadline=0.3)
    settings = EndpointSettings(
        limits=limits, jobs=JobLimits(deadline=0.4), budget=Budget(seconds=1, burst=0.3, errors=9)
    )
    with LiveServer(QueryPool(store_path, limits, workers=1), settings) as server:
        assert _submit(server, SLOW).status == 202
        time.sleep(0.7)
        assert _submit(server, SLOW).status == 429


def test_jobs_can_be_switched_off(store_path: Path) -> None:
    """A preference that is not granted is ignored (RFC 7240, 2)."""
    with LiveServer(QueryPool(store_path, workers=1), EndpointSettings(jobs=None)) as server:
        reply = _submit(server, "ASK {}")
        assert (reply.status, "preference-applied" in reply.headers) == (200, False)


@pytest.mark.parametrize("path", ["/jobs/x", "/jobs/x/result", "/jobs/..%2f", "/jobs/x/other"])
def test_what_nobody_submitted_is_not_there(jobs: LiveServer, path: str) -> None:
    assert jobs.request("GET", path).status == 404


def test_other_methods_are_refused(jobs: LiveServer) -> None:
    assert jobs.request("POST", "/jobs/x", b"").status == 405
    assert "DELETE" in jobs.request("OPTIONS", "/jobs/x").headers["allow"]
