"""Gold files: what a careful reader says that an article states."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from danvan_kg.errors import InputError

KINDS = ("persons", "positions", "documents", "campaigns", "programmes", "events")

# A person is a plain name; every other fact is a mapping.
GoldFact = Any


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article: its identifier and its facts by kind."""

    identifier: str
    facts: Mapping[str, list[GoldFact]]


def read_gold(directory: Path) -> list[GoldArticle]:
    """All gold files of a directory, by name. Raises InputError where there is none or one is not gold."""
    paths = sorted(directory.glob("*.json"))
    if not paths:
        raise InputError(f"{directory}: holds no gold files", hint="name a directory with one JSON file an article")
    return [_read(path) for path in paths]


def _read(path: Path) -> GoldArticle:
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return GoldArticle(values["id"], {kind: values[kind] for kind in KINDS})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: not a gold file: {error}", hint="see the annotation guidelines") from None
