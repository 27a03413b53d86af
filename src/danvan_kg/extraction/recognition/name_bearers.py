"""Streets, houses, schools and themes that bear the names of persons: "đường Trần Phú", "phong cách Hồ Chí Minh"."""

from dataclasses import dataclass
from functools import cached_property

from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.tokens import CAPITAL, NUMBER, UPPER, Tokens
from danvan_kg.lexicon.phrases import PhraseTree

_BEARER = 6  # words in the longest phrase that a name may follow
_IN_ROWS = frozenset({",", "-", "–", "và", ":"})
_ROW = 30  # tokens in a row of roads


@dataclass(frozen=True)
class NameBearers:
    """Asks what bears the name that begins at a token `start`, if it is no person."""

    grammar: Grammar
    tokens: Tokens

    def is_borne(self, start: int) -> bool:
        """Whether a word before the name makes it that of a street, a school, a prize."""
        return self._follows(start, self.grammar.name_bearers) or self._among_roads(start)

    def is_numbered(self, start: int) -> bool:
        """Whether the number of a house stands before the name, which then is a street's: "số 13 Trần Phú"."""
        tokens = self.tokens
        return start > 1 and tokens.shapes[start - 1] == NUMBER and tokens.words[start - 2] == "số"

    def of_theme(self, start: int) -> int | None:
        """The end of a historical name that is a theme's, where its style stands before it."""
        found = self.grammar.historical.longest(self.tokens.words, start)
        styled = found and self.tokens.words[max(0, start - 1)] in self._style_ends
        return found[0] if found and styled and self.is_themed(start) else None

    def is_themed(self, start: int) -> bool:
        """Whether a theme or a thing has the historical name: "phong cách | Hồ Chí Minh", "Lăng Chủ tịch | …"."""
        if self._follows(start, self.grammar.themes):
            return True
        before = self.tokens.words[max(0, start - _BEARER) : start]
        style = self.grammar.styles.longest(before[::-1], 0)
        return style is not None and self._follows(start - style[0], self.grammar.themes)

    @cached_property
    def _style_ends(self) -> frozenset[str]:
        return frozenset(self.grammar.styles.firsts())

    def _among_roads(self, start: int) -> bool:
        """Whether the name stands in a row that a word for a road begins: "các tuyến đường A, B, C - D"."""
        words, first = self.tokens.words, start
        while first > max(0, start - _ROW) and (
            words[first - 1] in _IN_ROWS or self.tokens.shapes[first - 1] in (CAPITAL, UPPER, NUMBER)
        ):
            first -= 1
        if first == start or words[start - 1] not in _IN_ROWS:
            return False
        bearer = self.grammar.name_bearers.longest(words[max(0, first - _BEARER) : first][::-1], 0)
        return bearer is not None and bearer[1] in self.grammar.roads

    def _follows(self, start: int, tree: PhraseTree[str]) -> bool:
        """Whether a phrase of `tree`, which holds them last word first, stands right before `start` in the sentence."""
        sentence = self.tokens.sentence
        if start == 0 or sentence[start - 1] != sentence[start]:
            return False
        before = self.tokens.words[max(0, start - _BEARER) : start]
        found = tree.longest(before[::-1], 0)
        return found is not None and bool(found[1])
