"""What a client asks for below the site's limits: `timeout`, `max-rows`, `max-bytes`, as parameters or by `Prefer`."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from danvan_kg.endpoint.problems import Problem
from danvan_kg.endpoint.settings import QueryLimits

TIMEOUT, MAX_ROWS, MAX_BYTES = "timeout", "max-rows", "max-bytes"
NAMES = (TIMEOUT, MAX_ROWS, MAX_BYTES)
_LONGEST = 15


@dataclass(frozen=True, slots=True)
class Caps:
    """`seconds` that a query may run, and the most rows and bytes of its answer; None is the site's limit."""

    seconds: float | None = None
    rows: int | None = None
    bytes: int | None = None

    def below(self, limits: QueryLimits) -> QueryLimits:
        """These limits, each lowered where the cap is below it; none is ever raised."""
        if self == NO_CAPS:
            return limits
        return replace(
            limits,
            deadline=min(limits.deadline, limits.deadline if self.seconds is None else max(self.seconds, 0.001)),
            rows=min(limits.rows, limits.rows if self.rows is None else self.rows),
            bytes=min(limits.bytes, limits.bytes if self.bytes is None else self.bytes),
        )


NO_CAPS = Caps()


def read_caps(parameters: Mapping[str, str | None]) -> Caps:
    """The caps among a request's parameters. Raises Problem (400) where one is no number above 0."""
    return Caps(
        _seconds(parameters.get(TIMEOUT)),
        _count(MAX_ROWS, parameters.get(MAX_ROWS)),
        _count(MAX_BYTES, parameters.get(MAX_BYTES)),
    )


def _seconds(value: str | None) -> float | None:
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e9:
        raise Problem(400, "bad-request", f"'{TIMEOUT}' is a number of seconds above 0, not {value[:40]!r}")
    return seconds


def _count(name: str, value: str | None) -> int | None:
    if not value:
        return None
    if not (value.isascii() and value.isdigit() and len(value) <= _LONGEST and int(value)):
        raise Problem(400, "bad-request", f"'{name}' is a whole number above 0, not {value[:40]!r}")
    return int(value)
