"""The OpenAPI document is true: requests generated from it by schemathesis get the answers that it announces."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.browse.small_corpus import publish
from tests.clients.conftest import module
from tests.site_process import serving

pytestmark = [pytest.mark.slow, pytest.mark.clients]

PLACES = ("/sparql", "/jobs", "/graphs", "/update", "/queries", "/id/", "/search", "/ontology", "/.well-known/")
OPERATIONS = ("/livez", "/readyz", "/metrics", "/running")

# Which texts are queries, dates and IRIs, JSON Schema cannot tell: a text that fits it may be refused. And that a query
# needs longer than the client's own `timeout` is no error of the server.
BEYOND_SCHEMAS = ("positive_data_acceptance", "negative_data_rejection", "not_a_server_error")
HARMLESS = {503, 504}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The document of a running site."""
    schemathesis = module("schemathesis")
    store = publish(tmp_path_factory.mktemp("openapi") / "store")
    with serving("--store", store, "--deadline", 2) as site:
        yield schemathesis.openapi.from_url(site.address + "/openapi.json")


def _operations(document: Any) -> list[Any]:
    return [found.ok() for found in document.get_all_operations()]


@pytest.mark.parametrize("place", PLACES + OPERATIONS)
def test_answers_are_those_announced(document: Any, place: str) -> None:
    """Status, media type and body; no 500; another method is a 405 that names those allowed."""
    from schemathesis.checks import CHECKS

    excluded = [check for check in CHECKS.get_all() if check.__name__ in BEYOND_SCHEMAS]
    assert len(excluded) == len(BEYOND_SCHEMAS)
    operations = [each for each in _operations(document) if each.path.startswith(place)]
    assert operations
    examples = max(10, 300 // len(operations))
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def check(case: Any) -> None:
            response = case.call_and_validate(excluded_checks=excluded)
            assert response.status_code < 500 or response.status_code in HARMLESS, response.text

        check()


TERMS = "SELECT (<urn:a> AS ?i) ('b'@vi AS ?l) (1 AS ?n) (BNODE() AS ?b) ?none (<<( <urn:a> <urn:b> 'c' )>> AS ?t) {}"
LATER = {"Prefer": "respond-async"}


@pytest.mark.parametrize(
    ("path", "method", "query", "headers", "status"),
    [
        ("/sparql", "GET", {"query": "ASK {}"}, {}, 200),
        ("/sparql", "GET", {"query": TERMS}, {}, 200),
        ("/sparql", "GET", {"query": "SELECT * {}"}, {}, 200),
        ("/sparql", "GET", {"query": "DESCRIBE <urn:a>"}, {"Accept": "application/ld+json"}, 200),
        ("/sparql", "GET", {}, {}, 200),
        ("/sparql", "GET", {}, {"Accept": "text/html"}, 200),
        ("/sparql", "GET", {"query": "ASK { ?s a dv:Tenure }"}, {}, 400),
        ("/sparql", "GET", {"query": "SELECT * { ?s ?p "}, {"Accept-Language": "vi"}, 400),
        ("/sparql", "GET", {"query": "ASK " + "{" * 100}, {}, 400),
        ("/sparql", "GET", {"query": "CLEAR ALL"}, {}, 403),
        ("/sparql", "GET", {"query": "ASK {}", "format": "ttl"}, {}, 406),
        ("/sparql", "GET", {"query": "SELECT * { ?s ?p ?o }", "max-rows": 1}, {}, 413),
        ("/sparql", "GET", {"query": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f", "timeout": 0.01}, {}, 504),
        ("/sparql", "GET", {"query": "ASK { ?s ?p 1 }"}, LATER, 202),
        ("/graphs", "GET", {"default": ""}, {"Accept": "application/n-triples"}, 200),
        ("/graphs", "GET", {"graph": "urn:none"}, {}, 404),
        ("/search", "GET", {"q": "le"}, {"Accept": "application/json"}, 200),
        ("/queries", "GET", {}, {"Accept": "application/json"}, 200),
        ("/ontology", "GET", {}, {"Accept": "image/png"}, 406),
        ("/.well-known/void", "GET", {}, {"Accept": "text/turtle"}, 200),
        ("/livez", "GET", {}, {}, 200),
        ("/readyz", "GET", {}, {}, 200),
        ("/running", "GET", {}, {}, 403),
    ],
)
def test_answer_of_each_kind_fits_its_schema(
    document: Any, path: str, method: str, query: dict[str, Any], headers: dict[str, str], status: int
) -> None:
    """What generated requests seldom meet: results with every kind of term, problems of each kind, jobs."""
    response = document[path][method].Case(query=query, headers=headers).call()
    assert response.status_code == status, response.text
    document[path][method].validate_response(response)


def test_job_fits_its_schema_in_each_state(document: Any) -> None:
    slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    for query, ended in (("ASK { ?s ?p 2 }", "done"), (slow, "failed")):
        taken = document["/sparql"]["GET"].Case(query={"query": query, "timeout": 0.5}, headers=LATER).call()
        identifier, states = taken.json()["result"].split("/")[-2], set[str]()
        while ended not in states:
            response = document["/jobs/{identifier}"]["GET"].Case(path_parameters={"identifier": identifier}).call()
            document["/jobs/{identifier}"]["GET"].validate_response(response)
            states.add(response.json()["state"])
        result = document["/jobs/{identifier}/result"]["GET"].Case(path_parameters={"identifier": identifier}).call()
        document["/jobs/{identifier}/result"]["GET"].validate_response(result)
        assert result.status_code == (200 if ended == "done" else 504)


def test_every_path_is_asked(document: Any) -> None:
    """All but the rest of what `PLACES` does not name, which is nothing."""
    paths = {operation.path for operation in _operations(document)}
    assert {path for path in paths if not path.startswith(PLACES + OPERATIONS)} == set()
