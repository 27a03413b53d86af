"""Reads a lexicon directory."""

import hashlib
from pathlib import Path

from danvan_kg.assets import asset
from danvan_kg.errors import AssetError
from danvan_kg.lexicon.model import Lexicon
from danvan_kg.lexicon.table import read_table


def load_lexicon(directory: Path | None = None) -> Lexicon:
    """The lexicon in `directory`, by default the one that comes with the program.

    Raises AssetError with file and line for anything that does not hold together.
    """
    folder = directory or asset("data", "lexicon")
    files = sorted(folder.glob("*.yaml"), key=lambda path: path.name)
    if not files:
        raise AssetError(
            f"{folder}: no lexicon here", hint="name a directory with *.yaml files, or reinstall danvan-kg"
        )
    return Lexicon(folder, _version(files), {path.stem: read_table(path) for path in files})


def _version(files: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]
