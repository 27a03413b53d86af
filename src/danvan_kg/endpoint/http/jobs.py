"""Queries that are answered later: run one after the other beside the others, their results kept for a day.

Whoever knows a job's identifier (192 random bits) is its owner; nothing lists them. A job outlives a switch to another
snapshot: it is answered from the one that it began with, and its result is a copy.
"""

import asyncio
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import cast

from danvan_kg.endpoint.answer.failures import killed_problem
from danvan_kg.endpoint.backend import Answer, Backend, QueryRequest
from danvan_kg.endpoint.client.budget import Client
from danvan_kg.endpoint.client.running import RunningQueries
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.settings import JobLimits, QueryLimits

Charge = Callable[[Client, float, bool], None]
Explain = Callable[[Problem, str], Problem]

# Smaller results stay in memory.
_SMALL = 16 * 1024


@dataclass(slots=True)
class Job:
    """A query that is answered later. It has an `answer` or a `problem` when it has ended."""

    identifier: str
    request: QueryRequest
    client: Client
    limits: QueryLimits
    created: datetime
    state: str = "waiting"
    answer: Answer | None = None
    problem: Problem | None = None
    ended: asyncio.Event = field(default_factory=asyncio.Event)
    task: "asyncio.Task[None] | None" = None
    expiry: asyncio.TimerHandle | None = None

    @property
    def reserved(self) -> int:
        """The bytes that its result has, or may have."""
        if self.answer is not None:
            return self.answer.spool.size
        return 0 if self.ended.is_set() else self.limits.bytes


class Jobs:
    """All jobs of this process; they end with it.

    `charge` takes the seconds of a client and whether its query failed, `explain` a problem and its query.
    """

    def __init__(
        self, backend: Backend, running: RunningQueries, limits: JobLimits, *, charge: Charge, explain: Explain
    ) -> None:
        self.limits = limits
        self._backend = backend
        self._running = running
        self._charge = charge
        self._explain = explain
        self._jobs: dict[str, Job] = {}
        self._turns = asyncio.Semaphore(limits.at_once)

    def all(self) -> list[Job]:
        return list(self._jobs.values())

    def find(self, identifier: str) -> Job | None:
        return self._jobs.get(identifier)

    def submit(self, request: QueryRequest, client: Client, limits: QueryLimits) -> Job:
        """Takes a query. Raises Problem (429, 503) where there are too many jobs or too little room."""
        self._check_room(client, limits)
        job = Job(secrets.token_urlsafe(24), request, client, limits, datetime.now(UTC))
        self._jobs[job.identifier] = job
        job.task = asyncio.get_running_loop().create_task(self._run(job))
        return job

    def limits_above(self, limits: QueryLimits) -> QueryLimits:
        """Those of a query that is answered later, where `limits` are those of one that is answered now."""
        deadline = max(self.limits.deadline, limits.deadline)
        return replace(limits, deadline=deadline, queue=deadline)

    def forget(self, job: Job) -> None:
        """Cancels a job that runs, and frees its result."""
        self._jobs.pop(job.identifier, None)
        if job.task is not None:
            job.task.cancel()
        if job.expiry is not None:
            job.expiry.cancel()
        if job.answer is not None:
            job.answer.spool.close()

    def close(self) -> None:
        for job in self.all():
            self.forget(job)

    def _check_room(self, client: Client, limits: QueryLimits) -> None:
        jobs = self.all()
        own = sum(job.client.key == client.key for job in jobs)
        if own >= self.limits.each:
            detail = f"a client has at most {self.limits.each} jobs"
            raise Problem(429, "jobs-full", detail, headers={"Retry-After": "60"}, hint="delete those that are read")
        reserved = sum(job.reserved for job in jobs)
        if len(jobs) >= self.limits.most or reserved + limits.bytes > self.limits.bytes:
            detail = f"{len(jobs)} jobs are kept, and there is no room for the result of another"
            raise Problem(503, "jobs-full", detail, headers={"Retry-After": "600"}, hint="try again later")

    async def _run(self, job: Job) -> None:
        begin = time.monotonic()
        try:
            async with self._turns:
                job.state, begin = "running", time.monotonic()
                await self._answer(job)
        except asyncio.CancelledError:
            if job.identifier in self._jobs:  # the operator ended it, not its owner
                job.state, job.problem = "cancelled", killed_problem("cancelled", job.limits)
        except Problem as problem:
            job.state, job.problem = "failed", self._explain(problem, job.request.sparql)
        finally:
            seconds = job.answer.seconds if job.answer is not None else time.monotonic() - begin
            if job.state != "waiting":
                self._charge(job.client, seconds, job.problem is not None and job.problem.status < 500)
            job.ended.set()
            if job.identifier in self._jobs:
                job.expiry = asyncio.get_running_loop().call_later(self.limits.kept, self.forget, job)

    async def _answer(self, job: Job) -> None:
        with self._running.track(job.request.sparql, job.client) as running:
            work = asyncio.ensure_future(self._backend.answer(job.request, job.limits))
            running.task = cast("asyncio.Future[object]", work)
            answer = await work
        try:
            if answer.spool.size > _SMALL:
                answer.spool.to_disk()
        except OSError:
            answer.spool.close()
            raise killed_problem("spool", job.limits) from None
        job.answer, job.state = answer, "done"
