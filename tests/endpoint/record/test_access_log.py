"""Each request has an identifier and one line in the log, whatever it asked and however it ended."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.testclient import TestClient

from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.site import SiteSettings, create_application
from tests.browse.small_corpus import publish

PROXY = "192.0.2.1"


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[bool, TestClient]]:
    """A site whose log holds what readers write, and one whose log does not."""
    store = publish(tmp_path_factory.mktemp("log") / "store")
    clients = {}
    for text in (False, True):
        endpoint = EndpointSettings(log_queries=text, trusted_proxies=(PROXY,))
        application = create_application(SiteSettings(store=store, endpoint=endpoint))
        clients[text] = TestClient(application, client=(PROXY, 50000), headers={"Accept": "text/html"})
    with clients[False], clients[True]:
        yield clients


def _line(caplog: pytest.LogCaptureFixture) -> dict[str, Any]:
    lines = [record.message for record in caplog.records if record.name == "danvan_kg.access"]
    assert len(lines) == 1
    assert len(lines[0].splitlines()) == 1
    entry: dict[str, Any] = json.loads(lines[0])
    return entry


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/", 200),
        ("GET", "/search?q=secret", 200),
        ("GET", "/id/person/nobody", 404),
        ("GET", "/static/style.css", 200),
        ("GET", "/queries/thematic-years?format=csv", 200),
        ("GET", "/livez", 200),
        ("GET", "/running", 403),
        ("GET", "/no/such/page", 404),
        ("POST", "/update", 403),
        ("DELETE", "/sparql", 405),
        ("GET", "/sparql", 200),
        ("HEAD", "/ontology", 200),
    ],
)
def test_every_request_has_a_line_and_an_identifier(
    sites: dict[bool, TestClient], caplog: pytest.LogCaptureFixture, method: str, path: str, status: int
) -> None:
    caplog.set_level("INFO", "danvan_kg.access")
    reply = sites[False].request(method, path, headers={"Accept-Encoding": "identity"})
    entry = _line(caplog)
    assert (entry["method"], entry["path"], entry["status"]) == (method, path.partition("?")[0], status)
    assert entry["id"] == reply.headers["x-request-id"]
    assert re.fullmatch(r"[0-9a-f]{16}", entry["id"])
    assert entry["bytes"] == len(reply.content)
    assert entry["client"] == PROXY
    assert "secret" not in caplog.text


def test_query_of_a_page_is_in_the_line_of_the_page(
    sites: dict[bool, TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "danvan_kg.access")
    sites[False].get("/sparql", params={"text": "ASK { ?s ?p 'secret' }", "run": "1"})
    entry = _line(caplog)
    assert re.fullmatch(r"[0-9a-f]{16}", entry["query_hash"])
    assert "secret" not in caplog.text


def test_what_readers_write_is_told_where_that_is_switched_on(
    sites: dict[bool, TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "danvan_kg.access")
    sites[True].get("/search", params={"q": "word"})
    assert _line(caplog)["parameters"] == "q=word"
    caplog.clear()
    query = "ASK { ?s ?p '\u202e\x1b[31m\u2028' }"
    sites[True].get("/sparql", params={"query": query}, headers={"Accept": "*/*"})
    entry = _line(caplog)
    assert entry["query"] == query
    # Nothing in the line turns a terminal or a reader of lines about.
    assert not {"\u202e", "\x1b", "\u2028"} & set(caplog.records[-1].message)


@pytest.mark.parametrize(
    ("given", "kept"), [("abc-123.X_y", True), ("", False), ("a b", False), ("x" * 65, False), ("a\tb", False)]
)
def test_identifier_of_a_trusted_proxy_is_kept(sites: dict[bool, TestClient], given: str, kept: bool) -> None:
    reply = sites[False].get("/livez", headers={"X-Request-Id": given})
    assert (reply.headers["x-request-id"] == given) is kept
    assert reply.headers.get_list("x-request-id") == [reply.headers["x-request-id"]]


def test_identifier_of_anybody_else_is_not(sites: dict[bool, TestClient]) -> None:
    other = TestClient(sites[False].app, client=("198.51.100.9", 50000))
    assert other.get("/livez", headers={"X-Request-Id": "mine"}).headers["x-request-id"] != "mine"


def test_client_behind_a_trusted_proxy_is_named(
    sites: dict[bool, TestClient], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "danvan_kg.access")
    sites[False].get("/", headers={"X-Forwarded-For": "203.0.113.5, 192.0.2.1"})
    assert _line(caplog)["client"] == "203.0.113.5"
