"""Spans of requests reach a collector that speaks OTLP over HTTP, where the standard variables name it."""

import http.server
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest
from opentelemetry.proto.trace.v1.trace_pb2 import Span, Status
from starlette.testclient import TestClient

from danvan_kg.endpoint.record.access_log import query_hash
from danvan_kg.endpoint.record.trace_export import trace_is_configured
from danvan_kg.endpoint.settings import EndpointSettings, QueryLimits
from danvan_kg.site import SiteSettings, create_application
from tests.browse.small_corpus import publish
from tests.endpoint.conftest import SLOW
from tests.oxigraph_server import serve_store

PROXY = "192.0.2.1"
ROWS = "SELECT ?s { ?s ?p 'secret' }"


class Collector:
    """An HTTP server that takes spans as a collector does, and decodes them."""

    def __init__(self) -> None:
        self.requests: list[ExportTraceServiceRequest] = []
        requests = self.requests

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                assert (self.path, self.headers["Content-Type"]) == ("/v1/traces", "application/x-protobuf")
                requests.append(ExportTraceServiceRequest.FromString(body))
                self.send_response(200)
                self.send_header("Content-Length", "0")
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Tests are quiet."""

        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def spans(self) -> list[Span]:
        return [
            span
            for request in self.requests
            for resource in request.resource_spans
            for scope in resource.scope_spans
            for span in scope.spans
        ]

    def resource(self) -> dict[str, str]:
        attributes = self.requests[0].resource_spans[0].resource.attributes
        return {each.key: each.value.string_value for each in attributes}


def attributes(span: Span) -> dict[str, object]:
    return {each.key: getattr(each.value, each.value.WhichOneof("value") or "") for each in span.attributes}


Ask = Callable[..., list[Span]]


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[Collector]:
    collector = Collector()
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", collector.address)
    yield collector
    collector.close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("tracing") / "store")


@pytest.fixture
def ask(collector: Collector, store: Path) -> Ask:
    """Asks a site for a path; the spans that the collector has when the site has ended, the request's first."""

    def run(
        path: str,
        query: str = "",
        headers: dict[str, str] | None = None,
        *,
        text: bool = False,
        peer: str = "127.0.0.1",
    ) -> list[Span]:
        endpoint = EndpointSettings(
            limits=QueryLimits(deadline=0.3), log_queries=text, trusted_proxies=(PROXY,), public_url="http://x"
        )
        application = create_application(SiteSettings(store=store, endpoint=endpoint))
        with TestClient(application, client=(peer, 50000)) as client:
            client.get(path, params={"query": query} if query else {}, headers=headers)
        return sorted(collector.spans(), key=lambda span: span.kind != Span.SPAN_KIND_SERVER)

    return run


def test_request_has_spans_for_queue_engine_writing_and_sending(ask: Ask, collector: Collector) -> None:
    spans = ask("/sparql", ROWS)
    request, *parts = spans
    assert sorted(part.name for part in parts) == ["deliver", "engine", "queue", "serialise"]
    by_name = {span.name: span for span in spans}
    assert len({span.trace_id for span in spans}) == 1
    for name, parent in {"queue": "GET", "engine": "GET", "serialise": "engine", "deliver": "GET"}.items():
        assert by_name[name].parent_span_id == by_name[parent].span_id, name
        assert by_name[parent].start_time_unix_nano <= by_name[name].start_time_unix_nano
        assert by_name[name].start_time_unix_nano <= by_name[name].end_time_unix_nano
    assert attributes(request)["http.response.status_code"] == 200
    assert attributes(by_name["engine"])["danvan.rows"] == 0
    assert collector.resource()["service.name"] == "danvan-kg"


@pytest.mark.parametrize("text", [False, True])
def test_query_is_told_by_its_hash_and_its_text_only_where_the_log_may_have_it(
    ask: Ask, collector: Collector, text: bool
) -> None:
    found = attributes(ask("/sparql", ROWS, text=text)[0])
    assert found["danvan.query.hash"] == query_hash(ROWS)
    assert found.get("db.query.text") == (ROWS if text else None)
    assert any(b"secret" in request.SerializeToString() for request in collector.requests) is text


def test_query_that_runs_out_of_time_is_an_error(ask: Ask) -> None:
    spans = ask("/sparql", SLOW)
    by_name = {span.name: span for span in spans}
    assert attributes(by_name["engine"])["danvan.problem"] == "deadline"
    assert [by_name[name].status.code for name in ("GET", "engine")] == [Status.STATUS_CODE_ERROR] * 2


def test_wrong_query_is_no_error_of_the_server(ask: Ask) -> None:
    spans = ask("/sparql", "SELECT * {")
    assert all(span.status.code != Status.STATUS_CODE_ERROR for span in spans)
    assert attributes(spans[0])["http.response.status_code"] == 400


def test_page_has_the_spans_of_its_queries(ask: Ask) -> None:
    spans = ask("/", headers={"Accept": "text/html"})
    assert [span.name for span in spans].count("engine") >= 2
    assert len({span.trace_id for span in spans}) == 1


@pytest.mark.parametrize(("peer", "joined"), [(PROXY, True), ("198.51.100.1", False)])
def test_trace_of_a_trusted_proxy_alone_is_gone_on_with(ask: Ask, peer: str, joined: bool) -> None:
    trace, parent = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
    request = ask("/sparql", "ASK {}", {"traceparent": f"00-{trace}-{parent}-01"}, peer=peer)[0]
    assert (request.trace_id.hex() == trace) is joined
    assert (request.parent_span_id.hex() == parent) is joined


def test_store_upstream_is_in_the_spans(collector: Collector, store: Path) -> None:
    with serve_store(store / "current" / "store") as address:
        with TestClient(create_application(SiteSettings(upstream=(address,)))) as client:
            client.get("/sparql", params={"query": ROWS})
        engine = next(span for span in collector.spans() if span.name == "engine")
    assert attributes(engine)["danvan.replica"] == 1


def test_collector_that_is_not_there_costs_nothing(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_TIMEOUT", "1")
    with TestClient(create_application(SiteSettings(store=store))) as client:
        assert client.get("/sparql", params={"query": "ASK {}"}).status_code == 200


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": ""}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x"}, True),
        ({"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://x/v1/traces"}, True),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_SDK_DISABLED": "TRUE"}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_TRACES_EXPORTER": "none"}, False),
        ({"OTEL_EXPORTER_OTLP_ENDPOINT": "http://x", "OTEL_TRACES_EXPORTER": "otlp"}, True),
        ({"OTEL_TRACES_EXPORTER": "otlp"}, False),
    ],
)
def test_the_standard_variables_switch_it_on(environment: dict[str, str], expected: bool) -> None:
    assert trace_is_configured(environment) is expected


def test_exporter_that_is_not_installed_is_said_and_nothing_fails(store: Path) -> None:
    script = (
        "import sys; sys.modules['opentelemetry.sdk'] = None; sys.modules['opentelemetry.exporter'] = None\n"
        "from danvan_kg.endpoint.record.trace_export import TraceExport\n"
        "export = TraceExport('1'); export.start(); export.tracer().start_span('x').end(); export.close()\n"
    )
    result = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (result.returncode, "danvan-kg[tracing]" in result.stderr) == (0, True)
