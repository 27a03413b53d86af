"""Requests that mean harm, by class, and what may come of each.

The port `TRAP` stands for one that nobody may connect to.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

# As long as the number of any port that the system gives.
TRAP = b"54321"

REFUSED = frozenset({400, 401, 403, 404, 405, 406, 408, 411, 413, 414, 415, 421, 422, 429, 431})
HARMLESS = REFUSED | {200, 202, 204, 304}
# A query may be refused, run into a limit, or end harmlessly.
BOUNDED = HARMLESS | {503, 504}


@dataclass(frozen=True)
class Probe:
    """A request in bytes, the statuses that it may get, and what may not stand in its answer."""

    name: str
    request: bytes
    statuses: frozenset[int] = REFUSED
    absent: tuple[bytes, ...] = ()


def raw(method: str, target: str, *headers: str, body: bytes = b"", host: str = "127.0.0.1") -> bytes:
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host}", "Connection: close", *headers]
    if body or method in ("POST", "PUT"):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("utf-8", "surrogateescape") + body


def get(query: str, *headers: str) -> bytes:
    return raw("GET", "/sparql?query=" + quote(query, safe=""), *headers)


def post(query: str | bytes, *headers: str, type_: str = "application/sparql-query", target: str = "/sparql") -> bytes:
    body = query if isinstance(query, bytes) else query.encode()
    return raw("POST", target, f"Content-Type: {type_}", *headers, body=body)


def form(**parameters: str) -> bytes:
    body = "&".join(f"{name.replace('_', '-')}={quote_plus(value)}" for name, value in parameters.items())
    return post(body, type_="application/x-www-form-urlencoded")


_SERVICE = "SERVICE <http://127.0.0.1:54321/sparql> { ?s ?p ?o }"


def ssrf() -> Iterator[Probe]:
    """The server is made to ask another one."""
    url = "<http://127.0.0.1:54321/x>"
    queries = {
        "service": f"SELECT * {{ {_SERVICE} }}",
        "service silent": f"SELECT * {{ SERVICE SILENT {url} {{ ?s ?p ?o }} }}",
        "service in lower case": f"select * {{ service {url} {{ ?s ?p ?o }} }}",
        "service by variable": f"SELECT * {{ VALUES ?u {{ {url} }} SERVICE ?u {{ ?s ?p ?o }} }}",
        "service by prefix": f"PREFIX t: {url[:-2]}> SELECT * {{ SERVICE t:x {{ ?s ?p ?o }} }}",
        "service behind a comment": f"SELECT * {{ SERVICE#\n{url} {{ ?s ?p ?o }} }}",
        "service glued": f"SELECT * {{ ?s ?p ?o.SERVICE{url}{{ ?s ?p ?o }} }}",
        "service in a string's wake": f'SELECT * {{ ?s ?p "\\u005C" . {_SERVICE} #" }}\n}}',
        "service in EXISTS": f"ASK {{ ?s ?p ?o FILTER EXISTS {{ {_SERVICE} }} }}",
        "service in a subquery": f"SELECT * {{ {{ SELECT * {{ {_SERVICE} }} }} }}",
        "service in MINUS": f"SELECT * {{ ?s ?p ?o MINUS {{ {_SERVICE} }} }}",
        "service in CONSTRUCT": f"CONSTRUCT {{ ?s ?p ?o }} {{ {_SERVICE} }}",
        "service in DESCRIBE": f"DESCRIBE ?s {{ {_SERVICE} }}",
        "escaped service": f"SELECT * {{ \\u0053ERVICE {url} {{ ?s ?p ?o }} }}",
        "less than before a quote": f"SELECT * {{ ?a ?b ?c FILTER(?a<'x>') {_SERVICE} FILTER('<y>'='') }}",
    }
    for name, query in queries.items():
        yield Probe(name, get(query))
    for name, update in {
        "load": f"LOAD {url}",
        "load into": f"LOAD SILENT {url} INTO GRAPH <urn:g>",
        "insert from service": f"INSERT {{ ?s ?p ?o }} WHERE {{ {_SERVICE} }}",
    }.items():
        yield Probe(f"{name} as a query", get(update))
        yield Probe(f"{name} as an update", post(update, type_="application/sparql-update", target="/update"))
    yield Probe("from an address", get(f"SELECT * FROM {url} {{ ?s ?p ?o }}"), HARMLESS)
    yield Probe("from named an address", get(f"SELECT * FROM NAMED {url} {{ GRAPH ?g {{ ?s ?p ?o }} }}"), HARMLESS)
    yield Probe("graph of the request", form(query="SELECT * { ?s ?p ?o }", default_graph_uri=url[1:-1]), HARMLESS)
    yield Probe("graph to read", raw("GET", "/graphs?graph=" + quote(url[1:-1], safe="")), HARMLESS)
    yield Probe("absolute address", raw("GET", "http://127.0.0.1:54321/x"), HARMLESS)
    yield Probe("connect", raw("CONNECT", "127.0.0.1:54321"))


def files() -> Iterator[Probe]:
    """A file of the server is read."""
    secret = (b"root:x:0", b"daemon:")
    for path in ("file:///etc/passwd", "file://localhost/etc/passwd", "/etc/passwd", "../../../../etc/passwd"):
        yield Probe(f"from {path}", get(f"SELECT * FROM <{path}> {{ ?s ?p ?o }}"), HARMLESS, secret)
        yield Probe(f"service {path}", get(f"SELECT * {{ SERVICE <{path}> {{ ?s ?p ?o }} }}"), REFUSED, secret)
        yield Probe(f"graph {path}", raw("GET", "/graphs?graph=" + quote(path, safe="")), REFUSED, secret)
    for prefix in ("/static/", "/id/", "/queries/", "/ontology/", "/graphs/", "/jobs/", "/"):
        for step in ("../", "%2e%2e/", "..%2f", "%2e%2e%2f", "..%5c", "....//", "%252e%252e%252f", "..%c0%af"):
            yield Probe(f"{prefix}{step}", raw("GET", prefix + step * 6 + "etc/passwd"), HARMLESS, secret)
    yield Probe("null byte", raw("GET", "/static/style.css%00.html"), REFUSED)
    yield Probe("absolute behind a slash", raw("GET", "/static//etc/passwd"), REFUSED, secret)
    yield Probe("backslash", raw("GET", "/static/..\\..\\etc\\passwd"), REFUSED, secret)


_RDF = b'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="urn:"'
_ENTITY = (
    b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<rdf:RDF %s><rdf:Description rdf:about="urn:a"><p>&x;</p></rdf:Description></rdf:RDF>' % _RDF
)


def entities_and_bombs() -> Iterator[Probe]:
    """A small request that becomes large, or that fetches while it is parsed."""
    yield Probe("entity of a file", raw("PUT", "/graphs?default", "Content-Type: application/rdf+xml", body=_ENTITY))
    yield Probe("entity in a query", post(_ENTITY, type_="application/xml"), REFUSED, (b"root:x",))
    for coding in ("gzip", "deflate", "br", "zstd", "gzip, gzip", "x-unknown"):
        yield Probe(f"body in {coding}", post(b"\x1f\x8b" + b"\0" * 100, f"Content-Encoding: {coding}"))
    yield Probe("length that lies", raw("POST", "/sparql", "Content-Length: 999999999999"), REFUSED | {503})
    yield Probe("large form", form(query="ASK {}", padding="x" * 1_200_000))
    yield Probe("many parameters", raw("GET", "/sparql?query=ASK%7B%7D" + "&a=1" * 5000))
    yield Probe("many graphs", raw("GET", "/sparql?query=ASK%7B%7D" + "&default-graph-uri=urn:a" * 501))
    yield Probe("string that doubles", get(_doubled(40)), BOUNDED)
    yield Probe(
        "REPLACE that multiplies",
        get("SELECT (REPLACE(REPLACE(REPLACE('%s','a','%s'),'a','%s'),'a','%s') AS ?x) {}" % (("a" * 500,) * 4)),
        BOUNDED,
    )
    yield Probe(
        "GROUP_CONCAT of everything",
        get("SELECT (GROUP_CONCAT(CONCAT(STR(?s),STR(?x))) AS ?c) { ?s ?p ?o . ?x ?y ?z }"),
        BOUNDED,
    )


def _doubled(times: int) -> str:
    binds = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(times))
    return f"SELECT (STRLEN(?v{times}) AS ?n) {{ BIND('0123456789' AS ?v0) {binds} }}"


_XSD = "http://www.w3.org/2001/XMLSchema#"


def death() -> Iterator[Probe]:
    """A query that kills or blocks whoever reads or runs it."""
    deep = {
        "braces": "ASK " + "{" * 3000 + "}" * 3000,
        "open braces": "ASK " + "{" * 3000,
        "parentheses": "ASK { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
        "brackets": "ASK { " + "[ <urn:p> " * 3000 + "1" + "]" * 3000 + " }",
        "collections": "ASK { ?s ?p " + "(" * 3000 + ")" * 3000 + " }",
        "negations": "ASK { FILTER(" + "!" * 50_000 + "true) }",
        "signs": "ASK { FILTER(" + "- " * 20_000 + "1 < 0) }",
        "path inverses": "ASK { ?s " + "^" * 20_000 + "<urn:p> ?o }",
        "path groups": "ASK { ?s " + "(" * 3000 + "<urn:p>" + ")" * 3000 + " ?o }",
        "subqueries": "SELECT * {" + "{ SELECT * {" * 1500 + "}}" * 1500 + "}",
        "exists": "ASK { FILTER" + " EXISTS { FILTER" * 1500 + "(true)" + " }" * 1500 + "}",
        "triple terms": "ASK { " + "<< " * 3000 + "?s ?p ?o" + " >>" * 3000 + " ?p ?o }",
        "functions": "ASK { FILTER(" + "STR(" * 5000 + "1" + ")" * 5000 + " = '') }",
        "stars of paths": "ASK { ?s <urn:p>" + "*" * 5000 + " ?o }",
    }
    for name, query in deep.items():
        yield Probe(f"nested {name}", post(query), REFUSED | {503})
    wide = {
        "unions": "ASK { " + " UNION ".join(["{ ?s ?p ?o }"] * 4000) + " }",
        "alternatives": "ASK { ?s " + "|".join(["<urn:p>"] * 8000) + " ?o }",
        "sums": "SELECT (" + "+".join(["1"] * 20_000) + " AS ?n) {}",
        "disjunctions": "ASK { FILTER(" + "||".join(["false"] * 20_000) + ") }",
        "optionals": "ASK { " + "OPTIONAL { ?s ?p ?o } " * 5000 + "}",
        "values": "ASK { VALUES ?x { " + "1 " * 49_000 + "} }",
        "tokens": "ASK { " + ". " * 100_000 + "}",
        "crossed patterns": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
        "sorted products": "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?f LIMIT 1",
        "endless paths": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>)* ?b . ?b (!<urn:x>)* ?c . ?c (!<urn:x>)* ?d }",
        "a large offset": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } OFFSET 9999999999999 LIMIT 1",
        "an impossible limit": "SELECT * { ?s ?p ?o } LIMIT 99999999999999999999999999",
        "a large number": "SELECT (1" + "0" * 100_000 + " AS ?n) {}",
        "a division": "SELECT (1/0 AS ?n) {}",
        "a far date": f"SELECT (YEAR('999999999999999-01-01T00:00:00Z'^^<{_XSD}dateTime>) AS ?y) {{}}",
    }
    for name, query in wide.items():
        yield Probe(f"wide {name}", post(query), BOUNDED)

    for unit in (
        "< ",
        "<a ",
        "a.",
        "a-",
        "ệ",
        "ệ.",
        "a:.",
        "(",
        "''",
        "?a ",
        "a:b ",
        '"',
        "#\n",
        "{}",
        "1.",
        "\\u0041",
    ):
        query = "ASK { " + unit * (250_000 // len(unit.encode()))
        yield Probe(f"long text of {unit!r}", post(query), BOUNDED)
    names = " ".join(f"dv:wrong{number}" for number in range(12_000))
    yield Probe(
        "many misspelt terms", post(f"PREFIX dv: <https://w3id.org/danvan-kg/ontology#> ASK {{ {names}"), BOUNDED
    )


def regular_expressions() -> Iterator[Probe]:
    """An expression that a backtracking engine never finishes."""
    text = "a" * 30 + "!"
    for pattern in ("(a+)+$", "(a|a)*$", "(a|aa)+$", "(.*a){25}", "([a-zA-Z]+)*$", "^(([a-z])+.)+[A-Z]([a-z])+$"):
        yield Probe(f"regex {pattern}", get(f"SELECT (REGEX('{text}', '{pattern}') AS ?x) {{}}"), BOUNDED)
    for pattern in ("a{0,1000}{0,1000}{0,1000}", "((a{0,100}){0,100}){0,100}", "(" * 500 + ")" * 500, "[", "(?P<a>"):
        yield Probe(f"regex {pattern[:30]}", get(f"ASK {{ ?s ?p ?o FILTER(REGEX(STR(?o), '{pattern}')) }}"), BOUNDED)
    yield Probe("regex of a stored query", raw("GET", "/search?q=" + quote("(a+)+$" * 50)), HARMLESS)


def injection() -> Iterator[Probe]:
    """A parameter that becomes SPARQL, or a text that becomes a page's program."""
    break_outs = [
        '" } DROP ALL #',
        "' } UNION { ?s ?p ?o } #",
        "> } SERVICE <http://127.0.0.1:54321/> { ?s ?p ?o } #",
        "\\u0022 } } SERVICE <http://127.0.0.1:54321/> {",
        "http://x/> . ?s ?p ?o . <http://x/",
        "x\n} INSERT DATA { <urn:a> <urn:b> <urn:c> }",
        "VALUES ?name { UNDEF }",
    ]
    for text in break_outs:
        for path in (
            "/search?q=",
            "/queries/who-held-position-on?date=2014-08-04&position=",
            "/queries/thematic-years?x=",
        ):
            yield Probe(f"{path} {text[:20]!r}", raw("GET", path + quote(text, safe="")), HARMLESS)
    for text in (
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "javascript:alert(1)",
        "{{7*7}}",
        "${7*7}",
    ):
        absent = (b"<script>alert(1)", b"<img src=x", b">49<")
        for path in ("/search?q=", "/sparql?run=1&text=", "/id/person/", "/queries/", "/ontology/", "/?lang="):
            request = raw("GET", path + quote(text, safe=""), "Accept: text/html")
            yield Probe(f"page {path} {text[:20]}", request, HARMLESS, absent)
    script = "SELECT ('<script>alert(1)</script>' AS ?x) (<javascript:alert(1)> AS ?y) {}"
    request = raw("GET", "/sparql?run=1&text=" + quote(script, safe=""), "Accept: text/html")
    yield Probe("results on the page", request, frozenset({200}), (b"<script>alert(1)", b'href="javascript:'))
    yield Probe(
        "problem as a page",
        get("<script>alert(1)</script>", "Accept: text/html"),
        REFUSED,
        (b"Content-Type: text/html",),
    )


def headers() -> Iterator[Probe]:
    """A header that changes links, answers of others, or the answer's own head."""
    evil = (b"evil.example",)
    for target in (
        "/",
        "/sparql",
        "/openapi.json",
        "/ontology",
        "/.well-known/void",
        "/queries",
        "/queries/",
        "/graphs?default",
        "/id/person",
        "/search/",
    ):
        yield Probe(f"host at {target}", raw("GET", target, "Accept: */*", host="evil.example"), HARMLESS, evil)
        more = ("X-Forwarded-Host: evil.example", "X-Forwarded-Proto: evil.example", "Forwarded: host=evil.example")
        yield Probe(f"forwarded host at {target}", raw("GET", target, *more), HARMLESS, evil)
    for name, target in {
        "line end in a path": "/id/x%0d%0aSet-Cookie:%20a=b",
        "line end in a format": "/sparql?query=ASK%7B%7D&format=%0d%0aSet-Cookie:%20a=b",
        "line end in a language": "/?lang=vi%0d%0aSet-Cookie:%20a=b",
        "line end in a search": "/search?q=%0d%0aSet-Cookie:%20a=b",
    }.items():
        yield Probe(name, raw("GET", target), HARMLESS, (b"\nset-cookie: a=b", b"\nSet-Cookie: a=b"))
    ask = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\n"
    yield Probe("no host", ask + b"Connection: close\r\n\r\n", HARMLESS)
    yield Probe("two hosts", ask + b"Host: a\r\nHost: evil.example\r\nConnection: close\r\n\r\n", HARMLESS, evil)
    for name, value in {
        "accept of a megabyte": "Accept: " + ", ".join(["a/b;q=0.1"] * 3000),
        "accept that is none": "Accept: ;;;,,,/*/;q=;q=nan",
        "tags": 'If-None-Match: *, "", W/"' + "x" * 20_000 + '"',
        "language": "Accept-Language: " + "vi;q=0.1," * 3000,
        "encoding": "Accept-Encoding: " + "gzip;q=1e999, *;q=-1," * 1000,
        "range": "Range: bytes=0-1,2-3,9999999999999-",
        "preference": "Prefer: " + "wait=1e309, respond-async=no," * 500,
        "cookie": "Cookie: lang=" + "x" * 8000,
        "forwarded address": "X-Forwarded-For: " + "1.2.3.4, " * 2000,
        "authorization": "Authorization: Bearer " + "é" * 100,
        "origin": "Origin: null",
        "bytes": "X-Bytes: \udcff\udcfe",
    }.items():
        yield Probe(name, get("ASK {}", value), HARMLESS)
    for path in ("/running", "/running/x"):
        for value in ("", "Authorization: Bearer", "Authorization: Bearer ", "Authorization: Basic Og=="):
            yield Probe(f"{path} with {value!r}", raw("GET", path, *([value] if value else [])))

    yield Probe("host at a query", raw("GET", "/sparql?query=ASK%7B%7D", host="evil.example"), frozenset({421}), evil)
    for name, host in {
        "host with a path": "127.0.0.1/evil.example",
        "host with a user": "127.0.0.1@evil.example",
        "host with a line end": "127.0.0.1\rX: evil.example",
        "host with a null": "127.0.0.1\0evil.example",
        "host of letters alike": "127.0.0.1.evil.example",
        "host that is empty": "",
        "host of 64 kB": "a" * 30_000,
        "host with a wrong port": "127.0.0.1:99999999",
    }.items():
        yield Probe(name, raw("GET", "/sparql?query=ASK%7B%7D", host=host), REFUSED, evil)
    absolute = "GET http://evil.example/sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    yield Probe("absolute address of another host", absolute.encode(), HARMLESS, evil)
    for name, value in {
        "original address": "X-Original-URL: /running",
        "rewritten address": "X-Rewrite-URL: /running",
        "forwarded prefix": "X-Forwarded-Prefix: //evil.example",
        "forwarded port": "X-Forwarded-Port: 1, evil.example",
        "identifier of a request": "X-Request-Id: evil.example\tevil.example",
        "trace": "Traceparent: 00-" + "0" * 32 + "-evil.example-01",
        "client address": "X-Real-IP: evil.example",
        "key in place of a token": "Authorization: Bearer ' OR 1=1 --",
    }.items():
        yield Probe(name, get("ASK {}", value), HARMLESS, evil)


def methods() -> Iterator[Probe]:
    """A method that means another than it looks."""
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "MKCOL", "SEARCH"):
        yield Probe(f"{method} of a query", raw(method, "/sparql?query=ASK%7B%7D"))
        yield Probe(f"{method} of a graph", raw(method, "/graphs?default", "Content-Type: text/turtle"))
    for header in ("X-HTTP-Method-Override: DELETE", "X-Method-Override: PUT", "X-HTTP-Method: PATCH"):
        request = raw("GET", "/graphs?default", header, "Accept: application/n-triples")
        yield Probe(header, request, frozenset({200}))
    yield Probe("update by GET", raw("GET", "/sparql?update=CLEAR%20ALL"))
    yield Probe("update in a form", form(update="CLEAR ALL"))
    yield Probe("update and query", form(update="CLEAR ALL", query="ASK {}"))
    yield Probe("update as a query", form(query="CLEAR ALL"))
    yield Probe("update behind a query", form(query="ASK {} ; CLEAR ALL"))
    yield Probe("update at /update", post("CLEAR ALL", type_="application/sparql-update", target="/update"))
    yield Probe("cross-site form", post("query=ASK%7B%7D", type_="text/plain"))
    yield Probe("multipart", post("--x\r\n\r\nASK {}\r\n--x--", type_="multipart/form-data; boundary=x"))
    for coding in ("gzip, chunked", "identity", "xchunked", "chunked, chunked"):
        head = f"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nTransfer-Encoding: {coding}\r\n"
        body = "Content-Type: application/sparql-query\r\n\r\n6\r\nASK {}\r\n0\r\n\r\n"
        yield Probe(f"transfer coding {coding}", (head + body).encode(), REFUSED | {501})
    for name, line in {
        "folded line": "X-A: a\r\n Transfer-Encoding: chunked",
        "blank before the colon": "Content-Length : 6",
        "line without a colon": "Transfer-Encoding",
        "two lengths that differ": "Content-Length: 6\r\nContent-Length: 60",
        "length with a sign": "Content-Length: +6",
        "length in hexadecimal": "Content-Length: 0x6",
        "null in a header": "X-A: a\0b",
        "line end of one character": "X-A: a\rTransfer-Encoding: chunked",
    }.items():
        head = f"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n{line}\r\n"
        body = "Content-Type: application/sparql-query\r\n\r\nASK {}"
        yield Probe(name, (head + body).encode(), REFUSED)
    for name, start in {
        "small letters": "get / HTTP/1.1",
        "another protocol": "PRI * HTTP/2.0",
        "no slash": "GET sparql HTTP/1.1",
        "null in a path": "GET /li\0vez HTTP/1.1",
        "letters in a path": "GET /id/person/đ HTTP/1.1",
    }.items():
        yield Probe(name, f"{start}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode())
    yield Probe("tunnel", raw("GET", "/livez", "Upgrade: websocket", "Sec-WebSocket-Version: 13"), HARMLESS)
    for parameter in ("_method=DELETE", "X-HTTP-Method-Override=DELETE", "method=PUT"):
        yield Probe(f"method by {parameter}", raw("POST", f"/graphs?default&{parameter}", "Content-Type: text/turtle"))
    lengths = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n"
    yield Probe("two lengths", lengths + b"0\r\n\r\nGET /running HTTP/1.1\r\nHost: x\r\n\r\n")
    yield Probe("old version", b"GET /sparql?query=ASK%7B%7D HTTP/0.9\r\n\r\n", HARMLESS | {505})


def characters() -> Iterator[Probe]:
    """Characters that some reader cannot bear, or that hide what stands there."""
    values = {
        "null": "\\u0000", "escape": "\\u001B[31m", "noncharacter": "\\uFFFF", "surrogate": "\\uD800",
        "right to left": "\\u202Egnp.exe", "isolate": "\\u2066x\\u2069", "joiner": "a\\u200Db", "far": "\\U0010FFFF",
        "beyond": "\\U00110000", "line separator": "\\u2028", "byte order mark": "\\uFEFFx",
    }  # fmt: skip
    for name, value in values.items():
        for format_ in ("json", "xml", "csv", "tsv", "xlsx"):
            target = f"/sparql?format={format_}&query=" + quote(f'SELECT ("{value}" AS ?x) {{}}', safe="")
            yield Probe(f"{name} in {format_}", raw("GET", target), HARMLESS)
    for name, encoded in {"overlong": "%C0%AF", "cut": "%E1%BB", "surrogate": "%ED%A0%80", "latin": "%E9"}.items():
        yield Probe(f"{name} bytes in a query", raw("GET", f"/sparql?query=ASK%7B?s%20?p%20'{encoded}'%7D"))
        yield Probe(f"{name} bytes in a search", raw("GET", f"/search?q={encoded}"), HARMLESS)
        yield Probe(f"{name} bytes in a path", raw("GET", f"/id/person/{encoded}"))
    for predicate in ("http://x/1", "http://x/", "urn:a:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#li"):
        target = "/sparql?format=rdf&query=" + quote(f"CONSTRUCT {{ <urn:a> <{predicate}> 1 }} {{}}", safe="")
        yield Probe(f"property {predicate} in XML", raw("GET", target), frozenset({406}))
    term = quote("CONSTRUCT { <urn:a> <urn:b> <<( <urn:a> <urn:b> 1 )>> } {}", safe="")
    yield Probe("triple term in JSON-LD", raw("GET", f"/sparql?format=jsonld&query={term}"), frozenset({406}))
    cell = quote(f'SELECT ("{"x" * 33_000}" AS ?x) {{}}', safe="")
    yield Probe("text beyond a cell", raw("GET", f"/sparql?format=xlsx&query={cell}"), frozenset({406}))
    yield Probe("bidi in a keyword", get("SEL\u202eECT * { ?s ?p ?o }"))
    yield Probe("lookalike of SERVICE", get("SELECT * { ЅERVICE <http://127.0.0.1:54321/> { ?s ?p ?o } }"))
    yield Probe("formula", raw("GET", "/sparql?format=xlsx&query=" + quote("SELECT ('=cmd|x' AS ?x) {}")), HARMLESS)


CLASSES = (ssrf, files, entities_and_bombs, death, regular_expressions, injection, headers, methods, characters)


def caches() -> list[tuple[bytes, bytes]]:
    """Pairs of requests whose answers may not be taken for one another."""
    query = "SELECT ?s { ?s ?p ?o } LIMIT 1"
    path = "/sparql?query=" + quote(query)
    return [
        (raw("GET", path, "Accept: text/csv"), raw("GET", path, "Accept: application/json")),
        (raw("GET", path), raw("GET", path + "&default-graph-uri=urn:none")),
        (raw("GET", path), raw("GET", path + "&named-graph-uri=urn:none")),
        (get('SELECT ("a  b" AS ?x) {}'), get('SELECT ("a b" AS ?x) {}')),
        (get('SELECT ("#a" AS ?x) {}'), get('SELECT ("#b" AS ?x) {}')),
        (get("SELECT (<a#b> AS ?x) {}"), get("SELECT (<a#c> AS ?x) {}")),
        (get('SELECT ("A" AS ?x) {}'), get('SELECT ("a" AS ?x) {}')),
        (get('SELECT ("\u00e9" AS ?x) {}'), get('SELECT ("e\u0301" AS ?x) {}')),
        (
            raw("GET", "/", "Accept: text/html", "Accept-Language: vi"),
            raw("GET", "/", "Accept: text/html", "Accept-Language: en"),
        ),
    ]
