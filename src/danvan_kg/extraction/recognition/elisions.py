"""Bodies that titles leave out, or say by the first word of their name only."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from danvan_kg.extraction.recognition.bodies import Body, PlaceName
from danvan_kg.extraction.recognition.context import Context
from danvan_kg.extraction.recognition.naming import Namer
from danvan_kg.extraction.recognition.sole_bodies import SoleBodies
from danvan_kg.extraction.recognition.titles import Title, is_counted
from danvan_kg.extraction.recognition.tokens import CAPITAL, MARK, NUMBER, UPPER, Tokens
from danvan_kg.observation import Organization

_OFFICE = "office"
_PARTY_GROUPS = frozenset({"committee", "organization", "standing"})
_IMPLYING = frozenset({"government", "ministry"})
_TEAM = "team"
_STEP = 5  # tokens between the post that somebody has and the one taken next
_WORKING = 6  # words in the longest phrase that says where somebody works
_BESIDE = 6  # tokens behind a body, with its short form, in which the clause begins that is about it
_NEXT = 14  # tokens to the body of the next person's title


@dataclass(frozen=True)
class Elisions:
    """Finds the bodies of titles in one article, from the chain, the sentence and the text before."""

    tokens: Tokens
    context: Context
    namer: Namer

    @cached_property
    def soles(self) -> SoleBodies:
        return SoleBodies(self.tokens, self.context, self.namer)

    def told(self, titles: Sequence[Title]) -> list[Body]:
        """The bodies that titles name or say short, and those that an office of government implies ("Thủ tướng")."""
        told = []
        for title in titles:
            implied = self.context.grammar.head_named.get(title.organization or "")
            if title.body:
                told.append(title.body)
            elif implied and implied.group in _IMPLYING:
                told.append(Body(implied, title.start, title.end))
            elif short := self.called_short(title):
                told.append(short)
        return told

    def called_short(self, title: Title) -> Body | None:
        """The body last named, where only the first word of its name is said: "Phó Giám đốc Sở"."""
        if title.end >= len(self.tokens):
            return None
        if self.tokens.shapes[title.end] != CAPITAL:
            return self._pointed_at(title)
        return self._last_called(title.end, title.start, title.role.of)

    def _pointed_at(self, title: Title) -> Body | None:
        """The body last named that a word behind the title points at: "Trưởng phòng này", "Phó Giám đốc sở này"."""
        words = self.tokens.words
        short = self.context.grammar.short_heads.longest(words, title.end)
        after, name = short or (title.end, title.role.fuse)
        if not name or after >= len(words) or words[after] not in self.context.grammar.pointing:
            return None
        return self._last_named(name, title.start, title.role.of)

    def is_of_many(self, title: Title) -> bool:
        """Whether deputies are counted, who are not the person named next: "476/477 đại biểu, Bí thư Thành ủy A"."""
        before = title.start - 1
        return (
            title.role.name == self.context.grammar.lexicon.roles.deputy
            and before >= 0
            and self.tokens.shapes[before] == NUMBER
        )

    def with_owner(self, body: Body, title: Title, *, presented: bool) -> Body:
        """`body` with the owner that is said behind it by the first word of its name: "Bí thư Đảng ủy tổng công ty".

        `presented`: the owner stands before: "Công ty X do ông A làm Chủ tịch Hội đồng quản trị".
        """
        if not body.elided:
            return body
        if isinstance(body.of, Body):  # "Ủy viên Ban Thường vụ Đảng ủy Sở"
            inner = self.with_owner(body.of, title, presented=presented)
            return body if inner is body.of else replace(body, of=inner)
        if body.of is not None:
            return body
        owner = self._last_called(title.end, title.start, body.head.of)
        if owner is None and presented:
            owner = self._earlier(title, body.head.of)
        return replace(body, of=owner) if owner else body

    def _last_called(self, position: int, before: int, groups: Sequence[str]) -> Body | None:
        """The last body of one of `groups` named before token `before` that begins with the words at `position`."""
        short = self.context.grammar.short_heads.longest(self.tokens.words, position)
        return None if short is None or self._goes_on(short[0]) else self._last_named(short[1], before, groups)

    def _last_named(self, name: str, before: int, groups: Sequence[str]) -> Body | None:
        """The last body of one of `groups` named before token `before` whose head begins with the words of `name`."""
        bodies, first = self.context.bodies, f"{name} ".lower()
        for index in range(bisect_left(bodies.at, before) - 1, -1, -1):
            for body in (bodies.things[index], *bodies.things[index].nested()):
                if f"{body.head.name} ".lower().startswith(first) and body.head.group in groups:
                    return body
        return None

    def _goes_on(self, position: int) -> bool:
        """Whether the name of a body goes on at `position`, where no person's begins."""
        tokens = self.tokens
        if position >= len(tokens) or tokens.shapes[position] not in (CAPITAL, UPPER, NUMBER):
            return False
        return tokens.words[position] not in self.context.grammar.strong_surnames

    def of_context(self, title: Title, siblings: Sequence[Title], *, presented: bool) -> Organization | None:
        """The body of a title that names none: of the next title in the chain in whose body the role occurs, else of an
        earlier one in the sentence, for heads of teams, for "các Phó …" and where it is presented by its head."""
        bodies = self.told(siblings)
        work = self._workplace(title)
        for body in bodies:
            for part in (body, *body.nested()):
                if part.head.group in title.role.of and not (work and _fits_better(title, work, part)):
                    return self.namer.organization(part, [other for other in bodies if other is not body])
        if _OFFICE in title.role.of and bodies and (office := self._office_of(bodies[0], title)):
            return self.namer.organization(office, bodies)
        if "committee" in title.role.of and (place := _territory(bodies)):
            return self.namer.committee_of_place(place, title.start, bodies)
        if "state" in title.role.of and (place := _led_territory(bodies, title)):
            return self.namer.of_territory(self.context.grammar.known["people's_committee"], place, title.start, bodies)
        if title.role.name == self.context.grammar.lexicon.roles.deputy:
            return None if title.plural else self.soles.assembly
        several = title.plural or is_counted(title, self.tokens)
        before = several or presented or (title.role.fuse and _TEAM in title.role.of)
        told = self._earlier(title, title.role.of) if before else work or self._next(title)
        return self.namer.organization(told) if told else None

    def of_chief_or_deputy(self, title: Title, first: int) -> Organization | None:
        """The body of the nearest title in the sentence that is of the same role, of its chief or its deputy.

        "A, Phó Giám đốc Sở Y tế, giữ chức Giám đốc", "Hội Nông dân có Chủ tịch là A và Phó Chủ tịch là B". `first` is
        the token with which the person is named: of the titles behind it that are the person's own, only that of a
        deputy tells where somebody is made chief.
        """
        if self._names_on(title):
            return None
        roles, sentence, chief = self.context.roles, self.tokens.sentence, title.role.chief
        start = bisect_left(roles.at, title.start)
        if start < len(roles.at) and roles.at[start] - title.end <= _STEP:
            role, body = roles.things[start]
            if role.name == chief != title.role.name and sentence[roles.at[start]] == sentence[title.start]:
                return self._complete(body, title)
        for position in range(start - 1, -1, -1):
            at, (role, body) = roles.at[position], roles.things[position]
            if sentence[at] != sentence[title.start]:
                break
            promoted = role.name != role.chief and chief == title.role.name
            if role.chief == chief and body.head.group in title.role.of and (at < first or promoted):
                return self._complete(body, title)
        return None

    def _names_on(self, title: Title) -> bool:
        """Whether something is named behind the title that is not read, or said by a word for bodies of its kind."""
        if title.end >= len(self.tokens) or self.tokens.sentence[title.end] != self.tokens.sentence[title.start]:
            return False
        if self.tokens.shapes[title.end] in (CAPITAL, UPPER):
            return self.tokens.words[title.end] not in self.context.grammar.surnames
        return self.context.grammar.short_heads.longest(self.tokens.words, title.end) is not None

    def _complete(self, body: Body, title: Title) -> Organization | None:
        """The body as that of `title`, where it is told whole."""
        organization = self.namer.organization(body) if body.head.group in title.role.of else None
        return organization if organization and organization.complete else None

    def of_agent(self, title: Title) -> Organization | None:
        """The body whose act it is by which the post in it is taken: "được Hội Luật gia Việt Nam bầu làm Chủ tịch"."""
        body = None if self._names_on(title) else self._earlier(title, title.role.of)
        if body is None or title.start - body.end > _WORKING or MARK in self.tokens.shapes[body.end : title.start]:
            return None
        of_title = any(body is told for _, told in self.context.roles.things)
        return None if of_title else self._complete(body, title)

    def _office_of(self, body: Body, title: Title) -> Body | None:
        """The office of the body in which the next title is held: "Chánh Văn phòng kiêm Người phát ngôn Bộ X"."""
        head = self.context.grammar.head_named[self.context.grammar.known["office"]]
        owns = body.head.group in head.of and body.head.group not in _PARTY_GROUPS and body.start > title.start
        return Body(head, title.start, title.end, of=body) if owns else None

    def _next(self, title: Title) -> Body | None:
        """The body of the next person's title: "ông A, Chủ tịch và ông B, Phó Chủ tịch UBND huyện X"."""
        bodies = self.context.bodies
        position = bisect_left(bodies.at, title.end)
        joined = self.context.grammar.conjunctions.issuperset(self.tokens.words[title.end : title.end + 1])
        if position == len(bodies.at) or not joined or title.end == len(self.tokens):
            return None
        body = bodies.things[position]
        near = body.start - title.end <= _NEXT and self.tokens.sentence[body.start] == self.tokens.sentence[title.start]
        return body if near and body.head.group in title.role.of else None

    def _workplace(self, title: Title) -> Body | None:
        """The body at which the sentence says before that the person works: "công tác tại Trường X, là Trưởng khoa"."""
        tokens, bodies, grammar = self.tokens, self.context.bodies, self.context.grammar
        for position in range(bisect_left(bodies.at, title.start) - 1, -1, -1):
            body = bodies.things[position]
            if tokens.sentence[body.start] != tokens.sentence[title.start]:
                break
            works = grammar.working.ending(tokens.words, body.start, _WORKING) is not None
            if body.head.group in title.role.of and (works or self._is_told_of(body, title)):
                return body
        return None

    def _is_told_of(self, body: Body, title: Title) -> bool:
        """Whether a clause on who works in `body` begins behind it: "Công ty X (Y), nơi ông A làm Giám đốc"."""
        words, grammar = self.tokens.words, self.context.grammar
        near = range(body.end, min(body.end + _BESIDE, title.start))
        clause = next((position for position in near if words[position] in grammar.places_of_work), None)
        return clause is not None and not grammar.remarks["kin"].longest(words, clause + 1)

    def _earlier(self, title: Title, groups: Sequence[str]) -> Body | None:
        """The last body of one of `groups` before the title in its sentence."""
        bodies, sentence = self.context.bodies, self.tokens.sentence
        for position in range(bisect_left(bodies.at, title.start) - 1, -1, -1):
            body = bodies.things[position]
            if sentence[body.start] != sentence[title.start]:
                break
            if body.head.group in groups:
                return body
        return None


def _fits_better(title: Title, body: Body, other: Body) -> bool:
    """Whether the role occurs rather in bodies of the kind of `body`: directors are of departments before divisions."""
    groups = title.role.of
    return groups.index(body.head.group) < groups.index(other.head.group)


def _territory(bodies: Sequence[Body]) -> PlaceName | None:
    """The territory of the first body: "Bí thư kiêm Chủ tịch HĐND huyện X" is secretary of the district's committee."""
    inner: Body | PlaceName | None = bodies[0] if bodies else None
    if not isinstance(inner, Body) or inner.head.group not in ("state", "council-people"):
        return None
    return inner.of if isinstance(inner.of, PlaceName) and inner.of.unit else None


def _led_territory(bodies: Sequence[Body], title: Title) -> PlaceName | None:
    """The territory of the committee that comes next: "Chủ tịch, Bí thư Huyện ủy X" is chairman in the district."""
    body = bodies[0] if bodies else None
    if body is None or not body.head.level or body.head.group != "committee" or body.start < title.start:
        return None
    name = body.of.name if isinstance(body.of, PlaceName) else ""
    return PlaceName(body.head.level, name, body.start, body.end)
