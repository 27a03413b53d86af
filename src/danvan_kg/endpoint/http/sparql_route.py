"""`/sparql` as a raw ASGI application: SPARQL 1.1 Protocol queries, negotiated, guarded, cached, whole or failed."""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from starlette.types import Receive, Scope, Send

from danvan_kg.endpoint.answer.cache import AnswerCache, CachedAnswer
from danvan_kg.endpoint.answer.delivery import Delivery
from danvan_kg.endpoint.answer.failures import check_size
from danvan_kg.endpoint.answer.negotiation import choose_format, is_unchanged, tag_of
from danvan_kg.endpoint.answer.streaming import STREAMED, CutOff, Stream
from danvan_kg.endpoint.backend import Answer, Backend, QueryRequest
from danvan_kg.endpoint.client.budget import Client
from danvan_kg.endpoint.client.running import RunningQueries, RunningQuery
from danvan_kg.endpoint.client.turns import Turns
from danvan_kg.endpoint.exchange import ClientLeft, Exchange
from danvan_kg.endpoint.http.caps import Caps
from danvan_kg.endpoint.http.job_route import JobRoute
from danvan_kg.endpoint.http.jobs import Jobs
from danvan_kg.endpoint.http.preferences import NO_PREFERENCES, Preferences, read_preferences
from danvan_kg.endpoint.http.protocol import Operation, read_operation
from danvan_kg.endpoint.http.reception import Reception
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.query.diagnosis import explain_syntax, refusal_problem
from danvan_kg.endpoint.query.guard import GuardLimits, Refusal, Verdict, check_query
from danvan_kg.endpoint.query.hints import unknown_term
from danvan_kg.endpoint.record.metrics import Metrics
from danvan_kg.endpoint.record.tracing import span
from danvan_kg.endpoint.settings import EndpointSettings, JobLimits, QueryLimits
from danvan_kg.formats import GRAPH_FORMATS, RESULT_FORMATS, Format, prefers_html

METHODS = "GET, HEAD, POST, OPTIONS"
_EXPOSED = (
    "ETag, Location, Preference-Applied, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, "
    "X-Query-Hint, X-Query-Id, X-Request-Id"
)
# Of longer queries the guard's verdict is not kept.
_SHORT = 8 * 1024
_VARY = "Accept, Accept-Encoding"

Page = Callable[[Scope, Receive, Send], Awaitable[None]]
Description = Callable[[Format], Awaitable[CachedAnswer]]


class _Reading(NamedTuple):
    """What the guard says of a query that it passes, and a hint for one that names what the ontology lacks."""

    verdict: Verdict
    hint: str | None


@dataclass(frozen=True, slots=True)
class _Question:
    """A query that passed the guard, the form of its answer, and the key that this answer is cached by."""

    query: str
    request: QueryRequest
    key: str | None
    caps: Caps
    preferences: Preferences


class SparqlRoute:
    """The route. `page` answers browsers that bring no query; `describe` makes the service description."""

    def __init__(
        self,
        settings: EndpointSettings,
        backend: Backend,
        *,
        metrics: Metrics,
        running: RunningQueries,
        describe: Description,
        page: Page | None = None,
        terms: Collection[str] = (),
    ) -> None:
        self.settings = settings
        self.backend = backend
        self.metrics = metrics
        self.cache = AnswerCache(settings.cache, settings.cached_answer)
        self.delivery = Delivery(self.cache, settings.spool)
        self.reception = Reception(settings, metrics=metrics, running=running)
        self.turns = Turns(backend.capacity - 1, settings.waiting // 2, bounded=settings.takes_turns)
        self.jobs = Jobs(
            backend, running, settings.jobs or JobLimits(), charge=self.reception.charge, explain=self._explained
        )
        self.job_route = JobRoute(settings, self.jobs, delivery=self.delivery, metrics=metrics)
        self._describe = describe
        self._page = page
        self._terms = frozenset(terms)
        self._limits = settings.guard
        self._base = settings.public_url.rstrip("/") + "/sparql"
        self._extra = {"X-Content-Type-Options": "nosniff", "Vary": _VARY}
        if settings.cors:
            self._extra |= {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": _EXPOSED}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        exchange = Exchange(scope, receive, send, self._extra)
        try:
            if self._page is not None and self._wants_page(exchange):
                await self._page(scope, receive, send)
            else:
                await self._respond(exchange, scope)
        except Problem as problem:
            self.metrics.problem(problem)
            await exchange.respond_problem(problem)
        except CutOff as cut:
            # No end is sent: the server breaks the connection off.
            self.metrics.problem(cut.problem)
        except ClientLeft:
            self.metrics.client_left()

    def _wants_page(self, exchange: Exchange) -> bool:
        if exchange.method not in ("GET", "HEAD") or b"query=" in exchange.query_string:
            return False
        return b"format=" not in exchange.query_string and prefers_html(exchange.header("accept"))

    async def _respond(self, exchange: Exchange, scope: Scope) -> None:
        if exchange.method == "OPTIONS":
            await exchange.respond(204, _preflight())
            return
        if exchange.method not in ("GET", "HEAD", "POST"):
            raise Problem(405, "method-not-allowed", f"/sparql answers {METHODS}", headers={"Allow": METHODS})
        body = await exchange.body(4 * self.settings.guard.length) if exchange.method == "POST" else b""
        operation = read_operation(exchange.method, exchange.query_string, exchange.header("content-type"), body)
        if operation.update is not None:
            raise Problem(403, "update-refused", "this endpoint only answers queries", hint="see /update in the docs")
        if operation.query is None:
            await self._respond_description(exchange, operation)
            return
        with self.reception.visit(exchange, scope, operation.query) as running:
            await self._respond_query(exchange, operation, operation.query, running)

    async def _respond_description(self, exchange: Exchange, operation: Operation) -> None:
        if exchange.method == "POST":
            raise Problem(400, "bad-request", "there is no query: send it as the parameter 'query' or as the body")
        format_ = choose_format(operation.format, exchange.header("accept"), GRAPH_FORMATS)
        answer = await self._describe(format_)
        tag = answer.headers["ETag"]
        if is_unchanged(exchange.header("if-none-match"), tag.split('"')[1]):
            await exchange.respond(304, {"ETag": tag, "Cache-Control": "no-cache"})
        else:
            await self.delivery.small(exchange, answer)

    async def _respond_query(self, exchange: Exchange, operation: Operation, query: str, running: RunningQuery) -> None:
        reading = await self._read(query)
        if reading.hint is not None:
            exchange.add_headers({"X-Query-Hint": reading.hint})
        question = self._question(exchange, operation, query, reading.verdict)
        if question.preferences is not NO_PREFERENCES:
            applied = replace(question.preferences, later=False).applied
            exchange.add_headers({"Preference-Applied": applied} if applied else {})
        if question.key is not None:
            if is_unchanged(exchange.header("if-none-match"), question.key):
                await exchange.respond(304, {"ETag": tag_of(question.key), "Cache-Control": "no-cache"})
                return
            cached = self.cache.get(question.key)
            if cached is not None:
                check_size(cached, self._limits_of(question))
                self.metrics.cached()
                await self.delivery.small(exchange, cached, question.key)
                return
        if question.preferences.later and self.settings.jobs is not None:
            await self._respond_later(exchange, question, running)
        else:
            await self._respond_now(exchange, question, running)

    async def _read(self, query: str) -> _Reading:
        """What a query's text tells. Others are answered while a long one is read. Raises Problem for a refused one."""
        try:
            if len(query) <= _SHORT:
                return _read_briefly(query, self._limits, self._terms)
            return await asyncio.to_thread(_read, query, self._limits, self._terms)
        except Refusal as refusal:
            raise refusal_problem(refusal, query, self._limits) from None

    def _question(self, exchange: Exchange, operation: Operation, query: str, verdict: Verdict) -> _Question:
        """Raises Problem where no format fits."""
        offers = GRAPH_FORMATS if verdict.form in ("CONSTRUCT", "DESCRIBE") else RESULT_FORMATS
        format_ = choose_format(operation.format, exchange.header("accept"), offers)
        request = QueryRequest(query, format_, self._base, operation.default_graphs, operation.named_graphs)
        key = _key(self.backend.version, verdict, operation, format_)
        return _Question(query, request, key, operation.caps, read_preferences(exchange.header("prefer")))

    def _limits_of(self, question: _Question) -> QueryLimits:
        return question.caps.below(question.preferences.caps.below(self.settings.limits))

    async def _respond_now(self, exchange: Exchange, question: _Question, running: RunningQuery) -> None:
        limits = self._limits_of(question)
        work = self._answer(exchange, question, limits, running.client)
        try:
            answer, sent = await exchange.while_connected(work, running)
        except Problem as problem:
            raise await asyncio.to_thread(self._explained, problem, question.query) from None
        running.seconds = answer.seconds
        self.metrics.answered(answer)
        with answer.spool, span("deliver"):
            if not sent:
                await self._send(exchange, answer, question)

    async def _answer(
        self, exchange: Exchange, question: _Question, limits: QueryLimits, client: Client
    ) -> tuple[Answer, bool]:
        """The whole answer, and whether it was sent already."""
        if not self.turns.bounded:
            return await self._answer_in_turn(exchange, question, limits)
        async with self.turns.turn(client, limits.queue):
            return await self._answer_in_turn(exchange, question, limits)

    async def _answer_in_turn(
        self, exchange: Exchange, question: _Question, limits: QueryLimits
    ) -> tuple[Answer, bool]:
        above, request = self.settings.stream_above, question.request
        if above is None or request.format not in STREAMED or exchange.method == "HEAD":
            return await self.backend.answer(request, limits), False
        headers = {"Content-Type": request.format.content_type, "Cache-Control": "no-store"}
        return await Stream(exchange, above, headers).answer(self.backend, request, limits)

    async def _respond_later(self, exchange: Exchange, question: _Question, running: RunningQuery) -> None:
        limits = self.jobs.limits_above(self.settings.limits)
        limits = question.caps.below(question.preferences.sizes.below(limits))
        job = self.jobs.submit(question.request, running.client, limits)
        running.seconds = 0.0  # the job is charged when it ends
        if question.preferences.wait:
            with suppress(TimeoutError):
                await asyncio.wait_for(job.ended.wait(), min(question.preferences.wait, self.settings.limits.deadline))
        if not job.ended.is_set():
            await self.job_route.accept(exchange, job, question.preferences)
            return
        try:
            if job.problem is not None:
                raise job.problem.with_members()
            assert job.answer is not None
            await self._send(exchange, job.answer, question)
        finally:
            self.jobs.forget(job)

    def _explained(self, problem: Problem, query: str) -> Problem:
        return explain_syntax(problem, query, self._terms) if problem.kind == "syntax" else problem

    async def _send(self, exchange: Exchange, answer: Answer, question: _Question) -> None:
        key, format_ = question.key, question.request.format
        headers = {"Content-Type": format_.content_type, "Cache-Control": "no-cache" if key else "no-store"}
        # The snapshot may have changed while the query ran: its tag is then not that of this answer.
        if key is not None and answer.version == self.backend.version:
            headers["ETag"] = tag_of(key)
            if answer.spool.size <= self.cache.largest:
                cached = CachedAnswer(answer.spool.read(), headers, format_.charset, answer.rows)
                self.cache.put(key, cached)
                await self.delivery.small(exchange, cached, key)
                return
        await self.delivery.whole(exchange, format_, headers, answer.spool)


def _read(query: str, limits: GuardLimits, terms: frozenset[str]) -> _Reading:
    hint = unknown_term(query, terms) if terms else None
    # A header has no other characters.
    return _Reading(check_query(query, limits), hint and hint.encode("ascii", "backslashreplace").decode())


_read_briefly = lru_cache(maxsize=512)(_read)


def _key(version: str, verdict: Verdict, operation: Operation, format_: Format) -> str | None:
    """What an answer is the answer to, as a short digest; None where it differs from call to call."""
    if not version or verdict.volatile:
        return None
    parts = (version, format_.suffix, verdict.digest, repr(operation.default_graphs), repr(operation.named_graphs))
    return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _preflight() -> dict[str, str]:
    return {
        "Allow": METHODS,
        "Access-Control-Allow-Methods": METHODS,
        "Access-Control-Allow-Headers": "Accept, Accept-Language, Authorization, Content-Type, If-None-Match, Prefer",
        "Access-Control-Max-Age": "86400",
    }
