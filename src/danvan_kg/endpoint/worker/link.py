"""The web process's end of a worker: starts the process, speaks its frames, kills it."""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from danvan_kg.endpoint.backend import QueryRequest
from danvan_kg.endpoint.settings import QueryLimits
from danvan_kg.endpoint.spool import Spool
from danvan_kg.endpoint.worker.output import HEADER
from danvan_kg.errors import StoreError

_START_SECONDS = 30.0


class Died(Exception):  # noqa: N818 - what happened
    """The process ended before its answer did."""


class Failed(Exception):  # noqa: N818 - what happened
    """The worker says that the query failed: `content` has `kind` and `message`, and of a syntax error its place."""

    def __init__(self, content: dict[str, object]) -> None:
        super().__init__(content["message"])
        self.content = content


@dataclass(frozen=True, slots=True)
class WorkerOptions:
    """What a worker opens and may use: bytes of memory above what it starts with, and the network or not."""

    store: Path
    memory: int
    network: bool = False
    writable: bool = False


class WorkerLink(asyncio.Protocol):
    """One worker process. `reason` says why it was killed; `isolated` whether it has no network."""

    def __init__(self, process: subprocess.Popen[bytes], options: WorkerOptions) -> None:
        self.options = options
        self.reason: str | None = None
        self.isolated = False
        loop = asyncio.get_running_loop()
        self.ready: asyncio.Future[None] = loop.create_future()
        self._process = process
        self._lost: asyncio.Future[None] = loop.create_future()
        self._transport: asyncio.Transport | None = None
        self._begun = b""  # of a frame whose end has not come, but for pieces of an answer
        self._missing = 0  # bytes of a piece that are still to come
        self._spool: Spool | None = None
        self._result: asyncio.Future[dict[str, object]] | None = None
        self._when_free: Callable[[WorkerLink], None] | None = None

    @property
    def alive(self) -> bool:
        return not self._lost.done() and self.reason is None

    @property
    def process_id(self) -> int:
        return self._process.pid

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)

    def send(self, kind: bytes, content: object) -> None:
        assert self._transport is not None
        payload = json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass")
        self._transport.write(HEADER.pack(kind, len(payload)) + payload)

    def run(
        self, request: QueryRequest, limits: QueryLimits, spool: Spool, when_free: "Callable[[WorkerLink], None]"
    ) -> "asyncio.Future[dict[str, object]]":
        """Sends a query; the future has the end frame, or Died, Failed or the spool's OSError.

        `when_free` is called when the worker has answered, whether or not anybody still awaits that.
        """
        self._spool, self._when_free = spool, when_free
        self._result = asyncio.get_running_loop().create_future()
        content: dict[str, object] = {
            "query": request.sparql,
            "format": request.format.suffix,
            "base": request.base,
            "default": request.default_graphs,
            "named": request.named_graphs,
            "bytes": limits.bytes,
            "rows": limits.rows,
        }
        if request.graph is not None:
            content["graph"] = request.graph
        if request.update:
            content["update"] = True
        if request.insertion is not None:
            content["into"], content["base"] = request.insertion.graph, request.insertion.base
            # Bytes that are no UTF-8 are for the parser to refuse.
            content["documents"] = [
                (suffix, body.decode("utf-8", "surrogateescape")) for suffix, body in request.insertion.documents
            ]
        self.send(b"Q", content)
        return self._result

    def data_received(self, data: bytes) -> None:
        position = 0
        if self._missing:
            position = min(self._missing, len(data))
            self._missing -= position
            self._store(memoryview(data)[:position])
        elif self._begun:
            data, self._begun = self._begun + data, b""
        while position + HEADER.size <= len(data):
            kind, length = HEADER.unpack_from(data, position)
            start = position + HEADER.size
            position = start + length
            if kind == b"D":
                self._missing = max(0, position - len(data))
                self._store(memoryview(data)[start:position])
            elif position <= len(data):
                self._take(kind, data[start:position])
            else:
                position = start - HEADER.size
                break
        self._begun = data[position:]

    def _take(self, kind: bytes, payload: bytes) -> None:
        content = json.loads(payload)
        if kind == b"R":
            self.isolated = bool(content["isolated"])
            self.ready.set_result(None)
            return
        result, self._result, self._spool = self._result, None, None
        free, self._when_free = self._when_free, None
        if free is not None:
            free(self)
        if result is None or result.done():
            return
        if kind == b"E":
            result.set_result(content)
        else:
            result.set_exception(Failed(content))

    def _store(self, piece: memoryview) -> None:
        if self._spool is None:
            return
        try:
            self._spool.write(piece)
        except OSError as error:
            # The disk is full: nothing of this answer can be kept.
            self._spool = None
            if self._result is not None and not self._result.done():
                self._result.set_exception(error)
            self.kill("spool")

    def abandon(self, result: "asyncio.Future[dict[str, object]]", grace: float) -> None:
        """Nobody awaits this result of `run` any more: it is dropped, or the worker killed after `grace` seconds."""
        if self._result is not result:
            return  # it has come in the same moment, and the worker may be at another query already
        self._spool = None

        def end_it() -> None:
            if self._result is result:
                self.kill("client left")

        asyncio.get_running_loop().call_later(grace, end_it)

    def kill(self, reason: str) -> None:
        if self.reason is None and not self._lost.done():
            self.reason = reason
            self._process.send_signal(signal.SIGKILL)

    def connection_lost(self, error: Exception | None) -> None:  # noqa: ARG002 - asyncio's interface
        if not self._lost.done():
            self._lost.set_result(None)
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
        if self.reason is None:
            # An allocation that fails aborts the process; a stack that overflows is a segmentation fault.
            self.reason = "memory" if self._process.wait() == -signal.SIGABRT else "crash"
        self._process.wait()
        for future in (self.ready, self._result):
            if future is not None and not future.done():
                future.set_exception(Died())

    def when_lost(self, call: "Callable[[WorkerLink], None]") -> None:
        """Calls `call` with this worker when its process is gone."""
        self._lost.add_done_callback(lambda _: call(self))

    async def ended(self) -> None:
        """Waits until the process is gone."""
        await self._lost


async def start_worker(options: WorkerOptions) -> WorkerLink:
    """A worker that has opened its store. Raises StoreError where it ends before."""
    ours, theirs = socket.socketpair()
    with theirs:
        command = [sys.executable, "-P", "-s", "-m", "danvan_kg.endpoint.worker.process", str(theirs.fileno())]
        # A session of its own: Ctrl-C in the terminal is for the web process, which lets a query that runs end.
        process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            env=_environment(),
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    loop = asyncio.get_running_loop()
    _, link = await loop.create_unix_connection(lambda: WorkerLink(process, options), sock=ours)
    link.send(
        b"S",
        {
            "store": str(options.store),
            "memory": options.memory,
            "network": options.network,
            "writable": options.writable,
        },
    )
    try:
        await asyncio.wait_for(asyncio.shield(link.ready), _START_SECONDS)
    except (Died, TimeoutError):
        link.kill("stopped")
        raise StoreError(f"{options.store}: a worker cannot open it", hint="build the store again") from None
    return link


def _environment() -> dict[str, str]:
    """Nothing of the server's environment but where Python finds its modules: a worker knows no secret."""
    paths = os.pathsep.join(path for path in sys.path if path)
    # Each arena of the C library reserves 64 MiB of the address space that the memory limit counts.
    return {"PYTHONPATH": paths, "PYTHONUTF8": "1", "MALLOC_ARENA_MAX": "2"}
