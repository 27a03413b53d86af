"""An identifier for each request, and one line of JSON: who asked what, how it ended, what it cost.

What readers write, in queries and searches, stands in the log only where that is switched on.
"""

import hashlib
import json
import logging
import re
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from danvan_kg.endpoint.client.budget import ClientAddress
from danvan_kg.endpoint.client.running import RunningQuery
from danvan_kg.endpoint.header_lines import value_of
from danvan_kg.endpoint.settings import EndpointSettings

log = logging.getLogger("danvan_kg.access")

# Where the other layers find the entry of their request.
SCOPE_KEY = "danvan_kg.access"

_GIVEN = re.compile(r"[A-Za-z0-9._-]{1,64}")
# What JSON lets stand and a terminal or a reader of lines does not: controls, line and direction marks.
_UNSEEN = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@dataclass(slots=True)
class AccessEntry:
    """What is known of a request; `query` is set where it asks one."""

    identifier: str
    query: RunningQuery | None = None
    status: int = 0
    size: int = 0


def entry_of(scope: Scope) -> AccessEntry | None:
    """The entry of the request that this scope belongs to."""
    entry = scope.get(SCOPE_KEY)
    return entry if isinstance(entry, AccessEntry) else None


class AccessLog:
    """The outermost layer: gives X-Request-Id, that of a trusted proxy where it sends one, and writes the line."""

    def __init__(self, application: ASGIApp, settings: EndpointSettings) -> None:
        """Raises ValueError where a trusted proxy is neither an address nor a network."""
        self._application = application
        self._address = ClientAddress(settings.trusted_proxies)
        self._text = settings.log_queries

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._application(scope, receive, send)
            return
        entry = scope[SCOPE_KEY] = AccessEntry(self._identifier(scope))
        header = (b"x-request-id", entry.identifier.encode("ascii"))

        async def send_identified(message: Message) -> None:
            if message["type"] == "http.response.start":
                entry.status = message["status"]
                message = {**message, "headers": [*message.get("headers", ()), header]}
            else:
                entry.size += len(message.get("body", b""))
            await send(message)

        begin = time.monotonic()
        try:
            await self._application(scope, receive, send_identified)
        finally:
            if log.isEnabledFor(logging.INFO):
                log.info(self._line(scope, entry, time.monotonic() - begin))

    def _identifier(self, scope: Scope) -> str:
        if self._address.trusts(peer_of(scope)):
            given = value_of(scope["headers"], b"x-request-id")
            if given is not None and _GIVEN.fullmatch(given):
                return given
        return secrets.token_hex(8)

    def _line(self, scope: Scope, entry: AccessEntry, seconds: float) -> str:
        """`status` is 0 where the client left before its answer; `bytes` are those of the body that were sent."""
        running = entry.query
        content: dict[str, object] = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "id": entry.identifier,
            "client": running.client.key if running is not None else self._client(scope),
            "method": scope["method"],
            "path": scope["path"],
            "status": entry.status,
            "bytes": 0 if scope["method"] == "HEAD" else entry.size,
            "seconds": round(seconds, 4),
        }
        if running is not None:
            content |= {"query_id": running.identifier, "query_hash": query_hash(running.query)}
            content |= {"cut": running.cut} if running.cut is not None else {}
            content |= {"query": running.query} if self._text else {}
        elif self._text and scope["query_string"]:
            content["parameters"] = scope["query_string"].decode("latin-1")
        line = json.dumps(content, ensure_ascii=False).encode("utf-8", "replace").decode()
        return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", line)

    def _client(self, scope: Scope) -> str:
        return self._address.of(peer_of(scope), value_of(scope["headers"], b"x-forwarded-for"))


def query_hash(query: str) -> str:
    """What a query is called where its text is not told."""
    return hashlib.sha256(query.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def peer_of(scope: Scope) -> str:
    """The address that a request comes from: the client's or a proxy's."""
    client = scope.get("client")
    return str(client[0]) if client else ""
