"""Layout cues (data/lexicon/layouts.yaml), compiled once into what the zoning asks."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from danvan_kg.assets import asset
from danvan_kg.lexicon.table import read_table
from danvan_kg.text import nfc, older_tone_placement

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class PhotoCues:
    """How the line of a photo and its author look."""

    hints: tuple[str, ...]  # one of these is in every label
    credit: Pattern  # " - ảnh: ai đó" at the end of a line; groups `label` and `credit`
    brackets: Pattern  # "(ảnh: ai đó)" anywhere
    inline: Pattern  # ". ảnh: " within a paragraph
    caption_label: Pattern  # "ảnh: " at the start
    credit_words: frozenset[str]
    credit_phrase: Pattern  # "internet", "chụp màn hình", in the place of a name


@dataclass(frozen=True, slots=True)
class ClockCues:
    """How a page writes the time of publication, and times counted back from the reading."""

    day: Pattern  # a whole date; groups d m y, or id im iy, or wd wm wy
    hour: Pattern
    weekday: Pattern
    words: frozenset[str]
    relative: Pattern  # "2 tháng trước", whole


@dataclass(frozen=True, slots=True)
class LayoutCues:
    """Words and patterns by which lines are told apart. Patterns run on text folded by `folded`."""

    never_last: tuple[str, ...]  # " gs.", after which a sentence goes on
    city_word_last: tuple[str, ...]  # " tp.", after which it does before one of `cities`
    cities: tuple[str, ...]
    related_to_the_end: frozenset[str]
    related_until_paragraph: frozenset[str]
    related_openers: tuple[str, ...]
    source_label: Pattern  # "nguồn: "
    source_opener: Pattern  # "theo "
    outlet_word: Pattern
    empty_sources: frozenset[str]
    byline_label: Pattern  # "tin, ảnh: "
    byline_words: frozenset[str]
    byline_never: Pattern  # "ông ", which begins a caption and no byline
    counter: Pattern  # whole
    furniture: frozenset[str]
    furniture_openers: tuple[str, ...]
    photo: PhotoCues
    clock: ClockCues


def folded(text: str) -> str:
    """`text` in lower case and older tone placement, letter for letter: offsets are kept."""
    lowered = older_tone_placement(text).lower()
    # Only İ grows when lowered; such a text is matched as it stands.
    return lowered if len(lowered) == len(text) else text


def bare_heading(flat: str) -> str:
    """A folded line as the cue lists have headings: without bullets and colon."""
    return flat.strip(" \t\u00a0\u200b•*-–+:.>»|")


@cache
def default_cues() -> LayoutCues:
    """The cues of data/lexicon/layouts.yaml."""
    return read_cues(asset("data", "lexicon", "layouts.yaml"))


def read_cues(path: Path) -> LayoutCues:
    """The cues in `path`. AssetError for a list that is missing or is none."""
    table = read_table(path)

    def cues(*keys: str) -> list[str]:
        found = [folded(nfc(cue)) for cue in table.strings(*keys)]
        if not found:
            raise table.error(f"{'.'.join(keys)}: missing", *keys, hint="give at least one cue")
        return found

    return LayoutCues(
        never_last=tuple(f" {cue}" for cue in cues("broken", "after")),
        city_word_last=tuple(f" {cue}" for cue in cues("broken", "after_city_word")),
        cities=tuple(cues("broken", "cities")),
        related_to_the_end=frozenset(cues("related", "to_the_end")),
        related_until_paragraph=frozenset(cues("related", "until_paragraph")),
        related_openers=tuple(cues("related", "openers")),
        source_label=re.compile(rf"\(?{_any_of(cues('source', 'labels'))}\s*:\s*"),
        source_opener=re.compile(rf"\(?{_any_of(cues('source', 'openers'))}\s*:?\s+"),
        outlet_word=re.compile(rf"(?:^|(?<=\W)){_any_of(cues('source', 'outlet_words'))}(?!\w)"),
        empty_sources=frozenset(cues("source", "empty")),
        byline_label=re.compile(rf"[(*]?{_any_of(cues('byline', 'labels'))}\s*:\s*"),
        byline_words=frozenset(cues("byline", "words")),
        byline_never=re.compile(rf"{_any_of(cues('byline', 'never'))}(?!\w)"),
        counter=re.compile(rf"(?:{_any_of(cues('counter', 'labels'))}\s*:?\s*)?\(?\s*:?\s*[\d.,]*\s*\)?"),
        furniture=frozenset(cues("furniture", "lines")),
        furniture_openers=tuple(cues("furniture", "openers")),
        photo=_photo_cues(cues),
        clock=_clock_cues(cues),
    )


def _photo_cues(cues: Callable[..., list[str]]) -> PhotoCues:
    credit = _any_of(cues("photo", "credit_labels"))
    author = r"[^\n:;()]{1,70}?"
    return PhotoCues(
        hints=_shortest(cues("photo", "credit_labels") + cues("photo", "caption_labels")),
        credit=re.compile(rf"[\s\-–—.,;|]*(?<!\w)(?P<label>{credit})\s*[:\-–]\s*(?P<credit>{author})\s*$"),
        brackets=re.compile(rf"\(\s*(?P<label>{credit})(?P<colon>\s*:)?(?P<credit>[^()\n]{{0,60}})\)?"),
        inline=re.compile(rf"(?<![\w(])(?P<label>{credit})\s*:\s*"),
        caption_label=re.compile(rf"{_any_of(cues('photo', 'caption_labels'))}\s*:\s*"),
        credit_words=frozenset(word for cue in cues("photo", "credit_words") for word in cue.split()),
        credit_phrase=re.compile(rf"{_any_of(cues('photo', 'credit_words'))}(?!\w)"),
    )


def _clock_cues(cues: Callable[..., list[str]]) -> ClockCues:
    units = _any_of(cues("clock", "relative_units"))
    ago = _any_of(cues("clock", "relative_suffixes"))
    return ClockCues(
        day=_day(_any_of(cues("clock", "month_words")), _any_of(cues("clock", "year_words"))),
        hour=_hour(_any_of(cues("clock", "hour_marks")), _any_of(cues("clock", "minute_marks"))),
        weekday=re.compile(rf"(?<!\w){_any_of(cues('clock', 'weekdays'))}(?!\w)"),
        words=frozenset(word for cue in cues("clock", "words") for word in cue.split()),
        relative=re.compile(rf"\(?\s*\d+\s+{units}\s+{ago}\s*\)?"),
    )


def _shortest(cues: list[str]) -> tuple[str, ...]:
    """The cues that have no other within them."""
    return tuple(cue for cue in dict.fromkeys(cues) if not any(other in cue and other != cue for other in cues))


def _day(month: str, year: str) -> Pattern:
    return re.compile(
        r"(?<!\d)(?P<d>\d{1,2})\s?[/.\-]\s?(?P<m>\d{1,2})\s?[/.\-]\s?(?P<y>\d{4})(?!\d)"
        r"|(?<!\d)(?P<iy>\d{4})-(?P<im>\d{2})-(?P<id>\d{2})(?:t(?=\d)|(?!\d))"
        rf"|(?<!\w)(?P<wd>\d{{1,2}})\s+{month}\s+(?P<wm>\d{{1,2}})(?:,|\s+{year})\s+(?P<wy>\d{{4}})(?!\d)"
    )


def _hour(hour: str, minute: str) -> Pattern:
    return re.compile(rf"(?<!\d)\d{{1,2}}\s*{hour}\s*\d{{2}}(?::\d{{2}})?(?:\s*{minute})?|(?:gmt|utc)\s*[+-]?\s*\d*")


def _any_of(cues: Iterable[str]) -> str:
    """An alternative of literal cues, longest first; a blank in a cue stands for any run of blanks."""
    ordered = sorted(cues, key=lambda cue: (-len(cue), cue))
    return "(?:" + "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in ordered) + ")"
