"""A client may ask for less than the site gives, never for more."""

import time
from urllib.parse import quote

import pytest

from danvan_kg.endpoint.http.preferences import Preferences, read_preferences
from tests.endpoint.conftest import PEOPLE, SLOW
from tests.live_server import LiveServer

DIRECT = {"Content-Type": "application/sparql-query"}


@pytest.mark.parametrize(
    ("timeout", "prefer", "seconds"),
    [
        ("0.2", None, 0.2),
        ("100", None, 1.0),
        (None, "wait=100", 1.0),
        ("100", "wait=100", 1.0),
        ("0.3", "wait=100", 0.3),
        ("0.001", None, 0.001),
    ],
)
def test_caps_are_lowered_and_never_raised(
    server: LiveServer, timeout: str | None, prefer: str | None, seconds: float
) -> None:
    headers = DIRECT | ({"Prefer": prefer} if prefer else {})
    begin = time.monotonic()
    path = f"/sparql?timeout={timeout}" if timeout else "/sparql"
    reply = server.request("POST", path, SLOW.encode(), headers=headers)
    assert (reply.status, reply.json()["limits"]["deadline"]) == (504, seconds)
    assert time.monotonic() - begin < seconds + 0.5
    assert reply.headers.get("preference-applied") == prefer


ROWS = "SELECT ?s { ?s ?p ?o } LIMIT 100"


@pytest.mark.parametrize("later", [False, True], ids=["now", "again, from the cache"])
@pytest.mark.parametrize(
    ("parameter", "most", "limit"),
    [
        ("max-rows=99", 99, "rows"),
        ("max-rows=100", None, None),
        ("max-rows=9999999", None, None),
        ("max-bytes=500", 500, "bytes"),
        ("max-bytes=9999999999", None, None),
        ("max-rows=99&max-bytes=500", 500, "bytes"),
    ],
)
@pytest.mark.parametrize("by_header", [False, True], ids=["parameter", "Prefer"])
def test_answer_may_be_asked_for_with_less(
    server: LiveServer, parameter: str, most: int | None, limit: str | None, by_header: bool, later: bool
) -> None:
    """Past the cap it is a 413 that names it and says how to page, whether or not the answer is in the cache."""
    if not later:
        server.endpoint.sparql.cache.clear()
    headers = {"Prefer": parameter.replace("&", ", ")} if by_header else {}
    path = "/sparql?query=" + quote(ROWS) + ("" if by_header else "&" + parameter)
    reply = server.request("GET", path, headers=headers)
    assert reply.headers.get("preference-applied") == headers.get("Prefer")
    if limit is None:
        assert (reply.status, len(reply.json()["results"]["bindings"])) == (200, 100)
        return
    problem = reply.json()
    assert (reply.status, problem["limit"], problem["limits"][limit]) == (413, limit, most)
    assert "OFFSET" in problem["hint"]


def test_site_limit_is_not_raised(server: LiveServer) -> None:
    query = "SELECT (1 AS ?x) { ?a ?b ?c . ?d ?e ?f } LIMIT 5001"
    problem = server.query(query, "text/csv", **{"max-rows": "6000"}).json()
    assert (problem["limit"], problem["limits"]["rows"]) == ("rows", 5000)


def test_graph_may_be_asked_for_with_less(server: LiveServer) -> None:
    path = "/graphs?graph=http://example.org/g&max-rows="
    assert server.request("GET", f"{path}{PEOPLE}").status == 200
    assert server.request("GET", f"{path}{PEOPLE - 1}").json()["limit"] == "rows"


def test_later_answer_may_be_asked_for_with_less(server: LiveServer) -> None:
    headers = DIRECT | {"Prefer": "respond-async, wait=1, max-rows=9"}
    reply = server.request("POST", "/sparql", ROWS.encode(), headers=headers)
    assert (reply.status, reply.json()["limits"]["rows"]) == (413, 9)


@pytest.mark.parametrize("value", ["0", "-1", "1.5", "x", "1e3", "\u0661", "9" * 16, "+1"])
@pytest.mark.parametrize("name", ["max-rows", "max-bytes"])
def test_cap_is_a_whole_number(server: LiveServer, name: str, value: str) -> None:
    reply = server.query("ASK {}", **{name: value})
    assert (reply.status, name in reply.json()["detail"]) == (400, True)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, Preferences()),
        ("", Preferences()),
        ("respond-async", Preferences(later=True)),
        ("Respond-Async, wait=10", Preferences(later=True, wait=10)),
        ('wait="10"', Preferences(wait=10)),
        ("wait=10;strict, wait=20", Preferences(wait=10)),
        ("wait=-1, wait=x, wait=", Preferences()),
        ("wait=99999999999999999999", Preferences(wait=10**15 - 1)),
        ("max-rows=5, max-bytes=100, max-rows=7", Preferences(rows=5, bytes=100)),
        ("max-rows=0, max-bytes=x", Preferences()),
        ("return=minimal, handling=lenient", Preferences()),
        ("respond-asynchronous", Preferences()),
    ],
)
def test_preferences_are_read(header: str | None, expected: Preferences) -> None:
    assert read_preferences(header) == expected
