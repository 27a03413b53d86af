"""Numbers for Prometheus: how many answers of which kind, how long, how large, and why queries failed."""

from functools import cache

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from danvan_kg.endpoint.backend import Answer, Backend
from danvan_kg.endpoint.problems import TITLES, Problem

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_SECONDS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0)


class Metrics:
    """The counters of one application, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        registry = self.registry
        self._seconds = Histogram(
            "danvan_query_seconds", "Run time of answered queries", ["kind"], buckets=_SECONDS, registry=registry
        )
        self._of_kind = cache(self._seconds.labels)  # to find one by its label takes as long as to count
        self._rows = Counter("danvan_rows", "Rows and triples answered", registry=registry)
        self._bytes = Counter("danvan_answer_bytes", "Bytes answered", registry=registry)
        self._problems = Counter("danvan_problems", "Requests that failed", ["kind"], registry=registry)
        for kind in TITLES:
            self._problems.labels(kind)  # a counter that is not there is no zero to Prometheus
        self._cached = Counter("danvan_cached_answers", "Answers from the cache", registry=registry)
        self._left = Counter("danvan_clients_left", "Clients that left before their answer", registry=registry)
        self._keyed = Counter("danvan_key_queries", "Questions asked with an API key", ["key"], registry=registry)
        self._keyed_seconds = Counter(
            "danvan_key_query_seconds", "Query time charged to an API key", ["key"], registry=registry
        )
        self._kills = Gauge("danvan_killed_workers", "Workers killed or lost", ["pool", "reason"], registry=registry)
        self._busy = Gauge("danvan_busy_workers", "Workers that run a query", ["pool"], registry=registry)
        labels = ["pool", "replica"]
        self._up = Gauge("danvan_replica_up", "Whether a store upstream is asked", labels, registry=registry)
        self._asked = Gauge("danvan_replica_queries", "Queries given to a store upstream", labels, registry=registry)
        self._failed = Gauge("danvan_replica_failures", "Answers of it that were none", labels, registry=registry)
        self._queued = Gauge("danvan_queued_queries", "Queries that wait for a worker", ["pool"], registry=registry)

    def answered(self, answer: Answer) -> None:
        self._of_kind(answer.kind).observe(answer.seconds)
        self._rows.inc(answer.rows)
        self._bytes.inc(answer.spool.size)

    def problem(self, problem: Problem) -> None:
        self._problems.labels(problem.kind).inc()

    def cached(self) -> None:
        self._cached.inc()

    def keyed(self, name: str, seconds: float) -> None:
        """A question of the holder of a key."""
        self._keyed.labels(name).inc()
        self._keyed_seconds.labels(name).inc(seconds)

    def client_left(self) -> None:
        self._left.inc()

    def exposition(self, pools: dict[str, Backend]) -> bytes:
        """All numbers in Prometheus' text format; `pools` are looked at now."""
        for name, pool in pools.items():
            for reason, count in pool.kills.items():
                self._kills.labels(name, reason).set(count)
            self._busy.labels(name).set(pool.busy)
            self._queued.labels(name).set(pool.queued)
            for replica in pool.replicas():
                labels = (name, str(replica.number))
                self._up.labels(*labels).set(replica.health == "healthy")
                self._asked.labels(*labels).set(replica.asked)
                self._failed.labels(*labels).set(replica.failures)
        return generate_latest(self.registry)
