"""pySHACL over one article's graph: the reference that the compiled shapes are held to.

What is validated together: an article's graph, and the default graph's description of the things it refers to and of
what these refer to; never another article's graph. Focus nodes are the nodes that the graph itself describes, the
descriptions from the default graph only answer questions about them.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import pyshacl
import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple
from pyshacl.errors import ReportableRuntimeError
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query

from danvan_kg.errors import ValidationError
from danvan_kg.ontology import ontology_quads, parse_turtle, shape_files
from danvan_kg.validation.report import Report, Result, Severity, Term
from danvan_kg.validation.shape_graph import ShapeGraph
from danvan_kg.vocabulary import OWL, RDF, SH

Graph = NamedNode | DefaultGraph

_TERM_KINDS = {OWL["Class"], OWL["ObjectProperty"], OWL["DatatypeProperty"]}


def validate_with_pyshacl(data: Iterable[Quad], shapes: Iterable[Quad] | None = None) -> Report:
    """pySHACL's report on `data`, all graphs of it taken together, by the project's shapes unless others are given.

    Raises ValidationError where pySHACL cannot run.
    """
    shapes_graph = _project_shapes() if shapes is None else _rdflib_graph(shapes)
    try:
        found = pyshacl.validate(_rdflib_graph(data), shacl_graph=shapes_graph)
    except (ReportableRuntimeError, TypeError, ValueError) as error:
        raise ValidationError(f"pySHACL cannot run: {error}") from error
    if not isinstance(found[1], rdflib.Graph):
        raise ValidationError(f"pySHACL cannot run: {found[2]}")
    return _report(found[1])


def validate_graph(store: Store, graph: Graph) -> Report:
    """pySHACL's report on one graph of `store`: an article's graph, or the default graph."""
    terms = {quad.subject for quad in ontology_quads()}
    own = {quad.subject for quad in store.quads_for_pattern(None, None, None, graph)} - terms
    # Not by pySHACL's focus_nodes, which also leaves the values of nested shapes unchecked.
    report = validate_with_pyshacl(data_graph(store, graph))
    return Report(tuple(result for result in report.results if result.focus in own))


def validate_graphs(store: Store) -> Report:
    """pySHACL's report on the default graph and each named graph of `store`, each by itself."""
    graphs: list[Graph] = [DefaultGraph(), *_named_graphs(store)]
    return Report.of([result for graph in graphs for result in validate_graph(store, graph).results])


def data_graph(store: Store, graph: Graph) -> list[Quad]:
    """The quads of `graph`, of the ontology, and of what `graph` refers to, two steps far.

    The default graph rests on the article graphs (a tenure on its observations), so it is taken with all of them.
    """
    if isinstance(graph, DefaultGraph):
        own = list(store)
        described = []
    else:
        own = list(store.quads_for_pattern(None, None, None, graph))
        described = _descriptions(store, own)
    quads = {*own, *described, *_descriptions(store, described), *ontology_quads()}
    return [quad for quad in quads if not _declares_term(quad)]


def _declares_term(quad: Quad) -> bool:
    """That a term is a class or a property is no question of any shape, and would make each term a focus node."""
    return quad.predicate == RDF["type"] and quad.object in _TERM_KINDS


def _named_graphs(store: Store) -> list[NamedNode]:
    return sorted((graph for graph in store.named_graphs() if isinstance(graph, NamedNode)), key=str)


def _descriptions(store: Store, quads: list[Quad]) -> list[Quad]:
    """What the default graph says of the objects of `quads`."""
    things = sorted({quad.object for quad in quads if isinstance(quad.object, NamedNode)}, key=str)
    return [quad for thing in things for quad in store.quads_for_pattern(thing, None, None, DefaultGraph())]


@cache
def _project_shapes() -> rdflib.Graph:
    # Not skolemised: pySHACL takes a path that is an IRI for a predicate.
    return _rdflib_graph(quad for path in shape_files() for quad in _apart(path.stem, parse_turtle(path)))


def _apart(prefix: str, quads: Iterable[Quad]) -> Iterator[Quad]:
    """`quads` of one file with blank nodes that no other file has."""

    def term(node: Term) -> Term:
        return BlankNode(f"{prefix}{node.value}") if isinstance(node, BlankNode) else node

    for quad in quads:
        subject = term(quad.subject)
        assert isinstance(subject, NamedNode | BlankNode)
        yield Quad(subject, quad.predicate, term(quad.object))


class _PreparingGraph(rdflib.Graph):
    """Parses each query once: pySHACL asks the same text for every focus node, and parsing is nine tenths of that."""

    def query(self, query_object: str | Query, *arguments: Any, **options: Any) -> rdflib.query.Result:
        prepared = query_object if isinstance(query_object, Query) else self._prepared(query_object)
        return super().query(prepared, *arguments, **options)

    def _prepared(self, text: str) -> Query:
        namespaces = tuple(sorted((prefix, str(iri)) for prefix, iri in self.namespaces()))
        return _prepare(text, namespaces)


@cache
def _prepare(text: str, namespaces: tuple[tuple[str, str], ...]) -> Query:
    return prepareQuery(text, initNs=dict(namespaces))


def _rdflib_graph(quads: Iterable[Quad]) -> rdflib.Graph:
    graph = _PreparingGraph()
    for quad in quads:
        graph.add((_to_rdflib(quad.subject), _to_rdflib(quad.predicate), _to_rdflib(quad.object)))
    return graph


def _to_rdflib(term: Term) -> rdflib.term.Identifier:
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, Triple):
        raise ValidationError(f"{term}: pySHACL knows no triple terms")
    datatype = None if term.language else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, lang=term.language, datatype=datatype, normalize=False)


def _from_rdflib(term: object) -> NamedNode | BlankNode | Literal:
    if isinstance(term, rdflib.Literal):
        if term.language:
            return Literal(str(term), language=term.language)
        return Literal(str(term), datatype=NamedNode(term.datatype)) if term.datatype else Literal(str(term))
    return BlankNode(str(term)) if isinstance(term, rdflib.BNode) else NamedNode(str(term))


def _report(graph: rdflib.Graph) -> Report:
    quads = [Quad(_resource(s), NamedNode(str(p)), _from_rdflib(o)) for s, p, o in graph]
    reading = ShapeGraph(quads)
    # Not sh:detail, which repeats the results of nested shapes.
    reports = reading.subjects(SH["conforms"])
    return Report.of([_result(reading, node) for report in reports for node in reading.nodes(report, SH["result"])])


def _resource(term: object) -> NamedNode | BlankNode:
    node = _from_rdflib(term)
    assert not isinstance(node, Literal)
    return node


def _result(graph: ShapeGraph, node: NamedNode | BlankNode) -> Result:
    focus, shape = graph.one(node, SH["focusNode"]), graph.one(node, SH["sourceShape"])
    component, severity = graph.one(node, SH["sourceConstraintComponent"]), graph.one(node, SH["resultSeverity"])
    assert isinstance(shape, NamedNode | BlankNode)
    assert isinstance(component, NamedNode)
    assert isinstance(severity, NamedNode)
    assert focus is not None
    path = graph.one(node, SH["resultPath"])
    messages = [term for term in graph.objects(node, SH["resultMessage"]) if isinstance(term, Literal)]
    return Result(
        focus=focus,
        shape=shape.value,
        component=component.value.removeprefix(SH.iri),
        path=None if path is None else graph.path(path).sparql,
        value=graph.one(node, SH["value"]),
        severity=Severity(severity.value.removeprefix(SH.iri)),
        messages=tuple(sorted((term.language or "", term.value) for term in messages)),
    )
