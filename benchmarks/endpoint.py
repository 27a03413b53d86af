"""How fast the endpoint answers, against the engine's own server over the same store in the same run.

    python benchmarks/endpoint.py my-store --requests 200

Each query runs uncached (a comment with a number makes each text another one) and then repeated. Both servers are asked
in turn, so that a busy machine slows both.
"""

import argparse
import asyncio
import contextlib
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp

from danvan_kg.snapshot import open_snapshot
from danvan_kg.vocabulary import PREFIXES

QUERIES = {
    "ask": "ASK { ?person a dv:Person }",
    "label": "SELECT ?label WHERE { ?person a dv:Person ; rdfs:label ?label } LIMIT 1",
    "two hops": "SELECT * WHERE { ?t org:member/rdfs:label ?p ; dv:position/rdfs:label ?q } LIMIT 100",
    "group by": "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s a ?c ; ?p ?o } GROUP BY ?p",
    "10 000 rows": "SELECT * WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 10000",
    "construct 5 000": "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 5000",
}
HEAVY = ("group by", "10 000 rows", "construct 5 000")
# Results in JSON, graphs in N-Triples: what both servers write without a choice of layout.
ACCEPT = {"Accept": "application/sparql-results+json, application/n-triples;q=0.9"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--requests", type=int, default=200)
    parser.add_argument("--connections", type=int, default=1)
    options = parser.parse_args()
    engine = shutil.which("oxigraph") or sys.exit("oxigraph is not installed: pip install oxigraph")
    location = open_snapshot(options.store).store_path
    ours, theirs = free_port(), free_port()
    site = [sys.executable, "-m", "danvan_kg", "serve", "--store", options.store, "--port", ours]
    server = [engine, "serve-read-only", "--location", location, "--bind", f"127.0.0.1:{theirs}"]
    with running(site, ours), running(server, theirs):
        addresses = [f"http://127.0.0.1:{ours}/sparql", f"http://127.0.0.1:{theirs}/query"]
        asyncio.run(compare(addresses, options.requests, options.connections))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextlib.contextmanager
def running(command: list[object], port: int) -> Iterator[None]:
    """A server for as long as the block lasts, ready when it begins."""
    with subprocess.Popen([str(part) for part in command], stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port)
            yield
        finally:
            process.terminate()


def wait_for(port: int) -> None:
    for _ in range(200):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            time.sleep(1)
            return
        time.sleep(0.1)
    sys.exit(f"nothing answers at port {port}")


async def compare(addresses: list[str], requests: int, connections: int) -> None:
    print(f"{'':16} {'ours ms':>9} {'engine ms':>9} {'ratio':>6} {'repeated ms':>12} {'ratio':>6}")
    async with aiohttp.ClientSession(headers=ACCEPT) as session:
        for name, query in QUERIES.items():
            number = max(10, requests // 20) if name in HEAVY else requests
            uncached = await timed(session, addresses, query, number, connections, fresh=True)
            repeated = await timed(session, addresses, query, number, connections, fresh=False)
            print(
                f"{name:16} {uncached[0]:9.2f} {uncached[1]:9.2f} {uncached[1] / uncached[0]:6.2f}"
                f" {repeated[0]:12.2f} {repeated[1] / repeated[0]:6.2f}"
            )


async def timed(
    session: aiohttp.ClientSession, addresses: list[str], query: str, number: int, connections: int, *, fresh: bool
) -> list[float]:
    """The median milliseconds of a request at each address; the addresses take turns."""
    prologue = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
    taken: list[list[float]] = [[] for _ in addresses]
    for count in range(-(-number // connections)):
        text = f"{prologue}{query}" + (f" # {count} {time.time_ns()}" if fresh else "")
        for address, times in zip(addresses, taken, strict=True):
            asked = [ask(session, address, f"{text}{i}" if fresh else text) for i in range(connections)]
            times.extend(await asyncio.gather(*asked))
    return [statistics.median(times) * 1000 for times in taken]


async def ask(session: aiohttp.ClientSession, address: str, query: str) -> float:
    started = time.perf_counter()
    async with session.post(address, data=query, headers={"Content-Type": "application/sparql-query"}) as answer:
        body = await answer.read()
    if answer.status != 200 or not body:
        sys.exit(f"{address}: {answer.status} {body[:200]!r}")
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
