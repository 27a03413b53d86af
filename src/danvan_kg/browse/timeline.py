"""Tenures on a line of time: certain and possible stretches apart, as numbers that a template draws."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

_Scale = Callable[[date], float]

WIDTH = 1000
ROW_HEIGHT = 50
TOP = 38

# A certain stretch of one day must still be seen.
_LEAST = 8


@dataclass(frozen=True, slots=True)
class Stretch:
    """A horizontal bar: `x` and `width` in units of the drawing."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One tenure. `open_start` and `open_end` say that no source limits the possible stretch on that side."""

    label: str
    y: int
    possible: Stretch
    certain: Stretch | None
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows below a scale of years, each tick with its `x`."""

    rows: tuple[TimelineRow, ...]
    ticks: tuple[tuple[int, float], ...]
    height: int
    width: int = WIDTH


@dataclass(frozen=True, slots=True)
class Bounds:
    """The four bounds of a tenure, any of them unknown."""

    begin_earliest: date | None
    begin_latest: date | None
    end_earliest: date | None
    end_latest: date | None

    @property
    def certain(self) -> tuple[date, date] | None:
        """The first and last day on which it was held for certain."""
        if self.begin_latest and self.end_earliest and self.begin_latest <= self.end_earliest:
            return self.begin_latest, self.end_earliest
        return None

    @property
    def some_day(self) -> tuple[date, date] | None:
        """The days on some of which it was held, unknown which: begun by the last, not ended before the first."""
        if self.begin_latest and self.end_earliest and self.begin_latest > self.end_earliest:
            return self.end_earliest, self.begin_latest
        return None

    @property
    def days(self) -> list[date]:
        every = (self.begin_earliest, self.begin_latest, self.end_earliest, self.end_latest)
        return [day for day in every if day is not None]


def timeline(tenures: Sequence[tuple[str, Bounds]]) -> Timeline | None:
    """The drawing of labelled tenures, or None where none has a day. Tenures without any day have no row."""
    dated = [(label, bounds) for label, bounds in tenures if bounds.days]
    if not dated:
        return None
    days = [day for _, bounds in dated for day in bounds.days]
    # A year before and after, so that open ends have room.
    first, last = date(min(days).year - 1, 1, 1), date(max(days).year + 2, 1, 1)
    scale = WIDTH / (last - first).days

    def x(day: date) -> float:
        return round((day - first).days * scale, 1)

    rows = tuple(_row(label, bounds, TOP + index * ROW_HEIGHT, x) for index, (label, bounds) in enumerate(dated))
    return Timeline(rows, _ticks(first.year, last.year, x), TOP + len(rows) * ROW_HEIGHT)


def _row(label: str, bounds: Bounds, y: int, x: _Scale) -> TimelineRow:
    left = x(bounds.begin_earliest) if bounds.begin_earliest else 0.0
    right = x(bounds.end_latest) if bounds.end_latest else float(WIDTH)
    certain = None
    if bounds.certain:
        start, end = (x(day) for day in bounds.certain)
        certain = Stretch(start, max(round(end - start, 1), _LEAST))
    return TimelineRow(
        label=label,
        y=y,
        possible=Stretch(left, max(round(right - left, 1), _LEAST)),
        certain=certain,
        open_start=bounds.begin_earliest is None,
        open_end=bounds.end_latest is None,
    )


def _ticks(first: int, last: int, x: _Scale) -> tuple[tuple[int, float], ...]:
    # At most about twelve years are written.
    step = max(1, round((last - first) / 12))
    return tuple((year, x(date(year, 1, 1))) for year in range(first, last) if (year - first) % step == 0)
