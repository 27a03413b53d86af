"""Things and tenures of the default graph as N-Quads lines."""

from collections.abc import Iterator
from functools import cache

from danvan_kg.entity import Tenure, Thing
from danvan_kg.ontology import superclass_closure
from danvan_kg.quads.iris import observation_iri, term_iri, thing_iri
from danvan_kg.quads.terms import english, string, term, typed, vietnamese
from danvan_kg.text import fold
from danvan_kg.vocabulary import DV, ORG, RDF, RDFS, SKOS

TYPE = f"<{RDF.iri}type>"
LABEL = f"<{RDFS.iri}label>"
_FOLDED = f"<{DV.iri}foldedLabel>"
_CONTRADICTS = f"<{DV.iri}contradicts>"
_OTHER = f"<{SKOS.iri}altLabel>"
_BOUNDS = (
    ("begin_earliest", f"<{DV.iri}beginEarliest>"),
    ("begin_latest", f"<{DV.iri}beginLatest>"),
    ("end_earliest", f"<{DV.iri}endEarliest>"),
    ("end_latest", f"<{DV.iri}endLatest>"),
)


@cache
def types(kind: str) -> tuple[str, ...]:
    """The class `kind` of the ontology and all its superclasses, in angle brackets."""
    return tuple(f"<{iri}>" for iri in superclass_closure(kind))


def named(subject: str, kind: str, label: str, other_names: tuple[str, ...] = ()) -> Iterator[str]:
    """Types, label, other names, and all of these folded."""
    for class_iri in types(kind):
        yield f"{subject} {TYPE} {class_iri} ."
    yield f"{subject} {LABEL} {vietnamese(label)} ."
    for name in other_names:
        yield f"{subject} {_OTHER} {vietnamese(name)} ."
    for folded in sorted({fold(name) for name in (label, *other_names)}):
        yield f"{subject} {_FOLDED} {string(folded)} ."


def thing_quads(thing: Thing) -> Iterator[str]:
    subject = thing_iri(thing.identity)
    yield from named(subject, thing.kind, thing.label, thing.other_names)
    if thing.english:
        yield f"{subject} {LABEL} {english(thing.english)} ."
    for fact in thing.facts:
        yield f"{subject} {term_iri(fact.predicate)} {term(fact.value)} ."


def tenure_quads(tenure: Tenure) -> Iterator[str]:
    subject = thing_iri(tenure.identity)
    yield from named(subject, "Tenure", tenure.label)
    yield f"{subject} <{ORG.iri}member> {thing_iri(tenure.person)} ."
    yield f"{subject} <{DV.iri}position> {thing_iri(tenure.position)} ."
    yield f"{subject} <{ORG.iri}role> {thing_iri(tenure.role)} ."
    if tenure.organization:
        yield f"{subject} <{ORG.iri}organization> {thing_iri(tenure.organization)} ."
    for name, predicate in _BOUNDS:
        day = getattr(tenure.bounds, name)
        if day:
            yield f"{subject} {predicate} {typed(day.isoformat(), 'date')} ."
    for key in tenure.support:
        yield f"{subject} <{DV.iri}supportedBy> {observation_iri(key)} ."
    for rival in tenure.contradicts:
        yield f"{subject} {_CONTRADICTS} {thing_iri(rival)} ."


def contradiction_quads(one: str, other: str) -> Iterator[str]:
    """That two statements cannot both be true, on both sides."""
    yield f"{one} {_CONTRADICTS} {other} ."
    yield f"{other} {_CONTRADICTS} {one} ."
