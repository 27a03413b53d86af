"""A numbered session tells the year of the days around it."""

from datetime import date, timedelta

import pytest

from danvan_kg.extraction.days.dates import Fields
from danvan_kg.extraction.days.sessions import sessions
from danvan_kg.extraction.wording import plain
from tests.extraction.views import lexicon


@pytest.mark.parametrize(
    ("text", "day", "month", "expected"),
    [
        ("Bản gặp đại biểu sau kỳ họp thứ 5, Quốc hội khóa XIV.", 25, 6, 2018),
        ("Bản gặp đại biểu sau Kỳ họp thứ năm Quốc hội khóa 14.", 25, 6, 2018),
        ("Bản gặp đại biểu sau kỳ họp thứ 5, Quốc hội khóa XIV.", 25, 10, None),
        ("Bản gặp đại biểu sau kỳ họp thứ 45, Quốc hội khóa XIV.", 25, 6, None),
        ("Bản nghe tin Hội nghị lần thứ 9 Ban Chấp hành Trung ương Đảng khóa XII.", 3, 1, 2019),
        ("Bản nghe tin Hội nghị Trung ương 6 khóa XII.", 6, 10, 2017),
        ("Bản học Nghị quyết số 18-NQ/TW của Hội nghị Trung ương 6 khóa XII.", 6, 10, None),
        ("Bản nhớ kỳ họp thứ 1, Quốc hội khóa XIV, và nghe kỳ họp thứ 8, Quốc hội khóa XIV.", 15, 7, None),
        ("Bản nghe tin kỳ họp thứ 5 của bản.", 6, 10, None),
        (
            "Ông trả lời tại kỳ họp thứ 4, Quốc hội khóa XIV, kỳ họp thứ 5, Quốc hội khóa XIV "
            "và kỳ họp thứ 6, Quốc hội khóa XIV.",
            25,
            11,
            None,
        ),
    ],
)
def test_days_near_a_session_are_of_its_year(text: str, day: int, month: int, expected: int | None) -> None:
    assert sessions(plain(text), lexicon()).year_of(Fields(None, month, day)) == expected


@pytest.mark.parametrize(("kind", "terms"), [("assemblies", 3), ("plenums", 3)])
def test_the_sessions_of_the_lexicon_follow_one_another(kind: str, terms: int) -> None:
    table = lexicon().table("sessions").section(kind, dict)
    held = [tuple(map(date.fromisoformat, days)) for of_term in table.values() for _, days in sorted(of_term.items())]
    assert len(table) == terms
    assert held == sorted(held)
    assert all(first <= last < first + timedelta(days=60) for first, last in held)
