"""Compression of whole answers. It begins when an answer is complete, so that no cut can hide in it."""

import asyncio
import sys
import zlib
from collections.abc import Callable
from typing import Protocol

import brotli  # type: ignore[import-untyped]

from danvan_kg.endpoint.spool import Spool
from danvan_kg.formats import weighed_members

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdCompressor
else:
    from backports.zstd import ZstdCompressor

# Below this the headers outweigh what is saved.
LEAST = 1024

_ZSTD_LEVEL = 3
_BROTLI_QUALITY = 4
_GZIP_LEVEL = 1
_GZIP_WINDOW = 31


class Packer(Protocol):
    """What compresses a stream of bytes, piece by piece; the same bytes every time."""

    def compress(self, data: bytes, /) -> bytes: ...
    def flush(self) -> bytes: ...


class _BrotliPacker:
    def __init__(self) -> None:
        self._compressor = brotli.Compressor(quality=_BROTLI_QUALITY)

    def compress(self, data: bytes, /) -> bytes:
        return bytes(self._compressor.process(data))

    def flush(self) -> bytes:
        return bytes(self._compressor.finish())


# In the order of this server's preference.
_PACKERS: dict[str, Callable[[], Packer]] = {
    "zstd": lambda: ZstdCompressor(level=_ZSTD_LEVEL),
    "br": _BrotliPacker,
    "gzip": lambda: zlib.compressobj(_GZIP_LEVEL, zlib.DEFLATED, _GZIP_WINDOW),
}
CODINGS = tuple(_PACKERS)


def choose_encoding(accept_encoding: str | None, size: int) -> str | None:
    """The coding that the client likes best (RFC 9110, 12.5.3), the earlier of CODINGS among equals.

    None for the bytes as they are: for small answers, where the client takes no coding, or likes none better.
    """
    if size < LEAST or not accept_encoding:
        return None
    qualities = {
        "gzip" if coding == "x-gzip" else coding: min(max(weight or 0.0, 0.0), 1.0)
        for coding, weight in weighed_members(accept_encoding)
    }
    others = qualities.get("*", 0.0)
    best = max(CODINGS, key=lambda coding: qualities.get(coding, others))
    quality = qualities.get(best, others)
    return best if quality > 0 and quality >= qualities.get("identity", 0.0) else None


def compress(body: bytes, coding: str) -> bytes:
    """A small body in one of CODINGS."""
    packer = _PACKERS[coding]()
    return packer.compress(body) + packer.flush()


async def compress_spool(spool: Spool, coding: str, in_memory: int) -> Spool:
    """A spool with the bytes of another in one of CODINGS, made outside of the event loop.

    Raises OSError where there is no room for it.
    """
    packed = Spool(in_memory)
    packer = _PACKERS[coding]()
    try:
        async for piece in spool.pieces():
            packed.write(await asyncio.to_thread(packer.compress, piece))
        packed.write(await asyncio.to_thread(packer.flush))
    except BaseException:
        packed.close()
        raise
    return packed
