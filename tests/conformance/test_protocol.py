"""SPARQL 1.1 Protocol and Graph Store Protocol: the W3C's requests, sent as they stand, over HTTP."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store, parse

from danvan_kg.endpoint.settings import EndpointSettings, QueryLimits
from danvan_kg.endpoint.worker.pool import QueryPool
from danvan_kg.formats import GRAPH_FORMATS, RESULT_FORMATS
from tests.conformance.graphs import canonical
from tests.conformance.manifest import CNT, HT, MF, RDFS, UT, Entry, Manifest, Node, file_of
from tests.conftest import SHARED
from tests.live_server import LiveServer, Reply

pytestmark = pytest.mark.shared

SUITE = SHARED / "conformance" / "sparql" / "sparql11"
TOKEN = "conformance"

# id: why it fails. A test that is listed here and passes fails the run.
KNOWN_FAILURES: dict[str, str] = {}


def _entries(*parts: str) -> list[Entry]:
    path = SUITE.joinpath(*parts)
    return Manifest(path).entries() if path.is_file() else []


PROTOCOL = _entries("protocol", "manifest.ttl")
GRAPH_STORE = [
    *_entries("graph-store-protocol", "manifest-direct.ttl"),
    *_entries("graph-store-protocol", "manifest-indirect.ttl"),
]


@pytest.fixture
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LiveServer]:
    """A server with updates over a store that holds the test's graphs."""
    entry: Entry = request.param
    store = Store(str(tmp_path / "store"))
    for data in entry.manifest.values(entry.node, UT + "graphData"):
        file, name = entry.manifest.value(data, UT + "graph"), entry.manifest.text(data, RDFS + "label")
        assert file is not None
        assert name is not None
        store.load(path=str(file_of(file)), format=RdfFormat.N_TRIPLES, to_graph=NamedNode(name))
    del store
    settings = EndpointSettings(public_url="http://www.example", update_token=TOKEN)
    pool = QueryPool(tmp_path / "store", QueryLimits(), workers=1, version="w3c", writable=True)
    with LiveServer(pool, settings) as live:
        yield live


def test_suites_are_whole() -> None:
    assert (len(PROTOCOL), len(GRAPH_STORE)) == (34, 13)


@pytest.mark.parametrize(
    ("entry", "server"),
    [
        pytest.param(each, each, id=each.identifier, marks=pytest.mark.w3c(each.node.value))
        for each in PROTOCOL + GRAPH_STORE
    ],
    indirect=["server"],
)
def test_conformance(entry: Entry, server: LiveServer, request: pytest.FixtureRequest) -> None:
    """Each request of the test gets a response of the kind that the manifest expects."""
    reason = KNOWN_FAILURES.get(entry.identifier)
    if reason:
        request.applymarker(pytest.mark.xfail(reason=reason, strict=True))
    manifest = entry.manifest
    connection = entry.value(MF + "action")
    assert connection is not None
    variables: dict[str, str] = {}
    requests = list(manifest.items(manifest.value(connection, HT + "requests")))
    assert requests
    for node in requests:
        _exchange(server, manifest, node, variables)


def _exchange(server: LiveServer, manifest: Manifest, node: Node, variables: dict[str, str]) -> None:
    path = _filled(manifest.text(node, HT + "absolutePath") or "", variables)
    method = manifest.text(node, HT + "methodName") or "GET"
    body, encoding = _body(manifest, node)
    body = _filled(body, variables)
    headers = _headers(manifest, node)
    headers["Authorization"] = f"Bearer {TOKEN}"
    if method in ("POST", "PUT") and "Content-Type" not in headers:
        headers.setdefault("content-type", "")
    reply = server.request(method, _local(path, body, headers), body.encode(encoding), headers=headers)
    response = manifest.value(node, HT + "resp")
    assert response is not None
    _check(manifest, response, reply, variables)


def _local(path: str, body: str, headers: dict[str, str]) -> str:
    """The suite has one address for queries and updates; ours are two."""
    update = headers.get("content-type", "").startswith("application/sparql-update") or body.startswith("update=")
    if path.startswith("/sparql"):
        return path.replace("/sparql/", "/update" if update else "/sparql/", 1)
    path = path.removeprefix("http://www.example")
    return "/graphs" + path.removeprefix("/gsp") if path.startswith("/gsp") else path


def _filled(text: str, variables: dict[str, str]) -> str:
    for name, value in variables.items():
        text = text.replace(name, value)
    return text


def _body(manifest: Manifest, node: Node) -> tuple[str, str]:
    body = manifest.value(node, HT + "body")
    if body is None:
        return "", "utf-8"
    return manifest.text(body, CNT + "chars") or "", manifest.text(body, CNT + "characterEncoding") or "utf-8"


def _headers(manifest: Manifest, node: Node) -> dict[str, str]:
    headers = manifest.items(manifest.value(node, HT + "headers"))
    pairs = ((manifest.text(each, HT + "fieldName"), manifest.text(each, HT + "fieldValue")) for each in headers)
    return {str(name).lower(): str(value) for name, value in pairs}


def _check(manifest: Manifest, response: Node, reply: Reply, variables: dict[str, str]) -> None:
    statuses = [each.value.rsplit("#", 1)[-1] for each in manifest.values(response, MF + "expectedStatus")]
    assert any(_is_status(reply.status, status) for status in statuses), (reply.status, statuses, reply.body[:500])
    location = manifest.text(response, MF + "expectedLocation")
    if location is not None:
        variables[location] = reply.headers["location"]
    expected = manifest.text(response, MF + "expectedBoolean")
    if expected is not None:
        assert json.loads(reply.body)["boolean"] is (expected == "true")
    form = manifest.text(response, MF + "expectedFormat")
    if form is not None:
        _check_format(form, reply)
    if manifest.value(response, HT + "body") is not None:
        body, _ = _body(manifest, response)
        format_ = RdfFormat.from_media_type(_headers(manifest, response)["content-type"])
        assert canonical(parse(reply.body, format_)) == canonical(parse(body.encode(), format_))


_NAMED = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404, "BadRequest": 400, "UnsupportedMediaType": 415}


def _is_status(status: int, name: str) -> bool:
    if name.startswith("StatusCode"):
        return str(status)[0] == name.removeprefix("StatusCode")[0]
    return status == _NAMED[name]


def _check_format(form: str, reply: Reply) -> None:
    media_type = reply.headers["content-type"].split(";")[0]
    offers = GRAPH_FORMATS if form == "RDF" else RESULT_FORMATS
    assert media_type in [each.media_type for each in offers]
    if form != "RDF":
        assert ("boolean" in json.loads(reply.body)) is (form == "boolean")
