"""Compresses pages and files as the endpoint does its answers: whole, from their own size on, in what the client likes.

What differs is told in `Vary`; a tag is weak, since a coding does not change what is said, and so good for all codings.
"""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from danvan_kg.endpoint.answer.cache import AnswerCache, CachedAnswer
from danvan_kg.endpoint.answer.compression import choose_encoding, compress
from danvan_kg.endpoint.header_lines import value_of

# Larger ones are not held in memory; none of the site's own is.
_LARGEST = 4 << 20
_CACHE, _CACHED = 8 << 20, 512 << 10

_TEXTS = ("text/", "application/json", "application/javascript", "application/n-triples", "image/svg+xml")

Headers = list[tuple[bytes, bytes]]


class CompressedPages:
    """Leaves alone what has decided by itself, as the endpoint's own routes do, and what is no text."""

    def __init__(self, application: ASGIApp) -> None:
        self._application = application
        self._cache = AnswerCache(_CACHE, _CACHED)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
        else:
            await self._application(scope, receive, _Answer(scope, send, self._cache).take)


class _Answer:
    """One answer on its way out."""

    def __init__(self, scope: Scope, send: Send, cache: AnswerCache) -> None:
        self._scope = scope
        self._send = send
        self._cache = cache
        self._start: Message = {}
        self._coding: str | None = None
        self._body = bytearray()

    async def take(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers: Headers = message.get("headers", [])
            if not _has_decided(headers) and (message["status"] == 304 or _is_text(headers)):
                self._coding = self._chosen(message["status"], headers)
                message = {**message, "headers": _with_vary(headers)}
            self._start = message
            if self._coding is None:
                await self._send(message)
        elif self._coding is None:
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._respond(self._coding)

    def _chosen(self, status: int, headers: Headers) -> str | None:
        """The coding; None where the answer has one, or is a part of another."""
        if status in (204, 206, 304):
            return None
        size = value_of(headers, b"content-length") or ""
        if not size.isdigit() or int(size) > _LARGEST or value_of(headers, b"content-encoding"):
            return None
        return choose_encoding(value_of(self._scope["headers"], b"accept-encoding"), int(size))

    async def _respond(self, coding: str) -> None:
        headers = [each for each in self._start["headers"] if each[0].lower() not in _OF_THE_PLAIN_BODY]
        tag = value_of(self._start["headers"], b"etag")
        if tag:
            headers.append((b"etag", f"W/{tag.removeprefix('W/')}".encode("latin-1")))
        headers.append((b"content-encoding", coding.encode("ascii")))
        # Without its body, the answer to a HEAD request cannot tell how long it would be.
        packed = self._packed(tag, coding) if self._body else b""
        if packed:
            headers.append((b"content-length", str(len(packed)).encode("ascii")))
        await self._send({**self._start, "headers": headers})
        await self._send({"type": "http.response.body", "body": packed})

    def _packed(self, tag: str | None, coding: str) -> bytes:
        """The compressed body; what has a tag is compressed once."""
        key = (self._scope["path"], self._scope["query_string"], tag, coding)
        cached = self._cache.look(key) if tag else None
        if cached is not None:
            return cached.body
        packed = compress(bytes(self._body), coding)
        if tag:
            self._cache.put(key, CachedAnswer(packed, {}))
        return packed


_OF_THE_PLAIN_BODY = (b"content-length", b"etag", b"accept-ranges")


def _has_decided(headers: Headers) -> bool:
    return any(name == b"vary" and b"Accept-Encoding" in value for name, value in headers)


def _is_text(headers: Headers) -> bool:
    media_type = (value_of(headers, b"content-type") or "").partition(";")[0].strip().lower()
    return media_type.startswith(_TEXTS) or media_type.endswith(("+json", "+xml"))


def _with_vary(headers: Headers) -> Headers:
    vary = value_of(headers, b"vary")
    if vary == "*":
        return headers
    others = [each for each in headers if each[0].lower() != b"vary"]
    return [*others, (b"vary", f"{vary}, Accept-Encoding".encode("latin-1") if vary else b"Accept-Encoding")]
