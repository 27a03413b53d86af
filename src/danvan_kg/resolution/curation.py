"""Curated things that no article names by themselves: committee terms and changes of bodies."""

from collections.abc import Iterator

from danvan_kg.authority import Authority, BodyChange, CommitteeTerm
from danvan_kg.entity import Fact, Identity, Text, Thing, Value
from danvan_kg.resolution.organizations import Organizations, change_identity


def curated_things(authority: Authority, organizations: Organizations) -> Iterator[Thing]:
    for term in authority.terms:
        yield _term(term, organizations)
    for change in (*authority.changes, *organizations.changes()):
        yield _change(change, organizations)


def _term(term: CommitteeTerm, organizations: Organizations) -> Thing:
    values: list[tuple[str, Value | None]] = [
        ("dv:termOf", organizations.named(term.organization)),
        ("dv:termNumber", term.number),
        ("dv:termStart", term.start),
        ("dv:termEnd", term.end),
        ("rdfs:comment", Text(term.note) if term.note else None),
        ("dcterms:source", Text(term.source)),
    ]
    label = f"{term.organization} khóa {term.number}"
    return Thing(Identity("term", label, label), "CommitteeTerm", label, facts=_facts(values))


def _change(change: BodyChange, organizations: Organizations) -> Thing:
    values: list[tuple[str, Value | None]] = [
        *(("org:originalOrganization", organizations.named(name)) for name in change.before),
        *(("org:resultingOrganization", organizations.named(name)) for name in change.after),
        ("dv:earliest", change.day),
        ("dv:latest", change.day),
        ("rdfs:comment", Text(change.note) if change.note else None),
        ("dcterms:source", Text(change.source)),
    ]
    return Thing(change_identity(change), "ChangeEvent", change.label, english=change.english, facts=_facts(values))


def _facts(values: list[tuple[str, Value | None]]) -> tuple[Fact, ...]:
    return tuple(Fact(predicate, value) for predicate, value in values if value is not None)
