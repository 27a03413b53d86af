"""One HTTP exchange in raw ASGI: the route of queries pays for nothing that it does not use."""

import asyncio
import json
from collections.abc import Awaitable, Coroutine, Iterable, MutableMapping
from functools import lru_cache
from typing import Any, TypeVar

from starlette.types import Message, Receive, Scope, Send

from danvan_kg.endpoint.client.running import RunningQuery
from danvan_kg.endpoint.header_lines import joined
from danvan_kg.endpoint.problem_words import accepted_language
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.spool import Spool

T = TypeVar("T")
Headers = MutableMapping[str, str]

# How long the body of a request may take, and how many bytes a second it must have beyond that.
_BODY_SECONDS = 30.0
_SLOWEST = 100_000
# A body is read up to this many times its limit before it is refused.
_DRAINED = 16
_READER_SECONDS = 60.0
_UNWATCHED_SECONDS = 0.05


class ClientLeft(Exception):  # noqa: N818 - what happened
    """The client closed the connection before its answer was ready."""


class Exchange:
    """A request and the way to answer it. `extra` headers go with every answer, problems too.

    `status` and `size` tell of the answer that was begun; both are 0 before.
    """

    def __init__(self, scope: Scope, receive: Receive, send: Send, extra: dict[str, str]) -> None:
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query_string: bytes = scope["query_string"]
        self._headers = joined(scope["headers"])
        self._receive = receive
        self._send = send
        self._extra = extra
        self._gone: asyncio.Task[None] | None = None
        self.status = 0
        self.size = 0

    def header(self, name: str) -> str | None:
        """The value of a header; several lines of one are joined with commas (RFC 9110, 5.3)."""
        return self._headers.get(name)

    def add_headers(self, headers: dict[str, str]) -> None:
        """More headers for whatever the answer will be."""
        self._extra = {**self._extra, **headers}

    async def body(self, limit: int) -> bytes:
        """The request's body. Raises Problem (408, 413, 415), ClientLeft where it ends early."""
        if self.header("content-encoding") not in (None, "identity"):
            raise Problem(415, "unsupported-media-type", "a compressed request body is not read")
        if (self.header("transfer-encoding") or "chunked").lower() != "chunked":
            raise Problem(415, "unsupported-media-type", "of the transfer codings, chunked alone is read")
        too_large = Problem(413, "query-too-long", f"the request has more than {limit} bytes", limit="length")
        length = self.header("content-length") or ""
        if length.isdigit() and int(length[:20]) > _DRAINED * limit:
            raise too_large
        seconds = _BODY_SECONDS + limit / _SLOWEST
        try:
            async with asyncio.timeout(seconds):
                body = await self._whole_body(limit)
        except TimeoutError:
            detail = f"the body of the request did not come within {seconds:.0f} seconds"
            raise Problem(408, "bad-request", detail, headers={"Connection": "close"}) from None
        if body is None:
            raise too_large
        return body

    async def _whole_body(self, limit: int) -> bytes | None:
        """None for one that is larger: it is read on for a while, since many a client hears nothing while it sends."""
        body, size = bytearray(), 0
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise ClientLeft
            piece = message.get("body", b"")
            size += len(piece)
            if size <= limit:
                body += piece
            if not message.get("more_body", False) or size > _DRAINED * limit:
                return bytes(body) if size <= limit else None

    async def while_connected(self, work: Coroutine[Any, Any, T], running: RunningQuery) -> T:
        """Does the work, or cancels it and raises ClientLeft (the client is gone) or Problem (the operator did)."""
        task = asyncio.current_task()
        assert task is not None
        running.task = task
        # Most queries are answered before it is worth a task of its own to look whether anybody still waits.
        watch = asyncio.get_running_loop().call_later(_UNWATCHED_SECONDS, self._watch, task)
        try:
            return await work
        except asyncio.CancelledError:
            if self._gone is not None and self._gone.done():
                task.uncancel()
                raise ClientLeft from None
            if running.cancelled:
                task.uncancel()
                raise Problem(503, "cancelled", "the operator has cancelled this query") from None
            raise
        finally:
            running.task = None
            watch.cancel()
            if self._gone is not None:
                self._gone.cancel()

    def _watch(self, task: "asyncio.Task[Any]") -> None:
        self._gone = asyncio.ensure_future(self._disconnected())
        self._gone.add_done_callback(lambda gone: gone.cancelled() or task.cancel())

    async def _disconnected(self) -> None:
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                return

    async def respond(self, status: int, headers: dict[str, str], body: bytes = b"") -> None:
        """A whole answer from memory. A HEAD request gets its headers alone."""
        if status not in (204, 304):
            headers["Content-Length"] = str(len(body))
        await self._send(self._head(status, headers))
        await self._send({"type": "http.response.body", "body": b"" if self.method == "HEAD" else body})

    async def respond_spool(self, status: int, headers: dict[str, str], spool: Spool) -> None:
        """A whole answer from a spool, piece by piece."""
        headers["Content-Length"] = str(spool.size)
        await self.begin(status, headers)
        if self.method != "HEAD":
            async for piece in spool.pieces():
                await self._send_in_time({"type": "http.response.body", "body": piece, "more_body": True})
        await self._send({"type": "http.response.body", "body": b""})

    async def send_piece(self, piece: bytes) -> None:
        self.size += len(piece)
        await self._send_in_time({"type": "http.response.body", "body": piece, "more_body": True})

    async def _send_in_time(self, message: Message) -> None:
        """Raises ClientLeft where its reader takes nothing for a minute: a spool is not held for ever."""
        try:
            async with asyncio.timeout(_READER_SECONDS):
                await self._send(message)
        except TimeoutError:
            raise ClientLeft from None

    async def end(self) -> None:
        """The end of an answer that came in pieces. One that never gets it is broken off with its connection."""
        await self._send({"type": "http.response.body", "body": b""})

    async def respond_problem(self, problem: Problem) -> None:
        language = accepted_language(self.header("accept-language"))
        await self.respond(problem.status, problem.all_headers(language), problem.body(language))

    def begin(self, status: int, headers: dict[str, str]) -> Awaitable[None]:
        """Sends the head of an answer; without a Content-Length, its body comes in pieces."""
        return self._send_in_time(self._head(status, headers))

    def _head(self, status: int, headers: dict[str, str]) -> Message:
        self.status, self.size = status, int(headers.get("Content-Length", 0))
        encoded = _encoded({**self._extra, **headers}.items())
        return {"type": "http.response.start", "status": status, "headers": encoded}


class _Spelled(bytes):
    """A header's name that the server does not write in lower case."""

    def lower(self) -> "_Spelled":
        return self


# RCurl, and so R's SPARQL package, finds the encoding of an answer only in a header of this very spelling.
_SPELLED = {"Content-Type": _Spelled(b"Content-Type")}


def json_body(content: dict[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


@lru_cache(maxsize=64)
def _name(name: str) -> bytes:
    return _SPELLED.get(name) or name.lower().encode("ascii")


def _encoded(headers: Iterable[tuple[str, str]]) -> list[tuple[bytes, bytes]]:
    return [(_name(name), value.encode("latin-1")) for name, value in headers]
