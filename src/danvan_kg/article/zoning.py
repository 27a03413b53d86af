"""Zones: which stretches of a text bear facts, and which are furniture, bylines and titles of other articles."""

from collections.abc import Callable
from dataclasses import dataclass, field

from danvan_kg.article.attribution import Attribution, read_attribution
from danvan_kg.article.credits import is_credit_alone, may_hold_credit
from danvan_kg.article.cues import LayoutCues, bare_heading
from danvan_kg.article.lines import Line, lines_of, unwrapped
from danvan_kg.article.links import is_link_alone
from danvan_kg.article.model import Zone, ZoneKind
from danvan_kg.article.outlets import Outlet, Outlets
from danvan_kg.article.pieces import split_line
from danvan_kg.article.publication import may_hold_stamp, read_stamp
from danvan_kg.partial_date import PartialDate

_STAMP_HEAD = 8  # a stamp within so many lines of the start, or
_STAMP_FOOT = 4  # of the end, dates the article
_TAIL = 16  # so many lines at the end may be captions, bylines and sources
_PARAGRAPH = 250  # more characters than a title in a list of links has
_SENTENCE_BLANKS = 16  # a line with more, closed by a stop, is a sentence of the text
_LONGEST_TITLE = 300
_LONGEST_CAPTION = 300
_ADDRESSES = ("http://", "https://", "www.")


@dataclass(frozen=True, slots=True)
class Layout:
    """The zones of a text and what they tell: title, day, datelines' outlet, source taken from (as printed)."""

    zones: tuple[Zone, ...]
    title: str
    url: str | None
    published: PartialDate | None
    dateline: Outlet | None
    source: str | None


@dataclass(slots=True)
class _Sheet:
    """The lines of a text while their kinds are being found; None is a line that may bear facts."""

    lines: list[Line]
    kinds: list[ZoneKind | None]
    cues: LayoutCues
    outlets: Outlets
    captions: frozenset[str]
    cuts: dict[int, int] = field(default_factory=dict)  # line to the length of the byline before its time stamp
    published: PartialDate | None = None
    url: str | None = None
    sources: list[str] = field(default_factory=list)
    title: int | None = None

    def open_lines(self) -> list[int]:
        return [index for index, kind in enumerate(self.kinds) if kind is None]


def read_layout(
    text: str, *, title: str | None, captions: frozenset[str], cues: LayoutCues, outlets: Outlets
) -> Layout:
    """The zones of `text`, which is clean and has words. `title` is the record's or page's, if it has one."""
    lines = unwrapped(lines_of(text), text, cues)
    sheet = _Sheet(lines, [None] * len(lines), cues, outlets, captions)
    for step in (
        _mark_related,
        _mark_furniture,
        lambda s: _mark_title(s, title),
        _mark_foot,
        _mark_captions,
        _mark_body,
    ):
        step(sheet)
    zones, dateline = _zones(sheet)
    return Layout(
        zones,
        _title(sheet, title),
        sheet.url,
        sheet.published,
        dateline,
        sheet.sources[-1] if sheet.sources else None,
    )


def _mark_related(sheet: _Sheet) -> None:
    listing: Callable[[Line], bool] | None = None
    for index, line in enumerate(sheet.lines):
        heading = bare_heading(line.flat) if len(line.text) < 60 and index else ""
        if heading in sheet.cues.related_to_the_end:
            listing = _anything
        elif heading in sheet.cues.related_until_paragraph and listing is not _anything:
            listing = _is_link
        elif listing and not listing(line):
            listing = None
        if listing or is_link_alone(line, sheet.cues):
            sheet.kinds[index] = ZoneKind.RELATED


def _anything(_line: Line) -> bool:
    return True


def _is_link(line: Line) -> bool:
    sentences = line.is_closed and (line.text.count(". ") or line.text.count(" ") >= _SENTENCE_BLANKS)
    return len(line.text) < _PARAGRAPH and not (sentences and not line.text.endswith(("?", "!")))


def _mark_furniture(sheet: _Sheet) -> None:
    last = len(sheet.lines) - _STAMP_FOOT
    for index in sheet.open_lines():
        line = sheet.lines[index]
        if line.text.startswith(_ADDRESSES) and " " not in line.text:
            sheet.kinds[index] = ZoneKind.SOURCE
            sheet.url = sheet.url or (line.text if index < _STAMP_HEAD else None)
        elif _is_furniture(line, sheet.cues) or _is_stamp(sheet, index, dates=index < _STAMP_HEAD or index >= last):
            sheet.kinds[index] = ZoneKind.FURNITURE


def _is_furniture(line: Line, cues: LayoutCues) -> bool:
    if line.is_rule or line.flat.startswith(cues.furniture_openers):
        return True
    if len(line.text) > 60:
        return False
    return (
        bare_heading(line.flat) in cues.furniture
        or cues.clock.relative.fullmatch(line.flat) is not None
        or cues.counter.fullmatch(line.flat) is not None
    )


def _is_stamp(sheet: _Sheet, index: int, *, dates: bool) -> bool:
    """Whether the line is a time stamp, alone or after a name ("Thu Hà - Thứ năm, 28/12/2017 10:00")."""
    line = sheet.lines[index]
    if not may_hold_stamp(line.flat):
        return False
    stamp = read_stamp(line.flat, sheet.cues)
    if stamp is None:
        for separator in (" - ", " | ", "-", "|", ", "):
            name, found, rest = line.flat.partition(separator)
            stamp = read_stamp(rest, sheet.cues) if found else None
            if stamp and read_attribution(line.text[: len(name)], sheet.cues, sheet.outlets):
                sheet.cuts[index] = len(name)
                break
            stamp = None
    if stamp and dates and sheet.published is None:
        sheet.published = stamp.day
    return stamp is not None


def _mark_title(sheet: _Sheet, title: str | None) -> None:
    """The title zone: the first line that may bear facts, if it is the title or there is no other."""
    for index in sheet.open_lines()[:3]:
        line = sheet.lines[index]
        if title is None or _is_title(line, title):
            sheet.title = index
            # Where a whole paragraph has to serve as the title, it remains a paragraph.
            if len(line.text) <= _LONGEST_TITLE:
                sheet.kinds[index] = ZoneKind.TITLE
            return


def _is_title(line: Line, title: str) -> bool:
    """Equal but for blanks; a title may be cut with dots."""
    printed, wanted = " ".join(line.text.split()), " ".join(title.split())
    if printed == wanted:
        return True
    cut = wanted.rstrip(" .…")
    return cut != wanted and len(cut) > 10 and printed.startswith(cut)


def _title(sheet: _Sheet, title: str | None) -> str:
    if sheet.title is not None:
        return " ".join(sheet.lines[sheet.title].text.split())
    # A text that is furniture throughout has its first line for a title.
    return title or " ".join(sheet.lines[0].text.split())


def _mark_foot(sheet: _Sheet) -> None:
    """Bylines and sources among the short lines at the end, and the byline right below the title."""
    open_lines = sheet.open_lines()
    foot = _foot(sheet, open_lines)
    run = [index for index in foot if _attribution(sheet, index)]
    # Three names below one another are a list of people that the article speaks of.
    listed = {b for a, b, c in zip(run, run[1:], run[2:], strict=False) if c - a == 2 and not sheet.lines[b].is_closed}
    for index in reversed(foot):
        attribution = _attribution(sheet, index)
        if attribution is None or listed.intersection((index - 1, index, index + 1)):
            continue
        if attribution.kind is ZoneKind.BYLINE and not _stands_as_byline(sheet, index, foot):
            continue
        sheet.kinds[index] = attribution.kind
        if attribution.source:
            sheet.sources.append(attribution.source)


def _foot(sheet: _Sheet, open_lines: list[int]) -> list[int]:
    """The last lines that may bear facts, back to the last long paragraph; never the first of the body."""
    foot: list[int] = []
    for index in reversed(open_lines[1:]):
        if sheet.lines[index].is_long or len(foot) == _TAIL:
            break
        foot.append(index)
    return foot[::-1]


def _attribution(sheet: _Sheet, index: int) -> Attribution | None:
    line = sheet.lines[index]
    if is_credit_alone(line, sheet.cues):
        return Attribution(ZoneKind.BYLINE)
    return None if line.is_list_item else read_attribution(line.text, sheet.cues, sheet.outlets)


def _stands_as_byline(sheet: _Sheet, index: int, foot: list[int]) -> bool:
    """One word is a name only at the very end; elsewhere it is more likely a heading or a place."""
    line = sheet.lines[index]
    return " " in line.text or index in foot[-3:] or bare_heading(line.flat) in sheet.cues.byline_words


def _mark_captions(sheet: _Sheet) -> None:
    open_lines = sheet.open_lines()
    for position, index in enumerate(open_lines):
        line = sheet.lines[index]
        if is_credit_alone(line, sheet.cues):
            sheet.kinds[index] = ZoneKind.BYLINE
        elif _is_caption(line, sheet) or (position and _lacks_stop(line)):
            sheet.kinds[index] = ZoneKind.CAPTION


def _is_caption(line: Line, sheet: _Sheet) -> bool:
    """By the page's markup, or by a credit or a caption's label."""
    cues = sheet.cues
    if sheet.captions and " ".join(line.text.split()) in sheet.captions:
        return True
    if len(line.text) > _LONGEST_CAPTION or not may_hold_credit(line, cues):
        return False
    if cues.photo.credit.search(line.flat) or cues.photo.caption_label.match(line.flat):
        return True
    brackets = cues.photo.brackets.search(line.flat)
    return brackets is not None and len(line.flat) - brackets.end() < 3


def _lacks_stop(line: Line) -> bool:
    """A short line that does not end as a sentence and is no item of a list."""
    return (
        len(line.text) <= _LONGEST_CAPTION
        and not line.is_closed
        and not line.has_sentences
        and not line.is_list_item
        and not line.text.endswith((":", ";", ","))
    )


def _mark_body(sheet: _Sheet) -> None:
    """What is left is text: the first paragraph leads, if others follow."""
    open_lines = sheet.open_lines()
    for index in open_lines:
        sheet.kinds[index] = ZoneKind.BODY
    if len(open_lines) > 1:
        sheet.kinds[open_lines[0]] = ZoneKind.LEAD


def _zones(sheet: _Sheet) -> tuple[tuple[Zone, ...], Outlet | None]:
    text_lines = [index for index, kind in enumerate(sheet.kinds) if kind in {ZoneKind.LEAD, ZoneKind.BODY}]
    zones: list[Zone] = []
    dateline: Outlet | None = None
    for index, line in enumerate(sheet.lines):
        kind = sheet.kinds[index] or ZoneKind.BODY
        split = split_line(
            line,
            kind,
            cues=sheet.cues,
            outlets=sheet.outlets,
            byline=sheet.cuts.get(index, 0),
            opens=index in text_lines[:3],
            closes=bool(text_lines) and index == text_lines[-1],
        )
        zones += split.zones
        dateline = dateline or split.dateline
        if split.source:
            sheet.sources.append(split.source)
    return tuple(zones), dateline
