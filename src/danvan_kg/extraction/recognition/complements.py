"""What a body belongs to, as the words behind its head or subject say it: a territory, the centre, another body."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from danvan_kg.extraction.numerals import is_roman
from danvan_kg.extraction.recognition.bodies import Body, PlaceName
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.open_names import OpenNameReader
from danvan_kg.extraction.recognition.tokens import CAPITAL, NUMBER, UPPER, Tokens
from danvan_kg.lexicon.organizations import Head
from danvan_kg.lexicon.phrases import syllables

_PARENT_MARKS = frozenset({",", "-", "("})
_LONGEST_CODE = 4  # tokens of the number of a unit, with the bracket before it: "(PC02"
_SHORTEST_ACRONYM = 3  # letters; shorter ones are initials and numbers
Complement = Body | PlaceName


@dataclass(frozen=True)
class ComplementReader:
    """`body` reads the body at a token; where it is `titled`, after a role, small letters are no bar to it."""

    grammar: Grammar
    tokens: Tokens
    names: OpenNameReader
    body: Callable[[int, bool], Body | None]

    def longest(self, head: Head, position: int, *, titled: bool) -> tuple[Complement | None, int]:
        """(the longest complement that the head takes, the end of it), or (None, `position`)."""
        best: Complement | None = None
        end = position
        for start in self._starts(position):
            mark = start - 1 if start > position and self.tokens.words[start - 1] in _PARENT_MARKS else None
            for found in self._at(start, head, titled, mark):
                after = self._closing(mark, found.end)
                if after and after > end:
                    best, end = found, after
        return best, end

    def _closing(self, mark: int | None, end: int) -> int:
        """`end`, behind the bracket that opens at `mark`; 0 where that does not close there."""
        words = self.tokens.words
        if mark is None or words[mark] != "(":
            return end
        return end + 1 if words[end : end + 1] == [")"] else 0

    def _starts(self, position: int) -> Iterator[int]:
        """Where the complement may begin: here, behind "của", or behind a mark ("Cục X, Bộ Y")."""
        tokens, words = self.tokens, self.tokens.words
        starts = [position]
        if found := self.grammar.of_words.longest(words, position):
            starts.append(found[0])
        if (term := self._after_term(position)) > position:
            starts.append(term)
        for mark in dict.fromkeys((position, self._after_code(position))):
            if mark + 1 < len(words) and words[mark + 1] in self.grammar.owners and words[mark] in _PARENT_MARKS:
                starts.append(mark + 1)
        for start in starts:
            if start < len(tokens) and tokens.sentence[start] == tokens.sentence[max(start - 1, 0)]:
                yield start

    def _after_code(self, position: int) -> int:
        """The end of the number of a unit in brackets: "Cục Cảnh sát giao thông (C08) | , Bộ Công an"."""
        tokens, end = self.tokens, position + 1
        if tokens.words[position : position + 1] != ["("]:
            return position
        while end < min(len(tokens), position + _LONGEST_CODE) and tokens.shapes[end] in (CAPITAL, UPPER, NUMBER):
            end += 1
        return end + 1 if end > position + 1 and tokens.words[end : end + 1] == [")"] else position

    def _after_term(self, position: int) -> int:
        """The end of the term of a body at `position`; its territory stands behind: "Đoàn ĐBQH khóa XV | tỉnh …"."""
        found = self.grammar.terms.longest(self.tokens.words, position)
        if not found or found[0] >= len(self.tokens):
            return position
        shape, surface = self.tokens.shapes[found[0]], self.tokens.surface[found[0]]
        return found[0] + 1 if shape == NUMBER or is_roman(surface) else position

    def _at(self, start: int, head: Head, titled: bool, mark: int | None) -> Iterator[Complement]:
        """The complements of `head` at `start`, in the order in which it takes them."""
        body = self._body(start, head, titled)
        for kind in head.of:
            if mark is not None and not self._owns(kind, head, mark, titled=titled):
                continue
            if body and body.head.group == kind:
                yield body
            elif found := self._place(kind, head, start):
                yield found

    def _body(self, start: int, head: Head, titled: bool) -> Body | None:
        body = self.body(start, titled) or (self.body(start, False) if titled else None)
        # "Ban Đối ngoại Trung ương Đảng Cộng sản X" is a commission of that party, not of a committee of its.
        central = body is not None and body.abroad and body.head.party and "central" in head.of
        return None if central else body

    def _owns(self, group: str, head: Head, mark: int, *, titled: bool) -> bool:
        """Whether a body of `group` after the comma, dash or bracket at `mark` is what the one before it belongs to."""
        table, words = self.grammar.lexicon.organizations, self.tokens.words
        dashed = words[mark] == "-" and head.group in table.dashed_units
        if group in table.owner_groups or (dashed and group in table.dashed_owners):
            return True
        posted = titled or words[mark] == "("
        other = words[mark + 1] != syllables(head.name)[0]
        return posted and other and head.group in table.dashed_units and group in table.titled_owners

    def _place(self, kind: str, head: Head, start: int) -> PlaceName | None:
        match kind:
            case "place":
                return self.names.places.at(start)
            case "bare":
                return self.names.places.bare(start, head.level)
            case "ward":
                place = self.names.places.at(start)
                return place if place and place.unit in self.grammar.wards else None
            case "acronym":
                return self._acronym(start)
            case "open":
                return self._open(start)
        return self._wide(kind, start) if kind in self.grammar.wide else None

    def _open(self, start: int) -> PlaceName | None:
        found = self.names.at(start) if self.tokens.shapes[start] in (CAPITAL, UPPER) else None
        return PlaceName("", found[0], start, found[1]) if found else None

    def _acronym(self, start: int) -> PlaceName | None:
        """A word in capitals that stands alone, by which firms and associations go: "Đảng ủy PVN"."""
        tokens, after = self.tokens, start + 1
        if tokens.shapes[start] != UPPER or len(tokens.surface[start]) < _SHORTEST_ACRONYM:
            return None
        beside = (place for place in (start - 1, after) if 0 <= place < len(tokens))
        if any(tokens.shapes[p] == UPPER and tokens.sentence[p] == tokens.sentence[start] for p in beside):
            return None
        return PlaceName("", tokens.surface[start], start, after)

    def _wide(self, kind: str, start: int) -> PlaceName | None:
        """ "Trung ương (Đảng)" or "Việt Nam" as that which a body belongs to."""
        found = self.grammar.wide[kind].longest(self.tokens.words, start)
        return PlaceName("", found[1], start, found[0]) if found else None
