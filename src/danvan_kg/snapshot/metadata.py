"""The dataset's description of itself: VoID, DCAT and the provenance of the build, in the metadata graph.

Standards: https://www.w3.org/TR/void/, https://www.w3.org/TR/vocab-dcat-3/, https://www.w3.org/TR/prov-o/.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from danvan_kg.assets import asset
from danvan_kg.snapshot.partition_statements import Statement, integer, partition_statements
from danvan_kg.snapshot.partitions import Partitions, count_partitions
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


def metadata_quads(store: Store, versions: Mapping[str, str], *, ended: datetime | None = None) -> Iterator[Quad]:
    """Describes the default graph of `store`, which holds everything but the metadata graph itself.

    `ended` is the end of the build, UTC, for builds whose time is part of their input; others state none.
    """
    for subject, predicate, value in _statements(store, versions, ended):
        yield Quad(subject, predicate, value, METADATA_GRAPH)


def _statements(store: Store, versions: Mapping[str, str], ended: datetime | None) -> Iterator[Statement]:
    yield from _named()
    partitions = count_partitions(store)
    yield from _counts(store, partitions)
    yield from partition_statements(DATASET, partitions)
    yield from _build(versions, ended)


def _named() -> Iterator[Statement]:
    """Names and descriptions that are the same for every build."""
    for quad in parse(path=str(asset("ontology", "dataset.ttl")), format=RdfFormat.TURTLE):
        assert isinstance(quad.subject, NamedNode)
        assert isinstance(quad.object, NamedNode | Literal)
        yield quad.subject, quad.predicate, quad.object


def _counts(store: Store, partitions: Partitions) -> Iterator[Statement]:
    yield DATASET, VOID["triples"], integer(partitions.triples)
    yield DATASET, VOID["distinctSubjects"], integer(partitions.subjects)
    yield DATASET, VOID["distinctObjects"], integer(partitions.objects)
    for graph in (QUARANTINE_GRAPH, SHAPES_GRAPH, QUERIES_GRAPH):
        number = sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
        yield graph, VOID["triples"], integer(number)


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
