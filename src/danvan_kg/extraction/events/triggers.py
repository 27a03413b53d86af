"""The nouns and verbs of a sentence that name or report an event."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from danvan_kg.extraction.events.grammar import EventGrammar
from danvan_kg.extraction.events.occurrence import GENERIC, OF_THOSE_WHO_GO, Trigger
from danvan_kg.extraction.mention_index import BodyIndex, PersonIndex
from danvan_kg.extraction.quotations import in_quotation
from danvan_kg.extraction.view import PersonMention
from danvan_kg.extraction.wording import normal
from danvan_kg.text import Span

_TURN_AHEAD = 130  # code points behind "hội nghị" in which it may turn into an appointment
_HELD_BACK = 24  # code points before a verb in which "tổ chức" must stand
_BODY_BACK = 80  # code points before a verb in which the body that decides must stand
_SUBJECT_BACK = 120  # code points before a verb in which its subject must end
_HANDED_BACK = 440  # code points before "công bố" in which "quyết định … được ông A" may begin
_CONGRESS_AHEAD = 60  # code points between a session and the congress of which it is a part
_ORDINAL_AHEAD = 60  # code points behind a noun in which its number may stand
_HONOUR_AHEAD = 60  # code points behind "trao quyết định" in which it may turn into an honour
_DONE_BY_SOMEBODY = OF_THOSE_WHO_GO | {"Appointment"}
_CLAUSE = re.compile(r"[,.;:()\n]")
_ASSEMBLY, _COMMITTEE = "Legislature", "PartyCommittee"
_COLLEGIAL = frozenset({_ASSEMBLY, _COMMITTEE, "StandingCommittee", "InspectionCommission"})
_ASKED_BACK = 70  # code points before a body in which "đề nghị" may stand
_ASKED_NEAR = 10  # the same, before an assembly that decides in its sessions
_HEADING = ": "  # ends the heading of an item within a sentence
_SIGNING = "SigningCeremony"
_TWO_IN_ONE = frozenset({_SIGNING, "Launch"})


@dataclass(frozen=True, slots=True)
class TriggerReader:
    """Reads triggers in one article. `smooth` is `plain` text, `low` the same `lowered`."""

    smooth: str
    low: str
    bodies: BodyIndex
    people: PersonIndex
    grammar: EventGrammar
    documents: Sequence[Span]

    def of(self, sentence: Span, *, dated: bool = False) -> list[Trigger]:
        """Triggers of one sentence, in order; of two that overlap, the first.

        Where there are none in a sentence that names a day (`dated`), a verb right behind who does it is one.
        """
        if self.grammar.triggers.exhibits.match(self.smooth, sentence.start, sentence.end):
            return []
        found = self._named(sentence)
        found = found or (self.bare(sentence) if dated else [])
        return [trigger for trigger in found if not self._is_of_a_match(trigger, sentence)]

    def _is_of_a_match(self, trigger: Trigger, sentence: Span) -> bool:
        """ "A tiếp B trên sân nhà": teams meet on a field."""
        word = normal(trigger.span.of(self.smooth))
        sport = self.grammar.triggers.sport
        return word in self.grammar.triggers.sport_meetings and bool(
            sport.search(self.smooth, sentence.start, sentence.end)
        )

    def bare(self, sentence: Span) -> list[Trigger]:
        """ "Ngày 28/7, Bộ Chính trị họp": the verb right behind the body or person at the head of the sentence."""
        for verb in self.grammar.bare.verb.finditer(self.low, sentence.start, sentence.end):
            subject = self.subject(verb.start(), sentence)
            behind = self.grammar.bare.not_behind.match(self.smooth, verb.end(), sentence.end)
            if subject is None or behind or not self._can_do(subject, normal(verb.group())):
                continue
            heading = self.smooth.rfind(_HEADING, sentence.start, subject.start)
            start = heading if heading >= 0 else sentence.start
            if not self.grammar.bare.not_before.search(self.smooth, start, subject.start):
                return [Trigger(Span(verb.start(), verb.end()), self._bare_kind(normal(verb.group()), subject), False)]
        return []

    def decided(self, sentence: Span, *, active: bool) -> list[Trigger]:
        """ "Nghị quyết … được Quốc hội thông qua chiều 25/10": what is decided in a session, by whom.

        "Ban Chấp hành … đã bầu ông A" tells so where it is told as the news of its day (`active`).
        """
        for verb in self.grammar.bare.passive.finditer(self.low, sentence.start, sentence.end):
            body = self.bodies.last_before(verb.start(), max(sentence.start, verb.start() - _BODY_BACK))
            if body is None or body.organization.kind not in {_ASSEMBLY, _COMMITTEE}:
                continue
            gap = self.grammar.bare.passive_gap.fullmatch(self.smooth, body.span.end, verb.start())
            done = active and normal(verb.group()) in self.grammar.bare.active
            done = done and not self.grammar.bare.not_before.search(self.smooth, sentence.start, body.span.start)
            if gap and (done or self.grammar.bare.passive_lead.search(self.smooth, sentence.start, body.span.start)):
                return [Trigger(Span(verb.start(), verb.end()), "Conference", False)]
        return []

    def told(self, sentence: Span, day: int) -> list[Trigger]:
        """ "Nguồn tin cho biết ngày 26/6, Thành ủy họp …": what is told of the day that begins at `day`."""
        if not self.grammar.triggers.telling.search(self.smooth, max(sentence.start, day - _HELD_BACK), day):
            return []
        return self.bare(Span(day, sentence.end))

    def _bare_kind(self, verb: str, subject: Span) -> str:
        """What the verb reports; assemblies vote in their sessions, and committees in a meeting."""
        body = self.bodies.at(subject.start)
        votes = verb in self.grammar.bare.votes and body is not None and body.organization.kind == _ASSEMBLY
        return "Conference" if votes else self.grammar.bare.kinds[verb]

    def _can_do(self, subject: Span, verb: str) -> bool:
        """Whether an assembly stands before what only assemblies do, a committee before what those do together."""
        body = self.bodies.at(subject.start)
        kind = body.organization.kind if body else None
        if verb in self.grammar.bare.of_committees and kind not in _COLLEGIAL:
            return False
        return verb not in self.grammar.bare.of_assemblies or kind == _ASSEMBLY

    def opening(self, sentence: Span) -> Trigger | None:
        """The verb by which a sentence without a day reports what somebody did: "Chủ tịch nước … tiếp …"."""
        for trigger in self.of(sentence, dated=True):
            subject = None if trigger.noun else self.subject(trigger.span.start, sentence)
            if subject is None or trigger.kind not in _DONE_BY_SOMEBODY:
                continue
            telling = self.grammar.triggers.telling.search(self.smooth, sentence.start, subject.start)
            start = telling.end() if telling else sentence.start
            if not self.grammar.bare.not_before.search(self.smooth, start, subject.start):
                return trigger
        return None

    def subject(self, verb: int, sentence: Span) -> Span | None:
        """The body or person that stands right before the verb at `verb`, with small words between."""
        floor = max(sentence.start, verb - _SUBJECT_BACK)
        body, person = self.bodies.last_before(verb, floor), self.people.last_before(verb, floor)
        found = [mention.span for mention in (body, person) if mention is not None]
        last = max(found, key=lambda span: span.end, default=None)
        if last is not None and self.grammar.bare.gap.fullmatch(self.smooth, last.end, verb):
            return last
        return person.span if person is not None and self._is_titled(person, verb) else None

    def _is_titled(self, person: PersonMention, verb: int) -> bool:
        """Whether only the person's title stands in front of the verb: "A, Trưởng phòng (Công an …) công bố"."""
        if self.grammar.bare.in_names.match(self.smooth, verb):
            return False
        return self.grammar.bare.titled_gap.fullmatch(self.smooth, person.span.end, verb) is not None

    def _named(self, sentence: Span) -> list[Trigger]:
        found: list[Trigger] = []
        around = (self.low, sentence.start, sentence.end)
        excluded = [Span(hit.start, hit.end) for hit in self.grammar.triggers.not_event.within(*around)]
        for hit in self.grammar.triggers.phrases.within(*around):
            span, word = Span(hit.start, hit.end), hit.phrase
            body = self.bodies.around(span.start)
            # "kỳ họp Quốc hội diễn ra" tells of no "hội diễn".
            named = body is not None and (body.span.contains(span) or body.span.start < span.start)
            if named or any(span.overlaps(other) for other in excluded):
                continue
            kind = self.grammar.triggers.noun_kinds.get(word)
            if self._in_document(span) or (kind and self._is_viewed(span, sentence)):
                continue
            if kind is None and self._is_said(word, span, sentence):
                continue
            reported = self._is_session(word, span, sentence) if kind else self._is_reported(word, span, sentence)
            if not reported:
                continue
            if kind is None and found and self._is_of_noun(found[-1], word, span):
                continue
            found.append(
                Trigger(
                    span, self._kind(kind or self.grammar.triggers.verb_kinds[word], span, sentence), kind is not None
                )
            )
        return [trigger for trigger in found if not self._is_of_congress(trigger, found)]

    def is_no_event(self, span: Span) -> bool:
        """Whether the words at `span` are part of a phrase that names no event ("Ban tổ chức lễ tang")."""
        floor = max(0, span.start - _HELD_BACK)
        hits = self.grammar.triggers.not_event.within(self.low, floor, span.end + _HELD_BACK)
        return any(span.overlaps(Span(hit.start, hit.end)) for hit in hits)

    def _is_of_congress(self, trigger: Trigger, found: Sequence[Trigger]) -> bool:
        """ "Tại phiên họp hôm nay, Đại hội … đã bầu": the noun names a part of the congress behind it."""
        part = normal(trigger.span.of(self.smooth)) in self.grammar.triggers.parts_of_congress
        return part and any(
            t.kind == "Congress" and 0 < t.span.start - trigger.span.end < _CONGRESS_AHEAD for t in found
        )

    def _is_of_noun(self, noun: Trigger, word: str, span: Span) -> bool:
        """ "Hội nghị … đã họp": the verb says of the noun in front of it that it took place."""
        gap = self.smooth[noun.span.end : span.start]
        met = word in self.grammar.triggers.gathered and len(gap) < _BODY_BACK and not _CLAUSE.search(gap)
        return noun.noun and (met or word in self.grammar.triggers.of_committees)

    def _is_said(self, word: str, span: Span, sentence: Span) -> bool:
        """Whether somebody says it of himself: “Tôi có ký văn bản đó”."""
        signs = self.grammar.triggers.verb_kinds[word] == _SIGNING
        return signs and in_quotation(self.smooth[sentence.start : span.start])

    def _is_viewed(self, span: Span, sentence: Span) -> bool:
        """ "thăm triển lãm": the noun names what is looked at."""
        return (
            self.grammar.triggers.viewed.search(self.smooth, max(sentence.start, span.start - _HELD_BACK), span.start)
            is not None
        )

    def _in_document(self, span: Span) -> bool:
        place = bisect_right(self.documents, span.start, key=lambda document: document.start) - 1
        return place >= 0 and self.documents[place].contains(span)

    def _is_session(self, word: str, span: Span, sentence: Span) -> bool:
        """Whether "Hội nghị Trung ương 7" is where something happens, and not only spoken of; true of other nouns."""
        if word in self.grammar.triggers.held_nouns:
            before = self.smooth[max(sentence.start, span.start - _HELD_BACK) : span.start]
            held = self.grammar.triggers.held_behind.match(self.smooth, span.end, sentence.end)
            return self.grammar.triggers.held.search(before) is not None or held is not None
        if word not in self.grammar.triggers.plenums:
            return True
        if not self.grammar.triggers.plenum_number.match(self.smooth, span.end):
            return False
        before = self.smooth[max(sentence.start, span.start - _HELD_BACK) : span.start]
        return not before.strip() or self.grammar.triggers.in_session.search(before) is not None

    def _is_reported(self, word: str, span: Span, sentence: Span) -> bool:
        """Whether a verb reports an event here, and does not only speak of a kind of work."""
        if word in self.grammar.triggers.held_verbs:
            return self._is_held(word, span, sentence)
        if word in self.grammar.triggers.made_known:
            return self.grammar.triggers.decisions.search(self.smooth, sentence.start, span.start) is not None
        if word in self.grammar.triggers.of_posts:
            ahead = min(sentence.end, span.end + _HONOUR_AHEAD + _HONOUR_AHEAD)
            return self.grammar.triggers.posts.search(self.smooth, span.end, ahead) is not None
        if word in self.grammar.triggers.handed_over:
            back = max(sentence.start, span.start - _HANDED_BACK)
            return self.grammar.triggers.handing.search(self.smooth, back, span.start) is not None
        if word in self.grammar.triggers.deciding or word in self.grammar.triggers.lawmaking:
            return self._is_of_a_body(word, span, sentence)
        return True

    def _is_of_a_body(self, word: str, span: Span, sentence: Span) -> bool:
        """Whether an assembly stands before what only assemblies do, or a body right before what it decides."""
        body = self.bodies.last_before(span.start, max(sentence.start, span.start - _BODY_BACK))
        if body is None:
            return False
        if word in self.grammar.triggers.lawmaking:
            committee = body.organization.kind == _COMMITTEE and word in self.grammar.triggers.of_committees
            near = max(sentence.start, body.span.start - _ASKED_NEAR)
            asked = self.grammar.triggers.asked.search(self.smooth, near, body.span.start)
            return asked is None and (body.organization.kind == _ASSEMBLY or committee)
        floor = max(sentence.start, body.span.start - _ASKED_BACK)
        asked = self.grammar.triggers.asked.search(self.smooth, floor, body.span.start)
        return (
            asked is None and self.grammar.organizers.gap.fullmatch(self.smooth, body.span.end, span.start) is not None
        )

    def _territory(self, verb: int, sentence: Span) -> Span | None:
        """The territory that stands for those who run it right before the verb: "tỉnh Sơn La đã công bố …"."""
        floor = max(sentence.start, verb - _BODY_BACK)
        for match in self.grammar.places.holder.finditer(self.smooth, floor, verb):
            alone = self.grammar.places.by_itself.search(self.smooth, sentence.start, match.start())
            if alone and self.grammar.bare.gap.fullmatch(self.smooth, match.end(), verb):
                return Span(match.start(), match.end())
        return None

    def _is_held(self, word: str, span: Span, sentence: Span) -> bool:
        """ "Tổ chức sơ kết", or "Tỉnh ủy đã công bố các quyết định điều động"."""
        by = self.subject(span.start, sentence) or self._territory(span.start, sentence)
        if word in self.grammar.triggers.announcing and by:
            ahead = min(sentence.end, span.end + _ORDINAL_AHEAD)
            return self.grammar.triggers.no_post.search(self.smooth, span.end, ahead) is None
        before = self.smooth[max(sentence.start, span.start - _HELD_BACK) : span.start]
        return self.grammar.triggers.held.search(before) is not None

    def _is_honour(self, place: int) -> bool:
        """Whether a decision behind `place` gives an honour, and no post."""
        return self.grammar.triggers.honours.search(self.smooth, place, place + _HONOUR_AHEAD) is not None

    def _kind(self, kind: str, span: Span, sentence: Span) -> str:
        if kind == "Appointment" and self._is_honour(span.end):
            return "Ceremony"
        if kind not in GENERIC or normal(self.smooth[span.start : span.end]) in self.grammar.triggers.unturned:
            return kind
        numbered = self.grammar.sequence.ordinal.match(
            self.smooth, span.end, min(sentence.end, span.end + _ORDINAL_AHEAD)
        )
        if kind == "Conference" and (numbered or self.bodies.at(span.end + 1)):
            return kind
        behind = (span.start, min(sentence.end, span.end + _TURN_AHEAD))
        for turned, pattern in self.grammar.triggers.turned.items():
            found = pattern.search(self.smooth, *behind)
            # "Hội nghị tổng kết … và ký kết …" is two events.
            apart = (
                found
                and turned in _TWO_IN_ONE
                and self.grammar.sequence.also.search(self.smooth[span.end : found.start()])
            )
            honoured = found and turned == "Appointment" and self._is_honour(found.end())
            if found and not apart and not honoured:
                return turned
        return kind
