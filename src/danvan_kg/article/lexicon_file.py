"""The files of cues and outlets, read once, with faults named by file and entry."""

from pathlib import Path
from typing import Any

import yaml

from danvan_kg.errors import AssetError

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_mapping(path: Path) -> dict[str, Any]:
    """The top-level mapping of a YAML file. AssetError for a file that is missing, broken or something else."""
    try:
        content = yaml.load(path.read_bytes(), Loader=_LOADER)
    except OSError as error:
        raise AssetError(f"{path}: {error.strerror}", hint="reinstall danvan-kg") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise AssetError(f"{path}:{line}: not YAML: {getattr(error, 'problem', error)}") from None
    if not isinstance(content, dict):
        raise AssetError(f"{path}:1: not a mapping")
    return content


def strings(content: dict[str, Any], path: Path, *keys: str) -> tuple[str, ...]:
    """The list of strings under `keys`, one below the other; empty if there is none. AssetError for anything else."""
    value: Any = content
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
        name = ".".join(keys)
        raise AssetError(f"{path}: {name}: not a list of strings: {value!r}", hint="quote numbers, yes and no")
    return tuple(value)
