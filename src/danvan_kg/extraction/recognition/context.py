"""What an article tells about names that are not whole: territories and parents by nearness, outlet and chain."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from danvan_kg.extraction.recognition.bodies import Body, PlaceName
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.home import province_of_addresses, province_of_places
from danvan_kg.extraction.recognition.tokens import Tokens
from danvan_kg.lexicon.roles import Role
from danvan_kg.place import Level, Place

# Groups of organizations with members, of which the one of the country has a central committee.
NATIONAL = frozenset({"mass", "association"})
Noted = TypeVar("Noted")
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Territory:
    """A unit of territory by its canonical parts: ("tỉnh", "Nghệ An")."""

    unit: str
    name: str

    def __str__(self) -> str:
        return f"{self.unit} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Track(Generic[Noted]):
    """Things noted in order of the text, with the tokens at which they stand."""

    at: list[int] = field(default_factory=list)
    things: list[Noted] = field(default_factory=list)

    def note(self, at: int, thing: Noted) -> None:
        self.at.append(at)
        self.things.append(thing)

    def before(self, at: int) -> tuple[int, Noted] | None:
        """The last thing before token `at`, with its own token."""
        position = bisect_left(self.at, at) - 1
        return (self.at[position], self.things[position]) if position >= 0 else None

    def nearest(self, at: int) -> Noted | None:
        """The last thing before token `at`; without one, the first after it."""
        if not self.things:
            return None
        return self.things[max(bisect_left(self.at, at) - 1, 0)]


def _track(tracks: dict[Key, Track[Noted]], key: Key) -> Track[Noted]:
    track = tracks.get(key)
    if track is None:
        track = tracks[key] = Track()
    return track


@dataclass(frozen=True)
class Context:
    """Territories and bodies that the article names, by token, and the outlet's province.

    Territories are kept by unit, whole bodies by their group and by head and subject, bodies of titles with the role.
    `national` are organizations with members of the whole country, `within` counts places of one province alone,
    `day` is that of publication.
    """

    grammar: Grammar
    tokens: Tokens
    province: Territory | None
    units: dict[str, Track[Territory]] = field(default_factory=dict)
    provinces: Track[Territory] = field(default_factory=Track)
    provincial: set[Territory] = field(default_factory=set)
    groups: dict[str, Track[Body]] = field(default_factory=dict)
    alike: dict[tuple[str, str], Track[Body]] = field(default_factory=dict)
    over_provinces: dict[str, Track[Body]] = field(default_factory=dict)
    national: Track[Body] = field(default_factory=Track)
    bodies: Track[Body] = field(default_factory=Track)
    within: dict[Place, int] = field(default_factory=dict)
    day: date | None = None
    roles: Track[tuple[Role, Body]] = field(default_factory=Track)

    def note_role(self, at: int, role: Role, body: Body) -> None:
        """Remembers a role told with its body; to be called in order of the text."""
        self.roles.note(at, (role, body))

    def note(self, body: Body) -> None:
        """Remembers a body and the territory in it; to be called in order of the text."""
        self.bodies.note(body.start, body)
        for part in (body, *body.nested()):
            head = part.head
            if not head.fixed and (part.of is not None or head.level is not None):
                _track(self.groups, head.group).note(part.start, part)
            if isinstance(part.of, PlaceName) and self._is_province(part.of):
                _track(self.over_provinces, head.name).note(part.start, part)
            if (
                head.group in NATIONAL
                and isinstance(part.of, PlaceName)
                and part.of.name == self.grammar.known["country"]
            ):
                self.national.note(part.start, part)
            if part.of is not None:
                _track(self.alike, (head.name, part.subject)).note(part.start, part)
        if place := body.territory():
            self.note_place(place, of_body=True)

    def _is_province(self, place: PlaceName) -> bool:
        """Whether `place` is a province, or a unit without name that may be one."""
        if place.name:
            return bool(place.candidates) and place.candidates[0].level is Level.PROVINCE
        return Level.PROVINCE in self.grammar.unit_level.get(place.unit, ())

    def note_place(self, place: PlaceName, *, of_body: bool = False) -> None:
        """Remembers a territory; to be called in order of the text. `of_body`: it stands in the name of a body."""
        if not (place.unit and place.name):
            return
        territory = Territory(place.unit, place.name)
        _track(self.units, place.unit).note(place.start, territory)
        # A bare name may be that of a place elsewhere: "Trùng Khánh".
        called = of_body or self.tokens.words[place.start] == place.unit.split()[0]
        if called and len({candidate.province for candidate in place.candidates}) == 1:
            self.within[place.candidates[0]] = self.within.get(place.candidates[0], 0) + 1
        if place.candidates and place.candidates[0].level is Level.PROVINCE:
            self.provinces.note(place.start, territory)
            self.provincial.add(territory)

    def territory(self, unit: str, at: int, siblings: Sequence[Body] = ()) -> Territory | None:
        """What `unit` alone means at token `at`: the one of the chain, the sentence, the outlet, or the nearest."""
        for named in filter(None, map(territory_of, siblings)):
            if named.unit == unit:
                return named
        track = self.units.get(unit)
        before = track.before(at) if track else None
        if before and self.tokens.sentence[before[0]] == self.tokens.sentence[at]:
            return before[1]
        if self.province and self.province.unit == unit:
            return self.province
        subject = self._subject()
        if subject and subject.unit == unit:
            return subject
        if track:
            return track.nearest(at)
        return self.home if self.home and self.home.unit == unit else None

    @cached_property
    def home(self) -> Territory | None:
        """The province of the article where it names none; to be asked for when all is noted."""
        places = self.grammar.lexicon.places
        found = province_of_places(places, self.within, self.day)
        found = found or province_of_addresses(self.tokens.text, places, self.day)
        return Territory(found.kind, found.name) if found else None

    def province_at(self, at: int, siblings: Sequence[Body] = ()) -> Territory | None:
        """The province of a body without territory at token `at`: that of the chain, the outlet, or the nearest."""
        for named in filter(None, map(territory_of, siblings)):
            if named in self.provincial:
                return named
        if self.province:
            return self.province
        before = self.provinces.before(at)
        if before and self.tokens.sentence[before[0]] == self.tokens.sentence[at]:
            return before[1]
        return self._subject() or self.provinces.nearest(at) or self.home

    def _subject(self) -> Territory | None:
        """The one province that the title names: what an article says of another one is by the way."""
        end = self.tokens.title_end
        named = {self.provinces.things[index] for index in range(bisect_left(self.provinces.at, end))}
        return named.pop() if len(named) == 1 else None

    def body_near(self, at: int, groups: Iterable[str]) -> Body | None:
        """The nearest body of one of `groups` that says what it belongs to, before token `at`, else after it."""
        tracks = [track for group in groups if (track := self.groups.get(group))]
        before = [found for track in tracks if (found := track.before(at))]
        if before:
            return max(before, key=lambda found: found[0])[1]
        return next((body for track in tracks if (body := track.nearest(at))), None)

    def body_of_province(self, head: str, at: int) -> Body | None:
        """The nearest body of a province whose name has that head, before token `at`, else after it."""
        track = self.over_provinces.get(head)
        return track.nearest(at) if track else None

    def body_like(self, body: Body) -> Body | None:
        """The nearest body with the head and subject of `body` that says what it belongs to."""
        track = self.alike.get((body.head.name, body.subject))
        return track.nearest(body.start) if track else None


def territory_of(body: Body) -> Territory | None:
    """The territory that the name of `body` names in full."""
    place = body.territory()
    return Territory(place.unit, place.name) if place and place.name else None


def parts(bodies: Iterable[Body]) -> Iterator[Body]:
    """The bodies and those nested in them."""
    for body in bodies:
        yield body
        yield from body.nested()
