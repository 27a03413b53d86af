"""What every question costs and leaves behind: budget, running list, metrics, log; for all routes that ask a store."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.types import Scope

from danvan_kg.endpoint.answer.streaming import CutOff
from danvan_kg.endpoint.client.budget import Budgets, Client
from danvan_kg.endpoint.client.running import RunningQueries, RunningQuery
from danvan_kg.endpoint.exchange import Exchange
from danvan_kg.endpoint.http.identity import Clients
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.record.access_log import entry_of
from danvan_kg.endpoint.record.metrics import Metrics
from danvan_kg.endpoint.settings import EndpointSettings


class Reception:
    """Receives clients with their questions."""

    def __init__(self, settings: EndpointSettings, *, metrics: Metrics, running: RunningQueries) -> None:
        """Raises ConfigurationError where the file of keys is wrong."""
        self.running = running
        self._metrics = metrics
        self._clients = Clients(settings)
        self._budgets = Budgets()

    @contextmanager
    def visit(self, exchange: Exchange, scope: Scope, question: str) -> Iterator[RunningQuery]:
        """A question from its arrival to its answer. Raises Problem (401, 429); a Problem inside gets the query's id.

        The client is charged for the time that its question ran, whatever came of it.
        """
        client = self._clients.of(scope, exchange)
        exchange.add_headers(self._budgets.check(client))
        with self.running.track(question, client) as running:
            exchange.add_headers({"X-Query-Id": running.identifier})
            entry = entry_of(scope)
            if entry is not None:
                entry.query = running
            failed = False
            try:
                yield running
            except CutOff as cut:
                running.cut = cut.problem.kind
                raise
            except Problem as problem:
                # What this server lacks is no error of the client.
                failed = problem.status < 500
                running.seconds = problem.seconds if running.seconds is None else running.seconds
                raise problem.with_members(query_id=running.identifier) from None
            finally:
                elapsed = time.monotonic() - running.begin
                self.charge(client, elapsed if running.seconds is None else running.seconds, failed)

    def charge(self, client: Client, seconds: float, failed: bool) -> None:
        """Takes the time that a question of a client ran from its budget."""
        self._budgets.charge(client, seconds, failed=failed)
        if client.name is not None:
            self._metrics.keyed(client.name, seconds)
