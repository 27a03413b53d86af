"""Names of files and records that are a number and the name of a site."""

import pytest

from danvan_kg.article.compose import compose
from danvan_kg.article.draft import Draft
from danvan_kg.article.sites import territory_of_site

NAMES = [
    ("096_baclieu", "tỉnh Bạc Liêu"),
    ("17-sonla", "tỉnh Sơn La"),
    ("caugiay_3", "thành phố Hà Nội"),
    ("114_news2017", None),
    ("mua-o-hanoi", None),  # no number: a word of the title
    ("12_chauthanh", None),  # districts of many provinces
    ("12_hue", None),  # short
]


@pytest.mark.parametrize(("name", "province"), NAMES)
def test_a_site_bears_the_name_of_its_territory(name: str, province: str | None) -> None:
    assert territory_of_site(name) == province


def test_the_publisher_goes_before_the_name_of_the_file() -> None:
    def province(publisher: str | None) -> str | None:
        return compose(Draft("Tin.", "a.txt", "12_baclieu", publisher=publisher)).province

    assert (province("nghe-an.example"), province(None)) == ("tỉnh Nghệ An", "tỉnh Bạc Liêu")
