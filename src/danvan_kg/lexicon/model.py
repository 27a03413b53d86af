"""What the lexicon holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from danvan_kg.errors import AssetError
from danvan_kg.lexicon.countries import CountryTable, read_countries
from danvan_kg.lexicon.organizations import OrganizationTable, read_organizations
from danvan_kg.lexicon.people import (
    HonorificTable,
    SurnameTable,
    TriggerTable,
    read_honorifics,
    read_surnames,
    read_triggers,
)
from danvan_kg.lexicon.roles import RoleTable, read_roles
from danvan_kg.lexicon.table import Table
from danvan_kg.lexicon.units import UnitTable, read_units
from danvan_kg.place import Places, load_places


@dataclass(frozen=True)
class Lexicon:
    """All tables of a lexicon directory.

    `version` is a digest of the files' names and bytes. `table(name)` gives any file `<name>.yaml` with source lines;
    the attributes are the typed ones, read when first asked for.
    """

    directory: Path
    version: str
    tables: Mapping[str, Table] = field(repr=False, compare=False)

    def table(self, name: str) -> Table:
        """The file `<name>.yaml`. Raises AssetError where there is none."""
        try:
            return self.tables[name]
        except KeyError:
            raise AssetError(
                f"{self.directory / name}.yaml: there is no such table", hint="reinstall danvan-kg"
            ) from None

    @cached_property
    def organizations(self) -> OrganizationTable:
        return read_organizations(self.table("organizations"))

    @cached_property
    def units(self) -> UnitTable:
        return read_units(self.table("units"))

    @cached_property
    def countries(self) -> CountryTable:
        return read_countries(self.table("countries"))

    @cached_property
    def roles(self) -> RoleTable:
        return read_roles(self.table("roles"))

    @cached_property
    def honorifics(self) -> HonorificTable:
        return read_honorifics(self.table("honorifics"))

    @cached_property
    def surnames(self) -> SurnameTable:
        return read_surnames(self.table("surnames"))

    @cached_property
    def triggers(self) -> TriggerTable:
        return read_triggers(self.table("triggers"))

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """The long form of each abbreviation."""
        forms: Mapping[str, str] = self.table("abbreviations").section("abbreviations", dict)
        return forms

    @cached_property
    def places(self) -> Places:
        return load_places(self.directory)
