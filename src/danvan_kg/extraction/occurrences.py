"""The occurrences that an article reports: what kind, when, where, held by whom."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from danvan_kg.extraction.dates import DateMention
from danvan_kg.extraction.event_days import DayReader
from danvan_kg.extraction.event_grammar import EventGrammar
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.organizers import OrganizerReader, Trigger
from danvan_kg.extraction.quotations import single_blanks, trimmed
from danvan_kg.extraction.wording import normal
from danvan_kg.extraction.years import YearClues
from danvan_kg.observation import Evidence, Organization, Participation, Stated
from danvan_kg.partial_date import DayRange
from danvan_kg.text import Span

_NEAR = 420  # code points from the beginning of a clause in which its place may stand
_TURN_AHEAD = 130  # code points behind "hội nghị" in which it may turn into an appointment
_HELD_BACK = 24  # code points before a verb in which "tổ chức" must stand
_CONTEXT = 34  # code points before a trigger that may say that it is no event, planned or past
_LONGEST_PLACE = 12
_ORDINAL_AHEAD = 60  # code points behind a noun in which its number may stand
_ONE_SESSION = timedelta(days=10)  # between the days that are named of one numbered session
_GENERIC = frozenset({"Conference", "Appointment", "Meeting", "Ceremony", "Seminar", "Training"})
_TWO_IN_ONE = frozenset({"SigningCeremony", "Launch"})


@dataclass(slots=True)
class Occurrence:
    """An event in the making. `another` is set where the text tells it as a further one of that day ("cùng ngày")."""

    kind: str
    trigger: Span
    clause: Span
    date: DateMention | None = None
    days: Stated[DayRange] | None = None
    basis: str | None = None
    day_part: str = ""
    background: bool = False
    number: str | None = None
    another: bool = False
    place: Stated[str] | None = None
    organizers: dict[str, Stated[Organization]] = field(default_factory=dict)
    mentions: list[Evidence] = field(default_factory=list)
    participations: dict[str, Participation] = field(default_factory=dict)

    def same_day(self, other: "Occurrence") -> bool:
        if self.days and other.days:
            mine, theirs = self.days.value, other.days.value
            nested = self.kind == other.kind and self.numbered_kind
            return mine == theirs or (nested and (_holds(mine, theirs) or _holds(theirs, mine)))
        if self.date is None or other.date is None:
            return False
        if (self.is_of_unknown_day or other.is_of_unknown_day) and self.kind == other.kind:
            return True  # "sáng nay" of an article whose day is not known is the day that it reports of
        return (self.date.first, self.date.offset) == (other.date.first, other.date.offset)

    @property
    def is_of_unknown_day(self) -> bool:
        return self.date is not None and self.date.offset is not None and self.days is None

    @property
    def numbered_kind(self) -> bool:
        """Whether such events last for days and are told of by one of them."""
        return self.kind in {"Conference", "Congress"}

    def is_same(self, other: "Occurrence") -> bool:
        """Whether `other` tells this event again: one day, one kind, no other part of the day; or one number."""
        if self.is_numbered_like(other):
            return True
        if not self.same_day(other):
            return False
        if self.kind == other.kind == "Conference" and self.organizers.keys() & other.organizers.keys():
            return True
        if self.day_part and other.day_part and self.day_part != other.day_part:
            return False
        if self.organizers and other.organizers and not self.organizers.keys() & other.organizers.keys():
            return False
        return self.kind == other.kind or {self.kind, other.kind} <= _GENERIC

    def is_numbered_like(self, other: "Occurrence") -> bool:
        """ "Hội nghị … lần thứ 15" on days close to one another, of one body or of bodies that are not told."""
        if self.number is None or self.number != other.number or self.kind != other.kind:
            return False
        bodies = not (self.organizers and other.organizers) or self.organizers.keys() & other.organizers.keys()
        if not (self.days and other.days):
            return bool(bodies)
        return bool(bodies) and abs(self.days.value.earliest - other.days.value.earliest) <= _ONE_SESSION

    def join(self, other: "Occurrence") -> None:
        if self.kind == "Conference" and other.kind in _GENERIC - {"Meeting"}:
            self.kind = other.kind
        self.mentions += other.mentions
        self.place = self.place or other.place
        self.organizers = self.organizers or other.organizers


@dataclass(frozen=True, slots=True)
class OccurrenceReader:
    """Finds occurrences in sentences of one article. `smooth` is `plain` text, `low` the same `lowered`."""

    text: str
    smooth: str
    low: str
    bodies: BodyIndex
    grammar: EventGrammar
    clues: YearClues
    parties: Sequence[tuple[Span, tuple[Stated[Organization], ...]]]
    documents: Sequence[Span] = ()
    term: int | None = None

    @property
    def organizers(self) -> OrganizerReader:
        return OrganizerReader(self.text, self.smooth, self.bodies, self.grammar)

    def read(self, sentence: Span, dates: Sequence[DateMention]) -> list[Occurrence]:
        """The dated occurrences of one sentence."""
        found: list[Occurrence] = []
        reader = DayReader(self.smooth, self.grammar, self.clues)
        for date, chosen in reader.pairs(sentence, dates, self.triggers(sentence)):
            made = [self.occurrence(trigger, sentence, date) for trigger in chosen]
            for second in made[1:]:
                joined = reader.stands(self.grammar.also, second.trigger.start, sentence)
                second.organizers = second.organizers or (dict(made[0].organizers) if joined else {})
            found += made
        return found

    def signings(self, sentence: Span, dates: Sequence[DateMention]) -> list[Occurrence]:
        """ "… đã ký ban hành Kết luận số … ngày …": the signing of a document on the day that it bears."""
        found: list[Occurrence] = []
        for date in dates:
            place = bisect_right(self.documents, date.span.start, key=lambda document: document.start) - 1
            around = self.documents[place] if place >= 0 else None
            if around is None or not around.contains(date.span) or not date.is_day:
                continue
            back = max(sentence.start, around.start - _CONTEXT)
            verb = self.grammar.signing.search(self.smooth, back, around.start)
            if verb and verb.end() <= around.start:
                made = self.occurrence(
                    Trigger(Span(verb.start(), verb.end()), "SigningCeremony", False), sentence, date
                )
                made.organizers, made.place, made.background = {}, None, True
                found.append(made)
        return found

    def add_organizers(self, event: Occurrence, sentence: Span) -> None:
        """Bodies that a later sentence names as holding the event: "Lễ phát động do A phối hợp với B tổ chức"."""
        for trigger in self.triggers(sentence):
            if trigger.kind == event.kind and (trigger.noun or trigger.kind == "Launch"):
                told = self.organizers.told_later(trigger, sentence)
                for body in told:
                    evidence = Evidence(Span(sentence.start, sentence.end), "event.organizer")
                    event.organizers.setdefault(body.name, Stated(body, evidence))
                return

    def triggers(self, sentence: Span) -> list[Trigger]:
        """Triggers of one sentence, in order; of two that overlap, the first."""
        found: list[Trigger] = []
        around = (self.low, sentence.start, sentence.end)
        excluded = [Span(hit.start, hit.end) for hit in self.grammar.not_event.within(*around)]
        for hit in self.grammar.trigger.within(*around):
            span, word = Span(hit.start, hit.end), hit.phrase
            body = self.bodies.around(span.start)
            if any(span.overlaps(other) for other in excluded) or (body and body.span.contains(span)):
                continue
            if self._in_document(span):
                continue
            kind = self.grammar.noun_kinds.get(word)
            if kind is None and not self._is_reported(word, span, sentence):
                continue
            found.append(
                Trigger(span, self._kind(kind or self.grammar.verb_kinds[word], span, sentence), kind is not None)
            )
        return found

    def _in_document(self, span: Span) -> bool:
        place = bisect_right(self.documents, span.start, key=lambda document: document.start) - 1
        return place >= 0 and self.documents[place].contains(span)

    def _is_reported(self, word: str, span: Span, sentence: Span) -> bool:
        """Whether a verb reports an event here, and does not only speak of a kind of work."""
        before = self.smooth[max(sentence.start, span.start - _HELD_BACK) : span.start]
        if word in self.grammar.held_verbs:
            return any(
                m.group().lower().endswith(("tổ chức", "tiến hành", "mở"))
                for m in self.grammar.organizing.finditer(before)
            )
        if word in self.grammar.deciding:
            body = self.bodies.last_before(span.start, max(sentence.start, span.start - 80))
            return body is not None and bool(
                self.grammar.organizer_gap.fullmatch(self.smooth, body.span.end, span.start)
            )
        if word in self.grammar.lawmaking:
            body = self.bodies.last_before(span.start, max(sentence.start, span.start - 80))
            return body is not None and body.organization.kind == "Legislature"
        return True

    def _kind(self, kind: str, span: Span, sentence: Span) -> str:
        if kind not in _GENERIC or normal(self.smooth[span.start : span.end]) in self.grammar.unturned:
            return kind
        behind = (span.start, min(sentence.end, span.end + _TURN_AHEAD))
        for turned, pattern in self.grammar.turned.items():
            found = pattern.search(self.smooth, *behind)
            # "Hội nghị tổng kết … và ký kết …" is two events.
            apart = found and turned in _TWO_IN_ONE and self.grammar.also.search(self.smooth[span.end : found.start()])
            if found and not apart:
                return turned
        return kind

    # What the sentence says of one trigger.

    def occurrence(self, trigger: Trigger, sentence: Span, date: DateMention | None) -> Occurrence:
        """The occurrence that `trigger` reports."""
        first = min(trigger.span.start, date.span.start) if date else trigger.span.start
        clause = Span(first, max(trigger.span.end, date.span.end if date else 0, self._clause_end(trigger, sentence)))
        made = Occurrence(trigger.kind, trigger.span, clause, date)
        numbered = self.grammar.ordinal.match(self.smooth, trigger.span.end, trigger.span.end + _ORDINAL_AHEAD)
        made.number = normal(numbered["number"]) if numbered and trigger.noun else None
        made.another = bool(date and self._opens_with_same_day(date, sentence))
        made.background = bool(
            self.grammar.background.search(self.smooth[sentence.start : first + 1][:40])
        ) or self._is_to_come(trigger, date, sentence)
        before = self.smooth[max(sentence.start, trigger.span.start - _CONTEXT) : trigger.span.start]
        clues = self.clues
        if trigger.kind == "Congress" and (term := self._term(trigger, sentence)):
            clues = replace(clues, named=((term, "term of the congress"), *clues.named))
        scheduled = bool(self.grammar.planned.search(before)) or self._is_to_come(trigger, date, sentence)
        resolved = clues.resolve(date, scheduled=scheduled) if date else None
        if date and resolved:
            made.days, made.basis = Stated(resolved[0], Evidence(clause, "event.date")), resolved[1]
        part = self.grammar.day_part.search(date.lead(self.smooth)) if date else None
        made.day_part = normal(part.group()) if part else ""
        made.place = self._place(clause, sentence)
        made.organizers = self._organizers(trigger, sentence, clause)
        made.mentions.append(Evidence(clause, "event.noun" if trigger.noun else "event.verb"))
        return made

    def _opens_with_same_day(self, date: DateMention, sentence: Span) -> bool:
        """ "Chiều cùng ngày, …": the sentence goes on to another event of the day."""
        opens = not self.smooth[sentence.start : date.span.start].strip(" *-–•")
        return opens and bool(self.grammar.same_day.search(self.smooth, date.span.start, date.span.end))

    def beside(self, main: Occurrence, sentence: Span) -> Occurrence | None:
        """The signing at which the sentence has somebody be present, on the day of the article's main event."""
        if not self.grammar.beside_signing.search(self.smooth, sentence.start, sentence.end):
            return None
        signings = (trigger for trigger in self.triggers(sentence) if trigger.kind == "SigningCeremony")
        trigger = next(signings, None)
        if trigger is None:
            return None
        made = self.occurrence(trigger, sentence, None)
        made.date, made.days, made.basis = main.date, main.days, main.basis
        return made

    def _term(self, trigger: Trigger, sentence: Span) -> int | None:
        """The first year of the term that the congress opens: its own, else the only one of the article's."""
        own = self.grammar.term.match(self.smooth, trigger.span.start, sentence.end)
        return int(own["year"]) if own else self.term

    def _is_to_come(self, trigger: Trigger, date: DateMention | None, sentence: Span) -> bool:
        """Whether it is only looked ahead to: "sẽ tổ chức …", "Đại hội … (dự kiến diễn ra vào …)"."""
        end = date.span.start if date and date.span.start > trigger.span.end else trigger.span.start
        return bool(self.grammar.to_come.search(self.smooth, max(sentence.start, trigger.span.start - _CONTEXT), end))

    def _clause_end(self, trigger: Trigger, sentence: Span) -> int:
        stop = _CLAUSE_END.search(self.smooth, trigger.span.end, sentence.end)
        return stop.start() if stop else sentence.end

    def _place(self, clause: Span, sentence: Span) -> Stated[str] | None:
        match = self.grammar.place.search(self.smooth, clause.start, min(sentence.end, clause.start + _NEAR))
        if match is None:
            return None
        stop = self.grammar.place_end.search(match["place"])
        span = trimmed(
            self.text, match.start("place"), match.start("place") + (stop.start() if stop else len(match["place"]))
        )
        if span is None or len(span.of(self.text).split()) > _LONGEST_PLACE:
            return None
        named = self.grammar.trigger.first(self.low, span.start, span.end)
        if named and named.start == span.start:
            return None  # "tại Hội nghị lần thứ 7"
        return Stated(single_blanks(span.of(self.text)), Evidence(Span(match.start(), span.end), "event.place"))

    def _organizers(self, trigger: Trigger, sentence: Span, clause: Span) -> dict[str, Stated[Organization]]:
        found: list[Organization] = []
        if trigger.kind == "SigningCeremony":
            found = [s.value for span, parties in self.parties if span.overlaps(sentence) for s in parties]
        found = found or self.organizers.of(trigger, sentence)
        evidence = Evidence(clause, "event.organizer")
        return {body.name: Stated(body, evidence) for body in found}


def _holds(days: DayRange, other: DayRange) -> bool:
    return days.earliest <= other.earliest and other.latest <= days.latest


_CLAUSE_END = re.compile(r"[.;](?=\s|$)|\n|,\s(?=[a-zà-ỹ])")
