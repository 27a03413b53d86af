"""Pages, data files and static files come compressed where the client likes that, and are the same otherwise."""

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import brotli
import pytest
from backports import zstd
from starlette.testclient import TestClient

from danvan_kg.endpoint.answer.compression import CODINGS
from danvan_kg.quads.iris import thing_iri
from danvan_kg.site import SiteSettings, create_application
from tests.browse import small_corpus as corpus

UNPACK: dict[str, Callable[[bytes], bytes]] = {
    "zstd": zstd.decompress,
    "br": brotli.decompress,
    "gzip": gzip.decompress,
}
PERSON = thing_iri(corpus.PERSON).removeprefix("<https://w3id.org/danvan-kg").rstrip(">")
PATHS = ("/", "/sparql", "/queries", PERSON, f"{PERSON}.ttl", "/ontology.ttl", "/openapi.json", "/static/style.css")
HTML = {"Accept": "text/html", "Accept-Language": "vi"}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = corpus.publish(tmp_path_factory.mktemp("compressed") / "store")
    with TestClient(create_application(SiteSettings(store=store))) as client:
        yield client


def _read(
    site: TestClient, path: str, coding: str, method: str = "GET", **more: str
) -> tuple[int, dict[str, str], bytes]:
    """Status, headers and the body as it was sent."""
    headers = {**HTML, "Accept-Encoding": coding, **{name.replace("_", "-"): value for name, value in more.items()}}
    with site.stream(method, path, headers=headers) as answer:
        return answer.status_code, dict(answer.headers), b"".join(answer.iter_raw())


@pytest.mark.parametrize("coding", CODINGS)
@pytest.mark.parametrize("path", PATHS)
def test_body_is_the_same_in_every_coding(site: TestClient, path: str, coding: str) -> None:
    status, plain, body = _read(site, path, "identity")
    assert (status, "content-encoding" in plain) == (200, False)
    for _ in range(2):
        status, headers, packed = _read(site, path, coding)
        assert (status, headers["content-encoding"]) == (200, coding)
        assert headers["content-length"] == str(len(packed))
        assert len(packed) < len(body)
        assert UNPACK[coding](packed) == body
        assert "accept-encoding" in headers["vary"].lower()
        assert "accept-encoding" in plain["vary"].lower()
        # A strong tag would be that of other bytes (RFC 9110, 8.8.3).
        assert headers.get("etag", "W/").startswith("W/")


@pytest.mark.parametrize("path", [path for path in PATHS if path != "/openapi.json"])
@pytest.mark.parametrize("coding", [*CODINGS, "identity"])
def test_tag_of_every_coding_spares_the_answer(site: TestClient, path: str, coding: str) -> None:
    tag = _read(site, path, coding)[1].get("etag")
    if path == "/sparql":
        assert tag is None
        return
    assert tag is not None
    status, headers, body = _read(site, path, coding, If_None_Match=tag)
    assert (status, body, "content-encoding" in headers) == (304, b"", False)
    assert "accept-encoding" in headers["vary"].lower()


@pytest.mark.parametrize("path", PATHS)
def test_head_announces_the_same_coding(site: TestClient, path: str) -> None:
    status, headers, body = _read(site, path, "br", "HEAD")
    assert (status, headers["content-encoding"], body) == (200, "br", b"")
    got = _read(site, path, "br")[1]
    assert headers.get("content-length", got["content-length"]) == got["content-length"]


def test_small_answers_and_parts_stay_as_they_are(site: TestClient) -> None:
    assert "content-encoding" not in _read(site, "/livez", "br")[1]
    assert "content-encoding" not in _read(site, "/static/icon.svg", "br")[1]
    status, headers, body = _read(site, "/static/style.css", "br", Range="bytes=0-99")
    assert (status, "content-encoding" in headers, len(body)) == (206, False, 100)


def test_page_that_is_not_there_is_compressed_and_has_no_tag(site: TestClient) -> None:
    status, headers, body = _read(site, "/id/person/nobody", "gzip")
    assert (status, headers["content-encoding"], "etag" in headers) == (404, "gzip", False)
    assert b"</html>" in gzip.decompress(body)


def test_endpoint_compresses_by_itself_and_once(site: TestClient, tmp_path: Path) -> None:
    path = "/sparql?query=SELECT+*+{?s+?p+?o}+LIMIT+100"
    plain, packed = _read(site, path, "identity", Accept="text/csv"), _read(site, path, "gzip", Accept="text/csv")
    assert gzip.decompress(packed[2]) == plain[2]
