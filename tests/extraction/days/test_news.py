"""Days counted from the day of the news, where the article itself prints that day."""

import pytest

from danvan_kg.extraction.facts import find_facts
from tests.extraction.views import lexicon, view_of

BEHIND = "Hôm qua, Tỉnh ủy Sơn La tổ chức hội nghị."


def days(text: str, published: str | None = None) -> list[str]:
    events = find_facts(view_of(text, published=published, province="tỉnh Sơn La"), lexicon()).events
    return [str(event.date.value.earliest) for event in events if event.date]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("Ngày 16/11/2017, ông Lò Văn Minh nói về rừng. ", ["2017-11-15"]),
        ("Ngày 1/3/2016, ông Lò Văn Minh nói về rừng. ", ["2016-02-29"]),
        ("Ông Lò Văn Minh nói về rừng sáng nay 16/11/2017. ", ["2017-11-15"]),
        ("Ông Lò Văn Minh nói về rừng ngày 16/11/2017. ", []),
        ("Ông Lò Văn Minh nói về rừng. ", []),
    ],
)
def test_yesterday_is_the_day_before_the_one_that_the_article_tells_of(first: str, expected: list[str]) -> None:
    assert days(first + BEHIND) == expected


def test_where_the_day_of_publication_is_known_nothing_else_is_asked() -> None:
    assert days(f"Ngày 16/11/2017, ông Lò Văn Minh nói về rừng. {BEHIND}", published="2017-11-20") == ["2017-11-19"]


def test_a_year_that_is_not_told_is_not_told_of_yesterday_either() -> None:
    assert days(f"Ngày 1/1, ông Lò Văn Minh nói về rừng. {BEHIND}") == []
