"""A lexicon file: its data and the line each value stands on, so that a fault names the place to mend."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from danvan_kg.errors import AssetError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Key = str | int


@dataclass(frozen=True, slots=True)
class Table:
    """One parsed YAML file. `data` is plain Python; `lines` maps a path of keys and indexes to a line number."""

    path: Path
    data: Any
    lines: Mapping[tuple[Key, ...], int]

    @property
    def name(self) -> str:
        """The path as messages show it: `data/lexicon/roles.yaml`."""
        return "/".join(self.path.parts[-3:])

    def line(self, *keys: Key) -> int:
        """The line (from 1) of the value under `keys`, or of its nearest ancestor that is known."""
        for length in range(len(keys), -1, -1):
            if keys[:length] in self.lines:
                return self.lines[keys[:length]]
        return 1

    def error(self, message: str, *keys: Key, hint: str | None = None) -> AssetError:
        """An error that names file and line of the value under `keys`."""
        return AssetError(f"{self.name}:{self.line(*keys)}: {message}", hint=hint)

    def section(self, key: str, kind: type = list) -> Any:
        """The top-level value `key`, which must be a `kind`; an empty one where it is absent."""
        value = self.data.get(key)
        if value is None:
            return kind()
        if not isinstance(value, kind):
            raise self.error(f"'{key}' is not a {kind.__name__}", key, hint="see the head of the file")
        return value

    def strings(self, *keys: Key) -> tuple[str, ...]:
        """The list of strings under `keys`, one below the other; empty where there is none. AssetError for another."""
        value: Any = self.data
        for key in keys:
            value = _below(value, key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            name = ".".join(map(str, keys))
            raise self.error(f"{name}: not a list of strings: {value!r}", *keys, hint="quote numbers, yes and no")
        return tuple(value)


def read_table(path: Path) -> Table:
    """The table in `path`. Raises AssetError for a file that is missing or is no YAML mapping."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise AssetError(f"{path}: {error.strerror}", hint="reinstall danvan-kg, or name another lexicon") from error
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        data = {} if node is None else loader.construct_document(node)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else 1
        raise AssetError(f"{path}:{line}: {getattr(error, 'problem', error)}", hint="the file is YAML") from error
    finally:
        loader.dispose()
    lines: dict[tuple[Key, ...], int] = {}
    if node is not None:
        _note_lines(node, (), lines)
    table = Table(path, data, lines)
    if not isinstance(data, dict):
        raise table.error("the file is not a mapping", hint="begin with a section name and a colon")
    return table


def _below(value: Any, key: Key) -> Any:
    if isinstance(value, list):
        return value[key] if isinstance(key, int) and key < len(value) else None
    return value.get(key) if isinstance(value, dict) else None


def _note_lines(node: yaml.Node, keys: tuple[Key, ...], lines: dict[tuple[Key, ...], int]) -> None:
    lines[keys] = node.start_mark.line + 1
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _note_lines(value, (*keys, key.value), lines)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _note_lines(value, (*keys, index), lines)
