"""One store elsewhere: asks it, looks whether its answers are whole, and remembers in which state it is."""

import hashlib
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

import aiohttp
from pyoxigraph import QueryResultsFormat, QuerySolutions, parse_query_results

from danvan_kg.endpoint.answer.counting import counter_for
from danvan_kg.endpoint.answer.failures import failure_problem, syntax_problem
from danvan_kg.endpoint.backend import QueryRequest, ReplicaState
from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.settings import QueryLimits
from danvan_kg.endpoint.spool import Spool
from danvan_kg.endpoint.upstream.completeness import Completeness
from danvan_kg.formats import JSON, Format

_PIECE = 64 * 1024
_LONGEST_MESSAGE = 4000
_CONNECT_SECONDS = 2.0


class Health(StrEnum):
    """`doubted` is asked where no `healthy` one is left, and `down` where there is no other at all.

    `apart` has other data than the ones that are asked, and is never asked.
    """

    HEALTHY = "healthy"
    DOUBTED = "doubted"
    DOWN = "down"
    APART = "apart"


class NotBegun(Problem):
    """The store has not begun with the query, which another one may therefore be given."""


class Replica:
    """The store at the query address `url`. `version` says which data it had when it was last looked at."""

    def __init__(self, number: int, url: str) -> None:
        self.number = number
        self.url = url
        self.health = Health.HEALTHY
        self.version = ""
        self.busy = 0
        self.asked = 0
        self.failures = 0
        self._session: aiohttp.ClientSession | None = None

    @property
    def name(self) -> str:
        """Its address, for the operator."""
        return without_password(self.url)

    def state(self) -> ReplicaState:
        return ReplicaState(self.number, str(self.health), self.version, self.busy, self.asked, self.failures)

    def open(self) -> None:
        """To be called in the running event loop."""
        timeout = aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_SECONDS)
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=timeout)

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def look(self, version_query: str, limits: QueryLimits) -> str:
        """The version of its data: a digest of the answer to `version_query`, empty where there is no row.

        Raises Problem where it does not answer, or not with solutions.
        """
        with Spool(limits.bytes) as spool:
            await self.ask(QueryRequest(version_query, JSON), limits, spool)
            try:
                results = parse_query_results(spool.read(), QueryResultsFormat.JSON)
                assert isinstance(results, QuerySolutions), "a version query is a SELECT"
                rows = sorted(repr(list(solution)) for solution in results)
            except (SyntaxError, ValueError, AssertionError):
                raise broken("the answer of the store behind this endpoint is no SPARQL result") from None
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16] if rows else ""

    async def ask(self, request: QueryRequest, limits: QueryLimits, spool: Spool) -> int:
        """Writes the whole answer into the spool; gives its rows. Raises Problem: NotBegun where it did not run.

        The deadline is the caller's.
        """
        assert self._session is not None
        format_ = request.format
        data = [("query", _query(request))]
        data += [("default-graph-uri", each) for each in request.default_graphs or ()]
        data += [("named-graph-uri", each) for each in request.named_graphs or ()]
        # None of the client's own headers goes on to the store.
        headers = {"Accept": format_.media_type}
        try:
            async with self._session.post(self.url, data=data, headers=headers, allow_redirects=False) as response:
                if response.status != 200:
                    raise await _refusal(response, above=request.base is not None)
                media_type = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
                if media_type not in format_.media_types:
                    named = media_type[:80] or "an unnamed type"
                    raise broken(f"the store answered {named}, not {format_.media_type}")
                return await _take_answer(response, format_, limits, spool)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError):
            raise NotBegun(502, "upstream", "the store behind this endpoint cannot be reached", hint=_LATER) from None
        except (aiohttp.ClientError, ConnectionError):
            raise broken("the store behind this endpoint ended its answer") from None


async def _take_answer(response: aiohttp.ClientResponse, format_: Format, limits: QueryLimits, spool: Spool) -> int:
    counter, completeness = counter_for(format_), Completeness(format_)
    async for piece in response.content.iter_chunked(_PIECE):
        spool.write(piece)
        completeness.add(piece)
        if spool.size > limits.bytes:
            raise failure_problem({"kind": "bytes"}, limits)
        if counter.add(piece) > limits.rows:
            raise failure_problem({"kind": "rows"}, limits)
    if not completeness.is_whole():
        raise broken("the answer of the store behind this endpoint is cut off")
    if not completeness.is_readable():
        raise failure_problem({"kind": "unwritable", "message": _ILL_FORMED}, limits)
    return counter.rows


def _query(request: QueryRequest) -> str:
    """The query, with the base that relative IRIs have here; or the one that reads a graph."""
    if request.graph is not None:
        pattern = "{ ?s ?p ?o }"
        return f"CONSTRUCT {pattern} WHERE {{ {f'GRAPH <{request.graph}> {pattern}' if request.graph else pattern} }}"
    return f"BASE <{request.base}>\n{request.sparql}" if request.base else request.sparql


async def _refusal(response: aiohttp.ClientResponse, *, above: bool) -> Problem:
    """The store's refusal as a problem; `above` tells that a line was set above the client's own."""
    message = (await response.content.read(_LONGEST_MESSAGE)).decode("utf-8", "replace")
    if response.status == 400:
        problem = syntax_problem({"message": message})
        line = problem.members.get("line")
        if above and isinstance(line, int):
            problem.members["line"] = line - 1
        return problem
    detail = f"the store behind this endpoint says {response.status}"
    if response.status in (429, 503):
        return NotBegun(503, "busy", detail, headers={"Retry-After": "5"})
    if response.status in (413, 504):
        return Problem(503, "busy", detail, headers={"Retry-After": "5"})
    return broken(detail)


_ILL_FORMED = "the answer holds a property or a character that XML has no way to write"
_LATER = "ask for less at a time, or try again later"


def broken(detail: str) -> Problem:
    """An answer that is none."""
    return Problem(502, "upstream", detail, hint=_LATER)


def without_password(url: str) -> str:
    """An address as it may stand in a log."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
