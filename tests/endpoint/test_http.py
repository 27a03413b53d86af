"""What clients see of /sparql: methods, negotiation, headers, encodings, problems."""

import csv
import gzip
import io
import json
import zipfile
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from pyoxigraph import RdfFormat, parse

from danvan_kg.endpoint.query.hints import unknown_term
from danvan_kg.formats import FORMATS, GRAPH_FORMATS, RESULT_FORMATS, Format
from danvan_kg.ontology import default_ontology
from danvan_kg.stored_query import packaged_queries
from danvan_kg.vocabulary import DV
from tests.endpoint.conftest import PEOPLE
from tests.live_server import LiveServer, Reply

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_LATIN_FORM = {"Content-Type": "application/x-www-form-urlencoded; charset=ISO-8859-1"}
DIRECT = {"Content-Type": "application/sparql-query"}
LABELS = (
    "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> SELECT ?s ?label { ?s rdfs:label ?label } ORDER BY ?s LIMIT 2"
)
ALL = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 100"
LABEL = 'Người thứ "0",\nhai dòng'


def _get(server: LiveServer, query: str, **headers: str) -> Reply:
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return server.request("GET", "/sparql?query=" + quote(query), headers=given)


@pytest.mark.parametrize("format_", RESULT_FORMATS, ids=lambda each: each.suffix)
def test_results_in_every_format(server: LiveServer, format_: Format) -> None:
    """By Accept and by ?format=, whole, with its length and its type."""
    by_accept = server.query(LABELS, format_.media_type)
    by_name = server.query(LABELS, "text/nonsense", format=format_.suffix)
    assert by_accept.body == by_name.body
    assert by_accept.headers["content-type"] == by_name.headers["content-type"] == format_.content_type
    assert by_accept.headers["content-length"] == str(len(by_accept.body))


@pytest.mark.parametrize("format_", GRAPH_FORMATS, ids=lambda each: each.suffix)
def test_graphs_in_every_format(server: LiveServer, format_: Format) -> None:
    reply = server.query(ALL, format_.media_type)
    assert reply.headers["content-type"] == format_.content_type
    assert isinstance(format_.engine, RdfFormat)
    assert len({quad.triple for quad in parse(reply.body, format_.engine)}) == 100


def test_values_come_back_as_they_are(server: LiveServer) -> None:
    """A language is given back wherever the syntax has a place for it."""
    rows = server.query(LABELS, "application/json").json()["results"]["bindings"]
    assert rows[0]["label"] == {"type": "literal", "xml:lang": "vi", "value": LABEL}
    table = list(csv.reader(io.StringIO(server.query(LABELS, "text/csv").text, newline="")))
    assert table[1] == ["http://example.org/person/0", LABEL]
    tsv = server.query(LABELS, "text/tab-separated-values").text.splitlines()
    assert tsv[1] == '<http://example.org/person/0>\t"Người thứ \\"0\\",\\nhai dòng"@vi'
    root = ElementTree.fromstring(server.query(LABELS, "application/xml").body)
    literal = root.find(".//{*}literal")
    assert literal is not None
    assert (literal.text, literal.attrib) == (LABEL, {"{http://www.w3.org/XML/1998/namespace}lang": "vi"})


def test_spreadsheet_holds_texts_and_numbers(server: LiveServer) -> None:
    """What looks like a formula stays a text."""
    query = "SELECT ('=1+1' AS ?formula) (42 AS ?number) (\"\\u0001\" AS ?control) {}"
    archive = zipfile.ZipFile(io.BytesIO(server.query(query, format="xlsx").body))
    assert archive.testzip() is None
    cells = list(ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml")).iterfind(".//{*}c"))
    texts = ["".join(cell.itertext()) for cell in cells]
    assert texts == ["formula", "number", "control", "=1+1", "42", "_x0001_"]
    assert [cell.get("t") for cell in cells[3:]] == ["inlineStr", None, "inlineStr"]
    assert not any(cell.find("{*}f") is not None for cell in cells)


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("", "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("text/csv, application/json;q=0.5", "text/csv"),
        ("text/csv;q=0.1, application/json;q=0.5", "application/sparql-results+json"),
        ("text/*", "application/sparql-results+xml"),
        ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
        ("TEXT/CSV; charset=utf-8", "text/csv"),
        ("text/turtle, application/sparql-results+xml", "application/sparql-results+xml"),
        ("application/xml;q=0.9, */*;q=0.8", "application/sparql-results+xml"),
    ],
)
def test_negotiation(server: LiveServer, accept: str, media_type: str) -> None:
    reply = server.query("SELECT * {}", accept)
    assert reply.headers["content-type"].split(";")[0] == media_type
    assert "Accept" in reply.headers["vary"]


def test_what_is_not_offered_is_refused_with_the_list(server: LiveServer) -> None:
    for reply in (server.query("SELECT * {}", "image/png"), server.query("SELECT * {}", format="ttl")):
        assert reply.status == 406
        assert reply.json()["offered"] == [each.media_type for each in RESULT_FORMATS]


def test_every_text_says_its_encoding(server: LiveServer) -> None:
    assert all("charset=utf-8" in each.content_type for each in FORMATS if each.suffix != "xlsx")


@pytest.mark.parametrize("query", ["ASK {}", LABELS, ALL, "ASK {"])
def test_head_is_get_without_its_body(server: LiveServer, query: str) -> None:
    path = "/sparql?query=" + quote(query)
    get, head = server.request("GET", path), server.request("HEAD", path)
    ignored = {"date", "x-query-id", "x-request-id"}
    assert head.status == get.status
    assert head.body == b""
    if get.status == 200:
        assert {k: v for k, v in head.headers.items() if k not in ignored} == {
            k: v for k, v in get.headers.items() if k not in ignored
        }


def test_options_and_cross_origin(server: LiveServer) -> None:
    preflight = server.request("OPTIONS", "/sparql", headers={"Origin": "https://other.example"})
    assert preflight.status == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    for reply in (preflight, server.query("ASK {}"), server.query("ASK {")):
        assert reply.headers["access-control-allow-origin"] == "*"
        assert reply.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused(server: LiveServer, method: str) -> None:
    reply = server.request(method, "/sparql?query=ASK%7B%7D")
    assert reply.status == 405
    assert "GET" in reply.headers["allow"]


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("GET", "/sparql?query=ASK%20%7B%7D&query=ASK%20%7B%7D", {}, None, 400),
        ("GET", "/sparql?query=%FF", {}, None, 400),
        ("GET", "/sparql?query=ASK%20%7B%7D&update=CLEAR%20ALL", {}, None, 400),
        ("GET", "/sparql?query=ASK%20%7B%7D&default-graph-uri=relative", {}, None, 400),
        ("GET", "/sparql?query=ASK%20%7B%7D&default-graph-uri=http://x/%3E%20%3C", {}, None, 400),
        ("GET", "/sparql?query=ASK%20%7B%7D&timeout=-1", {}, None, 400),
        ("GET", "/sparql?query=ASK%20%7B%7D&timeout=nan", {}, None, 400),
        ("POST", "/sparql", FORM, b"update=CLEAR%20ALL", 403),
        ("POST", "/sparql", {"Content-Type": "application/sparql-update"}, b"CLEAR ALL", 403),
        ("POST", "/sparql", FORM, b"", 400),
        ("POST", "/sparql", DIRECT, "ASK { ?s ?p 'é' }".encode("latin-1"), 400),
        ("POST", "/sparql", {"Content-Type": "text/plain"}, b"ASK {}", 415),
        ("POST", "/sparql", {}, b"ASK {}", 415),
        ("POST", "/sparql", {**DIRECT, "Content-Encoding": "gzip"}, gzip.compress(b"ASK {}"), 415),
        ("POST", "/sparql", {"Content-Type": "application/sparql-query; charset=utf-16"}, b"ASK {}", 415),
        ("POST", "/sparql", _LATIN_FORM, b"query=ASK+%7B+%3Fs+%3Fp+%27%C3%A9%27+%7D", 415),
        ("POST", "/sparql", DIRECT, b"ASK {} #" + b"x" * 50_000, 413),
        ("POST", "/sparql", DIRECT, b"ASK {} #" + b"x" * 10_000, 413),
        ("POST", "/sparql?query=ASK%7B%7D", DIRECT, b"ASK {}", 400),
        ("GET", "/sparql?query=" + quote("ASK { SERVICE <http://192.0.2.1:9/> {} }"), {}, None, 403),
        ("GET", "/sparql?query=" + quote("ASK " + "{" * 600 + "}" * 600), {}, None, 400),
        ("GET", "/sparql?query=" + quote("ASK { ?s ?p ?o FILTER(<http://x/f>(?o)) }"), {}, None, 400),
    ],
)
def test_bad_requests_are_problems(
    server: LiveServer, method: str, path: str, headers: dict[str, str], body: bytes | None, status: int
) -> None:
    reply = server.request(method, path, body, headers=headers)
    assert (reply.status, reply.headers["content-type"]) == (status, "application/problem+json; charset=utf-8"), (
        reply.text
    )
    assert reply.headers["cache-control"] == "no-store"
    assert reply.json()["status"] == status


def test_form_in_ascii_may_be_called_latin(server: LiveServer) -> None:
    """Apache's HttpClient announces ISO-8859-1 for each form that it is not told otherwise of."""
    assert server.request("POST", "/sparql", b"query=ASK+%7B%7D", headers=_LATIN_FORM).status == 200


def test_direct_post_reads_utf8(server: LiveServer) -> None:
    query = f"SELECT ?s {{ ?s ?p {json.dumps(LABEL, ensure_ascii=False)}@vi }}"
    reply = server.request("POST", "/sparql", query.encode(), headers=DIRECT)
    assert len(reply.json()["results"]["bindings"]) == 1


def test_dataset_of_the_protocol(server: LiveServer) -> None:
    """Naming graphs replaces the store's dataset, and one given in part is empty in its other part."""
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    inside = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    graph = {"default-graph-uri": "http://example.org/g"}
    named = {"named-graph-uri": "http://example.org/g"}

    def number(query: str, dataset: dict[str, str]) -> int:
        return int(server.query(query, **dataset).json()["results"]["bindings"][0]["n"]["value"])

    assert number(count, {}) == 2 * PEOPLE
    assert number(count, graph) == PEOPLE
    assert number(inside, graph) == 0
    assert number(count, named) == 0
    assert number(inside, named) == PEOPLE
    assert number("SELECT (COUNT(*) AS ?n) FROM <http://example.org/none> { ?s ?p ?o }", graph) == PEOPLE


@pytest.mark.parametrize(
    "clauses",
    ["FROM <http://example.org/g> FROM <http://example.org/copy>", "FROM e:g FROM e:copy FROM <g>"],
)
def test_triple_of_two_graphs_is_in_their_merge_once(server: LiveServer, clauses: str) -> None:
    """A default graph of several graphs is their RDF merge, not a bag."""
    prologue = "BASE <http://example.org/> PREFIX e: <http://example.org/>"
    reply = server.query(f"{prologue} SELECT (COUNT(*) AS ?n) {clauses} {{ ?s ?p ?o }}")
    assert reply.json()["results"]["bindings"][0]["n"]["value"] == str(PEOPLE)
    both = "default-graph-uri=http://example.org/g&default-graph-uri=http://example.org/copy"
    body = f"query={quote('SELECT (COUNT(*) AS ?n) { ?s ?p ?o }')}&{both}".encode()
    reply = server.request("POST", "/sparql", body, headers=FORM)
    assert reply.json()["results"]["bindings"][0]["n"]["value"] == str(PEOPLE)


def test_named_graphs_stay_apart_beside_a_merge(server: LiveServer) -> None:
    query = (
        "SELECT (COUNT(*) AS ?n) FROM <http://example.org/g> FROM <http://example.org/copy> "
        "FROM NAMED <http://example.org/copy> { GRAPH ?g { ?s ?p ?o } }"
    )
    assert server.query(query).json()["results"]["bindings"][0]["n"]["value"] == str(PEOPLE)


def test_columns_of_star_stand_as_in_the_query(server: LiveServer) -> None:
    reply = server.query("SELECT DISTINCT * { ?z ?b ?a . { SELECT ?m { ?m ?hidden ?z } } } LIMIT 1", "text/csv")
    assert reply.text.splitlines()[0] == "z,b,a,m"


def test_syntax_error_says_where_and_what(server: LiveServer) -> None:
    problem = server.query("SELECT *\n{ ?s ?p }").json()
    assert (problem["line"], problem["column"], problem["found"]) == (2, 9, "}")
    assert 0 < len(problem["expected"]) <= 8
    assert problem["query_id"]


def test_missing_prefix_is_named_with_its_line(server: LiveServer) -> None:
    problem = server.query("SELECT * { ?s a dv:Tenure }").json()
    assert problem["detail"] == "the prefix dv: is not declared"
    assert problem["hint"] == "add the line  PREFIX dv: <https://w3id.org/danvan-kg/ontology#>"


def test_misspelt_term_is_hinted_at(server: LiveServer) -> None:
    query = "PREFIX dv: <https://w3id.org/danvan-kg/ontology#> SELECT * { ?s a dv:Tenur . ?s }"
    assert "did you mean dv:Tenure?" in server.query(query).json()["hint"]


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("PREFIX dv: <{dv}> ASK {{ ?s a dv:Tenur }}", "the ontology has no dv:Tenur; did you mean dv:Tenure?"),
        ("PREFIX d: <{dv}> ASK {{ ?s a d:Tenur }}", "the ontology has no dv:Tenur; did you mean dv:Tenure?"),
        ("ASK {{ ?s a <{dv}Persn> }}", "the ontology has no dv:Persn; did you mean dv:Person?"),
        ("PREFIX dv: <{dv}> ASK {{ ?s dv:zzzzzz ?o }}", "the ontology has no dv:zzzzzz"),
        ("PREFIX dv: <{dv}> ASK {{ ?s dv:Đảng ?o }}", "the ontology has no dv:\\u0110\\u1ea3ng"),
        ("PREFIX dv: <{dv}> SELECT * {{ ?s a dv:Tenur }}" + " # long" * 2000, "did you mean dv:Tenure?"),
        ("PREFIX dv: <{dv}> ASK {{ ?s a dv:Tenure }}", None),
        ("PREFIX dv: <{dv}> ASK {{ ?s ?p 'dv:Tenur' }} # dv:Tenur", None),
        ("PREFIX dv: <http://example.org/> ASK {{ ?s a dv:Tenur }}", None),
        ("ASK {{ ?s ?p ?o }}", None),
    ],
)
def test_query_that_is_right_and_names_what_there_is_not_gets_a_hint(
    server: LiveServer, query: str, hint: str | None
) -> None:
    """Beside an answer that is true: from the cache as well, and where the client has it already."""
    text = query.format(dv=DV.iri)[:9_000]
    first, again = _get(server, text), _get(server, text)
    unchanged = _get(server, text, If_None_Match=first.headers["etag"])
    assert [each.status for each in (first, again, unchanged)] == [200, 200, 304]
    for each in (first, again, unchanged):
        given = each.headers.get("x-query-hint")
        assert given == hint or (hint and given and hint in given)
    assert first.body == again.body
    assert b"Tenur" not in first.body


def test_no_line_of_a_query_becomes_a_header(server: LiveServer) -> None:
    reply = _get(server, f"ASK {{ ?s a <{DV.iri}x\r\nSet-Cookie: a=b> }}")
    assert (reply.status, "set-cookie" in reply.headers) == (400, False)


def test_stored_queries_name_what_there_is() -> None:
    terms = frozenset(term.name for term in default_ontology().terms.values())
    assert {unknown_term(query.sparql, terms) for query in packaged_queries().values()} == {None}


def test_no_trace_or_path_in_problems(server: LiveServer) -> None:
    for query in ("ASK {", "ASK { ?s ?p '", "ASK { FILTER(<http://x/f>(1)) }", "DESCRIBE"):
        text = server.query(query).text
        assert "Traceback" not in text
        assert "/work" not in text
        assert ".py" not in text


def test_tag_spares_an_answer_that_is_known(server: LiveServer) -> None:
    first = _get(server, LABELS)
    again = _get(server, LABELS, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert _get(server, LABELS, If_None_Match='"other"').status == 200


def test_no_two_formats_or_queries_share_a_tag(server: LiveServer) -> None:
    tags = [server.query(LABELS, each.media_type).headers["etag"] for each in RESULT_FORMATS]
    tags += [server.query(query).headers["etag"] for query in ("ASK {}", "ASK { ?s ?p ?o }", ALL)]
    tags.append(server.query("ASK {}", **{"default-graph-uri": "http://example.org/g"}).headers["etag"])
    assert len(set(tags)) == len(tags)


def test_new_snapshot_changes_tags(server: LiveServer, store_path: object) -> None:
    before = _get(server, LABELS).headers["etag"]
    server.switch(store_path, "another")  # type: ignore[arg-type]
    assert _get(server, LABELS, If_None_Match=before).status == 200


@pytest.mark.parametrize("function", ["NOW()", "RAND()", "UUID()", "STRUUID()", "BNODE()"])
def test_answers_that_differ_are_never_kept(server: LiveServer, function: str) -> None:
    reply = server.query(f"SELECT ({function} AS ?x) {{}}")
    assert "etag" not in reply.headers
    assert reply.headers["cache-control"] == "no-store"


def test_cached_answer_is_the_same_answer(server: LiveServer) -> None:
    hits = server.endpoint.sparql.cache.hits
    first = server.query("SELECT * { ?s ?p ?o } LIMIT 7")
    second = server.query("SELECT  *  { ?s ?p ?o } # again\nLIMIT 7")
    assert server.endpoint.sparql.cache.hits == hits + 1
    assert first.body == second.body
    assert first.headers["etag"] == second.headers["etag"]


@pytest.mark.parametrize("rows", [100, 4000], ids=["from the cache", "from the spool"])
def test_compression_changes_nothing_but_the_bytes(server: LiveServer, rows: int) -> None:
    query = f"SELECT * {{ ?s ?p ?o }} LIMIT {rows}"
    plain, packed = _get(server, query), _get(server, query, Accept_Encoding="gzip, br;q=0.5")
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["content-length"] == str(len(packed.body))
    assert gzip.decompress(packed.body) == plain.body
    assert "Accept-Encoding" in packed.headers["vary"]
    assert "content-encoding" not in _get(server, query, Accept_Encoding="gzip;q=0").headers


def test_turtle_is_the_same_every_time(server: LiveServer) -> None:
    bodies = {server.query(f"{ALL} # {number}\nOFFSET {number % 1}", "text/turtle").body for number in range(3)}
    server.endpoint.sparql.cache.clear()
    bodies |= {server.query(ALL + " OFFSET 0", "text/turtle").body}
    assert len(bodies) == 1


def test_control_character_is_refused_where_xml_cannot_hold_it(server: LiveServer) -> None:
    query = "SELECT ?o { GRAPH <http://example.org/odd> { ?s ?p ?o } }"
    assert server.query(query, "application/json").json()["results"]["bindings"][0]["o"]["value"] == "\x01"
    assert server.query(query, "application/sparql-results+xml").status == 406


def test_graphs_can_be_read(server: LiveServer) -> None:
    reply = server.request("GET", "/graphs?graph=" + quote("http://example.org/g"), headers={"Accept": "text/plain"})
    assert (reply.status, reply.body.count(b"\n")) == (200, PEOPLE)
    assert server.request("GET", "/graphs?default").status == 200
    assert server.request("GET", "/graphs?graph=" + quote("http://example.org/none")).status == 404
    assert server.request("GET", "/graphs").status == 400
    assert server.request("GET", "/graphs?default&graph=http://example.org/g").status == 400


def test_graphs_have_tags_of_their_own(server: LiveServer) -> None:
    replies = [
        server.request("GET", "/graphs?graph=" + quote(graph), headers={"Accept": accept})
        for graph in ("http://example.org/g", "http://example.org/copy")
        for accept in ("text/turtle", "application/n-triples")
    ]
    tags = [reply.headers["etag"] for reply in replies]
    assert len(set(tags)) == len(tags)
    headers = {"Accept": "text/turtle", "If-None-Match": tags[0]}
    assert server.request("GET", "/graphs?graph=" + quote("http://example.org/g"), headers=headers).status == 304


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_writing_is_shut(server: LiveServer, method: str) -> None:
    assert server.request(method, "/graphs?default", b"", headers={"Content-Type": "text/turtle"}).status == 403
    assert server.request(method, "/update", b"update=CLEAR+ALL", headers=FORM).status == 403


def test_log_has_the_hash_and_not_the_text(server: LiveServer, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO", "danvan_kg.access")
    reply = server.query("ASK { ?s ?p 'a secret' }")
    server.query("ASK {")
    entries = [json.loads(record.message) for record in caplog.records if record.name == "danvan_kg.access"]
    assert [each["status"] for each in entries] == [200, 400]
    assert entries[0]["id"] == reply.headers["x-request-id"]
    assert entries[0]["query_id"] == reply.headers["x-query-id"]
    assert entries[0]["bytes"] == len(reply.body)
    assert "secret" not in caplog.text


def test_operations(server: LiveServer) -> None:
    assert server.request("GET", "/livez").status == 200
    ready = server.request("GET", "/readyz").json()
    assert ready["snapshot"] == server.backend.version
    metrics = server.request("GET", "/metrics").text
    assert "danvan_query_seconds_bucket" in metrics
    assert 'danvan_busy_workers{pool="queries"}' in metrics


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/openapi.json", "/metrics", "/running", "/sparql", "/graphs"])
def test_every_route_says_its_encoding(server: LiveServer, path: str) -> None:
    assert "charset=utf-8" in server.request("GET", path).headers["content-type"]


def test_openapi_names_the_public_address_alone(server: LiveServer) -> None:
    document = server.request("GET", "/openapi.json", headers={"Host": "evil.example"})
    assert document.json()["servers"] == [{"url": "https://graph.example"}]
    assert "evil" not in document.text


def test_openapi_knows_the_raw_routes(server: LiveServer) -> None:
    paths = server.request("GET", "/openapi.json").json()["paths"]
    assert {"get", "post"} <= paths["/sparql"].keys()
    assert "504" in paths["/sparql"]["get"]["responses"]
