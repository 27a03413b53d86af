"""Who takes part in which event: each sentence's persons go to the event that the sentence speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from danvan_kg.extraction.event_grammar import EventGrammar
from danvan_kg.extraction.mention_index import PersonIndex
from danvan_kg.extraction.occurrences import Occurrence, OccurrenceReader
from danvan_kg.extraction.participation import PartReader, keep_strongest
from danvan_kg.extraction.view import ArticleView, PersonMention, Sentence
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Part, Participation
from danvan_kg.text import Span

_OF_THOSE_WHO_GO = frozenset({"Visit", "Inspection", "WorkingSession", "Meeting"})
_GIVING = frozenset({"Ceremony", "Launch", "Visit", "Meeting"})
_FUNERAL_BACK = 110  # code points before a name in which "lễ truy điệu" may stand
_ELECTED_BACK = 40  # code points before "bổ nhiệm ông …" in which "phê chuẩn" may stand
_CREDIT = 80  # code points at the end of a caption in which the photographer is named


def give_parts(
    view: ArticleView, occurrences: list[Occurrence], told: list[list[Occurrence]], reader: OccurrenceReader
) -> None:
    """Gives each person of each sentence a part in the event that the sentence speaks of, and events their organizers.

    `told` are the occurrences that each sentence tells, one list a sentence.
    """
    if not occurrences:
        return
    main = next((occurrence for occurrence in occurrences if not occurrence.background), occurrences[0])
    dead = _dead(view, reader)
    people, current = PersonIndex.of(view), main
    giver = _Giver(reader, occurrences, main)
    for sentence, own in zip(view.sentences, told, strict=True):
        current = next((occurrence for occurrence in own if not occurrence.background), current)
        target = own[0] if own else giver.meant(sentence, current)
        if not own:
            reader.add_organizers(target, sentence.span)
        persons = [person for person in people.within(sentence.span) if person.person.name not in dead]
        if sentence.zone != "title" and persons:
            giver.give(sentence.span, persons, target, own)


def _dead(view: ArticleView, reader: OccurrenceReader) -> frozenset[str]:
    """Those whose funeral or death the article tells."""
    grammar, text = reader.grammar, reader.smooth
    return frozenset(
        mention.person.name
        for mention in view.persons
        if grammar.funeral.search(text, max(0, mention.span.start - _FUNERAL_BACK), mention.span.start)
        or grammar.death.match(text, mention.span.end)
    )


@dataclass(frozen=True, slots=True)
class _Giver:
    reader: OccurrenceReader
    occurrences: Sequence[Occurrence]
    main: Occurrence
    parts: PartReader = field(init=False)

    def __post_init__(self) -> None:
        reader = self.reader
        object.__setattr__(self, "parts", PartReader(reader.smooth, reader.low, reader.grammar, reader.bodies))

    @property
    def grammar(self) -> EventGrammar:
        return self.reader.grammar

    def give(
        self, sentence: Span, persons: Sequence[PersonMention], target: Occurrence, own: Sequence[Occurrence]
    ) -> None:
        for occurrence in own:
            if occurrence.kind in _OF_THOSE_WHO_GO:
                for doer in self.parts.doers(occurrence.trigger, sentence, persons):
                    keep_strongest(occurrence.participations, doer)
        for participation in self.parts.read(sentence, persons):
            event = self._fitting(participation, target, own or self.occurrences, sentence)
            if event is not None:
                keep_strongest(event.participations, participation)

    def meant(self, sentence: Sentence, current: Occurrence) -> Occurrence:
        """The event that "tại buổi làm việc" points to: the latest of such a kind, else the current one.

        A caption is of the article's main event, wherever it stands.
        """
        current = self.main if self._is_caption(sentence) else current
        pointed = self.grammar.anaphora.search(self.reader.smooth, sentence.span.start, sentence.span.end)
        kinds = self.grammar.anaphora_kinds[normal(pointed["noun"])] if pointed else frozenset()
        if not kinds or current.kind in kinds:
            return current
        told = (o for o in self.occurrences if o.kind in kinds and not o.background)
        before = [occurrence for occurrence in told if occurrence.trigger.start < sentence.span.start]
        return before[-1] if before else current

    def _is_caption(self, sentence: Sentence) -> bool:
        end = sentence.span.end
        credit = self.grammar.caption.search(self.reader.smooth, max(sentence.span.start, end - _CREDIT), end)
        return sentence.zone == "caption" or credit is not None

    def _fitting(
        self, participation: Participation, target: Occurrence, occurrences: Sequence[Occurrence], sentence: Span
    ) -> Occurrence | None:
        """The event at which somebody can have that part; None where there is none."""
        if participation.part is Part.SIGNS:
            return next((o for o in occurrences if o.kind == "SigningCeremony"), None)
        quote = participation.evidence.span
        if participation.part is Part.RECEIVES and not self._is_received(quote, target.kind, sentence):
            return None
        return target

    def _is_received(self, quote: Span, kind: str, sentence: Span) -> bool:
        """Whether somebody receives there what is quoted: a post or a gift, no punishment, and not in earlier years."""
        text = self.reader.smooth
        if kind == "Appointment" or kind not in self.grammar.receiving:
            return kind == "Appointment"
        if self.grammar.weak_receiving.search(text, quote.start, quote.end):
            return kind in _GIVING and bool(self.grammar.giving.search(text, sentence.start, quote.end))
        if kind in _GIVING:
            return True
        elected = self.grammar.electing.search(text, max(sentence.start, quote.start - _ELECTED_BACK), quote.end)
        return bool(elected) and not self.grammar.punishing.search(text, sentence.start, sentence.end)
