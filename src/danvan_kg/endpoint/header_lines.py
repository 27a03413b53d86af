"""Header lines as ASGI carries them; several lines of one name are joined with commas (RFC 9110, 5.3)."""

from collections.abc import Iterable
from typing import TypeAlias

Lines: TypeAlias = Iterable[tuple[bytes, bytes]]


def joined(lines: Lines) -> dict[str, str]:
    """All values by name. The names of a request are in lower case."""
    values: dict[str, str] = {}
    for raw_name, raw_value in lines:
        name, value = raw_name.decode("latin-1"), raw_value.decode("latin-1")
        values[name] = f"{values[name]}, {value}" if name in values else value
    return values


def value_of(lines: Lines, name: bytes) -> str | None:
    """One value, by its name in lower case; None where there is no such line."""
    values = [value for each, value in lines if each.lower() == name]
    return b", ".join(values).decode("latin-1") if values else None
