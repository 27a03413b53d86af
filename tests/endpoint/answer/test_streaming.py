"""Answers that begin before they are whole: an option, in which a failure breaks the connection off."""

import http.client
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest

from danvan_kg.endpoint.settings import MEBIBYTE, EndpointSettings, QueryLimits
from danvan_kg.endpoint.worker.pool import QueryPool
from tests.endpoint.conftest import PEOPLE
from tests.live_server import LiveServer

RESULTS = "SELECT ?s ?o ?p { ?s <http://example.org/rank> ?o . ?s ?p ?x }"
GRAPH = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
# Rows come at once, and never end within the deadline.
ENDLESS = "SELECT ?a ?c ?e ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
ENDLESS_GRAPH = (
    "CONSTRUCT { ?a ?b ?x } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i BIND(CONCAT(STR(?d), STR(?e), STR(?g), STR(?i)) AS ?x) }"
)


@pytest.fixture(scope="module")
def streaming(store_path: Path) -> Iterator[LiveServer]:
    limits = QueryLimits(deadline=0.6, bytes=1000 * MEBIBYTE, rows=100_000_000)
    settings = EndpointSettings(limits=limits, stream_above=50_000, spool=100_000)
    with LiveServer(QueryPool(store_path, limits, workers=2, version="one", spool=100_000), settings) as live:
        yield live


def _read(
    server: LiveServer, query: str, accept: str, **parameters: str
) -> tuple[http.client.HTTPResponse, bytes, bool]:
    """The response, what came of its body, and whether the connection broke off."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=30)
    try:
        connection.request(
            "POST",
            "/sparql",
            urlencode({"query": query, **parameters}),
            {"Content-Type": "application/x-www-form-urlencoded", "Accept": accept},
        )
        response = connection.getresponse()
        try:
            return response, response.read(), False
        except http.client.IncompleteRead as error:
            return response, error.partial, True
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (RESULTS, "application/sparql-results+json"),
        (RESULTS, "application/sparql-results+xml"),
        (GRAPH, "application/rdf+xml"),
        (GRAPH, "application/ld+json"),
    ],
)
def test_large_answer_comes_whole_in_pieces(streaming: LiveServer, query: str, accept: str) -> None:
    # The order of rows is the same for the same query over the same store.
    response, body, broken = _read(streaming, query, accept)
    assert (response.status, broken, response.getheader("Transfer-Encoding")) == (200, False, "chunked")
    if "json" in accept:
        json.loads(body)
    else:
        ElementTree.fromstring(body)
    if query is RESULTS and "json" in accept:
        assert len(json.loads(body)["results"]["bindings"]) == 2 * PEOPLE


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (ENDLESS, "application/sparql-results+json"),
        (ENDLESS, "application/sparql-results+xml"),
        (ENDLESS_GRAPH, "application/rdf+xml"),
        (ENDLESS_GRAPH, "application/ld+json"),
    ],
)
def test_failure_after_the_beginning_breaks_the_connection_off(streaming: LiveServer, query: str, accept: str) -> None:
    """A client sees the cut twice: the transfer is not complete, and the text is not well-formed."""
    response, body, broken = _read(streaming, query, accept)
    assert (response.status, broken) == (200, True)
    assert len(body) > 50_000
    if "json" in accept:
        with pytest.raises(ValueError, match=r"Expecting|Unterminated|Invalid"):
            json.loads(body)
    else:
        with pytest.raises(ElementTree.ParseError):
            ElementTree.fromstring(body)


@pytest.mark.parametrize(
    ("query", "accept"),
    [
        (ENDLESS, "text/csv"),
        (ENDLESS, "text/tab-separated-values"),
        (ENDLESS_GRAPH, "application/n-triples"),
        (ENDLESS_GRAPH, "text/turtle"),
    ],
)
def test_formats_in_which_a_cut_cannot_be_seen_are_whole_or_a_problem(
    streaming: LiveServer, query: str, accept: str
) -> None:
    response, _, broken = _read(streaming, query, accept)
    assert (response.status, broken) == (504, False)


def test_small_answer_is_whole_and_has_a_tag(streaming: LiveServer) -> None:
    response, body, _ = _read(streaming, RESULTS + " LIMIT 10", "application/json")
    assert response.getheader("Content-Length") == str(len(body))
    assert response.getheader("ETag")


def test_failure_before_the_beginning_is_a_problem(streaming: LiveServer) -> None:
    response, body, _ = _read(streaming, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "*/*")
    assert (response.status, json.loads(body)["limit"]) == (504, "deadline")
    assert _read(streaming, "ASK {", "*/*")[0].status == 400


def test_failures_are_counted_and_the_server_goes_on(streaming: LiveServer) -> None:
    _read(streaming, ENDLESS, "application/json")
    assert 'danvan_problems_total{kind="deadline"}' in streaming.request("GET", "/metrics").text
    assert streaming.query("ASK {}").status == 200


def test_client_that_leaves_in_the_middle_frees_the_worker(streaming: LiveServer) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", streaming.port, timeout=30)
    connection.request("GET", "/sparql?" + urlencode({"query": ENDLESS}))
    connection.getresponse().read(1000)
    connection.close()
    assert streaming.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").status == 200
