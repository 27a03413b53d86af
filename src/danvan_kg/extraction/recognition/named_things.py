"""Streets, works, companies and photographers under names that look like those of persons of whom the text speaks."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_kg.extraction.quotations import CLOSERS, CLOSING
from danvan_kg.extraction.recognition.elements import Element, Honorific, Words
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import CAPITAL, LOWER, MARK, NUMBER, Tokens
from danvan_kg.text import is_vietnamese_syllable

_HEAD = 8  # words before a colon, among which one says what it lists
_LISTED = 60  # tokens back to the colon
_CREDIT = 4  # tokens between the label of a credit and the name: an agency and its marks
_SHORT = 2  # syllables of a name that may be the rest of another one
_FOREIGN = 5  # letters of a word that is plainly no syllable of Vietnamese


@dataclass(frozen=True)
class NamedThings:
    """Tells the names of one article that are no person's; none behind a title or form of address is looked at."""

    grammar: Grammar
    tokens: Tokens

    def without(self, elements: Sequence[Element]) -> list[Element]:
        """`elements` of a sentence, with the names that are things' as words."""
        found: list[Element] = []
        for element in elements:
            if isinstance(element, Name) and not self._addressed(found, element) and self._is_thing(element):
                found.append(Words(tuple(self.tokens.words[element.start : element.end]), element.start, element.end))
            else:
                found.append(element)
        return found

    def _addressed(self, before: Sequence[Element], name: Name) -> bool:
        return bool(before) and isinstance(before[-1], (Title, Honorific)) and before[-1].end == name.start

    def _is_thing(self, name: Name) -> bool:
        start, end = name.start, name.end
        if start == 0 or self.tokens.sentence[start - 1] != self.tokens.sentence[start]:
            return not name.historical and self._is_product(start, end)
        if name.historical:
            return self._is_place(start)
        return (
            self._is_place(start)
            or self._is_credit(start)
            or self._is_quoted(start, end)
            or self._is_listed_work(start)
            or self._is_rest(start, end)
            or self._is_product(start, end)
            or self._is_cut(start, end)
        )

    def _is_place(self, start: int) -> bool:
        """Whether a preposition of place or the number of a house stands before: "ở Nguyễn Trãi", "nhà 12 Lê Lợi"."""
        tokens, before = self.tokens, start - 1
        if tokens.shapes[before] != NUMBER:
            return tokens.words[before] in self.grammar.place_prepositions
        number = tokens.surface[before]
        lettered = number[:-1].isdigit() and number[-1].isalpha()
        return lettered or (before > 0 and tokens.words[before - 1] in self.grammar.house_words)

    def _is_credit(self, start: int) -> bool:
        """Whether a photographer or an agency's reporter is named: "Ảnh: A", "Ảnh VGP/A"."""
        tokens = self.tokens
        for position in range(start - 1, max(-1, start - 1 - _CREDIT), -1):
            if tokens.sentence[position] != tokens.sentence[start]:
                return False
            if tokens.shapes[position] != LOWER and tokens.words[position] in self.grammar.credit_labels:
                return True
            if tokens.shapes[position] in (LOWER, NUMBER) or tokens.surface[position] in ",;.)":
                return False
        return False

    def _is_quoted(self, start: int, end: int) -> bool:
        """Whether the quotation marks hold the name alone, so that it is a work's or a mark's."""
        tokens = self.tokens
        closing = end + (end < len(tokens) and tokens.surface[end] in ",.")
        return tokens.surface[start - 1] in CLOSERS and closing < len(tokens) and tokens.surface[closing] in CLOSING

    def _is_listed_work(self, start: int) -> bool:
        """Whether the name stands in a list of works: "nhiều tác phẩm như: …, Tưởng nhớ A, …"."""
        tokens = self.tokens
        last = max(0, start - _LISTED)
        colon = next((p for p in range(start - 1, last, -1) if tokens.surface[p] in ":;"), None)
        if colon is None or tokens.surface[colon] != ":" or tokens.sentence[colon] != tokens.sentence[start]:
            return False
        head = range(max(0, colon - _HEAD), colon)
        return any(self.grammar.works.longest(tokens.words, p) for p in head if tokens.shapes[p] == LOWER)

    def _is_rest(self, start: int, end: int) -> bool:
        """Whether a capitalised word right before belongs to the name: "Đức Ngọc | Hoàng Thượng"."""
        tokens, before = self.tokens, start - 1
        if tokens.shapes[before] != CAPITAL or before == 0 or tokens.sentence[before - 1] != tokens.sentence[start]:
            return False
        opens = tokens.shapes[before - 1] == MARK
        return not opens and (end - start <= _SHORT or self._has_foreign_word(start, end))

    def _is_product(self, start: int, end: int) -> bool:
        """Whether a foreign word stands behind a surname that is a common word as well: "An Phát Plastic"."""
        return self.tokens.words[start] not in self.grammar.strong_surnames and self._has_foreign_word(start, end)

    def _is_cut(self, start: int, end: int) -> bool:
        """Whether a word or unit of which the second syllable is small goes on: "Đoàn Ngoại | giao"."""
        tokens = self.tokens
        if end - start > _SHORT or end >= len(tokens) or tokens.shapes[end] != LOWER:
            return False
        trees = (self.grammar.compounds, self.grammar.units)
        return any(found[0] > end for tree in trees if (found := tree.longest(tokens.words, end - 1)))

    def _has_foreign_word(self, start: int, end: int) -> bool:
        return any(
            len(word) >= _FOREIGN and word.isascii() and not is_vietnamese_syllable(word)
            for word in self.tokens.words[start + 1 : end]
        )


def without_named_things(
    grammar: Grammar, tokens: Tokens, sentences: Sequence[Sequence[Element]]
) -> list[list[Element]]:
    """The sentences of an article, in which the names of things are words."""
    things = NamedThings(grammar, tokens)
    return [things.without(elements) for elements in sentences]
