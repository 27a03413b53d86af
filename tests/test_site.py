"""The site as a whole: what every answer carries, what it refuses to start with, and its answers to errors."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from danvan_kg.endpoint.settings import EndpointSettings, QueryLimits
from danvan_kg.errors import ConfigurationError, StoreError
from danvan_kg.site import SiteSettings, create_application
from tests.browse.small_corpus import publish

PATHS = (
    "/",
    "/sparql",
    "/id/person/nobody",
    "/queries",
    "/static/style.css",
    "/livez",
    "/no/such/page",
    "/openapi.json",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(tmp_path_factory.mktemp("site") / "store")


@pytest.fixture(scope="module")
def site(store: Path) -> Iterator[TestClient]:
    with TestClient(create_application(SiteSettings(store=store))) as client:
        yield client


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("accept", ["text/html", "*/*", "text/turtle"])
def test_every_answer_carries_the_security_headers_once(site: TestClient, path: str, accept: str) -> None:
    answer = site.get(path, headers={"Accept": accept})
    policies = answer.headers.get_list("content-security-policy")
    assert len(policies) == 1
    assert "default-src 'none'" in policies[0]
    assert "unsafe" not in policies[0]
    assert answer.headers.get_list("x-content-type-options") == ["nosniff"]
    assert answer.headers["referrer-policy"] == "no-referrer"


def test_a_missing_page_is_a_page_for_people_and_a_problem_for_programs(site: TestClient) -> None:
    page = site.get("/no/such/page", headers={"Accept": "text/html"})
    problem = site.get("/no/such/page", headers={"Accept": "application/json"})
    assert (page.status_code, problem.status_code) == (404, 404)
    assert page.headers["content-type"].startswith("text/html")
    assert problem.headers["content-type"].startswith("application/problem+json")


def test_the_snapshot_is_ready_once_started(site: TestClient) -> None:
    assert site.get("/livez").status_code == 200
    assert site.get("/readyz").json()["status"] == "ready"


def test_the_dataset_describes_itself(site: TestClient) -> None:
    answer = site.get("/.well-known/void", headers={"Accept": "text/turtle"})
    assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "http://rdfs.org/ns/void#" in answer.text


@pytest.mark.parametrize("suffix", ["ttl", "jsonld", "nt", "rdf"])
def test_the_ontology_is_a_download(site: TestClient, suffix: str) -> None:
    answer = site.get(f"/ontology.{suffix}")
    assert answer.status_code == 200
    assert "ontology#Tenure" in answer.text or "dv:Tenure" in answer.text


def test_a_store_that_is_not_there_is_refused_before_anything_starts(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no such store"):
        create_application(SiteSettings(store=tmp_path / "nothing"))


@pytest.mark.parametrize("both", [True, False])
def test_a_site_has_exactly_one_source(store: Path, both: bool) -> None:
    settings = SiteSettings(store=store, upstream="http://localhost/query") if both else SiteSettings()
    with pytest.raises(ConfigurationError, match="either a store or an upstream"):
        create_application(settings)


def test_a_page_that_takes_too_long_is_a_problem_and_not_half_a_page(store: Path) -> None:
    limits = QueryLimits(deadline=1e-6)
    with TestClient(
        create_application(SiteSettings(store=store, endpoint=EndpointSettings(page_limits=limits)))
    ) as site:
        page = site.get("/ontology", headers={"Accept": "text/html"})
        assert page.status_code == 504
        assert "</html>" in page.text
        assert site.get("/search?q=mau", headers={"Accept": "application/json"}).status_code == 504
