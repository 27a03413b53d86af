"""SPARQL 1.1 stores elsewhere, behind the same front: guard, caps, spool, cache and problems.

A query that a store has not begun with goes to another one; one that broke off fails, since it may be what broke it.

What cannot be enforced there: a query goes on in that store after its deadline or after its client has left, unless the
store ends it when the connection closes; nor is its memory bounded. What is noticed here: an answer that was cut off.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from danvan_kg.endpoint.answer.failures import killed_problem
from danvan_kg.endpoint.backend import Answer, Backend, QueryRequest, ReplicaState
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.record.tracing import span
from danvan_kg.endpoint.settings import MEBIBYTE, QueryLimits
from danvan_kg.endpoint.spool import Spool
from danvan_kg.endpoint.upstream.replica import Health, NotBegun, Replica
from danvan_kg.endpoint.upstream.replicas import Replicas
from danvan_kg.endpoint.waiting_line import WaitingLine
from danvan_kg.errors import StoreError
from danvan_kg.formats import XLSX

# Tells datasets of this program apart: what they were built from.
_OWN_VERSION = Path(__file__).with_name("sparql") / "version.rq"
_RETRY = {"Retry-After": "5"}


class Upstream(Backend):
    """Asks the query addresses `urls`, each with at most `concurrency` queries at a time; `waiting` more may queue.

    `version_query` is a SELECT whose answer changes whenever the data do: answers are then cached and tagged. Without
    it the data may change at any time, and nothing is. Only stores of one version are asked at a time.
    """

    foreign = True

    def __init__(
        self,
        urls: Sequence[str],
        limits: QueryLimits | None = None,
        *,
        concurrency: int = 8,
        waiting: int = 64,
        spool: int = MEBIBYTE,
        version_query: str | None = None,
    ) -> None:
        self.limits = limits or QueryLimits()
        self.kills: Counter[str] = Counter()
        self._concurrency = concurrency
        self._waiting = waiting
        self._spool = spool
        self._versioned = version_query is not None
        asked = version_query or _OWN_VERSION.read_text(encoding="utf-8")
        self._replicas = Replicas(urls, asked, self.limits, self._offer)
        self._queue: WaitingLine[Replica] = WaitingLine()
        self._timers: set[asyncio.Timeout] = set()
        self._stopped = False

    @property
    def version(self) -> str:
        # A number as well, so that no answer of the time between is taken for one of data that come back.
        version = self._replicas.version
        return f"{version}-{self._replicas.changes}" if self._versioned and version else ""

    @property
    def capacity(self) -> int:
        return self._concurrency * len(self._replicas.all)

    @property
    def busy(self) -> int:
        return sum(replica.busy for replica in self._replicas.all)

    @property
    def queued(self) -> int:
        return len(self._queue)

    def replicas(self) -> list[ReplicaState]:
        return [replica.state() for replica in self._replicas.all]

    async def start(self) -> None:
        problem = await self._replicas.start()
        if problem is not None:
            await self.close()
            names = ", ".join(replica.name for replica in self._replicas.all)
            raise StoreError(f"{names}: {problem.detail}", hint="is this the query address of a store?")

    def stop(self) -> None:
        self._queue.end(lambda: killed_problem("stopped", self.limits))
        self._stopped = True
        for timer in self._timers:
            timer.reschedule(asyncio.get_running_loop().time())

    async def close(self) -> None:
        await self._replicas.close()

    async def answer(self, request: QueryRequest, limits: QueryLimits | None = None) -> Answer:
        limits = limits or self.limits
        if request.update:
            raise Problem(403, "update-refused", "updates do not pass to the store behind this endpoint")
        if request.format is XLSX:
            raise Problem(406, "not-acceptable", "a spreadsheet cannot be made of this store's answers: ask for CSV")
        last = len(self._replicas.all)
        for attempt in range(1, last + 1):
            with span("queue"):
                replica = await self._take_turn(limits.queue)
            try:
                with span("engine", **{"danvan.replica": replica.number}):
                    return await self._answer(replica, request, limits)
            except NotBegun:
                if attempt == last:
                    raise
                self.kills["failed over"] += 1
            finally:
                self._give_back(replica)
        raise AssertionError("a site has at least one store")

    async def _answer(self, replica: Replica, request: QueryRequest, limits: QueryLimits) -> Answer:
        begin, version, spool = time.monotonic(), self.version, Spool(self._spool)
        try:
            async with asyncio.timeout(limits.deadline) as timer:
                self._timers.add(timer)
                rows = await replica.ask(request, limits, spool)
        except BaseException as error:
            spool.close()
            raise self._failed(replica, error, limits).after(time.monotonic() - begin) from None
        finally:
            self._timers.discard(timer)
        kind = "graph" if request.format.graph else "solutions"
        return Answer(spool, kind, rows, time.monotonic() - begin, version)

    def _failed(self, replica: Replica, error: BaseException, limits: QueryLimits) -> Problem:
        """The problem of a query that ended early; raises the error where it is no problem of the store."""
        if isinstance(error, TimeoutError):
            reason = "stopped" if self._stopped else "deadline"
            self.kills[reason] += 1
            return killed_problem(reason, limits)
        if isinstance(error, OSError):
            return killed_problem("spool", limits)
        if not isinstance(error, Problem):
            self.kills["client left"] += isinstance(error, asyncio.CancelledError)
            raise error
        if error.kind == "upstream":
            self.kills["broken answer"] += 1
            self._replicas.doubt(replica, Health.DOWN if isinstance(error, NotBegun) else Health.DOUBTED)
        return error

    async def _take_turn(self, patience: float) -> Replica:
        if self._stopped:
            raise killed_problem("stopped", self.limits)
        if len(self._queue) >= self._waiting:
            raise Problem(503, "busy", f"{len(self._queue)} queries are waiting already", headers=_RETRY)
        turn = self._queue.join()
        self._offer()
        return await self._queue.served(
            turn,
            patience,
            refusal=lambda: Problem(503, "busy", f"no turn within {patience:g} seconds", headers=_RETRY),
            unwanted=self._give_back,
        )

    def _give_back(self, replica: Replica) -> None:
        replica.busy -= 1
        self._offer()

    def _offer(self) -> None:
        """Gives turns to those that wait, as far as there are any."""
        while self._queue and (replica := self._replicas.next(self._concurrency)) is not None:
            if self._queue.serve(replica):
                replica.busy += 1
                replica.asked += 1
