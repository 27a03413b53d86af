"""HTTP/1.1 as uvicorn speaks it, with bounds on a request's head, and deaf to the offer of another protocol.

A server may ignore `Upgrade` (RFC 9110, 7.8). Java's HTTP client sends it with every request, and uvicorn's parser
would take the body of such a POST for the other protocol and lose it. Nor does that parser bound the head of a request,
neither its size nor the time until it is whole.
"""

import asyncio
import re
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_OFFER = re.compile(rb"(?<=\r\n)upgrade(?=:)", re.IGNORECASE)
_END = b"\r\n\r\n"
_ABSOLUTE = re.compile(rb"[A-Za-z][A-Za-z0-9+.-]*://([^/?#]*)")

_VERSIONS = ("1.1", "1.0")

# RFC 9110, 15.5.15. The parser cannot take longer addresses apart; longer queries go by POST.
_LONGEST_ADDRESS = 65_535
_HEAD_SECONDS = 20.0
_HELD = 4096
_REFUSAL = b"HTTP/1.1 %s\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_TOO_LARGE = _REFUSAL % b"431 Request Header Fields Too Large"
_TOO_LONG = _REFUSAL % b"414 URI Too Long"
_TOO_SLOW = _REFUSAL % b"408 Request Timeout"
_UNFRAMED = _REFUSAL % b"400 Bad Request"  # RFC 9112, 6.1: HTTP/1.0 has no transfer codings
_OTHER_VERSION = _REFUSAL % b"505 HTTP Version Not Supported"


class _Joined:
    """A transport that sends the head of an answer in one packet with what follows it at once."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._held = b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        held, self._held = self._held, b""
        if held:
            self._transport.write(held + data)
        elif len(data) < _HELD:
            self._held = data
            self._loop.call_soon(self._flush)
        else:
            self._transport.write(data)

    def is_closing(self) -> bool:
        return self._transport.is_closing()

    def close(self) -> None:
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        held, self._held = self._held, b""
        if held:
            self._transport.write(held)


class HttpProtocol(HttpToolsProtocol):
    """One connection. `most_headers` bounds the header lines of a request, in bytes (RFC 6585, 5)."""

    most_headers = 32 << 10
    _in_head = True
    _heads = 0
    _received = 0
    _head_size = 0
    _address_size = 0
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self.transport = cast(asyncio.Transport, _Joined(transport, self.loop))
        self._wait_for_head()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._in_head:
            if self._patience is None:
                self._wait_for_head()
            offer = _OFFER.search(data)
            if offer is not None and _END not in data[: offer.start()]:
                data = b"ignored".join((data[: offer.start()], data[offer.end() :]))
        was_in_head, heads = self._in_head, self._heads
        super().data_received(data)
        # What the parser has not passed on yet counts as well: a field whose end does not come.
        self._received = self._received + len(data) if was_in_head and self._heads == heads else 0
        if self._received > _LONGEST_ADDRESS + self.most_headers:
            self._refuse(_TOO_LARGE)

    def on_url(self, url: bytes) -> None:
        self._address_size += len(url)
        if self._address_size > _LONGEST_ADDRESS:
            self._refuse(_TOO_LONG)
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._head_size += len(name) + len(value)
        if self._head_size > self.most_headers:
            self._refuse(_TOO_LARGE)
        # Fields behind a body (RFC 9110, 6.5) are counted and passed over: uvicorn would take them for the head's.
        if self._in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._in_head = False
        self._heads += 1
        self._head_size = self._address_size = 0
        self._stop_waiting()
        version = self.parser.get_http_version()
        if version not in _VERSIONS:
            self._refuse(_OTHER_VERSION)
        elif version != _VERSIONS[0] and any(name == b"transfer-encoding" for name, _ in self.headers):
            self._refuse(_UNFRAMED)
        self._name_host()
        if not self.transport.is_closing():
            super().on_headers_complete()

    def _name_host(self) -> None:
        """An absolute address names the host, whatever `Host` says (RFC 9112, 3.2.2)."""
        found = _ABSOLUTE.match(self.url)
        if found is not None:
            self.headers[:] = [*(line for line in self.headers if line[0] != b"host"), (b"host", found[1])]

    def on_message_complete(self) -> None:
        self._in_head = True
        super().on_message_complete()

    def _wait_for_head(self) -> None:
        self._patience = asyncio.get_running_loop().call_later(_HEAD_SECONDS, self._refuse, _TOO_SLOW)

    def _stop_waiting(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _refuse(self, answer: bytes) -> None:
        """Answers and closes, unless another answer is on its way."""
        self._stop_waiting()
        if not self.transport.is_closing():
            if self.cycle is None or self.cycle.response_complete:
                self.transport.write(answer)
            self.transport.close()


def protocol_with(most_headers: int) -> type[HttpProtocol]:
    """The protocol with another bound on header lines."""
    return type("HttpProtocol", (HttpProtocol,), {"most_headers": most_headers})
