"""What an answer looks like on the wire."""

import socket

from tests.live_server import LiveServer


def test_content_type_keeps_its_capitals(server: LiveServer) -> None:
    """RCurl knows the header by this spelling alone, and takes what it does not know for Latin-1."""
    with socket.create_connection(("127.0.0.1", server.port), 5) as connection:
        connection.sendall(b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        head = b""
        while piece := connection.recv(65536):
            head += piece
    assert b"\r\nContent-Type: application/sparql-results+json; charset=utf-8\r\n" in head
