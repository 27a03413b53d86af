"""A place for an answer until it is whole: memory first, a temporary file beyond that."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from types import TracebackType
from typing import IO

_PIECE = 256 * 1024


class Spool:
    """Takes bytes, then gives them any number of times. More than `in_memory` bytes go to a nameless file."""

    def __init__(self, in_memory: int) -> None:
        self._in_memory = in_memory
        self._memory = bytearray()
        self._file: IO[bytes] | None = None
        self.size = 0

    def write(self, piece: bytes | memoryview) -> None:
        """Raises OSError where the disk is full."""
        self.size += len(piece)
        if self._file is None and self.size > self._in_memory:
            self._file = tempfile.TemporaryFile(prefix="danvan-kg-")  # noqa: SIM115 - closed by close()
            self._file.write(self._memory)
            self._memory = bytearray()
        if self._file is None:
            self._memory += piece
        else:
            self._file.write(piece)

    @property
    def memory(self) -> bytes | None:
        """All bytes, where they are in memory."""
        return bytes(self._memory) if self._file is None else None

    def read(self) -> bytes:
        """All bytes at once: for answers known to be small."""
        if self._file is None:
            return bytes(self._memory)
        self._file.seek(0)
        return self._file.read()

    async def pieces(self) -> AsyncIterator[bytes]:
        """The bytes in pieces; a file is read outside of the event loop."""
        if self._file is None:
            for start in range(0, len(self._memory), _PIECE):
                yield bytes(self._memory[start : start + _PIECE])
            return
        self._file.seek(0)
        while piece := await asyncio.to_thread(self._file.read, _PIECE):
            yield piece

    def close(self) -> None:
        self._memory = bytearray()
        if self._file is not None:
            self._file.close()

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
