"""How far an event reaches: which sentences speak of it without naming its day."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from danvan_kg.extraction.days.dates import DateMention
from danvan_kg.extraction.days.years import YearClues
from danvan_kg.extraction.events.grammar import EventGrammar
from danvan_kg.extraction.events.occurrence import Occurrence
from danvan_kg.extraction.events.part_grammar import PartGrammar
from danvan_kg.extraction.view import Sentence
from danvan_kg.extraction.wording import normal
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

_CREDIT = 80  # code points at the end of a caption in which the photographer is named
_OPENING = 26  # code points at the beginning of a sentence in which the day may stand that it tells of
_POINTED = 1500  # code points between a press meeting of before and a sentence that can point back to it
_LATE = 0.6  # share of the text behind which an event is none that the article is about
PRESS = "PressMeeting"  # of which the sentences behind it tell, even if it was before the main event
_OLD = timedelta(days=45)  # before what an article reports; what is older is only recalled


@dataclass(frozen=True, slots=True)
class EventScope:
    """The events of one article, with what tells which of them a sentence means.

    `smooth` is the text with the older tone placement, `dates` are those that it prints outside documents, in order.
    `main` is the event that the article is about.
    """

    smooth: str
    occurrences: Sequence[Occurrence]
    main: Occurrence
    dates: Sequence[DateMention]
    clues: YearClues
    grammar: EventGrammar
    parts: PartGrammar

    def pointed(self, sentence: Span) -> frozenset[str]:
        """The classes of event to which "tại buổi làm việc" can point; empty where nothing points."""
        found = self.grammar.sequence.anaphora.search(self.smooth, sentence.start, sentence.end)
        return self.grammar.sequence.anaphora_kinds[normal(found["noun"])] if found else frozenset()

    def meant(self, sentence: Sentence, current: Occurrence) -> Occurrence | None:
        """The event of a sentence that tells none: the one that it points to, else the current one.

        A caption is of the article's main event, wherever it stands. None where no event is known to be meant: the
        article is about none, or has not come to it.
        """
        current = self.main if self._is_caption(sentence) else current
        kinds = self.pointed(sentence.span)
        if current.kind in kinds:
            return current
        if kinds:
            before = [o for o in self.occurrences if o.kind in kinds and o.trigger.start < sentence.span.start]
            told = [occurrence for occurrence in before if not occurrence.background]
            near = [o for o in before if o.kind == PRESS and sentence.span.start - o.trigger.start < _POINTED]
            if told or near:
                return (told or near)[-1]
        over = current.background and current.kind != PRESS
        return None if over or self._comes_late(current, sentence.span) else current

    def _comes_late(self, event: Occurrence, sentence: Span) -> bool:
        first = event.mentions[0].span.start
        return sentence.start < first > _LATE * len(self.smooth)

    def _is_caption(self, sentence: Sentence) -> bool:
        end = sentence.span.end
        credit = self.parts.openers.caption.search(self.smooth, max(sentence.span.start, end - _CREDIT), end)
        return sentence.zone == "caption" or credit is not None

    def is_of_another_day(self, sentence: Span, event: Occurrence) -> bool:
        """Whether the sentence begins with a day that is not the event's: "Ngày 23/7, ông … cho biết"."""
        place = self._first_date(sentence.start)
        if place >= len(self.dates) or self.dates[place].span.start > sentence.start + _OPENING:
            return False
        date = self.dates[place]
        if event.date is None and date.is_day:
            return date.event
        return date.is_day and date.offset is None and date.event and self._differs(date, event)

    def is_of_another_time(self, sentence: Span, end: int, event: Occurrence) -> bool:
        """Whether a day, month or year stands before `end` in the sentence that is not the event's."""
        return any(
            date.event and date.offset is None and self._differs(date, event)
            for date in self._dates_between(sentence.start, end)
        )

    def is_told_of_another_day(self, sentence: Span, start: int, event: Occurrence) -> bool:
        """Whether a day with its year that is not the event's stands before `start` in the sentence."""
        return any(
            date.first.day and date.first.year and date.event and self._differs(date, event)
            for date in self._dates_between(sentence.start, start)
        )

    def _dates_between(self, start: int, end: int) -> Iterator[DateMention]:
        for place in range(self._first_date(start), len(self.dates)):
            if self.dates[place].span.end > end:
                return
            yield self.dates[place]

    def _first_date(self, start: int) -> int:
        """The place in `dates` of the first that does not begin before `start`."""
        return bisect_left(self.dates, start, key=lambda date: date.span.start)

    def _differs(self, date: DateMention, event: Occurrence) -> bool:
        resolved = self.clues.resolve(date)
        if resolved and event.days:
            days, own = resolved[0], event.days.value
            return own.latest < days.earliest or days.latest < own.earliest
        if event.date is None or event.date.first.month is None or date.first.month is None:
            return False
        return date.first[1:] != event.date.first[1:]


def set_back(occurrences: Sequence[Occurrence], published: PartialDate | None) -> None:
    """Marks as background what happened long before the last thing that the article reports as past."""
    told = [o.days.value for o in occurrences if o.days and not o.background]
    days = [d.latest for d in told if d.latest - d.earliest < _OLD and not (published and d.latest > published.latest)]
    newest = max([*days, *([published.earliest] if published else [])], default=None)
    for occurrence in occurrences:
        if newest and occurrence.days and occurrence.days.value.latest < newest - _OLD:
            occurrence.background = True
