"""Names of bodies as trees: a head, its subject, and what it belongs to.

A tree says what the text says, no more: what is left out ("Tỉnh ủy" of which province) is found later, from context.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from danvan_kg.extraction.recognition.abroad import Abroad
from danvan_kg.lexicon.organizations import Head
from danvan_kg.place import Place

COUNTRIES = "countries"  # the subjects of embassies and of other states' parties


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A territory in the name of a body.

    `name` is empty where only the unit is named ("tỉnh"); then the context tells it. `unit` is empty for
    "Trung ương" and "Việt Nam". `candidates` are the places so called in the tables.
    """

    unit: str
    name: str
    start: int
    end: int
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A reading of the tokens from `start` to before `end` as the name of a body.

    `subject` is what the body is about or called, `of` what it belongs to, `suffix` a number; `abroad` is the
    other state whose body it is, `about` what it is for where that stands last ("Ban Chỉ đạo Trung ương về …").
    """

    head: Head
    start: int
    end: int
    subject: str = ""
    of: "Body | PlaceName | None" = None
    suffix: str = ""
    abroad: Abroad | None = None
    about: str = ""

    @property
    def elided(self) -> bool:
        """Whether something that the full name needs is not said here."""
        if self.head.fixed or self.suffix or self.abroad or self.head.domain == "phrase":
            return False
        if isinstance(self.of, PlaceName):
            return not self.of.name
        if isinstance(self.of, Body):
            return self.of.elided
        return bool(self.head.of) and not self.head.whole

    def in_place(self, place: PlaceName) -> "Body":
        """The body of the territory `place`, where the name of its own is left out and the unit is that of `place`."""
        if isinstance(self.of, Body):
            return replace(self, of=self.of.in_place(place))
        unit = self.of.unit if self.of else self.head.level
        return replace(self, of=place) if unit == place.unit and not (self.of and self.of.name) else self

    @property
    def preference(self) -> tuple[bool, int, int]:
        """Greater for the better of two readings.

        A name that the lexicon knows and that is whole goes before an open run of words, then the longer one, then the
        one whose head stands earlier in the file.
        """
        head = self.head
        told = self.of is not None or bool(self.suffix) or self.abroad is not None
        known = head.fixed or (head.domain != "open" and (told or (bool(self.subject) and not head.of)))
        return known, self.end, -self.head.order

    def nested(self) -> Iterator["Body"]:
        """The bodies inside this one, outermost first."""
        if isinstance(self.of, Body):
            yield self.of
            yield from self.of.nested()

    def territory(self) -> PlaceName | None:
        """The territory in which the name ends; its own name may be left out."""
        inner: Body | PlaceName | None = self
        while isinstance(inner, Body):
            inner = inner.of
        return inner if inner and inner.unit else None
