"""What a client asks for by `Prefer` (RFC 7240): to be answered later, within so many seconds, with so much at most."""

from dataclasses import dataclass

from danvan_kg.endpoint.http.caps import MAX_BYTES, MAX_ROWS, Caps

_WAIT = "wait"
_LARGEST = 10**15 - 1


@dataclass(frozen=True, slots=True)
class Preferences:
    """`wait` is in seconds; `later` is respond-async. Preferences that are not understood are ignored (section 2)."""

    later: bool = False
    wait: int | None = None
    rows: int | None = None
    bytes: int | None = None

    @property
    def caps(self) -> Caps:
        """The caps of an answer that is given now."""
        return Caps(self.wait, self.rows, self.bytes)

    @property
    def sizes(self) -> Caps:
        """The caps of an answer that is given later."""
        return Caps(None, self.rows, self.bytes)

    @property
    def applied(self) -> str:
        """The value of Preference-Applied; empty where nothing was understood."""
        numbers = ((_WAIT, self.wait), (MAX_ROWS, self.rows), (MAX_BYTES, self.bytes))
        parts = [f"{name}={number}" for name, number in numbers if number is not None]
        return ", ".join((["respond-async"] if self.later else []) + parts)


NO_PREFERENCES = Preferences()


def read_preferences(prefer: str | None) -> Preferences:
    """The preferences of a header. Of one that is given twice the first counts."""
    if prefer is None:
        return NO_PREFERENCES
    later, numbers = False, dict[str, int]()
    for member in prefer.split(","):
        name, _, value = member.partition(";")[0].partition("=")
        name, value = name.strip().lower(), value.strip().strip('"')
        if name == "respond-async":
            later = True
        elif value.isascii() and value.isdigit():
            number = int(value) if len(value) <= len(str(_LARGEST)) else _LARGEST
            if number or name == _WAIT:
                numbers.setdefault(name, number)
    return Preferences(later, numbers.get(_WAIT), numbers.get(MAX_ROWS), numbers.get(MAX_BYTES))
