"""Reads the authority files: one table says which section holds which entries, the entries' fields say the rest."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from danvan_kg.assets import asset
from danvan_kg.authority.entries import (
    Authority,
    Body,
    BodyChange,
    Calling,
    CommitteeTerm,
    CuratedDocument,
    CuratedPerson,
    CuratedRole,
    Field,
    NameCounts,
    Reform,
    TerritorialBody,
    Withheld,
)
from danvan_kg.lexicon.organizations import read_organizations
from danvan_kg.lexicon.roles import read_roles
from danvan_kg.lexicon.table import Table, read_table
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import nfc


@dataclass(frozen=True, slots=True)
class _Section:
    """Where the entries of one type stand, and the type that reads them."""

    file: str
    key: str
    type: type
    attribute: str
    unique: tuple[str, ...] = ()


_SECTIONS = (
    _Section("organizations", "organizations", Body, "bodies", ("name",)),
    _Section("organizations", "changes", BodyChange, "changes", ("id",)),
    _Section("organizations", "territorial", TerritorialBody, "territorial", ("kind",)),
    _Section("organizations", "reforms", Reform, "reforms", ("first_day",)),
    _Section("documents", "documents", CuratedDocument, "documents"),
    _Section("documents", "terms", CommitteeTerm, "terms", ("organization", "number")),
    _Section("persons", "persons", CuratedPerson, "persons", ("id",)),
    _Section("roles", "roles", CuratedRole, "roles", ("name",)),
    _Section("callings", "callings", Calling, "callings", ("name",)),
    _Section("callings", "fields", Field, "fields", ("name",)),
    _Section("withheld", "withheld", Withheld, "withheld"),
)


def load_authority(directory: Path | None = None) -> Authority:
    """The authority files in `directory`, by default those that come with the program.

    Raises AssetError with file and line for an entry with an unknown, missing or ill-formed field, for two entries of
    one name, and for a reference to a body that is not described.
    """
    folder = directory or asset("data", "authority")
    tables = {path.stem: read_table(path) for path in sorted(folder.glob("*.yaml"))}
    entries: dict[str, tuple[Any, ...]] = {}
    for section in _SECTIONS:
        if section.file in tables:
            entries[section.attribute] = tuple(_entries(tables[section.file], section))
    if "organizations" in tables:
        entries["shared_heads"] = tables["organizations"].strings("shared_heads")
    counts = _name_counts(tables["names"]) if "names" in tables else NameCounts()
    authority = Authority(**entries, name_counts=counts, role_labels=_role_labels(), executives=_executives())
    if "organizations" in tables:
        _check_bodies(authority, tables["organizations"])
    return authority


def _role_labels() -> dict[str, str]:
    """English labels of roles and their deputies."""
    roles = read_roles(read_table(asset("data", "lexicon", "roles.yaml"))).roles
    return {role.name: role.english for role in roles if role.english}


def _executives() -> Mapping[str, str]:
    return read_organizations(read_table(asset("data", "lexicon", "organizations.yaml"))).executives


def _name_counts(table: Table) -> NameCounts:
    counts = {title: table.section(title, dict) for title in ("lengths", "first", "middle", "last")}
    for title, group in counts.items():
        for key, count in group.items():
            if not isinstance(count, int):
                raise table.error(f"'{count}' is not a count", title, key, hint="see the head of the file")
    return NameCounts(names=table.section("names", int), source=table.section("source", str), **counts)


def _entries(table: Table, section: _Section) -> Iterator[Any]:
    seen: dict[tuple[Any, ...], int] = {}
    for index, raw in enumerate(table.section(section.key)):
        keys = (section.key, index)
        if not isinstance(raw, Mapping):
            raise table.error(f"'{raw}' is not an entry", *keys, hint="an entry is a list of `field: value` lines")
        entry = section.type(**_arguments(table, section.type, raw, keys))
        identity = tuple(getattr(entry, name) for name in section.unique)
        if identity and identity in seen:
            raise table.error(
                f"{' '.join(map(str, identity))!r} stands on line {seen[identity]} already",
                *keys,
                hint="keep one entry and put the other's names under other_names",
            )
        seen[identity] = table.line(*keys)
        yield entry


def _arguments(table: Table, kind: type, raw: Mapping[str, Any], keys: tuple[str | int, ...]) -> dict[str, Any]:
    known = {item.name: item for item in fields(kind)}
    arguments: dict[str, Any] = {}
    for name, value in raw.items():
        if name not in known:
            raise table.error(f"unknown field '{name}'", *keys, name, hint=f"fields are {', '.join(known)}")
        arguments[name] = _converted(table, known[name].type, value, (*keys, name))
    required = [name for name, item in known.items() if item.default is MISSING]
    for name in required:
        if not arguments.get(name):
            raise table.error(f"the entry has no '{name}'", *keys, hint=f"every entry needs {', '.join(required)}")
    return arguments


def _converted(table: Table, kind: Any, value: Any, keys: tuple[str | int, ...]) -> Any:
    try:
        return _CONVERSIONS[kind](value)
    except (TypeError, ValueError):
        raise table.error(f"'{value}' is not what '{keys[-1]}' holds", *keys, hint="see the head of the file") from None


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise TypeError(value)
    return nfc(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(_text(item) for item in value)


def _templates(value: Any) -> Mapping[str, str]:
    if not isinstance(value, Mapping):
        raise TypeError(value)
    return {_text(key): _text(item) for key, item in value.items()}


def _day(value: Any) -> date:
    if not isinstance(value, date):
        raise TypeError(value)
    return value


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _partial_date(value: Any) -> PartialDate:
    return PartialDate.parse(str(value))


_CONVERSIONS: Mapping[Any, Callable[[Any], Any]] = {
    str: _text,
    str | None: _text,
    tuple[str, ...]: _texts,
    Mapping[str, str]: _templates,
    date: _day,
    date | None: _day,
    bool: _truth,
    bool | None: _truth,
    PartialDate | None: _partial_date,
}


def _check_bodies(authority: Authority, table: Table) -> None:
    """Every body that another body names is described, and no name means two bodies."""
    owners: dict[str, str] = {}
    for index, body in enumerate(authority.bodies):
        for name in (body.name, *body.other_names):
            if owners.setdefault(name, body.name) != body.name:
                raise table.error(
                    f"'{name}' is a name of '{owners[name]}' too",
                    "organizations",
                    index,
                    hint="give the name to one of them",
                )
    names = {body.name for body in authority.bodies}
    for index, body in enumerate(authority.bodies):
        for attribute in ("unit_of", "part_of", "leads"):
            _check_reference(getattr(body, attribute), names, table, ("organizations", index, attribute))
        for place, name in enumerate(body.guides):
            _check_reference(name, names, table, ("organizations", index, "guides", place))
    for index, change in enumerate(authority.changes):
        for attribute in ("before", "after"):
            for place, name in enumerate(getattr(change, attribute)):
                _check_reference(name, names, table, ("changes", index, attribute, place))


def _check_reference(name: str | None, names: set[str], table: Table, keys: tuple[str | int, ...]) -> None:
    if name is not None and name not in names:
        raise table.error(f"no body is named '{name}'", *keys, hint="describe it, or use its canonical name")
