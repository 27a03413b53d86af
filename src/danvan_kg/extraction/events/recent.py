"""The day of what an article reports as its news in words that name none."""

import datetime
import re
from collections.abc import Sequence

from danvan_kg.extraction.days.dates import DateMention
from danvan_kg.extraction.days.years import RECENT
from danvan_kg.extraction.events.occurrence import Occurrence
from danvan_kg.extraction.events.occurrences import OccurrenceReader
from danvan_kg.extraction.quotations import in_quotation
from danvan_kg.extraction.view import ArticleView, Sentence
from danvan_kg.partial_date import DayRange

_LEAD = 4  # sentences in which an article says what somebody did
_LEAD_REACH = 450  # code points in which an article names the gathering that it reports
_DAY_REACH = 900  # code points at the beginning of an article in which the day of its news is told
_CLOCK = re.compile(r"\s*[,|-]?\s*\d{1,2}\s?[:hg]\s?\d\d")  # behind the day on which the article was posted


def give_recent_day(
    event: Occurrence,
    view: ArticleView,
    reader: OccurrenceReader,
    dates: Sequence[DateMention],
    free: frozenset[DateMention],
) -> None:
    """Gives an event that is told without a day the only day of the news that the article tells, else its last days.

    Where the day of publication is known this holds of what the lead reports by people or bodies whom it names, and
    not of what is quoted, recalled, shown or looked ahead to. `dates` are in order, `free` those of no document.
    """
    recent = reader.clues.recent()
    if recent is None:
        return
    if recent[1] == RECENT:
        if not _is_news(event, view, reader):
            return
        if day := _only_day(view, reader, [date for date in dates if date in free], recent[0]):
            reader.set_day(event, day)
            return
    reader.set_recent(event, [date for date in dates if event.clause.contains(date.span)])


def _is_news(event: Occurrence, view: ArticleView, reader: OccurrenceReader) -> bool:
    told = [sentence for sentence in view.sentences if sentence.zone != "title"]
    place = next((n for n, sentence in enumerate(told) if sentence.span.contains(event.trigger)), None)
    if place is None or not (event.trigger.start < _LEAD_REACH or (event.by_verb and place < _LEAD)):
        return False
    span = told[place].span
    named = bool(event.organizers) or next(iter(reader.people.within(span)), None) is not None
    recalled = reader.grammar.days.not_of_the_news.search(reader.smooth, span.start, span.end)
    sport = reader.grammar.triggers.sport.search(reader.smooth, span.start, span.end)
    return named and not (recalled or sport) and not in_quotation(reader.smooth[span.start : event.trigger.start])


def _only_day(
    view: ArticleView, reader: OccurrenceReader, dates: Sequence[DateMention], last: DayRange
) -> DateMention | None:
    """The day within the `last` ones before publication that the lead or a caption tells, if they tell one only."""
    captions = [sentence for sentence in view.sentences if sentence.zone == "caption"]
    told: dict[tuple[datetime.date, datetime.date], DateMention] = {}
    for date in dates:
        if not (date.span.start < _DAY_REACH or _is_in(date, captions)):
            continue
        posted = _CLOCK.match(reader.smooth, date.span.end)
        resolved = None if posted or reader.days.why_no_day(date) else reader.clues.resolve(date)
        if resolved and last.earliest <= resolved[0].earliest <= resolved[0].latest <= last.latest:
            told.setdefault((resolved[0].earliest, resolved[0].latest), date)
    return next(iter(told.values())) if len(told) == 1 else None


def _is_in(date: DateMention, sentences: Sequence[Sentence]) -> bool:
    return any(sentence.span.contains(date.span) for sentence in sentences)
