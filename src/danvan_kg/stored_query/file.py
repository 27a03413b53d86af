"""Reading stored queries from files, with every fault named by file and line."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import Store

from danvan_kg.assets import asset
from danvan_kg.errors import AssetError
from danvan_kg.stored_query.argument import Parameter, ParameterType, Text, iri
from danvan_kg.stored_query.model import StoredQuery
from danvan_kg.stored_query.slots import find_slots

LANGUAGES = ("vi", "en")

_KEYS = {"summary", "description", "tags", "question", "parameters", "answer"}
_SEE = "see queries/README.md"


def load_queries(folder: Path) -> dict[str, StoredQuery]:
    """All stored queries of a folder by name, in alphabetical order. Raises AssetError that names file and line."""
    return {path.stem: read_query(path) for path in sorted(folder.glob("*.rq"))}


@cache
def packaged_queries() -> Mapping[str, StoredQuery]:
    """The stored queries that come with the program, by name."""
    return load_queries(asset("queries"))


def read_query(path: Path) -> StoredQuery:
    """One stored query, checked: its header is complete, its slots are those of the header, its text is SPARQL."""
    header, body, header_lines = _split(path)
    query = _from_header(path, header, body)
    _check_slots(path, query, header_lines)
    try:
        Store().query(query.sparql)
    except SyntaxError as error:
        raise AssetError(
            f"{path}: not valid SPARQL: {error}", hint=f"lines count from line {header_lines + 1}"
        ) from None
    return query


def _split(path: Path) -> tuple[dict[str, Any], str, int]:
    """The header as read from YAML, the query below it, and the number of lines of the header."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    count = next((number for number, line in enumerate(lines) if not line.startswith("#+")), len(lines))
    try:
        header = yaml.safe_load("".join(line[2:].removeprefix(" ") for line in lines[:count]))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise AssetError(f"{path}:{line}: the header is not YAML: {error.problem}", hint=_SEE) from None
    if not isinstance(header, dict):
        raise AssetError(f"{path}:1: there is no header", hint=f"begin with `#+ summary:`; {_SEE}")
    return header, "".join(lines[count:]), count


def _from_header(path: Path, header: dict[str, Any], body: str) -> StoredQuery:
    for key in sorted(set(header) - _KEYS):
        raise AssetError(f"{path}: the header has an unknown key {key!r}", hint=f"known: {', '.join(sorted(_KEYS))}")
    parameters = header.get("parameters") or {}
    return StoredQuery(
        name=path.stem,
        summary=_text(path, header, "summary"),
        description=_text(path, header, "description"),
        tags=_tags(path, header),
        question=header.get("question"),
        parameters=tuple(_parameter(path, name, entry) for name, entry in parameters.items()),
        answer=_text(path, header, "answer"),
        sparql=body,
    )


def _tags(path: Path, header: Mapping[str, Any]) -> tuple[str, ...]:
    tags = header.get("tags")
    if not isinstance(tags, list) or not tags:
        raise AssetError(
            f"{path}: there are no tags", hint=f"the first one is the group that the query stands in; {_SEE}"
        )
    return tuple(str(tag) for tag in tags)


def _parameter(path: Path, name: str, entry: dict[str, Any]) -> Parameter:
    try:
        kind = ParameterType(entry["type"])
    except (KeyError, ValueError, TypeError):
        types = ", ".join(ParameterType)
        raise AssetError(f"{path}: parameter {name!r} has no known type", hint=f"one of {types}") from None
    class_name = entry.get("class")
    return Parameter(
        name=name,
        type=kind,
        label=_text(path, entry, "label"),
        required=bool(entry.get("required", False)),
        example=None if entry.get("example") is None else str(entry["example"]),
        class_iri=iri(class_name).value if class_name else None,
    )


def _text(path: Path, entry: Mapping[str, Any], key: str) -> Text:
    value = entry.get(key)
    if (
        not isinstance(value, dict)
        or set(value) != set(LANGUAGES)
        or not all(isinstance(v, str) for v in value.values())
    ):
        raise AssetError(f"{path}: {key!r} must have the languages vi and en", hint=f"{key}: {{vi: …, en: …}}")
    return {language: " ".join(value[language].split()) for language in LANGUAGES}


def _check_slots(path: Path, query: StoredQuery, header_lines: int) -> None:
    declared = {parameter.name for parameter in query.parameters}
    found: set[str] = set()
    for slot in find_slots(query.sparql):
        line = header_lines + query.sparql.count("\n", 0, slot.start) + 1
        where = f"{path}:{line}: slot ?{slot.name}"
        if slot.depth < 1:
            raise AssetError(f"{where} stands outside of the WHERE clause", hint="a trailing VALUES narrows no count")
        if slot.name in found:
            raise AssetError(f"{where} is there twice", hint="use the variable; one slot is enough")
        if slot.name not in declared:
            raise AssetError(f"{where} is not in the header", hint="add it under parameters")
        found.add(slot.name)
    for name in sorted(declared - found):
        raise AssetError(f"{path}: parameter {name!r} has no slot", hint=f"write VALUES ?{name} {{ UNDEF }} in WHERE")
