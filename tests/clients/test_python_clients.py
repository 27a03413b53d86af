"""SPARQLWrapper, rdflib's SPARQLStore and pandas."""

import io
import urllib.parse
import urllib.request

import pytest
from rdflib import Graph
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests.clients.conftest import ASK, CONSTRUCT, PATTERN, PEOPLE, SELECT, TRIPLES, module

pytestmark = [pytest.mark.slow, pytest.mark.clients]


@pytest.mark.parametrize("form", ["json", "xml"])
@pytest.mark.parametrize(("method", "how"), [("GET", "urlencoded"), ("POST", "urlencoded"), ("POST", "postdirectly")])
def test_sparqlwrapper(address: str, method: str, how: str, form: str) -> None:
    """Three ways to send a query, two formats of its answer."""
    wrapper = module("SPARQLWrapper").SPARQLWrapper(address)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(how)
    wrapper.setReturnFormat(form)
    wrapper.setQuery(SELECT)
    if form == "json":
        rows = wrapper.queryAndConvert()["results"]["bindings"]
        found = {(row["person"]["value"], row["label"]["value"], row["label"]["xml:lang"]) for row in rows}
    else:
        found = {_from_xml(result) for result in wrapper.queryAndConvert().getElementsByTagName("result")}
    assert found == PEOPLE
    wrapper.setQuery(ASK)
    answer = wrapper.queryAndConvert()
    assert answer["boolean"] if form == "json" else "<boolean>true" in answer.toxml()


def _from_xml(result: object) -> tuple[str, str, str]:
    literal = result.getElementsByTagName("literal")[0]  # type: ignore[attr-defined]
    iri = result.getElementsByTagName("uri")[0].firstChild.data  # type: ignore[attr-defined]
    return iri, "".join(node.data for node in literal.childNodes), literal.getAttribute("xml:lang")


@pytest.mark.parametrize("form", ["turtle", "n3", "xml", "rdf+xml", "json-ld"])
def test_sparqlwrapper_takes_graphs(address: str, form: str) -> None:
    wrapper = module("SPARQLWrapper").SPARQLWrapper(address)
    wrapper.setReturnFormat(form)
    wrapper.setQuery(CONSTRUCT)
    answer = wrapper.queryAndConvert()
    graph = answer if isinstance(answer, Graph) else Graph().parse(data=answer, format="turtle")
    assert len(graph) == TRIPLES


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_sparqlstore_of_rdflib(address: str, method: str) -> None:
    graph = Graph(SPARQLStore(address, method=method))
    rows = graph.query(SELECT)
    found = {(str(row.person), str(row.label), row.label.language) for row in rows}  # type: ignore[union-attr]
    assert found == PEOPLE
    assert graph.query(ASK).askAnswer is True
    assert len(graph.query(CONSTRUCT).graph or ()) == TRIPLES


def test_sparqlstore_answers_triple_patterns(address: str) -> None:
    """The store asks its own queries for what a program looks up in the graph."""
    from rdflib import RDF, RDFS, URIRef

    graph = Graph(SPARQLStore(address))
    people = set(graph.subjects(RDF.type, URIRef("https://w3id.org/danvan-kg/ontology#Person")))
    assert {str(person) for person in people} == {iri for iri, _, _ in PEOPLE}
    assert {str(graph.value(person, RDFS.label)) for person in people} == {label for _, label, _ in PEOPLE}


def test_pandas_reads_csv_from_the_address(address: str) -> None:
    pandas = module("pandas")
    frame = pandas.read_csv(f"{address}?{urllib.parse.urlencode({'query': SELECT, 'format': 'csv'})}")
    assert set(frame.itertuples(index=False, name=None)) == {(iri, label) for iri, label, _ in PEOPLE}


def test_pandas_reads_a_spreadsheet(address: str) -> None:
    """Through a file of the reader's: what the browser would save."""
    pandas = module("pandas")
    module("openpyxl")
    query = SELECT.replace(PATTERN, "{ VALUES (?person ?label) { (<http://example.org/1> '=1+1') } }")
    with urllib.request.urlopen(f"{address}?{urllib.parse.urlencode({'query': query, 'format': 'xlsx'})}") as answer:
        frame = pandas.read_excel(io.BytesIO(answer.read()))
    assert frame.to_dict("records") == [{"person": "http://example.org/1", "label": "=1+1"}]
