"""Load for a SPARQL endpoint: wrk with queries that no cache has seen, or with one query again and again."""

import json
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

_SCRIPT = Path(__file__).with_name("endpoint_load.lua")


@dataclass(frozen=True, slots=True)
class Measured:
    """What a load came to: milliseconds of the median and of the 99th percentile; `failed` of the `requests`."""

    requests: int
    seconds: float
    median: float
    p99: float
    failed: int

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.requests / self.seconds


class Load:
    """`query` as often as some connections get it answered; with `fresh`, a number stands for each `$` in it."""

    def __init__(self, address: str, query: str, *, connections: int, seconds: int, fresh: bool) -> None:
        wrk = shutil.which("wrk") or sys.exit("wrk is not installed: apt-get install wrk")
        self._file = tempfile.NamedTemporaryFile("w", suffix=".rq", encoding="utf-8")  # noqa: SIM115 - held by the object
        self._file.write(query)
        self._file.flush()
        # Numbers of earlier loads do not come again.
        start = time.time_ns() // 1_000_000 % 10**10 * 1_000_000
        options = ["-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "60s", "-s", str(_SCRIPT), address]
        arguments = ["--", self._file.name, "fresh" if fresh else "repeated", str(start)]
        self._process = subprocess.Popen([wrk, *options, *arguments], stdout=subprocess.PIPE, text=True)

    def measured(self) -> Measured:
        """Waits for the end."""
        output, _ = self._process.communicate()
        self._file.close()
        return Measured(**json.loads(output.rstrip().rpartition("\n")[2]))
