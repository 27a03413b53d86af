"""Position observations from bound titles: persons, canonical positions, one relation for each."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from danvan_kg.article import ZoneKind
from danvan_kg.extraction.recognition.abroad import Abroad
from danvan_kg.extraction.recognition.bodies import Body
from danvan_kg.extraction.recognition.bound import Bound
from danvan_kg.extraction.recognition.context import Context
from danvan_kg.extraction.recognition.elements import Element
from danvan_kg.extraction.recognition.elisions import Elisions
from danvan_kg.extraction.recognition.issues import unplaced_title
from danvan_kg.extraction.recognition.naming import Namer
from danvan_kg.extraction.recognition.periods import last_year_in, latest_year_in, year_behind
from danvan_kg.extraction.recognition.settling import MEMBER, Reading, in_the_centre
from danvan_kg.extraction.recognition.spoken_of import SpokenOf
from danvan_kg.extraction.recognition.stages import before_now
from danvan_kg.extraction.recognition.stripping import Stripping, without_posts
from danvan_kg.extraction.recognition.terms import Terms
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import Tokens
from danvan_kg.lexicon.phrases import normal_syllable
from danvan_kg.observation import Evidence, Issue, Organization, Person, Position, PositionObservation, Relation
from danvan_kg.partial_date import PartialDate

_CENTRE = "central"  # that to which bodies of the party's centre belong
_ADDRESS = 2  # tokens of a form of address between a title and a name
_OPENING = 3  # words in which a sentence says that it goes on with a career
_TAKEN = frozenset({"position.take", "position.appoint"})
_BEHIND = 40  # code points behind a post in which the year stands when it was taken


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
    def year(self) -> int | None:
        """The year of the article; where it is not known, the last one that the text gives as a time."""
        if self.published:
            return self.published.year
        return latest_year_in(self.tokens.text, self.context.grammar.ahead_words)

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
        position = self._position(bound) or self._left(person, bound)
        if position is None:
            historical = bound.name is not None and bound.name.historical
            if bound.title and not bound.title.abroad and not historical:
                self.missed.append((person, bound.title))
        elif not self._vague(bound, position):
            dated = self._dated(bound, position)
            reading = Reading(
                self._observation(dated, person, position),
                by_context=self._needs_context(bound),
                headline=self.tokens.sentences[self.tokens.sentence[bound.start]][2] is ZoneKind.TITLE,
                called_former=bound.title is not None and bound.title.status == "former",
                long_taken=dated is not bound,
                moved=bound.moved,
                apart=self._is_apart(bound),
                called=bound.body.body.head.member if bound.body else None,
                central=self._central(bound, position),
            )
            self.found.append(reading)

    def _central(self, bound: Bound, position: Position) -> Position | None:
        """The same post at the centre of the party, where the body is named without what it belongs to."""
        body = bound.title.body if bound.title else None
        if body is None or not body.elided or _CENTRE not in body.head.of or body.head.domain == "open":
            return None
        grammar = self.context.grammar
        centre = grammar.head_named[min(grammar.lexicon.organizations.central_bodies)]
        whole = self.namer.organization(body, [Body(centre, body.start, body.end)])
        return replace(position, organization=whole)

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
        role = _role_name(bound.title)
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

    def _dated(self, bound: Bound, position: Position) -> Bound:
        """A post said to have been taken or held in an earlier year than that of the article is a stage of a career.

        So is one whose term ended before that year.
        """
        if self._in_past_term(bound, position):
            return replace(bound, relation=Relation.FORMER)
        if self._in_running_term(bound, position):
            return replace(bound, relation=Relation.HOLDS)
        held = bound.relation is Relation.HOLDS and bound.period is None
        held = held and (bound.rule == "position.hold" or bound.moved)
        if not (bound.relation is Relation.APPOINTED or held) or not self.year:
            return bound
        sentence = self.tokens.sentences[self.tokens.sentence[bound.end - 1]]
        text, end = self.tokens.text, self.tokens.ends[bound.end - 1]
        behind = year_behind(text, end, min(end + _BEHIND, self.tokens.ends[sentence[1] - 1]))
        year = behind or last_year_in(
            text, self.tokens.starts[sentence[0]], self.tokens.starts[bound.end - 1], self.context.grammar.life_words
        )
        if year is None and self._goes_on_with_career(bound, sentence[0]):
            return replace(bound, relation=Relation.FORMER)
        return replace(bound, relation=Relation.FORMER) if year and year < self.year else bound

    def _goes_on_with_career(self, bound: Bound, start: int) -> bool:
        """Whether the sentence from token `start` tells the stage after the one told last: "Sau đó, ông được …"."""
        last = self.found[-1].observation if self.found else None
        if last is None or last.relation is not Relation.FORMER or last.person != self.spoken_of.person(bound.name):
            return False
        later = self.context.grammar.remarks["later"]
        return any(later.longest(self.tokens.words, at) for at in range(start, min(start + _OPENING, bound.end)))

    def _in_past_term(self, bound: Bound, position: Position) -> bool:
        """Whether the title ends with a term that was over before the article ("nhiệm kỳ 2010-2015")."""
        if not (bound.title and self.year and bound.relation in (Relation.HOLDS, Relation.APPOINTED)):
            return False
        if bound.relation is Relation.APPOINTED and not self.published:
            return False
        last = Terms(self.context.grammar, self.tokens).last_year(bound.title, position.organization)
        return last is not None and last < self.year

    def _in_running_term(self, bound: Bound, position: Position) -> bool:
        """Whether a stage of a career is membership in a term that lasts: "từ 2021 đến 2024: Ủy viên … khóa XIII"."""
        if not (bound.title and self.year and bound.relation is Relation.FORMER and bound.title.role.common):
            return False
        lasts = bound.rule == "position.career" or (bound.rule == "position.former" and bound.title.name == MEMBER)
        if bound.title.status or not lasts:
            return False
        last = Terms(self.context.grammar, self.tokens).last_year(bound.title, position.organization)
        return last is not None and last >= self.year

    def _vague(self, bound: Bound, position: Position) -> bool:
        """Whether membership of a body is stated that the article does not tell ("tham gia cấp ủy")."""
        return bound.body is not None and position.organization is not None and not position.organization.complete

    def _needs_context(self, bound: Bound) -> bool:
        """Whether the body, its territory or its parent was taken from outside the chain."""
        title = bound.title
        body = bound.body.body if bound.body else title.body if title else None
        if any(not sibling.elided for sibling in _bodies(bound.siblings)):
            return False
        if body:
            return body.elided
        told = title is None or title.organization or title.place or bound.siblings or _only_elsewhere(title)
        return not told

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

    def _position(self, bound: Bound) -> Position | None:
        if bound.body:
            siblings = [*(other.body for other in bound.bodies), *self.elisions.told(bound.siblings)]
            return Position(MEMBER, self.namer.organization(bound.body.body, siblings))
        title = bound.title
        if title is None or self.elisions.is_of_many(title):
            return None
        organization = self._organization(title, bound)
        if organization is None and not (bound.name and bound.name.historical):
            organization = self._spoken_of(title, bound)
        return Position(_role_name(title), organization) if organization else None

    def _spoken_of(self, title: Title, bound: Bound) -> Organization | None:
        """The body of a title that neither names it nor stands in a chain that does, from what is said before."""
        elisions = self.elisions
        if told := elisions.of_chief_or_deputy(title, bound.name.start if bound.name else title.start):
            return told
        if bound.rule in _TAKEN:
            return elisions.of_agent(title)
        if bound.rule == "position.preposed":
            return elisions.spoken_of(title)
        return elisions.spoken_of_alone(title) if bound.rule == "position.postposed" else None

    def _organization(self, title: Title, bound: Bound) -> Organization | None:
        siblings = bound.siblings
        namer, bodies = self.namer, self.elisions.told(siblings)
        abroad = _abroad(title) or self._beside_abroad(title, siblings)
        implied = title.organization
        if abroad is None and _only_elsewhere(title):
            abroad, implied = self.elisions.state_spoken_of, title.role.abroad
        if abroad and implied:
            return namer.implied_abroad(implied, abroad)
        if title.body:
            body = self.elisions.with_owner(title.body, title, presented=bound.presented)
            return namer.organization(replace(body, abroad=abroad) if abroad else body, bodies)
        if title.organization:
            return namer.named(title.organization)
        if title.place:
            committee = "committee" in title.role.of
            state = self.context.grammar.known["people's_committee"]
            of_place = namer.committee_of_place if committee else partial(namer.of_territory, state)
            return of_place(title.place, title.start, bodies)
        if short := self.elisions.called_short(title):
            return namer.organization(short)
        return self.elisions.of_context(title, siblings, presented=bound.presented)

    def _beside_abroad(self, title: Title, siblings: Sequence[Title]) -> Abroad | None:
        """The state of a chain whose other posts are that state's, for an office that every state or party has."""
        head = title.body.head if title.body else self.context.grammar.head_named.get(title.organization or "")
        if head is None or not head.fixed:
            return None
        return next((abroad for sibling in siblings if (abroad := _abroad(sibling))), None)


def _role_name(title: Title) -> str:
    return f"Quyền {title.name}" if title.status == "acting" else title.name


def _only_elsewhere(title: Title) -> bool:
    """Whether only other states have the office ("Tổng thống")."""
    return title.role.abroad is not None and not title.role.of


def _bodies(titles: Sequence[Title]) -> list[Body]:
    return [title.body for title in titles if title.body]


def _abroad(title: Title) -> Abroad | None:
    """The other state in which the title's office is."""
    return title.abroad or (title.body.abroad if title.body else None)
