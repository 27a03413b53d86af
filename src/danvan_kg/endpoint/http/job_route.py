"""`/jobs/…`: what has become of a query that is answered later, its result, and its end."""

from typing import Any

from starlette.types import Receive, Scope, Send

from danvan_kg.endpoint.answer.delivery import Delivery
from danvan_kg.endpoint.exchange import Exchange, json_body
from danvan_kg.endpoint.http.jobs import Job, Jobs
from danvan_kg.endpoint.http.preferences import Preferences
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.record.metrics import Metrics
from danvan_kg.endpoint.settings import EndpointSettings

PATH = "/jobs"
_METHODS = "GET, HEAD, DELETE, OPTIONS"
_POLL_SECONDS = 1
# What only its owner may read is kept by nobody else.
_PRIVATE = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}


class JobRoute:
    """`/jobs/ID` tells the state and takes DELETE; `/jobs/ID/result` gives the answer as the query asked for it."""

    def __init__(self, settings: EndpointSettings, jobs: Jobs, *, delivery: Delivery, metrics: Metrics) -> None:
        self._root = settings.public_url.rstrip("/") + PATH
        self._jobs = jobs
        self._delivery = delivery
        self._metrics = metrics
        self._extra = {"X-Content-Type-Options": "nosniff", "Vary": "Accept-Encoding"}
        if settings.cors:
            self._extra |= {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "Retry-After"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        exchange = Exchange(scope, receive, send, self._extra)
        try:
            await self._respond(exchange, scope["path_params"]["identifier"])
        except Problem as problem:
            self._metrics.problem(problem)
            await exchange.respond_problem(problem)

    async def _respond(self, exchange: Exchange, identifier: str) -> None:
        if exchange.method == "OPTIONS":
            await exchange.respond(204, {"Allow": _METHODS, "Access-Control-Allow-Methods": _METHODS})
            return
        if exchange.method not in ("GET", "HEAD", "DELETE"):
            raise Problem(405, "method-not-allowed", f"{PATH} answers {_METHODS}", headers={"Allow": _METHODS})
        job = self._jobs.find(identifier)
        if job is None:
            raise Problem(404, "not-found", "there is no such job, or its time is over", hint="ask the query again")
        if exchange.method == "DELETE":
            self._jobs.forget(job)
            await exchange.respond(204, dict(_PRIVATE))
        elif exchange.path.endswith("/result"):
            await self._respond_result(exchange, job)
        else:
            await self._respond_state(exchange, job, 200)

    async def accept(self, exchange: Exchange, job: Job, preferences: Preferences) -> None:
        """The first answer to a query that is answered later (RFC 7240, 4.1)."""
        applied = {"Location": f"{self._root}/{job.identifier}", "Preference-Applied": preferences.applied}
        await self._respond_state(exchange, job, 202, applied)

    async def _respond_state(
        self, exchange: Exchange, job: Job, status: int, more: dict[str, str] | None = None
    ) -> None:
        headers = {"Content-Type": "application/json; charset=utf-8", **_PRIVATE, **(more or {})}
        if not job.ended.is_set():
            headers["Retry-After"] = str(_POLL_SECONDS)
        await exchange.respond(status, headers, json_body(self._state(job)))

    async def _respond_result(self, exchange: Exchange, job: Job) -> None:
        if job.problem is not None:
            raise job.problem.with_members(job=job.identifier)
        if job.answer is None:
            await self._respond_state(exchange, job, 202)
            return
        format_ = job.request.format
        headers = {"Content-Type": format_.content_type, **_PRIVATE}
        await self._delivery.whole(exchange, format_, headers, job.answer.spool)

    def _state(self, job: Job) -> dict[str, Any]:
        state: dict[str, Any] = {
            "state": job.state,
            "created": job.created.isoformat(timespec="seconds"),
            "kept_seconds": self._jobs.limits.kept,
            "limits": job.limits.content(),
            "result": f"{self._root}/{job.identifier}/result",
        }
        if job.answer is not None:
            state |= {
                "rows": job.answer.rows,
                "bytes": job.answer.spool.size,
                "seconds": round(job.answer.seconds, 3),
                "snapshot": job.answer.version,
            }
        if job.problem is not None:
            state["problem"] = job.problem.content()
        return state
