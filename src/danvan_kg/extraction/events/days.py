"""Which of the days that a sentence names is that of which event."""

import re
import sys
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.days.dates import DateMention
from danvan_kg.extraction.days.years import OLDEST, YearClues
from danvan_kg.extraction.events.grammar import EventGrammar
from danvan_kg.extraction.events.occurrence import OF_THOSE_WHO_GO, Trigger
from danvan_kg.extraction.quotations import in_quotation
from danvan_kg.extraction.wording import normal
from danvan_kg.text import Span

_NEAR = 420  # code points between a date and what happened on it
_CONTEXT = 34  # code points before a trigger that may join it to another
_MONTH_AHEAD = 70  # code points between a congress and the month or year in which it is held
_SAME_CLAUSE = 150  # code points between a noun and the day right behind it ("hội nghị tổng kết … chiều 12/6")
_OWN_MONTH = 8  # code points of " tháng " between a noun and the number of its month
_NUMBER = 16  # code points of "lần thứ 31" between a session and its day
_DONE_IN_A_MONTH = OF_THOSE_WHO_GO | {"Appointment"}
_TWO_IN_ONE = frozenset({"SigningCeremony", "Launch"})
_BREAK = re.compile(r"[.;\n]")
_CLAUSE = re.compile(r"[,.;:()\n“”\"]")


@dataclass(frozen=True, slots=True)
class DayReader:
    """Gives the triggers of a sentence their dates. `smooth` is the text with the older tone placement."""

    smooth: str
    grammar: EventGrammar
    clues: YearClues

    def pairs(
        self, sentence: Span, dates: Sequence[DateMention], triggers: Sequence[Trigger]
    ) -> Iterator[tuple[DateMention, list[Trigger]]]:
        """Each date with the triggers that it dates, the first one first. A trigger has one date."""
        starts = [trigger.span.start for trigger in triggers]
        days = {id(date) for date in dates if self._is_day(date)}
        bracketed = {id(t): d for d in dates for t in self._bracketed(d, triggers)}
        in_brackets = {id(date) for date in bracketed.values()}
        right_before = {id(t): d for d in dates if id(d) in days for t in self._right_before(d, triggers, starts)}
        loose = [date.span for date in dates if id(date) in days and id(date) not in in_brackets]
        taken: set[int] = set()
        for date in dates:
            first, last = bisect_left(starts, date.span.start - _NEAR), bisect_left(starts, date.span.end + _NEAR)
            near = [t for t in triggers[first:last] if id(t) not in taken]
            near = [t for t in near if bracketed.get(id(t), right_before.get(id(t), date)) is date]
            near = [t for t in near if not self._is_apart(t, date, sentence)]
            if id(date) in days:
                chosen = self._of_day(date, near, sentence, loose)
            else:
                of_month = [t for t in near if self._is_dated_by_month(t, date)]
                before = [t for t in of_month if t.span.end <= date.span.start]
                chosen = [t for t in of_month if t not in before[:-1]]
            taken |= {id(trigger) for trigger in chosen}
            yield date, chosen

    def stands(self, pattern: re.Pattern[str], start: int, sentence: Span) -> bool:
        """Whether `pattern` ends right in front of `start`."""
        return bool(pattern.search(self.smooth[max(sentence.start, start - _CONTEXT) : start]))

    def _is_apart(self, trigger: Trigger, date: DateMention, sentence: Span) -> bool:
        """Whether the event is not of the day that is told: "một ngày sau lễ nhậm chức", "lễ … hồi tháng 3"."""
        if self.stands(self.grammar.days.apart, trigger.span.start, sentence):
            return True
        own = self.grammar.days.own_month.match(self.smooth, trigger.span.end, sentence.end) if trigger.noun else None
        if own is None or not date.is_day or Span(*own.span()).overlaps(date.span):
            return False
        resolved = self.clues.resolve(date)
        month = resolved[0].earliest.month if resolved else date.first.month
        if month is None or int(own["month"]) == month:
            return False
        # A meeting of the month that is just over is held in the next one: "phiên họp tháng 8", on 3 September.
        return int(own["month"]) > month or own.start("month") - trigger.span.end > _OWN_MONTH

    def _bracketed(self, date: DateMention, triggers: Sequence[Trigger]) -> list[Trigger]:
        """The trigger that has this date in brackets behind it: "kỳ họp thứ 34 (6 - 7/3)"."""
        opening = self.smooth.rfind("(", max(0, date.span.start - 4), date.span.start + 1)
        place = bisect_left(triggers, date.span.start, key=lambda trigger: trigger.span.start) - 1
        if opening < 0 or place < 0 or not 0 <= opening - triggers[place].span.end < _CONTEXT:
            return []
        return [triggers[place]]

    def _right_before(self, date: DateMention, triggers: Sequence[Trigger], starts: Sequence[int]) -> Sequence[Trigger]:
        """The trigger in front of the date in its clause: "sau kỳ họp thứ 42 diễn ra từ 12 - 14/6"."""
        place = bisect_left(starts, date.span.start) - 1
        if place < 0 or triggers[place].span.end > date.span.start:
            return ()
        gap = self.smooth[triggers[place].span.end : date.span.start]
        near = len(gap.strip()) <= _NUMBER or self.grammar.days.takes_place.search(gap)
        held = near and self._in_one_clause(triggers[place], date)
        return triggers[place : place + 1] if held else ()

    def _is_day(self, date: DateMention) -> bool:
        return self.why_no_day(date) is None

    def why_no_day(self, date: DateMention) -> str | None:
        """Why nothing can be said to happen on it; None where something can."""
        if not date.event:
            return "the day of an anniversary, of a named day or of somebody's life"
        if not date.is_day:
            return "no day, only a month or a year"
        if date.offset is not None and self.clues.resolve(date) is None and not self._is_of_the_news(date):
            return "counted from the day of publication, which is not known"
        if date.offset is not None and self._is_quoted(date):
            return "said in a quotation, whose day is not known"
        lead = date.lead(self.smooth)
        until = self.grammar.days.until.match(lead) and self.smooth[date.span.start : date.span.start + 1].islower()
        opens = self.stands(self.grammar.days.takes_place, date.span.start, Span(0, len(self.smooth)))
        bounds = until or (self.grammar.days.bound.match(lead) and not opens)
        return "a bound of something else" if bounds and date.last is None else None

    def _is_of_the_news(self, date: DateMention) -> bool:
        """Whether "sáng nay" is said by the article itself; "hôm nay" may be said of any time."""
        printed = self.smooth[date.span.start : date.span.end]
        return bool(self.grammar.days.day_part.search(printed)) and not self._is_quoted(date)

    def _is_quoted(self, date: DateMention) -> bool:
        """Whether somebody says the day, within quotation marks or of himself."""
        line = self.smooth.rfind("\n", 0, date.span.start) + 1
        if in_quotation(self.smooth[line : date.span.start]):
            return True
        start = max(line, self.smooth.rfind(". ", line, date.span.start))
        stop = _BREAK.search(self.smooth, date.span.end)
        return bool(self.grammar.days.speaking.search(self.smooth, start, stop.start() if stop else len(self.smooth)))

    def _is_dated_by_month(self, trigger: Trigger, date: DateMention) -> bool:
        """ "Đại hội … lần thứ XII, tháng 1/2016": the month or year stands right behind the noun."""
        word = normal(self.smooth[trigger.span.start : trigger.span.end])
        if date.span.end <= trigger.span.start:
            return self._is_in_month(trigger, date)
        gap = self.grammar.days.term.sub("", self.smooth[trigger.span.end : date.span.start])
        near = trigger.span.end <= date.span.start and len(gap) < _MONTH_AHEAD and not _BREAK.search(gap)
        if not near or date.is_day or not date.event:
            return False
        if date.first.month and date.first.year and date.last is None and trigger.noun:
            held = self._is_at_month(trigger, date) or (gap.endswith("(") and not _CLAUSE.search(gap[:-1]))
            if held and not _CLAUSE.search(gap.rstrip("(")):
                return True
        return word in self.grammar.days.by_month and self.grammar.days.numbered.search(gap) is not None

    def _is_at_month(self, trigger: Trigger, date: DateMention) -> bool:
        """ "chuyến thăm … vào tháng 4/2019": a word that places it stands in front of the month, or in its own lead."""
        lead = re.match(r"\D*", date.span.of(self.smooth))
        end = date.span.start + (lead.end() if lead else 0)
        return self.grammar.days.at_month.search(self.smooth, trigger.span.end, end) is not None

    def _is_in_month(self, trigger: Trigger, date: DateMention) -> bool:
        """ "Tháng 1/2016, tại Đại hội … lần thứ XII": the month stands right before the numbered noun or the doer."""
        gap = self.smooth[date.span.end : trigger.span.start]
        whole = date.first.month and date.first.year and date.last is None and date.event and not date.is_day
        if not trigger.noun:
            done = trigger.kind in _DONE_IN_A_MONTH and self.grammar.days.in_month.fullmatch(gap)
            return bool(whole and done)
        end = trigger.span.end
        numbered = self.grammar.sequence.ordinal.match(self.smooth, end, end + _MONTH_AHEAD)
        numbered = numbered or self.grammar.triggers.plenum_number.match(self.smooth, end)
        joined = len(gap) <= _NUMBER and self.grammar.triggers.in_session.search(gap)
        return bool(whole and trigger.noun and numbered and joined)

    def _of_day(
        self, date: DateMention, triggers: list[Trigger], sentence: Span, days: Sequence[Span]
    ) -> list[Trigger]:
        """The trigger right before the date, else the first behind it, else the last before it; and one joined to it.

        One behind another day belongs to that.
        """
        before = [t for t in triggers if t.span.end <= date.span.start]
        limit = _next_day(date, days)
        behind = [t for t in triggers if date.span.end <= t.span.start < limit and not self._is_told_of(date, t)]
        framed = [t for t in triggers if self.stands(self.grammar.sequence.frame, t.span.start, sentence) and t.noun]
        framed = [t for t in framed if t.kind != "Visit" and t.span.start < limit]
        plain = [t for t in behind if t not in framed] or behind
        if before and self._in_one_clause(before[-1], date):
            chosen = before[-1:]
        elif plain:
            chosen = plain[:1] + [t for t in plain[1:] if self._is_second(t, plain[0], sentence)]
        else:
            chosen = before[-1:] if not before or not self._is_recalled_there(before[-1], date) else []
        return chosen + [t for t in framed if t not in chosen and t.kind not in {c.kind for c in chosen}]

    def _is_recalled_there(self, trigger: Trigger, date: DateMention) -> bool:
        """ "Tại hội nghị, ông nhắc lại ngày 21/7/1969": what is pointed to is not of that day of long ago."""
        pointed = trigger.noun and self.smooth.startswith(",", trigger.span.end)
        return pointed and date.first.year is not None and date.first.year < OLDEST

    def _is_told_of(self, date: DateMention, trigger: Trigger) -> bool:
        """Whether the day is the one on which somebody tells of the event: "Ngày 22/8, A cho biết B đã họp"."""
        if trigger.kind != "SigningCeremony" and self.grammar.days.issued.match(
            self.smooth, date.span.end, trigger.span.start
        ):
            return True
        if trigger.kind == "SigningCeremony":
            return bool(self.grammar.triggers.telling.search(self.smooth, date.span.end, trigger.span.start))
        lead = self.grammar.names.lead.match(self.smooth, trigger.span.start, trigger.span.end)
        verb = lead.end() if lead else trigger.span.start  # "đã họp" has its own word of the past
        return bool(self.grammar.days.told_of.search(self.smooth, date.span.end, verb))

    def _in_one_clause(self, trigger: Trigger, date: DateMention) -> bool:
        gap = self.smooth[trigger.span.end : date.span.start]
        return trigger.noun and len(gap) < _SAME_CLAUSE and not _CLAUSE.search(gap)

    def _is_second(self, trigger: Trigger, first: Trigger, sentence: Span) -> bool:
        joined = self.stands(self.grammar.sequence.also, trigger.span.start, sentence)
        return trigger.kind in _TWO_IN_ONE - {first.kind} and joined


def _next_day(date: DateMention, days: Sequence[Span]) -> int:
    """Where the next day ends: what stands behind it belongs to that."""
    place = bisect_left(days, date.span.end, key=lambda span: span.start)
    return days[place].end if place < len(days) else sys.maxsize
