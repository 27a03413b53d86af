"""Answers that begin before they are whole: an option, for formats in which a cut shows.

JSON and XML have an end that a reader misses, so that a cut is seen even by a client that does not look at the
connection. CSV, TSV and the line formats lack one and are always whole before they begin. What is sent is the spool as
it grows: a slow reader holds no worker.
"""

import asyncio
from dataclasses import replace

from danvan_kg.endpoint.backend import Answer, Backend, QueryRequest
from danvan_kg.endpoint.exchange import Exchange
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.settings import QueryLimits
from danvan_kg.endpoint.spool import Spool
from danvan_kg.formats import JSON, JSON_LD, RDF_XML, XML

STREAMED = (JSON, XML, RDF_XML, JSON_LD)


class CutOff(Exception):  # noqa: N818 - what happened
    """An answer failed after it had begun: the connection is to be broken off, so that the client sees it."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


class Stream:
    """One answer that is whole in the spool, or sent from there as soon as it has more than `above` bytes."""

    def __init__(self, exchange: Exchange, above: int, headers: dict[str, str]) -> None:
        self._exchange = exchange
        self._above = above
        self._headers = headers
        self._spool: asyncio.Future[Spool] = asyncio.get_running_loop().create_future()

    async def answer(self, backend: Backend, request: QueryRequest, limits: QueryLimits) -> tuple[Answer, bool]:
        """The whole answer, and whether it was sent already. Raises Problem before it has begun, CutOff after that."""
        work = asyncio.ensure_future(backend.answer(replace(request, begun=self._begun), limits))
        try:
            if not await self._is_large(work):
                return await work, False
            await self._exchange.begin(200, dict(self._headers))
            position = await self._send_growing(work)
            answer = await work
            await self._send_from(answer.spool, position)
        except Problem as problem:
            raise (CutOff(problem) if self._exchange.status else problem) from None
        finally:
            work.cancel()
        await self._exchange.end()
        return answer, True

    def _begun(self, spool: Spool) -> None:
        if not self._spool.done():
            self._spool.set_result(spool)

    async def _is_large(self, work: "asyncio.Future[Answer]") -> bool:
        await asyncio.wait((work, self._spool), return_when=asyncio.FIRST_COMPLETED)
        while not work.done():
            spool = self._spool.result()
            if spool.size > self._above:
                return True
            await _growth(spool, work)
        return False

    async def _send_growing(self, work: "asyncio.Future[Answer]") -> int:
        position, spool = 0, self._spool.result()
        while not work.done():
            position = await self._send_from(spool, position)
            if not work.done():
                await _growth(spool, work)
        return position

    async def _send_from(self, spool: Spool, position: int) -> int:
        while position < spool.size and (piece := spool.read_at(position)):
            position += len(piece)
            await self._exchange.send_piece(piece)
        return position


async def _growth(spool: Spool, work: "asyncio.Future[Answer]") -> None:
    """Waits until bytes arrive in the spool or the work is done."""
    event = spool.watch()
    event.clear()
    waiting = asyncio.ensure_future(event.wait())
    await asyncio.wait((work, waiting), return_when=asyncio.FIRST_COMPLETED)
    waiting.cancel()
