"""Roles and positions: a position is a role in a body, a role a concept that many positions share."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from danvan_kg.authority import Authority, CuratedRole
from danvan_kg.entity import Fact, Identity, Text, Thing
from danvan_kg.observation import Position
from danvan_kg.resolution.names import joined_at, name_key
from danvan_kg.resolution.organizations import Organizations


@dataclass
class Positions:
    """Identities and descriptions of roles and positions."""

    authority: Authority
    organizations: Organizations
    _roles: dict[Identity, str] = field(default_factory=dict)
    _posts: dict[Identity, tuple[Identity, Identity | None]] = field(default_factory=dict)

    def role(self, name: str) -> Identity:
        key = name_key(name)
        identity = Identity("role", key, key)
        label = min(self._roles.get(identity, name), name)
        self._roles[identity] = label
        return identity

    def position(self, position: Position, article: str) -> Identity:
        """A position in a body whose full name is not told is, as the body is, the article's own."""
        role = self.role(position.role)
        body = self.organizations.identity(position.organization, article) if position.organization else None
        key = f"{role.key}\n{body.key if body else ''}"
        identity = Identity("position", key, f"{role.readable} {body.readable if body else ''}".strip())
        self._posts[identity] = (role, body)
        return identity

    def parts(self, position: Identity) -> tuple[Identity, Identity | None]:
        """Role and body of a position."""
        return self._posts[position]

    def label(self, position: Identity) -> str:
        """Role and body, where the body goes on with the word that the role ends in: "Trưởng Ban Dân vận …"."""
        role, body = self._posts[position]
        return joined_at(self._roles[role], self.organizations.label(body)) if body else self._roles[role]

    def _spelt_out(self, position: Identity) -> str:
        """Role and body with every word: "Trưởng ban Ban Dân vận …"."""
        role, body = self._posts[position]
        return f"{self._roles[role]} {self.organizations.label(body)}" if body else self._roles[role]

    def has_one_holder(self, position: Identity) -> bool:
        """Whether the authority knows that one person at a time holds it. An office of no body may be of several."""
        role, body = self._posts[position]
        known = self._curated.get(role.key)
        return bool(known and known.single_holder and body and body not in self._shared(known))

    def things(self) -> Iterator[Thing]:
        """Every role, curated ones among them, and every position."""
        curated = self._curated
        for role in sorted(curated.values(), key=lambda role: role.name):
            self.role(role.name)
            if role.broader:
                self.role(role.broader)
        for identity, name in sorted(self._roles.items()):
            known = curated.get(identity.key)
            label = known.name if known else name
            english = known.english if known and known.english else self.authority.role_labels.get(label)
            facts = tuple(self._role_facts(known)) if known else ()
            yield Thing(identity, "Role", label, english=english, facts=facts)
        for identity, (role_identity, body) in sorted(self._posts.items(), key=lambda item: item[0]):
            facts = tuple(self._position_facts(role_identity, body, curated.get(role_identity.key)))
            label, spelt_out = self.label(identity), self._spelt_out(identity)
            names = (spelt_out,) if spelt_out != label else ()
            yield Thing(identity, "Position", label, names, facts=facts)

    def _role_facts(self, role: CuratedRole) -> Iterator[Fact]:
        if role.single_holder is not None:
            yield Fact("dv:singleHolder", role.single_holder)
        if role.broader:
            yield Fact("skos:broader", self.role(role.broader))
        if role.note:
            yield Fact("rdfs:comment", Text(role.note))
        yield Fact("dcterms:source", Text(role.source))

    def _position_facts(self, role: Identity, body: Identity | None, known: CuratedRole | None) -> Iterator[Fact]:
        yield Fact("org:role", role)
        if body:
            yield Fact("org:postIn", body)
        if known and body in self._shared(known):
            yield Fact("dv:singleHolder", False)

    @cached_property
    def _curated(self) -> dict[str, CuratedRole]:
        return {name_key(role.name): role for role in self.authority.roles}

    def _shared(self, role: CuratedRole) -> set[Identity]:
        """The bodies in which several persons have the role."""
        return {self.organizations.named(name) for name in role.several_in}
