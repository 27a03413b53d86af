"""The queries graph describes every stored query by the terms of SHACL, without blank nodes."""

from pyoxigraph import BlankNode, Store

from danvan_kg.stored_query import packaged_queries, queries_quads
from danvan_kg.vocabulary import QUERIES_GRAPH


def test_every_query_stands_in_the_graph_with_its_text() -> None:
    store = Store()
    store.extend(queries_quads(packaged_queries()))
    rows = store.query(
        f"""PREFIX sh: <http://www.w3.org/ns/shacl#> PREFIX dcterms: <http://purl.org/dc/terms/>
        SELECT ?name ?text WHERE {{ GRAPH {QUERIES_GRAPH} {{
          ?query a sh:SPARQLExecutable ; dcterms:identifier ?name ; sh:select ?text }} }}"""
    )
    assert {row["name"].value: row["text"].value for row in rows} == {
        name: query.sparql for name, query in packaged_queries().items()
    }


def test_no_blank_node_and_no_other_graph() -> None:
    quads = list(queries_quads(packaged_queries()))
    assert {quad.graph_name for quad in quads} == {QUERIES_GRAPH}
    assert not [quad for quad in quads if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)]


def test_quads_come_in_the_same_order_each_time() -> None:
    assert list(queries_quads(packaged_queries())) == list(queries_quads(packaged_queries()))
