"""The ontology: its terms, their labels and superclasses, and the quads of ontology and shapes.

Blank nodes of the Turtle files (lists, paths, prefix declarations) become IRIs at load, so that a snapshot holds none.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from danvan_kg.assets import asset
from danvan_kg.errors import AssetError
from danvan_kg.text import digest, fold
from danvan_kg.vocabulary import DV, IDENTIFIER, OWL, RDF, RDFS, SCHEMA, SHAPES_GRAPH, SKOS

NODE = IDENTIFIER + "node/"
ONTOLOGY = NamedNode(DV.iri.removesuffix("#"))

Node = NamedNode | BlankNode | Literal | Triple
_KINDS = {
    OWL["Class"]: "class",
    OWL["ObjectProperty"]: "object property",
    OWL["DatatypeProperty"]: "datatype property",
    SKOS["ConceptScheme"]: "scheme",
}


@dataclass(frozen=True, slots=True)
class Term:
    """A class, property, scheme or individual of the ontology, as its pages and hints show it.

    `parents` are the direct superclasses or superproperties; of an individual, its classes. `domain` and `range` are
    hints for readers (schema:domainIncludes, schema:rangeIncludes), not axioms. All IRIs are full.
    """

    iri: str
    kind: str
    labels: dict[str, str]
    definitions: dict[str, str]
    examples: tuple[str, ...]
    parents: tuple[str, ...]
    domain: tuple[str, ...]
    range: tuple[str, ...]

    @property
    def name(self) -> str:
        """The local name ("AdvisoryCommission")."""
        return self.iri.removeprefix(DV.iri)

    def label(self, language: str = "vi") -> str:
        return self.labels.get(language) or self.name


def parse_turtle(path: Path) -> list[Quad]:
    """The statements of a Turtle file in file order; AssetError names file and line where it cannot be read."""
    try:
        return list(parse(path=path, format=RdfFormat.TURTLE))
    except SyntaxError as error:
        raise AssetError(f"{path}:{error.lineno}: {error.msg}", hint="mend the Turtle there") from error


def skolemise(quads: Iterable[Quad]) -> list[Quad]:
    """`quads` with an IRI in place of each blank node, made from what the node says and where it hangs.

    The IRI depends on nothing else, so that a change of one shape leaves the nodes of the others as they were.
    Raises AssetError where blank nodes refer to one another in a circle.
    """
    quads = list(quads)
    naming = _NodeNaming(quads)
    return [
        Quad(naming.resource(quad.subject), quad.predicate, naming.term(quad.object), quad.graph_name) for quad in quads
    ]


class _NodeNaming:
    def __init__(self, quads: list[Quad]) -> None:
        self._outgoing: dict[BlankNode, list[Quad]] = defaultdict(list)
        self._incoming: dict[BlankNode, list[Quad]] = defaultdict(list)
        for quad in quads:
            if isinstance(quad.subject, BlankNode):
                self._outgoing[quad.subject].append(quad)
            if isinstance(quad.object, BlankNode):
                self._incoming[quad.object].append(quad)
        self._names: dict[BlankNode, NamedNode] = {}

    def resource(self, node: NamedNode | BlankNode | Triple) -> NamedNode:
        if isinstance(node, Triple):
            raise AssetError(f"triple terms have no place in ontology and shapes: {node}")
        return self._name(node, ()) if isinstance(node, BlankNode) else node

    def term(self, node: Node) -> NamedNode | Literal | Triple:
        return self._name(node, ()) if isinstance(node, BlankNode) else node

    def _name(self, node: BlankNode, above: tuple[BlankNode, ...]) -> NamedNode:
        if node not in self._names:
            place = sorted(f"{self._place(quad, (*above, node))} {quad.predicate}" for quad in self._incoming[node])
            self._names[node] = NamedNode(NODE + digest("\n".join([*place, self._content(node, ())]), 20))
        return self._names[node]

    def _place(self, quad: Quad, above: tuple[BlankNode, ...]) -> str:
        if not isinstance(quad.subject, BlankNode):
            return str(quad.subject)
        _refuse_circle(quad.subject, above)
        return str(self._name(quad.subject, above))

    def _content(self, node: BlankNode, above: tuple[BlankNode, ...]) -> str:
        _refuse_circle(node, above)
        parts = (
            f"{quad.predicate} {self._content(quad.object, (*above, node))}"
            if isinstance(quad.object, BlankNode)
            else f"{quad.predicate} {quad.object}"
            for quad in self._outgoing[node]
        )
        return "[" + " ; ".join(sorted(parts)) + "]"


def _refuse_circle(node: BlankNode, above: tuple[BlankNode, ...]) -> None:
    if node in above:
        raise AssetError("blank nodes refer to one another in a circle", hint="give one of them an IRI")


@cache
def ontology_quads() -> tuple[Quad, ...]:
    """The ontology for the default graph, without blank nodes, sorted."""
    return _sorted(skolemise(parse_turtle(asset("ontology", "danvan.ttl"))))


@cache
def shapes_quads() -> tuple[Quad, ...]:
    """All shape files for their named graph, without blank nodes, sorted."""
    quads = [quad for path in shape_files() for quad in skolemise(parse_turtle(path))]
    return _sorted(Quad(quad.subject, quad.predicate, quad.object, SHAPES_GRAPH) for quad in quads)


def shape_files() -> list[Path]:
    """The shape files in order of name."""
    return sorted(asset("shapes").glob("*.ttl"))


def _sorted(quads: Iterable[Quad]) -> tuple[Quad, ...]:
    return tuple(sorted(set(quads), key=str))


class Ontology:
    """Look-ups over ontology statements. `default_ontology()` is the project's own."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._objects: dict[tuple[NamedNode, NamedNode], list[Node]] = defaultdict(list)
        for quad in quads:
            if isinstance(quad.subject, NamedNode):
                self._objects[quad.subject, quad.predicate].append(quad.object)
        subjects = sorted({subject.value for subject, _ in self._objects})
        self.terms: dict[str, Term] = {iri: self._term(NamedNode(iri)) for iri in subjects if iri.startswith(DV.iri)}

    def labels(self, iri: str) -> dict[str, str]:
        """The labels of an own or reused term by language; empty where there are none."""
        return self._texts(NamedNode(iri), RDFS["label"])

    def superclasses(self, iri: str) -> tuple[str, ...]:
        """`iri` and everything above it, nearest first, over rdfs:subClassOf and rdfs:subPropertyOf."""
        found = [iri]
        for current in found:
            for parent in self._parents(NamedNode(current)):
                if parent not in found:
                    found.append(parent)
        return tuple(found)

    def subclasses(self, iri: str) -> tuple[str, ...]:
        """`iri` and every own term below it, by name."""
        below = sorted(term for term in self.terms if term != iri and iri in self.superclasses(term))
        return (iri, *below)

    def children(self, iri: str) -> tuple[str, ...]:
        """The own terms directly below `iri`, by name."""
        return tuple(sorted(term.iri for term in self.terms.values() if iri in term.parents))

    def of_kind(self, kind: str) -> tuple[Term, ...]:
        """The own terms of one kind ("class", "object property", "datatype property", "scheme", "individual")."""
        return tuple(term for term in self.terms.values() if term.kind == kind)

    def like(self, name: str, *, kind: str | None = None, limit: int = 3) -> tuple[str, ...]:
        """Local names of own terms (of one kind) that look like `name`, for hints; labels count, tones do not."""
        wanted = fold(name)
        terms = self.of_kind(kind) if kind else self.terms.values()
        names = {term.name: {fold(term.name), *map(fold, term.labels.values())} for term in terms}
        scored = sorted((-_likeness(wanted, forms), own) for own, forms in names.items())
        return tuple(own for score, own in scored[:limit] if score <= -_ALIKE)

    def _parents(self, term: NamedNode) -> tuple[str, ...]:
        return self._iris(term, RDFS["subClassOf"]) + self._iris(term, RDFS["subPropertyOf"])

    def _term(self, term: NamedNode) -> Term:
        types = self._iris(term, RDF["type"])
        kind = next((name for kind, name in _KINDS.items() if kind.value in types), "individual")
        return Term(
            iri=term.value,
            kind=kind,
            labels=self._texts(term, RDFS["label"]),
            definitions=self._texts(term, SKOS["definition"]),
            examples=self._values(term, SKOS["example"]),
            parents=types if kind == "individual" else self._parents(term),
            domain=self._iris(term, SCHEMA["domainIncludes"]),
            range=self._iris(term, SCHEMA["rangeIncludes"]),
        )

    def _iris(self, subject: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
        found = self._objects.get((subject, predicate), ())
        return tuple(sorted(node.value for node in found if isinstance(node, NamedNode)))

    def _values(self, subject: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
        found = self._objects.get((subject, predicate), ())
        return tuple(sorted(node.value for node in found if isinstance(node, NamedNode | Literal)))

    def _texts(self, subject: NamedNode, predicate: NamedNode) -> dict[str, str]:
        found = self._objects.get((subject, predicate), ())
        texts = [(node.language, node.value) for node in found if isinstance(node, Literal) and node.language]
        return {language: text for language, text in sorted(texts) if language}


_ALIKE = 0.6


def _likeness(wanted: str, forms: set[str]) -> float:
    return max(SequenceMatcher(None, wanted, form).ratio() for form in forms)


@cache
def default_ontology() -> Ontology:
    """The project's own ontology."""
    return Ontology(ontology_quads())


@cache
def superclass_closure(local_name: str) -> tuple[str, ...]:
    """Full IRIs of an own class and all its superclasses, own and reused, the class itself first.

    Raises AssetError for a name that the ontology does not declare.
    """
    ontology = default_ontology()
    iri = DV.iri + local_name
    if iri not in ontology.terms or ontology.terms[iri].kind != "class":
        alike = ", ".join(ontology.like(local_name, kind="class"))
        hint = f"did you mean {alike}?" if alike else "declare it there, with labels and definitions"
        raise AssetError(f"dv:{local_name} is no class of ontology/danvan.ttl", hint=hint)
    return ontology.superclasses(iri)


def ontology_version() -> str:
    """The version that the ontology states of itself (owl:versionInfo)."""
    versions = [quad.object for quad in ontology_quads() if quad.predicate == OWL["versionInfo"]]
    if len(versions) != 1 or not isinstance(versions[0], Literal):
        raise AssetError("ontology/danvan.ttl: one owl:versionInfo must stand in the header")
    return versions[0].value
