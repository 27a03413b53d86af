"""What a client asks for by `Prefer` (RFC 7240): to be answered later, or within so many seconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preferences:
    """`wait` is in seconds; `later` is respond-async. Preferences that are not understood are ignored (section 2)."""

    later: bool = False
    wait: float | None = None

    @property
    def applied(self) -> str:
        """The value of Preference-Applied."""
        parts = ["respond-async"] if self.later else []
        return ", ".join([*parts, *([f"wait={self.wait:g}"] if self.wait is not None else [])])


def read_preferences(prefer: str | None) -> Preferences:
    """The preferences of a header. Of one that is given twice the first counts."""
    later, wait = False, None
    for member in (prefer or "").split(","):
        name, _, value = member.partition(";")[0].partition("=")
        name, value = name.strip().lower(), value.strip().strip('"')
        if name == "respond-async":
            later = True
        elif name == "wait" and wait is None and value.isascii() and value.isdigit():
            wait = float(value[:9])
    return Preferences(later, wait)
