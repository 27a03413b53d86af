"""Feasts and anniversaries tell the year of the days around them."""

import pytest

from danvan_kg.extraction.days.dates import Fields, find_dates
from danvan_kg.extraction.days.marked_years import ANNIVERSARY, FEAST, marked_years
from danvan_kg.extraction.wording import plain
from danvan_kg.text import Span
from tests.extraction.views import lexicon


def told(text: str, day: int, month: int) -> tuple[int, str] | None:
    smooth = plain(f"{text} Bản họp ngày {day}/{month}.")
    dates = find_dates(smooth, [Span(0, len(smooth))], lexicon())
    return marked_years(smooth, dates, lexicon()).year_of(Fields(None, month, day))


@pytest.mark.parametrize(
    ("text", "day", "month", "expected"),
    [
        ("Bản vui xuân Mậu Tuất.", 20, 2, 2018),
        ("Bản chúc Tết Nguyên đán Kỷ Hợi.", 28, 12, 2018),
        ("Bản chúc Tết Nguyên đán Kỷ Hợi.", 12, 6, None),
        ("Bản nhớ Tết Mậu Thân.", 20, 2, None),
        ("Đoàn chúc Giáng sinh 2017 và Tết dương lịch 2018.", 19, 12, 2017),
        ("Đoàn chúc Giáng sinh năm 2017.", 3, 1, None),
        ("Hội xuân 2019 mở cửa.", 9, 2, 2019),
        ("Hội xuân 2018 khác hội xuân 2019.", 9, 2, None),
    ],
)
def test_a_feast_tells_the_year_of_days_of_its_season(text: str, day: int, month: int, expected: int | None) -> None:
    assert told(text, day, month) == (None if expected is None else (expected, FEAST))


@pytest.mark.parametrize(
    ("text", "day", "month", "expected"),
    [
        ("Bản thăm các cụ nhân 44 năm ngày thống nhất đất nước.", 29, 4, 2019),
        ("Bản thăm các cụ nhân 44 năm ngày thống nhất đất nước.", 29, 9, None),
        ("Kỷ niệm 90 năm Ngày thành lập Đảng Cộng sản Việt Nam, bản trồng cây.", 28, 12, 2019),
        ("Kỷ niệm 90 năm Ngày thành lập Đảng bộ bản, bản trồng cây.", 1, 2, None),
        ("Nhân 50 năm thực hiện lời dặn (1969 - 2019), bản trồng cây.", 12, 8, 2019),
        ("Mừng 49 năm ngày thống nhất đất nước, bản hướng tới kỷ niệm 50 năm ngày thống nhất đất nước.", 24, 4, 2024),
        ("Trong 10 năm (2006 - 2016) bản trồng rừng.", 12, 8, None),
        ("Nhân 5 năm trồng rừng (2014 - 2019), bản vui.", 12, 8, None),
        ("Kỷ niệm 30 năm ngày lập bản. Ngày 1/7/1989, bản có tên.", 2, 7, 2019),
        ("Kỷ niệm 30 năm ngày lập bản. Ngày 1/7/1989, bản có tên.", 2, 9, None),
    ],
)
def test_an_anniversary_tells_the_year_of_days_close_to_it(
    text: str, day: int, month: int, expected: int | None
) -> None:
    assert told(text, day, month) == (None if expected is None else (expected, ANNIVERSARY))


def test_every_founding_day_is_one() -> None:
    for name in lexicon().table("dates").section("founding_days", dict):
        assert marked_years(plain(f"Kỷ niệm 20 năm {name}."), [], lexicon()).days, name
