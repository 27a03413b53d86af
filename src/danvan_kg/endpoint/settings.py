"""Every limit and switch of the endpoint, with its default. The command line makes one."""

from dataclasses import dataclass, field
from pathlib import Path

from danvan_kg.endpoint.query.guard import GuardLimits

MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class QueryLimits:
    """What one query may cost. Times are seconds, sizes bytes.

    `memory` bounds a worker's address space above what it has when the store is open; `nesting` is the guard's.
    """

    deadline: float = 10.0
    queue: float = 5.0
    bytes: int = 50 * MEBIBYTE
    rows: int = 1_000_000
    memory: int = 2048 * MEBIBYTE

    def content(self) -> dict[str, object]:
        """The limits by the names that problems use."""
        return {"deadline": self.deadline, "bytes": self.bytes, "rows": self.rows, "memory": self.memory}


@dataclass(frozen=True, slots=True)
class Budget:
    """Query time that each client may use: `seconds` a minute, bursts up to `burst`, and `errors` a minute."""

    seconds: float = 60.0
    burst: float = 120.0
    errors: int = 30


@dataclass(frozen=True, slots=True)
class JobLimits:
    """What queries that are answered later may take: `deadline` seconds each, `at_once` at a time.

    At most `most` jobs are known, `each` of one client, and their results have at most `bytes` in all; a result is kept
    for `kept` seconds.
    """

    deadline: float = 60.0
    at_once: int = 1
    most: int = 64
    each: int = 8
    bytes: int = 1024 * MEBIBYTE
    kept: float = 86_400.0


@dataclass(frozen=True, slots=True)
class EndpointSettings:
    """How the endpoint behaves.

    `public_url` is the only base of links in answers. `jobs` bounds queries that are answered later, None refuses them.
    `stream_above` is the number of bytes past which an answer in JSON or XML begins before it is whole, None never.
    `head` bounds the header lines of a request. `spool` is how much of an answer is kept in memory before it goes to a
    temporary file. `cache` bounds all cached answers, `cached_answer` each. `strangers` says that clients have nothing
    to do with one another: none may then take all workers and the whole queue, as where there is a `budget`.
    `trusted_hosts` are the names that the site answers to, any where there are none. `api_keys` is a file of named keys
    with larger budgets. `operator_token` opens /running, `update_token` (with a writable store of the user's own)
    /update and writes on /graphs; None keeps them shut.
    """

    public_url: str = "http://localhost:8000"
    workers: int = 2
    page_workers: int = 1
    waiting: int = 64
    limits: QueryLimits = field(default_factory=QueryLimits)
    jobs: JobLimits | None = field(default_factory=JobLimits)
    stream_above: int | None = None
    page_limits: QueryLimits = field(default_factory=QueryLimits)
    guard: GuardLimits = field(default_factory=GuardLimits)
    cors: bool = True
    head: int = 32 * 1024
    spool: int = 8 * MEBIBYTE
    cache: int = 32 * MEBIBYTE
    cached_answer: int = 256 * 1024
    budget: Budget | None = None
    strangers: bool = False
    trusted_proxies: tuple[str, ...] = ()
    trusted_hosts: tuple[str, ...] = ()
    api_keys: Path | None = None
    operator_token: str | None = None
    update_token: str | None = None
    service_description: bool = True
    log_queries: bool = False

    @property
    def takes_turns(self) -> bool:
        """Whether the number of a client's queries at once is bounded."""
        return self.strangers or self.budget is not None
