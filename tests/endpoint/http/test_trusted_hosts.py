"""The site answers to its own names; another one, or none that is well-formed, is refused."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from danvan_kg.endpoint.http.trusted_hosts import LOOPBACK, trusted_hosts
from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.errors import ConfigurationError
from danvan_kg.site import SiteSettings, create_application
from tests.browse.small_corpus import publish


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = publish(tmp_path_factory.mktemp("hosts") / "store")
    names = trusted_hosts("https://graph.example:8443/kg", "0.0.0.0", ["other.example"])
    endpoint = EndpointSettings(public_url="https://graph.example:8443/kg", trusted_hosts=names)
    with TestClient(create_application(SiteSettings(store=store, endpoint=endpoint))) as client:
        yield client


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("graph.example", 200),
        ("graph.example:8443", 200),
        ("GRAPH.example:1", 200),
        ("graph.example.", 200),
        ("other.example", 200),
        ("localhost:8000", 200),
        ("127.0.0.1", 200),
        ("[::1]:8000", 200),
        ("evil.example", 421),
        ("graph.example.evil.example", 421),
        ("evil-graph.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("10.0.0.1", 421),
        ("graph.example@evil.example", 400),
        ("graph.example/evil", 400),
        ("graph.example:port", 400),
        ("graph.example evil", 400),
        ("[::1", 400),
        ("", 400),
    ],
)
@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%7B%7D", "/static/style.css", "/openapi.json", "/jobs/x"])
def test_host_is_checked_everywhere(site: TestClient, host: str, status: int, path: str) -> None:
    reply = site.get(path, headers={"Host": host, "Accept": "*/*"})
    expected = 404 if path == "/jobs/x" and status == 200 else status
    assert reply.status_code == expected
    if status != 200:
        assert reply.headers["content-type"].startswith("application/problem+json")
        assert reply.headers["cache-control"] == "no-store"
        assert "evil" not in reply.text


@pytest.mark.parametrize("path", ["/livez", "/readyz", "/metrics"])
def test_probes_ask_by_any_address(site: TestClient, path: str) -> None:
    assert site.get(path, headers={"Host": "10.1.2.3:8000"}).status_code == 200


@pytest.mark.parametrize(
    ("public_url", "host", "others", "expected"),
    [
        (None, "0.0.0.0", [], ()),
        (None, "127.0.0.1", [], LOOPBACK),
        (None, "localhost", [], LOOPBACK),
        (None, "192.0.2.7", ["kg.example"], ("kg.example", *LOOPBACK, "192.0.2.7")),
        ("https://kg.example/", "0.0.0.0", [], ("kg.example", *LOOPBACK, "0.0.0.0")),
        ("http://[2001:db8::1]:80/", "127.0.0.1", [], ("[2001:db8::1]", *LOOPBACK)),
        ("https://dân-vận.example/", "127.0.0.1", [], ("xn--dn-vn-3qa6054c.example", *LOOPBACK)),
        ("http://user@kg.example/", "::1", [], ("kg.example", *LOOPBACK)),
        (None, "::1", [], LOOPBACK),
        (None, "::", [], ()),
        (None, "127.0.0.1", ["*"], ("*", *LOOPBACK)),
    ],
)
def test_names_are_those_of_the_public_address_and_the_machine(
    public_url: str | None, host: str, others: list[str], expected: tuple[str, ...]
) -> None:
    assert trusted_hosts(public_url, host, others) == expected


@pytest.mark.parametrize("name", ["", "kg.example/path", "two words", "a" * 300])
def test_what_is_no_name_is_wrong_configuration(name: str) -> None:
    with pytest.raises(ConfigurationError, match="no name of a host"):
        trusted_hosts(None, "127.0.0.1", [name])


@pytest.mark.parametrize("names", [(), ("*", "graph.example")])
def test_any_name_may_be_asked_where_that_is_configured(tmp_path: Path, names: tuple[str, ...]) -> None:
    settings = SiteSettings(store=publish(tmp_path / "store"), endpoint=EndpointSettings(trusted_hosts=names))
    with TestClient(create_application(settings)) as client:
        assert client.get("/sparql", headers={"Host": "whatever.example:1"}).status_code == 200
        assert client.get("/sparql", headers={"Host": "what ever"}).status_code == 400
