"""How far from its focus node a constraint looks, so that a change elsewhere need not make it be asked again.

A reach is a number of steps from subject to object: a constraint of reach 1 depends on the statements of the focus node
and of what these refer to. None: it looks backwards, over a path of any length, or at other things altogether.
"""

import re
from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode
from rdflib.paths import AlternativePath
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Identifier, URIRef, Variable

from danvan_kg.validation.components import COMPONENTS, NESTING
from danvan_kg.validation.shape_graph import Node, ShapeGraph, Term
from danvan_kg.vocabulary import SH

AlgebraTriple = tuple[Identifier, object, Identifier]

_LISTS = {SH["and"], SH["or"], SH["xone"]}
_COUNTS = {SH["qualifiedMinCount"], SH["qualifiedMaxCount"]}


def component_reach(
    graph: ShapeGraph, shape: Node, predicate: NamedNode, parameter: Term, depth: int | None
) -> int | None:
    """The reach of one constraint of `shape`, whose focus is `depth` steps away from where steps are counted."""
    values = depth_of_values(graph, shape, depth)
    if values is None or depth is None:
        return None
    if predicate == SH["class"]:
        return values + 1
    if predicate not in NESTING:
        return depth
    return _furthest(_shape_reach(graph, nested, values) for nested in _nested(graph, shape, predicate, parameter))


def depth_of_values(graph: ShapeGraph, shape: Node, depth: int | None) -> int | None:
    """How many steps away the values of a shape are."""
    path = graph.one(shape, SH["path"])
    if path is None or depth is None:
        return depth
    return depth + 1 if graph.path(path).predicate is not None else None


def _nested(graph: ShapeGraph, shape: Node, predicate: NamedNode, parameter: Term) -> list[Node]:
    if predicate in _COUNTS:
        return graph.nodes(shape, SH["qualifiedValueShape"])
    found = graph.list(parameter) if predicate in _LISTS else [parameter]
    return [term for term in found if isinstance(term, Node)]


def _shape_reach(graph: ShapeGraph, shape: Node, depth: int) -> int | None:
    own = [
        component_reach(graph, shape, predicate, parameter, depth)
        for predicate in graph.predicates(shape)
        if predicate in COMPONENTS
        for parameter in graph.objects(shape, predicate)
    ]
    values = depth_of_values(graph, shape, depth)
    below = graph.nodes(shape, SH["property"])
    return _furthest([depth, *own, *(None if values is None else _shape_reach(graph, each, values) for each in below)])


def _furthest(reaches: Iterable[int | None]) -> int | None:
    furthest = 0
    for reach in reaches:
        if reach is None:
            return None
        furthest = max(furthest, reach)
    return furthest


def query_reach(text: str, algebra: CompValue, focus: Variable) -> int | None:
    """The reach of a SPARQL constraint from its text and rdflib's algebra."""
    found = list(parts(algebra))
    exists = [part for part in found if part.name.endswith("EXISTS")]
    # rdflib leaves out an EXISTS inside of another one.
    if len(exists) != len(re.findall(r"\bEXISTS\b", text, re.IGNORECASE)):
        return None
    if any(part.name == "ToMultiSet" for part in found):
        return None
    return _Pattern(algebra).reach({focus: 0})


class _Pattern:
    """A graph pattern taken apart: its own triples, and the patterns in it whose variables are not seen outside."""

    def __init__(self, part: CompValue) -> None:
        self.triples: list[AlgebraTriple] = []
        self.scopes: list[CompValue] = []
        self.is_understood = True
        self._gather(part)

    def reach(self, outer: dict[Identifier, int]) -> int | None:
        """`outer` are the variables that are bound around it, with their distances."""
        if not self.is_understood:
            return None
        depths = dict(outer)
        while nearer := self._one_step(depths):
            depths.update(nearer)
        own = [depths.get(subject) for subject, _, _ in self.triples]
        return _furthest([*own, *(_Pattern(scope).reach(depths) for scope in self.scopes)])

    def _one_step(self, depths: dict[Identifier, int]) -> dict[Identifier, int]:
        """The variables that lie nearer than was known, as properties or objects of what is known."""
        nearer: dict[Identifier, int] = {}
        for subject, predicate, value in self.triples:
            distance = depths[subject] + 1 if subject in depths else None
            for term in (predicate, value):
                if distance is not None and isinstance(term, Variable) and distance < depths.get(term, distance + 1):
                    nearer[term] = distance
        return nearer

    def _gather(self, value: object) -> None:
        if isinstance(value, list | tuple):
            for inner in value:
                self._gather(inner)
        elif isinstance(value, CompValue):
            self._gather_part(value)

    def _gather_part(self, part: CompValue) -> None:
        if part.name in ("BGP", "TriplesBlock"):
            self.triples += _triples(part.triples)
            self.is_understood &= all(_is_one_step(predicate) for _, predicate, _ in self.triples)
        elif part.name.endswith("EXISTS"):
            self.scopes.append(part.graph)
        elif part.name == "GroupGraphPatternSub":
            self.is_understood &= all(inner.name == "TriplesBlock" for inner in part.part)
            self._gather(part.part)
        elif part.name == "Union":
            self.scopes += [part.p1, part.p2]
        elif part.name == "LeftJoin":
            self.scopes.append(part.p2)
            self._gather([part.p1, part.expr])
        else:
            self._gather(list(part.values()))


def _triples(listed: Iterable[object]) -> Iterator[AlgebraTriple]:
    """Triples as the algebra has them, one each, and as the parser leaves them in EXISTS, in a row."""
    for row in listed:
        assert isinstance(row, list | tuple)
        for at in range(0, len(row), 3):
            yield row[at], row[at + 1], row[at + 2]


def _is_one_step(predicate: object) -> bool:
    if isinstance(predicate, AlternativePath):
        return all(isinstance(each, URIRef) for each in predicate.args)
    return isinstance(predicate, URIRef | Variable)


def parts(value: object) -> Iterator[CompValue]:
    """Every part of an algebra, itself first."""
    if isinstance(value, CompValue):
        yield value
        for inner in value.values():
            yield from parts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from parts(inner)
