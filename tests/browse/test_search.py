"""Names are found with and without diacritics, the closest first, as a page and as JSON."""

import pytest
from starlette.testclient import TestClient


def labels(site: TestClient, words: str) -> list[str]:
    answer = site.get("/search", params={"q": words, "format": "json"}).json()
    return [hit["label"] for hit in answer["results"]]


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Lê Thị Mẫu", "Lê Thị Mẫu"),
        ("le thi mau", "Lê Thị Mẫu"),
        ("LÊ THỊ", "Lê Thị Mẫu"),
        ("le\u0302 thi\u0323 ma\u0302\u0303u", "Lê Thị Mẫu"),
        ("bà mẫu", "Lê Thị Mẫu"),
        ("dang uy khoi", "Đảng ủy Khối Mẫu"),
        ("Đảng uỷ Khối Mẫu", "Đảng ủy Khối Mẫu"),
        ("25-NQ/TW", "Nghị quyết số 25-NQ/TW"),
        ("ha noi", "Hà Nội"),
        ("gap mat", "Gặp mặt đầu năm"),
    ],
)
def test_a_name_is_found(site: TestClient, words: str, label: str) -> None:
    assert label in labels(site, words)


def test_the_whole_name_comes_before_names_that_hold_it(site: TestClient) -> None:
    assert labels(site, "dang uy khoi mau")[0] == "Đảng ủy Khối Mẫu"


@pytest.mark.parametrize("words", ["", "   ", "không có tên này", "\"'\\", ".*", "%", "?"])
def test_what_no_name_holds_finds_nothing(site: TestClient, words: str) -> None:
    assert labels(site, words) == []


def test_json_by_accept(site: TestClient) -> None:
    answer = site.get("/search", params={"q": "mau"}, headers={"Accept": "application/json"})
    assert answer.headers["content-type"] == "application/json"
    assert {hit["kind"] for hit in answer.json()["results"]} >= {"Person", "Organization", "Position"}
