"""A place for an answer until it is whole: memory first, a temporary file beyond that."""

import asyncio
import os
import tempfile
from collections.abc import AsyncIterator
from types import TracebackType
from typing import IO

_PIECE = 256 * 1024

# What all spools of this process may hold in memory. Beyond that only those of little size do.
_MOST = 64 << 20
_LITTLE = 256 << 10


class Spool:
    """Takes bytes, then gives them any number of times. More than `in_memory` bytes go to a nameless file."""

    _held = 0

    def __init__(self, in_memory: int) -> None:
        self._in_memory = in_memory
        self._memory = bytearray()
        self._file: IO[bytes] | None = None
        self._growth: asyncio.Event | None = None
        self.size = 0

    def write(self, piece: bytes | memoryview) -> None:
        """Raises OSError where the disk is full."""
        self.size += len(piece)
        if self._file is None and self.size > self._allowed():
            self.to_disk()
        if self._file is None:
            self._memory += piece
            Spool._held += len(piece)
        else:
            self._file.write(piece)
        if self._growth is not None:
            self._growth.set()

    def _allowed(self) -> int:
        return self._in_memory if Spool._held < _MOST else min(self._in_memory, _LITTLE)

    def to_disk(self) -> None:
        """Moves what is in memory to a file. Raises OSError where the disk is full."""
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="danvan-kg-")  # noqa: SIM115 - closed by close()
            self._file.write(self._memory)
            self._forget()
            # A disk that is full shows itself here and not when the file is closed.
            self._file.flush()

    def watch(self) -> asyncio.Event:
        """The event that is set whenever bytes arrive, for who reads before the end."""
        if self._growth is None:
            self._growth = asyncio.Event()
        return self._growth

    def read_at(self, start: int) -> bytes:
        """Up to 256 KiB from an offset in bytes, of what is here so far."""
        if self._file is None:
            return bytes(memoryview(self._memory)[start : start + _PIECE])
        if self._file.closed:
            return b""
        self._file.flush()
        return os.pread(self._file.fileno(), _PIECE, start)

    def read(self) -> bytes:
        """All bytes at once: for answers known to be small."""
        if self._file is None:
            return bytes(self._memory)
        self._file.seek(0)
        return self._file.read()

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes in pieces; a file is read outside of the event loop. Any number of readers may be at it."""
        if self._file is None:
            for start in range(0, len(self._memory), _PIECE):
                yield bytes(memoryview(self._memory)[start : start + _PIECE])
            return
        self._file.flush()
        # A descriptor of its own: the number of one that is closed meanwhile may be given to another file.
        start, descriptor = 0, os.dup(self._file.fileno())
        try:
            while piece := await asyncio.to_thread(os.pread, descriptor, _PIECE, start):
                start += len(piece)
                yield piece
        finally:
            os.close(descriptor)

    def _forget(self) -> None:
        Spool._held -= len(self._memory)
        self._memory = bytearray()

    def close(self) -> None:
        self._forget()
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
