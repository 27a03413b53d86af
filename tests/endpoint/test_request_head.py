"""Head and body of a request are bounded in size and in time, and so is the time that a reader takes."""

import socket
import time

import pytest

from danvan_kg.endpoint import exchange
from danvan_kg.endpoint.http import uvicorn_protocol as http_protocol
from tests.live_server import LiveServer

ASK = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n"

DIRECT = b"Content-Type: application/sparql-query"


def _status(server: LiveServer, *pieces: bytes) -> int:
    """The status of the first answer; 0 where the connection is closed without one."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        try:
            for piece in pieces:
                connection.sendall(piece)
                time.sleep(0.02)
        except (BrokenPipeError, ConnectionResetError):
            pass
        try:
            line = connection.recv(4096).split(b"\r\n")[0]
        except ConnectionResetError:
            return 0
        return int(line.split()[1]) if line else 0


@pytest.mark.parametrize(
    ("pieces", "statuses"),
    [
        ([ASK + b"X: " + b"a" * 30_000 + b"\r\n\r\n"], {200}),
        ([ASK + b"X: " + b"a" * 33_000 + b"\r\n\r\n"], {431}),
        ([ASK, *[b"X%d: %s\r\n" % (number, b"a" * 1000) for number in range(40)], b"\r\n"], {431, 0}),
        ([ASK + b"X: ", *[b"a" * 100_000] * 20], {431, 0}),
        ([b"GET /sparql?query=ASK%7B%7D%23" + b"a" * 9_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"], {200}),
        ([b"GET /" + b"a" * 66_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n"], {414, 0}),
        ([b"GET /", *[b"a" * 100_000] * 20], {414, 0}),
        ([b"nonsense\r\n\r\n"], {400}),
        ([ASK.replace(b"1.1", b"1.0") + b"\r\n"], {200}),
        ([ASK.replace(b"1.1", b"0.9") + b"\r\n"], {505}),
        ([ASK.replace(b"1.1", b"2.0") + b"\r\n"], {505}),
        ([b"GET /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n"], {400}),
        ([b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"], {400}),
        ([b"GET /sparql HTTP/1.1\r\nHost: x\r\nX : y\r\n\r\n"], {400}),
        ([b"GET /sparql HTTP/1.1\r\nHost: x\r\nX: a\x00b\r\n\r\n"], {400}),
    ],
)
def test_head_is_bounded(server: LiveServer, pieces: list[bytes], statuses: set[int]) -> None:
    assert _status(server, *pieces) in statuses
    assert server.request("GET", "/livez").status == 200


def test_requests_of_one_connection_are_bounded_each_for_itself(server: LiveServer) -> None:
    """Neither bodies nor earlier requests count."""
    body = b"ASK {}#" + b"x" * 9000
    lines = (b"POST /sparql HTTP/1.1", b"Host: x", DIRECT, b"X: %s", b"Content-Length: %d", b"", b"")
    head = b"\r\n".join(lines)
    with socket.create_connection(("127.0.0.1", server.port), timeout=30) as connection:
        for number in range(20):
            request = head % (b"a" * 10_000, len(body)) + body
            pieces = [request] if number % 2 else [request[:11_000], request[11_000:]]
            for piece in pieces:
                connection.sendall(piece)
                time.sleep(0.01)
            answer = connection.recv(65536)
            assert answer.startswith(b"HTTP/1.1 200"), (number, answer)


@pytest.mark.parametrize("size", [9_000, 39_000, 300_000])
def test_size_of_a_body_is_another_matter(server: LiveServer, size: int) -> None:
    body = b"ASK {}#" + b"x" * size
    reply = server.request("POST", "/sparql", body, headers={"Content-Type": "application/sparql-query"})
    assert reply.status == (200 if size < 10_000 else 413)


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch, server: LiveServer) -> LiveServer:
    monkeypatch.setattr(http_protocol, "_HEAD_SECONDS", 0.2)
    return server


@pytest.mark.parametrize("begun", [b"", b"GET /spar", ASK])
def test_head_that_does_not_come_is_not_waited_for(hasty: LiveServer, begun: bytes) -> None:
    begin = time.monotonic()
    assert _status(hasty, begun) == 408
    assert time.monotonic() - begin < 5


def test_connection_that_goes_on_is_waited_for_anew(hasty: LiveServer) -> None:
    """The time of a head begins with it, and an answer that takes longer is not cut."""
    slow = (
        b"GET /sparql?timeout=0.6&query=ASK%20%7B%3Fa%20%3Fb%20%3Fc.%3Fd%20%3Fe%20%3Ff.FILTER(%3Fa%3D1)%7D HTTP/1.1\r\n"
    )
    assert _status(hasty, slow + b"Host: x\r\n\r\n") in (200, 504)


def test_body_that_does_not_come_is_not_waited_for(server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_BODY_SECONDS", 0.2)
    begin = time.monotonic()
    head = b"POST /sparql HTTP/1.1\r\nHost: x\r\n" + DIRECT + b"\r\nContent-Length: 100\r\n\r\n"
    assert _status(server, head, b"ASK") == 408
    assert time.monotonic() - begin < 5


def test_reader_that_takes_nothing_is_left(server: LiveServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its answer is not held for ever."""
    monkeypatch.setattr(exchange, "_READER_SECONDS", 0.2)

    def left() -> float:
        return float(server.endpoint.metrics.registry.get_sample_value("danvan_clients_left_total") or 0)

    before = left()
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(("127.0.0.1", server.port))
        for _ in range(20):
            query = b"GET /sparql?query=SELECT*%7B%3Fs%20%3Fp%20%3Fo%7D HTTP/1.1\r\nHost: x\r\n\r\n"
            connection.sendall(query)
        for _ in range(300):
            if left() > before:
                break
            time.sleep(0.02)
    assert left() == before + 1
