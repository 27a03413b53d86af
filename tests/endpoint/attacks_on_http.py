"""Requests that end elsewhere than they seem to, and addresses that lead elsewhere."""

from collections.abc import Iterator

from tests.endpoint.attacks import HARMLESS, REFUSED, Probe, post, raw


def framing() -> Iterator[Probe]:
    """A request whose end is another one for whoever stands in between."""
    head = (
        "POST /sparql HTTP/{version}\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
        "Content-Type: application/sparql-query\r\n{lines}\r\n"
    )

    def chunked(body: bytes, version: str = "1.1", lines: str = "Transfer-Encoding: chunked\r\n") -> bytes:
        return head.format(version=version, lines=lines).encode() + body

    whole = b"6\r\nASK {}\r\n0\r\n\r\n"
    for name, body in {
        "a size beyond numbers": b"FFFFFFFFFFFFFFFFF\r\nASK {}\r\n0\r\n\r\n",
        "a negative size": b"-6\r\nASK {}\r\n0\r\n\r\n",
        "a size with a prefix": b"0x6\r\nASK {}\r\n0\r\n\r\n",
        "a size with a sign": b"+6\r\nASK {}\r\n0\r\n\r\n",
        "a size with a blank": b"6 \r\nASK {}\r\n0\r\n\r\n",
        "line feeds alone": b"6\nASK {}\n0\n\n",
    }.items():
        yield Probe(name, chunked(body))
    both = "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"
    yield Probe("a length and chunks", chunked(whole, lines=both))
    yield Probe("chunked twice", chunked(whole, lines="Transfer-Encoding: chunked\r\n" * 2))
    yield Probe("chunks in HTTP/1.0", chunked(whole, version="1.0"))
    yield Probe("chunks with words", chunked(b"6;" + b"a" * 100_000 + b"\r\nASK {}\r\n0\r\n\r\n"), HARMLESS)
    many = b"".join(b"1\r\n%c\r\n" % letter for letter in b"ASK {} #" + b"x" * 5000) + b"0\r\n\r\n"
    yield Probe("a chunk for each byte", chunked(many), frozenset({200}))
    late = b"6\r\nASK {}\r\n0\r\nHost: evil.example\r\nAuthorization: Bearer secret\r\n\r\n"
    yield Probe("fields behind the body", chunked(late), frozenset({200}), (b"evil.example",))
    for value in ("6, 6", "6\r\nContent-Length: 6", "-6", "99999999999999999999", "6;", "0x6", ""):
        yield Probe(f"length {value!r}", chunked(b"ASK {}", lines=f"Content-Length: {value}\r\n"))
    for version in ("0.9", "1.2", "2.0", "3.0", "11", "1.1.1", "x"):
        request = f"GET /sparql?query=ASK%7B%7D HTTP/{version}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
        yield Probe(f"version {version}", request.encode(), REFUSED | {505})
    second = b"GET /running HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n"
    yield Probe("a request in the body of a GET", raw("GET", "/sparql?query=ASK%7B%7D", body=second), frozenset({200}))


def addresses() -> Iterator[Probe]:
    """An address that means another page, another host, or two things at once."""
    away = (b'href="//', b'href="/\\', b'href="/%5C', b"Location: //", b"evil.example?lang")
    for path in ("//evil.example", "/%2Fevil.example", "/\\evil.example", "/%5Cevil.example", "///evil.example/.."):
        yield Probe(f"page of {path}", raw("GET", path, "Accept: text/html"), HARMLESS, away[:4])
        yield Probe(f"report on {path}", raw("GET", f"/report?about={path}", "Accept: text/html"), HARMLESS, away[:4])
        yield Probe(f"data of {path}", raw("GET", f"/id/{path}", "Accept: text/turtle"), HARMLESS, away[:4])
    for path in (
        *(
            "/sparql;x=1",
            "//sparql",
            "/./sparql",
            "/SPARQL",
            "/sparql%00",
            "/sparql/../running",
            "/jobs/%2e%2e/running",
        ),
        *("/jobs", "/jobs/", "/jobs/*", "/jobs/%00", "/jobs/" + "0" * 5000, "/jobs/x/result/../../running"),
        *("/.git/config", "/.env", "/server-status", "/admin", "/static/", "/static/../templates/base.html"),
    ):
        yield Probe(f"nothing at {path[:40]}", raw("GET", path + "?query=ASK%7B%7D"))
    for address in ("http://evil.example/livez2", "http://127.0.0.1@evil.example/", "ftp://evil.example/", "http:///"):
        yield Probe(f"absolute {address}", raw("GET", address), REFUSED, (b"evil.example",))
    yield Probe(
        "absolute address of this site", raw("GET", "http://127.0.0.1/livez", host="evil.example"), frozenset({200})
    )
    for query in (
        *("default&default", "default&graph=urn:a", "graph=urn:a&graph=urn:b", "graph=", "graph=relative"),
        *("graph=urn:a%00", "graph=urn:a%3E%20%7D", "graph=%2Fetc%2Fpasswd", "GRAPH=urn:a"),
    ):
        yield Probe(f"graph of {query}", raw("GET", f"/graphs?{query}"))
    yield Probe("a graph by path and parameter", raw("GET", "/graphs/x?graph=urn:a"))
    for query in (
        "query=ASK%7B%7D&query=ASK%7B%7D",
        "query=ASK%7B%7D&max-rows=1&max-rows=2",
        "query=ASK%7B%7D&update=",
    ):
        yield Probe(f"parameters {query}", raw("GET", f"/sparql?{query}"))
    for charset in ("utf-16", "utf-7", "iso-8859-1"):
        type_ = f"application/x-www-form-urlencoded; charset={charset}"
        yield Probe(f"a form in {charset}", post("query=ASK+%7B+%3Fs+%3Fp+%27%C3%A9%27+%7D", type_=type_))
    yield Probe("a query in UTF-16", post("ASK {}".encode("utf-16")))
    yield Probe("a query as JSON", post('{"query": "ASK {}"}', type_="application/json"))
    for method in ("GET", "DELETE", "HEAD"):
        yield Probe(f"{method} of a job of others", raw(method, "/jobs/" + "A" * 32))
        yield Probe(f"{method} of its result", raw(method, "/jobs/" + "A" * 32 + "/result"))
    ranges = "Range: bytes=" + ",".join(f"{start}-" for start in range(4000))
    yield Probe("thousands of ranges", raw("GET", "/static/style.css", ranges), HARMLESS)
    yield Probe("a search of 60 kB", raw("GET", "/search?q=" + "a" * 60_000, "Accept: text/html"), HARMLESS)


CLASSES = (framing, addresses)
