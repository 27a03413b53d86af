"""One client's many pages keep no other client waiting; only strangers take turns."""

import asyncio
from collections import Counter
from dataclasses import replace

import pytest
from starlette.types import Message, Receive, Scope, Send

from danvan_kg.browse.page_turns import PageTurns
from danvan_kg.endpoint.settings import EndpointSettings, QueryLimits

SETTINGS = EndpointSettings(strangers=True, waiting=6, page_limits=QueryLimits(queue=0.2))


class Site:
    """Pages that take `seconds` each, and how many were being made at most, by client."""

    def __init__(self, settings: EndpointSettings, seconds: float = 0.1) -> None:
        self.seconds = seconds
        self.now: Counter[str] = Counter()
        self.most: Counter[str] = Counter()
        self.turns = PageTurns(self._make, settings)

    async def _make(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        client = scope["client"][0]
        self.now[client] += 1
        self.most[client] = max(self.most[client], self.now[client])
        await asyncio.sleep(self.seconds)
        self.now[client] -= 1
        await send({"type": "http.response.start", "status": 200, "headers": []})

    async def status(self, client: str, path: str = "/search") -> int:
        statuses: list[int] = []

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                statuses.append(message["status"])

        async def receive() -> Message:
            return {"type": "http.request"}

        scope = {
            "type": "http",
            "method": "GET",
            "path": path,
            "query_string": b"",
            "headers": [],
            "client": (client, 1),
        }
        await self.turns(scope, receive, send)
        return statuses[0]


def test_a_client_has_four_pages_made_at_a_time_and_waits_for_the_others() -> None:
    site = Site(SETTINGS)

    async def crowd() -> list[int]:
        one = [site.status("203.0.113.1") for _ in range(6)]
        return await asyncio.gather(*one, site.status("203.0.113.2"))

    assert asyncio.run(crowd()) == [200] * 7
    assert site.most == {"203.0.113.1": 4, "203.0.113.2": 1}


def test_more_than_can_wait_are_told_to_come_back() -> None:
    site = Site(SETTINGS, seconds=0.5)

    async def crowd() -> list[int]:
        return await asyncio.gather(*(site.status("203.0.113.1") for _ in range(20)), site.status("203.0.113.2"))

    statuses = asyncio.run(crowd())
    assert statuses.pop() == 200
    assert Counter(statuses) == {200: 4, 429: 16}


@pytest.mark.parametrize(
    ("settings", "path"),
    [(replace(SETTINGS, strangers=False), "/search"), (SETTINGS, "/static/style.css"), (SETTINGS, "/livez")],
    ids=["one's own machine", "files", "probes"],
)
def test_others_take_no_turns(settings: EndpointSettings, path: str) -> None:
    site = Site(settings)

    async def crowd() -> list[int]:
        return await asyncio.gather(*(site.status("203.0.113.1", path) for _ in range(20)))

    assert set(asyncio.run(crowd())) == {200}
    assert site.most == {"203.0.113.1": 20}
