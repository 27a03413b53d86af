"""`/sparql` as a raw ASGI application: SPARQL 1.1 Protocol queries, negotiated, guarded, cached, whole or failed."""

import hashlib
import time
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from starlette.types import Receive, Scope, Send

from danvan_kg.endpoint.access_log import log_query
from danvan_kg.endpoint.answer_cache import AnswerCache, CachedAnswer
from danvan_kg.endpoint.backend import Answer, Backend, QueryRequest
from danvan_kg.endpoint.budget import Budgets, ClientAddress
from danvan_kg.endpoint.compression import choose_encoding, compress, compress_spool
from danvan_kg.endpoint.diagnosis import explain_syntax, refusal_problem
from danvan_kg.endpoint.exchange import ClientLeft, Exchange
from danvan_kg.endpoint.guard import GuardLimits, Refusal, Verdict, check_query
from danvan_kg.endpoint.metrics import Metrics
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.protocol import Operation, read_operation
from danvan_kg.endpoint.running import RunningQueries, RunningQuery
from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.formats import GRAPH_FORMATS, RESULT_FORMATS, Format, by_name, negotiate, prefers_html

METHODS = "GET, HEAD, POST, OPTIONS"
_EXPOSED = "ETag, Retry-After, X-Query-Id"
_VARY = "Accept, Accept-Encoding"

Page = Callable[[Scope, Receive, Send], Awaitable[None]]
Description = Callable[[Format], Awaitable[CachedAnswer]]


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
        self.running = running
        self.cache = AnswerCache(settings.cache, settings.cached_answer)
        self._describe = describe
        self._page = page
        self._terms = frozenset(terms)
        self._budgets = Budgets(settings.budget) if settings.budget is not None else None
        self._address = ClientAddress(settings.trusted_proxies)
        self._limits = replace(settings.guard, decoded=backend.foreign)
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
        client = self._address.of(_peer(scope), exchange.header("x-forwarded-for"))
        if self._budgets is not None:
            exchange.add_headers(self._budgets.check(client))
        with self.running.track(operation.query, client) as running:
            exchange.add_headers({"X-Query-Id": running.identifier})
            await self._respond_tracked(exchange, operation, operation.query, running)

    async def _respond_tracked(
        self, exchange: Exchange, operation: Operation, query: str, running: RunningQuery
    ) -> None:
        """Answers a query, then charges its client and writes the log, whatever came of it."""
        failed, status = True, 0
        try:
            await self._respond_query(exchange, operation, query, running)
            failed = False
        except Problem as problem:
            # What this server lacks is no error of the client.
            failed, status = problem.status < 500, problem.status
            raise problem.with_members(query_id=running.identifier) from None
        finally:
            seconds = time.monotonic() - running.begin
            if self._budgets is not None:
                self._budgets.charge(running.client, seconds, failed=failed)
            text, status = self.settings.log_queries, status or exchange.status
            log_query(running, status=status, size=exchange.size, seconds=seconds, text=text)

    async def _respond_description(self, exchange: Exchange, operation: Operation) -> None:
        if exchange.method == "POST":
            raise Problem(400, "bad-request", "there is no query: send it as the parameter 'query' or as the body")
        format_ = choose_format(operation.format, exchange.header("accept"), GRAPH_FORMATS)
        await self._send_small(exchange, await self._describe(format_))

    async def _respond_query(self, exchange: Exchange, operation: Operation, query: str, running: RunningQuery) -> None:
        verdict = self._guard(query)
        offers = GRAPH_FORMATS if verdict.form in ("CONSTRUCT", "DESCRIBE") else RESULT_FORMATS
        format_ = choose_format(operation.format, exchange.header("accept"), offers)
        key = _key(self.backend.version, verdict, operation, format_)
        if key is not None:
            if is_unchanged(exchange.header("if-none-match"), key):
                await exchange.respond(304, {"ETag": f'W/"{key}"', "Cache-Control": "no-cache"})
                return
            cached = self.cache.get(key)
            if cached is not None:
                self.metrics.cached()
                await self._send_small(exchange, cached)
                return
        request = QueryRequest(query, format_, self._base, operation.default_graphs, operation.named_graphs)
        limits = self.settings.limits.lowered(deadline=operation.timeout)
        work = self.backend.answer(request, limits)
        try:
            answer = await exchange.while_connected(work, running)
        except Problem as problem:
            if problem.kind == "syntax":
                raise explain_syntax(problem, query, self._terms) from None
            raise
        with answer.spool:
            await self._send(exchange, answer, format_, key)

    def _guard(self, query: str) -> Verdict:
        try:
            return _passed(query, self._limits)
        except Refusal as refusal:
            raise refusal_problem(refusal, query, self._limits) from None

    async def _send(self, exchange: Exchange, answer: Answer, format_: Format, key: str | None) -> None:
        self.metrics.answered(answer)
        headers = {"Content-Type": format_.content_type, "Cache-Control": "no-cache" if key else "no-store"}
        # The snapshot may have changed while the query ran: its tag is then not that of this answer.
        if key is not None and answer.version == self.backend.version:
            headers["ETag"] = f'W/"{key}"'
            if answer.spool.size <= self.cache.largest:
                cached = CachedAnswer(answer.spool.read(), headers)
                self.cache.put(key, cached)
                await self._send_small(exchange, cached)
                return
        encoding = choose_encoding(exchange.header("accept-encoding"), answer.spool.size)
        if encoding is None or not format_.charset:
            await exchange.respond_spool(200, headers, answer.spool)
            return
        with await compress_spool(answer.spool, self.settings.spool) as packed:
            await exchange.respond_spool(200, {**headers, "Content-Encoding": encoding}, packed)

    async def _send_small(self, exchange: Exchange, answer: CachedAnswer) -> None:
        encoding = choose_encoding(exchange.header("accept-encoding"), len(answer.body))
        if encoding is None:
            await exchange.respond(200, dict(answer.headers), answer.body)
        else:
            await exchange.respond(200, {**answer.headers, "Content-Encoding": encoding}, compress(answer.body))


def choose_format(name: str | None, accept: str | None, offers: Sequence[Format]) -> Format:
    """The format that `?format=` names or, without it, that the Accept header likes best. Raises Problem (406)."""
    found = by_name(name, offers) if name else negotiate(accept, offers)
    if found is None:
        offered = [each.media_type for each in offers]
        asked = f"format={name[:80]}" if name else f"Accept: {(accept or '')[:200]}"
        detail = f"for this kind of query there is nothing that fits {asked}"
        raise Problem(406, "not-acceptable", detail, offered=offered, formats=[each.suffix for each in offers])
    return found


def is_unchanged(if_none_match: str | None, key: str) -> bool:
    """Whether the client names this tag (RFC 9110, 13.1.2, weak comparison). `*` says nothing of what it has."""
    return if_none_match is not None and f'"{key}"' in if_none_match


@lru_cache(maxsize=512)
def _passed(query: str, limits: GuardLimits) -> Verdict:
    return check_query(query, limits)


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
        "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match, Authorization, Prefer",
        "Access-Control-Max-Age": "86400",
    }


def _peer(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""
