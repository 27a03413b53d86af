"""A mixed load for a running site, and what the site's processes use meanwhile."""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
LABELS = "SELECT ?s ?l { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l }"
VISITORS = 8


@dataclass(frozen=True)
class Kind:
    """One kind of request: how often in a thousand, the request by its number, and the statuses it may get."""

    share: float
    request: Callable[[int], bytes]
    statuses: Collection[int] = (200,)


def get(path: str, *headers: str, method: str = "GET") -> bytes:
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *headers, "", ""]
    return "\r\n".join(lines).encode()


def query(sparql: str, *headers: str, method: str = "GET") -> bytes:
    return get(f"/sparql?query={quote(sparql)}", *headers, method=method)


def post(sparql: str, *headers: str) -> bytes:
    body = sparql.encode()
    lines = (f"Content-Length: {len(body)}", "Content-Type: application/sparql-query", *headers)
    return get("/sparql", *lines, method="POST") + body


_XML, _CSV, _TURTLE = "Accept: application/xml", "Accept: text/csv", "Accept: text/turtle"
_GRAPH = "CONSTRUCT WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l }"
_CROSS = "{ ?a ?b ?c . ?d ?e ?f }"

KINDS: dict[str, Kind] = {
    "repeated": Kind(350, lambda _: query("ASK { ?s ?p ?o }")),
    "repeated, compressed": Kind(60, lambda _: query(LABELS, "Accept-Encoding: gzip")),
    "new": Kind(30, lambda number: post(f"SELECT * {{ BIND({number} AS ?n) }}", _XML)),
    "never cached": Kind(150, lambda number: post(f"SELECT (RAND() AS ?r) {{ BIND({number} AS ?n) }}", _CSV)),
    "graph": Kind(20, lambda _: query(_GRAPH, _TURTLE)),
    "one graph": Kind(10, lambda _: get("/graphs?default", "Accept: application/n-triples")),
    "description": Kind(20, lambda _: get("/sparql", _TURTLE)),
    "head": Kind(30, lambda _: query("ASK { ?s ?p ?o }", method="HEAD")),
    "options": Kind(20, lambda _: get("/sparql", method="OPTIONS"), (204,)),
    "page": Kind(10, lambda _: get("/", "Accept: text/html")),
    "search": Kind(5, lambda number: get(f"/search?q=mau{number % 7}", "Accept: text/html")),
    "style": Kind(40, lambda _: get("/static/style.css")),
    "alive": Kind(60, lambda _: get("/livez")),
    "ready": Kind(20, lambda _: get("/readyz")),
    "metrics": Kind(10, lambda _: get("/metrics")),
    "no query": Kind(60, lambda number: post(f"SELECT * {{ ?s{number} ?p ", "Accept-Language: vi"), (400,)),
    "service": Kind(30, lambda _: query("ASK { SERVICE <http://192.0.2.1/> {} }"), (403,)),
    "no such format": Kind(20, lambda _: query("ASK {}", "Accept: image/png"), (406,)),
    "no such page": Kind(30, lambda number: get(f"/no/such/page/{number}"), (404,)),
    "no such method": Kind(10, lambda _: get("/sparql", method="DELETE"), (405,)),
    "too long": Kind(2, lambda number: post("#" * 300_000 + f"{number}"), (413,)),
    "too nested": Kind(10, lambda number: post("ASK " + "{" * 600 + f"#{number}"), (400,)),
    "two megabytes": Kind(0.5, lambda number: post(f"SELECT (<http://x/{number}> AS ?x) ?a ?d {_CROSS} LIMIT 20000")),
    "too many rows": Kind(0.3, lambda number: post(f"SELECT ({number} AS ?x) {_CROSS}"), (413,)),
    "too slow": Kind(0.2, lambda number: post(f"{SLOW}#{number}"), (504,)),
    "leaves": Kind(0.5, lambda number: post(f"{SLOW}#{number}"), ()),
}


@dataclass
class Usage:
    """What the web process and its workers use: MiB of resident memory, descriptors, threads, processes."""

    web: float
    workers: float
    descriptors: int
    threads: int
    processes: int


def usage(process: int) -> Usage:
    """Of a running site, by the number of its web process."""
    directory = Path(f"/proc/{process}")
    children = (directory / "task" / str(process) / "children").read_text(encoding="ascii").split()
    return Usage(
        _resident(process),
        sum(_resident(int(child)) for child in children),
        len(list((directory / "fd").iterdir())),
        len(list((directory / "task").iterdir())),
        len(children),
    )


def _resident(process: int) -> float:
    try:
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1]
    except FileNotFoundError:
        return 0.0
    return int(pages) * os.sysconf("SC_PAGESIZE") / (1 << 20)


@dataclass
class Soak:
    """A load of `requests` by some visitors at the same time; `usages` are taken while it lasts."""

    address: str
    process: int
    requests: int
    answers: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    usages: list[Usage] = field(default_factory=list)

    async def run(self) -> None:
        """The same requests in the same order at every run, with each kind among them."""
        source = random.Random(2018)
        names = source.choices(list(KINDS), [kind.share for kind in KINDS.values()], k=self.requests)
        names[: len(KINDS)] = KINDS
        plan = enumerate(names)
        await asyncio.gather(*(self._visit(plan) for _ in range(VISITORS)))

    async def _visit(self, plan: "enumerate[str]") -> None:
        parts = urlsplit(self.address)
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        for number, name in plan:
            if number % max(1, self.requests // 100) == 0:
                self.usages.append(usage(self.process))
            writer.write(KINDS[name].request(number))
            if name == "leaves":
                await asyncio.sleep(0.02)
                self.answers[name] += 1
                writer.close()
                reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
                continue
            status, closed = await _answer(reader, head_only=name == "head")
            self.answers[name] += 1
            if status not in KINDS[name].statuses:
                self.wrong.append(f"{name}: {status}")
            if closed:
                writer.close()
                reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        writer.close()


async def _answer(reader: asyncio.StreamReader, *, head_only: bool) -> tuple[int, bool]:
    """The status of an answer that is read to its end, and whether the server closes the connection after it."""
    head = (await reader.readuntil(b"\r\n\r\n")).lower()
    status = int(head[9:12])
    _, found, rest = head.partition(b"content-length:")
    length = int(rest.split(b"\r\n", 1)[0]) if found else 0
    if not head_only and status not in (204, 304):
        assert found or b"chunked" in head, head
        if found:
            await reader.readexactly(length)
        else:
            while size := int(await reader.readuntil(b"\r\n"), 16):
                await reader.readexactly(size + 2)
            await reader.readuntil(b"\r\n")
    return status, b"connection: close" in head
