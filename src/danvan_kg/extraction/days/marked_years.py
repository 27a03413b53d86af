"""The years that feasts and anniversaries tell, where the article is written on their occasion.

"Xuân Mậu Tuất" is 2018; "44 năm ngày thống nhất đất nước" is said at the end of April 2019; "50 năm thực hiện Di chúc
(1969 - 2019)" names its year. Feasts of the moon's year are days of January or February (`data/lexicon/dates.yaml`).
"""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.days.dates import DateMention, Fields
from danvan_kg.extraction.wording import OpenedPattern, any_of, normal, once_per_lexicon
from danvan_kg.lexicon import Lexicon

ANNIVERSARY = "year of the anniversary"
FEAST = "year of the feast"

_YEAR = r"20\d\d"
_SPAN_BACK = 120  # code points before "(1969 - 2019)" in which "50 năm" stands
_NUMBER_AHEAD = 40  # code points between "kỷ niệm" and "44 năm"
_NAME_AHEAD = 40  # code points between "44 năm" and the name of what is marked
_AROUND = 10  # days between the day of a founding that the text dates and a day on which it is marked
_BEFORE, _AFTER = 75, 45  # days before and after an anniversary on which it is spoken of
_SHORTEST = 10  # years that are marked; a shorter span is that of a plan
_LATEST = 2040  # no article is of later
_SPRING_ENDS, _WINTER_BEGINS = 3, 11  # months in which the new year is spoken of
_SPAN = re.compile(rf"(?<![\w/.])(?P<first>1[89]\d\d|20\d\d)\s?[-–]\s?(?P<last>{_YEAR})(?!\w)")


@dataclass(frozen=True, slots=True)
class MarkedYears:
    """What the article marks: `spans` are years in which so many years are full, `days` anniversaries by their days.

    `springs` are the years whose new year it names, `winters` those whose Christmas.
    """

    spans: frozenset[int] = frozenset()
    days: frozenset[datetime.date] = frozenset()
    springs: frozenset[int] = frozenset()
    winters: frozenset[int] = frozenset()

    def year_of(self, fields: Fields) -> tuple[int, str] | None:
        """The one year in which the day is that of a feast or anniversary, or close to it; None where none tells it."""
        feasts = self._by_feast(fields.month or 0)
        if feasts:
            return (feasts.pop(), FEAST) if len(feasts) == 1 else None
        # Of two that follow one another the later one is looked ahead to.
        marked = sorted({*self.spans, *self._by_anniversary(fields)})
        return (marked[0], ANNIVERSARY) if marked and marked[-1] - marked[0] <= 1 else None

    def _by_feast(self, month: int) -> set[int]:
        if month <= _SPRING_ENDS:
            return set(self.springs)
        return {*self.winters, *(year - 1 for year in self.springs)} if month >= _WINTER_BEGINS else set()

    def _by_anniversary(self, fields: Fields) -> Iterator[int]:
        for anniversary in self.days:
            for year in (anniversary.year - 1, anniversary.year, anniversary.year + 1):
                try:
                    day = datetime.date(year, fields.month or 1, fields.day or 1)
                except ValueError:
                    continue  # 29 February
                if -_BEFORE <= (day - anniversary).days <= _AFTER:
                    yield year


@dataclass(frozen=True, slots=True)
class _Grammar:
    moon: OpenedPattern
    moon_years: Mapping[str, int]
    feast: OpenedPattern
    christmas: tuple[str, ...]
    occasion: OpenedPattern
    founding: OpenedPattern
    founded: Mapping[str, datetime.date]


@once_per_lexicon
def _grammar(lexicon: Lexicon) -> _Grammar:
    words = lexicon.table("dates").section
    years = {normal(name): year for name, year in words("moon_years", dict).items()}
    founded = {normal(name): datetime.date.fromisoformat(day) for name, day in words("founding_days", dict).items()}
    spring, christmas = words("spring_words"), words("christmas_words")
    between = rf"(?:\s+(?:{any_of([*spring, *words('year_words')])}))*"
    calendar = rf"(?:\s+(?:{any_of([*years, *words('calendar_words')])}))?"
    times = rf"(?:{any_of(words('number_of_times'))})\s+(?P<times>\d{{1,3}})"
    number = rf"(?:{times}|(?P<years>\d{{1,3}})\s+(?:{any_of(words('year_words'))}))(?!\w)"
    told = rf"[^.;\n]{{0,{_NUMBER_AHEAD}}}?(?<![\w/.,\-–]){number}"
    name = rf"(?P<name>{any_of(founded)})(?!\w|\s+(?:{any_of(words('founding_stops'))})(?!\w))"
    return _Grammar(
        moon=OpenedPattern(spring, rf"{between}\s+(?P<name>{any_of(years)})(?!\w)"),
        moon_years=years,
        feast=OpenedPattern([*spring, *christmas], rf"{between}{calendar}\s+(?P<year>{_YEAR})(?!\w|\s?[-–/]\s?\d)"),
        christmas=tuple(normal(word) for word in christmas),
        occasion=OpenedPattern(words("marking_words"), told),
        founding=OpenedPattern(words("marking_words"), rf"{told}[^.;\n]{{0,{_NAME_AHEAD}}}?{name}"),
        founded=founded,
    )


def marked_years(smooth: str, dates: Sequence[DateMention], lexicon: Lexicon) -> MarkedYears:
    """What `smooth` (older tone placement) marks; `dates` are those printed in it."""
    grammar = _grammar(lexicon)
    feasts = list(grammar.feast.finditer(smooth))
    winter = [feast for feast in feasts if normal(feast.group()).startswith(grammar.christmas)]
    moons = (grammar.moon_years[normal(match["name"])] for match in grammar.moon.finditer(smooth))
    numbers = [(_number(match), match.start()) for match in grammar.occasion.finditer(smooth)]
    return MarkedYears(
        spans=frozenset(_spans(smooth, numbers)),
        days=frozenset([*_named(smooth, grammar), *_dated(dates, {number for number, _ in numbers})]),
        springs=frozenset([*moons, *(int(feast["year"]) for feast in feasts if feast not in winter)]),
        winters=frozenset(int(feast["year"]) for feast in winter),
    )


def _number(match: re.Match[str]) -> int:
    return int(match["times"] or match["years"])


def _spans(smooth: str, numbers: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The last years of spans that are as long as said before them: "50 năm … (1969 - 2019)"."""
    for span in _SPAN.finditer(smooth):
        length = int(span["last"]) - int(span["first"])
        said = any(number == length and 0 < span.start() - place < _SPAN_BACK for number, place in numbers)
        if said and length >= _SHORTEST:
            yield int(span["last"])


def _named(smooth: str, grammar: _Grammar) -> Iterator[datetime.date]:
    for match in grammar.founding.finditer(smooth):
        first = grammar.founded[normal(match["name"])]
        yield from _after(first, _number(match))


def _dated(dates: Iterable[DateMention], numbers: set[int]) -> Iterator[datetime.date]:
    """The anniversaries of days that the text prints with their years, for the numbers of years that it names."""
    printed = {date.first.date.earliest for date in dates if date.first.date and date.first.day}
    days = [date.first for date in dates if date.first.day and date.first.month and not date.first.year]
    for first in sorted(printed):
        for number in sorted(numbers):
            for marked in _after(first, number) if number >= _SHORTEST else ():
                if any(_is_about(fields, marked) for fields in days):
                    yield marked


def _is_about(fields: Fields, marked: datetime.date) -> bool:
    try:
        day = datetime.date(marked.year, fields.month or 1, fields.day or 1)
    except ValueError:
        return False  # 29 February
    return abs((day - marked).days) <= _AROUND


def _after(first: datetime.date, years: int) -> Iterator[datetime.date]:
    if (year := first.year + years) <= _LATEST and (first.month, first.day) != (2, 29):
        yield first.replace(year=year)
