"""The year of a day that is printed without one, with the basis on which it is known.

Where nothing tells the year there is no date.
"""

import datetime
from dataclasses import dataclass, field
from datetime import timedelta

from danvan_kg.extraction.days.dates import DateMention, Fields
from danvan_kg.extraction.days.editions import EDITION, Editions
from danvan_kg.extraction.days.marked_years import MarkedYears
from danvan_kg.extraction.days.sessions import SESSION, Sessions
from danvan_kg.extraction.days.work_years import WorkYears
from danvan_kg.partial_date import DayRange, PartialDate

Basis = str
EXPLICIT: Basis = "explicit"
ELSEWHERE: Basis = "the same day with its year elsewhere in the text"
NEAR: Basis = "dates of the text close to it"
BETWEEN: Basis = "between the days that the text looks back on and ahead to"
YEARS: Basis = "years that the text looks back on and ahead to"

RECENT: Basis = "the last days before publication"

CAMPAIGN: Basis = "year of the campaign"
ELECTION: Basis = "term of the election"

WORK: Basis = "year whose work the text reviews or plans"

_YEAR_BEGINS, _YEAR_ENDS = 4, 11  # the months in which articles speak of the year before, and of the next one
_SUMMER = 7  # a month of which both halves of a year may be spoken
_THEMES_ARE_CHOSEN = 10  # from October on, the year's theme that an article names may be the next year's
OLDEST = 2000  # news of this kind is on the web since; older dates are history
_AHEAD = timedelta(days=31)  # a day this long after publication may still be meant without a word of the future
_AROUND = timedelta(days=3)
_NEWS = timedelta(days=3)  # what an article tells as news without its day was at most so long before publication
_CLOSE = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A dated day near which the article was written: at most `before` days before it or `after` days after it.

    Where `before` is negative, it was at least so many days after it. `last` ends the month, quarter or stretch of days
    that begins on `day`.
    """

    day: datetime.date
    before: int
    after: int
    last: datetime.date | None = None

    def holds(self, day: datetime.date) -> bool:
        return -self.before <= (day - self.day).days and (day - (self.last or self.day)).days <= self.after


@dataclass(frozen=True, slots=True)
class YearClues:
    """What an article knows about the year of its days.

    `named` are years with their basis, the strongest first: of a campaign launched, of a programme signed.
    `days` are the dates printed with a year, `alone` the years printed alone, `periods` the first ones of periods,
    `newest` the last one that is past or present. `earliest` is the last day that the text looks back on, `latest` the
    first that it looks ahead to.
    """

    published: PartialDate | None = None
    published_basis: str = "publication"
    named: tuple[tuple[int, Basis], ...] = ()
    days: tuple[DateMention, ...] = ()
    work: WorkYears = field(default_factory=WorkYears)
    marked: MarkedYears = field(default_factory=MarkedYears)
    editions: Editions = field(default_factory=Editions)
    sessions: Sessions = field(default_factory=Sessions)
    anchors: tuple[Anchor, ...] = ()
    alone: frozenset[int] = frozenset()
    periods: frozenset[int] = frozenset()
    newest: int = 0
    earliest: datetime.date | None = None
    latest: datetime.date | None = None

    def resolve(self, mention: DateMention, *, scheduled: bool = False) -> tuple[DayRange, Basis] | None:
        """The days that `mention` means and how the year is known; None where nothing tells it."""
        if mention.offset is not None:
            return self._relative(mention.offset)
        if mention.first.year:
            return _range(mention, mention.first.year, mention.last), EXPLICIT
        if not mention.first.month:
            return None
        told = self._year(mention, scheduled=scheduled)
        if told is None:
            return None
        year, basis = told
        try:
            return _range(mention, year, mention.last), basis
        except ValueError:
            return None  # 29 February of a year that has none

    def recent(self) -> tuple[DayRange, Basis] | None:
        """The days within which that was of which an article tells without a day, and how they are known."""
        if self.published is not None and self.published.day:
            return DayRange(self.published.earliest - _NEWS, self.published.latest), RECENT
        if self.published is not None:
            return self.published.range, self.published_basis
        year = self.work.half_of(_SUMMER)
        return (PartialDate(year).range, WORK) if year and year >= self.newest else None

    def _relative(self, offset: int) -> tuple[DayRange, Basis] | None:
        if self.published is None:
            return None
        if self.published.day is None:
            return self.published.range, self.published_basis
        day = self.published.earliest + timedelta(days=offset)
        return DayRange(day, day), self.published_basis

    def _year(self, mention: DateMention, *, scheduled: bool) -> tuple[int, Basis] | None:
        if self.published is not None and self.published.month:
            return self._nearest(mention.first, scheduled=scheduled), self.published_basis
        if self.published is not None:
            return self.published.year, self.published_basis
        alike = [other.first.year for other in self.days if other.first[1:] == mention.first[1:] and other.event]
        same = {year for year in alike if year and year >= OLDEST}
        if len(same) == 1 and max(same) >= self.newest:
            return same.pop(), ELSEWHERE
        if named := self._by_named(mention.first):
            return named
        edition = self.editions.year_of(mention.span, mention.first.month or 0)
        if edition and edition >= self.newest:
            return edition, EDITION
        return self._by_context(mention.first, scheduled=scheduled)

    def _by_named(self, fields: Fields) -> tuple[int, Basis] | None:
        for year, basis in self.named:
            of_theme = basis == CAMPAIGN and ((fields.month or 0) >= _THEMES_ARE_CHOSEN or year < self.newest)
            if basis != ELECTION and not of_theme:
                return year, basis
        return None

    def _nearest(self, fields: Fields, *, scheduled: bool) -> int:
        assert self.published is not None  # the caller has looked
        latest = self.published.latest
        years = (latest.year - 1, latest.year, latest.year + 1)
        days = [(year, day) for year in years if (day := _day(fields._replace(year=year)))]
        if scheduled:
            return min((year for year, day in days if day >= self.published.earliest - _AROUND), default=latest.year)
        return max((year for year, day in days if day <= latest + _AHEAD), default=latest.year)

    def _by_context(self, fields: Fields, *, scheduled: bool) -> tuple[int, Basis] | None:
        marked = self.marked.year_of(fields)
        if marked and marked[0] >= max(OLDEST, self.newest):
            return marked
        session = self.sessions.year_of(fields)
        if session and session >= self.newest:
            return session, SESSION
        # A year after these may be one to come ("trước đại hội năm 2020").
        for strong, basis in ((self._close(fields), NEAR), (self.work.half_of(fields.month or 1), WORK)):
            if strong and max(OLDEST, self.newest - 1) <= strong:
                return strong, basis
        told = (
            (self.work.year_of(fields.month or 1), WORK),
            (self._near(fields), NEAR),
            (self._between(fields), BETWEEN),
            (next((year for year, basis in self.named if basis == ELECTION), None), ELECTION),
            (self._by_years(fields.month or 0), YEARS),
        )
        fitting = ((year, basis) for year, basis in told if year and year >= self.newest)
        return next(((y, basis) for y, basis in fitting if not (scheduled and self._is_past(fields, y))), None)

    def _is_past(self, fields: Fields, year: int) -> bool:
        """Whether the day in that year is before what the text looks back on."""
        day = _day(fields._replace(year=year))
        return day is not None and self.earliest is not None and day < self.earliest

    def _by_years(self, month: int) -> int | None:
        """At the beginning of a year the article speaks of it and of the one before, at the end of the next one too."""
        latest = max(self.alone | self.periods, default=0)
        if latest - 1 not in self.alone:
            return None
        if month <= _YEAR_BEGINS:
            return latest
        return latest - 1 if month >= _YEAR_ENDS else None

    def _between(self, fields: Fields) -> int | None:
        """The one year in which the day falls behind what the text looks back on and before what it looks ahead to."""
        if self.earliest is None or self.latest is None:
            return None
        years = range(self.earliest.year, self.latest.year + 1)
        fitting = [y for y in years if (day := _day(fields._replace(year=y))) and self.earliest <= day <= self.latest]
        return fitting[0] if len(fitting) == 1 else None

    def _close(self, fields: Fields) -> int | None:
        """The year of a day printed with its year at most a month before, if nothing past is told of later."""
        printed = [date for date in (d.first.date for d in self.days if d.event and d.first.day) if date]
        newest = max((date.earliest for date in printed), default=None)
        if newest is None or (self.earliest and self.earliest - newest > _CLOSE):
            return None
        day = _day(fields._replace(year=newest.year))
        return day.year if day and timedelta(0) <= day - newest <= _CLOSE else None

    def _near(self, fields: Fields) -> int | None:
        """The last year in which the day is near a dated one."""
        years = {anchor.day.year + offset for anchor in self.anchors for offset in (-1, 0, 1)}
        days = {year: day for year in years if (day := _day(fields._replace(year=year)))}
        fitting = [y for y, day in days.items() if y >= self.newest and any(a.holds(day) for a in self.anchors)]
        return max(fitting, default=None)


def _day(fields: Fields) -> datetime.date | None:
    try:
        return datetime.date(fields.year or 0, fields.month or 1, fields.day or 1)
    except ValueError:
        return None


def _range(mention: DateMention, year: int, last: Fields | None) -> DayRange:
    first = PartialDate(year, mention.first.month, mention.first.day)
    if last is None:
        return first.range
    end = PartialDate(last.year or year, last.month, last.day)
    return DayRange(first.earliest, max(end.latest, first.latest))
