"""The outlet table."""

from pathlib import Path

import pytest

from danvan_kg.article.outlets import default_outlets, read_outlets
from danvan_kg.errors import AssetError

OUTLETS = default_outlets()


@pytest.mark.parametrize(
    ("printed", "name", "territory"),
    [
        ("baonghean.vn", "Báo Nghệ An", "tỉnh Nghệ An"),
        ("Baonghean.vn", "Báo Nghệ An", "tỉnh Nghệ An"),
        ("BÁO NGHỆ AN", "Báo Nghệ An", "tỉnh Nghệ An"),
        ("www.qdnd.vn", "Báo Quân đội nhân dân", None),
        ("TTXVN", "Thông tấn xã Việt Nam", None),
        ("Báo Khánh Hoà", "Báo Khánh Hòa", "tỉnh Khánh Hòa"),
        ("thethao.sggp.org.vn", "Báo Sài Gòn Giải Phóng", "thành phố Hồ Chí Minh"),
        ("huyen.thanhhoa.gov.vn", "huyen.thanhhoa.gov.vn", "tỉnh Thanh Hóa"),
        ("unknown.example.com", "unknown.example.com", None),
        ("tuoitre/vnexpress/nguoiduatin", "Báo Tuổi Trẻ / VnExpress / Người Đưa Tin", None),
        ("Bản tin Dân vận", "Bản tin Dân vận", None),
    ],
)
def test_a_publisher_field_is_brought_to_the_outlets_name(printed: str, name: str, territory: str | None) -> None:
    outlet = OUTLETS.publisher(printed)
    assert outlet
    assert (outlet.name, outlet.territory) == (name, territory)


def test_a_publisher_field_without_letters_names_nobody() -> None:
    assert OUTLETS.publisher("?") is None


@pytest.mark.parametrize("url", ["https://m.baonghean.vn/a", "http://www.baonghean.vn:80/a?b=c", "//baonghean.vn/a"])
def test_the_host_of_an_address_names_the_outlet(url: str) -> None:
    outlet = OUTLETS.of_url(url)
    assert outlet
    assert outlet.name == "Báo Nghệ An"


def test_each_of_the_63_provinces_and_cities_has_a_paper_and_a_portal() -> None:
    papers = {row.territory for row in OUTLETS.by_domain.values() if row.territory and row.name.startswith("Báo ")}
    portals = {row.territory for row in OUTLETS.by_domain.values() if row.name.startswith("Cổng thông tin điện tử t")}
    assert len(papers) == 63
    assert portals == papers


def test_a_dateline_without_brackets_must_be_in_the_table() -> None:
    assert OUTLETS.of_dateline("QĐND Online")
    assert OUTLETS.of_dateline("vidu.vn") is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("outlets:\n- {name: A, domain: a.vn}", "2: outlet 'A': unknown field 'domain'"),
        ("outlets:\n- {name: A}\n- {domains: [a.vn]}", "3: an outlet without a name: {'domains': ['a.vn']}"),
        ("outlets:\n- {name: A, url_date: b}", "2: outlet 'A': no pattern 'b'"),
        ("outlets: 5", "1: 'outlets' is not a list"),
        ("outlets:\n- name: A\n  domains: [5]", "3: outlets.0.domains: not a list of strings: [5]"),
        ("outlets: []\nurl_dates: {a: ['{year}']}", "2: url_dates.a: unknown field 'year'"),
        ("outlets: []\neverywhere: [b]", "2: everywhere: no pattern 'b'"),
        ("- a", "1: the file is not a mapping"),
    ],
)
def test_a_fault_in_the_table_is_said_with_its_row(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "outlets.yaml"
    path.write_text(content)
    with pytest.raises(AssetError) as caught:
        read_outlets(path)
    assert caught.value.message.endswith(f"/outlets.yaml:{message}")
