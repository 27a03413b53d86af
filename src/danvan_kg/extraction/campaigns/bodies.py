"""Which body launched a campaign that is named, and whose it is."""

import re
from dataclasses import dataclass

from danvan_kg.extraction.campaigns.grammar import CampaignGrammar
from danvan_kg.extraction.campaigns.own_names import Naming
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.observation import Evidence, Organization, Stated
from danvan_kg.text import Span

_CLAUSE_BACK = 160  # code points before a name in which who launched it may stand
_GAP = 60  # code points between a body and the verb
_JOINED_BACK = 240  # code points before a joined verb in which the subject of both may begin
_SUBJECT_GAP = 24  # code points between a body and the verb of which it is the subject


@dataclass(frozen=True, slots=True)
class BodyReader:
    """Reads the bodies around the namings of one article. `smooth` has the older tone placement."""

    smooth: str
    bodies: BodyIndex
    grammar: CampaignGrammar

    def launcher(self, naming: Naming, sentence: Span) -> Stated[Organization] | None:
        """The body that launches it: "A phát động phong trào “…”", "phong trào “…” do A phát động"."""
        return self._launcher_behind(naming, sentence) or self._subject(naming, sentence, self.grammar.launching)

    def owner(self, naming: Naming, sentence: Span) -> Stated[Organization] | None:
        """The body whose it is: "phong trào “…” của A", "A chọn chủ đề năm là “…”"."""
        return self._owner_behind(naming, sentence) or self._subject(naming, sentence, self.grammar.owning)

    def _launcher_behind(self, naming: Naming, sentence: Span) -> Stated[Organization] | None:
        """ "phong trào “…” do … phát động"."""
        by = self.grammar.launched_by.match(self.smooth, naming.span.end, sentence.end)
        mention = self.bodies.at(by.end()) if by else None
        if mention is None:
            return None
        verb = self.grammar.launching.search(self.smooth, mention.span.end, min(sentence.end, mention.span.end + _GAP))
        return (
            Stated(mention.organization, Evidence(Span(naming.span.start, verb.end()), "campaign.launch"))
            if verb
            else None
        )

    def _owner_behind(self, naming: Naming, sentence: Span) -> Stated[Organization] | None:
        of = self.grammar.of.match(self.smooth, naming.span.end, sentence.end)
        mention = self.bodies.at(of.end()) if of else None
        if mention is None:
            return None
        return Stated(mention.organization, Evidence(Span(naming.span.start, mention.span.end), "campaign.owner"))

    def _subject(self, naming: Naming, sentence: Span, verbs: re.Pattern[str]) -> Stated[Organization] | None:
        """The body that does one of `verbs` with the campaign named right behind."""
        floor = max(sentence.start, naming.span.start - _CLAUSE_BACK)
        found = list(verbs.finditer(self.smooth, max(floor, naming.span.start - _GAP), naming.span.start))
        verb = found[-1] if found else None
        if verb is None or re.search(r"[.;]", self.smooth[verb.end() : naming.span.start]):
            return None
        body = self.bodies.last_before(verb.start(), floor)
        if body is None or verb.start() - body.span.end > _SUBJECT_GAP:
            body = self._shared_subject(verb.start(), sentence)
        if body is None:
            return None
        return Stated(body.organization, Evidence(Span(body.span.start, naming.span.end), "campaign.launch"))

    def _shared_subject(self, verb: int, sentence: Span) -> OrganizationMention | None:
        """ "A tổ chức gặp mặt và phát động “…”": the nearest body in front of another verb, if "và" joins the two."""
        floor = max(sentence.start, verb - _JOINED_BACK)
        if not self.grammar.verb_joiner.search(self.smooth, floor, verb):
            return None
        for body in reversed(self.bodies.within(Span(floor, verb))):
            if self.grammar.acting.match(self.smooth, body.span.end, verb):
                return body
        return None
