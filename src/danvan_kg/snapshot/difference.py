"""What changed between two snapshots: statements that came and went, by graph."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from danvan_kg.errors import StoreError
from danvan_kg.snapshot.archive import read_archive

# https://www.w3.org/TR/n-quads/#sec-grammar, for lines as an archive has them: one blank between terms.
_STATEMENT = re.compile(
    r"""<[^>]*>[ ]<[^>]*>[ ](?:<[^>]*>|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?)(?:[ ](?P<graph><[^>]*>))?[ ]\.""",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """The N-Quads lines that only the newer (`added`) or only the older archive (`removed`) holds, in archive order."""

    added: tuple[str, ...]
    removed: tuple[str, ...]


def compare(older: Path, newer: Path) -> Difference:
    """Reads two archives side by side. Memory grows with the difference, not with the archives."""
    added: list[str] = []
    removed: list[str] = []
    for side, line in _changes(read_archive(older), read_archive(newer)):
        (added if side > 0 else removed).append(line)
    return Difference(tuple(added), tuple(removed))


def _changes(older: Iterator[str], newer: Iterator[str]) -> Iterator[tuple[int, str]]:
    left, right = next(older, None), next(newer, None)
    while left is not None or right is not None:
        if left == right:
            left, right = next(older, None), next(newer, None)
        elif right is None or (left is not None and _order(left) < _order(right)):
            yield -1, left or ""
            left = next(older, None)
        else:
            yield 1, right
            right = next(newer, None)


def graph_of(line: str) -> str:
    """The graph IRI of an N-Quads line, in angle brackets, or "" in the default graph."""
    match = _STATEMENT.fullmatch(line)
    if match is None:
        raise StoreError(f"not a line of an archive: {line[:200]}", hint="build the store again")
    return match["graph"] or ""


def _order(line: str) -> tuple[str, str]:
    return graph_of(line), line
