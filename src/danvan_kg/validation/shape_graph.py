"""Reading access to a graph of shapes, and SHACL property paths.

https://www.w3.org/TR/shacl/#property-paths
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from danvan_kg.errors import AssetError
from danvan_kg.vocabulary import RDF, SH

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Path:
    """A property path as SPARQL text; `node` is its IRI or the head of its structure in the graph of shapes."""

    sparql: str
    node: Node

    @property
    def predicate(self) -> NamedNode | None:
        """The predicate, where the path is no more than one."""
        return self.node if isinstance(self.node, NamedNode) and self.sparql == str(self.node) else None


class ShapeGraph:
    """Statements of shapes by subject and predicate. `origins` says in which file a subject stands, for messages."""

    def __init__(self, quads: Iterable[Quad], origins: Mapping[str, str] | None = None) -> None:
        self._objects: dict[Node, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if not isinstance(quad.subject, Triple):
                self._objects[quad.subject][quad.predicate].append(quad.object)
        self._origins = origins or {}

    def subjects(self, predicate: NamedNode) -> list[Node]:
        """Every subject of `predicate`, sorted."""
        return sorted((node for node, predicates in self._objects.items() if predicate in predicates), key=str)

    def predicates(self, subject: Node) -> list[NamedNode]:
        return sorted(self._objects.get(subject, {}), key=str)

    def objects(self, subject: Node, predicate: NamedNode) -> list[Term]:
        return sorted(self._objects.get(subject, {}).get(predicate, ()), key=str)

    def one(self, subject: Node, predicate: NamedNode) -> Term | None:
        """The value of `predicate`, which may stand once at most."""
        found = self.objects(subject, predicate)
        if len(found) > 1:
            raise self.error(subject, f"{len(found)} values of {predicate} where one may stand")
        return found[0] if found else None

    def nodes(self, subject: Node, predicate: NamedNode) -> list[Node]:
        """The values of `predicate` that are no literals."""
        return [term for term in self.objects(subject, predicate) if isinstance(term, NamedNode | BlankNode)]

    def is_true(self, subject: Node, predicate: NamedNode) -> bool:
        found = self.one(subject, predicate)
        return isinstance(found, Literal) and found.value in ("true", "1")

    def list(self, head: Term) -> list[Term]:
        """The members of an RDF list, in order."""
        members: list[Term] = []
        while head != RDF["nil"]:
            first = self.one(head, RDF["first"]) if isinstance(head, NamedNode | BlankNode) else None
            rest = self.one(head, RDF["rest"]) if isinstance(head, NamedNode | BlankNode) else None
            if first is None or rest is None:
                raise AssetError(f"{head}: not a well-formed list")
            members.append(first)
            head = rest
        return members

    def path(self, node: Term) -> Path:
        """The path at `node`; AssetError where it has no meaning in SHACL."""
        if not isinstance(node, NamedNode | BlankNode):
            raise AssetError(f"{node}: not a property path")
        return Path(self._path_text(node), node)

    def _path_text(self, node: Term) -> str:
        if not isinstance(node, NamedNode | BlankNode):
            raise AssetError(f"{node}: not a property path")
        if self._objects.get(node, {}).get(RDF["first"]):
            return "(" + "/".join(map(self._path_text, self.list(node))) + ")"
        alternatives = self.one(node, SH["alternativePath"])
        if alternatives is not None:
            return "(" + "|".join(map(self._path_text, self.list(alternatives))) + ")"
        for predicate, template in _PATH_OPERATORS.items():
            inner = self.one(node, predicate)
            if inner is not None:
                return template.format(self._path_text(inner))
        if isinstance(node, BlankNode):
            raise AssetError(f"{node}: not a property path")
        return str(node)

    def error(self, subject: Node, message: str, hint: str | None = None) -> AssetError:
        origin = self._origins.get(str(subject), "shapes")
        return AssetError(f"{origin}: {subject}: {message}", hint=hint)


_PATH_OPERATORS = {
    SH["inversePath"]: "(^{})",
    SH["zeroOrMorePath"]: "({}*)",
    SH["oneOrMorePath"]: "({}+)",
    SH["zeroOrOnePath"]: "({}?)",
}
