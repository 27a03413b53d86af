"""The parts of one line: a dateline before the text, credits within it, a byline or source after it."""

import re
from dataclasses import dataclass

from danvan_kg.article.attribution import ending
from danvan_kg.article.credits import credit_at_end, credits_within
from danvan_kg.article.cues import LayoutCues
from danvan_kg.article.lines import Line
from danvan_kg.article.links import links_within
from danvan_kg.article.model import Zone, ZoneKind
from danvan_kg.article.outlets import Outlet, Outlets
from danvan_kg.text import Span

_BRACKETED_DATELINE = re.compile(r"[^().!?:]{0,30}?(?P<whole>\(\s*(?P<outlet>[^()\n]{2,40}?)\s*\)\s*[-–—:.]*)")
_BARE_DATELINE = re.compile(r"(?P<whole>(?P<outlet>[^\s–—][^–—\n]{1,20}?)\s*(?:[–—]|-\s|\s-))")
_SEPARATORS = " \t\u00a0\u200b|-–—"
_PARTS = frozenset({ZoneKind.LEAD, ZoneKind.BODY, ZoneKind.CAPTION})


@dataclass(frozen=True, slots=True)
class SplitLine:
    """The zones of a line, and the outlet and source that it names."""

    zones: list[Zone]
    dateline: Outlet | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, order=True)
class _Cut:
    start: int
    end: int
    kind: ZoneKind


def split_line(
    line: Line, kind: ZoneKind, *, cues: LayoutCues, outlets: Outlets, byline: int, opens: bool, closes: bool
) -> SplitLine:
    """The zones of `line`, which is a `kind` as a whole.

    `byline` characters at its start are the author of a time stamp; a line that `opens` the text may have a dateline,
    one that `closes` it a byline or source at its end.
    """
    if kind not in _PARTS:
        cuts = [_Cut(0, byline, ZoneKind.BYLINE)] if byline else []
        return SplitLine(_fill(line, kind, cuts))
    cuts, source = _closing(line, cues, outlets) if closes else ([], None)
    if not cuts:
        credit = credit_at_end(line, cues)
        cuts = [] if credit is None else [_Cut(credit, len(line.text), ZoneKind.BYLINE)]
    first = cuts[0].start if cuts else len(line.text)
    cuts += [_Cut(start, end, ZoneKind.BYLINE) for start, end in credits_within(line, cues, first)]
    cuts += [_Cut(start, end, ZoneKind.RELATED) for start, end in links_within(line, cues)]
    label = cues.photo.caption_label.match(line.flat) if kind is ZoneKind.CAPTION else None
    if label:
        cuts.append(_Cut(0, label.end(), ZoneKind.FURNITURE))
    dateline = _dateline(line.text, outlets) if opens else None
    if dateline:
        cuts.append(dateline[0])
    return SplitLine(_fill(line, kind, cuts), dateline[1] if dateline else None, source)


def _closing(line: Line, cues: LayoutCues, outlets: Outlets) -> tuple[list[_Cut], str | None]:
    """The byline or source with which a paragraph ends, as a cut, and the source that it names."""
    end = ending(line.text, cues, outlets)
    if end is None:
        return [], None
    start, attribution = end
    return [_Cut(start, len(line.text), attribution.kind)], attribution.source


def _dateline(text: str, outlets: Outlets) -> tuple[_Cut, Outlet] | None:
    bracketed = _BRACKETED_DATELINE.match(text)
    if bracketed:
        outlet = outlets.of_name(bracketed["outlet"])
        return (_cut(bracketed), outlet) if outlet else None
    bare = _BARE_DATELINE.match(text)
    outlet = outlets.of_dateline(bare["outlet"]) if bare else None
    return (_cut(bare), outlet) if bare and outlet else None


def _cut(match: re.Match[str]) -> _Cut:
    return _Cut(match.start("whole"), match.end("whole"), ZoneKind.SOURCE)


def _fill(line: Line, kind: ZoneKind, cuts: list[_Cut]) -> list[Zone]:
    """The cuts that do not overlap an earlier one, and zones of `kind` between them."""
    zones: list[Zone] = []
    position = 0
    for cut in sorted(cuts):
        if cut.start < position or cut.end <= cut.start:
            continue
        zones += _zone(line, position, cut.start, kind)
        zones += _zone(line, cut.start, cut.end, cut.kind)
        position = cut.end
    return zones + _zone(line, position, len(line.text), kind)


def _zone(line: Line, start: int, end: int, kind: ZoneKind) -> list[Zone]:
    """The zone without blanks around; none where nothing but signs is left of a line that was cut."""
    part = line.text[start:end]
    whole = end - start == len(line.text)
    inner = part if whole else part.strip(_SEPARATORS)
    if not inner or not (whole or any(character.isalnum() for character in inner)):
        return []
    first = line.start + start + part.index(inner)
    return [Zone(kind, Span(first, first + len(inner)))]
