"""What the lexicon holds."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from danvan_kg.errors import AssetError
from danvan_kg.lexicon.table import Table


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables of a lexicon directory.

    `version` is a digest of the files' names and bytes. `table(name)` gives any file `<name>.yaml` with source lines.
    """

    directory: Path
    version: str
    tables: Mapping[str, Table] = field(repr=False)

    def table(self, name: str) -> Table:
        """The file `<name>.yaml`. Raises AssetError where there is none."""
        try:
            return self.tables[name]
        except KeyError:
            raise AssetError(
                f"{self.directory / name}.yaml: there is no such table", hint="reinstall danvan-kg"
            ) from None
