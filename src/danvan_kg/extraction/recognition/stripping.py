"""Who loses all posts, or all in the Party, by a penalty that does not name them: "cách tất cả chức vụ trong Đảng"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from danvan_kg.extraction.recognition.elements import Mark, Trigger, Words
from danvan_kg.extraction.recognition.named_behind import NamedBehind
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.neighbours import Neighbours
from danvan_kg.extraction.recognition.settling import Reading
from danvan_kg.extraction.recognition.subjects import Subjects
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.observation import Organization, Person, Relation

_NEAR = 20  # words before the phrase in which it is said to be only asked for
_BY = 4  # words before the phrase that tell of a penalty
_LISTING = 3  # elements between the phrase and the posts that it names
_PARTY = frozenset({"PartyCommittee", "PartyOrganization", "PartyCaucus"})
_UNITS = frozenset({"AdvisoryCommission"})  # of party committees, whose heads hold no elected post


@dataclass(frozen=True, slots=True)
class Stripping:
    """`name` loses the posts held, those in the Party only where `party`."""

    name: Name
    party: bool


@dataclass(frozen=True)
class Strippings:
    """Reads the penalties of one sentence."""

    near: Neighbours
    behind: NamedBehind
    subjects: Subjects

    def read(self) -> Iterator[Stripping]:
        for index, element in enumerate(self.near.elements):
            if not isinstance(element, Trigger):
                continue
            phrase = tuple(self.near.tokens.words[element.start : element.end])
            party = self.near.grammar.stripping.get(phrase)
            if party is None or self._told(element, "asking", _NEAR) or self._lists(index):
                continue
            names: Sequence[Name | None] = self.behind.persons(index + 1)
            if not names and self._told(element, "penal", _BY):
                names = [self.subjects.before(index)]
            yield from (Stripping(name, party) for name in names if name)

    def _told(self, phrase: Trigger, kind: str, reach: int) -> bool:
        """Whether one of the words of `kind` stands within `reach` words before the phrase."""
        words, told = self.near.tokens.words, self.near.grammar.remarks[kind]
        first, by = max(self.near.elements[0].start, phrase.start - reach), self.near.grammar.following
        places = (at for at in range(first, phrase.start) if told.longest(words, at))
        return any(at == 0 or words[at - 1] not in by for at in places)

    def _lists(self, index: int) -> bool:
        """Whether the posts are named behind the phrase at `index`: "cách các chức vụ trong Đảng, gồm: Bí thư …"."""
        for element in self.near.elements[index + 1 : index + 1 + _LISTING]:
            if isinstance(element, Title):
                return True
            listing = isinstance(element, Words) and element.words in self.near.grammar.listing
            if not (listing or isinstance(element, Mark)):
                return False
        return False


def without_posts(readings: Sequence[Reading], stripped: Sequence[tuple[Person, bool]]) -> list[Reading]:
    """The readings, where whoever is stripped of posts leaves those that are held. `stripped`: persons, party only."""
    lost = dict(stripped)
    return [
        _left(reading) if _is_lost(reading, lost.get(reading.observation.person)) else reading for reading in readings
    ]


def _is_lost(reading: Reading, party: bool | None) -> bool:
    observation = reading.observation
    if party is None or observation.relation is not Relation.HOLDS:
        return False
    return not party or _of_party(observation.position.organization)


def _of_party(organization: Organization | None) -> bool:
    if organization is None or organization.kind in _UNITS:
        return False
    parent = organization.parent
    return organization.kind in _PARTY or (parent is not None and parent.kind in _PARTY)


def _left(reading: Reading) -> Reading:
    return replace(reading, observation=replace(reading.observation, relation=Relation.LEAVES))
