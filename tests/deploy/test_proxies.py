"""The site behind nginx and Caddy as `deploy/` sets them up: a path prefix, TLS, and nothing lost on the way."""

import gzip
import http.client
import json
import re
from urllib.parse import quote
from xml.etree import ElementTree

import pytest

from tests.deploy.conftest import PREFIX, Proxy

pytestmark = pytest.mark.slow

SPARQL = f"{PREFIX}/sparql"
QUERY = {"Content_Type": "application/sparql-query"}
LABELS = "SELECT ?s ?l { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l }"
# Rows come at once, and never end within the deadline.
ENDLESS = b"SELECT ?a ?c ?e ?g { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
PERSON = "/id/person/le-thi-mau-0867b153"


def links(page: bytes) -> set[str]:
    """The own addresses that a page leads to, without fragments."""
    found = re.findall(r' (?:href|src|action)="(/[^"#]*)', page.decode())
    return {link.replace("&amp;", "&") for link in found}


@pytest.mark.parametrize("path", ["/", "/queries", "/sparql", "/ontology", "/docs", PERSON, "/no/such/page"])
def test_every_link_of_a_page_leads_below_the_prefix(proxy: Proxy, path: str) -> None:
    _, page = proxy.request("GET", PREFIX + path, Accept="text/html")
    found = links(page)
    assert found
    assert {link for link in found if not link.startswith(f"{PREFIX}/")} == set()
    for link in sorted(each for each in found if "lang=" not in each)[:12]:
        answer, _ = proxy.request("GET", link, Accept="text/html, */*;q=0.5")
        assert answer.status == 200, link


def test_bare_prefix_leads_to_the_site(proxy: Proxy) -> None:
    answer, _ = proxy.request("GET", PREFIX)
    assert (answer.status, answer.headers["Location"].removeprefix(f"https://localhost:{proxy.port}")) in {
        (308, f"{PREFIX}/"),
        (308, f"https://localhost{PREFIX}/"),
    }


def test_addresses_in_answers_are_the_public_ones(proxy: Proxy) -> None:
    _, description = proxy.request("GET", SPARQL, Accept="application/n-triples")
    assert f"<{proxy.public_url}/sparql>".encode() in description
    job, _ = proxy.request("POST", SPARQL, b"ASK {}", Prefer="respond-async", **QUERY)
    assert job.status == 202
    assert job.headers["Location"].startswith(f"{proxy.public_url}/jobs/")
    answer, state = proxy.request("GET", job.headers["Location"].removeprefix(f"https://localhost:{proxy.port}"))
    assert (answer.status, json.loads(state)["state"]) in {(200, "done"), (200, "running"), (200, "waiting")}
    thing, _ = proxy.request("GET", PREFIX + PERSON, Accept="text/turtle")
    assert thing.headers["Content-Location"] == f"{PREFIX}{PERSON}.ttl"


def test_tags_and_compression_go_through_as_they_are(proxy: Proxy) -> None:
    address = f"{SPARQL}?query={quote(LABELS)}"
    whole, text = proxy.request("GET", address, Accept="text/csv")
    packed, small = proxy.request("GET", address, Accept="text/csv", Accept_Encoding="gzip")
    assert (packed.headers["Content-Encoding"], whole.headers["Content-Encoding"]) == ("gzip", None)
    assert gzip.decompress(small) == text
    assert packed.headers["ETag"] == whole.headers["ETag"]
    same, _ = proxy.request("GET", address, Accept="text/csv", If_None_Match=whole.headers["ETag"])
    assert same.status == 304


def test_client_is_who_connected_to_the_proxy_whatever_it_says_itself(proxy: Proxy) -> None:
    for number, headers in enumerate(({}, {"X_Forwarded_For": "203.0.113.9"})):
        path = f"/queries/no-such-query-{number}"
        proxy.request("GET", PREFIX + path, source="127.0.0.7", **headers)
        assert proxy.logged(path)["client"] == "127.0.0.7"


def test_long_queries_go_by_address_and_by_body(proxy: Proxy) -> None:
    by_address, _ = proxy.request("GET", f"{SPARQL}?query={quote('ASK {}' + '#' * 21_000)}")
    by_body, _ = proxy.request("POST", SPARQL, b"ASK {} #" + b"a" * 250_000, **QUERY)
    too_long, problem = proxy.request("POST", SPARQL, b"ASK {} #" + b"a" * 300_000, **QUERY)
    assert (by_address.status, by_body.status, too_long.status) == (200, 200, 413)
    assert json.loads(problem)["limit"] == "length"


def test_encoded_addresses_come_through_as_they_were_written(proxy: Proxy) -> None:
    graph = "http://example.org/a%2Fb?c=d e".replace(" ", "%20")
    answer, problem = proxy.request("GET", f"{PREFIX}/graphs?graph={quote(graph, safe='')}")
    assert answer.status == 404
    assert json.loads(problem)["status"] == 404
    path = "/id/person/a%2Fb%20c"
    proxy.request("GET", PREFIX + path, Accept="text/turtle")
    assert proxy.logged("/id/person/a/b c")["status"] == 404


def test_problems_of_the_site_are_not_those_of_the_proxy(proxy: Proxy) -> None:
    answer, problem = proxy.request("POST", SPARQL, ENDLESS, Accept="text/csv", **QUERY)
    assert answer.status == 504
    assert answer.headers["Content-Type"].startswith("application/problem+json")
    assert json.loads(problem)["limits"]["deadline"] == 1.0


@pytest.mark.parametrize("accept", ["application/sparql-results+json", "application/sparql-results+xml"])
def test_answer_that_fails_after_it_has_begun_is_seen_to_fail(proxy: Proxy, accept: str) -> None:
    """nginx breaks off too; Caddy 2.6 ends such an answer as if it were whole, so that the text alone tells."""
    try:
        answer, body = proxy.request("POST", SPARQL, ENDLESS, Accept=accept, **QUERY)
    except http.client.IncompleteRead as broken:
        begun = broken.partial
    else:
        assert (proxy.name, answer.status) == ("caddy", 200)
        begun = body
        with pytest.raises((json.JSONDecodeError, ElementTree.ParseError)):
            json.loads(body) if "json" in accept else ElementTree.fromstring(body)
    assert len(begun) > 50_000
