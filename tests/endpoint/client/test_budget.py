"""Each client has its own query time, and only a trusted proxy may say who the client is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan_kg.endpoint.client.budget import Budgets, Client, ClientAddress
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.settings import Budget, EndpointSettings, QueryLimits
from danvan_kg.endpoint.worker.pool import QueryPool
from tests.endpoint.conftest import SLOW
from tests.live_server import LiveServer


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_time_is_used_up_and_comes_back() -> None:
    clock = Clock()
    budgets, budget = Budgets(clock), Budget(seconds=60, burst=120, errors=10)
    a, b = Client("a", budget), Client("b", budget)
    budgets.charge(a, 119, failed=False)
    assert budgets.check(a)["RateLimit-Remaining"] == "1"
    budgets.charge(a, 11, failed=False)
    with pytest.raises(Problem) as caught:
        budgets.check(a)
    assert (caught.value.status, caught.value.headers["Retry-After"]) == (429, "11")
    budgets.check(b)
    clock.now = 11
    budgets.check(a)
    clock.now = 10_000
    assert budgets.check(a)["RateLimit-Remaining"] == "120"


def test_errors_are_counted() -> None:
    clock = Clock()
    budgets, client = Budgets(clock), Client("a", Budget(errors=3))
    for _ in range(3):
        budgets.check(client)
        budgets.charge(client, 0, failed=True)
    with pytest.raises(Problem):
        budgets.check(client)
    clock.now = 21
    budgets.check(client)


@pytest.mark.parametrize(
    ("peer", "forwarded", "client"),
    [
        ("203.0.113.9", None, "203.0.113.9"),
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "192.0.2.7, 198.51.100.1", "198.51.100.1"),
        ("10.0.0.1", "192.0.2.7, 10.0.0.2", "192.0.2.7"),
        ("10.0.0.1", "", "10.0.0.1"),
        ("2001:db8:1:2:3:4:5:6", None, "2001:db8:1:2::/64"),
        ("::ffff:203.0.113.9", None, "203.0.113.9"),
    ],
)
def test_only_trusted_proxies_name_the_client(peer: str, forwarded: str | None, client: str) -> None:
    assert ClientAddress(["10.0.0.0/8"]).of(peer, forwarded) == client


@pytest.fixture(scope="module")
def strict(store_path: Path) -> Iterator[LiveServer]:
    limits = QueryLimits(deadline=0.5)
    settings = EndpointSettings(
        limits=limits, budget=Budget(seconds=1, burst=0.3, errors=30), trusted_proxies=("127.0.0.1",)
    )
    with LiveServer(QueryPool(store_path, limits, workers=1), settings) as live:
        yield live


def test_client_without_budget_is_told_when_to_come_back(strict: LiveServer) -> None:
    """One client's heavy queries leave the others' time alone."""

    def ask(client: str, query: str) -> tuple[int, dict[str, str]]:
        headers = {"X-Forwarded-For": client, "Content-Type": "application/sparql-query"}
        reply = strict.request("POST", "/sparql", query.encode(), headers=headers)
        return reply.status, reply.headers

    assert ask("192.0.2.1", SLOW)[0] == 504
    status, headers = ask("192.0.2.1", "ASK {}")
    assert status == 429
    assert int(headers["retry-after"]) > 1
    status, headers = ask("192.0.2.2", "ASK {}")
    assert (status, headers["ratelimit-limit"]) == (200, "0")
