"""Appearances of people: what articles tell of somebody, and why two are taken for one."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from danvan_kg.authority import Calling
from danvan_kg.entity import Identity
from danvan_kg.resolution.callings import OFFICE

Days = tuple[date, date]


@dataclass(frozen=True, slots=True, order=True)
class Office:
    """A position that an appearance names, with the days on which it was held where they are known."""

    position: Identity
    role: Identity
    body: Identity | None
    days: Days | None
    held: bool


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """Why two appearances are taken for one person: words, and the thing that ties them, if one does."""

    words: str
    tie: Identity | None = None

    def told(self, label: Callable[[Identity], str]) -> str:
        return f"{self.words}: {label(self.tie)}" if self.tie else self.words


@dataclass(slots=True)
class Profile:
    """What is known of one supposed person.

    `printed` are the keys of the names and the articles that print them. `beside` and `company` are bodies and persons
    named in the same articles, `about` the provinces that whole articles are about.
    """

    offices: set[Office] = field(default_factory=set)
    beside: set[Identity] = field(default_factory=set)
    company: set[str] = field(default_factory=set)
    callings: set[Calling] = field(default_factory=set)
    forenames: set[str] = field(default_factory=set)
    printed: set[tuple[str, str]] = field(default_factory=set)
    about: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    names: list[str] = field(default_factory=list)
    curated: str | None = None
    reasons: set[Reason] = field(default_factory=set)

    def absorb(self, other: "Profile", reason: Reason) -> None:
        self.offices |= other.offices
        self.callings |= other.callings
        self.forenames |= other.forenames
        self.printed |= other.printed
        self.see_beside(other)
        self.articles |= other.articles
        self.names += other.names
        self.curated = self.curated or other.curated
        self.reasons |= {*other.reasons, reason}

    def see_beside(self, other: "Profile") -> None:
        """Takes over what the articles of `other` tell besides."""
        self.beside |= other.beside
        self.company |= other.company
        self.about |= other.about

    @property
    def positions(self) -> set[Identity]:
        return {office.position for office in self.offices}

    @property
    def bodies(self) -> set[Identity]:
        return {office.body for office in self.offices if office.body}

    @property
    def fields(self) -> set[str]:
        """Those of the callings, and holding an office."""
        return {calling.field for calling in self.callings} | ({OFFICE} if self.offices else set())
