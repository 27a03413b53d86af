"""Where a worker's answer goes: counted, checked against the caps, and sent in pieces."""

import re
import socket
import struct
import time

from danvan_kg.endpoint.answer.counting import counter_for
from danvan_kg.formats import RDF_XML, XML, Format

HEADER = struct.Struct(">cI")
# The first frame is smaller, so that a low cap on rows ends a slow query early.
_FIRST, _PIECE = 16 * 1024, 128 * 1024
_AFTER_PREFIXES = re.compile(rb"^(?!@prefix)[^\n]*\n", re.MULTILINE)

# XML 1.0, 2.2: what no XML text can hold, in UTF-8.
_LEGAL_BYTES = bytes(sorted({*range(0x20, 0x100), 0x09, 0x0A, 0x0D}))
_NONCHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")


class CapReached(Exception):  # noqa: N818 - it ends a query, and is no fault
    """The answer is larger than it may be; `name` is `bytes` or `rows`."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name)
        self.name = name
        self.limit = limit


class IllegalCharacter(Exception):  # noqa: N818 - it is the data's fault
    """The answer holds a character that the asked format cannot."""


class Output:
    """The file that the engine writes to: counts, checks the caps and sends pieces.

    `begun` is the moment of the first bytes, by the monotonic clock; before them, that of its making.
    """

    def __init__(self, connection: socket.socket, format_: Format, most_bytes: int, most_rows: int) -> None:
        self._connection = connection
        self._most_bytes = most_bytes
        self._most_rows = most_rows
        self._counter = counter_for(format_)
        self._xml = format_ in (XML, RDF_XML)
        self._buffer = bytearray()
        self._enough = _FIRST
        self._last = b""
        self._size = 0
        self.begun = time.monotonic()

    @property
    def rows(self) -> int:
        return self._counter.rows

    def write(self, piece: bytes) -> int:
        if not self._size:
            self.begun = time.monotonic()
        self._size += len(piece)
        if self._size > self._most_bytes:
            raise CapReached("bytes", self._most_bytes)
        # The engine writes small pieces: they are looked at together.
        self._buffer += piece
        if len(self._buffer) >= self._enough:
            self._enough = _PIECE
            self._connection.sendall(self._take_frame())
        return len(piece)

    def _take_frame(self) -> bytes:
        """What has come since the last one, as a frame. Raises CapReached, IllegalCharacter."""
        piece, self._buffer = bytes(self._buffer), bytearray()
        if self._counter.add(piece) > self._most_rows:
            raise CapReached("rows", self._most_rows)
        if self._xml:
            if _is_illegal_in_xml(self._last + piece):
                raise IllegalCharacter
            self._last = piece[-2:]
            # XML 1.0, 2.11: a reader takes a carriage return that stands as it is for a line feed.
            piece = piece.replace(b"\r", b"&#xD;")
        return HEADER.pack(b"D", len(piece)) + piece

    def count_row(self) -> None:
        """For formats whose rows are counted where they are made."""
        self._counter.rows += 1
        if self._counter.rows > self._most_rows:
            raise CapReached("rows", self._most_rows)

    def flush(self) -> None:
        """The engine flushes at its end; the rest goes out together with the last frame."""

    def take_rest(self) -> bytes:
        """The last frame, empty where nothing is left. Raises CapReached, IllegalCharacter."""
        return self._take_frame() if self._buffer else b""


def _is_illegal_in_xml(piece: bytes) -> bool:
    return bool(piece.translate(None, _LEGAL_BYTES)) or any(each in piece for each in _NONCHARACTERS)


class PrefixSorter:
    """Puts the prefix lines at the head of a Turtle text, which the engine writes in random order, into one order."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._head: bytes | None = b""

    def __enter__(self) -> "PrefixSorter":
        return self

    def __exit__(self, *_: object) -> None:
        if self._head:
            self._pass_on(self._head)

    def write(self, piece: bytes) -> int:
        if self._head is None:
            return self._output.write(piece)
        self._head += piece
        last_line = self._head.rsplit(b"\n", 1)[-1]
        in_head = last_line.startswith(b"@prefix") or b"@prefix".startswith(last_line)
        if not in_head or _AFTER_PREFIXES.search(self._head):
            self._pass_on(self._head)
            self._head = None
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back but the head."""

    def _pass_on(self, head: bytes) -> None:
        lines = head.splitlines(keepends=True)
        count = next((index for index, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
        self._output.write(b"".join(sorted(lines[:count]) + lines[count:]))
