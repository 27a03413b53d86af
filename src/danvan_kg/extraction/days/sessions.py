"""The year that a numbered session tells: of the National Assembly, or of the Party's Central Committee.

"Tiếp xúc cử tri sau kỳ họp thứ 5, Quốc hội khóa XIV" is of 2018 (`data/lexicon/sessions.yaml`).
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from danvan_kg.extraction.days.dates import Fields
from danvan_kg.extraction.numerals import in_roman
from danvan_kg.extraction.wording import OpenedPattern, any_of, normal, once_per_lexicon, whole_words
from danvan_kg.lexicon import Lexicon

SESSION = "session that the text names"

_AROUND = datetime.timedelta(days=45)  # before and after a session in which it is prepared and reported
_OF_ITS_TIME = datetime.timedelta(days=200)  # before the last one named; an older one is only recalled
_MOST = 2  # sessions; an article that names more tells how something went through the years
_BACK = 80  # code points before a plenum in which the word may stand for what it decided
Days = tuple[datetime.date, datetime.date]


@dataclass(frozen=True, slots=True)
class Sessions:
    """The first and last days of the sessions that the article names."""

    days: frozenset[Days] = frozenset()

    def year_of(self, fields: Fields) -> int | None:
        """The one year in which the day is that of a session, or shortly before or after it."""
        if len(self.days) > _MOST:
            return None
        newest = max((first for first, _ in self.days), default=None)
        current = [session for session in self.days if newest and newest - session[1] <= _OF_ITS_TIME]
        years = {year for session in current for year in _years(session, fields)}
        return years.pop() if len(years) == 1 else None


def _years(session: Days, fields: Fields) -> Iterator[int]:
    first, last = session
    for year in range(first.year - 1, last.year + 2):
        try:
            day = datetime.date(year, fields.month or 1, fields.day or 1)
        except ValueError:
            continue  # 29 February
        if first - _AROUND <= day <= last + _AROUND:
            yield year


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Patterns with the groups `number` and `term`, each with the days of its sessions."""

    kinds: tuple[tuple[OpenedPattern, Mapping[tuple[str, int], Days]], ...]
    numbers: Mapping[str, int]
    decided: re.Pattern[str]


@once_per_lexicon
def _grammar(lexicon: Lexicon) -> _Grammar:
    words = lexicon.table("sessions").section
    numbers = {normal(name): number for name, number in words("numbers", dict).items()}
    number = rf"\s+(?P<number>\d{{1,2}}|{any_of(numbers)})"
    term = rf",?\s+\(?(?:{any_of(words('term_words'))})\s+(?P<term>[XVI]+|\d\d)(?!\w)"
    assembly = rf"{number}\s?,?\s+(?:{any_of(words('assembly_names'))}){term}"
    plenum = rf"{number}(?:\s?,?\s+\(?(?:{any_of(words('plenum_names'))}))?{term}"
    return _Grammar(
        (
            (OpenedPattern(words("assembly_openers"), assembly), _days(words("assemblies", dict))),
            (OpenedPattern(words("plenum_openers"), plenum), _days(words("plenums", dict))),
        ),
        numbers,
        re.compile(rf"{whole_words(words('decision_words'))}[^.;\n]*$", re.IGNORECASE),
    )


def _days(table: Mapping[str, Mapping[int, list[str]]]) -> dict[tuple[str, int], Days]:
    day = datetime.date.fromisoformat
    return {
        (term, number): (day(first), day(last))
        for term, sessions in table.items()
        for number, (first, last) in sessions.items()
    }


def sessions(smooth: str, lexicon: Lexicon) -> Sessions:
    """The sessions that `smooth` (older tone placement) names, but for those of which it only tells a decision."""
    grammar = _grammar(lexicon)
    found: set[Days] = set()
    for pattern, days in grammar.kinds:
        for match in pattern.finditer(smooth):
            printed = normal(match["number"])
            number = int(printed) if printed.isdigit() else grammar.numbers[printed]
            session = days.get((in_roman(match["term"].upper()), number))
            if session and not grammar.decided.search(smooth, max(0, match.start() - _BACK), match.start()):
                found.add(session)
    return Sessions(frozenset(found))
