"""A worker process: opens a store read-only, answers one query at a time, and can be killed at any moment.

Run as `python -m danvan_kg.endpoint.worker DESCRIPTOR`, which is a socket. Frames both ways are a kind (one byte), a
length (four bytes, big endian) and a payload. In: `S` the start, `Q` a request. Out: `R` ready, `D` a piece of the
answer, `E` its end, `X` a failure. All but `D` are JSON. Before it opens the store it gives up the network, core dumps
and writing files; before it is ready it takes a limit on its memory.
"""

import ctypes
import json
import os
import re
import resource
import select
import socket
import struct
import sys
import threading
import time
from collections.abc import Iterable, Iterator
from typing import IO, Any, NotRequired, TypedDict, cast

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    serialize,
)

from danvan_kg.endpoint.counting import counter_for
from danvan_kg.endpoint.spreadsheet import write_spreadsheet
from danvan_kg.formats import RDF_XML, TRIG, TURTLE, XLSX, XML, Format, by_suffix
from danvan_kg.vocabulary import PREFIXES

HEADER = struct.Struct(">cI")
_PIECE = 128 * 1024

# Chains such as a long UNION nest in the engine's tree; this holds what fits into the longest query.
_STACK = 512 << 20

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000
_AFTER_PREFIXES = re.compile(rb"^(?!@prefix)[^\n]*\n", re.MULTILINE)
_ILLEGAL_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


class Start(TypedDict):
    """What a worker is told first."""

    store: str
    memory: int
    network: bool
    nice: int


class Request(TypedDict):
    """A query in the format of that suffix with its dataset (None: the store's) and its caps, or a graph to read."""

    query: str
    graph: NotRequired[str]
    format: str
    base: str | None
    default: list[str] | None
    named: list[str] | None
    bytes: int
    rows: int


class UnknownGraph(LookupError):  # noqa: N818 - what the client asked for
    """There is no such named graph."""


class CapReached(Exception):  # noqa: N818 - it ends a query, and is no fault
    """The answer is larger than it may be; `name` is `bytes` or `rows`."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name)
        self.name = name
        self.limit = limit


class IllegalCharacter(Exception):  # noqa: N818 - it is the data's fault
    """The answer holds a character that the asked format cannot."""


class Output:
    """The file that the engine writes to: counts, checks the caps and sends pieces."""

    def __init__(self, connection: socket.socket, format_: Format, caps: "Request") -> None:
        self._connection = connection
        self._caps = caps
        self._counter = counter_for(format_)
        self._xml = format_ in (XML, RDF_XML)
        self._buffer = bytearray()
        self._size = 0

    @property
    def rows(self) -> int:
        return self._counter.rows

    def write(self, piece: bytes) -> int:
        self._size += len(piece)
        if self._size > self._caps["bytes"]:
            raise CapReached("bytes", self._caps["bytes"])
        if self._counter.add(piece) > self._caps["rows"]:
            raise CapReached("rows", self._caps["rows"])
        if self._xml and _ILLEGAL_IN_XML.search(piece):
            raise IllegalCharacter
        self._buffer += piece
        if len(self._buffer) >= _PIECE:
            self._connection.sendall(HEADER.pack(b"D", len(self._buffer)) + self._buffer)
            self._buffer.clear()
        return len(piece)

    def count_row(self) -> None:
        """For formats whose rows are counted where they are made."""
        self._counter.rows += 1
        if self._counter.rows > self._caps["rows"]:
            raise CapReached("rows", self._caps["rows"])

    def flush(self) -> None:
        """The engine flushes at its end; the rest goes out together with the last frame."""

    def take_rest(self) -> bytes:
        return HEADER.pack(b"D", len(self._buffer)) + self._buffer if self._buffer else b""


class PrefixSorter:
    """Puts the prefix lines at the head of a Turtle text, which the engine writes in random order, into one order."""

    def __init__(self, output: Output) -> None:
        self._output = output
        self._head: bytes | None = b""

    def __enter__(self) -> "PrefixSorter":
        return self

    def __exit__(self, *_: object) -> None:
        if self._head:
            self._pass_on(self._head)

    def write(self, piece: bytes) -> int:
        if self._head is None:
            return self._output.write(piece)
        self._head += piece
        last_line = self._head.rsplit(b"\n", 1)[-1]
        in_head = last_line.startswith(b"@prefix") or b"@prefix".startswith(last_line)
        if not in_head or _AFTER_PREFIXES.search(self._head):
            self._pass_on(self._head)
            self._head = None
        return len(piece)

    def flush(self) -> None:
        """Nothing is held back but the head."""

    def _pass_on(self, head: bytes) -> None:
        lines = head.splitlines(keepends=True)
        count = next((index for index, line in enumerate(lines) if not line.startswith(b"@prefix")), len(lines))
        self._output.write(b"".join(sorted(lines[:count]) + lines[count:]))


def main() -> None:
    descriptor = int(sys.argv[1])
    connection = socket.socket(fileno=descriptor)
    start: Start = json.loads(_receive(connection))
    isolated = start["network"] or _leave_network()
    _give_up_writing()
    if start["nice"]:
        os.nice(start["nice"])
    store = Store.read_only(start["store"])
    threading.stack_size(_STACK)
    thread = threading.Thread(target=_serve, args=(connection, store), daemon=True)
    _limit_memory(start["memory"] + _STACK)
    thread.start()
    _send(connection, b"R", {"isolated": isolated})
    _wait_for_hangup(connection)


def _leave_network() -> bool:
    """A network namespace of its own, without any interface. False where the system does not allow it."""
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return bool(unshare(_CLONE_NEWNET) == 0 or unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def _give_up_writing() -> None:
    # A file may not grow beyond nothing; sockets are not meant by this limit.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_memory(above: int) -> None:
    with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - no need for a path object
        pages = int(statm.read().split()[0])
    limit = pages * resource.getpagesize() + above
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _wait_for_hangup(connection: socket.socket) -> None:
    """Ends the process, in the middle of a query too, when the web process is gone."""
    poll = select.poll()
    poll.register(connection, 0)
    poll.poll()
    os._exit(0)


def _serve(connection: socket.socket, store: Store) -> None:
    while True:
        try:
            request: Request = json.loads(_receive(connection))
            _respond(connection, store, request)
        except (EOFError, ConnectionError):
            os._exit(0)


def _respond(connection: socket.socket, store: Store, request: Request) -> None:
    begin = time.monotonic()
    format_ = by_suffix(request["format"])
    assert format_ is not None
    output = Output(connection, format_, request)
    try:
        kind = _answer(store, request, format_, output)
    except (SyntaxError, ValueError, OSError, RuntimeError, MemoryError, CapReached, IllegalCharacter) as error:
        _send(connection, b"X", _failure(error))
        return
    end = json.dumps({"kind": kind, "rows": output.rows, "seconds": time.monotonic() - begin}).encode()
    connection.sendall(output.take_rest() + HEADER.pack(b"E", len(end)) + end)


def _failure(error: Exception) -> dict[str, object]:
    if isinstance(error, CapReached):
        return {"kind": error.name, "message": "", "limit": error.limit}
    for kind, name in _FAILURES:
        if isinstance(error, kind):
            return {"kind": name, "message": str(error)}
    raise error


_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (IllegalCharacter, "character"),
    (UnknownGraph, "graph"),
    (SyntaxError, "syntax"),
    (MemoryError, "memory"),
    (OSError, "store"),
    (Exception, "evaluation"),
)


def _answer(store: Store, request: Request, format_: Format, output: Output) -> str:
    graph = request.get("graph")
    if graph is not None:
        _write_graph(_graph_triples(store, graph), format_, output)
        return "graph"
    results = store.query(
        request["query"],
        base_iri=request["base"],
        default_graph=_graphs(request["default"]),
        named_graphs=_graphs(request["named"]),
    )
    if isinstance(results, QueryTriples):
        _write_graph(results, format_, output)
        return "graph"
    if format_ is XLSX:
        write_spreadsheet(results, output)
    else:
        assert isinstance(format_.engine, QueryResultsFormat)
        results.serialize(cast(IO[bytes], output), format_.engine)
    return "boolean" if isinstance(results, QueryBoolean) else "solutions"


def _graphs(iris: list[str] | None) -> list[Any] | None:
    return None if iris is None else [NamedNode(iri) for iri in iris]


def _graph_triples(store: Store, graph: str) -> Iterator[Triple]:
    """The triples of a graph; the empty string names the default graph."""
    name = NamedNode(graph) if graph else DefaultGraph()
    if graph and next(store.quads_for_pattern(None, None, None, name), None) is None:
        raise UnknownGraph(graph)
    return (quad.triple for quad in store.quads_for_pattern(None, None, None, name))


def _write_graph(triples: Iterable[Triple], format_: Format, output: Output) -> None:
    assert isinstance(format_.engine, RdfFormat)
    if format_ in (TURTLE, TRIG):
        with PrefixSorter(output) as sorter:
            serialize(_counted(triples, output), cast(IO[bytes], sorter), format_.engine, prefixes=PREFIXES)
    else:
        serialize(_counted(triples, output), cast(IO[bytes], output), format_.engine)


def _counted(triples: Iterable[Triple], output: Output) -> Iterator[Triple]:
    for triple in triples:
        output.count_row()
        yield triple


def _send(connection: socket.socket, kind: bytes, content: dict[str, object]) -> None:
    payload = json.dumps(content).encode()
    connection.sendall(HEADER.pack(kind, len(payload)) + payload)


def _receive(connection: socket.socket) -> bytes:
    _, length = HEADER.unpack(_receive_exactly(connection, HEADER.size))
    return _receive_exactly(connection, length)


def _receive_exactly(connection: socket.socket, length: int) -> bytes:
    piece = connection.recv(length, socket.MSG_WAITALL)
    if len(piece) < length:
        raise EOFError
    return piece


if __name__ == "__main__":
    main()
