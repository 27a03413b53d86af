"""Turns at the pages: a client that loads many at once waits for itself, not the others for it.

Pages have workers of their own, and one client's pages could fill their queue.
"""

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from danvan_kg.browse.failed_requests import failed
from danvan_kg.endpoint.client.budget import Client, ClientAddress
from danvan_kg.endpoint.client.turns import Turns
from danvan_kg.endpoint.header_lines import value_of
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.record.access_log import peer_of
from danvan_kg.endpoint.settings import EndpointSettings

# A browser asks for a page at a time, a reader opens some tabs.
_AT_ONCE = 4
_PAGES = ("/id/", "/search", "/queries", "/ontology", "/.well-known/void", "/report")


class PageTurns:
    """At most four pages of a client are being made, where clients take turns; more wait, and 429 beyond that."""

    def __init__(self, application: ASGIApp, settings: EndpointSettings) -> None:
        self._application = application
        self._address = ClientAddress(settings.trusted_proxies)
        self._turns = Turns(_AT_ONCE, settings.waiting // 2, bounded=settings.takes_turns)
        self._patience = settings.page_limits.queue

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not (scope["path"] == "/" or scope["path"].startswith(_PAGES)):
            await self._application(scope, receive, send)
            return
        client = Client(self._address.of(peer_of(scope), value_of(scope["headers"], b"x-forwarded-for")))
        try:
            async with self._turns.turn(client, self._patience):
                await self._application(scope, receive, send)
        except Problem as problem:
            response = await failed(Request(scope, receive), problem)
            await response(scope, receive, send)
