"""Remarks between a name and its titles, and behind them: ages, brackets, kin, and that somebody retires."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_kg.extraction.recognition.elements import Element, Honorific, Mark, PlaceMention, Words
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.tokens import Tokens
from danvan_kg.observation import Relation

_BESIDE = frozenset({",", "-", "–", "—", "(", ":"})
_RANKS = frozenset({"rank", "degree"})
_WINDOW = 60  # elements in which a bracket opens
_REMARKS = 6  # of one person, one after the other: "sinh năm 1970, 45 tuổi"
_LONGEST = 6  # words
_LONGEST_LIFE = 14  # words of a remark that begins by telling what of a life
_PLACES = 6  # elements of an address
_CLOSING = 2  # marks between the titles and what is said of the person


@dataclass(frozen=True)
class Remarks:
    """Reads what is said beside names in one sentence. Indexes are those of elements."""

    grammar: Grammar
    tokens: Tokens
    elements: Sequence[Element]

    def name_before(self, index: int) -> Name | None:
        """The name before the titles at `index`; ages, births and bracketed remarks between are skipped.

        A semicolon parts titles from a name, but not from what is said of its bearer's life.
        """
        index -= 1
        parted = self._is_mark(index, ";")
        if parted or self._is_mark(index, *_BESIDE):
            index -= 1
        index = self._before_ranks(index)
        before = self._before_life(index)
        if parted and before == index:
            return None
        index = before
        if self._is_mark(index, ")"):
            opened = range(index, max(-1, index - _WINDOW), -1)
            index = next((before for before in opened if self._is_mark(before, "(")), 0) - 1
        element = self.elements[index] if index >= 0 else None
        return (self._whose_kin(index, element) or element) if isinstance(element, Name) else None

    def _before_ranks(self, index: int) -> int:
        """The index before ranks and degrees that end at `index`: "A - Chuẩn đô đốc, Phó Tư lệnh", "A, PGS.TS, …"."""
        while index > 1 and isinstance(rank := self.elements[index], Honorific) and rank.kind in _RANKS:
            if not self._is_mark(index - 1, *_BESIDE):
                break
            index -= 2
        return index

    def _before_life(self, index: int) -> int:
        """The index before the remarks on a life that end at `index`: "sinh năm 1970, quê Sơn La; trình độ đại học"."""
        for _ in range(_REMARKS):
            last = index
            while last > max(0, index - _PLACES) and self._tells_life(self.elements[last]):
                last -= 2 if self._is_mark(last - 1, ",") else 1
            if self._of_study(last):
                last -= 1
            elif not self._of_life(last):
                break
            index = last - (2 if self._is_mark(last - 1, *_BESIDE, ";") else 1)
        return index

    def _tells_life(self, element: Element) -> bool:
        """Whether the element is what a remark tells: a place, a degree."""
        return isinstance(element, PlaceMention) or (isinstance(element, Honorific) and element.kind == "degree")

    def _of_study(self, index: int) -> bool:
        """Whether the words at `index` say in what the degree before them was taken: "cử nhân | chuyên ngành Luật"."""
        words, degree = self.elements[index], self.elements[index - 1] if index > 0 else None
        if not isinstance(words, Words) or not isinstance(degree, Honorific) or degree.end != words.start:
            return False
        told = tuple(self.tokens.words[degree.start : degree.end]) in self.grammar.qualifications
        return len(words.words) <= _LONGEST_LIFE and (told or degree.kind == "degree")

    def retires(self, index: int) -> Relation | None:
        """What is said at `index`, behind titles and name: that the posts are given up by retiring, or were before."""
        if self._told_of_the_past(index):
            return Relation.FORMER
        for _ in range(_CLOSING):
            if index < len(self.elements) and self._is_mark(index, ",", ")", ";"):
                index += 1
        element = self.elements[index] if index < len(self.elements) else None
        words = element.words if isinstance(element, Words) else ()
        for start, word in enumerate(words[:_LONGEST]):
            if self.grammar.remarks["retired"].longest(words, start):
                return Relation.FORMER
            if self.grammar.remarks["retiring"].longest(words, start):
                return Relation.LEAVES
            if word not in self.grammar.small_words:
                break
        return None

    def is_retired(self, name: Name) -> bool:
        """Whether the words before the name let its bearer retire: "trao quyết định nghỉ hưu cho | ông A, Bí thư B"."""
        index = next(at for at, element in enumerate(self.elements) if element is name) - 1
        while index >= 0 and isinstance(self.elements[index], Honorific):
            index -= 1
        words = self.elements[index] if index >= 0 else None
        if not isinstance(words, Words) or words.words[-1:] not in self.grammar.of_person | {("với",)}:
            return False
        before = range(max(self.elements[0].start, words.start - _LONGEST), words.end)
        if any(self.grammar.remarks["stopping"].longest(self.tokens.words, at) for at in before):
            return False
        return any(self.grammar.remarks["retiring"].longest(words.words, at) for at in range(len(words.words)))

    def _told_of_the_past(self, index: int) -> bool:
        """Whether the words at `index` say that the titles were held then: "Bí thư Huyện ủy lúc bấy giờ ký"."""
        element = self.elements[index] if index < len(self.elements) else None
        return isinstance(element, Words) and bool(self.grammar.remarks["at_that_time"].longest(element.words, 0))

    def lasts(self, index: int) -> bool:
        """Whether the words at `index`, behind titles, say that they are held until now: "… cho đến nay"."""
        element = self.elements[index] if index < len(self.elements) else None
        return isinstance(element, Words) and bool(self.grammar.remarks["until_now"].longest(element.words, 0))

    def _is_mark(self, index: int, *texts: str) -> bool:
        element = self.elements[index] if index >= 0 else None
        return isinstance(element, Mark) and element.text in texts

    def _of_life(self, index: int) -> bool:
        """Whether the words at `index` say how old somebody is, or when or where born."""
        element = self.elements[index] if index >= 0 else None
        if not isinstance(element, Words) or len(element.words) > _LONGEST_LIFE:
            return False
        if element.words[-1] in self.grammar.passives:
            return False
        if self.grammar.remarks["births"].longest(element.words, 0):
            return True
        short = range(1, len(element.words)) if len(element.words) <= _LONGEST else ()
        return any(self.grammar.remarks["ages"].longest(element.words, at) for at in short)

    def _whose_kin(self, index: int, name: Name) -> Name | None:
        """The one before a bracket in which a given name only says whose kin: "A (em trai ông Bách, Giám đốc …)"."""
        before = index - 1
        while before > max(0, index - _LONGEST) and isinstance(self.elements[before], Honorific | Words):
            before -= 1
        if not name.single or not self._is_mark(before, "(") or before == 0:
            return None
        outer, first = self.elements[before - 1], self.elements[before].end
        kin = self.grammar.remarks["kin"].longest(self.tokens.words, first)
        return outer if kin and isinstance(outer, Name) else None
