"""Canonical full names: from what the text says and the context adds to an Organization."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from danvan_kg.extraction.recognition.abroad import Abroad
from danvan_kg.extraction.recognition.bodies import Body, PlaceName
from danvan_kg.extraction.recognition.context import NATIONAL, Context, Territory, parts
from danvan_kg.extraction.recognition.owners import COMMISSIONS, OF_COMMITTEE, told_owner
from danvan_kg.extraction.recognition.unit_owners import is_moved, provincial_owner, sole_owner
from danvan_kg.extraction.recognition.wholeness import names_place, tells_itself, tells_subject
from danvan_kg.lexicon.organizations import Head
from danvan_kg.observation import Organization

# Units of a committee that nobody calls units of the executive committee of its party organization.
_NOT_OF_EXECUTIVE = frozenset({"commission", "inspection", "office", "unit", "team", "delegation"})
_STEERING = "steering"  # committees of every level: only the posts beside tell which
_TEAMS = frozenset({"team", "delegation"})
_DEPTH = 5
_TELLING_ALIAS = 4  # words; shorter ways to write a whole name are those of other bodies too ("Trung ương")


@dataclass(frozen=True)
class Namer:
    """Gives bodies their canonical full names in the context of one article.

    `made` are the bodies named so far, `open` the heads and subjects of those whose owners are being looked for,
    `elsewhere` the names of those of other states, `whole` those asked for by their whole names.
    """

    context: Context
    made: dict[str, Organization] = field(default_factory=dict)
    open: set[tuple[str, str]] = field(default_factory=set)
    elsewhere: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)

    @property
    def _centre(self) -> str:
        return self.context.grammar.known["centre"]

    def named(self, name: str) -> Organization:
        """The body with the canonical name `name`, which the lexicon has as a whole name."""
        if name in self.whole:
            return self.made[name]
        self.whole.add(name)
        head = self.context.grammar.head_named.get(name)
        if head is None:
            return self._keep(Organization(name))
        parent = self.named(head.parent) if head.parent else None
        others = [f"{head.name} {parent.name}"] if parent and parent.name in head.tail else []
        others += [alias for alias in head.aliases if len(alias.split()) >= _TELLING_ALIAS]
        return self._keep(Organization(head.name, head.kind, parent, other_names=tuple(others)))

    def organization(self, body: Body, siblings: Sequence[Body] = (), depth: int = 0) -> Organization:
        """The body in full. `siblings` are the other bodies of the chain it stands in, the following ones first."""
        head = body.head
        if body.abroad:
            return self.abroad(body)
        if head.fixed:
            return self.named(head.name)
        if depth > _DEPTH:
            return self._keep(Organization(self._stem(body), head.kind, complete=False))
        of = body.of
        if isinstance(of, PlaceName):
            return self._of_place(body, of, siblings)
        if isinstance(of, Body):
            return self._of_body(body, self.organization(of, siblings, depth + 1))
        return self._of_context(body, siblings, depth)

    def abroad(self, body: Body) -> Organization:
        """A body of another state or of its party."""
        central = (body.of.name,) if isinstance(body.of, PlaceName) else ()
        assert body.abroad is not None
        return self._abroad(body.abroad, " ".join((self._stem(body), *central)), body.head.kind)

    def implied_abroad(self, name: str, abroad: Abroad) -> Organization:
        """The body of another state that is called as the body `name` of the lexicon is here."""
        head = self.context.grammar.head_named.get(name)
        return self._abroad(abroad, name, head.kind if head else "StateBody")

    def _abroad(self, abroad: Abroad, name: str, kind: str) -> Organization:
        made = self._keep(abroad.organization(name, kind))
        self.elsewhere.add(made.name)
        return made

    def committee(self, head_name: str, place: PlaceName | None, at: int, siblings: Sequence[Body]) -> Organization:
        """The party committee with the head `head_name` ("Tỉnh ủy") of `place`, or of the context's."""
        head = self.context.grammar.head_named[head_name]
        return self.organization(Body(head, at, at + 1, of=place), siblings)

    def of_territory(self, head_name: str, place: PlaceName, at: int, siblings: Sequence[Body]) -> Organization:
        """The body with the head `head_name` ("Ủy ban nhân dân") of `place`."""
        head = self.context.grammar.head_named[head_name]
        return self.organization(Body(head, at, at + 1, of=place), siblings)

    def committee_of_place(self, place: PlaceName, at: int, siblings: Sequence[Body]) -> Organization:
        """The party committee of a territory: "Tỉnh ủy X", "Đảng ủy xã X"."""
        return self.committee(self.context.grammar.committee_of(place.unit), place, at, siblings)

    # The parts of a name

    def _stem(self, body: Body) -> str:
        words = [body.head.name, body.subject, body.suffix, body.about if body.of is None else ""]
        return " ".join(word for word in words if word)

    def _of_place(self, body: Body, place: PlaceName, siblings: Sequence[Body]) -> Organization:
        if place.name in (self._centre, self.context.grammar.known["country"]):
            return self._central(body, place.name)
        if body.head.domain == COMMISSIONS:
            return self._of_body(body, self.committee_of_place(place, body.start, siblings))
        territory: Territory | None = Territory(place.unit, place.name)
        if not place.name:
            territory = self.context.territory(place.unit, body.start, siblings)
        if territory is None:
            stem = self._stem(body)
            name = stem if body.head.level == place.unit else f"{stem} {place.unit}"
            return self._keep(Organization(name, body.head.kind, complete=False))
        return self._territorial(body, territory)

    def _central(self, body: Body, name: str) -> Organization:
        known, central = self.context.grammar.known, name == self._centre
        parent = self.named(known["central_committee"]) if central and body.head.group in OF_COMMITTEE else None
        whole = tells_subject(body)
        full = f"{self._stem(body)} {name} {body.about}".rstrip()
        return self._keep(Organization(full, body.head.kind, parent, complete=whole or bool(body.about)))

    def _territorial(self, body: Body, territory: Territory) -> Organization:
        head, stem = body.head, self._stem(body)
        kept = territory.name in self.context.grammar.lexicon.organizations.unit_kept
        kept = kept or territory.name[:1].isdigit()
        shown = territory.name if head.level and not kept else str(territory)
        name = f"{stem} {shown} {body.about}".rstrip()
        others = self._other_names(head, stem, territory)
        return self._keep(Organization(name, head.kind, None, str(territory), others, tells_subject(body)))

    def _other_names(self, head: Head, stem: str, territory: Territory) -> tuple[str, ...]:
        known = self.context.grammar.known
        if head.group == "committee" and (head.level or head.name == known["party_committee"]):
            shown = (f"{stem} {territory.name}",) if territory.name[:1].isdigit() else ()
            return (f"{known['executive_committee']} {known['party_organization']} {territory}", *shown)
        if head.group == "youth" and head.level:
            return (f"{known['youth']} {territory}",)
        return (f"{stem} {territory}",) if head.level else ()

    def _of_body(self, body: Body, owner: Organization) -> Organization:
        head = body.head
        if head.group in OF_COMMITTEE and owner.kind == "PartyOrganization":
            owner = self.committee_of(owner)
        if head.group == "executive" and owner.kind == "PartyCommittee":
            return owner
        stem = f"{self._stem(body)} {self.context.grammar.possessive}" if head.group in _TEAMS else self._stem(body)
        name = f"{stem} {owner.name}"
        unit = head.group == "unit" and owner.kind != "PartyCommittee"
        named = owner.other_names if unit or head.group not in _NOT_OF_EXECUTIVE else ()
        others = tuple(f"{stem} {other}" for other in (*named, *self._as_printed(body)))
        if body.suffix and head.group in _TEAMS:  # "Đoàn kiểm tra số 1 của …" is "Đoàn kiểm tra 1 của …"
            others = (*others, self._surface(body.start, body.end))
        if self.context.grammar.tells_unit(head.domain, body.subject, owner.name):
            others = (*others, stem)
        return self._keep(Organization(name, head.kind, owner, owner.territory, others, owner.complete))

    def _as_printed(self, body: Body) -> Sequence[str]:
        """The owner of a team as the text writes it: teams go by the short name of who sends them."""
        if body.head.group not in _TEAMS or not isinstance(body.of, Body):
            return ()
        return (self._surface(body.of.start, body.of.end),)

    def _surface(self, start: int, end: int) -> str:
        text = " ".join(self.context.tokens.surface[start:end]).replace(" ,", ",")
        return text[:1].upper() + text[1:]

    def committee_of(self, organization: Organization) -> Organization:
        """The committee that leads a party organization: of "Đảng bộ tỉnh X" it is "Tỉnh ủy X"."""
        grammar = self.context.grammar
        known = grammar.known
        rest = organization.name.removeprefix(f"{known['party_organization']} ")
        if rest == organization.name:
            return organization
        for unit, head in grammar.committees.items():
            if organization.territory and rest == organization.territory and rest.startswith(unit + " "):
                territory = Territory(unit, rest[len(unit) + 1 :])
                return self._territorial(Body(grammar.head_named[head], 0, 1), territory)
        name, other = f"{known['party_committee']} {rest}", f"{known['executive_committee']} {organization.name}"
        return self._keep(Organization(name, "PartyCommittee", None, organization.territory, (other,)))

    def _of_context(self, body: Body, siblings: Sequence[Body], depth: int) -> Organization:
        """A body that says nothing of what it belongs to, from its chain and from the text around it."""
        head, whole = body.head, tells_itself(body, self.context.grammar)
        if head.short and (full := self._in_full(body)):
            return self.organization(full, siblings, depth + 1)
        if body.suffix or not (head.of or head.short):
            printed = (self._surface(body.start, body.end),) if head.group in _TEAMS else ()
            return self._keep(Organization(self._stem(body), head.kind, other_names=printed, complete=whole))
        if head.whole:
            return self._keep(Organization(head.full or self._stem(body), head.kind, complete=whole))
        if (
            "central" in head.of
            and head.domain != "open"
            and not (head.domain == "phrase" and body.subject)
            and any(s.head.name in self.context.grammar.lexicon.organizations.central_bodies for s in siblings)
        ):
            return self._central(body, self._centre)
        return (
            self._by_level(body, siblings)
            or self._by_table(body, siblings, depth)
            or self._by_owner(body, siblings, depth)
            or self._by_place(body, siblings)
            or self._keep(Organization(self._stem(body), head.kind, complete=whole and self._named_apart(head)))
        )

    def _in_full(self, body: Body) -> Body | None:
        """The body for which a short name stands: "Khối" for the nearest bloc, "Trung ương Hội" for one's."""
        if body.head.group not in NATIONAL:
            return self.context.body_near(body.start, (body.head.group,))
        whole = self.context.national.nearest(body.start)
        centre = self.context.grammar.head_named[self._centre]
        return Body(centre, body.start, body.end, of=whole) if whole else None

    def _named_apart(self, head: Head) -> bool:
        """Whether bodies of that head have names of their own, beside those that every territory has."""
        return head.domain == "open" or head.domain in self.context.grammar.lexicon.units.domains

    def _by_level(self, body: Body, siblings: Sequence[Body]) -> Organization | None:
        """ "Tỉnh ủy", "Đảng bộ" beside the committee of a territory: the territory that the context tells."""
        if body.head.name == self.context.grammar.known["party_organization"]:
            return self._led(body, siblings)
        territory = self.context.territory(body.head.level, body.start, siblings) if body.head.level else None
        return self._territorial(body, territory) if territory else None

    def _by_table(self, body: Body, siblings: Sequence[Body], depth: int) -> Organization | None:
        """A unit of which the lexicon knows whose it is: one body's, that of the province, or told by its own name."""
        if is_moved(body, self.context):
            return self._keep(Organization(self._stem(body), body.head.kind))
        if name := sole_owner(body, self.context):
            whole = self._of_body(body, self.named(name))
            itself = names_place(body, self.context.grammar)  # "Cục Du lịch Quốc gia Việt Nam" goes by that name
            return self._keep(replace(whole, name=self._stem(body), other_names=(whole.name,))) if itself else whole
        owner = provincial_owner(body, self.context, siblings)
        return self._of_body(body, self.organization(owner, siblings, depth + 1)) if owner else None

    def _by_owner(self, body: Body, siblings: Sequence[Body], depth: int) -> Organization | None:
        named = (body.head.name, body.subject)
        owner = None if body.head.level or named in self.open else told_owner(body, siblings, self.context)
        if owner is None:
            return None
        self.open.add(named)
        whole = self.organization(owner, siblings, depth + 1)
        self.open.discard(named)
        # Two bodies that leave out what they belong to do not tell it of each other.
        return self._of_body(body, whole) if whole.complete or owner.subject or not owner.elided else None

    def _by_place(self, body: Body, siblings: Sequence[Body]) -> Organization | None:
        """The territory of the chain for a party body, the province for any other that has one."""
        head = body.head
        if head.level or head.domain in ("open", "phrase"):
            return None
        if head.domain == COMMISSIONS and (place := next(filter(None, (b.territory() for b in siblings)), None)):
            return self._of_body(body, self.committee_of_place(place, body.start, siblings))
        party = head.group in ("committee", "organization")
        if party or (head.group == "unit" and "place" in head.of) or head.domain == _STEERING:
            beside = self._beside(siblings)
            return self._territorial(body, beside) if beside else None
        return self._by_province(body, siblings) if {"place", "bare"} & set(head.of) else None

    def _beside(self, siblings: Sequence[Body]) -> Territory | None:
        """The territory of the next body in the chain: "Bí thư Đảng ủy, Chủ tịch HĐND xã X"."""
        for sibling in siblings:
            if place := sibling.territory():
                whole = Territory(place.unit, place.name)
                return whole if place.name else self.context.territory(place.unit, sibling.start)
        return None

    def _led(self, body: Body, siblings: Sequence[Body]) -> Organization | None:
        """ "Đảng bộ" beside "Thành ủy Hà Nội" is that of the city."""
        for candidate in parts(siblings):
            if candidate.head.group == "committee" and candidate.head.level:
                place = candidate.of if isinstance(candidate.of, PlaceName) else None
                name = place.name if place else ""
                whole = PlaceName(candidate.head.level, name, body.start, body.start + 1)
                return self._of_place(body, whole, siblings)
        return None

    def _by_province(self, body: Body, siblings: Sequence[Body]) -> Organization | None:
        """By the form in which the article names the body in full, else by the province that the context tells."""
        full = self.context.body_like(body)
        if full and isinstance(full.of, PlaceName):
            return self._of_place(body, full.of, siblings)
        territory = self.context.province_at(body.start, siblings)
        if territory and body.head.domain == COMMISSIONS:
            place = PlaceName(territory.unit, territory.name, body.start, body.end)
            return self._of_body(body, self.committee_of_place(place, body.start, siblings))
        return self._territorial(body, territory) if territory else None

    def _keep(self, organization: Organization) -> Organization:
        """One object for each name; what is known of it grows."""
        known = self.made.get(organization.name)
        if known is None:
            self.made[organization.name] = organization
            return organization
        if (organization.other_names and not known.other_names) or (organization.parent and not known.parent):
            known = replace(
                known,
                parent=known.parent or organization.parent,
                other_names=known.other_names or organization.other_names,
                territory=known.territory or organization.territory,
            )
            self.made[organization.name] = known
        return known
