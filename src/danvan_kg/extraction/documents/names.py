"""Reads references without a number by their titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.documents.gatherings import type_and_words
from danvan_kg.extraction.documents.laws import BEFORE
from danvan_kg.extraction.documents.own_titles import TITLE_WORDS, OwnTitleReader, Place
from danvan_kg.extraction.documents.titles import Reference
from danvan_kg.extraction.documents.types import DocumentType
from danvan_kg.extraction.quotations import CLOSING, OPENERS, quoted, single_blanks, unquoted
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.observation import Organization
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

_LONG_TITLE = 6  # words that a quotation has at least which is a type with its title


@dataclass(frozen=True, slots=True)
class NameReader(OwnTitleReader):
    """Reads the heads of references by a title."""

    def _titled(self, cursor: Cursor, kind: DocumentType, match: re.Match[str], sentence: Span) -> list[Reference]:
        before = self.smooth[max(sentence.start, match.start() - BEFORE) : match.start()]
        if self.bodies.around(match.start()):
            return []
        if self.grammar.plural.search(before) and not self._is_closed(cursor):
            return self._counted(cursor, kind, match)
        if before.endswith(tuple(OPENERS)):
            title_of_another = self.grammar.titling.search(before[:-1])
            return [] if title_of_another else self._whole_quotation(cursor, kind, match)
        date = self._date_and_issuer(cursor)
        issuers = self._issuers(cursor) or self._bare_issuer(cursor)
        place = Place(
            match, kind, before, inside=match.start() > sentence.start + 2, issued=bool(issuers),
            owner=issuers[-1].name if issuers else None,
        )  # fmt: skip
        own = self._own_title(cursor, place)
        if own is None:
            return []
        title, words = own
        if not issuers and (body := self._owner(place, cursor.position)):
            issuers = (body.organization,)
            title = self._without_owner(title, body)
        elif not issuers and (begins := self.grammar.procedure.match(self.smooth, match.end(), cursor.end)):
            ruled = self.bodies.at(begins.end())
            issuers = (ruled.organization,) if ruled and ruled.organization.complete else ()
        span = Span(match.start(), cursor.position)
        if kind.owned and self._is_anybodys(issuers, title, span):
            return []
        name = type_and_words(kind, words)
        head = Reference(kind, span, "document.title", name=name, title=title, issuers=issuers, date=date)
        heads = [head] if issuers else self._with_tail([head], cursor, span)
        return [*heads, *self._listed(head, cursor)]

    def _is_anybodys(self, issuers: Sequence[Organization], title: str, span: Span) -> bool:
        """ "Chương trình công tác của chi bộ", "Chương trình công tác năm 2025": every body has one."""
        if issuers:
            return not issuers[-1].complete
        return bool(_ANY_YEAR.search(title)) and not self.bodies.within(span)

    def _is_closed(self, cursor: Cursor) -> bool:
        """Whether a title that the lexicon knows to its end stands here: "các quy định của A về ⟨…⟩" is one."""
        start = cursor.position
        issuers = self._issuers(cursor)
        known = cursor.sees(self.grammar.closed_title)
        cursor.position = start
        return known is not None and all(self.grammar.suffixes.fits(None, body) for body in issuers)

    def _whole_quotation(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        """ "“Đề án tập trung xây dựng …”": type and title in one pair of quotation marks."""
        inner = quoted(self.text, match.start() - 1, cursor.end) if match.group()[0].isupper() else None
        first = kind.first_words and kind.first_words.match(self.smooth, cursor.position, cursor.end)
        about = self.grammar.about.match(self.smooth, cursor.position, cursor.end)
        if inner is None or inner.start != match.start() or not (kind.titled and (first or about)):
            return []
        title = Span(about.end() if about else match.end() + 1, inner.end)
        if len(title.of(self.text).split()) < _LONG_TITLE or _SENTENCE_END.search(title.of(self.text)):
            return []
        cursor.position = inner.end
        name = type_and_words(kind, self.text[match.end() : inner.end])
        return [Reference(kind, inner, "document.title", name=name, title=self._title(title))]

    def _counted(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        """ "3 nghị quyết: Về …; Về …": several documents of one type, each by what it is about."""
        found: list[Reference] = []
        joined = cursor.take(self.grammar.list_colon) if kind.told else None
        while joined and (about := cursor.take(self.grammar.list_about)):
            title = unquoted(self.smooth, cursor.position, cursor.end, self.grammar.title_ends[False])
            if title is None or len(title.of(self.text).split()) < TITLE_WORDS:
                break
            cursor.position = title.end
            words, span = self.text[about.start() : title.end], Span(match.start(), title.end)
            name = type_and_words(kind, f"{words[:1].lower()}{words[1:]}")
            found.append(Reference(kind, span, "document.title", name=name, title=self._title(title)))
            joined = cursor.take(self.grammar.list_next)
        return found if len(found) > 1 else []

    def _date_and_issuer(self, cursor: Cursor) -> PartialDate | None:
        """The day between type and issuer: "Thông báo ngày 5/7/2010 của …"; the cursor then stands behind it."""
        start = cursor.position
        date = self._date(cursor)
        if date is None or date.day is None or not cursor.sees(self.grammar.of):
            cursor.position = start
            return None
        return date

    def _listed(self, first: Reference, cursor: Cursor) -> list[Reference]:
        """The documents of one type whose titles in quotation marks follow the first: "Đề án “…”; “…”"."""
        found: list[Reference] = []
        while self.smooth[cursor.position - 1] in CLOSING and (start := cursor.position):
            following = cursor.take(self.grammar.listed_title)
            titles = self._quoted_titles(cursor, 1) if following else []
            if not titles or len(titles[0].split()) < TITLE_WORDS:
                cursor.position = start
                break
            name = type_and_words(first.type, titles[0])
            span = Span(first.span.start, cursor.position)
            found.append(replace(first, span=span, name=name, title=titles[0], date=None))
        return found

    def _bare_issuer(self, cursor: Cursor) -> tuple[Organization, ...]:
        """ "Nghị quyết Trung ương về …": the issuer between type and title without "của"."""
        start = cursor.position
        blank = cursor.take(_BLANKS)
        issuer = self._issuer_at(cursor.position, cursor.end) if blank else None
        if issuer and self.grammar.about.match(self.smooth, issuer[1], cursor.end):
            cursor.position = issuer[1]
            return (issuer[0],)
        cursor.position = start
        return ()

    def _owner(self, place: Place, end: int) -> OrganizationMention | None:
        """The body with which a name ends: "Chương trình công tác năm 2017 của Đảng ủy …"."""
        start = place.match.end()
        body = self.bodies.last_before(end, start)
        if body is None or body.span.end != end or self.grammar.opener.match(self.smooth, start, end):
            return None
        inner = next(self.grammar.type_words.finditer(self.smooth, start, body.span.start), None)
        procedure = self.grammar.procedure.match(self.smooth, start, end)
        of = self.grammar.of.match(self.smooth, self.smooth.rfind(" ", start, body.span.start - 1))
        owned = self.grammar.owned_before.search(self.smooth, start, of.start()) if of else None
        return body if of and not (procedure or inner or owned) else None

    def _without_owner(self, title: str, body: OrganizationMention) -> str:
        """`title` up to that body, where enough is left to tell it."""
        printed = single_blanks(self.text[body.span.start : body.span.end])
        left = title.removesuffix(printed).rstrip().rpartition(" ")[0]
        return left if len(left.split()) >= TITLE_WORDS else title


_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.!?]\s")
_BLANKS = re.compile(r"\s*")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
