"""Position observations from bound titles: persons, canonical positions, one relation for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from danvan_kg.article import ZoneKind
from danvan_kg.extraction.recognition.bound import Bound
from danvan_kg.extraction.recognition.context import Context
from danvan_kg.extraction.recognition.dating import Dating
from danvan_kg.extraction.recognition.elements import Element
from danvan_kg.extraction.recognition.elisions import Elisions
from danvan_kg.extraction.recognition.issues import unplaced_title
from danvan_kg.extraction.recognition.naming import Namer
from danvan_kg.extraction.recognition.placing import Placing, role_name
from danvan_kg.extraction.recognition.settling import MEMBER, Reading, in_the_centre
from danvan_kg.extraction.recognition.spoken_of import SpokenOf
from danvan_kg.extraction.recognition.stages import before_now
from danvan_kg.extraction.recognition.stripping import Stripping, without_posts
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import Tokens
from danvan_kg.lexicon.phrases import normal_syllable
from danvan_kg.observation import Evidence, Issue, Person, Position, PositionObservation, Relation
from danvan_kg.partial_date import PartialDate

_ADDRESS = 2  # tokens of a form of address between a title and a name


@dataclass
class PositionReader:
    """Makes the observations of one article, sentence by sentence, in order of the text."""

    tokens: Tokens
    context: Context
    namer: Namer
    people: Mapping[str, Person]
    published: PartialDate | None = None
    found: list[Reading] = field(default_factory=list)
    missed: list[tuple[Person, Title]] = field(default_factory=list)
    stripped: list[tuple[Person, bool]] = field(default_factory=list)
    foreigners: set[Person] = field(default_factory=set)

    @cached_property
    def spoken_of(self) -> SpokenOf:
        return SpokenOf(self.tokens, self.context, self.people)

    @cached_property
    def elisions(self) -> Elisions:
        return Elisions(self.tokens, self.context, self.namer)

    @cached_property
    def placing(self) -> Placing:
        return Placing(self.context, self.namer, self.elisions)

    @cached_property
    def dating(self) -> Dating:
        return Dating(self.context.grammar, self.tokens, self.published)

    def read(self, elements: Sequence[Element], bounds: Iterable[Bound], strippings: Iterable[Stripping] = ()) -> None:
        first = len(self.found)
        for bound in bounds:
            if person := self.spoken_of.holder(bound):
                self._read_of(person, bound)
        self.found[first:] = before_now(self.found[first:])
        for stripping in strippings:
            if person := self.spoken_of.person(stripping.name):
                self.stripped.append((person, stripping.party))
        self.spoken_of.listen(elements)

    def readings(self) -> list[Reading]:
        """What was read, without this state's offices where the person holds one of another state's.

        "Thủ tướng A" is no head of this government where the article says "Thủ tướng Singapore A" elsewhere.
        """
        found = without_posts(self.found, self.stripped)
        return [
            reading
            for reading in in_the_centre(found, self.context.grammar.lexicon.organizations.central_bodies)
            if reading.observation.person not in self.foreigners
            or not (reading.by_context or self._national(reading.observation.position))
            if not (reading.apart and self._held_by_another(reading))
        ]

    def _held_by_another(self, reading: Reading) -> bool:
        """Whether the post is one that one person has, and the article gives it to another by a title right beside him.

        "Báo cáo với Thủ tướng, Bí thư Thành ủy A cho biết" does not make A prime minister where the article names
        the one who is.
        """
        position, person = reading.observation.position, reading.observation.person
        if reading.observation.relation is not Relation.HOLDS:
            return False
        holders = {o.observation.person for o in self.found if o.observation.position == position and not o.apart}
        return bool(holders) and person not in holders

    def _national(self, position: Position) -> bool:
        if position.organization and position.organization.name in self.namer.elsewhere:
            return False
        head = self.context.grammar.head_named.get(position.organization.name) if position.organization else None
        if head and head.elsewhere:
            return False
        ministry = position.organization is not None and position.organization.name.startswith(self._ministry)
        return ministry or (head is not None and head.fixed)

    @cached_property
    def _ministry(self) -> str:
        """The head of the names of ministries, with its blank."""
        return f"{self.context.grammar.known['ministry']} "

    def _read_of(self, person: Person, bound: Bound) -> None:
        if self._of_another_state(person, bound.title):
            self.foreigners.add(person)
        position = self.placing.position(bound) or self._left(person, bound)
        if position is None:
            historical = bound.name is not None and bound.name.historical
            if bound.title and not bound.title.abroad and not historical:
                self.missed.append((person, bound.title))
        elif not self.placing.is_vague(bound, position):
            last = self.found[-1].observation if self.found else None
            dated = self.dating.dated(bound, position, person, last)
            reading = Reading(
                self._observation(dated, person, position),
                by_context=self.placing.needs_context(bound),
                headline=self.tokens.sentences[self.tokens.sentence[bound.start]][2] is ZoneKind.TITLE,
                called_former=bound.title is not None and bound.title.status == "former",
                long_taken=dated is not bound,
                moved=bound.moved,
                apart=self._is_apart(bound),
                called=bound.body.body.head.member if bound.body else None,
                central=self.placing.central(bound, position),
            )
            self.found.append(reading)

    def _is_apart(self, bound: Bound) -> bool:
        """Whether the title of an office that one person has may be of somebody else than the name beside it."""
        title, name = bound.title, bound.name
        if title is None or name is None or not title.role.sole:
            return False
        if bound.rule != "position.preposed":
            return title.plural or (bound.rule == "position.postposed" and not bound.siblings)
        following = bound.siblings[0] if bound.siblings else None
        adjoins = 0 <= name.start - title.end <= _ADDRESS
        return not adjoins and not (following and following.role.sole)

    def _left(self, person: Person, bound: Bound) -> Position | None:
        """The post that the article has given the person, where only its role is left: "thôi giữ chức Bí thư"."""
        if bound.title is None or bound.relation is not Relation.LEAVES:
            return None
        role = role_name(bound.title)
        if role == MEMBER:
            return None
        own = (r.observation for r in reversed(self.found) if r.observation.person == person)
        return next((o.position for o in own if o.position.role == role), None)

    def _of_another_state(self, person: Person, title: Title | None) -> bool:
        """Whether the title is another state's, or the name is of no language spoken here."""
        if title and (title.abroad or (title.body and title.body.abroad)):
            return True
        if "-" in person.name:
            return True
        first = person.name.split()[0]
        grammar, word = self.context.grammar, normal_syllable(first)
        return first.isascii() and word not in grammar.surnames and word not in grammar.minority_surnames

    def is_placed(self, title: Title) -> bool:
        """Whether the body of the title is one that is called by the first word of its name."""
        return self.elisions.called_short(title) is not None

    def unplaced(self) -> Iterator[Issue]:
        """An issue for each title without a body, of a person to whom no position with that role is given."""
        placed = {(reading.observation.person, reading.observation.position.role) for reading in self.found}
        for person, title in self.missed:
            if (person, title.name) not in placed:
                yield unplaced_title(self.tokens, title)

    def _observation(self, bound: Bound, person: Person, position: Position) -> PositionObservation:
        period = bound.period
        return PositionObservation(
            person,
            position,
            bound.relation,
            Evidence(self.tokens.span(bound.start, bound.end), bound.rule),
            begin=period.begin if period else None,
            end=period.end if period else None,
        )
