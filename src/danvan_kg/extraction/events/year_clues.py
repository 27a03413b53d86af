"""What an article tells about the year of its days: gathered from its dates, documents, campaigns and programmes."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.days.dates import DateMention
from danvan_kg.extraction.days.editions import Editions, editions
from danvan_kg.extraction.days.marked_years import MarkedYears, marked_years
from danvan_kg.extraction.days.sessions import Sessions, sessions
from danvan_kg.extraction.days.work_years import WorkYears, work_years
from danvan_kg.extraction.days.years import CAMPAIGN, ELECTION, OLDEST, YearClues
from danvan_kg.extraction.events.anchors import anchors, anchors_of_editions
from danvan_kg.extraction.events.grammar import EventGrammar, event_grammar
from danvan_kg.extraction.view import ArticleView
from danvan_kg.extraction.wording import plain
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import (
    CampaignObservation,
    DocumentObservation,
    ProgrammeObservation,
    ProgrammeStatus,
)

_PAPER_BACK = 60  # code points before a date in which its paper stands
_LOOK_BACK = 240  # code points before a day in which "dự kiến" may stand
_ANNIVERSARY_BACK = 16  # code points before the day that is marked in which the first one stands
BEGINNING_TERM = "term that the text sees begin"

_TERMS = (4, 5)  # years between the beginnings of two terms
_LATEST = 2040  # no article is of later
_FULL_DATE = re.compile(r"\d{1,2}\s?[/.\-–]\s?\d{1,2}\s?[/.\-–]\s?\d{4}")
# Part of whatever names a term or period, and sooner told.
_STRETCH = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")


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
        # No document bears a part of the day: "sáng 9/7" in its span is behind a title that runs on.
        of_news = grammar.days.day_part.match(smooth, date.span.start) is not None
        paper = grammar.years.paper.search(smooth[max(0, date.span.start - _PAPER_BACK) : date.span.start])
        elsewhere = grammar.years.elsewhere.match(smooth, date.span.end)  # "(giờ địa phương, sáng 19/11 giờ Việt Nam)"
        if (of_news or not in_document) and not (paper or elsewhere):
            kept.append(date)
    return frozenset(kept)


def year_clues(
    view: ArticleView, dates: Sequence[DateMention], free: frozenset[DateMention], others: OtherFacts, lexicon: Lexicon
) -> YearClues:
    """What the article tells about the year of a day that is printed without one. `free` are dates of no document."""
    article, smooth, grammar = view.article, plain(view.text), event_grammar(lexicon)
    looks = _Looks(smooth, [sentence.span.start for sentence in view.sentences], grammar)
    back, ahead = looks.days(dates, free)
    # Where the day of publication is known, nothing else is asked.
    work = WorkYears() if article.published else work_years(smooth, lexicon)
    marked = MarkedYears() if article.published else marked_years(smooth, dates, lexicon)
    alone, known = looks.years(dates)
    newest = _newest(back, known, work)
    named_years = Editions() if article.published else editions(smooth, view.sentences, lexicon)
    basis = "publication" if article.published_basis is None else f"publication ({article.published_basis})"
    return YearClues(
        published=article.published,
        published_basis=basis,
        named=tuple(_named(dates, others, smooth, newest, grammar)),
        days=tuple(d for d in dates if d.first.year and (d.first.day or (d.first.month and d.last))),
        work=work,
        marked=marked,
        editions=named_years,
        sessions=Sessions() if article.published else sessions(smooth, lexicon),
        anchors=(*anchors_of_editions(dates, free, named_years), *anchors(dates, free, back, ahead, smooth, grammar)),
        alone=alone,
        periods=_periods(smooth, grammar),
        newest=newest,
        earliest=max(back, default=None),
        latest=min(ahead, default=None),
    )


def _periods(smooth: str, grammar: EventGrammar) -> frozenset[int]:
    """The first years of the plans and periods that the text names."""
    if not _STRETCH.search(smooth):
        return frozenset()
    return frozenset(int(match["year"]) for match in grammar.years.period.finditer(smooth))


def term_of_congress(smooth: str, low: str, grammar: EventGrammar) -> int | None:
    """The first year of the term that a congress opens, where the article names one with a congress.

    Not that of a congress whose resolution is carried out ("nghị quyết Đại hội 11 nhiệm kỳ 2011 - 2015"). `low` is the
    text `lowered`.
    """
    if not _STRETCH.search(smooth):
        return None
    recalled = [(hit.start, hit.end) for hit in grammar.triggers.not_event.within(low, 0, len(low))]
    return _only(
        int(match["year"])
        for match in grammar.years.term.finditer(smooth)
        if not any(start < match.start() < end for start, end in recalled)
    )


def opened_term(smooth: str, newest: int, grammar: EventGrammar) -> int | None:
    """The first year of the only term that the text names, or of the later of two that follow one another.

    None where the text looks back (`newest`) on a year within the term: it may then be about the next congress.
    """
    if not _STRETCH.search(smooth):
        return None
    terms = sorted({int(match["year"]) for match in grammar.years.any_term.finditer(smooth)})
    follow = len(terms) == 1 or (len(terms) == 2 and terms[1] - terms[0] in _TERMS)
    return terms[-1] if follow and newest <= terms[-1] else None


def _named(
    dates: Sequence[DateMention], others: OtherFacts, smooth: str, newest: int, grammar: EventGrammar
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
    if marked := _only(anniversaries(smooth, grammar)):
        yield marked, "year of the anniversary"
    if not _STRETCH.search(smooth):
        return
    if opened := _only(int(match["year"]) for match in grammar.years.opening.finditer(smooth)):
        yield opened, BEGINNING_TERM
    elif (begun := _begun_term(smooth, grammar)) and begun >= newest and not _is_recounted(begun, dates):
        yield begun, BEGINNING_TERM
    if elected := _only(int(match["year"]) for match in grammar.years.election.finditer(smooth)):
        yield elected, ELECTION


def _is_recounted(year: int, dates: Sequence[DateMention]) -> bool:
    """Whether several months or days of `year`, or later, are printed with it: a career is told, and it is past."""
    return sum(date.first.month is not None and (date.first.year or 0) >= year for date in dates) > 1


def _begun_term(smooth: str, grammar: EventGrammar) -> int | None:
    """The year in which one term ends and the next begins, where the text names both and a congress."""
    terms = sorted({(int(match["year"]), int(match["end"])) for match in grammar.years.any_term.finditer(smooth)})
    if len(terms) < 2 or terms[-1][0] != terms[-2][1] or not grammar.years.congress.search(smooth):
        return None
    return terms[-1][0]


def anniversaries(smooth: str, grammar: EventGrammar) -> Iterator[int]:
    """The years in which what is marked is said to be so many years ago: "kỷ niệm 50 năm … 1968" is 2018."""
    for match in grammar.years.anniversary.finditer(smooth):
        first = int(match["year"])
        if first < OLDEST <= first + int(match["number"]) <= _LATEST:
            yield first + int(match["number"])


def _only(years: Iterator[int]) -> int | None:
    distinct = set(years)
    return distinct.pop() if len(distinct) == 1 else None


def _newest(back: Sequence[datetime.date], alone: frozenset[int], work: WorkYears) -> int:
    """The last year of which the article speaks as past or present."""
    return max([*(day.year for day in back), *(alone - work.planned), *work.reviewed], default=0)


def _is_anniversary(date: DateMention, smooth: str) -> bool:
    """Whether two years are printed: "(18/11/1930 - 18/11/2018)"."""
    before = smooth[max(0, date.span.start - _ANNIVERSARY_BACK) : date.span.end]
    return len(_FULL_DATE.findall(before)) > 1


@dataclass(frozen=True, slots=True)
class _Looks:
    """What of its dates the text looks back on, and what ahead to. `starts` are the beginnings of its sentences."""

    smooth: str
    starts: Sequence[int]
    grammar: EventGrammar

    def days(
        self, dates: Sequence[DateMention], free: frozenset[DateMention]
    ) -> tuple[list[datetime.date], list[datetime.date]]:
        """The days with a year that the text looks back on, those of documents among them, and those to come."""
        back: list[datetime.date] = []
        ahead: list[datetime.date] = []
        for date in dates:
            told = (date.last or date.first).date if date.first.month and date.event else None
            if told is None:
                continue
            if date in free and self._is_ahead(date):
                ahead.append(told.latest)
            elif not self._is_bound(date):
                back.append(told.earliest)
        return back, ahead

    def years(self, dates: Sequence[DateMention]) -> tuple[frozenset[int], frozenset[int]]:
        """The years printed without a month that bound nothing ("năm 2017", not "đến năm 2020"), and the past ones."""
        years = [date for date in dates if date.first.year and not date.first.month and date.event]
        alone = [date for date in years if not self.grammar.years.distant.search(self.smooth, *_before(date))]
        return _years(alone), _years(date for date in alone if not self._is_ahead(date))

    def _is_ahead(self, date: DateMention) -> bool:
        """Whether the sentence looks ahead to the date: "phấn đấu quý I/2020 khởi công"."""
        sentence = self.starts[bisect_right(self.starts, date.span.start) - 1] if self.starts else 0
        start = max(sentence, date.span.start - _LOOK_BACK)
        # "Sở Kế hoạch và Đầu tư" plans nothing.
        words = self.grammar.years.ahead.finditer(self.smooth, start, date.span.start)
        if any(word.start() == sentence or word.group()[0].islower() for word in words):
            return True
        # "hết quý I/2014 sẽ trình"
        return date.first.day is None and self.grammar.years.still_ahead.match(self.smooth, date.span.end) is not None

    def _is_bound(self, date: DateMention) -> bool:
        """Whether it only bounds something, which may be to come; "từ tháng 10/2016, Ban Bí thư đã …" is past."""
        lead = date.lead(self.smooth)
        bounds = self.grammar.days.bound.match(lead) or self.grammar.days.until.match(lead)
        return bool(bounds) and self.grammar.years.past.match(self.smooth, date.span.end) is None


def _years(dates: Iterable[DateMention]) -> frozenset[int]:
    return frozenset(date.first.year for date in dates if date.first.year)


def _before(date: DateMention) -> tuple[int, int]:
    return max(0, date.span.start - 8), date.span.end
