"""Finds the asset folders: at the top level of a checkout, or packed into the installed package."""

import hashlib
from functools import cache
from pathlib import Path

from danvan_kg.errors import AssetError

_PACKAGE = Path(__file__).resolve().parent


@cache
def asset_root() -> Path:
    """The folder that holds `ontology`, `shapes`, `queries` and `data`."""
    for candidate in (_PACKAGE / "_assets", _PACKAGE.parent.parent):
        if (candidate / "ontology").is_dir() and (candidate / "shapes").is_dir():
            return candidate
    raise AssetError(f"{_PACKAGE}: the asset folders are missing", hint="reinstall danvan-kg")


def asset(*parts: str) -> Path:
    """The path of an asset, for example `asset("data", "lexicon", "roles.yaml")`."""
    return asset_root().joinpath(*parts)


def asset_digest(*parts: str) -> str:
    """A short digest of an asset folder's files, names and bytes: the version of knowledge that is data."""
    hasher = hashlib.sha256()
    root = asset(*parts)
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        hasher.update(path.relative_to(root).as_posix().encode() + b"\0")
        hasher.update(hashlib.sha256(path.read_bytes()).digest())
    return hasher.hexdigest()[:12]
