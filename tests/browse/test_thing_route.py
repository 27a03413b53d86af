"""`/id/…` gives a page to browsers and data to programs, by Accept, by `?format=` and by suffix."""

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse
from starlette.testclient import TestClient

from danvan_kg.quads.iris import thing_iri
from danvan_kg.vocabulary import QUARANTINE_GRAPH, RDFS
from tests.browse import small_corpus as corpus

IRI = thing_iri(corpus.PERSON)[1:-1]
PATH = IRI.replace("https://w3id.org/danvan-kg/id/", "/id/")
LABEL = Triple(NamedNode(IRI), RDFS["label"], Literal("Lê Thị Mẫu", language="vi"))


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("text/html", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("*/*", "text/html"),
        ("", "text/html"),
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/ld+json"),
        ("application/n-triples", "application/n-triples"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("text/turtle;q=0.5, application/ld+json;q=0.9", "application/ld+json"),
        ("text/html;q=0.3, text/turtle", "text/turtle"),
    ],
)
def test_the_accept_header_decides(site: TestClient, accept: str, content_type: str) -> None:
    answer = site.get(PATH, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == f"{content_type}; charset=utf-8"
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("suffix", "syntax"),
    [
        ("ttl", RdfFormat.TURTLE),
        ("nt", RdfFormat.N_TRIPLES),
        ("jsonld", RdfFormat.JSON_LD),
        ("rdf", RdfFormat.RDF_XML),
    ],
)
def test_suffix_and_format_parameter_give_the_same_whole_data(site: TestClient, suffix: str, syntax: RdfFormat) -> None:
    by_suffix, by_parameter = site.get(f"{PATH}.{suffix}"), site.get(PATH, params={"format": suffix})
    graphs = [{quad.triple for quad in parse(each.content, syntax)} for each in (by_suffix, by_parameter)]
    assert graphs[0] == graphs[1]
    assert LABEL in graphs[0]
    assert by_suffix.headers["content-location"] == f"{PATH}.{suffix}"
    assert by_suffix.headers["access-control-allow-origin"] == "*"


def test_what_is_not_offered_is_refused_with_the_list(site: TestClient) -> None:
    answer = site.get(PATH, headers={"Accept": "image/png"})
    assert answer.status_code == 406
    assert "text/turtle" in answer.text


@pytest.mark.parametrize("address", ["/id/person/nobody.ttl", "/id/person/nobody?format=ttl", "/id/%3C%3E.ttl"])
def test_data_of_an_unknown_thing_is_404(site: TestClient, address: str) -> None:
    assert site.get(address).status_code == 404


def test_a_graph_that_the_dataset_names_is_there_while_it_is_empty(site: TestClient) -> None:
    """Graph Store Protocol, 5.2: 404 is for a graph that does not exist, and the quarantine always does."""
    answer = site.get("/graphs", params={"graph": QUARANTINE_GRAPH.value}, headers={"Accept": "application/n-triples"})
    assert (answer.status_code, answer.text) == (200, "")
    assert site.get("/graphs", params={"graph": f"{QUARANTINE_GRAPH.value}x"}).status_code == 404
