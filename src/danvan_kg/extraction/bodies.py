"""Names of bodies as trees: a head, its subject, and what it belongs to.

A recursive descent over tokens. At each head noun every reading that the lexicon allows is tried, and the longest one stands. A tree says
what the text says, no more: what is left out ("Tỉnh ủy" of which province) is found later, from the context.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from danvan_kg.extraction.grammar import Grammar
from danvan_kg.extraction.tokens import BREAK, CAPITAL, LOWER, MARK, NUMBER, UPPER, Tokens
from danvan_kg.lexicon.organizations import Head
from danvan_kg.place import Level, Place
from danvan_kg.text import older_tone_placement

# Bodies nest a few deep in speech; what goes deeper is no name.
_DEPTH = 6
_RUN_LIMIT = 14


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A territory in a body's name. `name` is empty where only its unit is named ("tỉnh"); then the context tells it."""

    unit: str
    name: str
    start: int
    end: int
    candidates: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A reading of the tokens from `start` to before `end` as the name of a body."""

    head: Head
    start: int
    end: int
    subject: str = ""
    of: "Body | PlaceName | None" = None
    suffix: str = ""

    @property
    def elided(self) -> bool:
        """Whether something that the full name needs is not said here."""
        if self.head.fixed or self.suffix or self.head.domain == "phrase":
            return False
        if isinstance(self.of, PlaceName):
            return not self.of.name
        if isinstance(self.of, Body):
            return self.of.elided
        return bool(self.head.of) and not self.head.whole

    def nested(self) -> Iterator["Body"]:
        """The bodies inside this one, outermost first."""
        if isinstance(self.of, Body):
            yield self.of
            yield from self.of.nested()


@dataclass(frozen=True)
class BodyParser:
    """Reads bodies in one article's tokens; results are remembered by place, so that reading is linear."""

    grammar: Grammar
    tokens: Tokens
    memory: dict[tuple[int, bool], Body | None]

    def at(self, start: int, *, titled: bool = False, depth: int = 0) -> Body | None:
        """The longest body that begins at token `start`. `titled`: after a role, where small letters are no bar."""
        words = self.tokens.words
        if start >= len(words) or words[start] not in self.grammar.heads or depth > _DEPTH:
            return None
        key = (start, titled)
        if key not in self.memory:
            # Guards against a head that would be its own complement.
            self.memory[key] = None
            self.memory[key] = self._longest(start, titled, depth)
        return self.memory[key]

    def _longest(self, start: int, titled: bool, depth: int) -> Body | None:
        best: Body | None = None
        readings = list(self.grammar.heads.matches(self.tokens.words, start))
        longest = readings[-1][0] if readings else start
        for after, head in readings:
            if not self._one_sentence(start, after):
                break
            # "Ban Chỉ đạo" without a subject is not a board called "Chỉ".
            if head.domain == "open" and after < longest and after == start + 1:
                continue
            body = self._read(head, start, after, titled, depth)
            if body and (best is None or _preference(body) > _preference(best)):
                best = body
        return best

    def _one_sentence(self, start: int, end: int) -> bool:
        sentence = self.tokens.sentence
        return end <= len(sentence) and sentence[start] == sentence[end - 1]

    def _read(self, head: Head, start: int, after: int, titled: bool, depth: int) -> Body | None:
        if head.fixed:
            return self._fixed(head, start, after, titled)
        subject, end = "", after
        if head.domain:
            found = self.subject(head, after, titled=titled)
            if not found and head.domain != "phrase":
                return None
            subject, end = found or ("", after)
        suffix = ""
        if head.group in _OF_STATES and (country := self.grammar.foreign.longest(self.tokens.words, end)):
            if self.tokens.shapes[end] != LOWER:
                return Body(head, start, country[0], subject, None, country[1])
        if head.number:
            number = self._number(end)
            if not number:
                return None
            suffix, end = number
        if not titled and head.capital and not self._named(start, after, subject):
            return None
        of, end = self._complement(head, end, depth)
        body = Body(head, start, end, subject, of, suffix)
        if body.of is None and not head.bare and not (head.domain or head.number):
            return None
        if head.domain == "open" and of is None and not titled and not depth and self.tokens.shapes[start] == LOWER:
            return None
        return body

    def completed(self, head: Head, start: int, after: int) -> Body:
        """A body whose head the words before `after` imply ("Đảng ủy viên"), with the complement that stands there."""
        of, end = self._complement(head, after, 0)
        return Body(head, start, end, of=of)

    def _fixed(self, head: Head, start: int, after: int, titled: bool) -> Body | None:
        if not titled and all(shape == LOWER for shape in self.tokens.shapes[start:after]):
            return None
        if head.group in _OF_STATES and self._capital(after):
            if country := self.grammar.foreign.longest(self.tokens.words, after):
                return Body(head, start, country[0], suffix=country[1])
        tail = self.grammar.tails.get(head.name)
        found = tail.longest(self.tokens.words, after) if tail else None
        return Body(head, start, found[0] if found else after)

    def _named(self, start: int, after: int, subject: str) -> bool:
        """Whether the head is written as a name: with a capital, or before a subject that is."""
        if self.tokens.shapes[start] != LOWER:
            return True
        return bool(subject) and self.tokens.shapes[after] != LOWER

    # What the body is about

    def subject(self, head: Head, start: int, *, titled: bool = False) -> tuple[str, int] | None:
        """(the subject of a body with the head `head` that begins at token `start`, its end)."""
        if head.domain == "phrase":
            return self._phrase(start) if titled else self.open_name(start)
        if head.domain == "open":
            return self._open_subject(head, start, titled)
        tree = self.grammar.domains[head.domain or ""]
        found = tree.longest(self.tokens.words, start)
        if not found or not self._one_sentence(start, found[0]):
            return None
        end, subject = found
        if not titled and self.tokens.shapes[start] == LOWER and self.tokens.shapes[start - 1] == LOWER:
            return None
        if head.domain == "countries":
            return self._mission(subject, end)
        return subject, end

    def _phrase(self, start: int) -> tuple[str, int] | None:
        """What a committee is for, in small words ("phòng, chống tham nhũng"), up to a word that ends names."""
        tokens, end = self.tokens, start
        limit = min(len(tokens), start + _RUN_LIMIT)
        while end < limit and tokens.sentence[end] == tokens.sentence[start]:
            if tokens.words[end : end + 2] == ["trung", "ương"]:
                break
            if tokens.shapes[end] in (MARK, BREAK) or self._starts_other(end) or self._before_person(end, limit) == end:
                break
            compound = self.grammar.compounds.longest(tokens.words, end)
            if (not compound and tokens.words[end] in self.grammar.name_stops) or self.grammar.units.longest(
                tokens.words, end
            ):
                break
            end = compound[0] if compound else end + 1
        return (older_tone_placement(" ".join(tokens.surface[start:end])), end) if end > start else None

    def _open_subject(self, head: Head, start: int, titled: bool) -> tuple[str, int] | None:
        """A run of words, unless another known body begins there or the head is only said twice; ends before "Trung ương"."""
        tokens = self.tokens
        if start < len(tokens) and tokens.words[start] == tokens.words[start - 1]:
            return None
        inner = self.at(start)
        if inner and inner.head.domain != "open":
            return None
        found = self.open_name(start, titled=titled)
        if found and "central" in head.of:
            for position in range(start + 1, found[1] - 1):
                if tokens.words[position : position + 2] == ["trung", "ương"]:
                    return older_tone_placement(" ".join(tokens.surface[start:position])), position
        return found

    def _mission(self, country: str, end: int) -> tuple[str, int]:
        """ "Nhật Bản tại Việt Nam": a country and the one in which it is represented."""
        words = self.tokens.words
        host = self.grammar.domains["countries"].longest(words, end + 1) if words[end : end + 1] == ["tại"] else None
        return (f"{country} tại {host[1]}", host[0]) if host else (country, end)

    def open_name(self, start: int, *, titled: bool = False) -> tuple[str, int] | None:
        """A run of capitalised words, small words only where they are known inside names; a person's name ends it."""
        end = self._run_end(start, titled)
        end = self._before_person(start, end)
        if end <= start:
            return None
        return older_tone_placement(" ".join(self.tokens.surface[start:end]).replace(" ,", ",")), end

    def _run_end(self, start: int, titled: bool) -> int:
        tokens, position, end = self.tokens, start, start
        limit = min(len(tokens), start + _RUN_LIMIT)
        while position < limit and tokens.sentence[position] == tokens.sentence[start]:
            shape = tokens.shapes[position]
            if position > start and shape != LOWER and self._starts_other(position):
                break
            compound = self.grammar.compounds.longest(tokens.words, position)
            if compound and (titled or shape != LOWER or self._closed(position, compound[0])):
                position = end = compound[0]
            elif (
                (titled and shape == LOWER and end == position > start and self._goes_on(position))
                or shape in (CAPITAL, UPPER)
                or (shape == NUMBER and position > start)
            ):
                position += 1
                end = position
            elif position > start and self._joins(position):
                position += 1
            else:
                break
        return end

    def _closed(self, start: int, end: int) -> bool:
        """Whether a small compound at `start` is part of a name, not what the body does: the name goes on or ends after it."""
        tokens = self.tokens
        return end >= len(tokens) or tokens.shapes[end] in (CAPITAL, UPPER, MARK, BREAK)

    def _goes_on(self, position: int) -> bool:
        """Whether a small word may belong to a name ("Khoa Tiêu hóa"): no verb, preposition or the like."""
        words = self.tokens.words
        return words[position] not in self.grammar.name_stops and words[position] not in _JOINERS

    def _joins(self, position: int) -> bool:
        """Whether the name goes on after "và", a dash, or a comma that "và" follows ("Dân tộc, Tôn giáo và Tín ngưỡng")."""
        words = self.tokens.words
        if words[position] not in _JOINERS or not self._capital(position + 1):
            return False
        if words[position] == "," and "và" not in words[position + 2 : position + 6]:
            return False
        return self.at(position + 1) is None and not self._person_at(position + 1)

    def _person_at(self, position: int) -> bool:
        """Whether capitalised words from here look like a person's name."""
        return self.tokens.words[position] in self.grammar.surnames and self._capital(position + 1)

    def _capital(self, position: int) -> bool:
        return position < len(self.tokens) and self.tokens.shapes[position] in (CAPITAL, UPPER)

    def _starts_other(self, position: int) -> bool:
        """Whether a title begins here, which ends the name before it."""
        found = self.grammar.titles.longest(self.tokens.words, position)
        return bool(found) and found[0] - position > 1

    def _before_person(self, start: int, end: int) -> int:
        """Where a person's name begins inside a run ("Công ty X Nguyễn Văn A"), else `end`."""
        tokens = self.tokens
        for position in range(start + 1, end - 1):
            if tokens.words[position] not in self.grammar.surnames or tokens.shapes[position] == LOWER:
                continue
            length = end - position
            if length > 4 or any(tokens.shapes[i] != CAPITAL for i in range(position, end)):
                continue
            if self._is_place(position, end) or self.grammar.historical.longest(tokens.words, position):
                continue
            if length > 2 or tokens.words[position] in self.grammar.strong_surnames:
                return position
        return end

    def _is_place(self, start: int, end: int) -> bool:
        return any(stop == end for stop, _ in self.grammar.bare_places.matches(self.tokens.words, start))

    def _number(self, position: int) -> tuple[str, int] | None:
        """A number in digits or Roman letters, with a name after it where there is one."""
        tokens = self.tokens
        if position < len(tokens) and (
            tokens.shapes[position] == NUMBER or tokens.surface[position] in _ROMAN or self._capital(position)
        ):
            surface = tokens.surface[position]
            if tokens.shapes[position] == NUMBER or surface in _ROMAN:
                return _ROMAN.get(surface, surface), position + 1
            named = self.open_name(position)
            return named if named else None
        return None

    # What the body belongs to

    def _complement(self, head: Head, position: int, depth: int) -> tuple["Body | PlaceName | None", int]:
        """(the longest complement that the head takes, the end of it), or (None, `position`)."""
        best: Body | PlaceName | None = None
        start = self._after_of(position)
        for kind in head.of:
            for at in (position, start) if start != position else (position,):
                found = self._of_kind(kind, head, at, depth)
                if found and (best is None or found.end > best.end):
                    best = found
        return (best, best.end) if best else (None, position)

    def _after_of(self, position: int) -> int:
        found = self.grammar.of_words.longest(self.tokens.words, position)
        if found:
            return found[0]
        words = self.tokens.words
        if position + 1 < len(words) and words[position] in _PARENT_MARKS and words[position + 1] in _PARENT_HEADS:
            return position + 1
        return position

    def _of_kind(self, kind: str, head: Head, position: int, depth: int) -> "Body | PlaceName | None":
        tokens = self.tokens
        if position >= len(tokens) or not self._one_sentence(max(position - 1, 0), position + 1):
            return None
        if kind == "central":
            return self._word("trung ương", position, "Trung ương", ("đảng",))
        if kind == "country":
            return self._word("việt nam", position, "Việt Nam", ())
        if kind == "place":
            return self.place_at(position)
        if kind == "bare":
            return self.bare_place(position, head.level)
        if kind == "open":
            return self._open_place(position)
        body = self.at(position, depth=depth + 1)
        return body if body and body.head.group == kind else None

    def _word(self, phrase: str, position: int, name: str, optional: tuple[str, ...]) -> PlaceName | None:
        words = self.tokens.words
        first, second = phrase.split()
        if position + 1 >= len(words) or words[position] != first or words[position + 1] != second:
            return None
        end = position + 2
        if end < len(words) and words[end] in optional:
            end += 1
        return PlaceName("", name, position, end)

    def _open_place(self, position: int) -> PlaceName | None:
        if not self._capital(position):
            return None
        found = self.open_name(position)
        return PlaceName("", found[0], position, found[1]) if found else None

    def place_at(self, position: int) -> PlaceName | None:
        """A unit and its name ("tỉnh Nghệ An"), or a unit that stands alone for the one that the context tells."""
        tokens = self.tokens
        found = self.grammar.units.longest(tokens.words, position)
        if not found:
            return None
        after, unit = found
        if name := self._known_name(unit.word, after):
            return name
        if not self._capital(after) and not self._numbered(after):
            return PlaceName(unit.word, "", position, after) if unit.alone else None
        return self._unknown_name(unit.word, unit.alone, position, after)

    def _numbered(self, position: int) -> bool:
        return position < len(self.tokens) and self.tokens.shapes[position] == NUMBER

    def _known_name(self, unit: str, after: int) -> PlaceName | None:
        tokens = self.tokens
        best: tuple[int, list[Place]] | None = None
        for end, place in self.grammar.places.matches(tokens.words, after):
            if place.kind != unit or tokens.shapes[after] == LOWER or not self._one_sentence(after - 1, end):
                continue
            if best is None or end > best[0]:
                best = (end, [place])
            elif end == best[0]:
                best[1].append(place)
        if not best:
            return None
        return PlaceName(unit, best[1][0].name, after - len(unit.split()), best[0], tuple(best[1]))

    def _unknown_name(self, unit: str, alone: bool, start: int, after: int) -> PlaceName | None:
        """The name of a unit that the tables do not have, unless it is a person's that follows a unit standing alone."""
        tokens, end = self.tokens, after
        if unit in _ALL_KNOWN:
            return PlaceName(unit, "", start, after)
        while end < len(tokens) and end < after + 4 and tokens.shapes[end] in (CAPITAL, UPPER, NUMBER):
            if tokens.sentence[end] != tokens.sentence[start] or (end > after and self._starts_other(end)):
                break
            end += 1
        stop = end
        while stop < len(tokens) and stop < after + 8 and tokens.shapes[stop] == CAPITAL:
            stop += 1
        for position in range(after, stop - 1):
            if (
                tokens.words[position] in self.grammar.surnames
                and 2 <= stop - position <= 4
                and (position > after or unit in self.grammar.unit_level or stop - position > 2)
            ):
                end = position
                break
        if end > after:
            return PlaceName(unit, " ".join(tokens.surface[after:end]), start, end)
        return PlaceName(unit, "", start, after) if alone else None

    def bare_place(self, position: int, level: str | None = None) -> PlaceName | None:
        tokens = self.tokens
        if level and (named := self.place_at(position)) and named.name and named.unit == level:
            return named
        if not self._capital(position):
            return None
        wanted = self.grammar.unit_level.get(level or "", (Level.PROVINCE, Level.DISTRICT))
        best: tuple[int, list[Place]] | None = None
        for end, place in self.grammar.bare_places.matches(tokens.words, position):
            if place.level not in wanted or (level and place.kind != level and level != "tỉnh"):
                continue
            if not self._one_sentence(position, end):
                continue
            if best is None or end > best[0]:
                best = (end, [place])
            elif end == best[0]:
                best[1].append(place)
        if best:
            return PlaceName(best[1][0].kind, best[1][0].name, position, best[0], tuple(best[1]))
        return self._unknown_bare(position, level) if level in ("huyện", "quận", "thị xã", "đặc khu") else None

    def _unknown_bare(self, position: int, level: str) -> PlaceName | None:
        """ "Huyện ủy X" of a district that the tables do not have: two capitalised words, unless they begin a person's name."""
        tokens, end = self.tokens, position
        while end < len(tokens) and end < position + 5 and tokens.shapes[end] == CAPITAL:
            end += 1
        if tokens.words[position] in self.grammar.surnames or end - position != 2:
            return None
        return PlaceName(level, " ".join(tokens.surface[position:end]), position, end)


def _preference(body: Body) -> tuple[bool, int, int]:
    """A name that the lexicon knows and that is whole goes before an open run of words; then the longest, then file order."""
    known = body.head.fixed or (body.head.domain != "open" and (body.of is not None or bool(body.suffix)))
    return known, body.end, -body.head.order


_OF_STATES = frozenset({"ministry", "assembly", "government"})
_JOINERS = frozenset({"và", "-", "–", "&", ","})
# Units all of which the tables have: another capitalised word after them is no name of theirs.
_ALL_KNOWN = frozenset({"tỉnh", "thành phố"})
_PARENT_MARKS = frozenset({",", "-", "–"})
_PARENT_HEADS = frozenset({"bộ", "trường", "học", "đại", "tập", "tổng", "công", "ban", "ủy"})
_ROMAN = {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5", "VI": "6", "VII": "7", "IX": "9"}
