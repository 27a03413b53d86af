"""Days counted from the day of the news, where the article itself prints that day."""

import datetime
from collections.abc import Sequence
from dataclasses import replace

from danvan_kg.extraction.days.dates import DateMention, Fields
from danvan_kg.lexicon import Lexicon

_OPENING = 900  # code points at the beginning of an article in which it tells its day
_NO_YEAR = 2000  # a leap year, to count days in where no year is printed


def with_news_day(
    dates: Sequence[DateMention], starts: frozenset[int], smooth: str, lexicon: Lexicon
) -> list[DateMention]:
    """`dates` in which "hôm qua" is the day before the one that the article tells of as its own.

    `starts` are the beginnings of sentences, `smooth` is the text with the older tone placement. That day is one that
    is printed with "nay" ("sáng nay, 5/6"), else the first one with which one of the first sentences begins.
    """
    news = _news_day(dates, starts, smooth, lexicon)
    if news is None:
        return list(dates)
    return [_counted(date, news) if date.offset is not None else date for date in dates]


def _news_day(
    dates: Sequence[DateMention], starts: frozenset[int], smooth: str, lexicon: Lexicon
) -> datetime.date | None:
    printed = [date for date in dates if date.first.day and date.offset is None and date.last is None and date.event]
    today = tuple(word for word, days in lexicon.table("dates").section("relative_days", dict).items() if days == 0)
    told = [date for date in printed if date.lead(smooth).startswith(today)]
    first = [date for date in printed if date.span.start in starts and date.span.start < _OPENING]
    for date in [*told, *first][:1]:
        return datetime.date(date.first.year or _NO_YEAR, date.first.month or 1, date.first.day or 1)
    return None


def _counted(date: DateMention, news: datetime.date) -> DateMention:
    day = news + datetime.timedelta(days=date.offset or 0)
    year = None if news.year == _NO_YEAR else day.year
    return replace(date, first=Fields(year, day.month, day.day), offset=None)
