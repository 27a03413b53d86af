"""Titles behind the type and number of a document: in quotation marks, in brackets, or up to where the clause ends."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.documents.grammar import DocumentGrammar
from danvan_kg.extraction.documents.types import DocumentType
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.quotations import behind_quotation, capitalised, quoted, single_blanks, trimmed, unquoted
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

_OF_BACK = 8  # code points before a body in which "của" stands
_TITLE_WORDS = 3  # a title has at least so many


@dataclass(frozen=True, slots=True)
class Reference:
    """One document as one place of the article refers to it. `rule` says by which form it was found."""

    type: DocumentType
    span: Span
    rule: str
    number: str | None = None
    symbol: str | None = None
    plenum: int | None = None
    name: str | None = None
    term: str | None = None
    title: str | None = None
    date: PartialDate | None = None
    issuers: tuple[Organization, ...] = ()
    typed: bool = False  # behind others in a list, its type is printed anew


@dataclass(frozen=True, slots=True)
class TitleReader:
    """Reads titles in one article. `text` is the article's, `smooth` the same with the older tone placement.

    `posts` are the stretches that say who holds what, by their starts.
    """

    text: str
    smooth: str
    bodies: BodyIndex
    grammar: DocumentGrammar
    posts: Sequence[Span] = field(repr=False, default=())

    def _titles(self, cursor: Cursor, wanted: int, head: Reference, *, owned: bool) -> list[str]:
        """The titles behind the cursor; the last of several documents takes one that stands behind its own type.

        `owned` says that the issuer has been read: then what the title ends with is part of it.
        """
        start, kind, personal = cursor.position, head.type, head.type.kind in _OF_PERSONS
        opener = cursor.take(self.grammar.opener) or (cursor.take(self.grammar.personal_opener) if personal else None)
        cursor.take(_BLANKS)
        titles = self._quoted_titles(cursor, wanted)
        if titles:
            return titles
        wanted = 1 if head.typed else wanted
        if opener is None and not self._acts(cursor, kind):
            cursor.position = start
            return self._bracketed(cursor, wanted)
        kept = opener and normal(opener["opener"]) not in self.grammar.dropped_openers
        begin = opener.start("opener") if opener and kept else cursor.position
        title = unquoted(self.smooth, begin, cursor.end, self.grammar.title_ends[personal])
        title = self._clause(title) if title else None
        title = self._with_posts(title, cursor.end) if title and personal else title
        title = title if title is None or owned else self._before_issuer(title, head)
        ruled = title is not None and self.grammar.ruled.match(self.smooth, title.end)
        if title is None or title.end <= cursor.position + 3 or wanted > 1 or ruled:
            cursor.position = start
            return []
        more = self.grammar.title_sequel.match(self.smooth, title.end, cursor.end)
        title = Span(title.start, more.end()) if more else title
        cursor.position = title.end
        return [self._title(title)]

    def _acts(self, cursor: Cursor, kind: DocumentType) -> bool:
        """Whether a verb at the cursor begins a title of this kind: "⟨thực hiện⟩ …", "⟨phong tặng⟩ …"."""
        if kind.doing and self.grammar.doing.match(self.smooth, cursor.position, cursor.end):
            return True
        act = cursor.sees(kind.acts) if kind.acts else None
        if act is not None:
            cursor.position = act.start("act")
        return act is not None

    def _before_issuer(self, title: Span, head: Reference) -> Span:
        """`title` up to "của" and the body that issued it: "… phong cách Hồ Chí Minh ⟨của Bộ Chính trị⟩"."""
        body = self.bodies.last_before(title.end, title.start)
        if body is None or not self._ends_with(body.span.end, title.end):
            return title
        of = self.grammar.of_before.search(self.smooth, max(title.start, body.span.start - _OF_BACK), body.span.start)
        if of is None or self.grammar.kept_owner.search(self.smooth, title.start, of.start()):
            return title
        fits = self.grammar.suffixes.fits(head.symbol, body.organization)
        left = trimmed(self.text, title.start, of.start()) if fits else None
        return left if left and len(left.of(self.text).split()) >= _TITLE_WORDS else title

    def _ends_with(self, place: int, end: int) -> bool:
        """Whether nothing but a term of office stands between `place` and the end of a title."""
        return place == end or self.grammar.office_term.fullmatch(self.smooth, place, end) is not None

    def _bracketed(self, cursor: Cursor, wanted: int) -> list[str]:
        """ "Nghị quyết 39 (tinh giản biên chế, cơ cấu lại đội ngũ cán bộ)"."""
        found = cursor.take(self.grammar.bracketed) if wanted == 1 else None
        return [self._title(Span(found.start("title"), found.end("title")))] if found else []

    def _with_posts(self, title: Span, end: int) -> Span:
        """A decision's title to its end, where it was cut in what is said of a person: "… ông A, ⟨Giám đốc Sở …⟩"."""
        while (post := self._post_around(title.end)) is not None and post.end <= end:
            rest = unquoted(self.smooth, post.end, end, self.grammar.title_ends[True])
            title = Span(title.start, rest.end if rest and self.smooth.startswith(" ", post.end) else post.end)
        return title

    def _post_around(self, place: int) -> Span | None:
        """The last stretch that says who holds what and that goes on behind `place`, or begins behind a comma there."""
        comma = _COMMA.match(self.smooth, place)
        at = bisect_right(self.posts, comma.end() if comma else place, key=lambda span: span.start) - 1
        return self.posts[at] if at >= 0 and self.posts[at].end > place else None

    def _clause(self, title: Span) -> Span | None:
        """`title` up to a comma behind which a body does something, or another clause begins."""
        clause = self.grammar.clause.search(self.smooth, title.start, title.end)
        end = clause.start() if clause else title.end
        for body in self.bodies.within(Span(title.start, end)) if title.start < end else ():
            comma = _COMMA_BEFORE.search(self.smooth, title.start, body.span.start)
            if comma and self.grammar.acting.match(self.smooth, body.span.end):
                end = comma.start()
                break
        return trimmed(self.text, title.start, end)

    def _quoted_titles(self, cursor: Cursor, wanted: int) -> list[str]:
        titles: list[str] = []
        while len(titles) < wanted:
            before = cursor.position
            if titles and not cursor.take(self.grammar.next_title):
                break
            cursor.take(_BLANKS)
            inner = quoted(self.text, cursor.position, cursor.end)
            if inner is None:
                cursor.position = before
                break
            cursor.position = behind_quotation(self.text, inner, cursor.end)
            titles.append(self._title(inner))
        return titles

    def _title(self, span: Span) -> str:
        head = self.grammar.title_head.match(self.smooth, span.start, span.end)
        title = single_blanks(self.text[head.end() if head else span.start : span.end])
        unpaired = title.count('"') % 2 == 1 and title.endswith('"')
        return capitalised(self.grammar.hanging.sub("", title[:-1].rstrip() if unpaired else title))


# Kinds whose titles may name somebody with his office and what becomes of it.
_OF_PERSONS = frozenset({"Decision", "Resolution", "Conclusion", "Announcement", "Submission"})
_BLANKS = re.compile(r"\s*")
_COMMA_BEFORE = re.compile(r"\s*,\s+$")
_COMMA = re.compile(r"\s*,\s+")
