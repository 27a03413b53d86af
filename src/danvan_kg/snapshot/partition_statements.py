"""The partitions of a dataset in VoID, nested as the tools read them that complete queries by them.

`void-ext:datatypePartition` is of http://ldf.fi/void-ext, which the generators and editors of the SIB group use.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from danvan_kg.snapshot.partitions import Partitions, PropertyPartition
from danvan_kg.text import digest
from danvan_kg.vocabulary import PART, VOID, VOID_EXT, XSD

Statement: TypeAlias = tuple[NamedNode, NamedNode, NamedNode | Literal]


def partition_statements(dataset: NamedNode, partitions: Partitions) -> Iterator[Statement]:
    """What VoID says of a dataset's vocabularies, classes and properties.

    What the objects are is told for the broadest classes alone: things within another class have its properties.
    """
    for iri in sorted(_vocabularies(partitions)):
        yield dataset, VOID["vocabulary"], NamedNode(iri)
    for property_, partition in partitions.properties.items():
        node = _node(property_)
        yield from _property(dataset, node, property_, partition)
        yield node, VOID["distinctSubjects"], integer(partition.subjects)
        yield node, VOID["distinctObjects"], integer(partition.objects)
    for class_, number in partitions.entities.items():
        node = _node(class_)
        yield dataset, VOID["classPartition"], node
        yield node, VOID["class"], class_
        yield node, VOID["entities"], integer(number)
        for property_, partition in partitions.classes.get(class_, {}).items():
            inner = _node(class_, property_)
            yield from _property(node, inner, property_, partition)
            if class_ in partitions.broadest:
                yield from _objects(inner, (class_, property_), partition)


def _property(
    whole: NamedNode, node: NamedNode, property_: NamedNode, partition: PropertyPartition
) -> Iterator[Statement]:
    yield whole, VOID["propertyPartition"], node
    yield node, VOID["property"], property_
    yield node, VOID["triples"], integer(partition.triples)


def _objects(whole: NamedNode, of: tuple[NamedNode, ...], partition: PropertyPartition) -> Iterator[Statement]:
    for class_ in partition.classes:
        node = _node(*of, class_)
        yield whole, VOID["classPartition"], node
        yield node, VOID["class"], class_
    for datatype in partition.datatypes:
        node = _node(*of, datatype)
        yield whole, VOID_EXT["datatypePartition"], node
        yield node, VOID_EXT["datatype"], datatype


def _node(*terms: NamedNode) -> NamedNode:
    """A partition's IRI: short, since there are many."""
    return PART[digest(" ".join(term.value for term in terms), 8)]


def _vocabularies(partitions: Partitions) -> set[str]:
    """The namespaces of all properties: a tool may take it that a dataset has no others."""
    return {re.sub(r"[^/#]*$", "", property_.value) for property_ in partitions.properties}


def integer(number: int) -> Literal:
    return Literal(str(number), datatype=XSD["integer"])
