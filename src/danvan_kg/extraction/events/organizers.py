"""Who holds an event: the bodies in front of its verb, behind its noun, or named as a team before."""

import re
from dataclasses import dataclass

from danvan_kg.extraction.events.grammar import EventGrammar
from danvan_kg.extraction.events.occurrence import Trigger
from danvan_kg.extraction.events.open_organizers import OpenOrganizerReader
from danvan_kg.extraction.events.session_bodies import SessionReader
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.quotations import single_blanks
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization
from danvan_kg.text import Span

_BODY_BACK = 300  # code points before a trigger in which its organizers may stand
_NAME_AHEAD = 90  # code points behind a noun in which "của …" or "do … tổ chức" may stand
_HELD_AHEAD = 24  # code points behind a body in which "tổ chức" must stand
_TEAM_BACK = 40  # code points before a verb in which "đoàn công tác" may stand
_BEFORE = 16  # code points before a territory in which the word must stand that lets it act by itself
_ROLE_BACK = 40  # code points before a body in which the role of its head may stand
_ASIDE_BACK = 40  # code points before a body in which "tại trụ sở" may stand
_TEAM = "InspectionTeam"
_PARTIES_AHEAD = 160  # code points behind "lễ ký" in which "giữa A và B" may begin
_OF_BACK = 5  # code points before a body in which "của" must stand
_OF_TWO = frozenset({"SigningCeremony", "WorkingSession", "Meeting", "Seminar"})
_TALKS = frozenset({"WorkingSession", "Meeting"})
_OF_ONE = frozenset({"Launch", "Training", "PressMeeting", "Seminar"})
_CLAUSE = re.compile(r"[,.;:()\n]")
_ASSEMBLY = "Legislature"
OF_TEAMS = frozenset({"Inspection", "WorkingSession", "Visit"})
_NOT_BY_TEAMS = frozenset({"Ceremony", "Congress"})


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
            or SessionReader(self.smooth, self.bodies, self.grammar).of(trigger, sentence)
            or self._team(trigger, sentence)
        )
        return [body for body in found if self._can_hold(body, trigger)]

    def _can_hold(self, body: Organization, trigger: Trigger) -> bool:
        """Whether a team can: it goes to lay flowers, but comes to ceremonies and congresses of others."""
        word = normal(self.smooth[trigger.span.start : trigger.span.end])
        goes = not trigger.noun or word in self.grammar.sessions.done_by_teams
        return body.kind != _TEAM or goes or trigger.kind not in _NOT_BY_TEAMS

    def only_team(self) -> Organization | None:
        """The team of the article, if it names one only; "Đoàn kiểm tra" may be short for it."""
        named = {m.organization.name: m.organization for m in self.bodies.mentions if m.organization.kind == _TEAM}
        longest = max(named, key=lambda name: (len(name), name), default="")
        words = {name: set(normal(name).split()) - self.grammar.sessions.numbering for name in named}
        return named[longest] if named and all(words[name] <= words[longest] for name in named) else None

    def told_later(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """The bodies that a later sentence names as holding it: "Lễ phát động do A phối hợp với B tổ chức"."""
        found = self._behind(trigger, sentence, held=True) or self._subjects(trigger, sentence)
        return [body for body in found if self._can_hold(body, trigger)]

    def _team(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """The team named last, where the clause goes on with "đoàn công tác", or tells of an inspection of its own."""
        if trigger.kind not in OF_TEAMS:
            return []
        back = max(sentence.start, trigger.span.start - _TEAM_BACK)
        pointed = self.grammar.sessions.team.search(self.smooth, back, trigger.span.start)
        gap = pointed and self.grammar.organizers.gap.fullmatch(self.smooth, pointed.end(), trigger.span.start)
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
        if normal(self.smooth[trigger.span.start : trigger.span.end]) not in self.grammar.triggers.lawmaking:
            return []
        named = (
            self.bodies.within(Span(sentence.start, trigger.span.start)) if sentence.start < trigger.span.start else []
        )
        return [m.organization for m in named if m.organization.kind == _ASSEMBLY][:1]

    def _subjects(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """Bodies in front of the trigger that hold it: "A phối hợp với B tổ chức …"."""
        floor = max(sentence.start, trigger.span.start - _BODY_BACK)
        if floor >= trigger.span.start:
            return []
        chain = self._before(Span(floor, trigger.span.start), first=True)
        if not chain and (territory := self._territory(floor, trigger.span.start)):
            return [mention.organization for mention in territory]
        found = [mention.organization for mention in chain]
        verb = "" if trigger.noun else self.smooth[trigger.span.start : trigger.span.end]
        opened = self.open_names.before(Span(floor, trigger.span.start), verb, chain[0] if chain else None)
        if opened is None:
            return found
        others = self._before(Span(floor, opened.span.start), first=False) if floor < opened.span.start else []
        behind = [m.organization for m in chain if not opened.span.contains(m.span)]
        return [*(m.organization for m in others), opened.organization, *behind]

    def _before(self, clause: Span, *, first: bool) -> list[OrganizationMention]:
        """The bodies at the end of `clause`, joined to one another and, the `first`, to what stands behind it."""
        found: list[OrganizationMention] = []
        edge = clause.end
        for mention in reversed(self.bodies.within(clause)):
            joined = self._joins(mention.span.end, edge, first=first and not found)
            floor = clause.start
            if not joined or self._is_titled(mention.span.start, floor) or self._is_aside(mention.span.start, floor):
                if found or not first:
                    break
                continue
            found.insert(0, mention)
            edge = mention.span.start
        return found

    def _is_titled(self, start: int, floor: int) -> bool:
        """Whether the body that begins at `start` is of a title: "ông A - Chủ tịch UBND tỉnh, tới thăm"."""
        role = self.grammar.organizers.role.search(self.smooth, max(floor, start - _ROLE_BACK), start)
        return start in self.bodies.titled or role is not None

    def _is_aside(self, start: int, floor: int) -> bool:
        """Whether the body that begins at `start` is a place or a source: "tại Trụ sở …", "theo tin từ …"."""
        return self.grammar.organizers.aside.search(self.smooth, max(floor, start - _ASIDE_BACK), start) is not None

    def _joins(self, start: int, end: int, *, first: bool) -> bool:
        if not first:
            return bool(self.grammar.organizers.joiner.fullmatch(self.smooth, start, end))
        gloss = self.grammar.organizers.glossed.match(self.smooth, start, end)
        start = gloss.end() if gloss else start
        led = self.grammar.organizers.led_by.match(self.smooth, start, end)
        if self.grammar.organizers.members.fullmatch(self.smooth, start, end):
            return True
        return bool(self.grammar.organizers.gap.fullmatch(self.smooth, led.end() if led else start, end))

    def _territory(self, floor: int, end: int) -> list[OrganizationMention]:
        """ "quận Cầu Giấy đã tổ chức …"."""
        for match in reversed(list(self.grammar.places.holder.finditer(self.smooth, floor, end))):
            gap = (match.end(), end)
            if not self.grammar.places.by_itself.search(
                self.smooth[max(floor, match.start() - _BEFORE) : match.start()]
            ):
                continue  # "đoàn viên tỉnh Ninh Thuận"
            if self.grammar.organizers.gap.fullmatch(self.smooth, *gap) and self.grammar.organizers.organizing.search(
                self.smooth, *gap
            ):
                this = OrganizationMention(Span(match.start(), match.end()), self._as_body(match))
                others = self._before(Span(floor, match.start()), first=False) if floor < match.start() else []
                return [*others, this]
        return []

    def _behind(self, trigger: Trigger, sentence: Span, *, held: bool = False) -> list[Organization]:
        """Bodies behind the noun: "Lễ phát động do A tổ chức", "Kỳ họp thứ 45 của A", "Đại hội đại biểu A"."""
        limit = min(sentence.end, trigger.span.end + _NAME_AHEAD)
        by = self.grammar.organizers.done_by.search(self.smooth, trigger.span.end, limit)
        found = (self._doing(by.end(), sentence.end) if by else []) or self._passive(trigger, sentence)
        if found or held:
            return found
        if not trigger.noun:
            return self._met(trigger)
        word = normal(self.smooth[trigger.span.start : trigger.span.end])
        named = self.grammar.triggers.noun_kinds.get(word) in self.grammar.organizers.named_by_body
        in_name = self._named_by if named else self._owner
        return self._between(trigger, sentence) or in_name(trigger, limit)

    def _met(self, trigger: Trigger) -> list[Organization]:
        """ "Chủ trì họp A": the body right behind the verb is the one that meets."""
        word = normal(self.smooth[trigger.span.start : trigger.span.end])
        body = self.bodies.at(trigger.span.end + 1) if word in self.grammar.sessions.meeting_of else None
        return [body.organization] if body else []

    def _named_by(self, trigger: Trigger, limit: int) -> list[Organization]:
        """The body in whose name the gathering has its name."""
        for mention in self.bodies.within(Span(trigger.span.end, limit)) if trigger.span.end < limit else []:
            gap = self.grammar.organizers.glossed.sub("", self.smooth[trigger.span.end : mention.span.start])
            if gap.strip() and self._is_titled(mention.span.start, trigger.span.end):
                return []
            if not self.grammar.organizers.name_break.search(gap) or self.grammar.organizers.numbered_gap.fullmatch(
                gap
            ):
                return [mention.organization]
        return []

    def _between(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """ "Lễ ký thỏa thuận giữa A và B", "buổi làm việc của A với B": both, or the one that talks with others."""
        if trigger.kind not in _OF_TWO:
            return []
        limit = min(sentence.end, trigger.span.end + _PARTIES_AHEAD)
        between = self.grammar.organizers.between.search(self.smooth, trigger.span.end, limit)
        if between is None and trigger.kind == "WorkingSession":
            between = self.grammar.organizers.owned.match(self.smooth, trigger.span.end + 1, limit)
        chain = self._chain(between.end(), sentence.end) if between else []
        return chain if len(chain) > 1 or trigger.kind in _TALKS else []

    def _owner(self, trigger: Trigger, limit: int) -> list[Organization]:
        """ "Lễ phát động Tháng Thanh niên của Thành đoàn …": the body whose it is."""
        if trigger.kind not in _OF_ONE | OF_TEAMS or trigger.span.end >= limit:
            return []
        for mention in self.bodies.within(Span(trigger.span.end, limit)):
            if (mention.organization.kind == _TEAM) != (trigger.kind in OF_TEAMS):
                return []
            gap = self.smooth[trigger.span.end : mention.span.start]
            if not _CLAUSE.search(gap) and self.grammar.organizers.owned.search(gap, max(0, len(gap) - _OF_BACK)):
                return [mention.organization]
        return []

    def _passive(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """ "Ngày hội … vừa được A và B tổ chức": who holds it stands between the two words."""
        limit = min(sentence.end, trigger.span.end + _NAME_AHEAD)
        passive = self.grammar.organizers.held_by.search(self.smooth, trigger.span.end, limit)
        chain = self._chain(passive.end(), sentence.end) if passive else []
        last = self.bodies.last_before(sentence.end, passive.end()) if passive and chain else None
        if last is None or not self.grammar.organizers.organizing.search(
            self.smooth, last.span.end, last.span.end + _HELD_AHEAD
        ):
            return []
        return chain

    def _doing(self, place: int, end: int) -> list[Organization]:
        """The bodies of "do A và B tổ chức"."""
        if found := self._chain(place, end):
            return found
        opened = self.open_names.by(place, end)
        return [opened.organization] if opened else []

    @property
    def open_names(self) -> OpenOrganizerReader:
        return OpenOrganizerReader(self.text, self.smooth, self.bodies, self.grammar.organizers)

    def _chain(self, place: int, end: int) -> list[Organization]:
        found: list[Organization] = []
        at: int | None = place
        while at is not None and (named := self._named_at(at)) and named[1] <= end:
            found.append(named[0])
            joiner = self.grammar.organizers.joiner.match(self.smooth, named[1], end)
            at = joiner.end() if joiner else None
        return found

    def _named_at(self, place: int) -> tuple[Organization, int] | None:
        """The body or territory whose name begins at `place`, and where the name ends."""
        if mention := self.bodies.at(place):
            return mention.organization, mention.span.end
        match = self.grammar.places.holder.match(self.smooth, place)
        return (self._as_body(match), match.end()) if match else None

    def _as_body(self, match: re.Match[str]) -> Organization:
        head, name = self.grammar.places.short_names.get(normal(match.group())) or (
            self.text[match.start("head") : match.end("head")],
            single_blanks(self.text[match.start("name") : match.end("name")]),
        )
        office = f"{self.text[match.start('office') : match.end('office')]} " if match["office"] else ""
        whole = f"{office}{head} {name}"
        return Organization(f"{whole[:1].upper()}{whole[1:]}", "StateBody", territory=f"{head.lower()} {name}")
