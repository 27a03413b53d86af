"""Bodies: one identity for each canonical name, the authority's names first."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from danvan_kg.authority import Authority, Body, BodyChange
from danvan_kg.entity import Fact, Identity, Individual, Link, Text, Thing, Value, article_identity
from danvan_kg.observation import Organization
from danvan_kg.resolution.names import body_key, executive_names
from danvan_kg.resolution.tally import favourite
from danvan_kg.resolution.territorial_changes import territorial_changes
from danvan_kg.resolution.territories import Territories

UNKNOWN_KIND = "Organization"


def change_identity(change: BodyChange) -> Identity:
    return Identity("change", change.id, change.id)


@dataclass(slots=True)
class _Seen:
    """How articles name a body."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    other_names: set[str] = field(default_factory=set)
    parents: Counter[Identity] = field(default_factory=Counter)
    territories: Counter[str] = field(default_factory=Counter)


class Organizations:
    """Tells which body a name means. Identity is the canonical name, so it needs no other article."""

    def __init__(self, authority: Authority) -> None:
        self.territories = Territories()
        self._changes = tuple(territorial_changes(authority, self.territories))
        known = [*(body for change in self._changes for body in change.bodies), *authority.bodies]
        self._authority_changes = authority.changes
        self._curated_names = {body.name for body in authority.bodies}
        self._bodies = {body.name: body for body in known}
        self._by_key = {body_key(name): body.name for body in known for name in (body.name, *body.other_names)}
        self._executives = authority.executives
        self._shared_heads = tuple(f"{head} " for head in authority.shared_heads)
        self._seen: dict[Identity, _Seen] = {}
        self._provinces: dict[str, frozenset[str]] = {}
        self._local: dict[Identity, str] = {}

    def identity(self, organization: Organization, article: str) -> Identity:
        """A body whose full name the article does not tell is that article's own.

        So is one of a district or commune whose name several provinces have, where the article names none of these.
        """
        named = self.named(organization.name)
        scope = self._scope(organization, article) if organization.complete else article
        if not scope:
            return named
        identity = Identity("organization", f"{named.key}\n{scope}", named.readable)
        if scope == article:
            self._local[identity] = article
        return identity

    def note_provinces(self, article: str, organizations: Iterable[Organization], outlet: str | None) -> None:
        """Notes which provinces an article is about; call it before asking for identities in that article."""
        names = {body.territory for body in organizations if body.territory} | ({outlet} if outlet else set())
        provinces = {province for name in names if (province := self.territories.province(name))}
        self._provinces[article] = frozenset(provinces)

    def _scope(self, organization: Organization, article: str) -> str:
        """What tells bodies of one name in several provinces apart; empty where the name tells enough."""
        if self._by_key.get(body_key(organization.name)):
            return ""
        if not organization.territory:
            return self._where(article) if organization.name.startswith(self._shared_heads) else ""
        candidates = self.territories.provinces(organization.territory)
        if len(candidates) < 2:
            return ""
        named = candidates & self.provinces(article)
        return next(iter(named)) if len(named) == 1 else article

    def _where(self, article: str) -> str:
        """The province that an article is about, else the article."""
        provinces = self.provinces(article)
        return next(iter(provinces)) if len(provinces) == 1 else article

    def named(self, name: str) -> Identity:
        """The body of that canonical or curated name."""
        key = body_key(self._by_key.get(body_key(name), name))
        return Identity("organization", key, key)

    def body(self, identity: Identity) -> Body | None:
        """What the authority knows of it."""
        return self._bodies.get(self._by_key.get(identity.key, ""))

    def observe(self, organization: Organization, article: str) -> Identity:
        """Notes names and kind for the description of the body, and of those it is a unit of."""
        identity = self.identity(organization, article)
        seen = self._seen.setdefault(identity, _Seen())
        seen.names[organization.name] += 1
        seen.kinds[organization.kind] += 1
        seen.other_names.update(organization.other_names)
        if organization.territory:
            seen.territories[organization.territory] += 1
        if organization.parent:
            seen.parents[self.observe(organization.parent, article)] += 1
        return identity

    def label(self, identity: Identity) -> str:
        body = self.body(identity)
        return body.name if body else favourite(self._seen[identity].names)

    def kind(self, identity: Identity) -> str:
        body = self.body(identity)
        if body and body.kind != UNKNOWN_KIND:
            return body.kind
        seen = self._seen.get(identity, _Seen())
        known = Counter({kind: n for kind, n in seen.kinds.items() if kind != UNKNOWN_KIND})
        return favourite(known) if known else UNKNOWN_KIND

    def parent(self, identity: Identity) -> Identity | None:
        """The body that it is a unit of: the authority's, else the one most often stated."""
        body, seen = self.body(identity), self._seen.get(identity)
        if body and (body.unit_of or body.part_of):
            return self.named(body.unit_of or body.part_of or "")
        return min(seen.parents, key=lambda parent: (-seen.parents[parent], parent)) if seen and seen.parents else None

    def territory(self, identity: Identity) -> str | None:
        body, seen = self.body(identity), self._seen.get(identity)
        if body and body.territory:
            return body.territory
        return favourite(seen.territories) if seen and seen.territories else None

    def levels(self, identity: Identity) -> set[str]:
        """The level of the body, and of those it is a unit of, as the authority or their territory tells it."""
        line = [(each, self.body(each), self.territory(each)) for each in self.line_of(identity)]
        curated = {body.level for _, body, _ in line if body and body.level}
        own = {self.territories.level(place) for each, _, place in line if each == identity and place}
        return curated | {level for level in own if level}

    def provinces(self, article: str) -> frozenset[str]:
        """The provinces that an article is about, as noted."""
        return self._provinces.get(article, frozenset())

    def line_of(self, identity: Identity) -> list[Identity]:
        """The body and those above it, nearest first."""
        line: list[Identity] = []
        current: Identity | None = identity
        while current and current not in line:
            line.append(current)
            current = self.parent(current)
        return line

    def identities(self) -> list[Identity]:
        """Every body that an article, the authority or a stated change names, sorted."""
        changed = {name for change in self.changes() for name in (*change.before, *change.after)}
        return sorted({*self._seen, *(self.named(name) for name in self._curated_names | changed)})

    def changes(self) -> list[BodyChange]:
        """Changes of bodies of provinces of which an article names one."""
        changes = (each.change for each in self._changes)
        return [each for each in changes if any(self.named(name) in self._seen for name in (*each.before, *each.after))]

    def change(self, before: Identity, after: Identity) -> Identity | None:
        """The change by which a body became another, the authority's first; None where the older one goes on."""
        for change in (*self._authority_changes, *(each.change for each in self._changes)):
            if before in map(self.named, change.before) and after in map(self.named, change.after):
                return change_identity(change)
        body = self.body(before)
        if before == after or (body and not body.exists_until):
            return None
        return Identity("change", f"{before.key}\n{after.key}", f"{before.readable} {after.readable}")

    def things(self, attested: dict[Identity, list[Fact]]) -> Iterator[Thing]:
        """Each body with what articles state of it (`attested`) and what the authority knows, which goes first."""
        guided = self._guided()
        for identity in self.identities():
            body = self.body(identity)
            curated = [*self._curated(body), *guided.get(identity, [])] if body else []
            fixed = {fact.predicate for fact in curated if fact.predicate in _ONE_VALUE}
            stated = [fact for fact in attested.get(identity, []) if fact.predicate not in fixed]
            if "dv:level" not in fixed:
                stated += self._level(identity)
            if identity in self._local:
                stated.append(Fact("dv:localTo", article_identity(self._local[identity])))
            label = self.label(identity)
            yield Thing(
                identity,
                self.kind(identity),
                label,
                self._other_names(identity, label),
                body.english if body else None,
                tuple(dict.fromkeys([*curated, *stated])),
            )

    def _level(self, identity: Identity) -> list[Fact]:
        """That of its territory."""
        territory = self.territory(identity)
        level = self.territories.level(territory) if territory else None
        return [Fact("dv:level", Individual(f"dv:{level}Level"))] if level else []

    def _other_names(self, identity: Identity, label: str) -> tuple[str, ...]:
        body, seen = self.body(identity), self._seen.get(identity)
        names = set(body.other_names) if body else set()
        if seen:
            names |= {*seen.names, *seen.other_names}
        if self.kind(identity) == "PartyCommittee":
            names.update(executive_names(label, self._executives))
        return tuple(sorted(names - {label}))

    def _curated(self, body: Body) -> Iterator[Fact]:
        for predicate, name in (
            ("org:unitOf", body.unit_of),
            ("org:subOrganizationOf", body.part_of),
            ("dv:leads", body.leads),
            *(("dv:guides", guided) for guided in body.guides),
        ):
            if name:
                yield Fact(predicate, self.named(name))
        values: Iterable[tuple[str, Value | None]] = (
            ("dv:level", Individual(f"dv:{body.level}Level") if body.level else None),
            ("dv:existsFrom", body.exists_from),
            ("dv:existsUntil", body.exists_until),
            *(("dv:symbolSuffix", suffix) for suffix in body.suffixes),
            *(("skos:exactMatch", Link(match)) for match in body.matches),
            ("rdfs:comment", Text(body.note) if body.note else None),
            ("dcterms:source", Text(body.source)),
        )
        yield from (Fact(predicate, value) for predicate, value in values if value is not None)

    def _guided(self) -> dict[Identity, list[Fact]]:
        """A central commission guides every commission with the same head below it, without being above it."""
        facts: dict[Identity, list[Fact]] = {}
        guides = {head: self.named(body.name) for body in self._bodies.values() for head in body.guides_heads}
        for identity in self.identities() if guides else []:
            guide = _longest_head(self.label(identity), guides)
            if guide and guide != identity and self.kind(identity) == "AdvisoryCommission" and self._below(identity):
                facts.setdefault(guide, []).append(Fact("dv:guides", identity))
        return facts

    def _below(self, identity: Identity) -> bool:
        """Not a body of the centre itself."""
        body = self.body(identity)
        return not body or body.level != "central"


def _longest_head(label: str, guides: Mapping[str, Identity]) -> Identity | None:
    """Of the commission whose head begins `label`: of "Ban Tuyên giáo và Dân vận", not of "Ban Tuyên giáo"."""
    heads = [head for head in guides if label.startswith(f"{head} ")]
    return guides[max(heads, key=len)] if heads else None


# What the authority states of these stands alone; articles may add to any other property.
_ONE_VALUE = frozenset({"org:unitOf", "dv:level"})
