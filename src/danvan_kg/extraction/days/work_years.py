"""When an article was written, told by the years whose work it reviews and plans (`data/lexicon/dates.yaml`).

"Tổng kết năm 2017, nhiệm vụ năm 2018" is said at the end of 2017 or the beginning of 2018; "sáu tháng cuối năm 2017" in
the middle of that year.
"""

import re
from dataclasses import dataclass, replace

from danvan_kg.extraction.wording import any_of, once_per_lexicon, whole_words
from danvan_kg.lexicon import Lexicon

_YEAR = r"(?P<year>20\d\d)(?!\w|\s?[-–]\s?\d)"
_GAP = 60  # code points between "nhiệm vụ" and the year
_CLAUSE = 110  # code points before a year in which the words about it stand
_NEXT_YEAR = r"(?<!\d)20\d\d(?!\d)"  # behind which the words before it say nothing
_PRINTED = re.compile(rf"(?<!\w){_YEAR}")
_BREAK = re.compile(r"[.;\n]")
_SPRING = 4  # the last month in which plans of the year are made
_YEAR_ENDS = 11  # the first month in which the year is reviewed and the next one planned
_BUDGET_IS_MADE = 8  # the first month in which a running year is reviewed for the plan of the next one
_EARLY = 2  # the last month in which the figures of the year before are compared with those of the one before that
_RUNNING_FROM = 3  # the last month in which "trong năm" may be said of the year before
_REVIEWED_UNTIL = 6  # the last month in which the year before is reviewed


@dataclass(frozen=True, slots=True)
class WorkYears:
    """The years whose first or last months, whose tasks and whose results an article speaks of.

    `current` are those within which it says that something goes on ("trong năm 2018"), `compared` those with which it
    compares the running one ("so với cuối năm 2015"), `worked` those of whose work it speaks ("công tác năm 2017"),
    which at the beginning of a year may be the running one.
    """

    first_half: frozenset[int] = frozenset()
    last_half: frozenset[int] = frozenset()
    planned: frozenset[int] = frozenset()
    reviewed: frozenset[int] = frozenset()
    current: frozenset[int] = frozenset()
    compared: frozenset[int] = frozenset()
    worked: frozenset[int] = frozenset()

    def half_of(self, month: int) -> int | None:
        """The year of whose first or last months the article speaks, which tell it by themselves."""
        halves = self.first_half | (self.last_half if month >= _SPRING else frozenset())
        return next(iter(halves)) if len(halves) == 1 else None

    def year_of(self, month: int) -> int | None:
        """The year in which such an article speaks of a day of that month; None where it does not tell."""
        if half := self.half_of(month):
            return half
        if self.compared and month > _EARLY:
            return max(self.compared) + 1
        if self.planned:
            return self._by_plan(month, max(self.planned))
        latest = max(self.reviewed | (self.worked if month > _RUNNING_FROM else frozenset()), default=0)
        if latest and (month >= _YEAR_ENDS or month <= _REVIEWED_UNTIL):
            return latest if month >= _YEAR_ENDS else latest + 1
        now = max(self.current, default=0)
        return now if now > latest and month > _RUNNING_FROM else None

    def _by_plan(self, month: int, year: int) -> int | None:
        done = self.reviewed | self.worked
        reviewed = max(done, default=year - 1)
        if month < _YEAR_ENDS - 1 and not (month >= _BUDGET_IS_MADE and done and reviewed < year):
            return year
        if reviewed == year:
            return year
        return year - 1 if month >= _YEAR_ENDS or done else None


@dataclass(frozen=True, slots=True)
class _Grammar:
    first_half: re.Pattern[str]
    last_half: re.Pattern[str]
    planned: re.Pattern[str]
    reviewed: re.Pattern[str]
    current: re.Pattern[str]
    compared: re.Pattern[str]
    worked: re.Pattern[str]
    aimed: re.Pattern[str]
    named: re.Pattern[str]
    estimated: re.Pattern[str]
    to_do: re.Pattern[str]


@once_per_lexicon
def _grammar(lexicon: Lexicon) -> _Grammar:
    table = lexicon.table("dates")
    words = table.section
    plan, review, year = words("plan_words"), words("review_words"), any_of(words("year_words"))
    distant = "".join(rf"(?<!{re.escape(word)}\s)" for word in words("distant_words"))
    done = "".join(rf"(?<!{re.escape(word)}\s)" for word in words("done_words"))
    planning = f"{done}{whole_words(plan)}"
    law = whole_words(words("law_words"))
    gap = rf"(?:(?!{planning}|{law}|{_NEXT_YEAR})[^.;\n]){{0,{_GAP}}}?\s{distant}(?:{year})\s+\d{{4}}$"
    school = rf"(?!\s+(?:{any_of(words('school_words'))})(?!\w))"
    aimed = rf"{whole_words([*words('ahead_words'), *words('deadline_words')])}[^.;\n]{{0,{_GAP}}}$"
    return _Grammar(
        first_half=re.compile(rf"(?<!\w)(?:{any_of(words('first_half_words'))})\s+\d{{4}}$", re.IGNORECASE),
        last_half=re.compile(rf"(?<!\w)(?:{any_of(words('last_half_words'))})\s+\d{{4}}$", re.IGNORECASE),
        planned=re.compile(
            rf"{planning}{gap}|{whole_words(words('entering_words'))}\s+(?:{year})\s+\d{{4}}$", re.IGNORECASE
        ),
        reviewed=re.compile(whole_words(review) + gap, re.IGNORECASE),
        worked=re.compile(whole_words(words("work_words")) + gap, re.IGNORECASE),
        current=re.compile(rf"(?<!\w)(?:{any_of(words('current_words'))})\s+\d{{4}}$", re.IGNORECASE),
        compared=re.compile(rf"(?<!\w)(?:{any_of(words('compared_words'))})\s+\d{{4}}$", re.IGNORECASE),
        aimed=re.compile(aimed, re.IGNORECASE),
        named=re.compile(rf"\s+(?:{any_of(words('naming_words'))})(?!\w){school}", re.IGNORECASE),
        to_do=re.compile(rf",?\s+(?:\w+\s+){{0,4}}?(?:{any_of(words('to_do_words'))})(?!\w)", re.IGNORECASE),
        estimated=re.compile(rf",?\s+(?:\w+\s+){{0,3}}?(?:{any_of(words('estimate_words'))})(?!\w)", re.IGNORECASE),
    )


def work_years(smooth: str, lexicon: Lexicon) -> WorkYears:
    """What `smooth` (older tone placement) reviews and plans. Only the clause before each year is read."""
    grammar = _grammar(lexicon)
    patterns = (
        grammar.first_half,
        grammar.last_half,
        grammar.planned,
        grammar.reviewed,
        grammar.current,
        grammar.compared,
        grammar.worked,
    )
    found: tuple[set[int], ...] = tuple(set() for _ in patterns)
    years_printed = list(_PRINTED.finditer(smooth))
    clauses = (
        (_BREAK.split(smooth[max(0, printed.start() - _CLAUSE) : printed.end()])[-1], int(printed["year"]))
        for printed in years_printed
    )
    for clause, year in dict.fromkeys(clauses):
        for pattern, years in zip(patterns, found, strict=True):
            if pattern.search(clause) and not _is_of_another_time(pattern, clause, grammar):
                years.add(year)
    told = WorkYears(*map(frozenset, found))
    for printed in years_printed:
        told = _with_what_follows(told, printed, smooth, grammar)
    return told


def _with_what_follows(told: WorkYears, printed: re.Match[str], smooth: str, grammar: _Grammar) -> WorkYears:
    """`told` with what the words behind a year say of it."""
    year, behind = int(printed["year"]), printed.end()
    follows = year - 1 in told.reviewed | told.worked and grammar.to_do.match(smooth, behind)
    if follows or grammar.named.match(smooth, behind):
        told = replace(told, planned=told.planned | {year})
    if grammar.estimated.match(smooth, behind):
        told = replace(told, current=told.current | {year})
    return told


def _is_of_another_time(pattern: re.Pattern[str], clause: str, grammar: _Grammar) -> bool:
    """Whether a year is only aimed at ("phấn đấu xong trong năm 2025"), or compared with one that is named itself."""
    if pattern is grammar.compared:
        return len(_PRINTED.findall(clause)) > 1
    return pattern is grammar.current and grammar.aimed.search(clause) is not None
