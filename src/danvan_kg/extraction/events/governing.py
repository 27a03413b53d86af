"""Whether a person in front of a verb is its subject, or belongs to another word or clause of the sentence."""

from dataclasses import dataclass

from danvan_kg.extraction.events.part_grammar import PartGrammar
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.view import PersonMention
from danvan_kg.text import Span

_TITLE_BACK = 110  # code points before a name in which the word may stand that its title hangs on


@dataclass(frozen=True, slots=True)
class GoverningReader:
    """Reads in `text` (older tone placement) what the persons in front of a verb hang on."""

    text: str
    grammar: PartGrammar
    bodies: BodyIndex

    def is_governed(self, mention: PersonMention) -> bool:
        """Whether the person hangs on a word in front: "đối với ông A", "con trai của ông A", "như ông A đã nói"."""
        start = mention.span.start
        found = self.grammar.clauses.governed.search(self.text, max(0, start - _TITLE_BACK), start)
        return found is not None and self.bodies.around(found.start()) is None

    def is_followed(self, mention: PersonMention, verb: int) -> bool:
        """Whether what follows the person up to the `verb` ends a bracket or names a body that does it itself."""
        gap = self.text[mention.span.end : verb]
        if ")" in gap.split("(")[0]:
            return True
        for body in self.bodies.within(Span(mention.span.end, verb)):
            does = body.span.end + 1 == verb or self.grammar.clauses.auxiliary.match(self.text, body.span.end)
            listed = self.bodies.around(body.span.start - 3)  # "lãnh đạo Sở Y tế, Sở Nội vụ"
            if does and not listed and self.text.endswith(", ", 0, body.span.start):
                return True
        return False
