"""Sends whole answers: from the cache or the spool, compressed where the client likes that.

Compressing what an attacker can steer together with a secret would tell the secret by its size (BREACH). No answer here
holds a secret: there are no sessions, and everybody may read what the store has. Answers of writes and jobs that only a
token or an unguessable address opens are read by its holder alone.
"""

from danvan_kg.endpoint.answer.cache import AnswerCache, CachedAnswer
from danvan_kg.endpoint.answer.compression import choose_encoding, compress, compress_spool
from danvan_kg.endpoint.exchange import Exchange
from danvan_kg.endpoint.spool import Spool
from danvan_kg.formats import Format


class Delivery:
    """`in_memory` bounds the memory that a compressed answer takes; compressed small answers stay in `cache`."""

    def __init__(self, cache: AnswerCache, in_memory: int) -> None:
        self._cache = cache
        self._in_memory = in_memory

    async def small(self, exchange: Exchange, answer: CachedAnswer, key: str | None = None) -> None:
        """An answer in memory; `key` is what it is cached by."""
        coding = choose_encoding(exchange.header("accept-encoding"), len(answer.body)) if answer.compressible else None
        if coding is None:
            await exchange.respond(200, dict(answer.headers), answer.body)
            return
        packed = self._cache.look((key, coding)) if key is not None else None
        if packed is None:
            headers = {**answer.headers, "Content-Encoding": coding}
            packed = CachedAnswer(compress(answer.body, coding), headers)
            if key is not None:
                self._cache.put((key, coding), packed)
        await exchange.respond(200, dict(packed.headers), packed.body)

    async def whole(self, exchange: Exchange, format_: Format, headers: dict[str, str], spool: Spool) -> None:
        """An answer in a spool. Spreadsheets are compressed already."""
        coding = choose_encoding(exchange.header("accept-encoding"), spool.size) if format_.charset else None
        if coding is not None:
            try:
                packed = await compress_spool(spool, coding, self._in_memory)
            except OSError:
                pass  # There is no room for a second copy, and the first one is as good.
            else:
                with packed:
                    await exchange.respond_spool(200, {**headers, "Content-Encoding": coding}, packed)
                return
        await exchange.respond_spool(200, headers, spool)
