"""Compression changes nothing but the bytes, and a client gets the coding that it likes best."""

import gzip
from collections.abc import Callable
from urllib.parse import quote

import brotli
import pytest
from backports import zstd

from danvan_kg.endpoint.answer.compression import CODINGS, LEAST, choose_encoding, compress
from tests.live_server import LiveServer, Reply

UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "zstd": zstd.decompress,
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}
GRAPH = "/graphs?graph=http://example.org/g"


def _get(server: LiveServer, path: str, coding: str | None = None, method: str = "GET") -> Reply:
    return server.request(method, path, headers={"Accept-Encoding": coding} if coding else {})


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize(
    "path",
    [
        "/sparql?query=" + quote("SELECT * { ?s ?p ?o } LIMIT 100"),
        "/sparql?query=" + quote("SELECT * { ?s ?p ?o } LIMIT 4000"),
        "/sparql?format=csv&query=" + quote("SELECT * { ?s ?p ?o } LIMIT 4000"),
        "/sparql?query=" + quote("SELECT (NOW() AS ?now) * { ?s ?p ?o } LIMIT 4000").replace("NOW", "STR") + "#",
        "/sparql",
        GRAPH,
    ],
    ids=["from the cache", "from the spool", "csv", "wrong", "description", "graph"],
)
def test_body_is_the_same_in_every_coding(server: LiveServer, path: str, coding: str) -> None:
    plain, packed = _get(server, path), _get(server, path, coding)
    if plain.status != 200:
        assert "content-encoding" not in packed.headers
        return
    assert packed.headers["content-encoding"] == coding
    assert packed.headers["content-length"] == str(len(packed.body))
    assert UNPACK[coding](packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2
    assert "Accept-Encoding" in packed.headers["vary"]
    assert packed.headers.get("etag") == plain.headers.get("etag")


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("path", ["/sparql?query=" + quote("SELECT * { ?s ?p ?o } LIMIT 4000"), GRAPH, "/sparql"])
def test_head_tells_what_get_would(server: LiveServer, path: str, coding: str) -> None:
    get, head = _get(server, path, coding), _get(server, path, coding, "HEAD")
    own = {"date", "x-query-id", "x-request-id"}
    assert head.body == b""
    assert {k: v for k, v in head.headers.items() if k not in own} == {
        k: v for k, v in get.headers.items() if k not in own
    }


def test_tag_of_one_coding_is_good_for_all(server: LiveServer) -> None:
    """The tag is weak: what is said is the same in every coding."""
    path = "/sparql?query=" + quote("SELECT * { ?s ?p ?o } LIMIT 100")
    tag = _get(server, path, "br").headers["etag"]
    assert tag.startswith("W/")
    again = server.request("GET", path, headers={"Accept-Encoding": "zstd", "If-None-Match": tag})
    assert (again.status, "content-encoding" in again.headers) == (304, False)


def test_repeated_answer_is_compressed_once(server: LiveServer) -> None:
    path = "/sparql?query=" + quote("SELECT * { ?s ?p ?o } LIMIT 99")
    cache = server.endpoint.sparql.cache
    first = _get(server, path, "br")
    size = cache.size
    assert _get(server, path, "br").body == first.body
    assert cache.size == size


@pytest.mark.parametrize(
    ("accept", "coding"),
    [
        (None, None),
        ("", None),
        ("identity", None),
        ("gzip", "gzip"),
        ("x-gzip", "gzip"),
        ("GZIP", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("gzip, deflate, br", "br"),
        ("gzip, br;q=0.5", "gzip"),
        ("zstd;q=0.1, br;q=0.2, gzip;q=0.3", "gzip"),
        ("*", "zstd"),
        ("*;q=0.5, zstd;q=0", "br"),
        ("*;q=0", None),
        ("gzip;q=0", None),
        ("gzip;q=0.000", None),
        ("gzip;q=nonsense", None),
        ("gzip;q=0.5, identity;q=1", None),
        ("deflate, compress", None),
    ],
)
def test_coding_is_negotiated(accept: str | None, coding: str | None) -> None:
    assert choose_encoding(accept, LEAST) == coding
    assert choose_encoding(accept, LEAST - 1) is None


def test_same_bytes_every_time() -> None:
    body = b"a line\n" * 1000
    assert all(compress(body, coding) == compress(body, coding) for coding in CODINGS)


def test_spreadsheet_is_not_compressed_twice(server: LiveServer) -> None:
    reply = _get(server, "/sparql?format=xlsx&query=" + quote("SELECT * { ?s ?p ?o } LIMIT 4000"), "gzip")
    assert "content-encoding" not in reply.headers
