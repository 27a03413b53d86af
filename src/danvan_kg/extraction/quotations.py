"""Titles and names in quotation marks, and titles without them up to where the clause ends."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from danvan_kg.extraction.wording import UPPER
from danvan_kg.text import Span

# What closes a name that one of these opens; papers mix the styles, and some open with a closing mark.
CLOSERS: Final[Mapping[str, str]] = {"“": '”"', "”": '”"', '"': '"”', "‘": "’'", "'": "'’", "«": "»", "‟": "”"}
OPENERS: Final[str] = "".join(CLOSERS)
_TYPED = "''"  # two of them in place of a closing mark
_MARKS = {opener: re.compile(f"[{opener}{closers}]|{_TYPED}") for opener, closers in CLOSERS.items()}
CLOSING: Final[frozenset[str]] = frozenset("".join(CLOSERS.values()))
_LONGEST_QUOTED = 480  # code points; the longest official titles have about 350
_LONGEST_PLAIN = 420
_TRAILING = " \t\n .,;:…-–*"
_BLANKS = re.compile(r"\s+")


def quoted(text: str, start: int, end: int) -> Span | None:
    """The stretch inside the quotation marks that open at `start`, without blanks and points at its edges.

    Marks inside it nest. None where nothing opens here or nothing closes in time.
    """
    if start >= end or text[start] not in CLOSERS:
        return None
    opener, closers = text[start], CLOSERS[text[start]]
    depth = 1
    for mark in _MARKS[opener].finditer(text, start + 1, min(end, start + _LONGEST_QUOTED)):
        place, letter = mark.start(), mark.group()
        if letter == _TYPED or (letter in closers and not _is_apostrophe(text, place, letter)):
            depth -= 1
            if depth == 0 or opener == letter:
                return trimmed(text, start + 1, place)
        elif letter == opener:
            depth += 1
    return None


def _is_apostrophe(text: str, place: int, letter: str) -> bool:
    return letter in "'’" and text[place - 1 : place].isalpha() and text[place + 1 : place + 2].isalpha()


def behind_quotation(text: str, inner: Span, end: int) -> int:
    """The place behind the mark that closes the quotation with the contents `inner`."""
    place = inner.end
    while place < end and text[place] not in "”\"’'»":
        place += 1
    return min(place + 1, end)


def trimmed(text: str, start: int, end: int) -> Span | None:
    """`start` to `end` without blanks and marks at the front, and without blanks, points and commas at the back."""
    while start < end and text[start] in " \t\n \"'“”‘’":
        start += 1
    while end > start and text[end - 1] in _TRAILING:
        end -= 1
    return Span(start, end) if start < end else None


def single_blanks(text: str) -> str:
    return _BLANKS.sub(" ", text).strip()


def capitalised(text: str) -> str:
    """`text` with its first letter upper case, as titles are cited."""
    return text[:1].upper() + text[1:]


def title_ends(stops: str, goes_on: str, points: Sequence[str], dashed: str = "(?!)") -> re.Pattern[str]:
    """A pattern for what to look at inside a title without quotation marks.

    `stops` is a source for where something else begins, `goes_on` for what a title goes on with behind a semicolon;
    a point behind one of `points` is that of an abbreviation, and a dash before `dashed` part of a name.
    """
    point = "".join(rf"(?<!\b{re.escape(word)})" for word in points)
    return re.compile(
        rf"(?P<stop>{stops}|[)”»\n!?…]|{point}\.(?=\s|$)|\.\.\.|;(?!\s*(?:{goes_on}))|(?-i:(?<=[a-zà-ỹ)”\"])\s[-–]\s(?=[{UPPER}])(?!(?:{dashed})(?!\w))))"
        rf"|(?P<open>[{re.escape(OPENERS)}(])",
        re.IGNORECASE,
    )


def unquoted(text: str, start: int, end: int, ends: re.Pattern[str]) -> Span | None:
    """The title that begins at `start` and ends with the clause; brackets and quotations inside it are kept whole."""
    limit = min(end, start + _LONGEST_PLAIN)
    place = start
    while match := ends.search(text, place, limit):
        if match["stop"] is not None:
            limit = match.start()
            break
        place = _behind(text, match.start(), limit)
    return trimmed(text, start, limit)


def _behind(text: str, opening: int, limit: int) -> int:
    """The place behind the bracket or quotation that opens at `opening`; behind the mark itself where none closes."""
    if text[opening] == "(":
        return max(text.find(")", opening, limit), opening) + 1
    inner = quoted(text, opening, limit)
    return behind_quotation(text, inner, limit) if inner else opening + 1


def in_quotation(before: str) -> bool:
    """Whether a quotation that began in `before` is still open."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
