"""Reads W3C test manifests."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlparse

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"

Node = NamedNode | BlankNode | Literal


class Manifest:
    """One manifest file as a graph, with the few ways through it that tests need."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.store = Store()
        self.store.load(path=str(path), format=RdfFormat.TURTLE, base_iri=path.as_uri())

    def values(self, subject: Node, predicate: str) -> list[Node]:
        quads = self.store.quads_for_pattern(subject, NamedNode(predicate), None, None)  # type: ignore[arg-type]
        return [quad.object for quad in quads]  # type: ignore[misc]

    def value(self, subject: Node, predicate: str) -> Node | None:
        return next(iter(self.values(subject, predicate)), None)

    def text(self, subject: Node, predicate: str) -> str | None:
        found = self.value(subject, predicate)
        return None if found is None else found.value

    def items(self, head: Node | None) -> Iterator[Node]:
        """The members of an RDF list."""
        while head is not None and head.value != RDF + "nil":
            first = self.value(head, RDF + "first")
            assert first is not None
            yield first
            head = self.value(head, RDF + "rest")

    def entries(self) -> list["Entry"]:
        """The tests of this manifest, in its order."""
        lists = self.store.quads_for_pattern(None, NamedNode(MF + "entries"), None, None)
        return [self.entry(node) for quad in lists for node in self.items(quad.object)]  # type: ignore[arg-type]

    def entry(self, node: Node) -> "Entry":
        kind = next((each.value for each in self.values(node, RDF + "type") if "Test" in each.value), "")
        identifier = f"{self.path.parent.name}/{node.value.rsplit('#', 1)[-1]}"
        return Entry(self, node, identifier, kind.rsplit("#", 1)[-1])


@dataclass(frozen=True)
class Entry:
    """One test: `identifier` is the folder's and the test's name, `kind` its class without namespace."""

    manifest: Manifest
    node: Node
    identifier: str
    kind: str

    def value(self, predicate: str) -> Node | None:
        return self.manifest.value(self.node, predicate)


def file_of(node: Node) -> Path:
    """The path of a `file:` IRI."""
    return Path(unquote(urlparse(node.value).path))
