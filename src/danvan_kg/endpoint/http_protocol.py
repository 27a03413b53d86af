"""HTTP/1.1 as uvicorn speaks it, deaf to the offer of another protocol.

A server may ignore `Upgrade` (RFC 9110, 7.8). Java's HTTP client sends it with every request, and uvicorn's parser
would take the body of such a POST for the other protocol and lose it.
"""

import re

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_OFFER = re.compile(rb"(?<=\r\n)upgrade(?=:)", re.IGNORECASE)
_END = b"\r\n\r\n"


class HttpProtocol(HttpToolsProtocol):
    """One connection."""

    _in_head = True

    def data_received(self, data: bytes) -> None:
        if self._in_head:
            offer = _OFFER.search(data)
            if offer is not None and _END not in data[: offer.start()]:
                data = b"ignored".join((data[: offer.start()], data[offer.end() :]))
        super().data_received(data)

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_head = True
        super().on_message_complete()
