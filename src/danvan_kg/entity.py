"""Resolved things and statements: what resolution makes of the articles' observations and quads are written from.

A thing has an `Identity`, which says what it is one of and by what it is told from others; quads turn it into an IRI.
Predicates and individuals are prefixed names of the ontology and the reused vocabularies ("dv:owner", "eli:number").
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from danvan_kg.article import Article
from danvan_kg.observation import Evidence
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import digest, older_tone_placement


@dataclass(frozen=True, slots=True, order=True)
class Identity:
    """What makes a thing one thing.

    `type` is the folder of its IRI ("person"), `key` the whole of what distinguishes it from others of that type, and
    `readable` words for people, a function of `key`. Equal identities are the same thing in every build.
    """

    type: str
    key: str
    readable: str


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """A string in Vietnamese."""

    value: str


@dataclass(frozen=True, slots=True, order=True)
class Individual:
    """A term of a vocabulary as an object: "dv:signed"."""

    name: str


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """An address elsewhere on the web as an object."""

    iri: str


# str is xsd:string, PartialDate as precise as it is, int xsd:integer.
Value = Identity | Text | Individual | Link | PartialDate | date | str | bool | int


@dataclass(frozen=True, slots=True)
class Fact:
    """A property of a thing in the default graph."""

    predicate: str
    value: Value


@dataclass(frozen=True, slots=True)
class Thing:
    """A resolved thing: `kind` is the local name of an ontology class, `label` its one Vietnamese label."""

    identity: Identity
    kind: str
    label: str
    other_names: tuple[str, ...] = ()
    english: str | None = None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """An article names a thing."""

    thing: Identity
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Assertion:
    """An article states a property of a thing, or a relation between two."""

    subject: Identity
    predicate: str
    value: Value
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ArticleAssertion:
    """An assertion and the article version whose it is."""

    article: str
    version: str
    assertion: Assertion


@dataclass(frozen=True, slots=True, order=True)
class ObservationKey:
    """What identifies a position observation, and its IRI: article version, place in it, and what is observed."""

    article: str
    version: str
    start: int
    end: int
    content: str


@dataclass(frozen=True, slots=True)
class ObservedPosition:
    """A position observation with its person and position resolved; dates as in the article's observation."""

    key: ObservationKey
    person: Identity
    position: Identity
    relation: str
    evidence: Evidence
    as_of: tuple[date, date] | None = None
    as_of_basis: str | None = None
    begin: PartialDate | None = None
    end: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class ArticleStatements:
    """All that one article's graph holds, and the article itself."""

    article: Article
    version: str
    mentions: tuple[Mention, ...]
    positions: tuple[ObservedPosition, ...]
    assertions: tuple[Assertion, ...]

    def evidences(self) -> Iterator[Evidence]:
        for statements in (self.mentions, self.positions, self.assertions):
            for statement in statements:
                yield statement.evidence


@dataclass(frozen=True, slots=True)
class Bounds:
    """The four bounds of a tenure. Certain from `begin_latest` to `end_earliest` where these are in order."""

    begin_earliest: date | None = None
    begin_latest: date | None = None
    end_earliest: date | None = None
    end_latest: date | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """One person in one position, fused from observations. `organization` is None for an office of no body.

    `contradicts` are the tenures of others that cannot be true beside this one.
    """

    identity: Identity
    label: str
    person: Identity
    position: Identity
    role: Identity
    organization: Identity | None
    bounds: Bounds
    support: tuple[ObservationKey, ...]
    contradicts: tuple[Identity, ...] = ()


_VERSION_LENGTH = 12


def article_version(article: Article) -> str:
    """What tells this text of an article from another: the beginning of its digest."""
    return digest(article.text, _VERSION_LENGTH)


def article_identity(identifier: str) -> Identity:
    """An article by its identifier."""
    return Identity("article", identifier, identifier)


def outlet_identity(name: str) -> Identity:
    """A newspaper or site by its name."""
    key = older_tone_placement(name).casefold()
    return Identity("outlet", key, key)
