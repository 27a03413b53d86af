"""The occurrences that an article reports: what kind, when, where, held by whom."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from danvan_kg.extraction.days.dates import DateMention
from danvan_kg.extraction.days.years import YearClues
from danvan_kg.extraction.events.days import DayReader
from danvan_kg.extraction.events.grammar import EventGrammar
from danvan_kg.extraction.events.occurrence import BY_VERB, GENERIC, OF_THOSE_WHO_GO, Occurrence, Trigger
from danvan_kg.extraction.events.organizers import OrganizerReader
from danvan_kg.extraction.events.triggers import TriggerReader
from danvan_kg.extraction.mention_index import BodyIndex, PersonIndex
from danvan_kg.extraction.quotations import single_blanks, trimmed
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Evidence, Organization, Stated
from danvan_kg.partial_date import DayRange
from danvan_kg.text import Span

_NEAR = 420  # code points from the beginning of a clause in which its place may stand
_CONTEXT = 34  # code points before a trigger that may say that it is no event, planned or past
_LONGEST_PLACE = 12
_FURTHER = frozenset({"Visit", "Meeting", "Ceremony", "WorkingSession"})
_EARLIER = frozenset({"Visit", "Ceremony"})
_OF_A_YEAR = frozenset(
    {"Ceremony", "Launch", "Seminar", "Training"}
)  # whose names tell the year in which they are held
_YEAR_IS_OWN = 4  # the first month in which such a year is the running one, and not that of a prize of the year before
_INSPECTING, _ASSEMBLY = "InspectionCommission", "Legislature"
_ORDINAL_AHEAD = 60  # code points behind a noun in which its number may stand


@dataclass(frozen=True)
class OccurrenceReader:
    """Finds occurrences in sentences of one article. `smooth` is `plain` text, `low` the same `lowered`."""

    text: str
    smooth: str
    low: str
    bodies: BodyIndex
    people: PersonIndex
    grammar: EventGrammar
    clues: YearClues
    parties: Sequence[tuple[Span, tuple[Stated[Organization], ...]]]
    documents: Sequence[Span] = ()
    term: int | None = None

    @cached_property
    def organizers(self) -> OrganizerReader:
        return OrganizerReader(self.text, self.smooth, self.bodies, self.grammar)

    def read(self, sentence: Span, dates: Sequence[DateMention]) -> list[Occurrence]:
        """The dated occurrences of one sentence."""
        found: list[Occurrence] = []
        reader = self.days
        triggers = self.triggers.of(sentence, dated=bool(dates)) or self._told(sentence, dates)
        for date, chosen in reader.pairs(sentence, dates, triggers):
            made = [self.occurrence(trigger, sentence, date) for trigger in chosen]
            for second in made[1:]:
                joined = reader.stands(self.grammar.sequence.also, second.trigger.start, sentence)
                second.organizers = second.organizers or (dict(made[0].organizers) if joined else {})
            found += made
        return found

    def _told(self, sentence: Span, dates: Sequence[DateMention]) -> list[Trigger]:
        """What is told of a day printed without its year, which is not long past."""
        for date in dates:
            if date.is_day and not date.first.year:
                opens = date.span.start == sentence.start and not self._opens_with_same_day(date, sentence)
                return self.triggers.told(sentence, date.span.start) or self.triggers.decided(sentence, active=opens)
        return []

    def signings(self, sentence: Span, dates: Sequence[DateMention]) -> list[Occurrence]:
        """ "… đã ký ban hành Kết luận số … ngày …": the signing of a document on the day that it bears."""
        found: list[Occurrence] = []
        for date in dates:
            place = bisect_right(self.documents, date.span.start, key=lambda document: document.start) - 1
            around = self.documents[place] if place >= 0 else None
            if around is None or not around.contains(date.span) or not date.is_day:
                continue
            back = max(sentence.start, around.start - _CONTEXT)
            verb = self.grammar.days.signing.search(self.smooth, back, around.start)
            if verb and verb.end() <= around.start and not self._is_no_report(verb.start(), sentence):
                made = self.occurrence(
                    Trigger(Span(verb.start(), verb.end()), "SigningCeremony", False), sentence, date
                )
                made.organizers, made.place, made.background = {}, None, True
                found.append(made)
        return found

    def _is_no_report(self, verb: int, sentence: Span) -> bool:
        """ "Chịu trách nhiệm khi ký ban hành …": the signing is spoken of, and not reported."""
        return self.grammar.sessions.no_report.search(self.smooth, sentence.start, verb) is not None

    def add_organizers(self, event: Occurrence, sentence: Span) -> None:
        """Bodies that a later sentence names as holding the event: "Lễ phát động do A phối hợp với B tổ chức"."""
        for trigger in self.triggers.of(sentence):
            if trigger.kind == event.kind and (trigger.noun or trigger.kind == "Launch"):
                told = self.organizers.told_later(trigger, sentence)
                for body in told:
                    evidence = Evidence(Span(sentence.start, sentence.end), "event.organizer")
                    event.organizers.setdefault(body.name, Stated(body, evidence))
                return

    def introducing(self, event: Occurrence, sentence: Span) -> Occurrence | None:
        """What a sentence without a day says of who holds the event: "A vừa tổ chức hội nghị triển khai …"."""
        held = self.grammar.organizers.introducing.search(self.smooth, sentence.start, sentence.end)
        if held is None or self.bodies.around(held.start()) or self.triggers.is_no_event(Span(*held.span())):
            return None
        nouns = (t for t in self.triggers.of(sentence) if t.noun and t.kind in GENERIC and t.span.start >= held.end())
        trigger = next(nouns, None) or Trigger(Span(held.end(), held.end("thing")), event.kind, noun=True)
        made = self.occurrence(trigger, sentence, None)
        return made if made.organizers and not made.background else None

    @cached_property
    def triggers(self) -> TriggerReader:
        return TriggerReader(self.smooth, self.low, self.bodies, self.people, self.grammar, self.documents)

    @cached_property
    def days(self) -> DayReader:
        return DayReader(self.smooth, self.grammar, self.clues)

    def set_day(self, event: Occurrence, date: DateMention) -> None:
        """Gives an event that is told without a day the one on which the article opens."""
        event.date = date
        if resolved := self.clues.resolve(date):
            event.days = Stated(resolved[0], Evidence(date.span, "event.date"))
            event.basis = resolved[1]

    def set_recent(self, event: Occurrence, dates: Sequence[DateMention]) -> None:
        """Gives an event that is told without a day the days or year of the news, where these are known.

        Not where its own words name another year ("Hội nghị Quân chính năm 2013").
        """
        recent = self.clues.recent()
        if recent is None or any(not _is_in_year(date, recent[0]) for date in dates):
            return
        event.days, event.basis = Stated(recent[0], Evidence(event.clause, "event.date")), recent[1]

    # What the sentence says of one trigger.

    def occurrence(self, trigger: Trigger, sentence: Span, date: DateMention | None) -> Occurrence:
        """The occurrence that `trigger` reports."""
        first = min(trigger.span.start, date.span.start) if date else trigger.span.start
        clause = Span(first, max(trigger.span.end, date.span.end if date else 0, self._clause_end(trigger, sentence)))
        made = Occurrence(trigger.kind, trigger.span, clause, date)
        numbered = self.grammar.sequence.ordinal.match(self.smooth, trigger.span.end, trigger.span.end + _ORDINAL_AHEAD)
        made.number = normal(numbered["number"]) if numbered and trigger.noun else None
        word = normal(self.smooth[trigger.span.start : trigger.span.end])
        made.rite = word if word in self.grammar.sequence.rites else None
        made.another = bool(date and self._opens_with_same_day(date, sentence))
        made.background = bool(
            self.grammar.days.background.search(self.smooth[sentence.start : first + 1][:40])
        ) or self._is_to_come(trigger, date, sentence)
        before = self.smooth[max(sentence.start, trigger.span.start - _CONTEXT) : trigger.span.start]
        clues = self.clues
        opens = trigger.kind == "Congress" or self.grammar.years.first_session.match(self.smooth, trigger.span.end)
        if opens and (term := self._term(trigger, sentence)):
            clues = replace(clues, named=((term, "term of the congress"), *clues.named))
        scheduled = bool(self.grammar.days.planned.search(before)) or self._is_to_come(trigger, date, sentence)
        resolved = clues.resolve(date, scheduled=scheduled) if date else None
        if date and resolved is None and (own := self._own_year(trigger, date)):
            resolved = replace(clues, named=((own, "year in the name of the event"),)).resolve(date)
        if date and resolved:
            made.days, made.basis = Stated(resolved[0], Evidence(clause, "event.date")), resolved[1]
        part = self.grammar.days.day_part.search(date.lead(self.smooth)) if date else None
        made.day_part = normal(part.group()) if part else ""
        made.hosts = self._hosts(trigger, sentence)
        made.place = self._place(clause, sentence)
        made.organizers = self._organizers(trigger, sentence, clause)
        made.mentions.append(Evidence(clause, "event.noun" if trigger.noun else BY_VERB))
        made.kind = self._session_kind(made)
        return made

    def _session_kind(self, event: Occurrence) -> str:
        """The kind of a session by whose it is: inspectors meet ("kỳ họp thứ 45 …"), assemblies hold conferences."""
        held = [stated.value for stated in event.organizers.values()]
        word, sessions = normal(event.trigger.of(self.smooth)), self.grammar.sessions
        if event.kind == "Conference" and word in sessions.of_assemblies:
            return "Meeting" if held and all(body.kind == _INSPECTING for body in held) else event.kind
        if event.kind not in {"Meeting", "WorkingSession"} or word not in sessions.sitting or not held:
            return event.kind
        sit = all(
            body.name in sessions.sitting_bodies
            or (body.kind == _ASSEMBLY and not body.name.startswith(sessions.assembly_parts))
            for body in held
        )
        return "Conference" if sit else event.kind

    def _hosts(self, trigger: Trigger, sentence: Span) -> frozenset[str]:
        """The persons who go or receive, by name: those in front of the verb, or right in front of the noun."""
        if trigger.kind not in OF_THOSE_WHO_GO or trigger.span.start <= sentence.start:
            return frozenset()
        if trigger.noun and self.triggers.subject(trigger.span.start, sentence) is None:
            return frozenset()
        before = Span(sentence.start, trigger.span.start)
        return frozenset(mention.person.name for mention in self.people.within(before))

    def following(self, sentence: Span, current: Occurrence) -> Occurrence | None:
        """A further visit or meeting of the day, told without it: "Tổng Bí thư cũng đã đến thăm …".

        One of before ("Trước đó, …") is on a day that is not told.
        """
        before = self.grammar.sequence.before.match(self.smooth, sentence.start, sentence.end)
        found = self.triggers.of(Span(before.end(), sentence.end) if before else sentence, dated=True)
        trigger = next((t for t in found if t.kind in _FURTHER and not self._is_of_session(t)), None)
        if trigger is None or not self._is_done(trigger, sentence):
            return None
        also = self.grammar.sequence.further.search(self.smooth, sentence.start, trigger.span.end)
        onward = self.grammar.sequence.onward.match(self.smooth, sentence.start, trigger.span.start)
        earlier = self.grammar.sequence.earlier.match(self.smooth, sentence.start, trigger.span.start)
        if earlier and trigger.kind in _EARLIER:
            return replace(self.occurrence(trigger, sentence, None), another=True)
        follows = self.grammar.sequence.next.match(self.smooth, sentence.start, trigger.span.start)
        apart = trigger.kind != current.kind or (follows is not None and trigger.kind == "Visit")
        if not (also or (before and (apart or trigger.kind in _EARLIER)) or (onward and apart)):
            return None
        made = self.occurrence(trigger, sentence, None)
        made.date, made.days, made.basis, made.another = current.date, current.days, current.basis, True
        return made

    def _is_of_session(self, trigger: Trigger) -> bool:
        """Whether the verb is of what a committee does in one meeting: "cũng đã biểu quyết …"."""
        return normal(trigger.span.of(self.smooth)) in self.grammar.bare.of_committees

    def _is_done(self, trigger: Trigger, sentence: Span) -> bool:
        """Whether a verb, or a noun of what people do, stands behind who does it."""
        word = normal(self.smooth[trigger.span.start : trigger.span.end])
        if trigger.noun and word not in self.grammar.sessions.done_by_teams:
            return False
        return self.triggers.subject(trigger.span.start, sentence) is not None

    def _opens_with_same_day(self, date: DateMention, sentence: Span) -> bool:
        """ "Chiều cùng ngày, …": the sentence goes on to another event of the day."""
        opens = not self.smooth[sentence.start : date.span.start].strip(" *-–•")
        return opens and bool(self.grammar.sequence.same_day.search(self.smooth, date.span.start, date.span.end))

    def beside(self, main: Occurrence, sentence: Span) -> Occurrence | None:
        """The signing at which the sentence has somebody be present, on the day of the article's main event."""
        if not self.grammar.sequence.beside_signing.search(self.smooth, sentence.start, sentence.end):
            return None
        signings = (trigger for trigger in self.triggers.of(sentence) if trigger.kind == "SigningCeremony")
        trigger = next(signings, None)
        if trigger is None:
            return None
        made = self.occurrence(trigger, sentence, None)
        made.date, made.days, made.basis = main.date, main.days, main.basis
        return made

    def _term(self, trigger: Trigger, sentence: Span) -> int | None:
        """The first year of the term that the congress opens: its own, else the only one of the article's."""
        own = self.grammar.years.term.match(self.smooth, trigger.span.start, sentence.end)
        return int(own["year"]) if own else self.term

    def _own_year(self, trigger: Trigger, date: DateMention) -> int | None:
        """The year of "lễ tuyên dương học sinh giỏi năm 2018", held from spring on."""
        if not trigger.noun or trigger.kind not in _OF_A_YEAR or (date.first.month or 0) < _YEAR_IS_OWN:
            return None
        named = self.grammar.days.own_year.match(self.smooth, trigger.span.end)
        return int(named["year"]) if named and int(named["year"]) >= self.clues.newest else None

    def _is_to_come(self, trigger: Trigger, date: DateMention | None, sentence: Span) -> bool:
        """Whether it is only looked ahead to: "sẽ tổ chức …", "Đại hội … (dự kiến diễn ra vào …)"."""
        end = date.span.start if date and date.span.start > trigger.span.end else trigger.span.start
        return bool(
            self.grammar.days.to_come.search(self.smooth, max(sentence.start, trigger.span.start - _CONTEXT), end)
        )

    def _clause_end(self, trigger: Trigger, sentence: Span) -> int:
        stop = _CLAUSE_END.search(self.smooth, trigger.span.end, sentence.end)
        return stop.start() if stop else sentence.end

    def _place(self, clause: Span, sentence: Span) -> Stated[str] | None:
        match = self.grammar.places.place.search(self.smooth, clause.start, min(sentence.end, clause.start + _NEAR))
        if match is None:
            return None
        stop = self.grammar.places.place_end.search(match["place"])
        span = trimmed(
            self.text, match.start("place"), match.start("place") + (stop.start() if stop else len(match["place"]))
        )
        if span is None or len(span.of(self.text).split()) > _LONGEST_PLACE:
            return None
        named = self.grammar.triggers.phrases.first(self.low, span.start, span.end)
        if named and named.start == span.start:
            return None  # "tại Hội nghị lần thứ 7"
        return Stated(single_blanks(span.of(self.text)), Evidence(Span(match.start(), span.end), "event.place"))

    def _organizers(self, trigger: Trigger, sentence: Span, clause: Span) -> dict[str, Stated[Organization]]:
        found: list[Organization] = []
        if trigger.kind == "SigningCeremony":
            found = [s.value for span, parties in self.parties if span.overlaps(sentence) for s in parties]
        told = self.organizers.of(trigger, sentence)
        found = told if {body.name for body in found} <= {body.name for body in told} else found
        evidence = Evidence(clause, "event.organizer")
        return {body.name: Stated(body, evidence) for body in found}


_CLAUSE_END = re.compile(r"[.;](?=\s|$)|\n|,\s(?=[a-zà-ỹ])")


def _is_in_year(date: DateMention, days: DayRange) -> bool:
    return date.first.year is None or days.earliest.year <= date.first.year <= days.latest.year
