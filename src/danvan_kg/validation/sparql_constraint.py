"""SPARQL-based constraints: reading them, and refusing those whose meaning would change when compiled.

SHACL runs such a query once for each focus node, with `$this` bound beforehand. Compiled, it runs once for all of them
and is joined with the targets. Both give the same where every reference to `$this` has a triple pattern that binds it.
https://www.w3.org/TR/shacl/#sparql-constraints
"""

from dataclasses import dataclass

from pyoxigraph import Literal, Store
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Variable

from danvan_kg.validation.reach import parts, query_reach
from danvan_kg.validation.shape_graph import Node, ShapeGraph
from danvan_kg.vocabulary import OWL, SH

_THIS = Variable("this")
# https://www.w3.org/TR/shacl/#pre-binding forbids these in such a query.
_FORBIDDEN = {
    "Minus": "MINUS",
    "MinusGraphPattern": "MINUS",  # as rdflib leaves it inside EXISTS
    "ServiceGraphPattern": "SERVICE",
    "ToMultiSet": "VALUES",
    "InlineData": "VALUES",
}


@dataclass(frozen=True, slots=True)
class SparqlConstraint:
    """A checked query: its prologue, its SELECT with `?this`, and the variables that it projects.

    `reach`: how many steps from `?this` away it looks; None where that has no bound.
    """

    prologue: str
    select: str
    variables: tuple[str, ...]
    reach: int | None


def read_sparql_constraint(graph: ShapeGraph, shape: Node, constraint: Node, path: str | None) -> SparqlConstraint:
    """The query of one sh:sparql. Raises AssetError for what is not a legal or not a compilable query."""
    select = graph.one(constraint, SH["select"])
    if not isinstance(select, Literal):
        raise graph.error(shape, "sh:sparql without sh:select")
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in _prefixes(graph, constraint))
    body = select.value.replace("$this", "?this").replace("$PATH", path or "$PATH")
    for variable in ("$shapesGraph", "$currentShape"):
        if variable in body:
            raise graph.error(shape, f"{variable} in a SPARQL constraint", hint="write the term itself")
    try:
        Store().query(prologue + body)
    except SyntaxError as error:
        raise graph.error(shape, f"SPARQL constraint: {error}") from error
    algebra = prepareQuery(prologue + body).algebra
    _check(graph, shape, algebra)
    return SparqlConstraint(
        prologue, body, tuple(str(variable) for variable in algebra.PV), query_reach(body, algebra, _THIS)
    )


def _prefixes(graph: ShapeGraph, constraint: Node) -> list[tuple[str, str]]:
    ontologies = graph.nodes(constraint, SH["prefixes"])
    for ontology in ontologies:
        ontologies += [more for more in graph.nodes(ontology, OWL["imports"]) if more not in ontologies]
    found = {}
    for declaration in (node for ontology in ontologies for node in graph.nodes(ontology, SH["declare"])):
        prefix, namespace = graph.one(declaration, SH["prefix"]), graph.one(declaration, SH["namespace"])
        if not isinstance(prefix, Literal) or not isinstance(namespace, Literal):
            raise graph.error(declaration, "a prefix declaration without prefix or namespace")
        found[prefix.value] = namespace.value
    return sorted(found.items())


def _check(graph: ShapeGraph, shape: Node, algebra: CompValue) -> None:
    if algebra.name != "SelectQuery":
        raise graph.error(shape, "a SPARQL constraint that is no SELECT")
    for part in parts(algebra):
        if part.name in _FORBIDDEN and not _is_subselect(part):
            raise graph.error(shape, f"{_FORBIDDEN[part.name]} in a SPARQL constraint", hint="SHACL forbids it there")
        if part.name == "Extend" and part.var == _THIS and not _is_grouping(part):
            raise graph.error(shape, "a SPARQL constraint that assigns $this", hint="SHACL binds it")
        if part.name in ("SelectQuery", "Project") and _THIS not in part.PV:
            raise graph.error(shape, "a SELECT that does not project $this")
    if _THIS not in _certain(graph, shape, algebra.p, frozenset()):
        raise graph.error(shape, "$this is not bound by a triple pattern in every branch")


def _is_subselect(part: CompValue) -> bool:
    """rdflib wraps sub-selects like inline data; only the latter are forbidden."""
    return part.name == "ToMultiSet" and part.p.name != "values"


def _is_grouping(part: CompValue) -> bool:
    """rdflib writes `GROUP BY $this` as the assignment of an aggregate."""
    return isinstance(part.expr, Variable) and part.expr.startswith("__agg_")


def _certain(graph: ShapeGraph, shape: Node, part: CompValue, outer: frozenset[Variable]) -> frozenset[Variable]:
    """The variables that every solution of `part` binds. Raises AssetError where an expression asks for $this unbound.

    `outer` are those bound around it, which only the pattern of an EXISTS sees.
    """
    if part.name == "BGP":
        return outer | {term for triple in part.triples for term in triple if isinstance(term, Variable)}
    if part.name == "Union":
        return _certain(graph, shape, part.p1, outer) & _certain(graph, shape, part.p2, outer)
    if part.name == "Join":
        return _certain(graph, shape, part.p1, outer) | _certain(graph, shape, part.p2, outer)
    if part.name == "LeftJoin":
        left = _certain(graph, shape, part.p1, outer)
        right = _certain(graph, shape, part.p2, outer)
        _check_expression(graph, shape, part.expr, left | right)
        return left
    inner = _certain(graph, shape, part.p, outer)
    if part.name in ("Filter", "Extend"):
        _check_expression(graph, shape, part.expr, inner)
    return inner


def _check_expression(graph: ShapeGraph, shape: Node, expression: object, bound: frozenset[Variable]) -> None:
    if isinstance(expression, CompValue) and expression.name.endswith("EXISTS") and _THIS in bound:
        return  # the pattern sees what is bound around it
    if isinstance(expression, CompValue):
        for inner in expression.values():
            _check_expression(graph, shape, inner, bound)
    elif isinstance(expression, list | tuple):
        for inner in expression:
            _check_expression(graph, shape, inner, bound)
    elif expression == _THIS and _THIS not in bound:
        raise graph.error(shape, "an expression asks for $this where no triple pattern binds it")
