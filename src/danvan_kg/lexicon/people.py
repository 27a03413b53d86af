"""The tables of names and forms of address, and of the phrases that make and end positions."""

from collections.abc import Mapping
from dataclasses import dataclass

from danvan_kg.lexicon.table import Table


@dataclass(frozen=True, slots=True)
class HonorificTable:
    """Words before a name that are no position."""

    singular: tuple[str, ...]
    plural: tuple[str, ...]
    ranks: tuple[str, ...]
    degrees: tuple[str, ...]
    pronouns: tuple[str, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HistoricalPerson:
    """A person of history whose name is mostly that of a theme or of a thing.

    `styles` may stand between the theme and the name: "Lăng Chủ tịch Hồ Chí Minh".
    """

    name: str
    aliases: tuple[str, ...]
    styles: tuple[str, ...]
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SurnameTable:
    strong: frozenset[str]
    common: frozenset[str]
    minority: frozenset[str]
    minority_middles: frozenset[str]
    never: frozenset[str]
    particles: frozenset[str]
    addresses: frozenset[str]
    units: frozenset[str]
    no_names: tuple[str, ...]
    name_bearers: tuple[str, ...]
    roads: tuple[str, ...]
    place_prepositions: tuple[str, ...]
    house_words: tuple[str, ...]
    credit_labels: tuple[str, ...]
    works: tuple[str, ...]
    same_person: tuple[str, ...]
    historical: tuple[HistoricalPerson, ...]


@dataclass(frozen=True, slots=True)
class TriggerTable:
    """Phrases by what they do: take, appoint, leave, nominate, former, join, hold, fillers, of_person."""

    phrases: Mapping[str, tuple[str, ...]]


def read_honorifics(table: Table) -> HonorificTable:
    keys = ("singular", "plural", "ranks", "degrees", "pronouns", "fields")
    return HonorificTable(**{key: tuple(table.section(key)) for key in keys})


def read_surnames(table: Table) -> SurnameTable:
    return SurnameTable(
        strong=frozenset(table.section("strong")),
        common=frozenset(table.section("common")),
        minority=frozenset(table.section("minority")),
        minority_middles=frozenset(table.section("minority_middles")),
        never=frozenset(table.section("never")),
        particles=frozenset(table.section("particles")),
        addresses=frozenset(table.section("addresses")),
        units=frozenset(table.section("units")),
        no_names=tuple(table.section("no_names")),
        name_bearers=tuple(table.section("name_bearers")),
        roads=tuple(table.section("roads")),
        place_prepositions=tuple(table.section("place_prepositions")),
        house_words=tuple(table.section("house_words")),
        credit_labels=tuple(table.section("credit_labels")),
        works=tuple(table.section("works")),
        same_person=tuple(table.section("same_person")),
        historical=tuple(
            HistoricalPerson(entry["name"], *(tuple(entry.get(key, ())) for key in ("aliases", "styles", "themes")))
            for entry in table.section("historical")
        ),
    )


def read_triggers(table: Table) -> TriggerTable:
    return TriggerTable({name: tuple(phrases) for name, phrases in table.data.items()})
