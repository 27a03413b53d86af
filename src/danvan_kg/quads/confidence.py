"""How much to believe a rule: the measured precision of its family, from `data/lexicon/confidence.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from danvan_kg.assets import asset
from danvan_kg.lexicon.table import Table, read_table


@dataclass(frozen=True, slots=True)
class Confidence:
    """Precision by rule family, in [0, 1]; `default` for a family that is not measured yet."""

    default: Decimal
    families: Mapping[str, Decimal]

    def of(self, rule: str) -> Decimal:
        """For a rule named `family.rule`: that of the longest family that was measured."""
        family = rule
        while family:
            if family in self.families:
                return self.families[family]
            family = family.rpartition(".")[0]
        return self.default


def load_confidence(path: Path | None = None) -> Confidence:
    """Raises AssetError with file and line for a value that is no number between 0 and 1."""
    table = read_table(path or asset("data", "lexicon", "confidence.yaml"))
    families = table.section("families", dict)
    return Confidence(
        _share(table, table.data.get("default"), "default"),
        {name: _share(table, value, "families", name) for name, value in families.items()},
    )


def _share(table: Table, value: object, *keys: str) -> Decimal:
    try:
        share = Decimal(str(value))
        is_share = 0 <= share <= 1
    except InvalidOperation:
        is_share = False
    if not is_share:
        raise table.error(f"'{value}' is not a number from 0 to 1", *keys, hint="give the measured precision")
    return share
