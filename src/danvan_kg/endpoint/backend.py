"""What answers queries: a pool of workers over a snapshot, or a store elsewhere."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias, cast

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from danvan_kg.endpoint.settings import QueryLimits
from danvan_kg.endpoint.spool import Spool
from danvan_kg.formats import JSON, N_TRIPLES, Format

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Insertion:
    """RDF documents, each the suffix of its format and its bytes, for a graph (the empty string is the default graph).

    `base` is what their relative IRIs are resolved against.
    """

    graph: str
    documents: tuple[tuple[str, bytes], ...]
    base: str


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """A query (or, with `graph`, the wish to read one graph) and the format of its answer.

    `default_graphs` and `named_graphs` are the protocol's dataset; None is the store's own. `graph` is an IRI, or the
    empty string for the default graph. With `update`, `sparql` is an update; what `insertion` holds is inserted after
    it, both or neither.
    `begun` is given the spool in which the answer grows, by backends that can show it before its end.
    """

    sparql: str
    format: Format
    base: str | None = None
    default_graphs: tuple[str, ...] | None = None
    named_graphs: tuple[str, ...] | None = None
    graph: str | None = None
    update: bool = False
    insertion: Insertion | None = None
    begun: Callable[[Spool], None] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer. `kind` is `solutions`, `boolean` or `graph`; `version` names the snapshot.

    `seconds` is the run time. Whoever takes it closes the spool.
    """

    spool: Spool
    kind: str
    rows: int
    seconds: float
    version: str


@dataclass(frozen=True, slots=True)
class ReplicaState:
    """How one of several stores does: `health` is a word, `version` names its data, the numbers count its queries."""

    number: int
    health: str
    version: str
    busy: int
    asked: int
    failures: int


class Backend(ABC):
    """Answers queries within limits. `kills` counts queries that were ended before their time, by reason."""

    kills: Counter[str]

    # Whether another engine than the one that the guard knows reads the queries.
    foreign = False

    @property
    @abstractmethod
    def version(self) -> str:
        """What changes when the data may have changed: the snapshot's identifier."""

    @property
    @abstractmethod
    def capacity(self) -> int:
        """How many queries can run at once."""

    @property
    @abstractmethod
    def busy(self) -> int:
        """How many queries run now."""

    @property
    @abstractmethod
    def queued(self) -> int:
        """How many queries wait."""

    def replicas(self) -> list[ReplicaState]:
        """The stores that share the load, where there are such."""
        return []

    @abstractmethod
    async def start(self) -> None:
        """Makes it ready. Raises StoreError where it cannot be."""

    @abstractmethod
    def stop(self) -> None:
        """Ends the queries that run or wait, each with a problem, and takes no more."""

    @abstractmethod
    async def close(self) -> None:
        """Ends it; queries that run end with a problem."""

    @abstractmethod
    async def answer(self, request: QueryRequest, limits: QueryLimits | None = None) -> Answer:
        """The whole answer, or a Problem raised. A cancelled call frees what it used within a second."""

    async def serialise(self, sparql: str, format_: Format) -> bytes:
        """The answer's bytes in a format, for queries of the program's own."""
        answer = await self.answer(QueryRequest(sparql, format_))
        with answer.spool as spool:
            return spool.read()

    async def select(self, sparql: str) -> list[dict[str, Term]]:
        """The solutions of a SELECT, each with the values of the variables that are bound."""
        results = parse_query_results(await self.serialise(sparql, JSON), QueryResultsFormat.JSON)
        assert isinstance(results, QuerySolutions), "select() takes a SELECT query"
        names = [variable.value for variable in results.variables]
        return [
            {name: cast(Term, term) for name, term in zip(names, solution, strict=True) if term is not None}
            for solution in results
        ]

    async def ask(self, sparql: str) -> bool:
        """The answer of an ASK."""
        results = parse_query_results(await self.serialise(sparql, JSON), QueryResultsFormat.JSON)
        assert isinstance(results, QueryBoolean), "ask() takes an ASK query"
        return bool(results)

    async def construct(self, sparql: str) -> list[Triple]:
        """The triples of a CONSTRUCT or DESCRIBE."""
        body = await self.serialise(sparql, N_TRIPLES)
        return [quad.triple for quad in parse(body, RdfFormat.N_TRIPLES)]
