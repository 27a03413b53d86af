"""What an article tells about names that are not whole: territories and parents by nearness, outlet and chain."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from danvan_kg.extraction.bodies import Body, PlaceName
from danvan_kg.extraction.grammar import Grammar
from danvan_kg.extraction.tokens import Tokens
from danvan_kg.place import Level


@dataclass(frozen=True, slots=True)
class Territory:
    """A unit of territory by its canonical parts: ("tỉnh", "Nghệ An")."""

    unit: str
    name: str

    def __str__(self) -> str:
        return f"{self.unit} {self.name}".strip()


@dataclass(frozen=True)
class Context:
    """Territories and bodies that the article names in full, by token, and the outlet's province."""

    grammar: Grammar
    tokens: Tokens
    province: Territory | None
    places: list[tuple[int, Territory]] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    provinces: list[tuple[int, Territory]] = field(default_factory=list)

    def note(self, body: Body) -> None:
        """Remembers a body and the territories in it; to be called in order of the text."""
        self.bodies.append(body)
        inner: Body | PlaceName | None = body.of
        while isinstance(inner, Body):
            inner = inner.of
        if inner:
            self.note_place(inner)

    def note_place(self, place: PlaceName) -> None:
        """Remembers a territory; to be called in order of the text."""
        if place.unit and place.name:
            entry = (place.start, Territory(place.unit, place.name))
            self.places.append(entry)
            if place.candidates and place.candidates[0].level is Level.PROVINCE:
                self.provinces.append(entry)

    def province_at(self, at: int, siblings: Sequence[Body] = ()) -> Territory | None:
        """The province that a body without territory at token `at` lies in: in the chain, the outlet's, the nearest."""
        for sibling in siblings:
            named = territory_of(sibling)
            if named and any(named == known for _, known in self.provinces):
                return named
        if self.province or not self.provinces:
            return self.province
        position = bisect_left(self.provinces, at, key=lambda entry: entry[0])
        return self.provinces[max(position - 1, 0)][1]

    def territory(self, unit: str, at: int, siblings: Sequence[Body] = ()) -> Territory | None:
        """The territory that `unit` alone means at token `at`: in the chain, the sentence, the outlet's, the nearest."""
        for sibling in siblings:
            named = territory_of(sibling)
            if named and named.unit == unit:
                return named
        position = bisect_left(self.places, at, key=lambda entry: entry[0])
        before = [entry for entry in self.places[:position] if entry[1].unit == unit]
        sentence = self.tokens.sentence
        if before and sentence[before[-1][0]] == sentence[at]:
            return before[-1][1]
        if self.province and self.province.unit == unit:
            return self.province
        if before:
            return before[-1][1]
        after = [entry for entry in self.places[position:] if entry[1].unit == unit]
        return after[0][1] if after else None

    def body_before(self, at: int, groups: Sequence[str], *, like: Body | None = None) -> Body | None:
        """The nearest whole body of one of `groups` before token `at`, else after it; `like`: with that head and subject."""
        position = bisect_left(self.bodies, at, key=lambda body: body.start)
        for body in (*reversed(self.bodies[:position]), *self.bodies[position:]):
            for candidate in (body, *body.nested()):
                if like is not None:
                    if (candidate.head.name, candidate.subject) == (like.head.name, like.subject) and candidate.of:
                        return candidate
                elif (
                    candidate.head.group in groups
                    and (candidate.of or candidate.head.level)
                    and not candidate.head.fixed
                ):
                    return candidate
        return None


def territory_of(body: Body) -> Territory | None:
    """The territory that the name of `body` ends in."""
    inner: Body | PlaceName | None = body
    while isinstance(inner, Body):
        inner = inner.of
    return Territory(inner.unit, inner.name) if inner and inner.unit and inner.name else None


def parts(bodies: Sequence[Body]) -> Iterator[Body]:
    """The bodies and those nested in them."""
    for body in bodies:
        yield body
        yield from body.nested()
