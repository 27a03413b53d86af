"""Every page answers, is well-formed, says where it is and how to report an error, and shows what the graph says."""

import re

import pytest
from starlette.testclient import TestClient

from danvan_kg.entity import Identity
from danvan_kg.quads.iris import thing_iri
from danvan_kg.stored_query import packaged_queries
from tests.browse import small_corpus as corpus
from tests.browse.page_reading import Page

ID = "https://w3id.org/danvan-kg/id/"


def path(identity: Identity) -> str:
    return thing_iri(identity)[1:-1].replace(ID, "/id/")


PATHS = {
    "start": "/",
    "questions": "/queries",
    "editor": "/sparql",
    "ontology": "/ontology",
    "search": "/search?q=mau",
    "all of a kind": "/search?kind=Person",
    "dataset": "/.well-known/void",
    "documentation": "/docs",
    "report": "/report?about=/id/person/x",
    "person": path(corpus.PERSON),
    "hostile person": path(corpus.NAMESAKE),
    "body": path(corpus.COMMITTEE),
    "unit": path(corpus.COMMISSION),
    "role": path(corpus.ROLE),
    "position": path(corpus.POSITION),
    "document": path(corpus.DOCUMENT),
    "event": path(corpus.EVENT),
    "programme": path(corpus.PROGRAMME),
    "place": path(corpus.PLACE),
    "tenure": path(corpus.TENURE),
    "article": "/id/article/gap-mat",
    "hostile article": "/id/article/tong-ket",
} | {f"question {name}": f"/queries/{name}" for name in packaged_queries()}


@pytest.fixture(params=PATHS.values(), ids=PATHS.keys())
def page(request: pytest.FixtureRequest, site: TestClient) -> Page:
    answer = site.get(request.param)
    assert answer.status_code == 200, answer.text[:500]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    return Page(answer.text)


def test_a_page_is_well_formed_and_has_its_landmarks(page: Page) -> None:
    assert page.crossed == []
    assert page.open == []
    assert len(page.all("main")) == len(page.all("h1")) == 1
    assert page.all("header")
    assert page.all("footer")
    assert page.all("nav")[0]["aria-label"]
    assert page.all("html")[0]["lang"] == "vi"
    assert "#main" in page.links()


def test_every_page_says_how_to_report_an_error(page: Page) -> None:
    assert any(link.startswith("/report?about=") for link in page.links())


def test_nothing_is_inline_and_nothing_comes_from_another_host(page: Page) -> None:
    """What the content security policy would block must not be there at all."""
    assert not page.all("style")
    for tag, attributes in page.elements:
        assert "style" not in attributes, (tag, attributes)
        assert not [name for name in attributes if name.startswith("on")], (tag, attributes)
        for name in ("src", "action"):
            assert (attributes.get(name) or "/").startswith("/")
        if tag == "link":
            assert (attributes["href"] or "").startswith(("/", "?"))
    assert all(attributes.get("src") for attributes in page.all("script"))


def test_only_web_addresses_are_live(page: Page) -> None:
    allowed = ("/", "#", "?", "http://", "https://", "mailto:loi@example.org")
    assert not [link for link in page.links() if not link.startswith(allowed)]


def test_every_field_has_a_label_and_ids_are_unique(page: Page) -> None:
    identifiers = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))
    labelled = {attributes.get("for") for attributes in page.all("label")}
    for tag in ("input", "select", "textarea"):
        for attributes in page.all(tag):
            assert attributes.get("id") in labelled


def test_local_links_lead_to_pages(site: TestClient) -> None:
    for start in ("/", path(corpus.PERSON), path(corpus.COMMITTEE), path(corpus.EVENT), "/id/article/gap-mat"):
        for link in Page(site.get(start).text).links():
            if link.startswith("/") and not link.startswith("/sparql?"):
                assert site.get(link).status_code == 200, (start, link)


def test_an_attack_in_a_name_stays_text(site: TestClient) -> None:
    for where in (path(corpus.NAMESAKE), "/id/article/tong-ket", "/", "/search?q=script", "/search?kind=Person"):
        answer = site.get(where).text
        assert "<script>alert" not in answer
        assert '" onmouseover="x' not in answer
        assert corpus.HOSTILE in Page(answer).text, where


@pytest.mark.parametrize(
    "attack", ['"><script>alert(1)</script>', "' onfocus='x", "{{7*7}}", "</title><script>", "\u202e", "a\x00b", "%"]
)
@pytest.mark.parametrize(
    "where", ["/search?q=", "/queries/positions-of-person?person=", "/sparql?run=1&text=", "/report?about=", "/id/"]
)
def test_an_attack_in_an_address_stays_text(site: TestClient, where: str, attack: str) -> None:
    base, _, name = where.rpartition("?")
    query = dict(part.split("=", 1) for part in name.split("&")) if base else {}
    if base:
        query[list(query)[-1]] = attack
        answer = site.get(base, params=query)
    else:
        answer = site.get(where + attack.replace("\x00", "%00"))
    assert answer.status_code < 500
    html = Page(answer.text)
    assert all(attributes.get("src", "").startswith("/static/") for attributes in html.all("script"))
    assert not [name for _, attributes in html.elements for name in attributes if name.startswith("on")]
    assert "49" not in re.findall(r"\b49\b", html.text)


def test_a_person_shows_positions_with_quotes_that_lead_into_the_article(site: TestClient) -> None:
    page = Page(site.get(path(corpus.PERSON)).text)
    assert "Phó Bí thư Đảng ủy Khối Mẫu" in page.text
    assert "20/2/2014" in page.text
    assert "27/12/2017" in page.text
    assert page.all("svg")
    assert {"certain", "possible open-start open-end"} <= {attributes.get("class") for attributes in page.all("rect")}
    start = corpus.FIRST.text.index("Lê Thị Mẫu, Phó Bí thư")
    words = "Lê Thị Mẫu, Phó Bí thư Đảng ủy Khối Mẫu"
    link = f"/id/article/gap-mat?quote={start}-{start + len(words)}#quote"
    assert link in page.links()
    article = site.get(link).text
    assert "".join(re.findall(r"<mark[^>]*>(?:<[^>]+>)*([^<]*)", article)) == words


def test_a_body_shows_units_programmes_events_and_holders(site: TestClient) -> None:
    text = Page(site.get(path(corpus.COMMITTEE)).text).text
    for words in ("Đơn vị trực thuộc", "Ban Dân vận Đảng ủy Khối Mẫu", "Chương trình phối hợp mẫu", "Gặp mặt báo chí"):
        assert words in text
    assert "Lê Thị Mẫu" in text
    assert "Model Bloc" in text


def test_an_event_shows_day_basis_place_and_people_in_their_capacities(site: TestClient) -> None:
    text = Page(site.get(path(corpus.EVENT)).text).text
    for words in ("20/2/2014", "nêu rõ trong bài", "Hà Nội", "Lê Thị Mẫu", "chủ trì", "Phó Bí thư Đảng ủy Khối Mẫu"):
        assert words in text


def test_an_article_shows_its_whole_text(site: TestClient) -> None:
    html = site.get("/id/article/gap-mat").text
    shown = Page(html[html.index('<div class="text"') : html.index("</section>")]).text
    assert shown.strip() == corpus.FIRST.text.strip()


def test_a_javascript_source_is_not_live(site: TestClient) -> None:
    page = Page(site.get("/id/article/tong-ket").text)
    assert "javascript:alert(1)" in page.text
    assert not [link for link in page.links() if link.startswith("javascript")]


def test_a_site_that_may_only_quote_shows_no_text_but_quotes_and_the_source(quoting_site: TestClient) -> None:
    html = quoting_site.get("/id/article/gap-mat").text
    page = Page(html)
    assert "tại Hà Nội" not in page.text
    assert "Lê Thị Mẫu, Phó Bí thư Đảng ủy Khối Mẫu" in page.text
    assert "https://example.org/gap-mat?a=1&b=2" in page.links()


def test_a_tenure_shows_its_days_and_quotes_and_no_addresses_of_observations(site: TestClient) -> None:
    page = Page(site.get(path(corpus.TENURE)).text)
    assert "Lê Thị Mẫu, Phó Bí thư Đảng ủy Khối Mẫu" in page.text
    assert "20/2/2014" in page.text
    assert path(corpus.PERSON) in page.links()
    assert not [link for link in page.links() if link.startswith("/id/observation/")]


def test_a_role_shows_who_held_it_with_quotes(site: TestClient) -> None:
    role = next(link for link in Page(site.get(path(corpus.POSITION)).text).links() if link.startswith("/id/role/"))
    page = Page(site.get(role).text)
    assert path(corpus.PERSON) in page.links()
    assert "Lê Thị Mẫu, Phó Bí thư Đảng ủy Khối Mẫu" in page.text


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_dataset_speaks_one_language_and_no_prefixed_names(site: TestClient, language: str) -> None:
    page = Page(site.get("/.well-known/void", headers={"Accept": "text/html", "Accept-Language": language}).text)
    assert not re.search(r"\b(?:void|dcterms|prov|rdfs):\w", page.text)
    assert ("Knowledge graph" in page.text) == (language == "en")


def test_the_description_of_the_interface_begins_with_queries_and_names_stored_ones_in_the_readers_language(
    site: TestClient,
) -> None:
    page = Page(site.get("/docs", headers={"Accept": "text/html", "Accept-Language": "vi"}).text)
    assert page.text.index("/sparql") < page.text.index("/search")
    assert packaged_queries()["thematic-years"].summary["vi"] in page.text


def test_nodes_of_article_graphs_have_pages_that_lead_to_the_quote(site: TestClient) -> None:
    data = site.get(path(corpus.TENURE) + ".nt").text
    observation = sorted(re.findall(r"supportedBy> <https://w3id.org/danvan-kg(/id/observation/[^>]*)>", data))[0]
    page = Page(site.get(observation).text)
    assert "Lê Thị Mẫu, Phó Bí thư Đảng ủy Khối Mẫu" in page.text
    span = next(link for link in page.links() if link.startswith("/id/span/"))
    assert site.get(span).status_code == 200
    assert b"oa#exact" in site.get(span + ".nt").content


def test_the_iri_of_a_stored_query_leads_to_its_page(site: TestClient) -> None:
    answer = site.get("/id/query/thematic-years", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/queries/thematic-years")


def test_an_unknown_thing_is_a_page_of_its_own(site: TestClient) -> None:
    answer = site.get("/id/person/nobody")
    assert answer.status_code == 404
    assert "Không có trang này" in Page(answer.text).text


def test_the_ontology_page_has_constraints_counts_and_queries(site: TestClient) -> None:
    html = site.get("/ontology").text
    tenure = html[html.index('id="Tenure"') :]
    tenure = tenure[: tenure.index("</section>")]
    assert "Phải có đúng một chức vụ" in tenure
    assert "/queries/all-tenures" in tenure
    assert "<dd>1</dd>" in tenure


def test_the_report_page_names_the_thing_and_the_contact(site: TestClient) -> None:
    page = Page(site.get("/report", params={"about": "/id/person/x"}).text)
    assert "- key: person/x" in page.text
    assert "mailto:loi@example.org" in page.links()
