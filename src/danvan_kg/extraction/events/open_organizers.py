"""Organizers that no table names: "Câu lạc bộ Cờ tướng … tổ chức", by the head of the phrase before the verb."""

from dataclasses import dataclass

from danvan_kg.extraction.events.organizer_grammar import OrganizerGrammar
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.quotations import single_blanks
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization
from danvan_kg.text import Span

_LONGEST = 120  # code points of a phrase that names a body


@dataclass(frozen=True, slots=True)
class OpenOrganizerReader:
    """Reads phrases at the beginning of a clause. `smooth` is `text` with the older tone placement."""

    text: str
    smooth: str
    bodies: BodyIndex
    grammar: OrganizerGrammar

    def before(self, clause: Span, verb: str, first: OrganizationMention | None) -> OrganizationMention | None:
        """The body whose phrase ends `clause`, or that ends where `first` begins or ends, which is named behind it.

        `verb` is what it does, empty where a noun names the event: then a verb of holding must stand behind the phrase.
        The name of `first` is a part of it where no word joins the two ("Chi đoàn … Bộ Xây dựng").
        """
        if first is None:
            end = self.grammar.gap_end.search(self.smooth, clause.start, clause.end)
            place = end.start() if end else clause.end
            held = verb or self.grammar.holding.search(self.smooth, place, clause.end)
            return self._named(Span(clause.start, place), place) if held and clause.start < place else None
        if clause.start >= first.span.start:
            return None
        joined = self.grammar.joined_end.search(self.smooth, clause.start, first.span.start)
        if joined is None and self.grammar.open_subject.match(self.smooth, first.span.start):
            return None
        end_of_name = joined.start() if joined else first.span.end
        return self._named(Span(clause.start, end_of_name), first.span.start) if clause.start < end_of_name else None

    def by(self, place: int, end: int) -> OrganizationMention | None:
        """The body of "do … tổ chức": its phrase begins at `place`."""
        held = self.grammar.holding.search(self.smooth, place, min(end, place + _LONGEST))
        if held is None or self.grammar.open_head.match(self.smooth, place) is None:
            return None
        stop = self.grammar.gap_end.search(self.smooth, place, held.start())
        return self._as_body(Span(place, stop.start() if stop else held.start()))

    def _named(self, phrase: Span, limit: int) -> OrganizationMention | None:
        """The body whose phrase is the rest of `phrase` from a beginning of a clause before `limit` on."""
        for head in self.grammar.open_subject.finditer(self.smooth, phrase.start, limit):
            start = head.start("head")
            known = self.bodies.at(start)
            joiner = self.grammar.joiner.match(self.smooth, known.span.end, phrase.end) if known else None
            if joiner:
                return None if self.bodies.at(joiner.end()) else known
            if found := self._as_body(Span(start, phrase.end)):
                return found
        return None

    def _as_body(self, phrase: Span) -> OrganizationMention | None:
        head = self.grammar.open_head.match(self.smooth, phrase.start)
        words = self._bare(self.smooth, phrase)
        if head is None or len(words) > _LONGEST or self.grammar.open_break.search(words):
            return None
        if len(words) <= len(head["head"]):
            return None
        name = single_blanks(self._bare(self.text, phrase))
        kind = self.grammar.open_kinds[normal(head["head"])]
        return OrganizationMention(phrase, Organization(f"{name[:1].upper()}{name[1:]}", kind))

    def _bare(self, text: str, phrase: Span) -> str:
        """The words of `phrase` without what stands in brackets, of which the last may not be closed there."""
        words = self.grammar.glossed.sub("", text[phrase.start : phrase.end])
        return words.partition("(")[0].strip()
