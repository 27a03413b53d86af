"""An article's text cut into segments, so that overlapping quotes can be highlighted without nesting."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of the text that names a thing (`href`, `title`) or states something (no `href`)."""

    start: int
    end: int
    href: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text that is wholly inside or outside of every stretch.

    `href` leads to the innermost thing that is named here; `stated` says that a statement rests on the piece, `quoted`
    that it is in the quote that the reader asked for, `first` that it is the first such piece.
    """

    text: str
    href: str | None
    title: str
    stated: bool
    quoted: bool
    first: bool


def segments(text: str, marked: Sequence[Marked], quote: tuple[int, int] | None) -> list[Segment]:
    """The whole `text` in order. Stretches that reach beyond the text are cut; offsets are code points."""
    inside = [mark for mark in marked if 0 <= mark.start < mark.end <= len(text)]
    if quote is not None and not 0 <= quote[0] < quote[1] <= len(text):
        quote = None
    cuts = {0, len(text), *(quote or ())} | {place for mark in inside for place in (mark.start, mark.end)}
    places = sorted(cuts)
    starting = sorted(inside, key=lambda mark: mark.start)
    found: list[Segment] = []
    active: list[Marked] = []
    position = 0
    for start, end in pairwise(places):
        while position < len(starting) and starting[position].start <= start:
            active.append(starting[position])
            position += 1
        active = [mark for mark in active if mark.end > start]
        found.append(_segment(text[start:end], start, active, quote))
    return found


def _segment(piece: str, start: int, active: Sequence[Marked], quote: tuple[int, int] | None) -> Segment:
    named = [mark for mark in active if mark.href]
    innermost = min(named, key=lambda mark: (mark.end - mark.start, mark.title)) if named else None
    return Segment(
        text=piece,
        href=innermost.href if innermost else None,
        title=innermost.title if innermost else "",
        stated=any(mark.href is None for mark in active),
        quoted=quote is not None and quote[0] <= start < quote[1],
        first=quote is not None and start == quote[0],
    )
