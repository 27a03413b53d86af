"""Who takes part in which event: each sentence's persons go to the event that the sentence speaks of."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from danvan_kg.extraction.events.absence import absent
from danvan_kg.extraction.events.occurrence import OF_THOSE_WHO_GO, Occurrence
from danvan_kg.extraction.events.occurrences import OccurrenceReader
from danvan_kg.extraction.events.part_grammar import PartGrammar
from danvan_kg.extraction.events.participation import PartReader, keep_strongest
from danvan_kg.extraction.events.receivers import ReceiverReader
from danvan_kg.extraction.events.scope import PRESS, EventScope
from danvan_kg.extraction.mention_index import PersonIndex
from danvan_kg.extraction.view import ArticleView, PersonMention
from danvan_kg.observation import Evidence, Part, Participation
from danvan_kg.text import Span

_GIVING = frozenset({"Ceremony", "Launch", "Visit", "Meeting"})
_INSPECTING = "InspectionCommission"
_FLOWERS_BACK = 12  # code points before "cho ông …" in which "tặng hoa" may stand
_LEAD_BACK = 16  # code points before an event in which "tại" may stand
_ELECTED_BACK = 40  # code points before "bổ nhiệm ông …" in which "phê chuẩn" may stand


def give_parts(
    view: ArticleView,
    told: list[list[Occurrence]],
    reader: OccurrenceReader,
    scope: EventScope,
    grammar: PartGrammar,
) -> None:
    """Gives each person of each sentence a part in the event that the sentence speaks of, and events their organizers.

    `told` are the occurrences that each sentence tells, one list a sentence.
    """
    away = absent(view, reader.smooth, grammar)
    people, current = PersonIndex.of(view), scope.main
    giver = _Giver(reader, grammar, scope)
    giver.note_interviews(view, people)
    seen: set[str] = set()
    for sentence, own in zip(view.sentences, told, strict=True):
        current = next((o for o in own if not o.background or o.kind == PRESS), current)
        target = own[0] if own else scope.meant(sentence, current)
        if not own:
            reader.add_organizers(target or current, sentence.span)
        if target is None or sentence.zone == "title":
            continue
        persons = [person for person in people.within(sentence.span) if person.person.name not in away]
        words = sentence.span.of(view.text) if persons else ""
        outer = scope.meant(sentence, current) if own and own[0].background else None
        if persons and (own or words not in seen):
            giver.give(sentence.span, persons, target, own, outer)
        seen.add(words)


@dataclass(slots=True)
class _Giver:
    """Gives parts, sentence by sentence, in order of the text."""

    reader: OccurrenceReader
    grammar: PartGrammar
    scope: EventScope
    parts: PartReader = field(init=False)
    interviewed: dict[str, int] = field(default_factory=dict)  # where those begin to tell it to reporters, by name
    listing: bool = False  # whether the last sentence listed who was there

    def __post_init__(self) -> None:
        reader = self.reader
        self.parts = PartReader(reader.smooth, reader.low, self.grammar, reader.bodies)

    def note_interviews(self, view: ArticleView, people: PersonIndex) -> None:
        """Notes who tells something to reporters, or writes a telegram, anywhere in the article."""
        for sentence in view.sentences:
            span = sentence.span
            telegram = self.grammar.absence.telegram.search(self.reader.smooth, span.start, span.end)
            if telegram or self.parts.is_interview(span):
                for mention in people.within(span):
                    self.interviewed.setdefault(mention.person.name, span.start)

    def give(
        self,
        sentence: Span,
        persons: Sequence[PersonMention],
        target: Occurrence,
        own: Sequence[Occurrence],
        outer: Occurrence | None = None,
    ) -> None:
        """Gives the parts that one sentence tells; `outer` is the event in which it recalls another."""
        for occurrence in own:
            if occurrence.kind in OF_THOSE_WHO_GO:
                for doer in self.parts.doers(occurrence.trigger, sentence, persons):
                    keep_strongest(occurrence.participations, doer)
        if not own and (self._is_of_before(sentence) or self.scope.is_of_another_day(sentence, target)):
            self.listing = False
            return
        receivers = ReceiverReader(self.parts)
        decided = receivers.decided(sentence, persons) if target.kind == "Appointment" else ()
        given = receivers.given(sentence, self.parts.present(sentence, persons))
        for participation in (*decided, *self._told(sentence, persons, target, own), *given):
            recalled = outer and self._is_said_before(participation, target, sentence)
            event = outer if recalled else self._fitting(participation, target, own, sentence)
            if event is not None:
                keep_strongest(event.participations, participation)

    def _is_said_before(self, participation: Participation, event: Occurrence, sentence: Span) -> bool:
        """ "A phát biểu: ngày …, Hội nghị … đã": what is said where the article is, and only of the event recalled."""
        tellings = [mention.span.start for mention in event.mentions if sentence.contains(mention.span)]
        if participation.part not in {Part.SPEAKS, Part.CHAIR} or not tellings:
            return False
        start = min(tellings)
        there = self.reader.grammar.triggers.in_session.search(self.reader.smooth, max(0, start - _LEAD_BACK), start)
        inside = there is not None and there.group().strip() != ","
        return participation.evidence.span.end <= start and not inside

    def _is_of_before(self, sentence: Span) -> bool:
        """Whether the sentence tells of a time before the event, or stands under a picture of one."""
        openers, text = self.grammar.openers, self.reader.smooth
        earlier = openers.earlier.match(text, sentence.start, sentence.end)
        return bool(earlier or openers.archived.search(text, sentence.start, sentence.end))

    def _told(
        self, sentence: Span, persons: Sequence[PersonMention], target: Occurrence, own: Sequence[Occurrence]
    ) -> Iterator[Participation]:
        asked = self.parts.is_interview(sentence) or self.parts.is_written(sentence)
        found = self.parts.read(sentence, persons, asked=asked)
        listed = self.parts.lists_attendance(sentence)
        if self.listing and not found and self.parts.goes_on_listing(sentence):
            found, listed = self.parts.attendants(sentence, persons), True
        self.listing = listed
        for participation in map(self._or_attends, found):
            if own or not self._is_to_a_reporter(participation, target) or self.scope.pointed(sentence):
                yield participation

    def _is_to_a_reporter(self, participation: Participation, target: Occurrence) -> bool:
        """Whether somebody who is asked by reporters says it: behind their question, or before the event is told."""
        asked = self.interviewed.get(participation.person.name)
        if asked is None or participation.part is not Part.SPEAKS:
            return False
        start = participation.evidence.span.start
        return start >= asked or start < min(mention.span.start for mention in target.mentions)

    def _or_attends(self, participation: Participation) -> Participation:
        """The part, but of those who are given flowers only that they are there."""
        quote = participation.evidence.span
        start = max(0, quote.start - _FLOWERS_BACK)
        if participation.part is Part.RECEIVES and self.grammar.receiving.flowers.search(
            self.reader.smooth, start, quote.end
        ):
            return Participation(participation.person, Part.ATTENDS, Evidence(quote, "event.attends"))
        return participation

    def _fitting(
        self, participation: Participation, target: Occurrence, own: Sequence[Occurrence], sentence: Span
    ) -> Occurrence | None:
        """The event at which somebody can have that part; None where there is none."""
        if participation.part is Part.SIGNS:
            among = own or self.scope.occurrences
            return next((o for o in among if o.kind == "SigningCeremony"), None)
        quote = participation.evidence.span
        if (
            target.kind == "SigningCeremony"
            and target.by_verb
            and not self._is_at_signing(participation, own, sentence)
        ):
            return None
        if participation.part is not Part.CHAIR and self._is_closed(target):
            return None
        if not own and self.scope.is_told_of_another_day(sentence, quote.start, target):
            return None
        if participation.part is Part.RECEIVES and not self._is_received(quote, target, sentence):
            return None
        return target

    def _is_at_signing(self, participation: Participation, own: Sequence[Occurrence], sentence: Span) -> bool:
        """Whether somebody is where a paper is signed: nobody chairs that, or speaks there unless it says so."""
        if participation.part is Part.SPEAKS:
            return bool(own or self.scope.pointed(sentence))
        return participation.part is not Part.CHAIR

    def _is_closed(self, event: Occurrence) -> bool:
        """Whether it is a session at which nobody else speaks or is present by the news."""
        bodies = [stated.value for stated in event.organizers.values()]
        closed = all(body.kind == _INSPECTING or body.name in self.grammar.receiving.closed for body in bodies)
        met = self.grammar.receiving.closed_words.search(self.reader.low, event.trigger.start, event.trigger.end)
        return bool(bodies and closed and met)

    def _is_received(self, quote: Span, target: Occurrence, sentence: Span) -> bool:
        """Whether somebody receives there what is quoted: a post or a gift, no punishment, and not at another time."""
        text, kind = self.reader.smooth, target.kind
        if kind not in self.grammar.receiving.kinds or self.scope.is_of_another_time(sentence, quote.end, target):
            return False
        if kind == "Appointment":
            return self._is_of_post(quote, sentence)
        if self.grammar.receiving.weak.search(text, quote.start, quote.end):
            return kind in _GIVING and bool(self.grammar.receiving.giving.search(text, sentence.start, quote.end))
        if kind in _GIVING - {"Meeting"}:
            return not self._is_post(quote) or self._is_on_occasion(sentence)
        if self._is_on_occasion(sentence) and self.grammar.receiving.gifts.search(text, quote.start, quote.end):
            return True
        elected = self.grammar.receiving.electing.search(
            text, max(sentence.start, quote.start - _ELECTED_BACK), quote.end
        )
        return bool(elected) and not self.grammar.receiving.punishing.search(text, sentence.start, sentence.end)

    def _is_of_post(self, quote: Span, sentence: Span) -> bool:
        """Whether "đối với ông A" or "cho ông A" is of a post, if that is what is quoted."""
        receiving, text = self.grammar.receiving, self.reader.smooth
        if receiving.weak.search(text, quote.start, quote.end) is None:
            return True
        denied = receiving.post_denying.search(text, sentence.start, quote.end)
        return not denied and receiving.post_giving.search(text, sentence.start, quote.end) is not None

    def _is_on_occasion(self, sentence: Span) -> bool:
        """Whether the sentence begins with "nhân dịp này" or "tại buổi lễ"."""
        return self.grammar.openers.on_occasion.match(self.reader.smooth, sentence.start, sentence.end) is not None

    def _is_post(self, quote: Span) -> bool:
        """Whether what is received is a post, which nobody takes at a ceremony."""
        return self.grammar.receiving.posting.search(self.reader.smooth, quote.start, quote.end) is not None
