"""Whose a session is: of the body that acts in it, or of the only one that the article can mean."""

from dataclasses import dataclass

from danvan_kg.extraction.events.grammar import EventGrammar
from danvan_kg.extraction.events.occurrence import Trigger
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization
from danvan_kg.text import Span

_AHEAD = 160  # code points behind "kỳ họp" in which the body that acts there may stand
_HEAD = 40  # code points from the beginning of a sentence in which its subject begins
_COMMITTEE, _PARTY = "PartyCommittee", "PartyOrganization"
_SESSIONS = frozenset({"Conference", "Meeting", "Appointment"})
_ASSEMBLY, _COMMISSION = "Legislature", "InspectionCommission"


@dataclass(frozen=True, slots=True)
class SessionReader:
    """Reads the bodies of sessions in one article. `smooth` is the text with the older tone placement."""

    smooth: str
    bodies: BodyIndex
    grammar: EventGrammar

    def of(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """The body that holds the session which the noun names; empty where nothing tells it."""
        word = normal(self.smooth[trigger.span.start : trigger.span.end])
        if trigger.kind == "Congress":
            of_party = self.grammar.sessions.of_party.match(self.smooth, trigger.span.end, sentence.end)
            return [Organization(self.grammar.sessions.party, _PARTY)] if of_party else []
        if not trigger.noun or (trigger.kind not in _SESSIONS and word not in self.grammar.sessions.of_assemblies):
            return []
        if plenum := self.grammar.triggers.plenums.get(word):
            named = next((m.organization for m in self.bodies.mentions if m.organization.name == plenum), None)
            return [named or Organization(plenum, _COMMITTEE)]
        found = self._acting(trigger, sentence) or self._reviewing(trigger, sentence)
        return found or (self._assembly(trigger, sentence) if word in self.grammar.sessions.of_assemblies else [])

    def _acting(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """ "Tại kỳ họp thứ 12 khai mạc sáng 30/12, A đã bầu …", "A bầu bổ sung …, tại hội nghị chiều 16/8"."""
        heard = self.grammar.sessions.heard.match(self.smooth, trigger.span.end, sentence.end)
        limit = sentence.end if heard else min(sentence.end, trigger.span.end + _AHEAD)
        for mention in self.bodies.within(Span(trigger.span.end, limit)) if trigger.span.end < limit else []:
            after_comma = self.smooth[mention.span.start - 2 : mention.span.start] == ", "
            chain = self._joined(mention, sentence.end) if after_comma else []
            if chain and self.grammar.sessions.body.match(self.smooth, chain[-1].span.end, sentence.end):
                return [joined.organization for joined in chain]
        first = self.bodies.at(sentence.start) or next(iter(self._before(trigger, sentence)), None)
        if first is None or first.span.start > sentence.start + _HEAD or first.span.end >= trigger.span.start:
            return []
        inside = self.grammar.triggers.in_session.search(self.smooth, first.span.end, trigger.span.start)
        acts = self.grammar.sessions.body.match(self.smooth, first.span.end, trigger.span.start)
        titled = first.span.start in self.bodies.titled
        return [first.organization] if inside and acts and not titled else []

    def _joined(self, first: OrganizationMention, end: int) -> list[OrganizationMention]:
        """`first` and the bodies that are joined to it: "Bộ Chính trị, Ban Bí thư đã kết luận"."""
        chain = [first]
        while joiner := self.grammar.organizers.joiner.match(self.smooth, chain[-1].span.end, end):
            if (further := self.bodies.at(joiner.end())) is None:
                return chain
            chain.append(further)
        return chain

    def _reviewing(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """ "Hội nghị sơ kết công tác sáu tháng đầu năm của A diễn ra …"."""
        reviewed = self.grammar.sessions.reviewing.match(self.smooth, trigger.span.end, sentence.end)
        owner = self.bodies.at(reviewed.end()) if reviewed else None
        return [owner.organization] if owner else []

    def _assembly(self, trigger: Trigger, sentence: Span) -> list[Organization]:
        """The assembly named last before a session ("kỳ họp"), or the only one or commission that the article names."""
        told = [m.organization for m in self._before(trigger, sentence) if self._sits(m.organization)]
        if told:
            return told[-1:]
        named = {m.organization.name: m.organization for m in self.bodies.mentions if self._sits(m.organization)}
        return list(named.values()) if len(named) == 1 else []

    def _sits(self, body: Organization) -> bool:
        """Whether such sessions are the body's: a committee or delegation of an assembly has none."""
        part = body.name.startswith(self.grammar.sessions.assembly_parts)
        return body.kind == _COMMISSION or (body.kind == _ASSEMBLY and not part)

    def _before(self, trigger: Trigger, sentence: Span) -> list[OrganizationMention]:
        if sentence.start >= trigger.span.start:
            return []
        return self.bodies.within(Span(sentence.start, trigger.span.start))
