"""The year of a day that is printed without one, and on what basis it is known."""

from datetime import date

import pytest

from danvan_kg.extraction.days.dates import find_dates
from danvan_kg.extraction.days.years import ELECTION, Anchor, YearClues
from danvan_kg.partial_date import DayRange, PartialDate
from danvan_kg.text import Span
from tests.extraction.views import lexicon


def resolve(text: str, clues: YearClues, *, scheduled: bool = False) -> tuple[DayRange, str] | None:
    (found,) = find_dates(text, [Span(0, len(text))], lexicon())
    return clues.resolve(found, scheduled=scheduled)


def day(*numbers: int) -> DayRange:
    return DayRange(date(*numbers), date(*numbers))


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Sáng 20/3, tại", "2019-03-21", day(2019, 3, 20)),
        ("Ngày 28/12, tại", "2019-01-03", day(2018, 12, 28)),
        ("Ngày 9/4, tại", "2017", day(2017, 4, 9)),
        ("chiều qua, tại", "2020-05-01", day(2020, 4, 30)),
        ("Hôm nay, tại", "2020-05-01", day(2020, 5, 1)),
    ],
)
def test_publication_tells_the_year(text: str, published: str, expected: DayRange) -> None:
    told = resolve(text, YearClues(published=PartialDate.parse(published)))
    assert told == (expected, "publication")


def test_a_scheduled_day_is_after_publication() -> None:
    clues = YearClues(published=PartialDate(2019, 11, 20))
    assert resolve("ngày 15/2 tới", clues, scheduled=True) == (day(2020, 2, 15), "publication")


def test_where_nothing_tells_the_year_there_is_no_date() -> None:
    assert resolve("Chiều 4/8, tại", YearClues()) is None
    assert resolve("chiều qua, tại", YearClues()) is None


def test_a_day_counted_from_publication_is_in_its_year_where_only_that_is_known() -> None:
    told = resolve("chiều qua, tại", YearClues(published=PartialDate(2019)))
    assert told == (DayRange(date(2019, 1, 1), date(2019, 12, 31)), "publication")


def test_the_year_of_a_programme_or_campaign_counts_with_its_basis() -> None:
    clues = YearClues(named=((2018, "period of the programme"),))
    assert resolve("chiều 9/7", clues) == (day(2018, 7, 9), "period of the programme")


def test_a_year_between_what_is_past_and_what_is_to_come() -> None:
    clues = YearClues(earliest=date(2017, 10, 25), latest=date(2018, 9, 30))
    told = resolve("Chiều 19/5", clues)
    assert told is not None
    assert told[0] == day(2018, 5, 19)
    assert told[1].startswith("between")


def anchored(*numbers: int, before: int = 100, after: int = 190) -> YearClues:
    return YearClues(anchors=(Anchor(date(*numbers), before, after),))


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("Sáng 14/1", (2019, 1, 1), day(2019, 1, 14)),
        ("Sáng 26/3", (2018, 4, 1), day(2018, 3, 26)),
        ("Sáng 4/12", (2016, 6, 30), day(2016, 12, 4)),
        ("Sáng 15/2", (2018, 12, 20), day(2019, 2, 15)),
        ("Sáng 4/8", (2016, 1, 7), None),
    ],
)
def test_a_dated_day_close_by_tells_the_year(text: str, anchor: tuple[int, ...], expected: DayRange | None) -> None:
    told = resolve(text, anchored(*anchor))
    assert (told and told[0]) == expected


def test_of_two_years_the_later_one_is_meant_and_none_before_what_is_told_as_past() -> None:
    both = YearClues(anchors=(Anchor(date(2016, 10, 1), 100, 190), Anchor(date(2017, 6, 30), 100, 190)))
    assert resolve("Sáng 12/7", both) == (day(2017, 7, 12), "dates of the text close to it")
    assert resolve("Sáng 12/7", YearClues(anchors=both.anchors, newest=2018)) is None


def test_a_year_alone_counts_where_the_year_before_stands_alone_too() -> None:
    assert resolve("Sáng 12/3", YearClues(alone=frozenset({2017, 2018}))) is not None
    assert resolve("Sáng 12/3", YearClues(alone=frozenset({2018}), periods=frozenset({2017}))) is None


def test_the_term_of_an_election_counts_last() -> None:
    clues = YearClues(named=((2021, ELECTION),), anchors=(Anchor(date(2020, 12, 1), 100, 190),))
    assert resolve("Sáng 4/12", clues) == (day(2020, 12, 4), "dates of the text close to it")
    assert resolve("Sáng 4/3", YearClues(named=((2021, ELECTION),))) == (day(2021, 3, 4), ELECTION)


def test_a_scheduled_day_is_not_before_what_is_told_as_past() -> None:
    clues = YearClues(anchors=(Anchor(date(2017, 7, 1), 10, 190),), earliest=date(2017, 9, 18))
    assert resolve("ngày 9/7", clues) == (day(2017, 7, 9), "dates of the text close to it")
    assert resolve("ngày 9/7", clues, scheduled=True) is None
