"""The queries that run now: for the operator, who may see and cancel them."""

import asyncio
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from danvan_kg.endpoint.client.budget import Client


@dataclass(slots=True)
class RunningQuery:
    """A query in the queue or in a worker. `task` is set as soon as it is being answered.

    `seconds` is its run time once that is known, without the time that it waited or that its reader took. `cut` is the
    kind of the problem that ended an answer after it had begun.
    """

    identifier: str
    query: str
    client: Client
    seconds: float | None = None
    cut: str | None = None
    begin: float = field(default_factory=time.monotonic)
    task: "asyncio.Future[object] | None" = None
    cancelled: bool = False

    def content(self) -> dict[str, object]:
        """What the operator sees."""
        return {
            "id": self.identifier,
            "seconds": round(time.monotonic() - self.begin, 3),
            "client": self.client.key,
            "query": self.query[:10_000],
        }

    def cancel(self) -> None:
        self.cancelled = True
        if self.task is not None:
            self.task.cancel()


class RunningQueries:
    """All queries of this process that have no answer yet."""

    def __init__(self) -> None:
        self._queries: dict[str, RunningQuery] = {}

    @contextmanager
    def track(self, query: str, client: Client) -> Iterator[RunningQuery]:
        running = RunningQuery(secrets.token_hex(8), query, client)
        self._queries[running.identifier] = running
        try:
            yield running
        finally:
            del self._queries[running.identifier]

    def find(self, identifier: str) -> RunningQuery | None:
        return self._queries.get(identifier)

    def all(self) -> list[RunningQuery]:
        """Oldest first."""
        return sorted(self._queries.values(), key=lambda running: running.begin)
