"""Reads references without a number: laws by name, other documents by their titles."""

import re
from dataclasses import dataclass

from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.document_gatherings import GatheringReader, type_and_words
from danvan_kg.extraction.document_grammar import DocumentType
from danvan_kg.extraction.document_tails import Reference
from danvan_kg.extraction.quotations import OPENERS, capitalised, single_blanks, unquoted
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.extraction.wording import normal
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

BEFORE = 60  # code points before a type in which "các", "dự thảo" or a verb of issuing must end
_LAW_WORDS = 6
_TITLE_WORDS = 3  # a shorter quotation behind a type is a figure of speech


@dataclass(frozen=True, slots=True)
class NameReader(GatheringReader):
    """Reads the heads of references by a name or a title."""

    def _law(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        sure = match.group()[0].isupper()
        listed = cursor.sees(self.grammar.law)
        name: str | None = None
        if self.grammar.law_before.search(self.smooth, max(0, match.start() - BEFORE), match.start()):
            return []
        if listed and (sure or listed["law"][0].isupper()):
            name = self.text[listed.start("law") : listed.end()]
            cursor.position = listed.end()
        elif sure:
            name = self._law_name(cursor)
        if name is None:
            return []
        name = self.grammar.law_aliases.get(normal(name), single_blanks(name))
        year = cursor.take(self.grammar.year) or cursor.take(_LAW_YEAR)
        date = PartialDate(int(year["year"])) if year else None
        full = f"{kind.name} {capitalised(name)}"
        return [Reference(kind, Span(match.start(), cursor.position), "document.law", name=full, date=date)]

    def _law_name(self, cursor: Cursor) -> str | None:
        if self.grammar.law_not.match(self.smooth, cursor.position, cursor.end):
            return None
        stop = self.grammar.law_stop.search(self.smooth, cursor.position, cursor.end)
        name = self.text[cursor.position : stop.start() if stop else cursor.end].strip()
        words = name.split()
        if not 2 <= len(words) <= _LAW_WORDS or not words[0][0].isupper():
            return None
        cursor.position = self.text.index(name, cursor.position) + len(name)
        return name

    def _titled(self, cursor: Cursor, kind: DocumentType, match: re.Match[str], sentence: Span) -> list[Reference]:
        before = self.smooth[max(sentence.start, match.start() - BEFORE) : match.start()]
        if self.grammar.plural.search(before) or self.bodies.around(match.start()) or before.endswith(tuple(OPENERS)):
            return []
        issuers = self._issuers(cursor)
        own = self._own_title(cursor, kind, match, before, sentence)
        if own is None:
            return []
        title, words = own
        if not issuers and (body := self._owner(match.end(), cursor.position)):
            issuers = (body.organization,)
            title = self._without_owner(title, body)
        span = Span(match.start(), cursor.position)
        head = Reference(kind, span, "document.title", name=type_and_words(kind, words), title=title, issuers=issuers)
        return [head] if issuers else self._with_tail([head], cursor, span)

    def _owner(self, start: int, end: int) -> OrganizationMention | None:
        """The body with which a title ends: "Chương trình công tác năm 2017 của Đảng ủy …"."""
        body = self.bodies.last_before(end, start)
        of = body is not None and self.grammar.of.match(self.smooth, self.smooth.rfind(" ", start, body.span.start - 1))
        return body if body is not None and body.span.end == end and of else None

    def _without_owner(self, title: str, body: OrganizationMention) -> str:
        """`title` up to that body, where enough is left to tell it."""
        printed = single_blanks(self.text[body.span.start : body.span.end])
        left = title.removesuffix(printed).rstrip().rpartition(" ")[0]
        return left if len(left.split()) >= _TITLE_WORDS else title

    def _own_title(
        self, cursor: Cursor, kind: DocumentType, match: re.Match[str], before: str, sentence: Span
    ) -> tuple[str, str] | None:
        start, grammar = cursor.position, self.grammar
        if kind.titled:
            opener = cursor.take(grammar.opener)
            cursor.take(_BLANKS)
            titles = self._quoted_titles(cursor, 1) if opener or kind.quoted or match.group()[0].isupper() else []
            if titles and len(titles[0].split()) >= _TITLE_WORDS:
                return titles[0], titles[0]
            cursor.position = start
        capital = match.group()[0].isupper() and match.start() > sentence.start + 2 and bool(before.strip(" -–:•*"))
        listed = capital or before.strip() in {"-", "–", "+"}
        if kind.titled and listed and (opener := cursor.take(grammar.opener)):
            return self._plain_title(cursor, match, cursor.position, opener.start("opener"))
        cursor.position = start
        if kind.titled and grammar.named_lower.match(self.smooth, start, sentence.end):
            opener = cursor.take(grammar.opener)
            cursor.take(_BLANKS)
            return self._plain_title(
                cursor, match, cursor.position, opener.start("opener") if opener else cursor.position
            )
        unit = grammar.unit_before.search(before)
        named = kind.named and capital and not unit and self._may_be_named(kind, start, sentence.end)
        subject = grammar.decision_subject.match(self.smooth, start, sentence.end)
        decided = kind.kind == "Decision" and subject and (capital or grammar.decision_verb.search(before))
        if named or decided:
            return self._plain_title(cursor, match, start, start)
        if kind.periodic and (title := self._plain_title(cursor, match, start, start)):
            if grammar.periodic.search(title[0]):
                return title
            cursor.position = start
        return None

    def _may_be_named(self, kind: DocumentType, start: int, end: int) -> bool:
        """Whether the words behind a type printed with a capital can be the name of one document."""
        if not self.smooth[start + 1 : start + 2].isalpha() or self.grammar.named_not.match(self.smooth, start, end):
            return False
        return kind.first_words is None or bool(kind.first_words.match(self.smooth, start, end))

    def _is_personnel(self, match: re.Match[str], title: Span) -> bool:
        """Whether a resolution or decision without a number is about a post or a person."""
        kind = self.grammar.types[normal(match.group())].kind
        return kind in {"Resolution", "Decision"} and bool(self.grammar.personnel.match(self.smooth, title.start))

    def _plain_title(self, cursor: Cursor, match: re.Match[str], begin: int, words: int) -> tuple[str, str] | None:
        span = unquoted(self.smooth, begin, cursor.end, self.grammar.title_end)
        if span is None or not self.smooth[begin : begin + 2].strip()[:1].isalnum() or self._is_personnel(match, span):
            return None
        if len(self.text[span.start : span.end].partition(",")[0].split()) < _TITLE_WORDS:
            return None
        cursor.position = span.end
        return self._title(span), single_blanks(self.text[words : span.end])


_BLANKS = re.compile(r"\s*")
_LAW_YEAR = re.compile(r"\s+(?P<year>(?:19|20)\d\d)(?!\w|\s?[-–/]\s?\d)")
