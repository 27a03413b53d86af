"""Titles behind a name that is not right beside them: "ông A, cán bộ hưu trí, Bí thư …"."""

from dataclasses import dataclass

from danvan_kg.extraction.recognition.chains import Chain
from danvan_kg.extraction.recognition.elements import BodyMention, Honorific, PlaceMention, Words
from danvan_kg.extraction.recognition.list_heads import ITEM_WORDS, LIST_MARKS
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.neighbours import WINDOW, Neighbours
from danvan_kg.extraction.recognition.titles import Title


@dataclass(frozen=True)
class Apposition:
    """Asks about what stands between the names of one sentence and titles behind them."""

    near: Neighbours

    def holder(self, chain: Chain) -> Name | None:
        """The person behind whose name the titles stand with items of other kinds: "A, cán bộ hưu trí, Bí thư …"."""
        elements, jobs = self.near.elements, 0
        if chain.last >= len(elements) or not self.near.ends_item(chain.last):
            return None
        for before in range(chain.first - 1, max(-1, chain.first - WINDOW), -1):
            element = elements[before]
            if isinstance(element, Name):
                told = jobs and before and isinstance(elements[before - 1], Honorific)
                return element if told and self.near.is_mark(before + 1, *LIST_MARKS) else None
            if isinstance(element, Words):
                if not self._is_job(before):
                    return None
                jobs += 1
            elif not (isinstance(element, BodyMention | PlaceMention) or self.near.is_mark(before, ",", "-", "–", "(")):
                return None
        return None

    def serves_elsewhere(self, name: Name, title: Title) -> bool:
        """Whether `title` is of another state than the one in front of the name: "Thủ tướng A, Bộ trưởng … Lào nói"."""
        before = next(index for index, element in enumerate(self.near.elements) if element is name) - 1
        own = self.near.elements[before] if before >= 0 else None
        return isinstance(own, Title) and title.elsewhere and not own.elsewhere

    def _is_job(self, index: int) -> bool:
        """Whether the words at `index` tell a job that is no post, as an item of a list: "cán bộ hưu trí"."""
        element = self.near.elements[index]
        if not isinstance(element, Words) or len(element.words) > ITEM_WORDS:
            return False
        if not self.near.is_mark(index - 1, *LIST_MARKS):
            return False
        return self.near.grammar.remarks["jobs"].longest(element.words, 0) is not None
