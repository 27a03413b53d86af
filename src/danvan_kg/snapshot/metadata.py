"""The dataset's description of itself: VoID, DCAT and the provenance of the build, in the metadata graph.

Standards: https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/prov-o/.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, parse

from danvan_kg.assets import asset
from danvan_kg.vocabulary import (
    BASE,
    DCTERMS,
    METADATA_GRAPH,
    PROV,
    QUARANTINE_GRAPH,
    QUERIES_GRAPH,
    RDF,
    RDFS,
    SHAPES_GRAPH,
    VOID,
    XSD,
)

DATASET = NamedNode(BASE + "dataset")
_BUILD = NamedNode(BASE + "id/build/latest")

_CLASSES = "SELECT ?term (COUNT(*) AS ?n) WHERE { ?s a ?term } GROUP BY ?term ORDER BY ?term"
_PROPERTIES = "SELECT ?term (COUNT(*) AS ?n) WHERE { ?s ?term ?o } GROUP BY ?term ORDER BY ?term"
_SUBJECTS = "SELECT (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s ?p ?o }"
_OBJECTS = "SELECT (COUNT(DISTINCT ?o) AS ?n) WHERE { ?s ?p ?o }"


def metadata_quads(store: Store, versions: Mapping[str, str], *, ended: datetime | None = None) -> Iterator[Quad]:
    """Describes the default graph of `store`, which holds everything but the metadata graph itself.

    `ended` is the end of the build, UTC, for builds whose time is part of their input; others state none.
    """
    for subject, predicate, value in _statements(store, versions, ended):
        yield Quad(subject, predicate, value, METADATA_GRAPH)


Statement = tuple[NamedNode, NamedNode, NamedNode | Literal]


def _statements(store: Store, versions: Mapping[str, str], ended: datetime | None) -> Iterator[Statement]:
    yield from _named()
    yield from _counts(store)
    yield from _partitions(store, _CLASSES, "class", VOID["classPartition"], VOID["class"], VOID["entities"])
    yield from _partitions(store, _PROPERTIES, "property", VOID["propertyPartition"], VOID["property"], VOID["triples"])
    yield from _build(versions, ended)


def _named() -> Iterator[Statement]:
    """Names and descriptions that are the same for every build."""
    for quad in parse(path=str(asset("ontology", "dataset.ttl")), format=RdfFormat.TURTLE):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        yield quad.subject, quad.predicate, quad.object


def _counts(store: Store) -> Iterator[Statement]:
    triples = _number(store, "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    yield DATASET, VOID["triples"], _integer(triples)
    yield DATASET, VOID["distinctSubjects"], _integer(_number(store, _SUBJECTS))
    yield DATASET, VOID["distinctObjects"], _integer(_number(store, _OBJECTS))
    for graph in (QUARANTINE_GRAPH, SHAPES_GRAPH, QUERIES_GRAPH):
        number = sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
        yield graph, VOID["triples"], _integer(number)


def _partitions(
    store: Store, sparql: str, kind: str, link: NamedNode, about: NamedNode, count: NamedNode
) -> Iterator[Statement]:
    for term, number in _rows(store, sparql):
        name = term.value.removeprefix("https://").removeprefix("http://").replace("#", "/")
        partition = NamedNode(f"{BASE}id/partition/{kind}/{name}")
        yield DATASET, link, partition
        yield partition, RDF["type"], VOID["Dataset"]
        yield partition, about, term
        yield partition, count, _integer(number)


def _build(versions: Mapping[str, str], ended: datetime | None) -> Iterator[Statement]:
    for name, version in sorted(versions.items()):
        source = NamedNode(f"{BASE}id/source/{name}/{version}")
        yield _BUILD, PROV["used"], source
        yield source, RDF["type"], PROV["Entity"]
        yield source, RDFS["label"], Literal(f"{name} {version}", language="vi")
        yield source, DCTERMS["identifier"], Literal(version)
    if ended is not None:
        moment = ended.strftime("%Y-%m-%dT%H:%M:%SZ")
        yield _BUILD, PROV["endedAtTime"], Literal(moment, datatype=XSD["dateTime"])


def _rows(store: Store, sparql: str) -> Iterator[tuple[NamedNode, int]]:
    solutions = store.query(sparql)
    assert isinstance(solutions, QuerySolutions)
    for solution in solutions:
        term, number = solution["term"], solution["n"]
        if isinstance(term, NamedNode) and isinstance(number, Literal):
            yield term, int(number.value)


def _number(store: Store, sparql: str) -> int:
    solutions = store.query(sparql)
    assert isinstance(solutions, QuerySolutions)
    number = next(solutions)["n"]
    assert isinstance(number, Literal)
    return int(number.value)


def _integer(number: int) -> Literal:
    return Literal(str(number), datatype=XSD["integer"])
