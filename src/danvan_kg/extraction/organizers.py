"""Who holds an event: the bodies in front of its verb, behind its noun, or named as a team before."""

from dataclasses import dataclass

from danvan_kg.extraction.event_grammar import EventGrammar
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.quotations import single_blanks
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization
from danvan_kg.text import Span

_BODY_BACK = 300  # code points before a trigger in which its organizers may stand
_NAME_AHEAD = 90  # code points behind a noun in which "của …" or "do … tổ chức" may stand
_SESSION_AHEAD = 160  # code points behind "kỳ họp" in which the body that acts there may stand
_HELD_AHEAD = 24  # code points behind a body in which "tổ chức" must stand
_TEAM_BACK = 40  # code points before a verb in which "đoàn công tác" may stand
_TEAM = "InspectionTeam"
_OF_TEAMS = frozenset({"Inspection", "WorkingSession", "Visit"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A noun or verb that names or reports an event."""

    span: Span
    kind: str
    noun: bool


@dataclass(frozen=True, slots=True)
class OrganizerReader:
    """Reads organizers in one article. `smooth` is the text with the older tone placement."""

    text: str
    smooth: str
    bodies: BodyIndex
    grammar: EventGrammar

    def of(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """The bodies that hold what `trigger` reports."""
        return self._subjects(trigger, sentence) or self._behind(trigger, sentence) or self._team(trigger, sentence)

    def told_later(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """The bodies that a later sentence names as holding it: "Lễ phát động do A phối hợp với B tổ chức"."""
        return self._behind(trigger, sentence, held=True) or self._subjects(trigger, sentence)

    def _team(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """The team named last, where the clause goes on with "đoàn công tác", or tells of an inspection of its own."""
        if trigger.kind not in _OF_TEAMS:
            return []
        back = max(sentence.start, trigger.span.start - _TEAM_BACK)
        pointed = self.grammar.team.search(self.smooth, back, trigger.span.start)
        gap = pointed and self.grammar.organizer_gap.fullmatch(self.smooth, pointed.end(), trigger.span.start)
        until = trigger.span.start if gap else sentence.end if trigger.kind == "Inspection" else 0
        first = 0 if gap else sentence.start
        teams = [
            m.organization
            for m in self.bodies.mentions
            if m.organization.kind == _TEAM and first <= m.span.start < until
        ]
        return teams[-1:]

    def _subjects(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """Bodies in front of the trigger that hold it: "A phối hợp với B tổ chức …"."""
        floor = max(sentence.start, trigger.span.start - _BODY_BACK)
        found: list[Organization] = []
        edge = trigger.span.start
        named = self.bodies.within(Span(floor, edge)) if floor < edge else []
        for mention in reversed(named):
            joined = self._joins(mention.span.end, edge, first=not found)
            if not joined or mention.span.start in self.bodies.titled:
                if found:
                    break
                continue
            found.insert(0, mention.organization)
            edge = mention.span.start
        return found or self._territory(floor, trigger.span.start)

    def _joins(self, start: int, end: int, *, first: bool) -> bool:
        if not first:
            return bool(self.grammar.organizer_joiner.fullmatch(self.smooth, start, end))
        gloss = self.grammar.glossed.match(self.smooth, start, end)
        start = gloss.end() if gloss else start
        led = self.grammar.led_by.match(self.smooth, start, end)
        if self.grammar.members.fullmatch(self.smooth, start, end):
            return True
        return bool(self.grammar.organizer_gap.fullmatch(self.smooth, led.end() if led else start, end))

    def _territory(self, floor: int, end: int) -> list[Organization]:
        """ "quận Cầu Giấy đã tổ chức …"."""
        for match in reversed(list(self.grammar.territory.finditer(self.smooth, floor, end))):
            gap = (match.end(), end)
            if self.grammar.organizer_gap.fullmatch(self.smooth, *gap) and self.grammar.organizing.search(
                self.smooth, *gap
            ):
                head = self.text[match.start("head") : match.end("head")]
                name = single_blanks(self.text[match.start("name") : match.end("name")])
                return [
                    Organization(
                        f"{head[:1].upper()}{head[1:]} {name}", "StateBody", territory=f"{head.lower()} {name}"
                    )
                ]
        return []

    def _behind(self, trigger: Trigger, sentence: Span, *, held: bool = False) -> list[Organization]:
        """Bodies behind the noun: "Lễ phát động do A tổ chức", "Kỳ họp thứ 45 của A", "Đại hội đại biểu A"."""
        limit = min(sentence.end, trigger.span.end + _NAME_AHEAD)
        by = self.grammar.done_by.search(self.smooth, trigger.span.end, limit)
        if by and (chain := self._chain(by.end(), sentence.end)):
            return chain
        if chain := self._passive(trigger, sentence):
            return chain
        if held or not trigger.noun or trigger.kind not in self.grammar.named_by_body:
            return []
        behind = self.bodies.within(Span(trigger.span.end, limit)) if trigger.span.end < limit else []
        for mention in behind:
            gap = self.grammar.glossed.sub("", self.smooth[trigger.span.end : mention.span.start])
            if not self.grammar.name_break.search(gap):
                return [mention.organization]
        return self._of_session(trigger, sentence)

    def _of_session(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """ "Tại kỳ họp thứ 12 khai mạc sáng 30/12, A đã bầu …": a session is of the body that acts in it."""
        if normal(self.smooth[trigger.span.start : trigger.span.end]) not in self.grammar.unturned:
            return []
        limit = min(sentence.end, trigger.span.end + _SESSION_AHEAD)
        for mention in self.bodies.within(Span(trigger.span.end, limit)) if trigger.span.end < limit else []:
            after_comma = self.smooth[mention.span.start - 2 : mention.span.start] == ", "
            if after_comma and self.grammar.session_body.match(self.smooth, mention.span.end, sentence.end):
                return [mention.organization]
        return []

    def _passive(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """ "Ngày hội … vừa được A và B tổ chức": who holds it stands between the two words."""
        limit = min(sentence.end, trigger.span.end + _NAME_AHEAD)
        passive = self.grammar.held_by.search(self.smooth, trigger.span.end, limit)
        chain = self._chain(passive.end(), sentence.end) if passive else []
        last = self.bodies.last_before(sentence.end, passive.end()) if passive and chain else None
        if last is None or not self.grammar.organizing.search(self.smooth, last.span.end, last.span.end + _HELD_AHEAD):
            return []
        return chain

    def _chain(self, place: int, end: int) -> list[Organization]:
        found: list[Organization] = []
        at: int | None = place
        while at is not None and (mention := self.bodies.at(at)) and mention.span.end <= end:
            found.append(mention.organization)
            joiner = self.grammar.organizer_joiner.match(self.smooth, mention.span.end, end)
            at = joiner.end() if joiner else None
        return found
