"""Who did what at an event: the parts of the persons in one sentence."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.events.governing import GoverningReader
from danvan_kg.extraction.events.part_grammar import PartGrammar, PartPatterns
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.quotations import in_quotation
from danvan_kg.extraction.view import PersonMention
from danvan_kg.extraction.wording import Hit, Phrases
from danvan_kg.observation import Evidence, Part, Participation
from danvan_kg.text import Span

_SUBJECT_BACK = 330  # code points between a person with titles and the verb
_SHARED_GAP = 260  # code points between two persons of one list
_OBJECT_AHEAD = 60  # code points between a verb and the first person behind it
_OPENER_AHEAD = 120  # code points between "Dự hội nghị có" and the first person
_FAR_OPENER = 320  # the same, where "có" tells that the list begins
_STRONGEST = tuple(Part)
_TITLES_BACK = 70  # code points before a name in which "cố" may stand
_REPLACED_BACK = 24  # code points before a name in which "thay cho" may stand
_PASSIVE_BACK = 30  # code points before a verb in which "được" may stand
_ABSENT_BACK = 24  # code points before a verb of going in which "không thể về dự" may stand
_LET_AHEAD = 60  # code points behind "được" in which "mời" may stand
_DENIED_BACK = 16  # code points before a verb in which "không" may stand
_DONE_TO_ONE = frozenset({Part.RECEIVES, Part.SIGNS})
_OF_THE_PAST = frozenset({Part.RECEIVES, Part.SPEAKS, Part.CHAIR, Part.GIVES, Part.ATTENDS})
_DONE_BY_ONE = frozenset({Part.CHAIR, Part.SPEAKS, Part.GIVES})  # of which only the subject of the verb has the part
_LISTED = frozenset({Part.CHAIR, Part.SIGNS, Part.ATTENDS, Part.RECEIVES, Part.GIVES})


@dataclass(frozen=True, slots=True)
class PartReader:
    """Reads parts from sentences of `text` (older tone placement); `low` is the same `lowered`.

    A word inside a body's name is no verb ("Ủy ban An toàn giao thông", "Đài Tiếng nói Việt Nam").
    """

    text: str
    low: str
    grammar: PartGrammar
    bodies: BodyIndex

    def read(self, sentence: Span, persons: Sequence[PersonMention], *, asked: bool = False) -> list[Participation]:
        """Every part that the sentence gives one of its persons; some have several.

        `asked` is set where what is said is said to a reporter.
        """
        present = self.present(sentence, persons)
        return list(self._all(sentence, present, asked=asked)) if present else []

    def doers(self, trigger: Span, sentence: Span, persons: Sequence[PersonMention]) -> Iterator[Participation]:
        """Whoever goes, meets or looks into things: "A cùng B đã đến thăm …", "A đã tiếp C"."""
        present = [p for p in persons if self._is_there(p, sentence)]
        verb = Hit(trigger.start, trigger.end, "")
        if self.grammar.clauses.absent.search(self.text, max(0, trigger.start - _ABSENT_BACK), trigger.start):
            return
        for mention in self._subjects(verb, Part.ATTENDS, present):
            if not _OTHER_SUBJECT.search(self.text[mention.span.end : trigger.start]):
                yield self.participation(mention, Part.ATTENDS, Span(mention.span.start, trigger.end))
        if self.grammar.clauses.meeting.search(self.text, trigger.start, trigger.end):
            yield from self._met(trigger, [p for p in present if p.span.start >= trigger.end])

    def _met(self, trigger: Span, persons: Sequence[PersonMention]) -> Iterator[Participation]:
        """The persons right behind "đã tiếp" or "thăm": "thăm, tặng quà ông A và bà B" gives them something."""
        edge, listed = trigger.end, False
        for mention in persons:
            gap = self.grammar.receiving.giving.sub("", self.text[edge : mention.span.start])
            listed = listed or (edge == trigger.end and ": " in gap)
            limit = _OBJECT_AHEAD if edge == trigger.end else _SHARED_GAP
            breaks = _SENTENCE if listed else _BREAK
            if len(gap) > limit or breaks.search(gap) or (not listed and self.grammar.clauses.word.search(gap)):
                return
            given = self.grammar.receiving.giving.search(self.text, trigger.start, mention.span.start)
            part = Part.RECEIVES if given else Part.ATTENDS
            yield self.participation(mention, part, Span(trigger.start, mention.span.end))
            edge = mention.span.end

    def present(self, sentence: Span, persons: Sequence[PersonMention]) -> list[PersonMention]:
        """Those of `persons` who can take part in anything."""
        return [mention for mention in persons if self._is_there(mention, sentence)]

    def _is_there(self, mention: PersonMention, sentence: Span) -> bool:
        """Whether somebody can take part: not a historical or late person, nor one of whom is only spoken."""
        before = self.text[sentence.start : mention.span.start]
        late = self.grammar.absence.late.search(before[-_TITLES_BACK:])
        return mention.person.name not in self.grammar.absence.absent and not late and not in_quotation(before)

    def signers(self, sentence: Span, persons: Sequence[PersonMention]) -> list[Participation]:
        """The persons of whom the sentence says that they sign."""
        signs = next(p for p in self.grammar.parts if p.part is Part.SIGNS)
        return [*self._before(signs, sentence, persons), *self._behind(signs, sentence, persons)]

    def _all(self, sentence: Span, persons: Sequence[PersonMention], *, asked: bool) -> Iterator[Participation]:
        yield from self._listed(sentence, persons)
        for patterns in self.grammar.parts:
            if not (asked and patterns.part is Part.SPEAKS):
                yield from self._before(patterns, sentence, persons)
                yield from self._behind(patterns, sentence, persons)
        yield from self._according_to(sentence, persons)

    def is_written(self, sentence: Span) -> bool:
        """Whether what is said stands in a letter or file: "Trong công văn này, ông A yêu cầu"."""
        return self.grammar.openers.written.match(self.text, sentence.start, sentence.end) is not None

    def is_interview(self, sentence: Span) -> bool:
        """Whether what is said is said to a reporter: "Trao đổi với …, ông A cho biết"."""
        opens = self.grammar.openers.interview.match(self.text, sentence.start, sentence.end)
        return bool(opens or self.grammar.clauses.reporter.search(self.text, sentence.start, sentence.end))

    def lists_attendance(self, sentence: Span) -> bool:
        """Whether the sentence begins as a list of those who are there."""
        return self.grammar.openers.attendance.match(self.text, sentence.start, sentence.end) is not None

    def goes_on_listing(self, sentence: Span) -> bool:
        """Whether a sentence behind such a list can be more of it: it has no verb."""
        opens = self.grammar.openers.listed.match(self.text, sentence.start, sentence.end)
        return bool(opens) and not self.grammar.clauses.word.search(self.text, sentence.start, sentence.end)

    def attendants(self, sentence: Span, persons: Sequence[PersonMention]) -> list[Participation]:
        """All who are there of a sentence that only lists them."""
        there = [mention for mention in persons if self._is_there(mention, sentence)]
        return [self.participation(m, Part.ATTENDS, Span(sentence.start, m.span.end)) for m in there]

    def _according_to(self, sentence: Span, persons: Sequence[PersonMention]) -> Iterator[Participation]:
        """ "Theo Phó Chủ tịch … A, …": whoever the sentence begins with speaks."""
        opener = self.grammar.openers.according_to.match(self.text, sentence.start, sentence.end)
        first = persons[0]
        if opener and 0 <= first.span.start - opener.end() < _OPENER_AHEAD:
            title = self.text[opener.end() : first.span.start]
            if not _CLAUSE.search(title) and self.text[first.span.end : first.span.end + 1] in {",", " "}:
                yield self.participation(first, Part.SPEAKS, Span(opener.start(), first.span.end))

    def _listed(self, sentence: Span, persons: Sequence[PersonMention]) -> Iterator[Participation]:
        """ "Dự hội nghị có các đồng chí: …"."""
        for pattern, part in (
            (self.grammar.openers.chairing, Part.CHAIR),
            (self.grammar.openers.attendance, Part.ATTENDS),
        ):
            opener = pattern.match(self.text, sentence.start, sentence.end)
            if opener and self._begins_list(opener.end(), persons[0].span.start):
                speech = self._first_speech(sentence, persons[0].span.end)
                for mention in persons:
                    if mention.span.end <= speech:
                        yield self.participation(mention, part, Span(sentence.start, mention.span.end))
                return

    def _begins_list(self, start: int, end: int) -> bool:
        """Whether the first of a list stands at `end`: near its opener at `start`, or behind "… có các đồng chí"."""
        return end - start < _OPENER_AHEAD or (
            end - start < _FAR_OPENER and self.grammar.openers.there_are.search(self.text, start, end) is not None
        )

    def _first_speech(self, sentence: Span, start: int) -> int:
        speaks = next(p for p in self.grammar.parts if p.part is Part.SPEAKS)
        verb = next(self.verbs(speaks.before, start, sentence.end), None)
        return verb.start if verb else sentence.end

    def verbs(self, phrases: Phrases, start: int, end: int) -> Iterator[Hit]:
        """The places between `start` and `end` where one of `phrases` is a verb, in no body's name and not denied."""
        for hit in phrases.within(self.low, start, end):
            if not (self.bodies.around(hit.start) or self.is_no_verb(hit)):
                yield hit

    def is_no_verb(self, hit: Hit) -> bool:
        """Whether the words go on to something else ("trao đổi", "dự kiến") or are denied ("không chỉ đạo")."""
        other = self.grammar.clauses.no_verb.match(self.low, hit.start)
        if other and other.end() > hit.end:
            return True
        return self.grammar.clauses.denied.search(self.low, max(0, hit.start - _DENIED_BACK), hit.start) is not None

    def _before(
        self, patterns: PartPatterns, sentence: Span, persons: Sequence[PersonMention]
    ) -> Iterator[Participation]:
        for verb in self.verbs(patterns.before, sentence.start, sentence.end):
            if patterns.part is Part.SIGNS and self.grammar.clauses.nominal.search(
                self.low, sentence.start, verb.start
            ):
                continue
            if patterns.part is Part.SPEAKS and self._is_of_faults(verb, sentence):
                continue
            if patterns.part in _OF_THE_PAST and self.is_of_the_past(verb):
                continue
            for mention in self._subjects(verb, patterns.part, persons):
                yield self.participation(mention, patterns.part, Span(mention.span.start, verb.end))

    def _is_replaced(self, mention: PersonMention) -> bool:
        """Whether somebody else takes the post instead: "… thay cho ông A"."""
        start = mention.span.start
        return self.grammar.clauses.replaced.search(self.text, max(0, start - _REPLACED_BACK), start) is not None

    def is_of_the_past(self, verb: Hit) -> bool:
        """Whether it is of an earlier post or word: "từng được bầu"."""
        return self.grammar.clauses.once.search(self.low, max(0, verb.start - _DENIED_BACK), verb.start) is not None

    def _is_of_faults(self, verb: Hit, sentence: Span) -> bool:
        """Whether a sentence on faults only says of somebody's work "chỉ đạo" or "kết luận"."""
        weak = verb.phrase in self.grammar.clauses.weak_speech
        return weak and self.grammar.receiving.punishing.search(self.text, sentence.start, sentence.end) is not None

    def _subjects(self, verb: Hit, part: Part, persons: Sequence[PersonMention]) -> Iterator[PersonMention]:
        """The person that stands last before the verb, and those listed with that one."""
        before = [p for p in persons if p.span.end <= verb.start]
        edge, first = verb.start, True
        governing = GoverningReader(self.text, self.grammar, self.bodies)
        for mention in reversed(before):
            if part in _DONE_BY_ONE and governing.is_governed(mention):
                if first:
                    continue
                return
            gap = self.text[mention.span.end : edge]
            if len(gap) > (_SUBJECT_BACK if first else _SHARED_GAP) or "“" in gap or '"' in gap or ": " in gap:
                return
            if not first and (self.grammar.clauses.word.search(gap) or (part is Part.SPEAKS and not _is_pair(gap))):
                return
            if first and self._is_no_subject(mention, verb, part):
                return
            yield mention
            edge, first = mention.span.start, False
            alone = self._is_fronted(edge) if part is Part.CHAIR else not self._is_paired(edge)
            if part in {Part.CHAIR, Part.SPEAKS} and alone:
                return
            if part not in _LISTED and part is not Part.SPEAKS:
                return

    def _is_no_subject(self, mention: PersonMention, verb: Hit, part: Part) -> bool:
        """Whether what stands beside the last person in front of a verb tells that another is its subject."""
        gap = self.text[mention.span.end : verb.start]
        if part is Part.RECEIVES:
            return self._is_replaced(mention) or self._is_anothers(gap, part)
        governing = GoverningReader(self.text, self.grammar, self.bodies)
        followed = part in _DONE_BY_ONE and governing.is_followed(mention, verb.start)
        return followed or self._is_done_to(gap, verb.start) or self._is_anothers(gap, part)

    def _is_done_to(self, gap: str, edge: int) -> bool:
        """Whether another does it to the person in front of `gap`, behind which the verb begins at `edge`."""
        near = self.text[edge - _PASSIVE_BACK : edge]
        if (passive := self.grammar.clauses.passive.search(near)) and not self.grammar.clauses.let.search(
            near, passive.start()
        ):
            return True
        done = self.grammar.clauses.done_to.match(gap)
        return done is not None and self.grammar.clauses.let.search(gap, done.end(), done.end() + _LET_AHEAD) is None

    def _is_paired(self, edge: int) -> bool:
        """Whether the person that begins at `edge` may be the second of two who speak."""
        if self.grammar.clauses.paired.search(self.text[max(0, edge - 80) : edge]) is None:
            return False
        return not self._is_fronted(edge)

    def _is_fronted(self, edge: int) -> bool:
        """Whether the line up to `edge` names others in front of its subject."""
        line = max(self.text.rfind(". ", 0, edge), self.text.rfind("\n", 0, edge)) + 1
        return self.grammar.openers.fronted.match(self.text, line, edge) is not None

    def _is_anothers(self, gap: str, part: Part) -> bool:
        """Whether what stands between a person and a verb tells that somebody else does it, or that it is no verb."""
        if part in _DONE_TO_ONE:
            return False
        clauses = self.grammar.clauses
        parted = _OTHER_SUBJECT.search(gap) or clauses.noun_maker.search(gap) or clauses.writing.search(gap)
        spoken = part is Part.SPEAKS and parted
        pronoun = clauses.other_subject.search(gap) if part is not Part.CHAIR else None
        noun = part is Part.GIVES and clauses.giving_noun.search(gap)
        return bool(spoken or noun or pronoun or clauses.other.search(gap))

    def _behind(
        self, patterns: PartPatterns, sentence: Span, persons: Sequence[PersonMention]
    ) -> Iterator[Participation]:
        for verb in self.verbs(patterns.behind, sentence.start, sentence.end):
            edge = verb.end
            for mention in persons:
                if mention.span.start < verb.end:
                    continue
                gap = self.text[edge : mention.span.start]
                limit = (
                    _SHARED_GAP
                    if edge > verb.end
                    else _OPENER_AHEAD
                    if patterns.part is not Part.RECEIVES
                    else _OBJECT_AHEAD
                )
                if len(gap) > limit or self.grammar.clauses.word.search(gap) or ". " in gap:
                    break
                if patterns.part is Part.RECEIVES and self._is_replaced(mention):
                    break
                yield self.participation(mention, patterns.part, Span(verb.start, mention.span.end))
                edge = mention.span.end
                if patterns.part is Part.SPEAKS:
                    break

    def participation(self, mention: PersonMention, part: Part, span: Span) -> Participation:
        """The part of a person by what stands in `span`."""
        return Participation(mention.person, part, Evidence(span, f"event.{part.value}"))


def keep_strongest(parts: dict[str, Participation], found: Participation) -> None:
    """Notes a part in `parts`, by name of the person, unless that person has as strong a one."""
    before = parts.get(found.person.name)
    if before is None or _STRONGEST.index(found.part) < _STRONGEST.index(before.part):
        parts[found.person.name] = found


_CLAUSE = re.compile(r"[,.;:\n]")
_BREAK = re.compile(r"[.;:\n]")
_SENTENCE = re.compile(r"[.\n]")
_OTHER_SUBJECT = re.compile(r"\.\s|;\s|\n")


def _is_pair(gap: str) -> bool:
    return len(gap) < 90 and "." not in gap
