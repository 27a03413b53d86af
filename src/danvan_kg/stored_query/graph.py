"""Stored queries as statements of the queries graph."""

from collections.abc import Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Quad

from danvan_kg.stored_query.argument import Parameter, ParameterType, Text
from danvan_kg.stored_query.file import packaged_queries
from danvan_kg.stored_query.model import StoredQuery
from danvan_kg.vocabulary import DCTERMS, IDENTIFIER, QUERIES_GRAPH, RDF, RDFS, SCHEMA, SH, SKOS, XSD


def queries_quads(queries: Mapping[str, StoredQuery] | None = None) -> Iterator[Quad]:
    """The stored queries as `sh:SPARQLExecutable` (https://www.w3.org/TR/shacl-af/#SPARQLExecutable).

    Without an argument: those that come with the program.
    """
    for query in (packaged_queries() if queries is None else queries).values():
        node = NamedNode(f"{IDENTIFIER}query/{query.name}")
        yield Quad(node, RDF["type"], SH["SPARQLExecutable"], QUERIES_GRAPH)
        yield Quad(node, RDF["type"], SH["SPARQLSelectExecutable"], QUERIES_GRAPH)
        yield Quad(node, DCTERMS["identifier"], Literal(query.name), QUERIES_GRAPH)
        yield Quad(node, SH["select"], Literal(query.sparql), QUERIES_GRAPH)
        yield from _texts(node, RDFS["label"], query.summary)
        yield from _texts(node, RDFS["comment"], query.description)
        for tag in query.tags:
            yield Quad(node, SCHEMA["keywords"], Literal(tag), QUERIES_GRAPH)
        for order, parameter in enumerate(query.parameters):
            yield from _parameter_quads(node, parameter, order)


def _parameter_quads(query: NamedNode, parameter: Parameter, order: int) -> Iterator[Quad]:
    # The name of a parameter is the local name of its path (https://www.w3.org/TR/shacl-af/#constraint-parameters).
    node = NamedNode(f"{query.value}/{parameter.name}")
    yield Quad(query, SH["parameter"], node, QUERIES_GRAPH)
    yield Quad(node, RDF["type"], SH["Parameter"], QUERIES_GRAPH)
    yield Quad(node, SH["path"], node, QUERIES_GRAPH)
    yield Quad(node, SH["order"], Literal(order), QUERIES_GRAPH)
    yield Quad(node, SH["optional"], Literal(not parameter.required), QUERIES_GRAPH)
    yield from _texts(node, RDFS["label"], parameter.label)
    if parameter.class_iri:
        yield Quad(node, SH["class"], NamedNode(parameter.class_iri), QUERIES_GRAPH)
    if parameter.type is not ParameterType.IRI:
        yield Quad(node, SH["datatype"], XSD[parameter.type.value], QUERIES_GRAPH)
    if parameter.example:
        yield Quad(node, SKOS["example"], Literal(parameter.example), QUERIES_GRAPH)


def _texts(node: NamedNode, predicate: NamedNode, text: Text) -> Iterator[Quad]:
    for language, words in text.items():
        yield Quad(node, predicate, Literal(words, language=language), QUERIES_GRAPH)
