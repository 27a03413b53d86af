"""Territories in names: a unit and its name, a unit alone, or a name alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from danvan_kg.extraction.recognition.bodies import PlaceName
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.tokens import CAPITAL, LOWER, NUMBER, UPPER, Tokens
from danvan_kg.place import Level, Place

# Units all of which the tables have: another capitalised word after them is no name of theirs.
_ALL_KNOWN = frozenset({"tỉnh", "thành phố"})
_DISTRICTS = frozenset({"huyện", "quận", "thị xã", "đặc khu"})
_LONGEST = 4  # words in the name of a unit that the tables do not have, and in that of a person


@dataclass(frozen=True)
class PlaceNameReader:
    grammar: Grammar
    tokens: Tokens

    def at(self, position: int) -> PlaceName | None:
        """A unit and its name ("tỉnh Nghệ An"), or a unit that stands alone for the one that the context tells."""
        found = self.grammar.units.longest(self.tokens.words, position)
        if not found:
            return None
        after, unit = found
        if name := self._known(unit.word, position, after):
            return name
        tokens = self.tokens
        named = after < len(tokens) and tokens.shapes[after] in (CAPITAL, UPPER, NUMBER)
        if named and unit.word not in _ALL_KNOWN and (name := self._unknown(unit.word, position, after)):
            return name
        return PlaceName(unit.word, "", position, after) if unit.alone else None

    def bare(self, position: int, level: str | None = None) -> PlaceName | None:
        """A province or district without the word for its unit; with `level`, of that unit, the word allowed."""
        if level and (named := self.at(position)) and named.name and named.unit == level:
            return named
        tokens = self.tokens
        if position >= len(tokens) or tokens.shapes[position] not in (CAPITAL, UPPER):
            return None
        if level in self.grammar.wards:
            return self._ward(position, level or "")
        if level not in _DISTRICTS and tokens.words[position] not in self.grammar.bare_places:
            return None
        wanted = self.grammar.unit_level.get(level or "", (Level.PROVINCE, Level.DISTRICT))
        best = self._longest(
            position,
            (
                (end, place)
                for end, place in self.grammar.bare_places.matches(tokens.words, position)
                if place.level in wanted and (level in (None, "tỉnh", place.kind))
            ),
        )
        if best:
            return best
        return self._unknown_district(position, level) if level in _DISTRICTS else None

    def _ward(self, position: int, level: str) -> PlaceName | None:
        """A ward of the level without the word for it: "Xã đoàn | Mường Bú"."""
        matches = self.grammar.places.matches(self.tokens.words, position)
        found = self._longest(position, ((end, place) for end, place in matches if place.kind == level))
        return found or self._unknown_district(position, level)

    def is_place(self, start: int, end: int) -> bool:
        """Whether the tokens are the whole name of a province or district."""
        return any(stop == end for stop, _ in self.grammar.bare_places.matches(self.tokens.words, start))

    def _longest(self, position: int, matches: Iterable[tuple[int, Place]]) -> PlaceName | None:
        best: tuple[int, list[Place]] | None = None
        for end, place in matches:
            if self.tokens.sentence[end - 1] != self.tokens.sentence[position]:
                break
            if best is None or end > best[0]:
                best = (end, [place])
            elif end == best[0]:
                best[1].append(place)
        if best is None:
            return None
        first = best[1][0]
        return PlaceName(first.kind, first.name, position, best[0], tuple(best[1]))

    def _known(self, unit: str, start: int, after: int) -> PlaceName | None:
        if after >= len(self.tokens) or self.tokens.shapes[after] == LOWER:
            return None
        matches = self.grammar.places.matches(self.tokens.words, after)
        found = self._longest(after, ((end, place) for end, place in matches if place.kind == unit))
        if not found or self._of_person(after, found.end):
            return None
        return PlaceName(unit, found.name, start, found.end, found.candidates)

    def _of_person(self, after: int, end: int) -> bool:
        """Whether the place that ends at `end` begins the name of a person: "xã | Trần Phú Dũng"."""
        tokens = self.tokens
        if tokens.words[after] not in self.grammar.strong_surnames or end - after != _LONGEST - 2:
            return False
        capital = [
            position < len(tokens)
            and tokens.shapes[position] == CAPITAL
            and tokens.sentence[position] == tokens.sentence[after]
            for position in (end, end + 1)
        ]
        return capital == [True, False] and not self.grammar.units.longest(tokens.words, end)

    def _unknown(self, unit: str, start: int, after: int) -> PlaceName | None:
        """The name of a unit that the tables do not have; the person's name that may follow it is not part of it."""
        tokens, end = self.tokens, after
        while end < min(len(tokens), after + _LONGEST) and tokens.shapes[end] in (CAPITAL, UPPER, NUMBER):
            if tokens.sentence[end] != tokens.sentence[start] or (end > after and self._title_at(end)):
                break
            end += 1
        whole = self.grammar.bare_places.longest(tokens.words, after)
        if whole and whole[0] > end and tokens.sentence[whole[0] - 1] == tokens.sentence[start]:
            return PlaceName(unit, whole[1].name, start, whole[0])
        end = self._before_person(unit, after, end)
        return PlaceName(unit, " ".join(tokens.surface[after:end]), start, end) if end > after else None

    def _title_at(self, position: int) -> bool:
        found = self.grammar.titles.longest(self.tokens.words, position)
        return found is not None and found[0] - position > 1

    def _before_person(self, unit: str, after: int, end: int) -> int:
        """Where a person's name begins: "ấp Đại Thôn | Nguyễn Văn A", "thành phố | Lê Khắc Nam"."""
        tokens, stop = self.tokens, end
        while stop < min(len(tokens), after + 2 * _LONGEST) and tokens.shapes[stop] == CAPITAL:
            stop += 1
        for surnames in (self.grammar.strong_surnames, self.grammar.surnames):
            for position in range(after, stop - 1):
                length = stop - position
                listed = position > after or unit in self.grammar.unit_level or length > 2
                if tokens.words[position] in surnames and length <= _LONGEST and listed:
                    return position
        return end

    def _unknown_district(self, position: int, level: str | None) -> PlaceName | None:
        """ "Huyện ủy X" of a district that the tables do not have: two words, unless they begin a person's name."""
        tokens, end = self.tokens, position
        while end < len(tokens) and end <= position + _LONGEST and tokens.shapes[end] == CAPITAL:
            end += 1
        if tokens.words[position] in self.grammar.surnames or end - position != 2:
            return None
        return PlaceName(level or "", " ".join(tokens.surface[position:end]), position, end)
