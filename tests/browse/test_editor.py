"""The editor's page runs a query on the server, so that it works without JavaScript, within the guard's limits."""

import pytest
from starlette.testclient import TestClient

from tests.browse.page_reading import Page


def run(site: TestClient, text: str):
    return site.get("/sparql", params={"text": text, "run": "1"})


def test_a_table_with_names_in_place_of_iris(site: TestClient) -> None:
    answer = run(
        site,
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dv: <https://w3id.org/danvan-kg/ontology#> "
        "SELECT ?place ?placeLabel { ?place a dv:Place ; rdfs:label ?placeLabel }",
    )
    page = Page(answer.text)
    assert answer.status_code == 200
    assert "Hà Nội" in page.text
    assert any(link.startswith("/id/place/ha-noi") for link in page.links())


def test_a_truth_value_and_a_graph(site: TestClient) -> None:
    assert "true" in Page(run(site, "ASK { ?s ?p ?o }").text).text
    assert "https://w3id.org" in Page(run(site, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 1").text).text


def test_a_name_that_the_ontology_lacks_is_hinted_at(site: TestClient) -> None:
    page = Page(run(site, "PREFIX dv: <https://w3id.org/danvan-kg/ontology#> SELECT * { ?s a dv:Tenur }").text)
    assert "did you mean dv:Tenure?" in page.text


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("SELECT * WHERE {\n ?s ?p\n}", 400),
        ("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }", 403),
        ("INSERT DATA { <a:a> <a:b> <a:c> }", 403),
        ("SELECT * " + "{" * 100, 400),
    ],
)
def test_a_query_that_may_not_run_is_a_problem_on_the_page(site: TestClient, text: str, status: int) -> None:
    answer = run(site, text)
    assert answer.status_code == status
    assert [each for each in Page(answer.text).all("div") if each.get("role") == "alert"]


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("vi", ["Câu truy vấn không phải là SPARQL", "không thể có '}' ở đây", "Ở đây có thể là: một biến"]),
        ("en", ["The query is not SPARQL", "unexpected '}'", "Expected here: a variable"]),
    ],
)
def test_a_problem_speaks_the_language_of_the_page(site: TestClient, language: str, told: list[str]) -> None:
    page = Page(site.get("/sparql", params={"text": "SELECT * { ?s ?p }", "run": "1", "lang": language}).text)
    assert [each for each in told if each not in page.text] == []


def test_the_line_of_a_syntax_error_is_told(site: TestClient) -> None:
    page = Page(run(site, "SELECT * WHERE {\n ?s ?p\n}").text)
    assert page.all("section")[0]["data-line"] == "3"


def test_the_endpoint_itself_stays_at_the_same_address(site: TestClient) -> None:
    answer = site.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "application/sparql-results+json"})
    assert answer.json()["boolean"] is True
