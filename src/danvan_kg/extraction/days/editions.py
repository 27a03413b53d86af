"""The year in the name of what is held every year: "Diễn đàn Đầu tư Sơn La 2017 khai mạc sáng 15/10"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from danvan_kg.extraction.view import Sentence
from danvan_kg.extraction.wording import any_of, once_per_lexicon
from danvan_kg.lexicon import Lexicon
from danvan_kg.text import Span

EDITION = "year in the name of the event"

_BACK = 34  # code points before a year in which the words about it stand
_TITLE_FROM = 4  # the first month in which the year of a title is the running one
_YEAR = re.compile(r"(?<![\w/.\-])20\d\d(?![\w/]|\s?[-–.,/]\s?\d)")
_SECOND_OF_PAIR = re.compile(r"\d\s?[-–]\s?$")


@dataclass(frozen=True, slots=True)
class Editions:
    """The sentences of which each names one year, that of an edition; `title` is that of the title."""

    sentences: tuple[tuple[Span, int], ...] = ()
    title: int | None = None

    def year_of(self, day: Span, month: int) -> int | None:
        """The year of a day printed at `day`: that of its sentence, from spring on that of the title."""
        own = next((year for sentence, year in self.sentences if sentence.contains(day)), None)
        return own or (self.title if month >= _TITLE_FROM else None)


@once_per_lexicon
def _grammar(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What says that a year is none of an edition, and that it is only that of a year."""
    words = lexicon.table("dates").section
    stops = [
        word
        for name in ("edition_stops", "plan_words", "review_words", "work_words", "law_words")
        for word in words(name)
    ]
    return (
        re.compile(rf"(?<!\w)(?:{any_of(stops)})(?!\w)[^.;,\n]*$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{any_of(words('year_words'))})\s+$", re.IGNORECASE),
    )


def editions(smooth: str, sentences: Sequence[Sentence], lexicon: Lexicon) -> Editions:
    """The years of editions that `smooth` (older tone placement) names, by sentence."""
    stops, plain_year = _grammar(lexicon)
    starts = [sentence.span.start for sentence in sentences]
    named: dict[int, set[int]] = {}
    bare: set[int] = set()
    for printed in _YEAR.finditer(smooth):
        place = bisect_right(starts, printed.start()) - 1
        if place < 0 or printed.end() > sentences[place].span.end:
            continue
        before = smooth[max(starts[place], printed.start() - _BACK) : printed.start()]
        if stops.search(before) or _SECOND_OF_PAIR.search(before):
            continue
        named.setdefault(place, set()).add(int(printed.group()))
        if before.endswith(" ") and not plain_year.search(before):
            bare.add(place)
    only = {place: years for place, years in named.items() if place in bare and len(years) == 1}
    titles = [year for place, years in only.items() if sentences[place].zone == "title" for year in years]
    told = ((sentences[place].span, year) for place, years in sorted(only.items()) for year in years)
    return Editions(tuple(told), titles[0] if titles else None)
