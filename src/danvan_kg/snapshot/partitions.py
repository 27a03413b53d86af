"""Counts of the default graph by class and property, from one pass over it: what VoID calls partitions.

Asking the store for each count costs many times as much. https://www.w3.org/TR/void/#class-property-partitions
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import TypeAlias

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

from danvan_kg.vocabulary import DV, RDF, XSD

_LINE_END = b" .\n"
_IS_A = f" {RDF['type']} <".encode()

# The number of a set of classes that things have, or of a datatype.
_Kind: TypeAlias = int
_Members: TypeAlias = Mapping[NamedNode, frozenset[_Kind]]


@dataclass(frozen=True, slots=True)
class PropertyPartition:
    """The triples with a property; `classes` has the broadest classes of the objects, `datatypes` those of literals."""

    triples: int
    subjects: int
    objects: int
    classes: tuple[NamedNode, ...]
    datatypes: tuple[NamedNode, ...]


@dataclass(frozen=True, slots=True)
class Partitions:
    """Of the default graph: its counts, `entities` by class, triples by property, and by property within a class.

    A class of another vocabulary that has the very things of a class here, as `foaf:Person` has those of `dv:Person`,
    is not told apart by property; `broadest` are those of the others that are not within another one.
    """

    triples: int
    subjects: int
    objects: int
    entities: Mapping[NamedNode, int]
    properties: Mapping[NamedNode, PropertyPartition]
    classes: Mapping[NamedNode, Mapping[NamedNode, PropertyPartition]]
    broadest: frozenset[NamedNode]


def count_partitions(store: Store) -> Partitions:
    """The partitions of the default graph of `store`, in order of IRIs."""
    # Lines of text come sooner than terms one by one.
    lines = BytesIO(store.dump(format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph()) or b"")
    terms = _Terms(lines)
    counts: defaultdict[_Kind, defaultdict[bytes, _Count]] = defaultdict(lambda: defaultdict(_Count))
    subjects: defaultdict[_Kind, set[int]] = defaultdict(set)
    objects: set[int] = set()
    lines.seek(0)
    for line in lines:
        subject_term, property_, object_term = line[: -len(_LINE_END)].split(b" ", 2)
        subject, kind = terms.entries.get(subject_term) or terms.entry(subject_term)
        value, kind_of_value = terms.entries.get(object_term) or terms.entry(object_term)
        count = counts[kind][property_]
        count.triples += 1
        count.subjects.add(subject)
        count.objects.add(value)
        count.kinds.add(kind_of_value)
        subjects[kind].add(subject)
        objects.add(value)
    things = {kind: len(each) for kind, each in subjects.items()}
    named = {kind: {_named(property_): each for property_, each in of.items()} for kind, of in counts.items()}
    return _summed(terms, named, things, len(objects))


@dataclass(slots=True)
class _Count:
    """Triples with one property, the numbers of their subjects and objects, and the kinds of these."""

    triples: int = 0
    subjects: set[int] = field(default_factory=set)
    objects: set[int] = field(default_factory=set)
    kinds: set[_Kind] = field(default_factory=set)

    def add(self, other: "_Count") -> None:
        self.triples += other.triples
        self.subjects |= other.subjects
        self.objects |= other.objects
        self.kinds |= other.kinds


class _Terms:
    """Numbers terms, as they stand in N-Triples, and tells their kinds.

    `entries` has those met so far, `members` the kinds of each class, `datatypes` the kind of each.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        classes: defaultdict[bytes, list[bytes]] = defaultdict(list)
        for line in lines:
            subject, _, class_ = line.partition(_IS_A)
            if class_ and b" " not in subject:
                classes[subject].append(b"<" + class_[: -len(_LINE_END)])
        kinds: dict[frozenset[bytes], _Kind] = {frozenset(): 0}
        self.entries: dict[bytes, tuple[int, _Kind]] = {}
        for number, (thing, each) in enumerate(classes.items()):
            self.entries[thing] = number, kinds.setdefault(frozenset(each), len(kinds))
        self.datatypes: dict[NamedNode, _Kind] = {}
        members: defaultdict[NamedNode, set[_Kind]] = defaultdict(set)
        for combined, kind in kinds.items():
            for class_ in combined:
                members[_named(class_)].add(kind)
        self.members: _Members = {class_: frozenset(kinds) for class_, kinds in members.items()}

    def entry(self, term: bytes) -> tuple[int, _Kind]:
        """The number of a term that is new, and its kind."""
        found = self.entries[term] = len(self.entries), self._kind(term)
        return found

    def _kind(self, term: bytes) -> _Kind:
        """Of what has no classes."""
        if not term.startswith(b'"'):
            return 0
        if term.endswith(b'"'):
            datatype = XSD["string"]
        else:
            marked = term[term.rindex(b'"') :]
            datatype = _named(marked.removeprefix(b'"^^')) if marked.startswith(b'"^^') else RDF["langString"]
        return self.datatypes.setdefault(datatype, -len(self.datatypes) - 1)

    def distinct(self) -> _Members:
        """The classes without those of other vocabularies whose very things another class has."""
        own = {class_ for class_ in self.members if class_.value.startswith(DV.iri)}
        taken = {self.members[class_] for class_ in own}
        chosen = {class_: self.members[class_] for class_ in own}
        for class_ in _sorted(self.members.keys() - own):
            if self.members[class_] not in taken:
                taken.add(self.members[class_])
                chosen[class_] = self.members[class_]
        return chosen


def _named(term: bytes) -> NamedNode:
    return NamedNode(term[1:-1].decode())


def _summed(
    terms: _Terms, counts: Mapping[_Kind, Mapping[NamedNode, _Count]], things: Mapping[_Kind, int], objects: int
) -> Partitions:
    distinct = terms.distinct()

    def partitions(kinds: Iterable[_Kind]) -> dict[NamedNode, PropertyPartition]:
        summed: defaultdict[NamedNode, _Count] = defaultdict(_Count)
        for kind in kinds:
            for property_, count in counts.get(kind, {}).items():
                summed[property_].add(count)
        return {property_: partition(summed[property_]) for property_ in _sorted(summed)}

    def partition(count: _Count) -> PropertyPartition:
        datatypes = (datatype for datatype, kind in terms.datatypes.items() if kind in count.kinds)
        classes = _broadest({each: kinds for each, kinds in distinct.items() if not kinds.isdisjoint(count.kinds)})
        sizes = count.triples, len(count.subjects), len(count.objects)
        return PropertyPartition(*sizes, tuple(_sorted(classes)), tuple(_sorted(datatypes)))

    properties = partitions(counts)
    return Partitions(
        sum(each.triples for each in properties.values()),
        sum(things.values()),
        objects,
        {class_: sum(things.get(kind, 0) for kind in terms.members[class_]) for class_ in _sorted(terms.members)},
        properties,
        {class_: partitions(distinct[class_]) for class_ in _sorted(distinct)},
        _broadest(distinct),
    )


def _broadest(members: _Members) -> frozenset[NamedNode]:
    """The classes whose things are not all within another one."""
    return frozenset(each for each, kinds in members.items() if not any(kinds < other for other in members.values()))


def _sorted(terms: Iterable[NamedNode]) -> list[NamedNode]:
    return sorted(terms, key=lambda term: term.value)
