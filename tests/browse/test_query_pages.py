"""Stored queries answer on a page and over REST; arguments may be names, and nothing is guessed."""

import pytest
from starlette.testclient import TestClient

from danvan_kg.formats import by_suffix
from danvan_kg.quads.iris import thing_iri
from tests.browse import small_corpus as corpus
from tests.browse.page_reading import Page

QUERY = "/queries/who-held-position-on"
POSITION = "Phó Bí thư Đảng ủy Khối Mẫu"


def rows(site: TestClient, path: str, **arguments: str) -> list[dict[str, str]]:
    answer = site.get(path, params={**arguments, "format": "json"})
    assert answer.status_code == 200, answer.text
    bindings = answer.json()["results"]["bindings"]
    return [{name: cell["value"] for name, cell in row.items()} for row in bindings]


@pytest.mark.parametrize("position", [POSITION, thing_iri(corpus.POSITION)[1:-1], "pho bi thu dang uy khoi mau"])
def test_a_position_is_named_by_its_label_or_its_iri(site: TestClient, position: str) -> None:
    if position.islower() and " " in position:
        answer = site.get(QUERY, params={"position": position, "date": "2016-01-01", "format": "json"})
        assert answer.status_code == 400, "a name without its tones is not the name; the reader chooses"
        assert POSITION in answer.json()["hint"]
    else:
        (row,) = rows(site, QUERY, position=position, date="2016-01-01")
        assert (row["personLabel"], row["certainty"]) == ("Lê Thị Mẫu", "certain")


@pytest.mark.parametrize(
    ("day", "certainty"), [("2014-02-19", "possible"), ("2014-02-20", "certain"), ("2017-12-28", "possible")]
)
def test_bounds_tell_certain_from_possible(site: TestClient, day: str, certainty: str) -> None:
    assert [row["certainty"] for row in rows(site, QUERY, position=POSITION, date=day)] == [certainty]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "'position' is missing"),
        ({"position": POSITION, "date": "1/1/2016"}, "not a valid date"),
        ({"position": "Không có", "date": "2016-01-01"}, "not the name of one thing"),
        ({"position": POSITION, "date": "2016-01-01", "dat": "x"}, "no parameter 'dat'"),
    ],
)
def test_a_wrong_argument_is_a_problem_with_a_hint(site: TestClient, arguments: dict[str, str], words: str) -> None:
    answer = site.get(QUERY, params={**arguments, "format": "json"})
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("application/problem+json")
    assert words in answer.json()["detail"]
    assert answer.json()["hint"]


@pytest.mark.parametrize(
    ("suffix", "content_type"),
    [
        ("json", "application/sparql-results+json"),
        ("xml", "application/sparql-results+xml"),
        ("csv", "text/csv"),
        ("tsv", "text/tab-separated-values"),
        ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
)
def test_every_format_is_a_download(site: TestClient, suffix: str, content_type: str) -> None:
    answer = site.get("/queries/thematic-years", params={"format": suffix})
    assert answer.status_code == 200
    assert answer.headers["content-type"].split(";")[0] == content_type


def test_the_accept_header_decides_for_programs(site: TestClient) -> None:
    answer = site.get("/queries/thematic-years", headers={"Accept": "text/csv"})
    assert answer.text.startswith("campaign,campaignLabel,statedYear")


def test_the_page_answers_in_words_and_as_a_table(site: TestClient) -> None:
    page = Page(site.get(QUERY, params={"position": POSITION, "date": "2016-01-01"}).text)
    assert "Lê Thị Mẫu: chắc chắn, được nêu từ 20/2/2014 đến 27/12/2017." in page.text
    assert thing_iri(corpus.PERSON)[1:-1].replace("https://w3id.org/danvan-kg/id/", "/id/") in page.links()
    assert any(link.startswith("/sparql?text=") for link in page.links())


def test_the_page_lets_the_reader_choose_between_names(site: TestClient) -> None:
    page = Page(site.get(QUERY, params={"position": "pho bi thu dang uy khoi mau", "date": "2016-01-01"}).text)
    (link,) = [link for link in page.links() if "position=https" in link]
    assert "Lê Thị Mẫu" in Page(site.get(QUERY + link).text).text


@pytest.mark.parametrize("suffix", ["csv", "tsv", "json", "xml", "xlsx"])
def test_a_suffix_names_the_format(site: TestClient, suffix: str) -> None:
    answer = site.get(f"/queries/thematic-years.{suffix}")
    assert answer.status_code == 200
    assert answer.content == site.get("/queries/thematic-years", params={"format": suffix}).content
    assert answer.headers["content-type"] == by_suffix(suffix).content_type  # type: ignore[union-attr]


def test_another_suffix_is_refused_with_the_formats(site: TestClient) -> None:
    answer = site.get("/queries/thematic-years.exe")
    assert (answer.status_code, "text/csv" in answer.json()["offered"]) == (406, True)


def test_an_unknown_query_is_404(site: TestClient) -> None:
    assert site.get("/queries/nothing").status_code == 404
    assert site.get("/queries/nothing?format=json").json()["status"] == 404


def test_openapi_describes_every_query_with_typed_parameters(site: TestClient) -> None:
    document = site.get("/openapi.json").json()
    parameters = {each["name"]: each for each in document["paths"][QUERY]["get"]["parameters"]}
    assert parameters["date"]["schema"] == {"type": "string", "format": "date"}
    assert parameters["date"]["required"] is True
    assert "/sparql" in document["paths"]
    operations = [
        method["operationId"]
        for path in document["paths"].values()
        for method in path.values()
        if "operationId" in method
    ]
    assert len(operations) == len(set(operations))
