"""Titles: a role and the body in which it is held, as far as the words say it."""

from dataclasses import dataclass, replace

from danvan_kg.extraction.numerals import is_roman
from danvan_kg.extraction.recognition.abroad import Abroad
from danvan_kg.extraction.recognition.bodies import COUNTRIES, Body, PlaceName
from danvan_kg.extraction.recognition.body_parser import BodyParser
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.settling import MEMBER
from danvan_kg.extraction.recognition.tokens import LOWER, NUMBER, Tokens
from danvan_kg.lexicon.phrases import syllables
from danvan_kg.lexicon.roles import Membership, Office, Role


@dataclass(frozen=True, slots=True)
class Title:
    """A title as read. `role` is canonical with its modifier ("Phó Bí thư Thường trực").

    `body` is the body named, `organization` the name of the one that the idiom implies, `place` a territory named in
    place of a body ("Chủ tịch tỉnh"). `status` is "former", "acting", "appointed" or ""; `addressed` where a form of
    address stands before a title in the plural ("các đồng chí Ủy viên …"). `leader` is the title of the person whom the
    holder serves ("Trợ lý Bộ trưởng …"), whose body is then that of both.
    """

    role: Role
    name: str
    start: int
    end: int
    status: str = ""
    body: Body | None = None
    organization: str | None = None
    place: PlaceName | None = None
    plural: bool = False
    addressed: bool = False
    abroad: Abroad | None = None
    leader: "Title | None" = None

    @property
    def elsewhere(self) -> bool:
        """Whether it is another state's."""
        return self.abroad is not None or (self.body is not None and self.body.abroad is not None)

    @property
    def in_country(self) -> bool:
        """Whether a country ends it, so that no more of a body's name can follow."""
        body = self.body
        return bool(self.abroad or (body and (body.abroad or body.head.domain == COUNTRIES)))


@dataclass(frozen=True)
class TitleReader:
    grammar: Grammar
    tokens: Tokens
    bodies: BodyParser

    def at(self, start: int, *, leading: bool = False) -> Title | None:
        """The title that begins at token `start`, with the words before it that belong to it ("nguyên", "các").

        `leading`: none that is held beside a leader.
        """
        words = self.tokens.words
        if words[start] not in self.grammar.title_openers:
            return None
        position, status = start, ""
        plural = words[position] in self.grammar.several
        position += plural
        address = self.grammar.addressed.longest(words, position) if plural else None
        position = address[0] if address else position
        for _ in range(_STATUS_WORDS):
            if not (found := self.grammar.status.longest(words, position)):
                break
            position, status = found
        # A colon may stand between: "nguyên: Ủy viên Bộ Chính trị".
        position += bool(status) and words[position : position + 1] == [":"]
        if position >= len(words) or words[position] not in self.grammar.titles:
            return None
        best = self._longest(start, position, leading=leading)
        if best is None or position == start:
            return best
        return replace(best, status=status, plural=plural, addressed=address is not None)

    def _longest(self, start: int, position: int, *, leading: bool) -> Title | None:
        """The title of the longest reading of the word at `position`, whose words before it begin at `start`."""
        words, sentence = self.tokens.words, self.tokens.sentence
        best: Title | None = None
        head = self.grammar.heads.longest(words, position)  # "Đại sứ quán" is no ambassador
        for after, meaning in self.grammar.titles.matches(words, position):
            if sentence[after - 1] != sentence[start]:
                break
            if head and head[0] > after:
                continue
            if leading and isinstance(meaning, Role) and meaning.serves:
                continue
            title = self._read(meaning, start, after)
            if title and (best is None or title.end >= best.end):
                best = title
        return best

    def _read(self, meaning: Role | Office | Membership, start: int, after: int) -> Title | None:
        if isinstance(meaning, Office):
            role = self.grammar.role_named[meaning.role]
            end, abroad = self._abroad(meaning.organization, after)
            end = end if abroad else self._term(self.bodies.after_own(after))
            return Title(role, role.name, start, end, organization=meaning.organization, abroad=abroad)
        if isinstance(meaning, Membership):
            role = self.grammar.role_named[MEMBER]
            own = self.bodies.at(after, titled=True) if after < len(self.tokens) else None
            named = own is not None and own.head.name == meaning.head
            body = own if own and named else self.bodies.completed(self.grammar.head_named[meaning.head], start, after)
            return Title(role, role.name, start, self._term(body.end), body=body)
        return self._role(meaning, start, after)

    def _role(self, role: Role, start: int, after: int) -> Title | None:
        leader = self._leader(after) if role.serves or role.speaks else None
        if leader:
            beside = replace(leader, name=role.name, start=start)
            return replace(beside, leader=leader) if role.serves else replace(beside, role=role)
        name, end, body = role.name, after, self._shared_word(role, after)
        if body is None:
            name, end = self._modifier(role, after)
            if country := self._of_country(role, name, start, end) or self._envoy(role, name, start, end):
                return country
            body = self._body(role, end)
        if body:
            return Title(role, name, start, self._term(body.end), body=body)
        if role.only or role.named:
            return None
        if role.implies:
            return Title(role, name, start, self._term(self.bodies.after_own(end)), organization=role.implies)
        place = self._place(role, end)
        return Title(role, name, start, self._term(place.end if place else end), place=place)

    def _leader(self, position: int) -> Title | None:
        """The title of whoever is served: "Trợ lý (của) Bộ trưởng X", "Thư ký Ủy viên Bộ Chính trị, Bộ trưởng X"."""
        words = self.tokens.words
        given = tuple(words[position : position + 1]) in self.grammar.of_person
        start = position + 1 if given else self._after_of(position)
        goes_on = start < len(words) and self.tokens.sentence[start] == self.tokens.sentence[position - 1]
        leader = self.at(start, leading=True) if goes_on else None
        while leader and leader.role.lesser and words[leader.end : leader.end + 1] == [","]:
            further = self.at(leader.end + 1, leading=True) if leader.end + 1 < len(words) else None
            if further is None:
                break
            leader = further
        return leader

    def _shared_word(self, role: Role, after: int) -> Body | None:
        """The body whose name begins with the last words of the role: "Trưởng ban Dân vận Trung ương"."""
        if not role.fuse:
            return None
        length = len(syllables(role.fuse))
        body = self.bodies.at(after - length, titled=True)
        if not body or body.end <= after or not self._fits(role, body):
            return None
        # "Phó Trưởng Ban Thường trực Ban Dân vận": the word is the role's.
        if body.of is None and self.grammar.modifiers.longest(self.tokens.words, after):
            return None
        return body

    def _modifier(self, role: Role, after: int) -> tuple[str, int]:
        found = self.grammar.modifiers.longest(self.tokens.words, after)
        if not found or self._opens_tail(after, found[0]):
            return role.name, after
        if role.name == MEMBER:
            body = self.bodies.at(after, titled=True)
            if body and body.of is not None and body.head.group == "standing":
                return role.name, after
        return f"{role.name} {found[1]}", found[0]

    def _opens_tail(self, start: int, end: int) -> bool:
        """Whether the modifier from `start` to `end` only begins what the title is about: "phụ trách | kinh tế"."""
        opens = tuple(self.tokens.words[start:end]) in self.grammar.title_tails
        goes_on = end < len(self.tokens) and self.tokens.shapes[end] == LOWER
        return opens and goes_on and self.bodies.at(end, titled=True) is None

    def _body(self, role: Role, position: int) -> Body | None:
        if subject := self._subject_of(role, position):
            return subject
        body = self.bodies.at(self._after_of(position), titled=True)
        named = body is not None and (bool(role.of) or body.head.domain != "open")
        return body if body and named and self._fits(role, body) else None

    def _after_of(self, position: int) -> int:
        found = self.grammar.of_words.longest(self.tokens.words, position)
        return found[0] if found else position

    def _fits(self, role: Role, body: Body) -> bool:
        if role.ordinary:
            return body.head.group in role.of
        return not role.only or body.head.name in role.only

    def _subject_of(self, role: Role, position: int) -> Body | None:
        """ "Bộ trưởng Giao thông vận tải": the subject of a body whose head the role itself names."""
        if not role.domain or position >= len(self.tokens) or self.tokens.shapes[position] == LOWER:
            return None
        best: Body | None = None
        for head in self.grammar.heads_named[role.domain]:
            found = None
            if head.domain != "open" or self._is_subject(position):
                found = self.bodies.subject(head, position, titled=True)
            if found and (best is None or found[1] > best.end):
                best = Body(head, position, found[1], found[0])
        if best is None:
            return None
        end, abroad = self.bodies.abroad(best.head, best.end)
        of, end = (None, end) if abroad else self.bodies.complements.longest(best.head, end, titled=True)
        return replace(best, end=end, of=of, abroad=abroad)

    def _is_subject(self, position: int) -> bool:
        """Whether words of more than one syllable begin a subject here: "Cục phó | An ninh kinh tế"."""
        found = self.grammar.compounds.longest(self.tokens.words, position)
        return found is not None and found[0] > position + 1

    def _envoy(self, role: Role, name: str, start: int, after: int) -> Title | None:
        """ "Đại sứ Mỹ", who is not said to be in a country: it may be one to an organization of states."""
        head = self.grammar.head_named.get(role.domain or "")
        if head is None or head.domain != COUNTRIES:
            return None
        end, abroad = self.bodies.state(after)
        if abroad is None or self._is_posted(end):
            return None
        return Title(role, name, start, end, organization=self.grammar.known["state"], abroad=abroad)

    def _is_posted(self, position: int) -> bool:
        """Whether the country is named behind `position` in which an envoy is."""
        return position < len(self.tokens) and self.tokens.words[position] in self.grammar.lexicon.roles.posted

    def _of_country(self, role: Role, name: str, start: int, after: int) -> Title | None:
        """ "Thủ tướng Lào": an office of another state, or of a party of it."""
        implied = role.abroad or role.implies
        end, abroad = self._abroad(implied, after) if implied else (after, None)
        return Title(role, name, start, end, organization=implied, abroad=abroad) if abroad else None

    def _abroad(self, implied: str, position: int) -> tuple[int, Abroad | None]:
        """Another state right after a title, or a party of it: then the office is like that in `implied` there."""
        head = self.grammar.head_named.get(implied)
        if head and head.party:
            return self.bodies.abroad(head, position)
        end, abroad = self.bodies.state(position)
        place = self.bodies.places.bare(position) if abroad else None
        return (position, None) if place and place.end > end else (end, abroad)

    def _place(self, role: Role, position: int) -> PlaceName | None:
        if not {"state", "committee"} & set(role.of) or position >= len(self.tokens):
            return None
        if self.grammar.historical.longest(self.tokens.words, position):
            return None
        return self.bodies.places.at(position) or self.bodies.places.bare(position)

    def _term(self, end: int) -> int:
        """The end of "khóa XII, XIII", "nhiệm kỳ 2015-2020" after `end`, which date the title."""
        words = self.tokens.words
        opened = end < len(words) and words[end] == "("
        position = end + 1 if opened or (end < len(words) and words[end] == ",") else end
        found = self.grammar.terms.longest(words, position)
        if not found:
            return end
        after = self._numbers(found[0])
        if after == found[0]:
            return end
        closed = opened and after < len(words) and words[after] == ")"
        return self._term(after + 1 if closed else after)

    def _numbers(self, position: int) -> int:
        """The end of the numbers at `position`, with the dashes and commas between them."""
        words, limit = self.tokens.words, min(len(self.tokens), position + _TERM_LENGTH)
        while position < limit:
            if self._counts(position) or words[position] in self.grammar.lexicon.roles.ordinals:
                position += 1
            elif words[position] in self.grammar.lexicon.roles.number_joints and self._counts(position + 1):
                position += 2
            else:
                break
        return position

    def _counts(self, position: int) -> bool:
        """Whether a number or a Roman number stands at `position`."""
        tokens = self.tokens
        return position < len(tokens) and (tokens.shapes[position] == NUMBER or is_roman(tokens.surface[position]))


def is_counted(title: Title, tokens: Tokens) -> bool:
    """Whether a number of persons stands before `title`: "4 Thứ trưởng"."""
    return number_of(title, tokens) > 0


def number_of(title: Title, tokens: Tokens) -> int:
    """The number in digits before `title`; 0 where none stands there or one that counts no persons."""
    before = title.start - 1
    number = tokens.surface[before] if before >= 0 and tokens.shapes[before] == NUMBER else ""
    return int(number) if number.isdecimal() and len(number) < _DIGITS else 0


_DIGITS = 3
_STATUS_WORDS = 3  # at most, before a title: "nguyên quyền"
_TERM_LENGTH = 12
