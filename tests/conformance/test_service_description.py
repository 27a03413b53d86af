"""SPARQL 1.1 Service Description: the three tests of the W3C, and that what it says is true."""

from collections.abc import Iterator

import pytest
from pyoxigraph import Dataset, NamedNode, Quad, RdfFormat, Store, parse

from danvan_kg.endpoint.settings import EndpointSettings, QueryLimits
from danvan_kg.endpoint.worker.pool import QueryPool
from danvan_kg.formats import GRAPH_FORMATS, RESULT_FORMATS, Format
from danvan_kg.vocabulary import RDF, SD
from tests.live_server import LiveServer

ENDPOINT = NamedNode("https://graph.example/sparql")
GRAPH = NamedNode("http://example.org/graph")
SUITE = "http://www.w3.org/2009/sparql/docs/tests/data-sparql11/service-description/manifest#"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    path = tmp_path_factory.mktemp("description") / "store"
    store = Store(str(path))
    store.add(Quad(GRAPH, GRAPH, GRAPH, GRAPH))
    del store
    settings = EndpointSettings(public_url="https://graph.example/")
    with LiveServer(QueryPool(path, QueryLimits(), workers=1, version="one"), settings) as live:
        yield live


def _description(server: LiveServer, format_: Format = GRAPH_FORMATS[0]) -> Dataset:
    reply = server.request("GET", "/sparql", headers={"Accept": format_.media_type, "Host": "evil.example"})
    assert reply.status == 200
    assert reply.headers["content-type"] == format_.content_type
    assert isinstance(format_.engine, RdfFormat)
    return Dataset(parse(reply.body, format_.engine))


@pytest.mark.w3c(SUITE + "returns-rdf")
@pytest.mark.parametrize("format_", GRAPH_FORMATS, ids=lambda each: each.suffix)
def test_returns_rdf(server: LiveServer, format_: Format) -> None:
    """Test returns-rdf, in every format."""
    assert len(_description(server, format_)) > 10


@pytest.mark.w3c(SUITE + "has-endpoint-triple")
def test_has_endpoint_triple(server: LiveServer) -> None:
    """Test has-endpoint-triple; the address is the configured one, whatever the Host header says."""
    endpoints = [quad for quad in _description(server) if quad.predicate == SD["endpoint"]]
    assert [(quad.subject, quad.object) for quad in endpoints] == [(ENDPOINT, ENDPOINT)]


@pytest.mark.w3c(SUITE + "conforms-to-schema")
def test_conforms_to_schema(server: LiveServer) -> None:
    """Test conforms-to-schema: domains and ranges of the vocabulary hold."""
    dataset = _description(server)
    classes = {(quad.subject, quad.object) for quad in dataset if quad.predicate == RDF["type"]}
    for predicate, subject_class, object_class in (
        ("defaultDataset", "Service", "Dataset"),
        ("defaultGraph", "Dataset", "Graph"),
        ("namedGraph", "Dataset", "NamedGraph"),
    ):
        quads = [quad for quad in dataset if quad.predicate == SD[predicate]]
        assert quads
        for quad in quads:
            assert (quad.subject, SD[subject_class]) in classes
            assert (quad.object, SD[object_class]) in classes


def test_names_the_graphs(server: LiveServer) -> None:
    assert [quad.object for quad in _description(server) if quad.predicate == SD["name"]] == [GRAPH]


def test_named_result_formats_are_offered(server: LiveServer) -> None:
    """As many formats are announced as are answered; a spreadsheet has no IRI in the W3C's list."""
    announced = [quad for quad in _description(server) if quad.predicate == SD["resultFormat"]]
    assert len(announced) == len(RESULT_FORMATS) + len(GRAPH_FORMATS) - 1
