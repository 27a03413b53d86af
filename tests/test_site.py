"""The site as a whole: what every answer carries, what it refuses to start with, and its answers to errors."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from starlette.testclient import TestClient

from danvan_kg.endpoint.settings import Budget, EndpointSettings, QueryLimits
from danvan_kg.errors import ConfigurationError, StoreError
from danvan_kg.quads.iris import thing_iri
from danvan_kg.site import SiteSettings, create_application
from tests.browse import small_corpus as corpus
from tests.oxigraph_server import serve_store

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
    return corpus.publish(tmp_path_factory.mktemp("site") / "store")


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
    assert problem.headers["content-type"].startswith("application/problem+json; charset=utf-8")


def test_the_snapshot_is_ready_once_started(site: TestClient) -> None:
    assert site.get("/livez").status_code == 200
    assert site.get("/readyz").json()["status"] == "ready"


PERSON = thing_iri(corpus.PERSON).removeprefix("<https://w3id.org/danvan-kg").rstrip(">")
PAGES = ("/", PERSON, f"{PERSON}.ttl", "/queries", "/search?q=mau", "/ontology", "/docs", "/openapi.json")
BROWSER = {"Accept": "text/html", "Accept-Language": "vi"}


@pytest.mark.parametrize("path", PAGES)
def test_who_has_a_page_is_told_that_it_is_unchanged(site: TestClient, path: str) -> None:
    page = site.get(path, headers=BROWSER)
    assert page.status_code == 200
    tag = page.headers["etag"]
    again = site.get(path, headers={**BROWSER, "If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert site.get(path, headers={**BROWSER, "If-None-Match": 'W/"other"'}).content == page.content


def test_no_two_representations_share_a_tag(site: TestClient) -> None:
    paths = [*PAGES, "/search?q=le", "/queries?x=1"]
    asked = [
        (path, {"Accept": accept, "Accept-Language": language})
        for path in paths
        for accept in ("text/html", "text/turtle", "application/json")
        for language in ("vi", "en")
    ]
    bodies: dict[str, set[bytes]] = {}
    for path, headers in asked:
        answer = site.get(path, headers=headers)
        if answer.status_code == 200:
            bodies.setdefault(answer.headers["etag"], set()).add(answer.content)
            assert "Accept" in answer.headers["vary"]
    assert len(bodies) > len(paths)
    assert all(len(each) == 1 for each in bodies.values())


def test_a_change_of_language_is_never_answered_with_unchanged(store: Path) -> None:
    with TestClient(create_application(SiteSettings(store=store)), headers=BROWSER) as site:
        vietnamese = site.get("/").headers["etag"]
        change = site.get("/?lang=en", headers={"If-None-Match": vietnamese})
        assert (change.status_code, "etag" in change.headers) == (200, False)
        english = site.get("/", headers={"If-None-Match": vietnamese})
        assert (english.status_code, english.headers["etag"] == vietnamese) == (200, False)


@pytest.mark.parametrize(
    ("path", "accept", "status"),
    [
        ("/id/person/nobody", "text/turtle", 404),
        ("/id/person/nobody.ttl", "*/*", 404),
        (PERSON, "image/png", 406),
        ("/ontology", "image/png", 406),
        ("/.well-known/void", "image/png", 406),
        ("/queries/thematic-years", "image/png", 406),
    ],
)
def test_every_refusal_to_a_program_is_a_problem_in_json(site: TestClient, path: str, accept: str, status: int) -> None:
    answer = site.get(path, headers={"Accept": accept})
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json; charset=utf-8")
    assert answer.json()["status"] == status
    assert "Accept" in answer.headers["vary"]


def test_what_is_not_there_has_no_tag(site: TestClient) -> None:
    for path in ("/id/person/nobody", "/queries/nothing", "/livez"):
        assert "etag" not in site.get(path, headers=BROWSER).headers


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
    settings = SiteSettings(store=store, upstream=("http://localhost/query",)) if both else SiteSettings()
    with pytest.raises(ConfigurationError, match="a store, an upstream or a writable store"):
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


def test_a_page_of_the_editor_costs_the_readers_budget(store: Path) -> None:
    endpoint = EndpointSettings(budget=Budget(seconds=60, burst=60, errors=2))
    with TestClient(create_application(SiteSettings(store=store, endpoint=endpoint))) as site:
        statuses = [
            site.get("/sparql", params={"text": "SELECT", "run": "1"}, headers={"Accept": "text/html"}).status_code
            for _ in range(4)
        ]
    assert statuses[0] == 400
    assert statuses[-1] == 429


@pytest.fixture(scope="module")
def upstream(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The query address of a real `oxigraph serve` with data that know nothing of this program."""
    location = tmp_path_factory.mktemp("upstream") / "store"
    store = Store(str(location))
    store.add(Quad(NamedNode("https://example.org/a"), NamedNode("https://example.org/b"), Literal("c")))
    store.flush()
    del store
    with serve_store(location) as address:
        yield address


def test_any_dataset_is_served_with_pages_that_say_so(upstream: str) -> None:
    with TestClient(create_application(SiteSettings(upstream=(upstream,))), headers={"Accept-Language": "en"}) as site:
        for path in ("/", "/ontology", "/search?q=a", "/queries/thematic-years", "/.well-known/void", "/sparql"):
            page = site.get(path, headers={"Accept": "text/html"})
            assert page.status_code == 200, path
            assert "a dataset that is elsewhere" in page.text
        query = {"text": "SELECT ?o { ?s ?p ?o }", "run": "1"}
        assert "<td>" in site.get("/sparql", params=query, headers={"Accept": "text/html"}).text
        assert site.get("/readyz").json()["status"] == "ready"


ROUTES = (
    *PATHS,
    "/graphs?default",
    "/update",
    "/jobs/x",
    "/jobs/x/result",
    "/search?q=a",
    "/ontology",
    "/ontology.ttl",
)
OPERATED = ("/.well-known/void", "/docs", "/report", "/readyz", "/metrics", "/running", "/running/x", PERSON)


@pytest.mark.parametrize("path", [path for path in ROUTES + OPERATED if path != "/no/such/page"])
def test_every_route_tells_its_methods(site: TestClient, path: str) -> None:
    """OPTIONS lists them, in one order; another one is a problem that does so too."""
    options = site.options(path)
    assert (options.status_code, options.content) == (204, b"")
    allowed = options.headers["allow"].split(", ")
    assert "OPTIONS" in allowed
    other = site.request("BREW", path)
    assert other.status_code == (403 if path == "/update" else 405)
    if other.status_code == 405:
        assert other.headers["content-type"].startswith("application/problem+json")
        assert other.headers["allow"].split(", ") == allowed


@pytest.mark.parametrize("path", [path for path in ROUTES + OPERATED if path not in ("/update", "/no/such/page")])
@pytest.mark.parametrize("accept", ["text/html", "*/*"])
def test_head_is_get_without_its_body(site: TestClient, path: str, accept: str) -> None:
    get, head = (site.request(method, path, headers={"Accept": accept}) for method in ("GET", "HEAD"))
    assert (head.status_code, head.content) == (get.status_code, b"")
    own = {"date", "x-query-id", "x-request-id", "content-length", "content-encoding"}
    assert {k: v for k, v in head.headers.items() if k not in own} == {
        k: v for k, v in get.headers.items() if k not in own
    }


def test_what_nobody_expected_is_a_problem_without_a_word_of_it(store: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A template that is broken, say: the reader learns nothing of it, the operator all."""
    application = create_application(SiteSettings(store=store))
    with TestClient(application) as site:
        application.state.site = None
        answer = site.get("/queries", headers={"Accept": "text/html"})
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json; charset=utf-8")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["x-request-id"]
    assert "Traceback" not in answer.text
    assert ".py" not in answer.text
    assert "AssertionError" in caplog.text


def test_a_failed_page_speaks_the_readers_language(store: Path) -> None:
    limits = EndpointSettings(page_limits=QueryLimits(deadline=1e-6))
    with TestClient(create_application(SiteSettings(store=store, endpoint=limits)), headers=BROWSER) as site:
        page = site.get("/ontology")
    assert page.status_code == 504
    assert "Câu truy vấn đã hết thời gian" in page.text
    assert page.headers["content-language"] == "vi"
