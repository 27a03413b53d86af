"""Asks the site's own endpoint, in this process, on behalf of a page's reader.

The reader's query goes the same way as any other: guard, limits, the reader's budget, problems.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.types import ASGIApp, Message

from danvan_kg.browse.words import language_of

_ACCEPTED = b"application/sparql-results+json, text/turtle;q=0.9"

# The answer is read here and now: no other format, compression, "unchanged" or "later" would be understood. Problems
# speak the language of the page.
_DROPPED = {b"accept", b"accept-encoding", b"accept-language", b"prefer", b"if-none-match", b"range"}


@dataclass(frozen=True, slots=True)
class EndpointAnswer:
    """A whole answer: results in JSON, a graph in Turtle, or a problem in JSON; a `hint` where the query needs one."""

    status: int
    content_type: str
    body: bytes
    hint: str | None = None


async def ask_endpoint(endpoint: ASGIApp, request: Request, sparql: str) -> EndpointAnswer:
    """The endpoint's answer to a query, asked by the client of `request`."""
    kept = [(name, value) for name, value in request.scope["headers"] if name not in _DROPPED]
    language = language_of(request).encode()
    scope = {
        **request.scope,
        "method": "GET",
        "query_string": urlencode({"query": sparql}).encode(),
        "headers": [*kept, (b"accept", _ACCEPTED), (b"accept-language", language)],
    }
    start: dict[str, object] = {}
    body = bytearray()

    async def send(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            body.extend(message.get("body", b""))

    await endpoint(scope, request.receive, send)
    headers = {bytes(name).lower(): value for name, value in start.get("headers", ())}  # type: ignore[attr-defined]
    hint = headers.get(b"x-query-hint")
    return EndpointAnswer(
        int(str(start["status"])),
        headers.get(b"content-type", b"").decode(),
        bytes(body),
        hint.decode("ascii") if hint else None,
    )
