"""The servers that are compared, each a process of its own over the same store, and what they use."""

import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from danvan_kg.snapshot import open_snapshot

OURS, ENGINE, RDFLIB = "danvan-kg", "oxigraph serve", "rdflib-endpoint"
_TICKS = os.sysconf("SC_CLK_TCK")
_STARTING_SECONDS = 60.0


class Server:
    """A running server. `address` takes queries; `starting` is how long it took until it answered, in seconds."""

    def __init__(self, name: str, command: list[object], address: str, ready: str) -> None:
        self.name = name
        self.address = address
        begin = time.monotonic()
        self.process = subprocess.Popen([str(part) for part in command], stderr=subprocess.DEVNULL)
        while not _answers(ready):
            if self.process.poll() is not None or time.monotonic() - begin > _STARTING_SECONDS:
                sys.exit(f"{name} does not start: {' '.join(map(str, command))}")
            time.sleep(0.005)
        self.starting = time.monotonic() - begin

    def cpu(self) -> float:
        """Seconds of processor time so far, of all its processes."""
        return sum(_cpu(process) for process in (self.process.pid, *self.children()))

    def children(self) -> list[int]:
        process = self.process.pid
        return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]

    def memory(self, *, peak: bool = False) -> float:
        """MiB of resident memory of the process that speaks HTTP, now or at most since `forget_peak`."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        line = next(line for line in status.splitlines() if line.startswith("VmHWM:" if peak else "VmRSS:"))
        return int(line.split()[1]) / 1024

    def forget_peak(self) -> None:
        Path(f"/proc/{self.process.pid}/clear_refs").write_text("5", "ascii")

    def end(self) -> None:
        self.process.terminate()
        self.process.wait()


def _answers(url: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(url, timeout=5) as answer:
        return bool(answer.status == 200)
    return False


def _cpu(process: int) -> float:
    """Of a process and those of its children that have ended: proc(5), fields 14 to 17 of `stat`."""
    with suppress(FileNotFoundError):
        fields = Path(f"/proc/{process}/stat").read_text("utf-8").rpartition(")")[2].split()
        return sum(int(field) for field in fields[11:15]) / _TICKS
    return 0.0


@contextmanager
def our_server(store: Path, *options: object) -> Iterator[Server]:
    """`danvan-kg serve` with two workers."""
    port = _free_port()
    base = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "danvan_kg", "serve", "--store", store, "--port", port, *options]
    server = Server(OURS, command, f"{base}/sparql", f"{base}/readyz")
    try:
        yield server
    finally:
        server.end()


@contextmanager
def all_servers(store: Path) -> Iterator[list[Server]]:
    """Ours, the engine's own, and rdflib-endpoint where that is installed."""
    location = open_snapshot(store).store_path
    with ExitStack() as stack:
        servers = [stack.enter_context(our_server(store)), _engine(location)]
        if all(importlib.util.find_spec(name) for name in ("rdflib_endpoint", "oxrdflib")):
            servers.append(_rdflib(location))
        else:
            print("rdflib-endpoint is left out: pip install rdflib-endpoint oxrdflib", file=sys.stderr)
        for server in servers[1:]:
            stack.callback(server.end)
        yield servers


def _engine(location: Path) -> Server:
    program = shutil.which("oxigraph") or sys.exit("oxigraph is not installed: pip install oxigraph")
    port = _free_port()
    command: list[object] = [program, "serve-read-only", "--location", location, "--bind", f"127.0.0.1:{port}"]
    base = f"http://127.0.0.1:{port}"
    return Server(ENGINE, command, f"{base}/query", f"{base}/query?query=ASK%7B%7D")


def _rdflib(location: Path) -> Server:
    port = _free_port()
    script = Path(__file__).with_name("endpoint_rdflib.py")
    base = f"http://127.0.0.1:{port}/sparql"
    return Server(RDFLIB, [sys.executable, script, location, port], base, f"{base}?query=ASK%7B%7D")


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
