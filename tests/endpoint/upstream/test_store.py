"""The same front over a store elsewhere: the real `oxigraph serve`, and stores that break off."""

import http.server
import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from danvan_kg.endpoint.settings import MEBIBYTE, EndpointSettings, QueryLimits
from danvan_kg.endpoint.upstream.completeness import Completeness
from danvan_kg.endpoint.upstream.store import Upstream
from danvan_kg.errors import StoreError
from danvan_kg.formats import GRAPH_FORMATS, RESULT_FORMATS, XLSX, XML, Format
from tests.endpoint.conftest import PEOPLE, SLOW
from tests.live_server import LiveServer
from tests.oxigraph_server import free_port, serve_store

LIMITS = QueryLimits(deadline=1.0, queue=0.5, bytes=MEBIBYTE, rows=5000)
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture(scope="module")
def oxigraph(store_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The query address of a real `oxigraph serve` over a copy of the store."""
    copy = tmp_path_factory.mktemp("upstream") / "store"
    shutil.copytree(store_path, copy)
    with serve_store(copy) as address:
        yield address


@pytest.fixture(scope="module")
def server(oxigraph: str) -> Iterator[LiveServer]:
    settings = EndpointSettings(public_url="https://graph.example", limits=LIMITS)
    with LiveServer(Upstream([oxigraph], LIMITS), settings) as live:
        yield live


@pytest.mark.parametrize("format_", [each for each in RESULT_FORMATS if each is not XLSX], ids=lambda each: each.suffix)
def test_results_pass_through(server: LiveServer, format_: Format) -> None:
    reply = server.query("SELECT ?s ?o { ?s ?p ?o } ORDER BY ?s LIMIT 3", format_.media_type)
    assert reply.status == 200, reply.text
    assert reply.headers["content-type"] == format_.content_type
    assert reply.headers["content-length"] == str(len(reply.body))
    assert "etag" not in reply.headers


@pytest.mark.parametrize("format_", GRAPH_FORMATS, ids=lambda each: each.suffix)
def test_graphs_pass_through(server: LiveServer, format_: Format) -> None:
    reply = server.query("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 5", format_.media_type)
    assert reply.status == 200, reply.text
    assert reply.body


def test_dataset_passes_through(server: LiveServer) -> None:
    reply = server.query(COUNT, **{"default-graph-uri": "http://example.org/g"})
    assert reply.json()["results"]["bindings"][0]["n"]["value"] == str(PEOPLE)


def test_guard_stands_in_front(server: LiveServer) -> None:
    assert server.query("ASK { SERVICE <http://192.0.2.1:9/> {} }").status == 403
    assert server.query("ASK " + "{" * 600 + "}" * 600).status == 400
    assert server.query("INSERT DATA {}").status == 403


def test_decoding_first_would_yield_other_tokens(server: LiveServer) -> None:
    """A store that decodes code point escapes before it cuts tokens reads another query."""
    assert server.query("SELECT * { ?s ?p '\\u0027 . SERVICE <http://192.0.2.1:9/> {} #' }").status in (400, 403)
    assert server.query("SELECT * { ?s ?p 'Ng\\u01B0\\u1EDDi' }").status == 200


@pytest.mark.parametrize(
    "query",
    [
        "ASK { " + " UNION ".join(["{}"] * 8000) + " }",
        "SELECT * { " + " ".join(f"BIND({number} AS ?v{number})" for number in range(3000)) + " }",
        "ASK { ?s ?p ?o " + "MINUS { ?s ?p 1 } " * 3000 + "}",
        "SELECT (" + "+".join(["1"] * 8000) + " AS ?n) {}",
    ],
    ids=["union", "bind", "minus", "sum"],
)
def test_chain_that_kills_a_store_does_not_reach_it(server: LiveServer, query: str) -> None:
    """Each of these ends `oxigraph serve`, whose stack is not that of a worker here."""
    problem = server.query(query).json()
    assert (problem["status"], problem["limit"]) == (400, "tokens")
    assert server.query("ASK {}").status == 200


def test_deadline_holds_here(server: LiveServer) -> None:
    begin = time.monotonic()
    reply = server.query(SLOW)
    assert reply.status == 504
    assert time.monotonic() - begin < 1.5


def test_caps_hold_here(server: LiveServer) -> None:
    reply = server.query("SELECT * { ?a ?b ?c . ?d ?e ?f }")
    assert (reply.status, reply.json()["limit"]) == (413, "bytes")
    reply = server.query("SELECT (1 AS ?x) { ?a ?b ?c . ?d ?e ?f } LIMIT 5001")
    assert (reply.status, reply.json()["limit"]) == (413, "rows")


def test_syntax_errors_say_where(server: LiveServer) -> None:
    problem = server.query("SELECT *\n{ ?s ?p ?o ").json()
    assert (problem["status"], problem["line"]) == (400, 2)


def test_graph_store_reads(server: LiveServer) -> None:
    path = "/graphs?graph=" + quote("http://example.org/g")
    reply = server.request("GET", path, headers={"Accept": "application/n-triples"})
    assert reply.body.count(b"\n") == PEOPLE


def test_graph_that_is_not_there_is_missed(server: LiveServer) -> None:
    assert server.request("GET", "/graphs?graph=" + quote("http://example.org/none")).status == 404
    assert server.request("GET", "/graphs?default").status == 200


def test_interface_for_pages(server: LiveServer) -> None:
    rows = server.run(server.backend.select(COUNT))
    assert str(rows[0]["n"].value) == str(2 * PEOPLE)  # type: ignore[union-attr]
    assert server.run(server.backend.ask("ASK { ?s ?p ?o }"))


class _Breaking(http.server.BaseHTTPRequestHandler):
    """Answers as a store does that stops in the middle; `bodies` says how, by the Accept header."""

    protocol_version = "HTTP/1.1"
    bodies: dict[str, bytes]

    def do_POST(self) -> None:
        content = self.rfile.read(int(self.headers["Content-Length"]))
        accept = self.headers["Accept"]
        whole = b"prov%23used" in content  # the question whether it is there
        body = b'{"head":{"vars":["source"]},"results":{"bindings":[]}}' if whole else self.bodies[accept]
        self.send_response(200)
        self.send_header("Content-Type", accept)
        self.send_header("Content-Length", str(len(body) + (0 if whole or accept != "text/turtle" else 100)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""


CUT = {
    "application/sparql-results+json": b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"uri"}}',
    "application/sparql-results+xml": b'<?xml version="1.0"?><sparql><head/><results><result></result>',
    "text/csv": b"s\r\nhttp://x/\r\nThe SPARQL operation has been cancelled",
    "text/tab-separated-values": b"?s\n<http://x/>\n<http://y",
    "application/n-triples": b"<http://x/> <http://x/> <http://x/> .\nThe SPARQL operation has been cancelled\n",
    "text/turtle": b"<http://x/> <http://x/> <http://x/> .\n",
    "application/rdf+xml": b'<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
}
GRAPHS = ("text/turtle", "application/n-triples", "application/rdf+xml")


@pytest.mark.parametrize("accept", CUT)
@pytest.mark.fault
def test_answer_that_is_cut_off_is_no_answer(accept: str) -> None:
    """Neither a cancelled query's tail nor a connection that ends early comes out as a 200."""
    handler = type("Handler", (_Breaking,), {"bodies": CUT})
    store = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=store.serve_forever, daemon=True).start()
    try:
        backend = Upstream([f"http://127.0.0.1:{store.server_port}/query"], LIMITS)
        with LiveServer(backend, EndpointSettings(limits=LIMITS)) as live:
            form = "CONSTRUCT { ?s ?p ?o }" if accept in GRAPHS else "SELECT *"
            reply = live.query(form + " { ?s ?p ?o }", accept)
            assert (reply.status, reply.headers["content-type"]) == (502, "application/problem+json; charset=utf-8"), (
                reply.text
            )
    finally:
        store.shutdown()
        store.server_close()


@pytest.mark.parametrize(
    ("text", "whole", "readable"),
    [
        (b'<?xml version="1.0"?><sparql><head/><boolean>true</boolean></sparql>\n', True, True),
        ("<sparql><literal>Đỗ</literal></sparql>".encode(), True, True),
        (b'<?xml version="1.0" encoding="latin-1"?><sparql><literal>\xe9</literal></sparql>', True, False),
        (b"<sparql><literal>&#1;</literal></sparql>", True, False),
        (b"<sparql><a:b/></sparql>", True, False),
        (b"<sparql><a></b></sparql>", True, False),
        (b"<sparql></sparql>The SPARQL operation has been cancelled", False, False),
        (b"<sparql>", False, False),
        (b"", False, False),
    ],
)
def test_xml_is_read_to_its_end(text: bytes, whole: bool, readable: bool) -> None:
    """Whatever the pieces are that it comes in."""
    for size in (1, 3, 1000):
        completeness = Completeness(XML)
        for start in range(0, len(text), size):
            completeness.add(text[start : start + size])
        assert (completeness.is_whole(), completeness.is_readable()) == (whole, readable)


def test_property_that_xml_cannot_write_is_refused(server: LiveServer) -> None:
    """The store writes `<prefix: …>`, which nobody can read; in other formats the answer comes."""
    query = "CONSTRUCT { <urn:a> <http://example.org/1> 1 } {}"
    assert server.query(query, "application/rdf+xml").json()["status"] == 406
    assert server.query(query, "application/n-triples").status == 200


def test_store_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    import asyncio

    with pytest.raises(StoreError, match="cannot be reached"):
        asyncio.run(Upstream([f"http://127.0.0.1:{free_port()}/query"]).start())
