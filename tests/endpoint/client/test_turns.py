"""One client's many queries keep no other client waiting."""

import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from danvan_kg.endpoint.settings import Budget, EndpointSettings, QueryLimits
from danvan_kg.endpoint.worker.pool import QueryPool
from tests.endpoint.conftest import SLOW
from tests.live_server import LiveServer, Reply

DIRECT = {"Content-Type": "application/sparql-query"}


def _ask(server: LiveServer, query: str, client: str) -> Reply:
    headers = DIRECT | {"X-Forwarded-For": client}
    return server.request("POST", "/sparql", query.encode(), headers=headers)


@pytest.mark.fault
def test_flood_of_one_client_leaves_a_worker_and_the_queue_to_the_others(store_path: Path) -> None:
    limits = QueryLimits(deadline=2.0, queue=1.0)
    settings = EndpointSettings(
        limits=limits, budget=Budget(seconds=600, burst=1200, errors=1000), trusted_proxies=("127.0.0.1",), waiting=16
    )
    with LiveServer(QueryPool(store_path, limits, workers=2, waiting=16), settings) as server:
        statuses: list[int] = []
        flood = [
            threading.Thread(target=lambda: statuses.append(_ask(server, SLOW, "203.0.113.1").status))
            for _ in range(30)
        ]
        for thread in flood:
            thread.start()
        time.sleep(0.3)
        waits = []
        for number in range(10):
            begin = time.monotonic()
            reply = _ask(server, f"ASK {{ ?s ?p {number} }}", f"203.0.113.{number + 2}")
            waits.append(time.monotonic() - begin)
            assert reply.status == 200, reply.text
        assert max(waits) < 0.5
        assert server.backend.busy == 1
        for thread in flood:
            thread.join()
    # One ran into its deadline; the others were told to come back.
    assert Counter(statuses) == {504: 1, 429: 29}


def test_client_without_a_budget_may_use_all(store_path: Path) -> None:
    limits = QueryLimits(deadline=0.6)
    with LiveServer(QueryPool(store_path, limits, workers=2), EndpointSettings(limits=limits)) as server:
        threads = [threading.Thread(target=_ask, args=(server, SLOW, "203.0.113.1")) for _ in range(2)]
        for thread in threads:
            thread.start()
        time.sleep(0.3)
        assert server.backend.busy == 2
        for thread in threads:
            thread.join()
