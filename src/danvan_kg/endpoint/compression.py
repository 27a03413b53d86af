"""Compression of whole answers. It begins when an answer is complete, so that nothing is ever cut by it."""

import asyncio
import gzip
import zlib

from danvan_kg.endpoint.spool import Spool

# Below this the headers outweigh what is saved.
_LEAST = 1024
_LEVEL = 1
_GZIP_WINDOW = 31


def choose_encoding(accept_encoding: str | None, size: int) -> str | None:
    """`gzip` where the client takes it and it is worth it (RFC 9110, 12.5.3), or None for the bytes as they are."""
    if size < _LEAST or not accept_encoding:
        return None
    for member in accept_encoding.split(","):
        coding, *parameters = (part.strip().lower() for part in member.split(";"))
        if coding in ("gzip", "x-gzip", "*"):
            return None if any(_is_zero(parameter) for parameter in parameters) else "gzip"
    return None


def _is_zero(parameter: str) -> bool:
    name, _, value = parameter.partition("=")
    return name.strip() == "q" and not value.strip().strip("0.")


def compress(body: bytes) -> bytes:
    """A small body, compressed; the same bytes every time."""
    return gzip.compress(body, _LEVEL, mtime=0)


async def compress_spool(spool: Spool, in_memory: int) -> Spool:
    """A spool with the compressed bytes of another, made outside of the event loop."""
    packed = Spool(in_memory)
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, _GZIP_WINDOW)
    async for piece in spool.pieces():
        packed.write(await asyncio.to_thread(packer.compress, piece))
    packed.write(packer.flush())
    return packed
