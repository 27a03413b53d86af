"""Names of bodies that no list holds: runs of capitalised words, and the small words that belong to them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.place_names import PlaceNameReader
from danvan_kg.extraction.recognition.tokens import BREAK, CAPITAL, LOWER, MARK, NUMBER, UPPER, Tokens
from danvan_kg.lexicon.roles import Role
from danvan_kg.text import older_tone_placement

_LONGEST = 18
_LONGEST_PERSON = 4  # syllables of a person's name; one less behind a surname that is also another word
_JOINERS = frozenset({"và", "-", "–", "&", ","})
_DASHES = frozenset({"-", "–"})
_NAMED = (CAPITAL, UPPER)


@dataclass(frozen=True)
class OpenNameReader:
    """`begins_body` tells whether a body's name begins at a token, `ends_name` whether one that ends the run does.

    Wherever a name is read, `of` are the kinds of complement that its head takes: they are no part of the name.
    """

    grammar: Grammar
    tokens: Tokens
    places: PlaceNameReader
    begins_body: Callable[[int], bool]
    ends_name: Callable[[int, Sequence[str]], bool]

    def at(self, start: int, *, titled: bool = False, of: Sequence[str] = ()) -> tuple[str, int] | None:
        """(the name that begins at token `start`, its end).

        `titled`: after a role, where small words go on until one that does not stand in names. A person's name ends it.
        """
        end = self._before_short_head(start, self._before_person(start, self._run_end(start, titled, of)))
        return (self._text(start, end), end) if end > start else None

    def _before_short_head(self, start: int, end: int) -> int:
        """`end` without a body called by its first word, to which the named one belongs: "Tổ chức - cán bộ | Sở"."""
        tokens, last = self.tokens, end - 1
        if last <= start + 1 or tokens.shapes[last - 1] != LOWER or tokens.shapes[last] != CAPITAL:
            return end
        found = self.grammar.short_heads.longest(tokens.words, last)
        return last if found and found[0] == end else end

    def small(self, start: int, *, of: Sequence[str] = ()) -> tuple[str, int] | None:
        """A name in small letters after a role ("giám đốc trung tâm giống cây trồng Thạch Hà").

        It goes up to where the clause or the list goes on, or over the capitalised name in which it ends; small words
        that a verb follows are none.
        """
        tokens, end, limit = self.tokens, start, min(len(self.tokens), start + _LONGEST)
        while end < limit and tokens.shapes[end] == LOWER and tokens.sentence[end] == tokens.sentence[start]:
            compound = self.grammar.compounds.longest(tokens.words, end)
            if not compound and not self._goes_on(end) and not (end > start and self._joins_small(end, True)):
                break
            if not compound and self._is_unit(end):
                break
            end = compound[0] if compound else end + 1
        if end == start or not self._may_end(start, end):
            return None
        if end < limit and tokens.shapes[end] == NUMBER:
            end += 1
        named = end < limit and tokens.shapes[end] in _NAMED and tokens.sentence[end] == tokens.sentence[start]
        if named and not self._ends_run(end, of):
            end = self._before_person(end - 1, self._run_end(end, True, of))
        return self._text(start, end), end

    def _may_end(self, start: int, end: int) -> bool:
        """Whether a name in small letters may end before the token `end`: no verb or preposition stands there."""
        tokens = self.tokens
        if end >= len(tokens) or tokens.sentence[end] != tokens.sentence[start] or self._is_unit(end):
            return True
        return tokens.shapes[end] != LOWER or tokens.words[end] in self.grammar.of_words

    def _is_unit(self, position: int) -> bool:
        return self.grammar.units.longest(self.tokens.words, position) is not None

    def phrase(self, start: int) -> tuple[str, int] | None:
        """What a committee is for, in small words ("phòng, chống tham nhũng"), up to a word that ends names."""
        tokens, end = self.tokens, start
        limit = min(len(tokens), start + _LONGEST)
        while end < limit and not self._ends_phrase(start, end, limit):
            compound = self.grammar.compounds.longest(tokens.words, end)
            stop = tokens.shapes[end] == LOWER and tokens.words[end] in self.grammar.name_stops
            if not compound and stop:
                break
            end = compound[0] if compound else end + 1
        while end > start and tokens.words[end - 1] in _JOINERS:
            end -= 1
        return (self._text(start, end), end) if end > start else None

    def with_term(self, name: tuple[str, int]) -> tuple[str, int]:
        """A name and its end, with the stretch of years behind it for which a committee is there."""
        end = self._after_term(name[1], min(len(self.tokens), name[1] + _LONGEST))
        return (f"{name[0]} {self._text(name[1], end)}", end) if end > name[1] else name

    def _after_term(self, position: int, limit: int) -> int:
        """The end of a stretch of years at `position` for which a committee is there: "nhiệm kỳ 2021-2026"."""
        tokens, found = self.tokens, self.grammar.terms.longest(self.tokens.words, position)
        end = found[0] if found else position
        while end < limit and (tokens.shapes[end] == NUMBER or (end > position and tokens.words[end] in _DASHES)):
            end += 1
        told = found is not None and end > found[0] and tokens.shapes[end - 1] == NUMBER
        return end if told and tokens.sentence[end - 1] == tokens.sentence[position - 1] else position

    def _text(self, start: int, end: int) -> str:
        tokens, words = self.tokens, [self.tokens.surface[start]]
        for position in range(start + 1, end):
            joined = tokens.starts[position] == tokens.ends[position - 1]
            words.append(tokens.surface[position] if joined else " " + tokens.surface[position])
        return older_tone_placement("".join(words).replace(" ,", ","))

    def _ends_phrase(self, start: int, position: int, limit: int) -> bool:
        tokens = self.tokens
        return (
            tokens.sentence[position] != tokens.sentence[start]
            or (tokens.shapes[position] in (MARK, BREAK) and not self._hyphen(position))
            or self._central(position)
            or self.grammar.units.longest(tokens.words, position) is not None
            or self._title_at(position)
            or self._person_at(position, limit)
        )

    def _hyphen(self, position: int) -> bool:
        """Whether a dash joins two words, or two parts of a name in small letters: "hành chính - kinh tế"."""
        words = self.tokens.words
        if words[position] != "-" or position + 1 >= len(words):
            return False
        joined = self._touches(position) and self._touches(position + 1)
        return joined or self.grammar.compounds.longest(words, position + 1) is not None

    def _person_at(self, position: int, limit: int) -> bool:
        """Whether the capitalised words from `position` are a person's name."""
        end = position
        while end < limit and self.tokens.shapes[end] == CAPITAL:
            end += 1
        return end > position and self._before_person(position - 1, end) == position

    def _run_end(self, start: int, titled: bool, of: Sequence[str]) -> int:
        tokens, position, end = self.tokens, start, start
        limit = min(len(tokens), start + _LONGEST)
        while position < limit and tokens.sentence[position] == tokens.sentence[start]:
            if position > start and self._ends_run(position, of):
                break
            if position > start and self._joins_small(position, titled):
                position += 1
            after = self._word(position, titled, first=position == start, joined=end == position)
            if after:
                position = end = after
            elif position > start and self._joins(position):
                position += 1
            else:
                break
        return end

    def _ends_run(self, position: int, of: Sequence[str]) -> bool:
        if self.tokens.shapes[position] == LOWER:
            return False
        central = "central" in of and self._central(position)
        degree = self.tokens.surface[position] in self.grammar.degrees
        return (
            degree
            or central
            or self._title_at(position)
            or self._territory(position, of)
            or self.ends_name(position, of)
        )

    def _territory(self, position: int, of: Sequence[str]) -> bool:
        """Whether a unit and its name stand here, to which the body belongs: "… Thành phố Hồ Chí Minh"."""
        if "place" not in of or not self._is_unit(position):
            return False
        place = self.places.at(position)
        return place is not None and bool(place.candidates)

    def _word(self, position: int, titled: bool, *, first: bool, joined: bool) -> int | None:
        """The end of the word or compound of a name at `position`; None where there is none."""
        tokens, shape = self.tokens, self.tokens.shapes[position]
        compound = self.grammar.compounds.longest(tokens.words, position)
        acts = self._acts(position, compound) if compound and not (titled and first) else False
        if compound and not acts and (titled or shape != LOWER or self._closed(compound[0])):
            return compound[0]
        if shape in _NAMED or (shape == NUMBER and not first):
            return position + 1
        small = titled and shape == LOWER and joined and not first
        return position + 1 if small and self._goes_on(position) else None

    def _acts(self, position: int, compound: tuple[int, str]) -> bool:
        """Whether the compound says here what the body does: "Tạp chí X tổ chức Hội thảo", "Viện Y kiểm tra"."""
        end, name = compound
        if self.tokens.shapes[position] != LOWER or name not in self.grammar.lexicon.organizations.verbal:
            return False
        return self.grammar.compounds.longest(self.tokens.words, end) is None

    def _closed(self, end: int) -> bool:
        """Whether a small compound that ends here is in a name and not what the body does: the name goes on or ends."""
        tokens, compounds = self.tokens, self.grammar.compounds
        while end < len(tokens) and tokens.shapes[end] == LOWER:
            further = compounds.longest(tokens.words, end + (tokens.words[end] == "và"))
            if not further:
                break
            end = further[0]
        if end >= len(tokens) or tokens.shapes[end] in (CAPITAL, UPPER, MARK, BREAK) or self._named_unit(end):
            return True
        return self.grammar.terms.longest(tokens.words, end) is not None

    def _named_unit(self, position: int) -> bool:
        place = self.places.at(position) if self._is_unit(position) else None
        return place is not None and bool(place.name)

    def _goes_on(self, position: int) -> bool:
        """Whether a small word may belong to a name ("Khoa Tiêu hóa"): no verb, preposition or the like."""
        word = self.tokens.words[position]
        return word not in self.grammar.name_stops and word not in _JOINERS

    def _joins(self, position: int) -> bool:
        """Whether the name goes on after "và", a dash, or a comma that "và" follows ("Dân tộc, Tôn giáo và …")."""
        words = self.tokens.words
        if words[position] == "/":
            return self._capital(position + 1) and self._touches(position) and self._touches(position + 1)
        if words[position] not in _JOINERS or not self._capital(position + 1):
            return False
        if words[position] == "," and "và" not in words[position + 2 : position + 6]:
            return False
        if self.grammar.foreign.longest(words, position + 1):
            return words[position] != ","
        person = words[position + 1] in self.grammar.surnames and self._capital(position + 2)
        person = person or self.grammar.honorifics.longest(words, position + 1) is not None
        return not person and not self.begins_body(position + 1)

    def _touches(self, position: int) -> bool:
        """Whether no blank stands before the token at `position`: "HIV/AIDS"."""
        return self.tokens.starts[position] == self.tokens.ends[position - 1]

    def _joins_small(self, position: int, titled: bool) -> bool:
        """Whether "và" here joins two small words of a name, or behind a role a dash one to any.

        "công ty cổ phần thủy sản và thương mại Thuận Phước", "trưởng phòng Kế hoạch - kỹ thuật".
        """
        tokens = self.tokens
        small = tokens.shapes[position - 1] == LOWER and tokens.words[position] == "và"
        dashed = titled and tokens.words[position] == "-" and tokens.shapes[position + 1 : position + 2] == [LOWER]
        compound = self.grammar.compounds.longest(tokens.words, position + 1) if small or dashed else None
        if compound is None or not (titled or self._closed(compound[0])):
            return False
        return not self.begins_body(position + 1) and not self._acts(position + 1, compound)

    def _capital(self, position: int) -> bool:
        return position < len(self.tokens) and self.tokens.shapes[position] in _NAMED

    def _central(self, position: int) -> bool:
        return self.tokens.words[position : position + 2] == ["trung", "ương"]

    def _title_at(self, position: int) -> bool:
        found = self.grammar.titles.longest(self.tokens.words, position)
        ordinary = found is not None and isinstance(found[1], Role) and found[1].ordinary
        return found is not None and found[0] - position > 1 and not ordinary

    def _before_person(self, start: int, end: int) -> int:
        """Where a person's name begins inside a run ("Công ty X Nguyễn Văn A"), else `end`."""
        for surnames in (self.grammar.strong_surnames, self.grammar.surnames):
            for position in range(start + 1, end - 1):
                if self.tokens.words[position] in surnames and self._is_person(position, end):
                    return position
        return end

    def begins_with_person(self, start: int) -> bool:
        """Whether a full personal name begins at `start`: "Trưởng Ban Nguyễn Văn A"."""
        tokens, end = self.tokens, start
        while end < min(len(tokens), start + _LONGEST) and tokens.shapes[end] == CAPITAL:
            end += 1
        strong = start < len(tokens) and tokens.words[start] in self.grammar.strong_surnames
        return strong and end - start > 2 and self._is_person(start, end)

    def _is_person(self, start: int, end: int) -> bool:
        tokens, length = self.tokens, end - start
        strong = tokens.words[start] in self.grammar.strong_surnames
        if length > (_LONGEST_PERSON if strong else _LONGEST_PERSON - 1) or any(
            shape != CAPITAL for shape in tokens.shapes[start:end]
        ):
            return False
        if self.places.is_place(start, end) or self.grammar.historical.longest(tokens.words, start):
            return False
        return length > 2 or strong
