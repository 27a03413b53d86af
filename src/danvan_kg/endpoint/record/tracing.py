"""Spans of what a request does: waiting in the queue, the engine, writing the answer, sending it.

Outside of a traced request, and where no exporter is configured, a span is nothing and costs nothing.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Protocol, TypeAlias

from opentelemetry import context, propagate, trace
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from danvan_kg.endpoint.client.budget import ClientAddress
from danvan_kg.endpoint.header_lines import joined
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.record.access_log import entry_of, peer_of, query_hash
from danvan_kg.endpoint.settings import EndpointSettings

Value: TypeAlias = str | int | float


class Span(Protocol):
    """Something that takes time and has attributes."""

    def set_attribute(self, key: str, value: Value, /) -> None: ...


class _Nothing:
    def set_attribute(self, key: str, value: Value, /) -> None:
        """Nobody asked."""


_NOTHING: AbstractContextManager[Span] = nullcontext(_Nothing())
_tracer: ContextVar[trace.Tracer | None] = ContextVar("danvan_kg.tracer", default=None)


def span(name: str, **attributes: Value) -> AbstractContextManager[Span]:
    """A part of the request that is being answered; fails with the Problem that it ends with."""
    tracer = _tracer.get()
    return _NOTHING if tracer is None else _span(tracer, name, attributes)


@contextmanager
def _span(tracer: trace.Tracer, name: str, attributes: dict[str, Value]) -> Iterator[Span]:
    with tracer.start_as_current_span(
        name, attributes=attributes, record_exception=False, set_status_on_exception=False
    ) as started:
        try:
            yield started
        except Problem as problem:
            started.set_attribute("danvan.problem", problem.kind)
            if problem.status >= 500:
                started.set_status(trace.StatusCode.ERROR)
            raise


def past_span(name: str, begin: int, end: int) -> None:
    """A part of the current span that is over: `begin` and `end` are nanoseconds since 1970."""
    tracer = _tracer.get()
    if tracer is not None:
        tracer.start_span(name, start_time=begin).end(end)


class Traced:
    """Makes a span of each request, below that of a trusted proxy where it sends one (W3C Trace Context)."""

    def __init__(self, application: ASGIApp, settings: EndpointSettings, tracer: Callable[[], trace.Tracer]) -> None:
        self._application = application
        self._address = ClientAddress(settings.trusted_proxies)
        self._text = settings.log_queries
        self._tracer = tracer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        tracer, parent = self._tracer(), self._parent(scope)
        reset = _tracer.set(tracer)
        try:
            with tracer.start_as_current_span(
                scope["method"], parent, kind=trace.SpanKind.SERVER, attributes=_request_attributes(scope)
            ) as started:
                await self._application(scope, receive, _observed(send, started))
                self._describe(scope, started)
        finally:
            _tracer.reset(reset)

    def _parent(self, scope: Scope) -> context.Context:
        if not self._address.trusts(peer_of(scope)):
            return context.Context()
        names = ("traceparent", "tracestate")
        headers = joined(scope["headers"])
        return propagate.extract({name: headers[name] for name in names if name in headers}, context.Context())

    def _describe(self, scope: Scope, started: trace.Span) -> None:
        """What is known when the request is over; the text of a query only where the log may have it."""
        entry = entry_of(scope)
        if entry is None:
            return
        started.set_attribute("danvan.request.id", entry.identifier)
        if entry.query is not None:
            started.set_attribute("danvan.query.id", entry.query.identifier)
            started.set_attribute("danvan.query.hash", query_hash(entry.query.query))
            if self._text:
                started.set_attribute("db.query.text", entry.query.query)
            if entry.query.cut is not None:
                started.set_attribute("danvan.problem", entry.query.cut)
                started.set_status(trace.StatusCode.ERROR)


def _request_attributes(scope: Scope) -> dict[str, Value]:
    """Names of the semantic conventions for HTTP servers; what readers write is not among them."""
    return {"http.request.method": scope["method"], "url.path": scope["path"], "url.scheme": scope["scheme"]}


def _observed(send: Send, started: trace.Span) -> Send:
    async def send_observed(message: Message) -> None:
        if message["type"] == "http.response.start":
            started.set_attribute("http.response.status_code", message["status"])
            if message["status"] >= 500:
                started.set_status(trace.StatusCode.ERROR)
        await send(message)

    return send_observed
