"""One observation of each person and position, from all that an article states of them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from danvan_kg.observation import Organization, Person, Position, PositionObservation, Relation

MEMBER = "Ủy viên"
_MODIFIER = "Thường trực"
_BY_TITLE = frozenset({"position.preposed", "position.postposed", "position.plural"})
# Lower is stronger.
_RANK = {
    Relation.LEAVES: 0,
    Relation.APPOINTED: 2,
    Relation.NOMINATED: 3,
    Relation.FORMER: 4,
    Relation.HOLDS: 5,
}
_CALLED_FORMER = 1  # "nguyên Bí thư" is no longer one, even where the article tells how the post was taken
_MOVED = 7  # whoever is sent elsewhere may have left the post, where the article says so
_LONG_TAKEN = 6  # a stage of a career, or taken in an earlier year: the title elsewhere tells whether it lasts


@dataclass(frozen=True, slots=True)
class Reading:
    """An observation as read; `by_context` where its body was told by neither its own words nor its chain.

    `headline` where it stands in the title, which may shorten the name of the body; `called_former` where the title
    itself says so ("nguyên"); `long_taken` where only the year in which it was taken says that it was held before;
    `moved` where it is the post from which the person is sent to another; `apart` where the title is that of an
    office which one person has, and may be of somebody else than the name beside it; `called` is what else a member of
    the body is called; `central` the same post at the centre of the party, where the body says of what it is neither
    itself nor by its chain.
    """

    observation: PositionObservation
    by_context: bool = False
    headline: bool = False
    called_former: bool = False
    long_taken: bool = False
    moved: bool = False
    apart: bool = False
    called: str | None = None
    central: Position | None = None

    @property
    def strength(self) -> int:
        """Lower is stronger."""
        relation = self.observation.relation
        if relation is not Relation.FORMER:
            return _MOVED if self.moved and relation is Relation.HOLDS else _RANK[relation]
        if self.called_former:
            return _CALLED_FORMER
        told = self.observation.evidence.rule == "position.former" or self.observation.begin is not None
        return _LONG_TAKEN if self.long_taken or told else _RANK[relation]


def settled(readings: Sequence[Reading]) -> list[PositionObservation]:
    """One observation of each person and position: that of the strongest relation, first stated; in order of the text.

    A title used of somebody before it is told how the post was taken was held already. A role that the article also
    gives with its modifier ("Phó Bí thư Thường trực") is the modified one, unless the one was held before the other.
    """
    best: dict[tuple[Person, Position], Reading] = {}
    for reading in _called(_told_by_person(_unshortened(readings))):
        key = (reading.observation.person, reading.observation.position)
        known = best.get(key)
        if known is None or (reading.strength < known.strength and not _is_of_before(reading, known)):
            best[key] = reading
    kept = [reading.observation for reading in best.values() if not _is_of_modified(reading, best)]
    return sorted(kept, key=_in_text)


def _is_of_before(reading: Reading, known: Reading) -> bool:
    """Whether `reading` tells how a post was taken that the article, before that, says to be held by the title."""
    if reading.observation.relation is not Relation.APPOINTED or known.observation.relation is not Relation.HOLDS:
        return False
    held, taken = known.observation.evidence, reading.observation.evidence
    return held.rule in _BY_TITLE and not known.headline and held.span.start < taken.span.start


def in_the_centre(readings: Sequence[Reading], bodies: Collection[str]) -> list[Reading]:
    """The readings, where posts of members of the central `bodies` are at the centre, unless something tells another.

    "bà A (Trưởng ban Dân vận)" of the Politburo is head of the central commission, whatever city was named last.
    """
    central = {
        reading.observation.person
        for reading in readings
        if (organization := reading.observation.position.organization) and organization.name in bodies
        if reading.observation.relation not in (Relation.FORMER, Relation.LEAVES)
    }
    return [
        replace(reading, observation=replace(reading.observation, position=reading.central))
        if reading.central
        and reading.by_context
        and reading.observation.person in central
        and reading.observation.relation is not Relation.FORMER
        else reading
        for reading in readings
    ]


def _is_of_modified(reading: Reading, best: Mapping[tuple[Person, Position], Reading]) -> bool:
    """Whether the article gives the person the same role with its modifier, and not as the next stage of a career."""
    observation, position = reading.observation, reading.observation.position
    modified = best.get((observation.person, replace(position, role=f"{position.role} {_MODIFIER}")))
    if modified is None or position.role == MEMBER:
        return False
    later, span = modified.observation, observation.evidence.span
    if observation.relation is not Relation.HOLDS:
        return observation.relation is later.relation
    taken = later.relation in (Relation.APPOINTED, Relation.NOMINATED)
    return not (taken and later.evidence.span.start <= span.start and span.end <= later.evidence.span.end)


def _in_text(observation: PositionObservation) -> tuple[int, int, str, str]:
    span = observation.evidence.span
    return span.start, span.end, observation.position.role, observation.person.name


def _unshortened(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, where one of a body that is named short is of the one that the text names in full for that person.

    "A làm Chủ tịch Mặt trận Tổ quốc Việt Nam" is "… Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam" in the text, and a
    "Cục Thi hành án dân sự" the one of the province in which A has the same role.
    """
    full: dict[tuple[Person, str], dict[Position, None]] = {}
    for reading in (r for r in readings if not r.headline):
        observation = reading.observation
        full.setdefault((observation.person, observation.position.role), {})[observation.position] = None
    out = []
    for reading in readings:
        observation = reading.observation
        told = full.get((observation.person, observation.position.role), {})
        longer = [position for position in told if _shortens(observation.position, position, reading.headline)]
        sure = longer[0] if longer and (reading.headline or len(longer) == 1) else None
        out.append(replace(reading, observation=replace(observation, position=sure)) if sure else reading)
    return out


def _shortens(short: Position, full: Position, headline: bool) -> bool:
    """Whether the body of `short` is that of `full` without its beginning or, in the text itself, without its owner.

    Members of two bodies, of which one is a part of the other, are members of both.
    """
    if not short.organization or not full.organization or (short.role == MEMBER and not headline):
        return False
    name, whole = short.organization.name, full.organization.name
    owned = full.organization.parent is not None or full.organization.territory is not None
    return whole.endswith(f" {name}") or (owned and not headline and whole.startswith(f"{name} "))


def _told_by_person(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, where a body named short is the one in which the same person holds the same role in full.

    "tân Chủ tịch UBND tỉnh A" after a sentence about another province is of the province where A is chairman.
    """
    full: dict[tuple[Person, str, str], Position] = {}
    for reading in readings:
        observation, organization = reading.observation, reading.observation.position.organization
        if not reading.by_context and organization and organization.complete:
            full.setdefault((observation.person, observation.position.role, _head(organization)), observation.position)
    return [_in_full(reading, full) for reading in readings]


def _in_full(reading: Reading, full: dict[tuple[Person, str, str], Position]) -> Reading:
    observation, organization = reading.observation, reading.observation.position.organization
    if not reading.by_context or organization is None:
        return reading
    key = (observation.person, observation.position.role, _head(organization))
    return replace(reading, observation=replace(observation, position=full.get(key, observation.position)))


def _called(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, where membership of a body is the post that the article gives the same person there.

    "A, Bí thư Trung ương Đảng, thôi tham gia Ban Bí thư" gives up that post.
    """
    held = {(reading.observation.person, reading.observation.position) for reading in readings}
    out = []
    for reading in readings:
        observation = reading.observation
        named = replace(observation.position, role=reading.called) if reading.called else None
        told = named is not None and (observation.person, named) in held
        out.append(replace(reading, observation=replace(observation, position=named)) if named and told else reading)
    return out


def _head(organization: Organization) -> str:
    """The first two words of a name: enough to tell the kind of body among those of one person's one role."""
    return " ".join(organization.name.split()[:2])
