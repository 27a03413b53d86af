"""Campaigns: one for each name and year; a thematic year belongs to its owner, or to all of several central ones."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from danvan_kg.entity import Fact, Identity, Thing
from danvan_kg.observation import CampaignObservation
from danvan_kg.ontology import default_ontology
from danvan_kg.resolution.joining import Joiner, Member, distinct_key
from danvan_kg.resolution.names import title_key
from danvan_kg.resolution.organizations import Organizations
from danvan_kg.resolution.tally import favourite
from danvan_kg.vocabulary import PREFIXES

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# "Cuộc vận động" is said of movements too.
_ANY, _MOVEMENT = "Campaign", "EmulationMovement"
# Kinds of which every body may have one with the same name.
_OWNED = frozenset({"ThematicYear", "Model", "Contest"})


@dataclass(slots=True)
class _Record:
    members: list[Member]
    kind: str
    names: Counter[str] = field(default_factory=Counter)
    other_names: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    owners: set[Identity] = field(default_factory=set)
    is_local: bool = False
    spoken: set[int] = field(default_factory=set)

    def absorb(self, other: "_Record") -> None:
        self.kind = other.kind if self.kind == _ANY else self.kind
        self.is_local = self.is_local or other.is_local
        self.members += other.members
        self.names.update(other.names)
        for name in ("other_names", "years", "owners", "spoken"):
            getattr(self, name).update(getattr(other, name))

    @property
    def bare_names(self) -> set[str]:
        """Without the year, which is printed in the name or not."""
        return {_bare(name) for name in (*self.names, *self.other_names)}


class Campaigns:
    """Gathers campaign observations, then tells the campaigns apart."""

    def __init__(self, organizations: Organizations) -> None:
        self._organizations = organizations
        self._joiner: Joiner[_Record] = Joiner(_contradict, lambda record: 0 if record.years else 1)
        self._identities: dict[Member, Identity] = {}

    def observe(self, observation: CampaignObservation, article: str, spoken: int | None) -> None:
        """`spoken` is the year from which the article speaks, where it is known."""
        record = _Record([(article, observation.key)], observation.kind)
        record.names[observation.name] += 1
        record.other_names = {name.value for name in observation.other_names}
        record.years = {observation.year.value} if observation.year else set()
        record.spoken = {spoken} if spoken else set()
        record.owners = {self._organizations.identity(owner.value, article) for owner in observation.owners}
        record.is_local = any("central" not in self._organizations.levels(owner) for owner in record.owners)
        self._joiner.add(record)

    def settle(self) -> None:
        """Decides what is one campaign. Call it once, after the last observation."""
        self._joiner.join_by(_tokens)
        self._joiner.join_by(_spoken_year_tokens, only=True)
        taken: set[str] = set()
        for record in self._joiner.records():
            key = distinct_key(_key(record), record.members, taken)
            identity = Identity("campaign", key, f"{min(record.bare_names)} {_year(record)}".strip())
            self._identities.update(dict.fromkeys(record.members, identity))

    def identity(self, article: str, key: str) -> Identity:
        return self._identities[article, key]

    def things(self, attested: dict[Identity, list[Fact]]) -> Iterator[Thing]:
        records = self._joiner.records()
        for record, label in zip(records, _labels(records), strict=True):
            identity = self._identities[record.members[0]]
            names = sorted({*record.names, *record.other_names} - {label})
            yield Thing(identity, record.kind, label, tuple(names), facts=tuple(attested.get(identity, ())))


def _bare(name: str) -> str:
    return title_key(_YEAR.sub("", name)).strip("- ") or title_key(name)


def _labels(records: list[_Record]) -> Iterator[str]:
    """Of each; what is called as another has its year, and its kind where that tells it from the other."""
    alike = Counter(_label(record) for record in records)
    labels = [_label(record, dated=alike[_label(record)] > 1) for record in records]
    kinds: dict[str, set[str]] = {}
    for record, label in zip(records, labels, strict=True):
        kinds.setdefault(label, set()).add(record.kind)
    for record, label in zip(records, labels, strict=True):
        is_common = record.kind == _MOVEMENT or len(kinds[label]) == 1
        yield label if is_common else f"{label} ({_word(record.kind)})"


def _word(kind: str) -> str:
    """The Vietnamese word for a class of campaigns."""
    return default_ontology().labels(PREFIXES["dv"] + kind)["vi"]


def _label(record: _Record, *, dated: bool = False) -> str:
    """What most articles call it; what recurs, or is called as another (`dated`), with its year."""
    name, year = favourite(record.names), _year(record)
    return f"{name} {year}".strip() if (dated or record.kind in _OWNED) and year not in name else name


def _year(record: _Record) -> str:
    return str(min(record.years)) if record.years else ""


def _contradict(left: _Record, right: _Record) -> bool:
    if _family(left) != _family(right) or (left.years and right.years and not left.years & right.years):
        return True
    if left.kind not in _OWNED:
        return False
    apart = left.owners and right.owners and not left.owners & right.owners
    return bool(apart) and (left.is_local or right.is_local)


def _family(record: _Record) -> str:
    return _MOVEMENT if record.kind == _ANY else record.kind


def _tokens(record: _Record) -> set[str]:
    """Name and year; a name alone tells a movement, and no thematic year."""
    if not record.years and record.kind in _OWNED:
        return {f"{record.kind}|{name}|{owner.key}" for name in record.bare_names for owner in record.owners}
    return {f"{_family(record)}|{name}|{_year(record)}" for name in record.bare_names}


def _spoken_year_tokens(record: _Record) -> set[str]:
    """A thematic year that is named without its year is that of the year from which its article speaks."""
    if record.kind != "ThematicYear":
        return set()
    return {f"{name}|{year}" for name in record.bare_names for year in record.years or record.spoken}


def _key(record: _Record) -> str:
    parts = [record.kind, min(record.bare_names), _year(record)]
    if record.kind in _OWNED and not record.years:
        parts.append(min((owner.key for owner in record.owners), default="\n".join(min(record.members))))
    return "\n".join(parts)
