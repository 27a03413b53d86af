"""The table of bodies: heads, what may follow them, subjects, words around them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from danvan_kg.lexicon.table import Table


@dataclass(frozen=True, slots=True)
class Head:
    """The head of names of bodies, or (`fixed`) a whole name.

    Attributes are explained at the head of `organizations.yaml`. `order` is the place in the file: earlier wins.
    """

    name: str
    kind: str
    group: str
    order: int
    fixed: bool = False
    english: str | None = None
    aliases: tuple[str, ...] = ()
    level: str | None = None
    of: tuple[str, ...] = ()
    domain: str | None = None
    bare: bool = True
    capital: bool = False
    number: bool = False
    digits: bool = False
    whole: bool = False
    short: bool = False
    full: str | None = None
    tail: tuple[str, ...] = ()
    parent: str | None = None
    member: str | None = None
    within: bool = False
    party: bool = False
    elsewhere: bool = False
    not_after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unit:
    """A word for a unit of territory ("tỉnh"). `alone`: it may stand for the unit that the context tells."""

    word: str
    alone: bool


@dataclass(frozen=True, slots=True)
class OrganizationTable:
    kinds: Mapping[str, str]
    heads: tuple[Head, ...]
    executives: Mapping[str, str]
    known: Mapping[str, str]
    committees: Mapping[str, str]
    central_bodies: frozenset[str]
    domains: Mapping[str, tuple[str, ...]]
    domain_aliases: Mapping[str, tuple[str, ...]]
    compounds: tuple[str, ...]
    legal_forms: tuple[str, ...]
    verbal: frozenset[str]
    plurals: tuple[str, ...]
    levels: frozenset[str]
    of_words: tuple[str, ...]
    owner_groups: frozenset[str]
    dashed_units: frozenset[str]
    dashed_owners: frozenset[str]
    titled_owners: frozenset[str]
    wide: Mapping[str, Mapping[str, str]]
    units: tuple[Unit, ...]
    unit_words: Mapping[str, str]
    unit_kept: tuple[str, ...]
    name_stops: frozenset[str]


_LISTS = frozenset({"aliases", "not_after", "of", "tail"})
_KEYS = frozenset(f.name for f in fields(Head)) - {"order", "fixed", "english"} | {"en"}


def read_organizations(table: Table) -> OrganizationTable:
    """Raises AssetError for an unknown key or kind, or for an alias of two bodies."""
    kinds = table.section("kinds", dict)
    heads = tuple(_heads(table, kinds))
    _refuse_shared_names(table, heads)
    domains = {name: tuple(words) for name, words in table.section("domains", dict).items()}
    includes = table.section("domain_includes", dict)
    units = table.section("units")
    return OrganizationTable(
        kinds=kinds,
        heads=heads,
        executives=table.section("executives", dict),
        known=table.section("known", dict),
        committees=table.section("committees", dict),
        central_bodies=frozenset(table.section("central_bodies")),
        domains={n: (*w, *(x for other in includes.get(n, ()) for x in domains[other])) for n, w in domains.items()},
        domain_aliases={name: tuple(words) for name, words in table.section("domain_aliases", dict).items()},
        compounds=tuple(table.section("compounds")),
        legal_forms=tuple(table.section("legal_forms")),
        verbal=frozenset(table.section("verbal")),
        plurals=tuple(table.section("plurals")),
        levels=frozenset(table.section("levels")),
        of_words=tuple(table.section("of_words")),
        owner_groups=frozenset(table.section("owner_groups")),
        dashed_units=frozenset(table.section("dashed_units")),
        dashed_owners=frozenset(table.section("dashed_owners")),
        titled_owners=frozenset(table.section("titled_owners")),
        wide=table.section("wide", dict),
        units=tuple(Unit(unit["word"], unit.get("alone", False)) for unit in units if "stands_for" not in unit),
        unit_words={unit["word"]: unit.get("stands_for", unit["word"]) for unit in units},
        unit_kept=tuple(table.section("unit_kept")),
        name_stops=frozenset(table.section("name_stops")),
    )


def _heads(table: Table, kinds: Mapping[str, str]) -> Iterator[Head]:
    order = 0
    for section in ("fixed", "heads"):
        for index, entry in enumerate(table.section(section)):
            if unknown := set(entry) - _KEYS:
                raise table.error(f"unknown keys {sorted(unknown)}", section, index, hint=f"known: {sorted(_KEYS)}")
            if entry["kind"] not in kinds:
                raise table.error(
                    f"kind '{entry['kind']}' of '{entry['name']}' is not declared",
                    *(section, index),
                    hint="add it under 'kinds' and to the ontology",
                )
            yield _head(entry, order, fixed=section == "fixed")
            order += 1


def _head(entry: Mapping[str, Any], order: int, *, fixed: bool) -> Head:
    values: dict[str, Any] = {key: tuple(value) if key in _LISTS else value for key, value in entry.items()}
    return Head(order=order, fixed=fixed, english=values.pop("en", None), **values)


def _refuse_shared_names(table: Table, heads: tuple[Head, ...]) -> None:
    seen: dict[str, Head] = {}
    for head in heads:
        if head.domain is not None or not head.fixed:
            continue
        for name in (head.name, *head.aliases):
            other = seen.setdefault(name.casefold(), head)
            if other is not head:
                index = head.order
                raise table.error(
                    f"alias '{name}' is also a name of '{other.name}'",
                    *("fixed", index, "aliases"),
                    hint="give the narrower name, or take it from one of them",
                )
