"""The real `oxigraph serve-read-only` on a free port: the store elsewhere that `--upstream` is tested with."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest


class OxigraphServer:
    """A server over the store in `location`, which nobody else may have open; it comes back on its port."""

    def __init__(self, location: Path) -> None:
        self._location = location
        self._port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self.address = f"http://127.0.0.1:{self._port}/query"

    def start(self) -> None:
        binary = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
        if binary is None:
            pytest.skip("needs the command oxigraph (PyPI package oxigraph)")
        command = [binary, "serve-read-only", "--location", self._location, "--bind", f"127.0.0.1:{self._port}"]
        self._process = subprocess.Popen(command, stderr=subprocess.DEVNULL)
        _wait_for(self._port)

    def send(self, number: signal.Signals) -> None:
        assert self._process is not None
        self._process.send_signal(number)

    def kill(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()


@contextmanager
def serve_store(location: Path) -> Iterator[str]:
    """The query address of a server over the store in `location`, which nobody else may have open."""
    server = OxigraphServer(location)
    try:
        server.start()
        yield server.address
    finally:
        server.kill()


def free_port() -> int:
    """A port that nobody listened on a moment ago."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _wait_for(port: int) -> None:
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("the store did not start")
