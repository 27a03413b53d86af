"""Tags of pages: a page is a function of the snapshot, its address and its reader's language, so that 304 is cheap."""

import hashlib
from collections.abc import Callable, Iterable

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from danvan_kg.browse.words import language_of
from danvan_kg.formats import prefers_html

_PAGES = ("/id/", "/search", "/queries", "/ontology", "/.well-known/void", "/docs", "/openapi.json", "/report")


class UnchangedPages:
    """Tags every page and data file of a snapshot; answers 304 to who has it (RFC 9110, 13.1.2, weak comparison).

    `version` names the snapshot, the empty string what may change at any time and has no tag. `site` is what else
    shapes pages: the program's version and its settings.
    """

    def __init__(self, application: ASGIApp, version: Callable[[], str], site: Iterable[str]) -> None:
        self._application = application
        self._version = version
        self._site = tuple(site)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        version = self._version()
        if scope["type"] != "http" or not version or not _is_page(scope):
            await self._application(scope, receive, send)
            return
        request = Request(scope)
        tag = self._tag(request, version)
        if f'"{tag}"' in request.headers.get("if-none-match", ""):
            await send({"type": "http.response.start", "status": 304, "headers": _tagged(tag, {})})
            await send({"type": "http.response.body", "body": b""})
            return

        async def send_tagged(message: Message) -> None:
            # A snapshot that came meanwhile may be the one that the page was made of.
            if message["type"] == "http.response.start" and message["status"] == 200 and version == self._version():
                message = {**message, "headers": [*message.get("headers", []), *_tagged(tag, message)]}
            await send(message)

        await self._application(scope, receive, send_tagged)

    def _tag(self, request: Request, version: str) -> str:
        """Of two answers that differ no tag is the same: what is not a page is told apart by the whole Accept."""
        accept = request.headers.get("accept", "")
        parts = (
            version,
            *self._site,
            request.url.path,
            request.url.query,
            language_of(request),
            "page" if prefers_html(accept) else accept,
        )
        return hashlib.blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def _tagged(tag: str, message: Message) -> list[tuple[bytes, bytes]]:
    """A cache may keep the answer and must ask each time whether it is still the one."""
    added = [(b"etag", f'W/"{tag}"'.encode()), (b"cache-control", b"no-cache")]
    if not any(name.lower() == b"vary" for name, _ in message.get("headers", [])):
        added.append((b"vary", b"Accept, Accept-Language, Cookie"))
    return added


def _is_page(scope: Scope) -> bool:
    """An answer that sets the reader's language (`?lang=`) sets a cookie and is never skipped."""
    if scope["method"] not in ("GET", "HEAD") or b"lang=" in scope["query_string"]:
        return False
    path: str = scope["path"]
    return path == "/" or path.startswith(_PAGES)
