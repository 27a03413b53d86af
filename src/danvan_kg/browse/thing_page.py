"""What a thing's page holds: facts, tenures, participations, links and mentions, each value with its quotes."""

from dataclasses import dataclass, field

from danvan_kg.browse.evidence import Quote
from danvan_kg.browse.timeline import Bounds, Timeline


@dataclass(frozen=True, slots=True)
class Value:
    """A literal or a thing as it is shown. `href` is None for what must not be a live link."""

    text: str
    href: str | None = None
    language: str | None = None
    is_date: bool = False
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of the thing with its values, or (in `links`) what refers to it by that property."""

    property: str
    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class TenureLine:
    """One tenure in a table: who, which position, in which body, and the days."""

    person: Value
    position: Value
    organization: Value | None
    bounds: Bounds
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class ParticipationLine:
    event: Value
    person: Value
    part: str
    capacities: tuple[Value, ...]
    earliest: str | None
    latest: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class MentionLine:
    article: Value
    issued: str | None
    times: int


@dataclass(slots=True)
class ThingPage:
    """Everything on the page of one thing. `kind` is one of KINDS or "thing"; `classes` are its own classes."""

    iri: str
    kind: str
    label: str
    classes: tuple[Value, ...]
    other_names: tuple[Value, ...]
    facts: tuple[Fact, ...]
    links: tuple[Fact, ...] = ()
    tenures: tuple[TenureLine, ...] = ()
    timeline: Timeline | None = None
    participations: tuple[ParticipationLine, ...] = ()
    colleagues: tuple[Fact, ...] = ()
    mentions: tuple[MentionLine, ...] = ()
    cut: frozenset[str] = field(default_factory=frozenset)
