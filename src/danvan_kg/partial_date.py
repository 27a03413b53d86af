"""Dates as precise as a text states them, and ranges of days."""

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class DayRange:
    """An inclusive range of days in which something happened or held; equal bounds when the day is known."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.earliest > self.latest:
            raise ValueError(f"not a range of days: {self.earliest}..{self.latest}")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day. Raises ValueError for a day that does not exist."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.day is not None and self.month is None:
            raise ValueError("a day without its month")
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, lexical: str) -> "PartialDate":
        """From YYYY, YYYY-MM or YYYY-MM-DD."""
        return cls(*(int(part) for part in lexical.split("-")))

    @property
    def earliest(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def range(self) -> DayRange:
        return DayRange(self.earliest, self.latest)

    @property
    def datatype(self) -> str:
        """Local name of the XSD datatype that is as precise as this date."""
        return "date" if self.day else "gYearMonth" if self.month else "gYear"

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"]
        if self.month:
            parts.append(f"{self.month:02d}")
        if self.day:
            parts.append(f"{self.day:02d}")
        return "-".join(parts)
