"""A reader gets the language asked for, then the one chosen before, then the browser's, then Vietnamese."""

import re

import pytest
from starlette.testclient import TestClient

from danvan_kg.browse.dates import written_date
from danvan_kg.browse.words import words_in
from tests.browse.page_reading import Page


def language(site: TestClient, **request: object) -> str | None:
    return Page(site.get("/", **request).text).all("html")[0]["lang"]


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("vi", "vi"),
        ("en-GB,en;q=0.9", "en"),
        ("de, en;q=0.5, vi;q=0.7", "vi"),
        ("fr", "vi"),
        ("", "vi"),
        ("en;q=0", "vi"),
        ("en;q=x, vi;q=0.1", "vi"),
    ],
)
def test_the_browsers_language(site: TestClient, accept: str, expected: str) -> None:
    assert language(site, headers={"Accept-Language": accept}) == expected


def test_a_choice_is_remembered(site: TestClient) -> None:
    assert language(site, params={"lang": "en"}) == "en"
    assert language(site) == "en"
    assert language(site, params={"lang": "xx"}) == "en"


def test_the_switch_keeps_the_page_and_its_parameters(site: TestClient) -> None:
    links = Page(site.get("/search?q=mau&kind=x").text).links()
    assert "/search?q=mau&kind=x&lang=en" in links


@pytest.mark.parametrize(
    "path", ["//evil.example", "/%2Fevil.example", "/\\evil.example", "///evil.example/%2e%2e", "/%5C"]
)
def test_the_switch_stays_on_this_site(site: TestClient, path: str) -> None:
    """A browser reads `//name`, and `/\\name` as well, as the address of another host."""
    page = site.get(f"http://testserver{path}", headers={"Accept": "text/html"})
    targets = [link for link in Page(page.text).links() if "lang=" in link]
    assert targets
    assert all(re.match(r"/[^/\\]", target) for target in targets)


def test_every_text_has_both_languages() -> None:
    assert words_in("vi")("search") == "Tìm"
    assert words_in("en")("search") == "Search"


@pytest.mark.parametrize(
    ("lexical", "vietnamese", "english"),
    [
        ("2014-02-20", "20/2/2014", "20 February 2014"),
        ("2014-02", "2/2014", "February 2014"),
        ("2014", "2014", "2014"),
        ("soon", "soon", "soon"),
        ("2014-13", "13/2014", "2014"),
    ],
)
def test_dates_are_as_precise_as_stated(lexical: str, vietnamese: str, english: str) -> None:
    assert (written_date(lexical, "vi"), written_date(lexical, "en")) == (vietnamese, english)
