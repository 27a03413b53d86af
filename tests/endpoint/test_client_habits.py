"""What well-known clients do beyond the standards, and what they cannot read."""

import socket

import pytest

from tests.live_server import LiveServer

ASK = b"query=ASK%7B%7D"


def _exchange(server: LiveServer, *pieces: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), 5) as connection:
        for piece in pieces:
            connection.sendall(piece)
        answer = b""
        while piece := connection.recv(65536):
            answer += piece
    return answer


def test_content_type_keeps_its_capitals(server: LiveServer) -> None:
    """RCurl knows the header by this spelling alone, and takes what it does not know for Latin-1."""
    answer = _exchange(server, b"GET /sparql?" + ASK + b" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
    assert b"\r\nContent-Type: application/sparql-results+json; charset=utf-8\r\n" in answer


@pytest.mark.parametrize("name", [b"Upgrade", b"upgrade"])
@pytest.mark.parametrize("split", [0, 20, 200])
def test_offer_of_http2_does_not_cost_the_body(server: LiveServer, name: bytes, split: int) -> None:
    """Java's client offers it with every request."""
    form = b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n" % len(ASK)
    begin = b"POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\n" + name + b": h2c\r\n"
    request = begin + b"HTTP2-Settings: AAEAAEAAAAIAAAABAAMAAABkAAQBAAAAAAUAAEAA\r\n" + form + ASK
    last = b"GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    answer = _exchange(server, request[:split], request[split:], last)
    assert answer.startswith(b"HTTP/1.1 200 OK\r\n")
    assert b'"boolean":true' in answer
    assert b'"alive"' in answer


def test_text_of_a_query_is_not_taken_for_an_offer(server: LiveServer) -> None:
    query = "SELECT ('''\r\nUpgrade: h2c''' AS ?text) {}"
    rows = server.query(query).json()["results"]["bindings"]
    assert rows[0]["text"]["value"] == "\r\nUpgrade: h2c"
    direct = {"Content-Type": "application/sparql-query"}
    assert server.request("POST", "/sparql", query.encode(), headers=direct).json()["results"]["bindings"] == rows


@pytest.mark.parametrize(
    ("named", "media_type"),
    [
        ("format=json-ld&format=application/ld%2Bjson,application/x-json%2Bld", "application/ld+json"),
        ("format=rdf%2Bxml&format=application/rdf%2Bxml", "application/rdf+xml"),
        ("format=n3&output=n3&results=n3", "text/turtle"),
    ],
)
def test_format_may_be_named_twice(server: LiveServer, named: str, media_type: str) -> None:
    """SPARQLWrapper does; the first name counts."""
    reply = server.request("GET", f"/sparql?query=CONSTRUCT%7B%7D%7B%7D&{named}")
    assert (reply.status, reply.headers["content-type"].split(";")[0]) == (200, media_type)
