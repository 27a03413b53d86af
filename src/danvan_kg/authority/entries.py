"""The entries of the authority files, and all of them together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from danvan_kg.partial_date import PartialDate


@dataclass(frozen=True, slots=True)
class Body:
    """A body by its canonical name. References to other bodies are canonical names.

    `guides_heads`: it guides every advisory commission whose name begins so. `suffixes`: what ends the symbols of its
    documents. `numbering`: bodies of one numbering number their documents in one series. `leadership`: whoever holds
    an office in it belongs to the country's few leaders, so that equal full names there are one person.
    `broad`: so many people belong to it that belonging tells little about identity.
    """

    name: str
    source: str
    kind: str = "Organization"
    english: str | None = None
    level: str | None = None
    territory: str | None = None
    unit_of: str | None = None
    part_of: str | None = None
    leads: str | None = None
    guides: tuple[str, ...] = ()
    guides_heads: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    numbering: str | None = None
    leadership: bool = False
    broad: bool = False
    exists_from: date | None = None
    exists_until: date | None = None
    matches: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CuratedDocument:
    """A document whose names, symbol and day are known."""

    kind: str
    type_name: str
    source: str
    symbol: str | None = None
    number: str | None = None
    date: PartialDate | None = None
    term: str | None = None
    issuers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CommitteeTerm:
    """The term of a committee between two congresses; both days are its first and last."""

    organization: str
    number: str
    start: date
    source: str
    end: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class CuratedPerson:
    """Somebody who is told from namesakes: every holder of an office in one of `bodies` with that name is meant.

    Two entries with one name are two people, whatever else speaks for joining them.
    """

    id: str
    name: str
    bodies: tuple[str, ...]
    source: str
    note: str | None = None
    birth: PartialDate | None = None
    death: PartialDate | None = None
    other_names: tuple[str, ...] = ()
    matches: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyChange:
    """Bodies that became others on a day: merged, divided, renamed, dissolved."""

    id: str
    label: str
    day: date
    before: tuple[str, ...]
    source: str
    after: tuple[str, ...] = ()
    english: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class TerritorialBody:
    """A body that every province has. `names`: by the kind of the province, with its name for `{name}`.

    `whole_names` are provinces whose kind stands in the name of the body all the same.
    """

    kind: str
    names: Mapping[str, str]
    source: str
    whole_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reform:
    """A day from which provinces are others, and how the change of their bodies is called."""

    first_day: date
    label: str
    english: str
    source: str


@dataclass(frozen=True, slots=True)
class CuratedRole:
    """What is known of a role.

    `single_holder`: a body has one at a time, but for the bodies in `several_in`. `beside_others`: it is held beside a
    full-time office. `senior_at`: levels of bodies in which its holders are among the few thousand senior officials.
    """

    name: str
    source: str
    english: str | None = None
    single_holder: bool | None = None
    several_in: tuple[str, ...] = ()
    beside_others: bool = False
    senior_at: tuple[str, ...] = ()
    broader: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Calling:
    """What people are called by before their name. `narrow`: so few, that equal full names in it are one person."""

    name: str
    field: str
    source: str
    other_names: tuple[str, ...] = ()
    narrow: bool = False


@dataclass(frozen=True, slots=True)
class Field:
    """A field of callings, and the fields that nobody is in who is in this one."""

    name: str
    source: str
    apart_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """A thing or a statement that no build publishes; `key` is an IRI or its part after `/id/`."""

    key: str
    reason: str
    date: date
    predicate: str | None = None
    object: str | None = None


@dataclass(frozen=True, slots=True)
class NameCounts:
    """How many of `names` different full names have so many syllables, and begin, go on and end with which."""

    names: int = 0
    lengths: Mapping[int, int] = field(default_factory=dict)
    first: Mapping[str, int] = field(default_factory=dict)
    middle: Mapping[str, int] = field(default_factory=dict)
    last: Mapping[str, int] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """All curated entries, in the order of the files.

    `shared_heads` begin names of bodies that several provinces have.
    From the lexicon: `role_labels` are the English ones,
    `executives` what stands for the head of a committee's name
    when it is called the executive committee of its party organization.
    """

    bodies: tuple[Body, ...] = ()
    documents: tuple[CuratedDocument, ...] = ()
    terms: tuple[CommitteeTerm, ...] = ()
    persons: tuple[CuratedPerson, ...] = ()
    changes: tuple[BodyChange, ...] = ()
    territorial: tuple[TerritorialBody, ...] = ()
    reforms: tuple[Reform, ...] = ()
    shared_heads: tuple[str, ...] = ()
    roles: tuple[CuratedRole, ...] = ()
    callings: tuple[Calling, ...] = ()
    fields: tuple[Field, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    name_counts: NameCounts = NameCounts()
    role_labels: Mapping[str, str] = field(default_factory=dict)
    executives: Mapping[str, str] = field(default_factory=dict)

    def body(self, name: str) -> Body | None:
        """The body with that canonical name."""
        return next((body for body in self.bodies if body.name == name), None)
