"""The day of publication: time stamps in the text, days in addresses, and which of several to believe."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from danvan_kg.article.cues import LayoutCues
from danvan_kg.article.outlets import URL_DATE_FIELDS, Outlets
from danvan_kg.partial_date import PartialDate

RECORD = "record"
PAGE_METADATA = "page metadata"
TEXT = "text"
URL = "URL"

# Vietnam went online in November 1997; an older day in a stamp or an address is of something else.
_FIRST_YEAR = 1997
_LAST_YEAR = 2100
_LONGEST_STAMP = 90
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+|\d+")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp: a line, or a part of one, that says nothing but a day or an hour."""

    day: PartialDate | None


def may_hold_stamp(flat: str) -> bool:
    """Whether the text is short and has a digit: most lines need no closer look."""
    return len(flat) <= _LONGEST_STAMP and _DIGIT.search(flat) is not None


def read_stamp(flat: str, cues: LayoutCues) -> Stamp | None:
    """The time stamp that the folded text `flat` is, or None where it says anything else besides.

    "27/7/1947-27/7/2017" is no stamp: of two days only a publication and its update are one.
    """
    if not may_hold_stamp(flat):
        return None
    found = [_day(match) for match in cues.clock.day.finditer(flat)]
    days = [day for day in found if day]
    rest = cues.clock.day.sub(" ", flat)
    hours = len(cues.clock.hour.findall(rest))
    rest = cues.clock.weekday.sub(" ", cues.clock.hour.sub(" ", rest))
    words = _WORD.findall(rest)
    numbers = [word for word in words if word.isdigit()]
    letters = [word for word in words if not word.isdigit()]
    if (not days and not hours) or len(numbers) > 1 or not cues.clock.words.issuperset(letters):
        return None
    if len(days) < len(found) or (len(set(days)) > 1 and not letters):
        return None
    return Stamp(min(days) if days else None)


def _day(match: re.Match[str]) -> PartialDate | None:
    fields = match.groupdict()
    for year, month, day in (("y", "m", "d"), ("iy", "im", "id"), ("wy", "wm", "wd")):
        if fields[year]:
            return plausible(fields[year], fields[month], fields[day])
    return None


def plausible(year: str, month: str, day: str) -> PartialDate | None:
    """The day, if there is such a one and a page of the web can be of it."""
    try:
        date = PartialDate(int(year), int(month), int(day))
    except ValueError:
        return None
    return date if _FIRST_YEAR <= date.year <= _LAST_YEAR else None


def date_in_url(url: str, outlets: Outlets) -> PartialDate | None:
    """The day that the address carries where the outlet's pattern has one; None where two patterns disagree."""
    outlet = outlets.of_url(url)
    if outlet is None:
        return None
    path = urlsplit(url).path
    days = set()
    for pattern in outlets.url_date_patterns(outlet):
        for match in _compiled(pattern).finditer(path):
            fields = match.groupdict()
            year = fields.get("yyyy") or "20" + fields["yy"]
            days.add(plausible(year, fields["mm"], fields["dd"]))
    days.discard(None)
    return days.pop() if len(days) == 1 else None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    *parts, last = re.split(r"(\{\w+\}|[#*])", pattern)
    # The sign after a day may be the one before the next.
    return re.compile("".join(_part(part) for part in parts) + f"(?={_part(last)})")


def _part(part: str) -> str:
    if part == "#":
        return r"\d"
    if part == "*":
        return r"\d{0,6}"
    if part.startswith("{"):
        return URL_DATE_FIELDS[part[1:-1]]
    return re.escape(part)


def best(candidates: Iterable[tuple[PartialDate | None, str]]) -> tuple[PartialDate | None, str | None]:
    """The first date, and its basis; a later one that is more precise and falls within it takes its place."""
    chosen: PartialDate | None = None
    basis: str | None = None
    for candidate, candidate_basis in candidates:
        if candidate is None:
            continue
        if chosen is None or (chosen.day is None and _within(candidate, chosen)):
            chosen, basis = candidate, candidate_basis
    return chosen, basis


def _within(inner: PartialDate, outer: PartialDate) -> bool:
    narrower = (inner.month is not None, inner.day is not None) > (outer.month is not None, outer.day is not None)
    return narrower and outer.earliest <= inner.earliest and inner.latest <= outer.latest
