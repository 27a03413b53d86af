"""A SPARQL 1.1 store elsewhere, behind the same front: guard, caps, spool, cache and problems.

What cannot be enforced there: a query goes on in that store after its deadline or after its client has left, unless the
store ends it when the connection closes; nor is its memory bounded. What is noticed here: an answer that was cut off.
"""

import asyncio
import time
from collections import Counter

import aiohttp

from danvan_kg.endpoint.backend import Answer, Backend, QueryRequest
from danvan_kg.endpoint.completeness import Completeness
from danvan_kg.endpoint.counting import counter_for
from danvan_kg.endpoint.failures import failure_problem, killed_problem, syntax_problem
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.settings import MEBIBYTE, QueryLimits
from danvan_kg.endpoint.spool import Spool
from danvan_kg.errors import StoreError
from danvan_kg.formats import XLSX, Format

_PIECE = 64 * 1024
_LONGEST_MESSAGE = 4000


class Upstream(Backend):
    """Asks the query address `url` of a store; at most `concurrency` queries at a time, `waiting` more in the queue.

    The data behind it may change at any time, so that there is no version and nothing is cached.
    """

    foreign = True

    def __init__(
        self,
        url: str,
        limits: QueryLimits | None = None,
        *,
        concurrency: int = 8,
        waiting: int = 64,
        spool: int = MEBIBYTE,
    ) -> None:
        self.url = url
        self.limits = limits or QueryLimits()
        self.kills: Counter[str] = Counter()
        self._concurrency = concurrency
        self._waiting = waiting
        self._spool = spool
        self._turns = asyncio.Semaphore(concurrency)
        self._busy = 0
        self._queued = 0
        self._session: aiohttp.ClientSession | None = None

    @property
    def version(self) -> str:
        return ""

    @property
    def busy(self) -> int:
        return self._busy

    @property
    def queued(self) -> int:
        return self._queued

    async def start(self) -> None:
        connector = aiohttp.TCPConnector(limit=self._concurrency)
        self._session = aiohttp.ClientSession(connector=connector, auto_decompress=True)
        try:
            await self.ask("ASK {}")
        except Problem as problem:
            await self.close()
            raise StoreError(f"{self.url}: {problem.detail}", hint="is this the query address of a store?") from None

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def answer(self, request: QueryRequest, limits: QueryLimits | None = None) -> Answer:
        limits = limits or self.limits
        if request.update:
            raise Problem(403, "update-refused", "updates do not pass to the store behind this endpoint")
        if request.format is XLSX:
            raise Problem(406, "not-acceptable", "a spreadsheet cannot be made of this store's answers: ask for CSV")
        await self._take_turn(limits)
        self._busy += 1
        try:
            async with asyncio.timeout(limits.deadline):
                return await self._ask_store(request, limits)
        except TimeoutError:
            self.kills["deadline"] += 1
            raise killed_problem("deadline", limits) from None
        except asyncio.CancelledError:
            self.kills["client left"] += 1
            raise
        except (aiohttp.ClientError, OSError):
            raise _broken("the store behind this endpoint cannot be reached, or ended its answer") from None
        finally:
            self._busy -= 1
            self._turns.release()

    async def _take_turn(self, limits: QueryLimits) -> None:
        if self._turns.locked() and self._queued >= self._waiting:
            raise Problem(503, "busy", f"{self._queued} queries are waiting already", headers={"Retry-After": "5"})
        self._queued += 1
        try:
            await asyncio.wait_for(self._turns.acquire(), limits.queue)
        except TimeoutError:
            raise Problem(
                503, "busy", f"no turn within {limits.queue:g} seconds", headers={"Retry-After": "5"}
            ) from None
        finally:
            self._queued -= 1

    async def _ask_store(self, request: QueryRequest, limits: QueryLimits) -> Answer:
        assert self._session is not None
        begin, format_ = time.monotonic(), request.format
        data = [("query", _query(request))]
        data += [("default-graph-uri", each) for each in request.default_graphs or ()]
        data += [("named-graph-uri", each) for each in request.named_graphs or ()]
        # None of the client's own headers goes on to the store.
        headers = {"Accept": format_.media_type}
        async with self._session.post(self.url, data=data, headers=headers, allow_redirects=False) as response:
            if response.status != 200:
                raise await _refusal(response, above=request.base is not None)
            media_type = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
            if media_type not in format_.media_types:
                raise _broken(f"the store answered {media_type[:80] or 'an unnamed type'}, not {format_.media_type}")
            spool = Spool(self._spool)
            try:
                rows = await self._take_answer(response, format_, limits, spool)
            except BaseException:
                spool.close()
                raise
        kind = "graph" if format_.graph else "solutions"
        return Answer(spool, kind, rows, time.monotonic() - begin, self.version)

    async def _take_answer(
        self, response: aiohttp.ClientResponse, format_: Format, limits: QueryLimits, spool: Spool
    ) -> int:
        counter, completeness = counter_for(format_), Completeness(format_)
        async for piece in response.content.iter_chunked(_PIECE):
            spool.write(piece)
            completeness.add(piece)
            if spool.size > limits.bytes:
                raise failure_problem({"kind": "bytes"}, limits)
            if counter.add(piece) > limits.rows:
                raise failure_problem({"kind": "rows"}, limits)
        if not completeness.is_whole():
            self.kills["cut off"] += 1
            raise _broken("the answer of the store behind this endpoint is cut off")
        return counter.rows


def _query(request: QueryRequest) -> str:
    """The query, with the base that relative IRIs have here; or the one that reads a graph."""
    if request.graph is not None:
        pattern = "{ ?s ?p ?o }"
        return f"CONSTRUCT {pattern} WHERE {{ {f'GRAPH <{request.graph}> {pattern}' if request.graph else pattern} }}"
    return f"BASE <{request.base}>\n{request.sparql}" if request.base else request.sparql


async def _refusal(response: aiohttp.ClientResponse, *, above: bool) -> Problem:
    """The store's refusal as a problem; `above` tells that a line was set above the client's own."""
    message = (await response.content.read(_LONGEST_MESSAGE)).decode("utf-8", "replace")
    if response.status == 400:
        problem = syntax_problem({"message": message})
        line = problem.members.get("line")
        if above and isinstance(line, int):
            problem.members["line"] = line - 1
        return problem
    if response.status in (413, 429, 503, 504):
        return Problem(
            503, "busy", f"the store behind this endpoint says {response.status}", headers={"Retry-After": "5"}
        )
    return _broken(f"the store behind this endpoint says {response.status}")


def _broken(detail: str) -> Problem:
    return Problem(502, "upstream", detail, hint="ask for less at a time, or try again later")
