"""Counts the rows of an answer in the bytes that the engine writes, exactly and at the speed of C.

The engine writes solutions in Rust; taking them one by one in Python to count them would make a large answer three
times slower. In each syntax a row shows itself by bytes that cannot stand inside a value.
"""

import re

from danvan_kg.formats import CSV, JSON, N_QUADS, N_TRIPLES, TSV, XML, Format


class RowCounter:
    """Counts nothing: for answers whose rows are counted where they are made."""

    rows = 0

    def add(self, piece: bytes) -> int:  # noqa: ARG002 - the interface of all counters
        """The number of rows begun or ended so far, with this piece."""
        return self.rows


class _LineCounter(RowCounter):
    """Each triple or quad is a line, and newlines of values are escaped."""

    def __init__(self) -> None:
        self.rows = 0

    def add(self, piece: bytes) -> int:
        self.rows += piece.count(b"\n")
        return self.rows


class _TsvCounter(RowCounter):
    """Each line ends in a newline, and those of values are escaped; the first line is the header."""

    def __init__(self) -> None:
        self._lines = 0

    def add(self, piece: bytes) -> int:
        self._lines += piece.count(b"\n")
        self.rows = max(0, self._lines - 1)
        return self.rows


class _CsvCounter(RowCounter):
    """As in TSV, but newlines of values stand between quotation marks; a doubled mark closes and opens again."""

    def __init__(self) -> None:
        self._lines = 0
        self._quoted = 0

    def add(self, piece: bytes) -> int:
        if self._quoted or b'"' in piece:
            parts = piece.split(b'"')
            self._lines += sum(part.count(b"\n") for part in parts[self._quoted :: 2])
            self._quoted = (self._quoted + len(parts) - 1) % 2
        else:
            self._lines += piece.count(b"\n")
        self.rows = max(0, self._lines - 1)
        return self.rows


class _XmlCounter(RowCounter):
    """`<result>` opens a row; a value's `<` is escaped."""

    def __init__(self) -> None:
        self._tail = b""

    def add(self, piece: bytes) -> int:
        text = self._tail + piece
        self.rows += text.count(b"<result>")
        self._tail = text[-7:]
        return self.rows


class _JsonCounter(RowCounter):
    """Rows are parted by `},{"`, or `},{}` before one without values.

    A value's own quotation marks are escaped, so that in a value the first can only stand at its end: a comma or
    bracket follows. A value that holds the second counts as a row more; keeping account of all strings would cost a
    fifth of the time.
    """

    # In a value that quotation mark would be escaped.
    _FIRST = b's":[{'
    _parted = re.compile(rb'\},(?=\{(?:"[^,}]|\}))').findall

    def __init__(self) -> None:
        self._tail = b""

    def add(self, piece: bytes) -> int:
        text = self._tail + piece
        if not self.rows and self._FIRST in text:
            self.rows = 1
        if self.rows:
            # What stands in the tail whole was counted with the piece before.
            self.rows += len(self._parted(text)) - len(self._parted(self._tail))
        self._tail = text[-4:]
        return self.rows


_COUNTERS: dict[str, type[RowCounter]] = {
    JSON.suffix: _JsonCounter,
    XML.suffix: _XmlCounter,
    CSV.suffix: _CsvCounter,
    TSV.suffix: _TsvCounter,
    N_TRIPLES.suffix: _LineCounter,
    N_QUADS.suffix: _LineCounter,
}


def counter_for(format_: Format) -> RowCounter:
    """A fresh counter for one answer in this format."""
    return _COUNTERS.get(format_.suffix, RowCounter)()
