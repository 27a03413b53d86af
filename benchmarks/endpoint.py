"""How fast the endpoint answers, beside other servers over the same store, asked by the same client in the same run.

    python benchmarks/enlarge.py my-store --output large-store
    python benchmarks/endpoint.py large-store

Prints Markdown. Uncached queries differ in the name of a variable, so that the work is the same and no answer is known.
Rounds go from server to server, so that a busy machine slows them all, and medians are told.
"""

import argparse
import os
import re
import shutil
import signal
import statistics
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPResponse
from pathlib import Path

from endpoint_load import Load, Measured
from endpoint_servers import ENGINE, OURS, RDFLIB, Server, all_servers, our_server

from danvan_kg.snapshot import open_snapshot
from danvan_kg.snapshot.publication import SNAPSHOTS, switch
from danvan_kg.vocabulary import PREFIXES

SMALL = {
    "ASK": "ASK { ?person$ a dv:Person }",
    "label": "SELECT ?label$ WHERE { ?person a dv:Person ; rdfs:label ?label$ } LIMIT 1",
    "two hops": "SELECT * WHERE { ?t$ org:member/rdfs:label ?p ; dv:position/rdfs:label ?q } LIMIT 100",
}
HEAVY = {
    "group by 60 000": "SELECT ?p (COUNT(?s$) AS ?n) WHERE {{ SELECT ?s$ ?p { ?s$ ?p ?o } LIMIT 60000 }} GROUP BY ?p",
    "10 000 rows": "SELECT * WHERE { GRAPH ?g$ { ?s ?p ?o } } LIMIT 10000",
    "construct 5 000": "CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g$ { ?s ?p ?o } } LIMIT 5000",
}
MILLION = "SELECT ?s ?o WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 1000000"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
CONNECTIONS = (1, 8)
SWITCHES = 20


@dataclass(frozen=True, slots=True)
class Options:
    """The store directory, seconds of each load, and how often each is repeated."""

    store: Path
    seconds: int
    rounds: int


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--seconds", type=int, default=2, help="of each load")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--part", choices=PARTS, help="only this one")
    arguments = parser.parse_args()
    options = Options(arguments.store, arguments.seconds, arguments.rounds)
    manifest = open_snapshot(options.store).manifest
    print(f"{manifest.quads:,} quads of {manifest.articles:,} articles; two workers.".replace(",", " "))
    for name, part in PARTS.items():
        if arguments.part in (None, name):
            print()
            part(options)


def small(options: Options) -> None:
    """Answers a second to small queries."""
    print("| small query | connections | ours a second | × engine | × rdflib-endpoint | repeated a second | × engine |")
    print("|---|---|---|---|---|---|---|")
    with all_servers(options.store) as servers:
        for connections in CONNECTIONS:
            for name, query in SMALL.items():
                fresh = _compared(servers, query, connections, options, fresh=True)
                again = _compared(servers[:2], query, connections, options, fresh=False)
                ours, repeated = fresh[OURS].rate, again[OURS].rate
                others = [f"{ours / fresh[each].rate:.2f}" if each in fresh else "–" for each in (ENGINE, RDFLIB)]
                row = [name, connections, f"{ours:.0f}", *others, f"{repeated:.0f}"]
                _print_row([*row, f"{repeated / again[ENGINE].rate:.2f}"])
    print("\nFloors: 0.10 × the engine, 4 × rdflib-endpoint, repeated 0.25 ×. Goals: 0.2 ×, 8 ×, 0.5 ×.")


def heavy(options: Options) -> None:
    """Processor time and latency of heavy queries."""
    print("| heavy query | connections | ours, CPU ms | engine | ratio | ours, latency ms | engine | ratio |")
    print("|---|---|---|---|---|---|---|---|")
    longer = replace(options, seconds=2 * options.seconds)
    with all_servers(options.store) as servers:
        for connections in CONNECTIONS:
            for name, query in HEAVY.items():
                found = _compared(servers[:2], query, connections, longer, fresh=True)
                ours, theirs = found[OURS], found[ENGINE]
                cpu = [f"{ours.cpu:.1f}", f"{theirs.cpu:.1f}", f"{theirs.cpu / ours.cpu:.2f}"]
                latency = [f"{ours.median:.1f}", f"{theirs.median:.1f}", f"{theirs.median / ours.median:.2f}"]
                _print_row([name, connections, *cpu, *latency])
    print("\nRatios are engine / ours. Floor: 0.9. Goal: 1.0.")


@dataclass(frozen=True, slots=True)
class Found:
    """Medians over the rounds: answers a second, milliseconds of latency and of processor time for each answer."""

    rate: float
    median: float
    cpu: float


def _compared(
    servers: Iterable[Server], query: str, connections: int, options: Options, *, fresh: bool
) -> dict[str, Found]:
    taken: dict[str, list[tuple[Measured, float]]] = {}
    for _ in range(options.rounds):
        for server in servers:
            before = server.cpu()
            measured = _load(server, query, connections, options.seconds, fresh=fresh).measured()
            if measured.failed or not measured.requests:
                sys.exit(f"{server.name}: {measured.failed} failed of {measured.requests}: {query}")
            taken.setdefault(server.name, []).append((measured, server.cpu() - before))
    return {name: _medians(rounds) for name, rounds in taken.items()}


def _load(server: Server, query: str, connections: int, seconds: int, *, fresh: bool) -> Load:
    used = (f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items() if re.search(rf"\b{prefix}:", query))
    text = "".join(used) + query
    return Load(server.address, text, connections=connections, seconds=seconds, fresh=fresh)


def _medians(rounds: list[tuple[Measured, float]]) -> Found:
    return Found(
        statistics.median(measured.rate for measured, _ in rounds),
        statistics.median(measured.median for measured, _ in rounds),
        statistics.median(1000 * cpu / measured.requests for measured, cpu in rounds),
    )


def _print_row(cells: Iterable[object]) -> None:
    print(f"| {' | '.join(str(cell) for cell in cells)} |", flush=True)


def bounds(options: Options) -> None:
    """Memory, latency beside slow queries, the start, and switching."""
    print("| bound | measured | floor | goal |")
    print("|---|---|---|---|")
    with our_server(options.store, "--max-megabytes", 2000, "--deadline", 60) as server:
        idle = server.memory()
        server.forget_peak()
        size = _download(server, MILLION)
        added = server.memory(peak=True) - idle
        _print_row([f"a million rows ({size >> 20} MiB): web process above idle", f"{added:.0f} MiB", "80", "30"])
    with our_server(options.store) as server:
        beside = _beside_slow_queries(server)
        _print_row(["p99 of ASK beside a slow query on each other worker", f"{beside.p99:.1f} ms", "50", "15"])
    starts = []
    for _ in range(options.rounds):
        with our_server(options.store) as server:
            starts.append(server.starting)
    _print_row(["start to ready", f"{statistics.median(starts):.2f} s", "2", ""])
    switched = _switched_under_load(options.store)
    text = f"{switched.failed} failed of {switched.requests}"
    _print_row([f"{SWITCHES} switches to another snapshot under load", text, "0", ""])


def _download(server: Server, query: str) -> int:
    """The number of bytes of an answer that is read as it comes."""
    size = 0
    with _post(server, query) as answer:
        while piece := answer.read(1 << 18):
            size += len(piece)
    return size


def _post(server: Server, query: str, parameters: str = "") -> HTTPResponse:
    headers = {"Content-Type": "application/sparql-query", "Accept": "application/sparql-results+json"}
    request = urllib.request.Request(server.address + parameters, query.encode(), headers)
    answer: HTTPResponse = urllib.request.urlopen(request, timeout=120)
    return answer


def _beside_slow_queries(server: Server) -> Measured:
    """Uncached ASKs while every worker but one is at a query that takes ten seconds."""
    statuses: list[int] = []

    def ask_slowly() -> None:
        try:
            _post(server, SLOW).close()
        except urllib.error.HTTPError as error:
            statuses.append(error.code)

    slow = threading.Thread(target=ask_slowly)
    slow.start()
    time.sleep(0.5)
    measured = _load(server, SMALL["ASK"], 1, 8, fresh=True).measured()
    running = slow.is_alive()
    slow.join()
    if not running or statuses != [504]:
        sys.exit(f"the slow query did not run for ten seconds: {statuses}")
    return measured


def _switched_under_load(store: Path) -> Measured:
    with _two_snapshots(store) as (root, identifiers), our_server(root) as server:
        load = _load(server, SMALL["ASK"], 8, 2 + SWITCHES // 2, fresh=True)
        time.sleep(1)
        for number in range(SWITCHES):
            switch(root, identifiers[(number + 1) % 2])
            server.process.send_signal(signal.SIGHUP)
            time.sleep(0.5)
        return load.measured()


@contextmanager
def _two_snapshots(store: Path) -> Iterator[tuple[Path, list[str]]]:
    """A store directory that holds one snapshot under two identifiers; the files are hard links."""
    snapshot = open_snapshot(store)
    with tempfile.TemporaryDirectory(dir=store.parent) as directory:
        root = Path(directory)
        identifiers = [snapshot.manifest.identifier[:-1] + letter for letter in "xy"]
        for identifier in identifiers:
            target = root / SNAPSHOTS / identifier
            shutil.copytree(snapshot.path, target, copy_function=os.link)
            manifest = replace(snapshot.manifest, identifier=identifier)
            (target / "manifest.json").unlink()
            manifest.write(target / "manifest.json")
        switch(root, identifiers[0])
        yield root, identifiers


PARTS = {"small": small, "heavy": heavy, "bounds": bounds}

if __name__ == "__main__":
    main()
