"""Turns of one client: it never holds all that can run, nor the whole queue, so that the others are answered."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from danvan_kg.endpoint.client.budget import Client
from danvan_kg.endpoint.problems import Problem


@dataclass(slots=True)
class _Line:
    """Who of one client is under way, and how many wait for that."""

    turns: asyncio.Semaphore
    waiting: int = 0
    members: int = 0


class Turns:
    """At most `at_once` queries of a client are under way, and `waiting` more wait; any number where not `bounded`."""

    def __init__(self, at_once: int, waiting: int, *, bounded: bool) -> None:
        self.bounded = bounded
        self._at_once = max(1, at_once)
        self._waiting = max(1, waiting)
        self._lines: dict[str, _Line] = {}

    @asynccontextmanager
    async def turn(self, client: Client, patience: float) -> AsyncIterator[None]:
        """One query of a client. Raises Problem (429) where it has too many, or none ends in `patience` seconds."""
        if not self.bounded:
            yield
            return
        line = self._lines.setdefault(client.key, _Line(asyncio.Semaphore(self._at_once)))
        line.members += 1
        try:
            await self._wait(line, patience)
            try:
                yield
            finally:
                line.turns.release()
        finally:
            line.members -= 1
            if not line.members:
                del self._lines[client.key]

    async def _wait(self, line: _Line, patience: float) -> None:
        if line.turns.locked() and line.waiting >= self._waiting:
            raise self._refusal()
        line.waiting += 1
        try:
            await asyncio.wait_for(line.turns.acquire(), patience)
        except TimeoutError:
            raise self._refusal() from None
        finally:
            line.waiting -= 1

    def _refusal(self) -> Problem:
        return Problem(
            429,
            "too-many",
            f"{self._at_once} requests of this client are under way, and more of them wait",
            headers={"Retry-After": "5"},
            hint="ask one after the other",
        ).after(0)
