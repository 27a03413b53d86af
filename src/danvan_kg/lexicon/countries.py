"""The table of countries: what other states are called, and the parties that lead them."""

from dataclasses import dataclass

from danvan_kg.lexicon.table import Table


@dataclass(frozen=True, slots=True)
class Country:
    """Another state. Attributes are explained at the head of `countries.yaml`."""

    name: str
    code: str
    other: tuple[str, ...] = ()
    state: str = ""
    party: str = ""

    @property
    def all_names(self) -> tuple[str, ...]:
        """Its own name, its others, and that of the state."""
        return tuple(filter(None, (self.name, *self.other, self.state)))


@dataclass(frozen=True, slots=True)
class CountryTable:
    countries: tuple[Country, ...]
    forms: tuple[str, ...]
    parties: tuple[str, ...]

    def names(self, country: Country) -> tuple[str, ...]:
        """All that `country` is called, its own name first."""
        formal = (f"{form} {name}" for form in self.forms for name in (country.name, *country.other))
        return tuple(dict.fromkeys((*country.all_names, *formal)))


_KEYS = frozenset({"name", "code", "other", "state", "party"})


def read_countries(table: Table) -> CountryTable:
    """Raises AssetError for an unknown key, or for two countries with one code."""
    countries: dict[str, Country] = {}
    for index, entry in enumerate(table.section("countries")):
        if unknown := set(entry) - _KEYS:
            raise table.error(f"unknown keys {sorted(unknown)}", "countries", index, hint=f"known: {sorted(_KEYS)}")
        country = Country(**{**entry, "other": tuple(entry.get("other", ()))})
        if countries.setdefault(country.code, country) is not country:
            message = f"code '{country.code}' is also that of '{countries[country.code].name}'"
            raise table.error(message, "countries", index, hint="codes are those of ISO 3166-1")
    return CountryTable(tuple(countries.values()), table.strings("forms"), table.strings("parties"))
