"""A pool of worker processes over one snapshot: a query runs in one of them and can be ended by killing it.

Nothing else ends a query of this engine. A killed worker costs its own answer; another takes its place.
"""

import asyncio
import logging
import secrets
import time
from collections import Counter
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path

from danvan_kg.endpoint.answer.failures import failure_problem, killed_problem
from danvan_kg.endpoint.backend import Answer, Backend, QueryRequest
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.record.tracing import past_span, span
from danvan_kg.endpoint.settings import MEBIBYTE, QueryLimits
from danvan_kg.endpoint.spool import Spool
from danvan_kg.endpoint.waiting_line import WaitingLine
from danvan_kg.endpoint.worker.link import Died, Failed, WorkerLink, WorkerOptions, start_worker
from danvan_kg.errors import ConfigurationError, StoreError

log = logging.getLogger(__name__)

# How long a worker may still take for a query whose client has left: most queries end by themselves before.
_GRACE = 0.3
_STARTS = 3
_NANOSECONDS = 1_000_000_000

# A writable store has no snapshot identifier; tags of an earlier process must not fit this one's answers.
_PROCESS = secrets.token_hex(4)


class QueryPool(Backend):
    """Workers over the store in `store`. `waiting` bounds the queue, `spool` the memory that an answer takes here."""

    def __init__(  # noqa: PLR0913 - each is one knob, by keyword
        self,
        store: Path,
        limits: QueryLimits | None = None,
        *,
        workers: int = 2,
        version: str = "",
        waiting: int = 64,
        spool: int = MEBIBYTE,
        network: bool = False,
        writable: bool = False,
    ) -> None:
        if writable and workers != 1:
            raise ConfigurationError("a writable store has one worker", hint="set workers to 1")
        self.limits = limits or QueryLimits()
        self.kills: Counter[str] = Counter()
        self._options = WorkerOptions(store, self.limits.memory, network, writable=writable)
        self._updates = 0
        self._size = workers
        self._version = version
        self._waiting = waiting
        self._spool = spool
        self._idle: list[WorkerLink] = []
        self._all: set[WorkerLink] = set()
        self._queue: WaitingLine[WorkerLink] = WaitingLine()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    @property
    def version(self) -> str:
        return f"{self._version}-{_PROCESS}-{self._updates}" if self._options.writable else self._version

    @property
    def capacity(self) -> int:
        return self._size

    @property
    def busy(self) -> int:
        """Workers that run a query now."""
        return len(self._all) - len(self._idle)

    @property
    def queued(self) -> int:
        return len(self._queue)

    @property
    def workers(self) -> list[WorkerLink]:
        """All workers that are alive."""
        return [worker for worker in self._all if worker.alive]

    async def start(self) -> None:
        self._adopt(await self._start_workers(self._options))

    def stop(self) -> None:
        self._closed = True
        self._queue.end(lambda: killed_problem("stopped", self.limits))
        for worker in self._all:
            worker.kill("stopped")

    async def close(self) -> None:
        self._closed = True
        for task in self._tasks:
            task.cancel()
        workers, self._all, self._idle = list(self._all), set(), []
        for worker in workers:
            worker.kill("stopped")
        await asyncio.gather(*(worker.ended() for worker in workers))

    async def switch(self, store: Path, version: str) -> None:
        """Goes over to another snapshot: new workers first, then the old ones as they become free. No query fails.

        Raises StoreError where the new store cannot be opened; the old one stays then.
        """
        options = replace(self._options, store=store)
        workers = await self._start_workers(options)
        retired, self._idle = self._idle, []
        self._all.difference_update(retired)
        self._options, self._version = options, version
        self._adopt(workers)
        for worker in retired:
            worker.kill("retired")

    async def answer(self, request: QueryRequest, limits: QueryLimits | None = None) -> Answer:
        limits = limits or self.limits
        with span("queue"):
            worker = await self._acquire(limits.queue)
        self._updates += request.update
        with span("engine") as engine:
            answer = await self._run(worker, request, limits)
            engine.set_attribute("danvan.rows", answer.rows)
            engine.set_attribute("danvan.bytes", answer.spool.size)
        return answer

    async def _run(self, worker: WorkerLink, request: QueryRequest, limits: QueryLimits) -> Answer:
        version, spool, begin, moment = self.version, Spool(self._spool), time.monotonic(), time.time_ns()
        timer = asyncio.get_running_loop().call_later(limits.deadline, worker.kill, "deadline")
        if request.begun is not None:
            request.begun(spool)
        result = worker.run(request, limits, spool, self._release)
        try:
            end = await result
        except asyncio.CancelledError:
            worker.abandon(result, _GRACE)
            spool.close()
            raise
        except (Died, Failed, OSError) as error:
            spool.close()
            raise self._problem(error, worker, limits).after(time.monotonic() - begin) from None
        finally:
            timer.cancel()
        # The engine finds rows while it writes them: from the first bytes on, both are one.
        past_span("serialise", moment + int(float(str(end["begun"])) * _NANOSECONDS), time.time_ns())
        return Answer(spool, str(end["kind"]), int(str(end["rows"])), time.monotonic() - begin, version)

    def _problem(self, error: Exception, worker: WorkerLink, limits: QueryLimits) -> Problem:
        if isinstance(error, Failed):
            return failure_problem(error.content, limits)
        reason = worker.reason or ("spool" if not isinstance(error, Died) else "crash")
        return killed_problem(reason, limits)

    async def _acquire(self, patience: float) -> WorkerLink:
        while self._idle:
            worker = self._idle.pop()
            if worker.alive:
                return worker
        if len(self._queue) >= self._waiting or self._closed:
            raise _busy(f"{len(self._queue)} queries are waiting already", patience)
        return await self._queue.served(
            self._queue.join(),
            patience,
            refusal=lambda: _busy(f"no worker became free within {patience:g} seconds", patience),
            unwanted=self._offer,
        )

    def _release(self, worker: WorkerLink) -> None:
        if not worker.alive:
            return  # _lost() follows
        if worker.options is self._options and not self._closed:
            self._offer(worker)
        else:
            worker.kill("retired")

    def _lost(self, worker: WorkerLink) -> None:
        """A worker has ended, while idle or in a query."""
        self._all.discard(worker)
        if worker in self._idle:
            self._idle.remove(worker)
        if worker.options is self._options and not self._closed:
            self.kills[worker.reason or "crash"] += 1
            self._later(self._replace())

    def _offer(self, worker: WorkerLink) -> None:
        if not self._queue.serve(worker):
            self._idle.append(worker)

    def _adopt(self, workers: list[WorkerLink]) -> None:
        for worker in workers:
            self._all.add(worker)
            worker.when_lost(self._lost)
            self._offer(worker)

    async def _start_workers(self, options: WorkerOptions) -> list[WorkerLink]:
        starts = (start_worker(options) for _ in range(self._size))
        results = await asyncio.gather(*starts, return_exceptions=True)
        workers = [each for each in results if isinstance(each, WorkerLink)]
        if len(workers) < self._size:
            for worker in workers:
                worker.kill("stopped")
            raise StoreError(f"{options.store}: a worker cannot open it", hint="build the store again")
        if options.network:
            log.warning("workers keep the network: SERVICE is allowed")
        elif not all(worker.isolated for worker in workers):
            log.warning("workers keep the network: this system does not allow a network namespace of their own")
        return workers

    async def _replace(self) -> None:
        """Starts a worker in place of one that died; gives up after some failures in a row, and says so."""
        for attempt in range(_STARTS):
            options = self._options
            try:
                worker = await start_worker(options)
            except (OSError, StoreError) as error:
                log.warning("a worker cannot be started: %s", error)
                await asyncio.sleep(0.2 * 2**attempt)
                continue
            if options is self._options and not self._closed:
                self._adopt([worker])
            else:
                worker.kill("retired")
            return

    def _later(self, work: Coroutine[object, object, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _busy(detail: str, patience: float) -> Problem:
    headers = {"Retry-After": str(max(1, round(patience)))}
    return Problem(503, "busy", detail, headers=headers, hint="try again later").after(0)
