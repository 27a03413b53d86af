"""Where an article says what it states."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from typing import Generic, TypeVar

from danvan_kg.text import Span

Value = TypeVar("Value")
Piece = TypeVar("Piece")


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """Where the article says it, and which rule read it (`family.rule`; confidence is measured per family)."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Stated(Generic[Value]):
    """A value and the evidence for it."""

    value: Value
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Named(Generic[Value]):
    """A person or organization and every place that names it."""

    thing: Value
    mentions: tuple[Evidence, ...]


def parts_of(value: object, kind: type[Piece]) -> Iterator[Piece]:
    """Every value of type `kind` in an observation, in the order of its fields; none inside of another."""
    if isinstance(value, kind):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from parts_of(item, kind)
    elif is_dataclass(value) and not isinstance(value, type):
        for each in fields(value):
            yield from parts_of(getattr(value, each.name, None), kind)
