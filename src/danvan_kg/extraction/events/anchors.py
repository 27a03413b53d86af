"""Dates printed with a year near which an article is written, so that they tell the year of its other days."""

import datetime
import re
from collections.abc import Iterator, Sequence

from danvan_kg.extraction.days.dates import DateMention
from danvan_kg.extraction.days.editions import Editions
from danvan_kg.extraction.days.years import OLDEST, Anchor
from danvan_kg.extraction.events.grammar import EventGrammar
from danvan_kg.partial_date import PartialDate

_CAREER_BACK = 80  # code points before a month in which "được bầu" may stand
_MONTH = datetime.timedelta(days=31)
_SECOND_OF_PAIR = re.compile(r"\d\s?[-–]\s?$")


def anchors(
    dates: Sequence[DateMention],
    free: frozenset[DateMention],
    back: Sequence[datetime.date],
    ahead: Sequence[datetime.date],
    smooth: str,
    grammar: EventGrammar,
) -> Iterator[Anchor]:
    """The dates near which the article is written. It looks `back` on some, `ahead` to some; `free` are of no paper."""
    past, coming, newest = frozenset(back), frozenset(ahead), max(back, default=None)
    steps = _steps(dates, smooth, grammar)
    for date in dates:
        if date in steps or grammar.days.issued.match(smooth, date.span.end):
            continue
        told = (date.last or date.first).date if date.first.month else None
        if told is None or told.year < OLDEST:
            continue
        if not date.event:
            if _SECOND_OF_PAIR.search(smooth, max(0, date.span.start - 4), date.span.start):
                yield Anchor(told.earliest, before=60, after=60)
        elif date in free and told.latest in coming and told.day:
            yield Anchor(told.latest, before=100, after=0)
        elif date in free and told.earliest in past and not _is_of_career(date, smooth, grammar):
            yield _of_past(date, told, newest)
        elif date in free and told.day:
            yield Anchor(told.earliest, before=100, after=31)
        elif told.day and newest and newest - told.earliest < _MONTH:
            yield Anchor(told.earliest, before=0, after=30)  # the last of the documents that the news is about


def _of_past(date: DateMention, told: PartialDate, newest: datetime.date | None) -> Anchor:
    """What is told after the newest of the past ones may be long after; the others stand for days close by."""
    is_newest = told.earliest == newest
    if date.first.day:
        return Anchor(told.earliest, before=10, after=120 if is_newest else 31, last=told.latest)
    # Who prints the year with a month means another month than that of the news.
    return Anchor(told.latest, before=-1, after=60 if is_newest else 31)


def anchors_of_editions(
    dates: Sequence[DateMention], free: frozenset[DateMention], named: Editions
) -> Iterator[Anchor]:
    """The days whose sentences name their year, for the others of the same weeks."""
    for date in dates:
        day = date.first
        year = named.year_of(date.span, 0) if date in free and day.day and not day.year and date.event else None
        if year and (known := day._replace(year=year)).exists:
            yield Anchor(datetime.date(year, known.month or 1, known.day or 1), before=31, after=31)


def _steps(dates: Sequence[DateMention], smooth: str, grammar: EventGrammar) -> frozenset[DateMention]:
    """The days of a career that the text tells step by step: "Ngày 5/2/2004, ông được bổ nhiệm …"."""
    with_years = [date for date in dates if date.first.year and date.first.month and date.event]
    steps = [date for date in with_years if _is_step(date, smooth, grammar)]
    return frozenset(steps) if len(steps) > 1 else frozenset()


def _is_step(date: DateMention, smooth: str, grammar: EventGrammar) -> bool:
    before = smooth[max(0, date.span.start - _CAREER_BACK) : date.span.start]
    if grammar.years.of_congress.search(before):
        return False
    if grammar.years.career_step.match(smooth, date.span.end):
        return True
    # "phân công … từ ngày 1/4/2018" is the news itself
    return bool(not grammar.days.bound.match(date.lead(smooth)) and grammar.years.career_before.search(before))


def _is_of_career(date: DateMention, smooth: str, grammar: EventGrammar) -> bool:
    """Whether a month is one of somebody's career: "từ tháng 1/2004 - 5/2010", "Tháng 12/2015, bà … được bầu"."""
    lead = date.lead(smooth)
    stretch = date.last is not None and not grammar.years.quarter.match(smooth, date.span.start)
    bounded = grammar.days.bound.match(lead) or grammar.days.until.match(lead) or stretch
    told = bounded or grammar.years.career.match(smooth, date.span.end)
    before = smooth[max(0, date.span.start - _CAREER_BACK) : date.span.start]
    if grammar.years.of_congress.search(before):
        return False
    return date.first.day is None and bool(told or grammar.years.career_before.search(before))
