"""The small grammar of dates: what is one, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.extraction.days.dates import DateMention, find_dates
from danvan_kg.text import Span
from tests.extraction.views import lexicon


def dates_of(text: str) -> list[DateMention]:
    return find_dates(text, [Span(0, len(text))], lexicon()) if text else []


@pytest.mark.parametrize(
    ("text", "quote", "fields"),
    [
        ("Chiều 14/9, tại xã", "Chiều 14/9", (None, 9, 14)),
        ("sáng ngày 17/11/2016, tỉnh", "sáng ngày 17/11/2016", (2016, 11, 17)),
        ("ngày 05-02-2019 của huyện", "ngày 05-02-2019", (2019, 2, 5)),
        ("Ngày 8.6, thành phố", "Ngày 8.6", (None, 6, 8)),
        ("ngày 9 tháng 12 năm 2021", "ngày 9 tháng 12 năm 2021", (2021, 12, 9)),
        ("khai mạc (6/10) tại", "6/10", (None, 10, 6)),
        ("tối 7 - 3, đoàn", "tối 7 - 3", (None, 3, 7)),
        ("từ tháng 7/2012 là", "từ tháng 7/2012", (2012, 7, None)),
        ("sáng nay thứ ba 25/12, tại", "sáng nay thứ ba 25/12", (None, 12, 25)),
        ("trong năm 2020, huyện", "năm 2020", (2020, None, None)),
    ],
)
def test_a_date_is_read_with_its_words(text: str, quote: str, fields: tuple[int | None, ...]) -> None:
    (found,) = dates_of(text)
    assert found.span.of(text) == quote
    assert tuple(found.first) == fields
    assert found.event


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("từ ngày 3 đến 9/5, lớp", (None, 5, 3), (None, 5, 9)),
        ("trong hai ngày 11 và 12/6", (None, 6, 11), (None, 6, 12)),
        ("ngày 21 - 23/8/2018, đoàn", (2018, 8, 21), (2018, 8, 23)),
        ("từ ngày 28-9 đến 2-10-2017, hội nghị", (2017, 9, 28), (2017, 10, 2)),
        ("từ tháng 3/2011 đến tháng 5/2014 là", (2011, 3, None), (2014, 5, None)),
        ("từ 17/12 đến 3/1/2019", (2018, 12, 17), (2019, 1, 3)),
        ("xong trong quý II/2022", (2022, 4, None), (2022, 6, None)),
    ],
)
def test_a_stretch_has_its_first_and_last_day(text: str, first: tuple[int, ...], last: tuple[int, ...]) -> None:
    (found,) = dates_of(text)
    assert (tuple(found.first), tuple(found.last or ())) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "đạt 12/19 tiêu chí",
        "giải quyết 1.204/1.311 đơn",
        "Nghị quyết Trung ương 5, 6 (khóa XII)",
        "điện thoại 024.3.9.4567",
        "thắng 2-1 trên sân nhà",
        "giai đoạn 2016 - 2020",
        "ngày 31/2/2015",
        "mừng Quốc khánh 2/9 tại",
        "trong 6 tháng năm 2017 đã có nhiều hộ",
        "tỷ lệ 3/4",
    ],
)
def test_counters_scores_and_impossible_days_are_no_dates(text: str) -> None:
    assert not dates_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "(22/12/1944-22/12/2014)",
        "(3/2/1930 - 3/2/2020)",
        "sinh ngày 12/5/1965 tại",
        "kỷ niệm ngày 20/10/2018",
        "mùng 6 tháng Giêng năm nay",
        "vào ngày 18/11 hàng năm",
    ],
)
def test_anniversaries_and_days_of_a_life_are_of_no_event(text: str) -> None:
    assert all(not found.event for found in dates_of(text))


def test_an_anniversary_keeps_the_day_that_is_marked() -> None:
    (found,) = dates_of("(22/12/1944-22/12/2014)")
    assert tuple(found.first) == (2014, 12, 22)


def test_the_same_day_is_the_one_named_last() -> None:
    first, second = dates_of("Sáng 4/6, đoàn thăm xã. Chiều cùng ngày, đoàn làm việc với huyện.")
    assert second.first == first.first


@given(st.text(alphabet="0123456789/.-– ,()ngàytháng năm4", max_size=80))
def test_every_date_is_a_slice_and_exists(text: str) -> None:
    for found in dates_of(text):
        assert 0 <= found.span.start < found.span.end <= len(text)
        assert found.first.exists
