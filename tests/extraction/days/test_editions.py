"""The year in the name of what is held every year is that of the day in its sentence."""

import pytest

from danvan_kg.extraction.days.editions import editions
from danvan_kg.extraction.view import Sentence
from danvan_kg.text import Span
from tests.extraction.views import lexicon


def year_of(text: str, day: str, month: int, title: str = "Tin của bản") -> int | None:
    whole = f"{title}\n{text}"
    sentences = [Sentence(Span(0, len(title)), "title"), Sentence(Span(len(title) + 1, len(whole)), "body")]
    start = whole.index(day)
    return editions(whole, sentences, lexicon()).year_of(Span(start, start + len(day)), month)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diễn đàn Đầu tư Sơn La 2017 khai mạc sáng 15/10.", 2017),
        ("Sáng 15/10, Liên hoan Tiếng hát bản làng năm 2017 khai mạc.", None),
        ("Sáng 15/10, bản bàn Kế hoạch trồng rừng 2018.", None),
        ("Sáng 15/10, bản bàn việc giai đoạn 2016 - 2020.", None),
        ("Sáng 15/10, Hội thi 2017 khai mạc, vui hơn năm 2016.", None),
        ("Sáng 15/10, bản họp.", None),
    ],
)
def test_only_a_year_that_belongs_to_a_name_counts(text: str, expected: int | None) -> None:
    assert year_of(text, "15/10", 10) == expected


def test_the_year_of_a_title_counts_from_spring_on() -> None:
    text, title = "Hội thi bế mạc chiều 12/4.", "Bế mạc Hội thi Giảng viên giỏi 2018"
    assert year_of(text, "12/4", 4, title) == 2018
    assert year_of(text, "12/4", 1, title) is None
