"""Stretches of time that a career states: "từ tháng 6/2015 đến tháng 5/2020", "2010 - 2011", "từ 2016 đến nay"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from danvan_kg.partial_date import PartialDate

# day/month/year, month/year or year, in digits; the words for month and year between them are optional.
_POINT = (
    r"(?:ngày\s+)?(?:(?P<d{n}>\d{{1,2}})[/.\-](?=\d{{1,2}}[/.\-]\d{{4}}))?"
    r"(?:(?:tháng\s+)?(?P<m{n}>\d{{1,2}})(?:[/.\-]|\s+năm\s+|\s*/\s*))?(?:năm\s+)?(?P<y{n}>(?:19|20)\d\d)"
)
_RANGE = re.compile(
    r"(?:(?P<from>từ)\s+)?"
    + _POINT.format(n=1)
    + r"\s*(?:đến(?:\s+hết)?|tới|[-–—])\s*(?:(?P<now>nay|hiện nay)|"
    + _POINT.format(n=2)
    + r")(?!\w)",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"(?:19|20)\d\d\s*(?:đến|tới|[-–—])", re.IGNORECASE)  # part of each, and sooner told
_REACH = 20  # code points between a word and the year that it dates
_BEHIND = re.compile(
    r"\s*,?\s*(?:(?:kể\s+)?từ|vào|hồi|năm|tháng)(?!\w)[^,.;:()]{0,20}?(?<!\d)(?:\d{1,2}[/.\-])?(?P<year>(?:19|20)\d\d)"
    r"(?!\s*(?:[-–/]|đến|tới)\s*\d|\d)",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<!\d)(?P<first>(?:19|20)\d\d)\s*[-–]\s*(?P<last>(?:19|20)\d\d)(?!\d)")
_YEAR = re.compile(r"(?:năm\s+|(?<!\d)\d{1,2}[/.\-])((?:19|20)\d\d)(?!\s*[-–/]\s*\d|\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """From `begin` to `end`; `end` is None where it goes on ("đến nay") or where only the begin is stated."""

    begin: PartialDate
    end: PartialDate | None
    ongoing: bool
    start: int
    stop: int


def period_in(text: str, start: int, stop: int) -> Period | None:
    """The last stretch of time stated in `text` from `start` to before `stop`."""
    ranges = list(_RANGE.finditer(text, start, stop)) if _BEGUN.search(text, start, stop) else []
    return _period(ranges[-1]) if ranges else None


def period_from(text: str, start: int, stop: int) -> Period | None:
    """The stretch of time that stands at `start`, behind no more than a comma, and begins with "từ"."""
    while start < stop and text[start] in " ,":
        start += 1
    found = _RANGE.match(text, start, stop)
    return _period(found) if found and found["from"] else None


def _period(found: re.Match[str]) -> Period | None:
    begin = _point(found, 1)
    end = None if found["now"] else _point(found, 2)
    if begin is None or (end is None and not found["now"]):
        return None
    return Period(begin, end, bool(found["now"]), found.start(), found.end())


def term_end_in(text: str, start: int, stop: int) -> int | None:
    """The last year of a stretch of years that `text` states from `start` to before `stop` ("nhiệm kỳ 2010-2015")."""
    found = _YEARS.search(text, start, stop)
    return int(found["last"]) if found else None


def last_year_in(text: str, start: int, stop: int, others: Sequence[str] = ()) -> int | None:
    """The last year that `text` names as a time from `start` to before `stop` ("năm 2004", "5/2016").

    A year shortly behind one of `others` (in lower case) is that of something else ("sinh năm 1970").
    """
    for found in reversed(list(_YEAR.finditer(text, start, stop))):
        before = text[max(start, found.start() - _REACH) : found.start(1)].lower()
        if not any(word in before for word in others):
            return int(found[1])
    return None


def latest_year_in(text: str, others: Sequence[str]) -> int | None:
    """The latest year that `text` gives as a time ("năm 2004", "5/2016"), none behind one of `others` ("đến năm 2030").

    The begin of a term is one ("nhiệm kỳ 2015-2020").
    """
    years = [
        int(found[1])
        for found in _YEAR.finditer(text)
        if not text[max(0, found.start() - _REACH) : found.start()].rstrip().lower().endswith(tuple(others))
    ]
    begun = [int(found["first"]) for found in _YEARS.finditer(text)]
    return max((*years, *begun), default=None)


def year_behind(text: str, start: int, stop: int) -> int | None:
    """The year that stands right behind a post as that in which it was taken: "từ tháng 11.2024", "vào năm 2015"."""
    found = _BEHIND.match(text, start, stop)
    return int(found["year"]) if found else None


def _point(match: re.Match[str], number: int) -> PartialDate | None:
    day, month, year = (match[f"{unit}{number}"] for unit in "dmy")
    try:
        return PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    except ValueError:
        return None
