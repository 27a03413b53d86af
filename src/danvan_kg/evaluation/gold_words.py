"""What the words of gold files mean: `data/evaluation/gold.yaml`, read once."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from danvan_kg.assets import asset
from danvan_kg.lexicon.table import Table, read_table


@dataclass(frozen=True, slots=True)
class GoldWords:
    """Classes are local names of the vocabulary; short forms are replaced in their order; `roles` are case-folded."""

    document_types: Mapping[str, str]
    event_kinds: Mapping[str, str]
    abbreviations: tuple[tuple[re.Pattern[str], str], ...]
    frame_words: frozenset[str]
    roles: tuple[tuple[re.Pattern[str], str], ...]


@cache
def gold_words(path: Path | None = None) -> GoldWords:
    """The words of `path`, or of the project's file. Raises AssetError for a file that cannot be read so."""
    table = read_table(path or asset("data", "evaluation", "gold.yaml"))
    roles = _names(table, "roles")
    return GoldWords(
        document_types=_names(table, "document_types"),
        event_kinds=_names(table, "event_kinds"),
        abbreviations=tuple(_abbreviations(table)),
        frame_words=frozenset(table.strings("frame_words")),
        roles=tuple((re.compile(rf"^{re.escape(begins)}\b"), counts_as) for begins, counts_as in roles.items()),
    )


def _names(table: Table, section: str) -> dict[str, str]:
    names = table.section(section, dict)
    for word, name in names.items():
        if not isinstance(word, str) or not isinstance(name, str):
            raise table.error(f"{section}: not a name: {name!r}", section, word, hint="write `word: name`")
    return dict(names)


def _abbreviations(table: Table) -> list[tuple[re.Pattern[str], str]]:
    found = []
    for at in range(len(table.section("abbreviations"))):
        full, *short_forms = table.strings("abbreviations", at)
        found.append((re.compile("|".join(map(_short_form, short_forms))), full))
    return found


def _short_form(text: str) -> str:
    """A pattern for a short form whose inner dots may be missing, with a blank behind them; a last dot ends a word."""
    body = r"\.?\s?".join(map(re.escape, text.removesuffix(".").split(".")))
    return rf"\b{body}\.?(?=\s|$)" if text.endswith(".") else rf"\b{body}\b"
