"""A worker process: opens a store read-only, answers one query at a time, and can be killed at any moment.

Run as `python -m danvan_kg.endpoint.worker.process DESCRIPTOR`, which is a socket. Frames both ways are a kind (one
byte), a length (four bytes, big endian) and a payload. In: `S` the start, `Q` a request. Out: `R` ready, `D` a piece of
the answer, `E` its end, `X` a failure. All but `D` are JSON. Before it opens the store it gives up the network, core
dumps and writing files; before it is ready it takes a limit on its memory.
"""

import contextlib
import ctypes
import json
import os
import resource
import select
import socket
import sys
import threading
import time
import traceback
from collections.abc import Iterable, Iterator
from typing import IO, NotRequired, TypedDict, cast

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

from danvan_kg.endpoint.query.position import place_of_error
from danvan_kg.endpoint.worker.documents import DocumentError, read_document
from danvan_kg.endpoint.worker.evaluation import evaluate
from danvan_kg.endpoint.worker.output import HEADER, CapReached, IllegalCharacter, Output, PrefixSorter
from danvan_kg.endpoint.worker.spreadsheet import write_spreadsheet
from danvan_kg.endpoint.worker.writable import Unwritable, checked
from danvan_kg.formats import N_QUADS, N_TRIPLES, TRIG, TURTLE, XLSX, Format, by_suffix
from danvan_kg.vocabulary import METADATA_GRAPH, PREFIXES, VOID

# Chains such as a long UNION nest in the engine's tree; this holds what fits into the longest query.
_STACK = 512 << 20

_CLONE_NEWUSER, _CLONE_NEWNET = 0x10000000, 0x40000000


class Start(TypedDict):
    """What a worker is told first."""

    store: str
    memory: int
    network: bool
    writable: bool


class Request(TypedDict):
    """A query, an update or a graph to read; the format's suffix, the dataset (None: the store's), the caps."""

    query: str
    update: NotRequired[bool]
    into: NotRequired[str]
    documents: NotRequired[list[tuple[str, str]]]
    graph: NotRequired[str]
    format: str
    base: str | None
    default: list[str] | None
    named: list[str] | None
    bytes: int
    rows: int


class UnknownGraph(LookupError):  # noqa: N818 - what the client asked for
    """There is no such named graph."""


def main() -> None:
    descriptor = int(sys.argv[1])
    connection = socket.socket(fileno=descriptor)
    start: Start = json.loads(_receive(connection))
    isolated = start["network"] or _leave_network()
    if not start["writable"]:
        _give_up_writing()
    store = _open(start)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    threading.stack_size(_STACK)
    thread = threading.Thread(target=_serve, args=(connection, store), daemon=True)
    _limit_memory(start["memory"] + _STACK)
    thread.start()
    # The web process may be gone by now.
    with contextlib.suppress(ConnectionError):
        _send(connection, b"R", {"isolated": isolated})
    _wait_for_hangup(connection)


def _open(start: Start) -> Store:
    try:
        return Store(start["store"]) if start["writable"] else Store.read_only(start["store"])
    except OSError as error:
        sys.exit(f"{start['store']}: cannot be opened: {error}")


def _leave_network() -> bool:
    """A network namespace of its own, without any interface. False where the system does not allow it."""
    unshare = ctypes.CDLL(None, use_errno=True).unshare
    return bool(unshare(_CLONE_NEWNET) == 0 or unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def _give_up_writing() -> None:
    # A file may not grow beyond nothing; sockets are not meant by this limit.
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


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
        except BaseException:
            # Without its thread the process would be deaf; its end is what the web process notices.
            traceback.print_exc()
            os._exit(1)


def _respond(connection: socket.socket, store: Store, request: Request) -> None:
    begin = time.monotonic()
    format_ = by_suffix(request["format"])
    assert format_ is not None
    output = Output(connection, format_, request["bytes"], request["rows"])
    try:
        kind = _answer(store, request, format_, output)
        rest = output.take_rest()
    except _CAUGHT as error:
        _send(connection, b"X", _failure(error, request["query"]))
        return
    end = json.dumps({"kind": kind, "rows": output.rows, "begun": output.begun - begin}).encode()
    connection.sendall(rest + HEADER.pack(b"E", len(end)) + end)


def _failure(error: Exception, query: str) -> dict[str, object]:
    if isinstance(error, CapReached):
        return {"kind": error.name, "message": ""}
    if isinstance(error, SyntaxError):
        return {"kind": "syntax", "message": str(error), **place_of_error(query, str(error))}
    for kind, name in _FAILURES:
        if isinstance(error, kind):
            return {"kind": name, "message": str(error)}
    raise error


_FAILURES: tuple[tuple[type[Exception], str], ...] = (
    (IllegalCharacter, "character"),
    (Unwritable, "unwritable"),
    (UnknownGraph, "graph"),
    (DocumentError, "document"),
    (MemoryError, "memory"),
    (OSError, "store"),
    (RuntimeError, "evaluation"),
    (ValueError, "evaluation"),
)
_CAUGHT: tuple[type[Exception], ...] = (CapReached, SyntaxError, *(kind for kind, _ in _FAILURES))


def _answer(store: Store, request: Request, format_: Format, output: Output) -> str:
    graph = request.get("graph")
    if graph is not None:
        _write_graph(_graph_triples(store, graph), format_, output)
        return "graph"
    if request.get("update"):
        store.update(request["query"] + _insertion(request), base_iri=request["base"])
        return "update"
    results = evaluate(store, request["query"], request["base"], request["default"], request["named"])
    if isinstance(results, QueryTriples):
        _write_graph(results, format_, output)
        return "graph"
    if format_ is XLSX:
        write_spreadsheet(results, output)
    else:
        assert isinstance(format_.engine, QueryResultsFormat)
        results.serialize(cast(IO[bytes], output), format_.engine)
    return "boolean" if isinstance(results, QueryBoolean) else "solutions"


def _insertion(request: Request) -> str:
    """INSERT DATA with the triples of the documents of a request; empty where there are none."""
    if "documents" not in request:
        return ""
    triples = " ".join(
        f"{triple} ."
        for suffix, text in request["documents"]
        for triple in read_document(suffix, text, request["base"])
    )
    graph = request["into"]
    return f" INSERT DATA {{ {f'GRAPH <{graph}> {{ {triples} }}' if graph else triples} }}"


def _graph_triples(store: Store, graph: str) -> Iterator[Triple]:
    """The triples of a graph; the empty string names the default graph."""
    name = NamedNode(graph) if graph else DefaultGraph()
    if graph and next(store.quads_for_pattern(None, None, None, name), None) is None and not _is_part(store, graph):
        raise UnknownGraph(graph)
    return (quad.triple for quad in store.quads_for_pattern(None, None, None, name))


def _is_part(store: Store, graph: str) -> bool:
    """Whether the dataset names the graph as a part of it, so that it is there even while it is empty."""
    return next(store.quads_for_pattern(None, VOID["subset"], NamedNode(graph), METADATA_GRAPH), None) is not None


def _write_graph(triples: Iterable[Triple], format_: Format, output: Output) -> None:
    assert isinstance(format_.engine, RdfFormat)
    target = cast(IO[bytes], output)
    if format_ in (N_TRIPLES, N_QUADS):
        # The lines are counted where they are written, so that the engine need not hand its triples over one by one.
        if isinstance(triples, QueryTriples):
            triples.serialize(target, format_.engine)
        else:
            serialize(triples, target, format_.engine)
        return
    counted = _counted(checked(triples, format_), output)
    if format_ in (TURTLE, TRIG):
        with PrefixSorter(output) as sorter:
            serialize(counted, cast(IO[bytes], sorter), format_.engine, prefixes=PREFIXES)
    else:
        serialize(counted, target, format_.engine)


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
