"""The table of roles: canonical role names, bodies they occur in, offices that name role and body in one idiom."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from danvan_kg.lexicon.table import Table

_DEPUTY = "Phó"


@dataclass(frozen=True, slots=True)
class Role:
    """A role. `of` lists groups of bodies; `implies` names the one body; `fuse` is the word shared with the body.

    `abroad` names the body that it implies before the name of another state. `serves`: it is held beside a body
    or beside whoever leads it; `speaks`: it is held for whoever leads the body; `named`: it is none where no body is
    named behind it. `partaking`: those who are listed as having it are named by other titles of theirs;
    `sole`: one person has it at a time; `common`: too
    many bodies have it to be told by what is spoken of; `lesser`: whoever leads is not called by it alone;
    `ordinary`: a job, in bodies of these groups only, whose name stands in names of bodies too.
    """

    name: str
    english: str | None = None
    aliases: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    implies: str | None = None
    fuse: str | None = None
    domain: str | None = None
    deputy: bool = False
    rank: int = 0
    abroad: str | None = None
    serves: bool = False
    speaks: bool = False
    named: bool = False
    partaking: bool = False
    sole: bool = False
    common: bool = False
    lesser: bool = False
    ordinary: bool = False

    @property
    def chief(self) -> str:
        """The role of whom its holder is the deputy; its own name where it is none of a deputy."""
        return self.name.removeprefix(f"{_DEPUTY} ")


@dataclass(frozen=True, slots=True)
class Office:
    """An idiom for a role in a body: "Bí thư Trung ương Đảng"."""

    text: str
    role: str
    organization: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """ "Tỉnh ủy viên": a member of the committee whose name has the head `head`."""

    text: str
    head: str


@dataclass(frozen=True, slots=True)
class RoleTable:
    roles: tuple[Role, ...]
    offices: tuple[Office, ...]
    memberships: tuple[Membership, ...]
    modifiers: tuple[str, ...]
    status: Mapping[str, tuple[str, ...]]
    terms: tuple[str, ...]
    term_ends: Mapping[str, tuple[int, ...]]
    short_heads: tuple[str, ...]
    term_words: tuple[str, ...]
    stage_words: tuple[str, ...]
    several: tuple[str, ...]
    addressed: tuple[str, ...]
    ordinals: frozenset[str]
    number_joints: frozenset[str]
    posted: frozenset[str]
    deputy: str
    congress: str
    gatherings: tuple[str, ...]


_LISTS = frozenset({"aliases", "of", "only"})


def read_roles(table: Table) -> RoleTable:
    """Raises AssetError for an alias of two roles."""
    roles = tuple(_roles(table))
    _refuse_shared_names(table, roles)
    return RoleTable(
        roles=roles,
        offices=tuple(
            Office(entry["text"], entry["role"], entry["organization"], tuple(entry.get("aliases", ())))
            for entry in table.section("offices")
        ),
        memberships=tuple(Membership(entry["text"], entry["head"]) for entry in table.section("memberships")),
        modifiers=tuple(table.section("modifiers")),
        status={name: tuple(words) for name, words in table.section("status", dict).items()},
        terms=tuple(table.section("terms")),
        term_ends={name: tuple(entry["years"]) for entry in table.section("term_ends") for name in entry["of"]},
        short_heads=tuple(table.section("short_heads")),
        term_words=tuple(table.section("term_words")),
        stage_words=tuple(table.section("stage_words")),
        several=tuple(table.section("several")),
        addressed=tuple(table.section("addressed")),
        ordinals=frozenset(table.section("ordinals")),
        number_joints=frozenset(table.section("number_joints")),
        posted=frozenset(table.section("posted")),
        deputy=table.section("deputy", str),
        congress=table.section("congress", str),
        gatherings=tuple(table.section("gatherings")),
    )


def _roles(table: Table) -> Iterator[Role]:
    for index, entry in enumerate(table.section("roles")):
        try:
            role = _role(entry)
        except TypeError as error:
            raise table.error(f"role '{entry.get('name')}': {error}", "roles", index) from error
        yield role
        if role.deputy:
            yield _deputy(role)


def _role(entry: Mapping[str, Any]) -> Role:
    values: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in entry.items()}
    return Role(english=values.pop("en", None), **values)


def _deputy(role: Role) -> Role:
    """ "Phó Bí thư" of "Bí thư"."""
    return replace(
        role,
        name=f"{_DEPUTY} {role.name}",
        english=f"Deputy {role.english}" if role.english else None,
        aliases=tuple(f"{_DEPUTY} {alias}" for alias in role.aliases),
        deputy=False,
        sole=False,
        lesser=False,
        ordinary=False,
        common=False,
        rank=role.rank - 5,
    )


def _refuse_shared_names(table: Table, roles: tuple[Role, ...]) -> None:
    seen: dict[str, str] = {}
    for role in roles:
        for name in dict.fromkeys((role.name.casefold(), *(alias.casefold() for alias in role.aliases))):
            other = seen.setdefault(name, role.name)
            if other != role.name:
                raise table.error(
                    f"alias '{name}' is also an alias of role '{other}'",
                    *("roles", next(i for i, e in enumerate(table.data["roles"]) if role.name.endswith(e["name"]))),
                    hint="give the narrower title, or take it from one of them",
                )
