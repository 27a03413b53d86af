"""The lexicon made ready for the grammars: trees of phrases and sets of syllables."""

from dataclasses import dataclass
from functools import cached_property

from danvan_kg.extraction.recognition.body_tables import BodyTables
from danvan_kg.extraction.recognition.name_tables import NameTables
from danvan_kg.extraction.recognition.phrase_tables import PhraseTables
from danvan_kg.extraction.recognition.title_tables import TitleTables
from danvan_kg.extraction.wording import once_per_lexicon
from danvan_kg.lexicon import Lexicon


@dataclass(frozen=True)
class Grammar(BodyTables, TitleTables, NameTables, PhraseTables):
    """What the grammars look up."""

    @cached_property
    def openers(self) -> frozenset[str]:
        """Small words with which an element may begin; all other small words are passed over."""
        trees = (
            *(self.titles, self.status, self.triggers, self.idle),
            *(self.honorifics, self.historical, self.heads, self.units),
        )
        return frozenset(word for tree in trees for word in tree.firsts()) | self.several

    @cached_property
    def title_openers(self) -> frozenset[str]:
        """Words with which a title may begin, those that stand before it among them."""
        return frozenset((*self.titles.firsts(), *self.status.firsts())) | self.several


@once_per_lexicon
def grammar_of(lexicon: Lexicon) -> Grammar:
    """The lexicon made ready; kept for as long as the program runs."""
    return Grammar(lexicon)
