"""The table of units of bodies: what they are called, and whose they are where their names tell it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from danvan_kg.lexicon.table import Table

_KEYS = ("sole", "moved", "provincial", "common")


@dataclass(frozen=True, slots=True)
class UnitTable:
    """Subjects of units by the domain of their head, as the head of `units.yaml` explains.

    The other tables have (domain, subject) as their key: `sole` tells the body that alone has the unit, `provincial`
    the head of the body of the province that has it, `moved` are those that several bodies had one after another.
    """

    domains: Mapping[str, tuple[str, ...]]
    sole: Mapping[tuple[str, str], str]
    provincial: Mapping[tuple[str, str], str]
    moved: frozenset[tuple[str, str]]


def read_units(table: Table) -> UnitTable:
    """Raises AssetError for an unknown key."""
    domains: dict[str, tuple[str, ...]] = {}
    sole: dict[tuple[str, str], str] = {}
    provincial: dict[tuple[str, str], str] = {}
    moved: set[tuple[str, str]] = set()
    for domain, entry in table.data.items():
        if unknown := set(entry) - set(_KEYS):
            raise table.error(f"unknown keys {sorted(unknown)}", domain, hint=f"known: {', '.join(_KEYS)}")
        for owners, key in ((sole, "sole"), (provincial, "provincial")):
            owners.update(((domain, subject), owner) for owner, subject in _owned(table, domain, key))
        moved.update((domain, subject) for subject in table.strings(domain, "moved"))
        owned = (subject for key in ("sole", "provincial") for _, subject in _owned(table, domain, key))
        others = (subject for key in ("moved", "common") for subject in table.strings(domain, key))
        domains[domain] = tuple(dict.fromkeys((*owned, *others)))
    return UnitTable(domains, sole, provincial, frozenset(moved))


def _owned(table: Table, domain: str, key: str) -> Iterator[tuple[str, str]]:
    """(owner, subject) of the units under `key`."""
    for owner in table.data[domain].get(key, ()):
        for subject in table.strings(domain, key, owner):
            yield owner, subject
