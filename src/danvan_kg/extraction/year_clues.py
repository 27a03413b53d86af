"""What an article tells about the year of its days: gathered from its dates, documents, campaigns and programmes."""

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.dates import DateMention
from danvan_kg.extraction.event_grammar import EventGrammar, event_grammar
from danvan_kg.extraction.view import ArticleView
from danvan_kg.extraction.wording import plain
from danvan_kg.extraction.work_years import WorkYears, work_years
from danvan_kg.extraction.years import CAMPAIGN, ELECTION, OLDEST, Anchor, YearClues
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import (
    CampaignObservation,
    DocumentObservation,
    ProgrammeObservation,
    ProgrammeStatus,
)

_PAPER_BACK = 60  # code points before a date in which its paper stands
_CAREER_BACK = 80  # code points before a month in which "được bầu" may stand
_LOOK_BACK = 240  # code points before a day in which "dự kiến" may stand
_ANNIVERSARY_BACK = 16  # code points before the day that is marked in which the first one stands
_FULL_DATE = re.compile(r"\d{1,2}\s?[/.\-–]\s?\d{1,2}\s?[/.\-–]\s?\d{4}")
_SECOND_OF_PAIR = re.compile(r"\d\s?[-–]\s?$")


@dataclass(frozen=True, slots=True)
class OtherFacts:
    """What else the article states, which events need: for years, for parties, for dates that are not of events."""

    documents: Sequence[DocumentObservation] = ()
    campaigns: Sequence[CampaignObservation] = ()
    programmes: Sequence[ProgrammeObservation] = ()


def free_dates(
    dates: Sequence[DateMention], documents: Sequence[DocumentObservation], smooth: str, grammar: EventGrammar
) -> frozenset[DateMention]:
    """Dates that are not of documents or other papers."""
    spans = sorted(evidence.span for document in documents for evidence in document.mentions)
    kept, place = [], 0
    for date in dates:
        while place < len(spans) and spans[place].end <= date.span.start:
            place += 1
        in_document = place < len(spans) and spans[place].contains(date.span)
        if not in_document and not grammar.paper.search(
            smooth[max(0, date.span.start - _PAPER_BACK) : date.span.start]
        ):
            kept.append(date)
    return frozenset(kept)


def year_clues(
    view: ArticleView, dates: Sequence[DateMention], free: frozenset[DateMention], others: OtherFacts, lexicon: Lexicon
) -> YearClues:
    """What the article tells about the year of a day that is printed without one. `free` are dates of no document."""
    article, smooth, grammar = view.article, plain(view.text), event_grammar(lexicon)
    back, ahead = _looks(smooth, dates, free, grammar)
    # Where the day of publication is known, nothing else is asked.
    work = WorkYears() if article.published else work_years(smooth, lexicon)
    alone = _years_alone(dates, smooth, grammar)
    basis = "publication" if article.published_basis is None else f"publication ({article.published_basis})"
    return YearClues(
        published=article.published,
        published_basis=basis,
        named=tuple(_named(dates, others, smooth, grammar)),
        days=tuple(d for d in dates if d.first.year and (d.first.day or (d.first.month and d.last))),
        work=work,
        anchors=tuple(_anchors(dates, free, back, ahead, smooth, grammar)),
        alone=alone,
        periods=frozenset(int(match["year"]) for match in grammar.period.finditer(smooth)),
        newest=_newest(back, alone, work),
        earliest=max(back, default=None),
        latest=min(ahead, default=None),
    )


def term_of_congress(smooth: str, grammar: EventGrammar) -> int | None:
    """The first year of the term that a congress opens, where the article names one with a congress."""
    return _only(int(match["year"]) for match in grammar.term.finditer(smooth))


def _named(
    dates: Sequence[DateMention], others: OtherFacts, smooth: str, grammar: EventGrammar
) -> Iterator[tuple[int, str]]:
    """Years of what the article is about, the strongest first."""
    for programme in others.programmes:
        if programme.status.value is ProgrammeStatus.SIGNED and programme.period_start:
            yield programme.period_start.value, "period of the programme"
    if ran := _only(campaign.year.value for campaign in others.campaigns if campaign.year):
        yield ran, CAMPAIGN
    days = (date.first for date in dates if not date.event and date.first.day and _is_anniversary(date, smooth))
    if marked := _only(day.year for day in days if day.year):
        yield marked, "year of the anniversary"
    if opened := _only(int(match["year"]) for match in grammar.opening.finditer(smooth)):
        yield opened, "term that the text sees begin"
    if elected := _only(int(match["year"]) for match in grammar.election.finditer(smooth)):
        yield elected, ELECTION


def _only(years: Iterator[int]) -> int | None:
    distinct = set(years)
    return distinct.pop() if len(distinct) == 1 else None


def _years_alone(dates: Sequence[DateMention], smooth: str, grammar: EventGrammar) -> frozenset[int]:
    """The years printed without a month that bound nothing ("năm 2017", not "đến năm 2020")."""
    years = (date for date in dates if date.first.year and not date.first.month)
    alone = {date.first.year for date in years if date.event and not grammar.distant.search(smooth, *_before(date))}
    return frozenset(year for year in alone if year)


def _before(date: DateMention) -> tuple[int, int]:
    return max(0, date.span.start - 8), date.span.end


def _newest(back: Sequence[datetime.date], alone: frozenset[int], work: WorkYears) -> int:
    """The last year of which the article speaks as past or present."""
    return max([*(day.year for day in back), *(alone - work.planned), *work.reviewed], default=0)


def _anchors(
    dates: Sequence[DateMention],
    free: frozenset[DateMention],
    back: Sequence[datetime.date],
    ahead: Sequence[datetime.date],
    smooth: str,
    grammar: EventGrammar,
) -> Iterator[Anchor]:
    past, coming, newest = frozenset(back), frozenset(ahead), max(back, default=None)
    steps = _steps(dates, smooth, grammar)
    for date in dates:
        if date in steps or grammar.issued.match(smooth, date.span.end):
            continue
        told = (date.last or date.first).date if date.first.month else None
        if told is None or told.year < OLDEST:
            continue
        if not date.event:
            if _SECOND_OF_PAIR.search(smooth, max(0, date.span.start - 4), date.span.start):
                yield Anchor(told.earliest, before=60, after=60)
        elif date in free and told.latest in coming and told.day:
            yield Anchor(told.latest, before=100, after=0)
        elif date in free and told.earliest in past and not _is_of_career(date, smooth, grammar):
            # What is told after the newest of them may be long after; the others stand for days close by.
            yield Anchor(told.earliest, before=10, after=190 if told.earliest == newest else 45)
        elif date in free and told.day:
            yield Anchor(told.earliest, before=100, after=60)


def _steps(dates: Sequence[DateMention], smooth: str, grammar: EventGrammar) -> frozenset[DateMention]:
    """The days of a career that the text tells step by step: "Ngày 5/2/2004, ông được bổ nhiệm …"."""
    with_years = [date for date in dates if date.first.year and date.first.month and date.event]
    steps = [date for date in with_years if _is_step(date, smooth, grammar)]
    return frozenset(steps) if len(steps) > 1 else frozenset()


def _is_step(date: DateMention, smooth: str, grammar: EventGrammar) -> bool:
    before = smooth[max(0, date.span.start - _CAREER_BACK) : date.span.start]
    if grammar.of_congress.search(before):
        return False
    if grammar.career_step.match(smooth, date.span.end):
        return True
    # "phân công … từ ngày 1/4/2018" is the news itself
    return bool(not grammar.bound.match(date.lead(smooth)) and grammar.career_before.search(before))


def _is_of_career(date: DateMention, smooth: str, grammar: EventGrammar) -> bool:
    """Whether a month is one of somebody's career: "từ tháng 1/2004 - 5/2010", "Tháng 12/2015, bà … được bầu"."""
    lead = date.lead(smooth)
    bounded = grammar.bound.match(lead) or grammar.until.match(lead) or date.last is not None
    told = bounded or grammar.career.match(smooth, date.span.end)
    before = smooth[max(0, date.span.start - _CAREER_BACK) : date.span.start]
    if grammar.of_congress.search(before):
        return False
    return date.first.day is None and bool(told or grammar.career_before.search(before))


def _is_anniversary(date: DateMention, smooth: str) -> bool:
    """Whether two years are printed: "(18/11/1930 - 18/11/2018)"."""
    before = smooth[max(0, date.span.start - _ANNIVERSARY_BACK) : date.span.end]
    return len(_FULL_DATE.findall(before)) > 1


def _looks(
    smooth: str, dates: Sequence[DateMention], free: frozenset[DateMention], grammar: EventGrammar
) -> tuple[list[datetime.date], list[datetime.date]]:
    """The days with a year that the text looks back on, those of documents among them, and those it looks ahead to."""
    back: list[datetime.date] = []
    ahead: list[datetime.date] = []
    for date in dates:
        told = (date.last or date.first).date if date.first.month and date.event else None
        if told is None:
            continue
        floor = max(0, date.span.start - _LOOK_BACK)
        start = max(smooth.rfind(mark, floor, date.span.start) for mark in ".;\n") + 1 or floor
        if date in free and grammar.planned.search(smooth, start, date.span.start):
            ahead.append(told.latest)
        elif not grammar.bound.match(date.lead(smooth)):
            back.append(told.earliest)
    return back, ahead
