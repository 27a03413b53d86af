"""What one violation refuses: a statement, some statements of the focus node, or the whole node (`dv:refuses`)."""

from collections.abc import Iterable
from functools import cache

from pyoxigraph import NamedNode, Quad

from danvan_kg.ontology import shapes_quads
from danvan_kg.validation.report import Result, Term
from danvan_kg.validation.staged_data import StagedData
from danvan_kg.vocabulary import DV

_SCOPES = {DV["wholeNode"], DV["lesserOfPair"], DV["surplusValues"]}


@cache
def project_scopes() -> dict[str, tuple[NamedNode, ...]]:
    """The values of dv:refuses by the shape's IRI."""
    return scopes(shapes_quads())


def scopes(quads: Iterable[Quad]) -> dict[str, tuple[NamedNode, ...]]:
    found: dict[str, list[NamedNode]] = {}
    for quad in quads:
        if quad.predicate == DV["refuses"] and isinstance(quad.object, NamedNode):
            found.setdefault(_iri(quad.subject), []).append(quad.object)
    return {shape: tuple(sorted(terms, key=str)) for shape, terms in found.items()}


def refused_by(data: StagedData, result: Result, scope: tuple[NamedNode, ...]) -> list[Quad]:
    """The published statements that a violation refuses; empty where nothing of it is left.

    By default the statement with the offending value, and the whole node where no such statement stands.
    """
    if DV["lesserOfPair"] in scope and result.value is not None:
        return data.quads(_lesser(data, result.focus, result.value))
    if DV["surplusValues"] in scope and result.component == "MaxCountConstraintComponent":
        return _surplus(data, result)
    predicates = [term for term in scope if term not in _SCOPES]
    if predicates:
        return [quad for predicate in predicates for quad in data.quads(result.focus, predicate)]
    whole = data.quads(result.focus)
    if DV["wholeNode"] in scope or result.value is None:
        return whole
    return [quad for quad in whole if quad.object == result.value and _on_path(quad, result)] or whole


def _lesser(data: StagedData, first: Term, second: Term) -> Term:
    """Of two nodes the one with less support; at a tie the one with the greater IRI."""
    if not (data.is_described(first) and data.is_described(second)):
        # The other one was refused before, and with it the conflict.
        return NamedNode(DV.iri)
    return max((first, second), key=lambda node: (-data.support(node), str(node)))


def _surplus(data: StagedData, result: Result) -> list[Quad]:
    """All values but the one that most assertions state; at a tie the least term stays."""
    stated = [quad for quad in data.quads(result.focus) if str(quad.predicate) == result.path]
    return sorted(stated, key=lambda quad: (-len(data.assertions(quad)), str(quad.object)))[1:]


def _on_path(quad: Quad, result: Result) -> bool:
    return result.path is not None and str(quad.predicate) in result.path


def _iri(subject: Term) -> str:
    assert isinstance(subject, NamedNode)
    return subject.value
