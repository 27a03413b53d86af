"""Who takes or leaves a post by what others hand over or decide."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.events.participation import PartReader
from danvan_kg.extraction.view import PersonMention
from danvan_kg.extraction.wording import Hit
from danvan_kg.observation import Part, Participation
from danvan_kg.text import Span

_GIVEN_BACK = 120  # code points between a person with titles and "được … trao quyết định"
_DECIDED_BACK = 330  # code points between a person with titles and "thôi giữ chức"
_BREAK = re.compile(r"[.;:\n]")


@dataclass(frozen=True, slots=True)
class ReceiverReader:
    """Reads receivers in one article, with the words and persons of `parts`."""

    parts: PartReader

    def given(self, sentence: Span, persons: Sequence[PersonMention]) -> Iterator[Participation]:
        """ "A được B trao quyết định": who gives stands between the two words."""
        for given in self.parts.grammar.receiving.given.finditer(self.parts.text, sentence.start, sentence.end):
            verb = Hit(given.start(), given.end(), "")
            if self.parts.bodies.around(verb.start) or self.parts.is_no_verb(verb) or self.parts.is_of_the_past(verb):
                continue
            before = [person for person in persons if person.span.end <= verb.start]
            if before and self._is_right_before(before[-1], verb.start):
                yield self.parts.participation(before[-1], Part.RECEIVES, Span(before[-1].span.start, verb.end))

    def _is_right_before(self, person: PersonMention, place: int) -> bool:
        """Whether only the person's titles stand in front of `place`, and no other verb."""
        gap = Span(person.span.end, place) if person.span.end < place else None
        if gap is None or gap.end - gap.start > _GIVEN_BACK or _BREAK.search(self.parts.text, gap.start, gap.end):
            return gap is None
        speaks = next(p for p in self.parts.grammar.parts if p.part is Part.SPEAKS)
        return next(self.parts.verbs(speaks.before, gap.start, gap.end), None) is None

    def decided(self, sentence: Span, persons: Sequence[PersonMention]) -> Iterator[Participation]:
        """ "Theo đó, A thôi giữ chức …": whoever takes or leaves a post by the decisions that are announced."""
        if self.parts.grammar.receiving.decided_opener.match(self.parts.text, sentence.start, sentence.end) is None:
            return
        for mention in persons:
            verb = self.parts.grammar.receiving.decided.search(self.parts.text, mention.span.end, sentence.end)
            gap = self.parts.text[mention.span.end : verb.start()] if verb else ""
            if verb and len(gap) < _DECIDED_BACK and not (_BREAK.search(gap) or self._names(gap, persons, mention)):
                yield self.parts.participation(mention, Part.RECEIVES, Span(mention.span.start, verb.end()))

    def _names(self, gap: str, persons: Sequence[PersonMention], mention: PersonMention) -> bool:
        """Whether somebody else is named in the `gap` behind a person."""
        end = mention.span.end + len(gap)
        return any(mention.span.end <= other.span.start < end for other in persons)
