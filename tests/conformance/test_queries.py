"""SPARQL 1.1 and 1.2: the W3C's tests of syntax, evaluation, results and updates, over HTTP."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import Dataset, DefaultGraph, NamedNode, Quad, RdfFormat, parse

from danvan_kg.endpoint.backend import QueryRequest
from danvan_kg.endpoint.settings import EndpointSettings, QueryLimits
from danvan_kg.endpoint.worker.pool import QueryPool
from danvan_kg.formats import CSV, JSON, N_QUADS, TSV
from tests.conformance.engine_alone import EngineAlone
from tests.conformance.graphs import canonical
from tests.conformance.known_failures import EQUAL_BY_VALUE, KNOWN_FAILURES
from tests.conformance.manifest import MF, QT, RDFS, UT, Entry, Manifest, Node, file_of
from tests.conformance.results import read_csv, read_results
from tests.conftest import SHARED
from tests.live_server import LiveServer, Reply

pytestmark = [pytest.mark.shared, pytest.mark.slow]

DOCUMENT = Path(__file__).parents[2] / "docs" / "endpoint.md"
SUITES = SHARED / "conformance" / "sparql"
TOKEN = "conformance"
UPDATE = {"Content-Type": "application/sparql-update", "Authorization": f"Bearer {TOKEN}"}

# Entailment regimes are no part of this endpoint; SERVICE is refused (below); the protocols have a module of their own.
LEFT_OUT = {"entailment", "service", "protocol", "service-description", "graph-store-protocol", "http-rdf-update"}


def _entries() -> list[Entry]:
    paths = sorted(SUITES.glob("sparql1*/*/manifest.ttl"))
    return [entry for path in paths if path.parent.name not in LEFT_OUT for entry in Manifest(path).entries()]


def identifier(entry: Entry) -> str:
    """The suite's, the folder's and the test's name, as in the lists of known failures."""
    return f"{entry.manifest.path.parent.parent.name}/{entry.identifier}"


ENTRIES = _entries()
PARAMETERS = [pytest.param(entry, id=identifier(entry), marks=pytest.mark.w3c(entry.node.value)) for entry in ENTRIES]
THE_ENGINES = [
    pytest.param(entry, id=identifier(entry))
    for entry in ENTRIES
    if identifier(entry) in KNOWN_FAILURES and "LOAD" not in KNOWN_FAILURES[identifier(entry)]
]


class W3cServer(LiveServer):
    """A server whose store each test empties and fills."""

    def fill(self, quads: list[Quad]) -> None:
        blocks = [
            f"{quad.triple} ."
            if isinstance(quad.graph_name, DefaultGraph)
            else f"GRAPH {quad.graph_name} {{ {quad.triple} . }}"
            for quad in Dataset(quads)
        ]
        update = f"DROP ALL ; INSERT DATA {{ {' '.join(blocks)} }}"
        self.run(self.backend.answer(QueryRequest(update, JSON, update=True))).spool.close()


Asked = W3cServer | EngineAlone


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[W3cServer]:
    pool = QueryPool(
        tmp_path_factory.mktemp("conformance") / "store", QueryLimits(), workers=1, version="w3c", writable=True
    )
    with W3cServer(pool, EndpointSettings(update_token=TOKEN)) as live:
        yield live


def test_suites_are_whole() -> None:
    assert len(ENTRIES) == 767


def _part(entry: Entry) -> str:
    """The row of the table in docs/endpoint.md that counts the test."""
    kind = "updates" if "Update" in entry.kind else "queries"
    if "Syntax" in entry.kind:
        return f"syntax of {kind}"
    return "updates" if kind == "updates" else "queries and results"


def test_documented_numbers_are_these() -> None:
    if not DOCUMENT.exists():
        pytest.skip("needs a checkout")
    text = DOCUMENT.read_text(encoding="utf-8")
    not_passed = set(KNOWN_FAILURES) | EQUAL_BY_VALUE
    for part in ("queries and results", "syntax of queries", "updates", "syntax of updates"):
        names = {identifier(entry) for entry in ENTRIES if _part(entry) == part}
        assert f"| {part}, 1.1 and 1.2 | {len(names)} | {len(names & not_passed)} |" in text


def test_known_failures_exist() -> None:
    assert set(KNOWN_FAILURES) | EQUAL_BY_VALUE <= {identifier(entry) for entry in ENTRIES}


@pytest.mark.parametrize("entry", PARAMETERS)
def test_conformance(
    entry: Entry, server: W3cServer, request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> None:
    """The answer is the one that the W3C expects."""
    reason = KNOWN_FAILURES.get(identifier(entry))
    if reason:
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    if identifier(entry) in EQUAL_BY_VALUE:
        record_property("spelling", True)
    _check(entry, server)


@pytest.mark.parametrize("entry", THE_ENGINES)
def test_failure_is_the_engines_own(entry: Entry) -> None:
    """What is listed as the engine's failure fails without a server too."""
    with pytest.raises((AssertionError, SyntaxError)):
        _check(entry, EngineAlone())


def _check(entry: Entry, server: Asked) -> None:
    action = entry.value(MF + "action")
    assert action is not None
    if "Syntax" in entry.kind:
        _check_syntax(entry, server, file_of(action))
    elif entry.kind == "UpdateEvaluationTest":
        _check_update(entry, server, action)
    else:
        _check_query(entry, server, action)


def _based(file: Path) -> str:
    """A query with the base that its file gives it. Here the endpoint's address would be the base."""
    return f"BASE <{file.as_uri()}>\n" + file.read_text(encoding="utf-8", errors="surrogateescape")


def _check_syntax(entry: Entry, server: Asked, file: Path) -> None:
    text = _based(file).encode("utf-8", "surrogateescape")
    if "Update" in entry.kind or file.suffix == ".ru":
        server.fill([])
        reply = server.request("POST", "/update", text, headers=UPDATE)
        expected = 204 if "Positive" in entry.kind else 400
    else:
        reply = server.request("POST", "/sparql", text, headers={"Content-Type": "application/sparql-query"})
        expected = 403 if entry.identifier.startswith("syntax-fed/") else 200 if "Positive" in entry.kind else 400
    # What is correct may still call a function or name a graph that nobody has.
    evaluated = expected in (200, 204) and reply.status == 400 and reply.json()["type"].endswith("/evaluation")
    assert reply.status == expected or evaluated, reply.text


def _check_query(entry: Entry, server: Asked, action: Node) -> None:
    manifest = entry.manifest
    query, result = manifest.value(action, QT + "query"), entry.value(MF + "result")
    assert query is not None
    assert result is not None
    server.fill(_dataset(manifest, action, QT + "data", QT + "graphData"))
    sparql, expected = _based(file_of(query)), file_of(result)
    body, suffix = expected.read_bytes(), expected.suffix[1:]
    if suffix == "csv":
        assert read_csv(_ask(server, sparql, CSV.media_type).body) == read_csv(body)
    elif suffix in ("ttl", "nt") and b"result-set#" not in body:
        reply = _ask(server, sparql, "application/n-triples")
        format_ = RdfFormat.from_extension(suffix)
        wanted = canonical(parse(body, format_, base_iri=expected.as_uri()))
        assert canonical(parse(reply.body, RdfFormat.N_TRIPLES)) == wanted
    else:
        ours = TSV if suffix == "tsv" else JSON
        ordered = "ORDER BY" in sparql.upper()
        base = expected.as_uri()
        answer = _ask(server, sparql, ours.media_type).body

        def equal(*, by_value: bool) -> bool:
            found = read_results(answer, ours.suffix, base, ordered=ordered, by_value=by_value)
            return found == read_results(body, suffix, base, ordered=ordered, by_value=by_value)

        in_spelling = identifier(entry) not in EQUAL_BY_VALUE
        assert equal(by_value=not in_spelling), answer.decode()
        assert in_spelling or not equal(by_value=False), "equal as it stands: strike it off EQUAL_BY_VALUE"


def _ask(server: Asked, sparql: str, accept: str) -> Reply:
    reply = server.query(sparql, accept)
    assert reply.status == 200, reply.text
    return reply


def _check_update(entry: Entry, server: Asked, action: Node) -> None:
    assert isinstance(server, W3cServer)
    manifest, result = entry.manifest, entry.value(MF + "result")
    update = manifest.value(action, UT + "request")
    assert update is not None
    assert result is not None
    server.fill(_dataset(manifest, action, UT + "data", UT + "graphData"))
    reply = server.request("POST", "/update", _based(file_of(update)).encode(), headers=UPDATE)
    assert reply.status == 204, reply.text
    assert canonical(_everything(server)) == canonical(_dataset(manifest, result, UT + "data", UT + "graphData"))


def _dataset(manifest: Manifest, node: Node, data: str, graph_data: str) -> list[Quad]:
    quads: list[Quad] = []
    for each in manifest.values(node, data):
        quads += _read(file_of(each), None)
    for each in manifest.values(node, graph_data):
        file, name = manifest.value(each, UT + "graph"), manifest.text(each, RDFS + "label")
        quads += _read(file_of(file or each), NamedNode(name or each.value))
    return quads


def _read(file: Path, graph: NamedNode | None) -> list[Quad]:
    format_ = RdfFormat.from_extension(file.suffix[1:])
    assert format_ is not None
    # Blank nodes of two files are not the same.
    quads = parse(file.read_bytes(), format_, base_iri=file.as_uri(), rename_blank_nodes=True)
    if graph is None:
        return list(quads)
    return [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads]


def _everything(server: W3cServer) -> list[Quad]:
    default = _ask(server, "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }", N_QUADS.media_type).body
    quads = list(parse(default, RdfFormat.N_QUADS))
    names = server.run(server.backend.select("SELECT ?g { GRAPH ?g {} }"))
    for name in sorted({str(row["g"]) for row in names}):
        body = _ask(server, f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH {name} {{ ?s ?p ?o }} }}", N_QUADS.media_type).body
        graph = NamedNode(name[1:-1])
        quads += [Quad(quad.subject, quad.predicate, quad.object, graph) for quad in parse(body, RdfFormat.N_QUADS)]
    return quads
