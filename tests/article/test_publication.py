"""The day of publication and its basis."""

import pytest

from danvan_kg.article.cues import default_cues, folded
from danvan_kg.article.outlets import default_outlets
from danvan_kg.article.publication import best, date_in_url, read_stamp
from danvan_kg.partial_date import PartialDate
from tests.article.reading import article_of


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("28/12/2017 | 3091", "2017-12-28"),
        ("Thứ Bảy, 23/06/2018, 10:30", "2018-06-23"),
        ("Thứ năm, 08/08/2024 12:35 (GMT+7)", "2024-08-08"),
        ("Chủ Nhật 06/10/2024 , 15:44 (GMT+7)", "2024-10-06"),
        ("Cập nhật: 09-09-2024 | 15:28:38", "2024-09-09"),
        ("Ngày đăng: 5.3.2019", "2019-03-05"),
        ("Ngày giờ đăng bài viết gốc: 22:17 15-04-2025", "2025-04-15"),
        ("Ngày 5 tháng 3 năm 2019", "2019-03-05"),
        ("2019-03-05T08:15", "2019-03-05"),
        ("Ngày đăng 5/3/2019 - Cập nhật 6/3/2019", "2019-03-05"),
    ],
)
def test_a_time_stamp_dates_the_article(line: str, day: str) -> None:
    article = article_of(f"Hội nghị tổng kết\n{line}\nSáng nay, huyện X tổ chức hội nghị.")
    assert (str(article.published), article.published_basis) == (day, "text")


@pytest.mark.parametrize(
    "line",
    [
        "2 tháng trước",
        "10:30",
        "27/7/1947-27/7/2017",
        "31/02/2018",
        "00:00 30/11/-0001",
        "Kỷ niệm ngày 27/7/2017",
        "Thời gian: 19h30 ngày 31/12/2024",
        "27/7/1947",
        "Quyết định ngày 5/3/2019",
    ],
)
def test_no_other_line_does(line: str) -> None:
    assert article_of(f"Hội nghị tổng kết\n{line}\nSáng nay, huyện X tổ chức hội nghị.").published is None


def test_a_stamp_after_a_name_dates_and_the_name_is_a_byline() -> None:
    article = article_of("Hội nghị tổng kết\nMinh Tú - Thứ năm, 08/08/2024 12:35\nSáng nay, huyện X họp.")
    assert str(article.published) == "2024-08-08"
    assert [zone.span.of(article.text) for zone in article.zones if zone.kind == "byline"] == ["Minh Tú"]


def test_a_stamp_among_links_or_amid_the_text_does_not_date() -> None:
    middle = "\n".join(f"Huyện {number} tổ chức hội nghị tổng kết." for number in range(12))
    assert article_of(f"Hội nghị\n{middle}\n05/03/2019\n{middle}").published is None
    assert article_of("Hội nghị\nHuyện X họp.\nCác bài viết khác\nHuyện Y họp\n05/03/2019").published is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://tuoitre.vn/ba-a-lam-bi-thu-20241029165836628.htm", "2024-10-29"),
        ("https://thanhnien.vn/ba-a-lam-bi-thu-185241211175708852.htm", "2024-12-11"),
        ("https://www.baogiaothong.vn/a-192240803180402797.htm", "2024-08-03"),
        ("https://nld.com.vn/a-19624050108113976.htm", "2024-05-01"),
        ("https://baodongkhoi.vn/ngay-hoi-05112024-a137881.html", "2024-11-05"),
        ("https://vidu.org/2019/03/05/hoi-nghi/", "2019-03-05"),
        ("https://tuoitre.vn/a-20241329165836628.htm", None),
        ("https://tuoitre.vn/a-20180504224297745.htm", None),
        ("https://tuoitre.vn/hoi-nghi-2024-2025-1234.htm", None),
        ("https://vov.vn/v-league-20232024-post1086960.vov", None),
        ("https://laodong.vn/a-1377703.ldo", None),
        ("https://vidu.org/1931/03/26/lich-su/", None),
        ("https://vidu.org/2019/03/05/2020/01/01/a", None),
    ],
)
def test_an_address_dates_by_its_outlets_pattern(url: str, day: str | None) -> None:
    found = date_in_url(url, default_outlets())
    assert (str(found) if found else None) == day


def test_the_address_dates_an_article_that_nothing_else_does() -> None:
    article = article_of("Hội nghị tổng kết\nHuyện X họp.", url="https://tuoitre.vn/a-20241029165836628.htm")
    assert (str(article.published), article.published_basis) == ("2024-10-29", "URL")


@pytest.mark.parametrize(
    ("first", "second", "chosen"),
    [
        ("2017", "2017-03-05", ("2017-03-05", "b")),
        ("2017-03", "2017-03-05", ("2017-03-05", "b")),
        ("2017", "2018-03-05", ("2017", "a")),
        ("2017", "2017", ("2017", "a")),
        ("2017-03-05", "2017-03-06", ("2017-03-05", "a")),
        ("2017-03-05", "2017", ("2017-03-05", "a")),
    ],
)
def test_the_first_date_counts_unless_a_later_one_says_it_more_precisely(
    first: str, second: str, chosen: tuple[str, str]
) -> None:
    date, basis = best([(None, "none"), (PartialDate.parse(first), "a"), (PartialDate.parse(second), "b")])
    assert (str(date), basis) == chosen


def test_a_stamp_is_read_from_folded_text() -> None:
    stamp = read_stamp(folded("THỨ HAI, NGÀY 4/3/2019"), default_cues())
    assert stamp
    assert str(stamp.day) == "2019-03-04"
