"""What stands beside a chain of titles in its sentence: the name right of it, the phrase left of it, marks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.recognition.chains import after_bracket
from danvan_kg.extraction.recognition.elements import Element, Honorific, Mark, PlaceMention, Trigger, Words
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import Tokens

COPULAS = frozenset({"hold", "now"})  # kinds of phrases that tie a name and a title
_GIVEN = frozenset({"appoint", "nominate"})  # kinds of phrases behind which "của" tells whose act it is
NEAR_WORDS = 3
WINDOW = 60  # elements looked at on either side: more than any clause has, so that reading is linear
_ABOUT = 5  # words in what a title is about before the name of its holder
_PAIR = 2  # elements: the item of a list and the comma behind it


@dataclass(frozen=True)
class Neighbours:
    """Asks about the elements of one sentence. Indexes are those of elements."""

    grammar: Grammar
    tokens: Tokens
    elements: Sequence[Element]

    def is_mark(self, index: int, *texts: str) -> bool:
        element = self.elements[index]
        return isinstance(element, Mark) and element.text in texts

    def kind_of(self, trigger: int) -> str:
        element = self.elements[trigger]
        return element.kind if isinstance(element, Trigger) else ""

    def name_right(self, index: int) -> Name | None:
        elements = self.elements
        index = after_bracket(elements, index)
        index += index < len(elements) and (self.is_short_head(index) or self._is_about(index))
        index += 2 if self._is_place_before_name(index) else 0
        ranked = index + 1 < len(elements) and self.is_mark(index, ",") and self.is_rank(index + 1)
        index += ranked
        while index < len(elements) and isinstance(elements[index], Honorific):
            index += 1
        element = elements[index] if index < len(elements) else None
        if not isinstance(element, Name) or (ranked and self.is_titled(index)):
            return None
        return element

    def _is_place_before_name(self, index: int) -> bool:
        """Whether a comma, a place and a name stand at `index`: "Bí thư Huyện ủy X | , tỉnh Y Nguyễn Văn A"."""
        following = self.elements[index : index + 3]
        kinds = [type(element) for element in following]
        return kinds == [Mark, PlaceMention, Name] and self.is_mark(index, ",")

    def _is_about(self, index: int) -> bool:
        """Whether the words at `index` say what the title is about: "Phó Chủ tịch | phụ trách đô thị | A"."""
        element = self.elements[index]
        if not isinstance(element, Words) or len(element.words) > _ABOUT:
            return False
        return element.words[:2] in self.grammar.title_tails

    def is_short_head(self, index: int) -> bool:
        """Whether the words at `index` are a body or unit named short: "Phó Giám đốc Sở A", "Bí thư Thành ủy TP A"."""
        element = self.elements[index]
        if not isinstance(element, Words) or len(element.words) > NEAR_WORDS:
            return False
        found = self.grammar.short_heads.longest(element.words, 0) or self.grammar.units.longest(element.words, 0)
        return found is not None and found[0] == len(element.words)

    def addressed_behind(self, index: int, *marks: str) -> bool:
        """Whether one of `marks` stands at `index`, and a form of address with a name behind it."""
        elements = self.elements
        if index + 2 >= len(elements) or not self.is_mark(index, *marks):
            return False
        return isinstance(elements[index + 1], Honorific) and isinstance(elements[index + 2], Name)

    def is_rank(self, index: int) -> bool:
        """ "Chính ủy Quân khu 2, Thiếu tướng A": the rank, or degree, goes on with the titles before it."""
        element = self.elements[index]
        return isinstance(element, Honorific) and element.kind in ("rank", "degree")

    def is_titled(self, name: int) -> bool:
        """Whether the name at `name` has titles of its own behind it."""
        behind = self.elements[name + 2] if name + 2 < len(self.elements) else None
        return (
            isinstance(behind, Title) and isinstance(self.elements[name + 1], Mark) and not self.is_mark(name + 1, ";")
        )

    def trigger_left(self, index: int) -> int | None:
        """The index of the phrase right before a chain that makes or ends positions; small words are skipped.

        So is a comma before words that open a list: "cách các chức vụ trong Đảng, gồm Bí thư …".
        """
        opened = False
        index = self._before_degrees(index)
        for before in range(index - 1, max(-1, index - WINDOW), -1):
            element = self.elements[before]
            if isinstance(element, Trigger):
                return None if element.kind in _GIVEN and self._of_agent(before + 1) else before
            if isinstance(element, Words):
                if not all(word in self.grammar.small_words or word.isdigit() for word in element.words):
                    return None
                opened = element.words in self.grammar.listing
            elif not self.is_mark(before, ":") and not (opened and self.is_mark(before, ",")):
                bracketed = self.is_mark(before, "(") and before > 0 and self.kind_of(before - 1) == "leave"
                dashed = self.is_mark(before, "-", "–") and before > 0 and self.kind_of(before - 1) == "as"
                return before - 1 if bracketed or dashed else None
        return None

    def _before_degrees(self, index: int) -> int:
        """The index behind the copula of "là | Thạc sĩ Luật, Tiến sĩ Kinh tế, | Ủy viên …"; `index` without one."""
        before = index
        while before > _PAIR and self.is_mark(before - 1, ","):
            before -= _PAIR
            before -= not self.is_degree(before) and isinstance(self.elements[before], Words)
            if before < 1 or not self.is_degree(before):
                return index
            if self.kind_of(before - 1) in COPULAS:
                return before
        return index

    def is_degree(self, index: int) -> bool:
        """Whether the element at `index` is what somebody has studied to be, or a rank: "Thạc sĩ", "kỹ sư"."""
        element = self.elements[index]
        if not isinstance(element, Words | Honorific):
            return False
        words = tuple(self.tokens.words[element.start : element.end])
        told = any(words[: len(degree)] == degree for degree in self.grammar.qualifications)
        return told or (isinstance(element, Honorific) and element.kind in ("degree", "rank"))

    def _of_agent(self, index: int) -> bool:
        """Whether the words at `index` begin by telling whose act it is: "phê chuẩn | của Thủ tướng về …"."""
        element = self.elements[index]
        return isinstance(element, Words) and element.words[0] == self.grammar.possessive

    def ends_item(self, index: int) -> bool:
        element = self.elements[index]
        return isinstance(element, Mark) or (isinstance(element, Words) and element.words in self.grammar.joining)

    def outside_brackets(self, index: int) -> Iterator[int]:
        """The indexes before `index`, the nearest first, without what stands in brackets that are closed before it."""
        closed = False
        for before in range(index - 1, max(-1, index - WINDOW - 1), -1):
            if self.is_mark(before, "(", ")"):
                closed = self.is_mark(before, ")")
            elif not closed:
                yield before
