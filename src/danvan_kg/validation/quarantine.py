"""Refused statements and validation results as quads of the quarantine graph: reified, never live."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from danvan_kg.ontology import NODE, shapes_quads
from danvan_kg.text import digest
from danvan_kg.validation.report import Result, Term
from danvan_kg.validation.staged_data import Cause, StagedData
from danvan_kg.vocabulary import DV, GRAPH, IDENTIFIER, OA, PROV, QUARANTINE_GRAPH, RDF, RDFS, SH, XSD

DEFAULT_GRAPH = NamedNode(GRAPH + "default")

_QUOTE = (
    (DV["refusedStart"], OA["start"]),
    (DV["refusedEnd"], OA["end"]),
    (DV["refusedQuote"], OA["exact"]),
)


def quarantine_quads(data: StagedData) -> tuple[Quad, ...]:
    """Everything that was refused, with the results and the quotes, sorted."""
    quads: set[Quad] = set()
    results: dict[NamedNode, Result] = {}
    for quad, cause in data.refused.items():
        results.update({result_iri(result): result for result in cause.results})
        quads.update(_statement(data, quad, cause))
    for result in results.values():
        quads.update(result_quads(result))
    if quads:
        quads.update(_default_graph())
    return tuple(sorted(quads, key=str))


def result_iri(result: Result) -> NamedNode:
    """The IRI of a result: the same whenever the same node breaks the same constraint by the same value."""
    return NamedNode(IDENTIFIER + "result/" + digest("\n".join(result.key), 20))


def result_quads(result: Result, graph: NamedNode = QUARANTINE_GRAPH) -> Iterator[Quad]:
    """A result as SHACL describes it, without blank nodes.

    https://www.w3.org/TR/shacl/#results-validation-result
    """
    node = result_iri(result)
    values: list[tuple[NamedNode, Term | None]] = [
        (RDF["type"], SH["ValidationResult"]),
        (SH["focusNode"], _named(result.focus)),
        (SH["sourceShape"], NamedNode(result.shape)),
        (SH["sourceConstraintComponent"], SH[result.component]),
        (SH["resultSeverity"], result.severity.term),
        (SH["resultPath"], _path(result)),
        (SH["value"], None if result.value is None else _named(result.value)),
        *((SH["resultMessage"], _text(message, language)) for language, message in result.messages),
        *((RDFS["label"], _text(message, language)) for language, message in result.messages),
    ]
    for predicate, value in values:
        if value is not None:
            yield Quad(node, predicate, value, graph)


def _text(message: str, language: str) -> Literal:
    return Literal(message, language=language) if language else Literal(message)


def _path(result: Result) -> Term | None:
    """The predicate, or the shape's own description of a longer path."""
    if result.path is None:
        return None
    if result.path.startswith("<"):
        return NamedNode(result.path[1:-1])
    described = [
        quad.object for quad in shapes_quads() if _is(quad.subject, result.shape) and quad.predicate == SH["path"]
    ]
    return described[0] if described else None


def _is(subject: Term, iri: str) -> bool:
    return isinstance(subject, NamedNode) and subject.value == iri


def _statement(data: StagedData, quad: Quad, cause: Cause) -> Iterator[Quad]:
    graph = DEFAULT_GRAPH if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name
    node = NamedNode(IDENTIFIER + "quarantined/" + digest(f"{graph} {quad.subject} {quad.predicate} {quad.object}", 20))
    values: list[tuple[NamedNode, Term]] = [
        (RDF["type"], DV["QuarantinedStatement"]),
        (RDF["type"], RDF["Statement"]),
        (RDF["subject"], _named(quad.subject)),
        (RDF["predicate"], quad.predicate),
        (RDF["object"], _named(quad.object)),
        (DV["sourceGraph"], graph),
        *((DV["validationResult"], result_iri(result)) for result in cause.results),
        *_quote(data, quad),
    ]
    if cause.depends_on is not None:
        values.append((DV["dependsOn"], _named(cause.depends_on)))
    for predicate, value in values:
        yield Quad(node, predicate, value, QUARANTINE_GRAPH)


def _named(term: Term) -> Term:
    """A blank node, which no snapshot may hold, as an IRI."""
    return NamedNode(NODE + digest(term.value, 20)) if isinstance(term, BlankNode) else term


def _quote(data: StagedData, quad: Quad) -> list[tuple[NamedNode, Term]]:
    """The quote of a refused statement, the first one where there are several."""
    for span in data.spans(quad):
        parts = [(target, data.objects(span, source, with_refused=True)) for target, source in _QUOTE]
        if all(values for _, values in parts):
            return [(target, _plain(values[0])) for target, values in parts]
    return []


def _plain(term: Term) -> Term:
    """Quotes are strings whatever their language."""
    if isinstance(term, Literal) and term.language:
        return Literal(term.value, datatype=XSD["string"])
    return term


def _default_graph() -> Iterable[Quad]:
    yield Quad(DEFAULT_GRAPH, RDF["type"], PROV["Entity"], QUARANTINE_GRAPH)
    yield Quad(DEFAULT_GRAPH, RDFS["label"], Literal("Đồ thị mặc định", language="vi"), QUARANTINE_GRAPH)
    yield Quad(DEFAULT_GRAPH, RDFS["label"], Literal("Default graph", language="en"), QUARANTINE_GRAPH)
