"""The clues of one sentence to who has its titles, each kind of them read in a module of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from danvan_kg.extraction.recognition.apposition import Apposition
from danvan_kg.extraction.recognition.elements import Element
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.holding import Holding
from danvan_kg.extraction.recognition.leaving import Leaving
from danvan_kg.extraction.recognition.list_heads import ListHeads
from danvan_kg.extraction.recognition.lists import Lists
from danvan_kg.extraction.recognition.named_behind import NamedBehind
from danvan_kg.extraction.recognition.neighbours import Neighbours
from danvan_kg.extraction.recognition.remarks import Remarks
from danvan_kg.extraction.recognition.stretches import Stretches
from danvan_kg.extraction.recognition.subjects import Subjects
from danvan_kg.extraction.recognition.tokens import Tokens


@dataclass(frozen=True)
class Clues:
    """What may be asked about one sentence."""

    grammar: Grammar
    tokens: Tokens
    elements: Sequence[Element]

    @cached_property
    def near(self) -> Neighbours:
        return Neighbours(self.grammar, self.tokens, self.elements)

    @cached_property
    def behind(self) -> NamedBehind:
        return NamedBehind(self.near)

    @cached_property
    def apposition(self) -> Apposition:
        return Apposition(self.near)

    @cached_property
    def heads(self) -> ListHeads:
        return ListHeads(self.near)

    @cached_property
    def stretches(self) -> Stretches:
        return Stretches(self.near)

    @cached_property
    def leaving(self) -> Leaving:
        return Leaving(self.near)

    @cached_property
    def holding(self) -> Holding:
        return Holding(self.near)

    @cached_property
    def subjects(self) -> Subjects:
        return Subjects(self.near)

    @cached_property
    def lists(self) -> Lists:
        return Lists(self.near)

    @cached_property
    def remarks(self) -> Remarks:
        return Remarks(self.grammar, self.tokens, self.elements)
