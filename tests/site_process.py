"""`danvan-kg serve` as an operator runs it, in a process of its own."""

import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.cli.conftest import command


class Serving:
    """A running `danvan-kg serve`, in a process group of its own as in a terminal."""

    def __init__(self, *options: object) -> None:
        self.process = subprocess.Popen(
            command("serve", "--port", 0, *options), stderr=subprocess.PIPE, text=True, start_new_session=True
        )
        assert self.process.stderr is not None
        # Warnings come before it.
        first = next((line for line in self.process.stderr if line.startswith("serving ")), "")
        assert first, "the site has ended"
        self.address = first.split(" at ")[1].split("/ ")[0]
        self._until_ready()

    def _until_ready(self) -> None:
        for _ in range(200):
            try:
                self.get("/readyz")
            except OSError:
                time.sleep(0.02)
            else:
                return
        raise AssertionError("never ready")

    def get(self, path: str) -> tuple[int, bytes]:
        try:
            with urllib.request.urlopen(self.address + path, timeout=30) as answer:
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(each) for each in children.read_text(encoding="ascii").split()]

    def end(self, number: signal.Signals) -> tuple[int, str]:
        """The exit code and what stood on stderr, after a signal to the whole group, as Ctrl-C in a terminal sends."""
        os.killpg(self.process.pid, number)
        _, stderr = self.process.communicate(timeout=30)
        return self.process.returncode, stderr


@contextmanager
def serving(*options: object) -> Iterator[Serving]:
    site = Serving(*options)
    try:
        yield site
    finally:
        if site.process.poll() is None:
            site.process.kill()
        site.process.wait()
