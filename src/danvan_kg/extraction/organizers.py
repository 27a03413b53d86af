"""Who holds an event: the bodies in front of its verb, behind its noun, or named as a team before."""

import re
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
_ASIDE_BACK = 40  # code points before a body in which "tại trụ sở" may stand
_TEAM = "InspectionTeam"
_COMMITTEE = "PartyCommittee"
_PARTIES_AHEAD = 160  # code points behind "lễ ký" in which "giữa A và B" may begin
_OF_BACK = 5  # code points before a body in which "của" must stand
_OF_TWO = frozenset({"SigningCeremony", "WorkingSession", "Meeting"})
_OF_ONE = frozenset({"Launch", "Training", "PressMeeting", "Seminar"})
_CLAUSE = re.compile(r"[,.;:()\n]")
_SESSIONS = frozenset({"Conference", "Meeting", "Appointment"})
_ASSEMBLY = "Legislature"
_ASSEMBLIES = frozenset({_ASSEMBLY, "InspectionCommission"})
OF_TEAMS = frozenset({"Inspection", "WorkingSession", "Visit"})
_NOT_BY_TEAMS = frozenset({"Ceremony", "Congress"})


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
        found = (
            self._subjects(trigger, sentence)
            or self._behind(trigger, sentence)
            or self._lawmakers(trigger, sentence)
            or self._of_session(trigger, sentence)
            or self._team(trigger, sentence)
        )
        return [body for body in found if self._can_hold(body, trigger)]

    def _can_hold(self, body: Organization, trigger: Trigger) -> bool:
        """Whether a team can: it goes to lay flowers, but comes to ceremonies and congresses of others."""
        return body.kind != _TEAM or not trigger.noun or trigger.kind not in _NOT_BY_TEAMS

    def only_team(self) -> Organization | None:
        """The team of the article, if it names one only; "Đoàn kiểm tra" may be short for it."""
        named = {m.organization.name: m.organization for m in self.bodies.mentions if m.organization.kind == _TEAM}
        longest = max(named, key=lambda name: (len(name), name), default="")
        return named[longest] if named and all(longest.startswith(name) for name in named) else None

    def told_later(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """The bodies that a later sentence names as holding it: "Lễ phát động do A phối hợp với B tổ chức"."""
        found = self._behind(trigger, sentence, held=True) or self._subjects(trigger, sentence)
        return [body for body in found if self._can_hold(body, trigger)]

    def _team(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """The team named last, where the clause goes on with "đoàn công tác", or tells of an inspection of its own."""
        if trigger.kind not in OF_TEAMS:
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

    def _lawmakers(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """The assembly named before a verb that only assemblies do."""
        if normal(self.smooth[trigger.span.start : trigger.span.end]) not in self.grammar.lawmaking:
            return []
        named = (
            self.bodies.within(Span(sentence.start, trigger.span.start)) if sentence.start < trigger.span.start else []
        )
        return [m.organization for m in named if m.organization.kind == _ASSEMBLY][:1]

    def _subjects(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """Bodies in front of the trigger that hold it: "A phối hợp với B tổ chức …"."""
        floor = max(sentence.start, trigger.span.start - _BODY_BACK)
        found: list[Organization] = []
        edge = trigger.span.start
        named = self.bodies.within(Span(floor, edge)) if floor < edge else []
        for mention in reversed(named):
            joined = self._joins(mention.span.end, edge, first=not found)
            if not joined or mention.span.start in self.bodies.titled or self._is_aside(mention.span.start, floor):
                if found:
                    break
                continue
            found.insert(0, mention.organization)
            edge = mention.span.start
        return found or self._territory(floor, trigger.span.start)

    def _is_aside(self, start: int, floor: int) -> bool:
        """Whether the body that begins at `start` is a place or a source: "tại Trụ sở …", "theo tin từ …"."""
        return self.grammar.aside.search(self.smooth, max(floor, start - _ASIDE_BACK), start) is not None

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
                return [self._as_body(match)]
        return []

    def _behind(self, trigger: Trigger, sentence: Span, *, held: bool = False) -> list[Organization]:
        """Bodies behind the noun: "Lễ phát động do A tổ chức", "Kỳ họp thứ 45 của A", "Đại hội đại biểu A"."""
        limit = min(sentence.end, trigger.span.end + _NAME_AHEAD)
        by = self.grammar.done_by.search(self.smooth, trigger.span.end, limit)
        found = (self._chain(by.end(), sentence.end) if by else []) or self._passive(trigger, sentence)
        if found or held or not trigger.noun:
            return found
        in_name = self._named_by if trigger.kind in self.grammar.named_by_body else self._owner
        return self._between(trigger, sentence) or in_name(trigger, limit)

    def _named_by(self, trigger: Trigger, limit: int) -> list[Organization]:
        """The body in whose name the gathering has its name."""
        for mention in self.bodies.within(Span(trigger.span.end, limit)) if trigger.span.end < limit else []:
            gap = self.grammar.glossed.sub("", self.smooth[trigger.span.end : mention.span.start])
            if not self.grammar.name_break.search(gap) or self.grammar.numbered_gap.fullmatch(gap):
                return [mention.organization]
        return []

    def _between(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """ "Lễ ký thỏa thuận giữa A và B": both, where two are named."""
        if trigger.kind not in _OF_TWO:
            return []
        limit = min(sentence.end, trigger.span.end + _PARTIES_AHEAD)
        between = self.grammar.between.search(self.smooth, trigger.span.end, limit)
        chain = self._chain(between.end(), sentence.end) if between else []
        return chain if len(chain) > 1 else []

    def _owner(self, trigger: Trigger, limit: int) -> list[Organization]:
        """ "Lễ phát động Tháng Thanh niên của Thành đoàn …": the body whose it is."""
        if trigger.kind not in _OF_ONE | OF_TEAMS or trigger.span.end >= limit:
            return []
        for mention in self.bodies.within(Span(trigger.span.end, limit)):
            if (mention.organization.kind == _TEAM) != (trigger.kind in OF_TEAMS):
                return []
            gap = self.smooth[trigger.span.end : mention.span.start]
            if not _CLAUSE.search(gap) and self.grammar.of.search(gap, max(0, len(gap) - _OF_BACK)):
                return [mention.organization]
        return []

    def _of_session(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """ "Tại kỳ họp thứ 12 khai mạc sáng 30/12, A đã bầu …": a session is of the body that acts in it."""
        word = normal(self.smooth[trigger.span.start : trigger.span.end])
        if not trigger.noun or trigger.kind not in _SESSIONS:
            return []
        if plenum := self.grammar.plenums.get(word):
            named = next((m.organization for m in self.bodies.mentions if m.organization.name == plenum), None)
            return [named or Organization(plenum, _COMMITTEE)]
        limit = min(sentence.end, trigger.span.end + _SESSION_AHEAD)
        for mention in self.bodies.within(Span(trigger.span.end, limit)) if trigger.span.end < limit else []:
            after_comma = self.smooth[mention.span.start - 2 : mention.span.start] == ", "
            if after_comma and self.grammar.session_body.match(self.smooth, mention.span.end, sentence.end):
                return [mention.organization]
        return self._assembly(trigger, sentence) if word in self.grammar.assembly_sessions else []

    def _assembly(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """The assembly named last before a session ("kỳ họp"), or the only one or commission that the article names."""
        before = Span(sentence.start, trigger.span.start) if sentence.start < trigger.span.start else None
        told = (
            [m.organization for m in self.bodies.within(before) if m.organization.kind == _ASSEMBLY] if before else []
        )
        if told:
            return told[-1:]
        named = {
            m.organization.name: m.organization for m in self.bodies.mentions if m.organization.kind in _ASSEMBLIES
        }
        return list(named.values()) if len(named) == 1 else []

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
        while at is not None and (named := self._named_at(at)) and named[1] <= end:
            found.append(named[0])
            joiner = self.grammar.organizer_joiner.match(self.smooth, named[1], end)
            at = joiner.end() if joiner else None
        return found

    def _named_at(self, place: int) -> tuple[Organization, int] | None:
        """The body or territory whose name begins at `place`, and where the name ends."""
        if mention := self.bodies.at(place):
            return mention.organization, mention.span.end
        match = self.grammar.territory.match(self.smooth, place)
        return (self._as_body(match), match.end()) if match else None

    def _as_body(self, match: re.Match[str]) -> Organization:
        head = self.text[match.start("head") : match.end("head")]
        name = single_blanks(self.text[match.start("name") : match.end("name")])
        return Organization(f"{head[:1].upper()}{head[1:]} {name}", "StateBody", territory=f"{head.lower()} {name}")
