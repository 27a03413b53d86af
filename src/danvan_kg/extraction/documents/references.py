"""Reads one reference to one or several documents, from the word of the type to the end of the title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.documents.grammar import DocumentGrammar
from danvan_kg.extraction.documents.laws import BEFORE
from danvan_kg.extraction.documents.names import NameReader
from danvan_kg.extraction.documents.titles import Reference
from danvan_kg.extraction.documents.types import DocumentType, leading_digits, printed_symbol
from danvan_kg.extraction.wording import normal
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span


@dataclass(frozen=True, slots=True)
class ReferenceReader(NameReader):
    """Reads references in one article."""

    def read(self, match: re.Match[str], sentence: Span) -> list[Reference]:
        """The documents that the type word `match` begins to name; none where it names a kind only."""
        kind = self.grammar.types[normal(match.group())]
        cursor = Cursor(self.smooth, match.end(), sentence.end)
        abbreviated = match.group().upper() in self.grammar.abbreviations
        if self._is_draft(match, sentence) or (abbreviated and not match.group().isupper()):
            return []
        for form in (self._numbered, self._plenum, self._congresses, self._meeting, self._session):
            heads = form(cursor, kind, match)
            if heads:
                heads = self._with_tail(heads, cursor, Span(match.start(), cursor.position))
                return [self._titled_before(heads[0], sentence)] if len(heads) == 1 else heads
        if abbreviated:
            return []
        if kind.law:
            return self._laws(cursor, kind, match)
        return self._titled(cursor, kind, match, sentence)

    def _titled_before(self, head: Reference, sentence: Span) -> Reference:
        """The reference with the title in front of its brackets: "nghe báo cáo về … (Báo cáo số 12)"."""
        start = head.span.start
        if head.title or head.number is None or start == sentence.start or self.smooth[start - 1] != "(":
            return head
        found = self.grammar.opened_before.search(self.smooth, max(sentence.start, start - _TITLE_BACK), start)
        if found is None or self.grammar.types[normal(found["type"])].kind != head.type.kind:
            return head
        return replace(head, title=self._title(Span(found.start("title"), found.end("title"))))

    def read_symbol(self, match: re.Match[str], sentence: Span) -> list[Reference]:
        """The document that a symbol without a type word names."""
        symbol = printed_symbol(match["symbol"], self.grammar.code_spellings)
        start = match.start("symbol")
        kind = self.grammar.codes.get(_code(symbol))
        # A line that ends with "Quy định số" was wrapped, whatever the next one begins with.
        typed = self.grammar.type_before.search(self.smooth, max(0, start - BEFORE), start)
        if typed and start == sentence.start:
            kind = self.grammar.types[normal(typed["type"])]
        if kind is None:
            return []
        span = Span(start, match.end())
        cursor = Cursor(self.smooth, match.end(), sentence.end)
        head = Reference(kind, span, "document.symbol", number=leading_digits(symbol), symbol=symbol)
        return self._with_tail([head], cursor, span)

    def _is_draft(self, match: re.Match[str], sentence: Span) -> bool:
        before = self.smooth[max(sentence.start, match.start() - BEFORE) : match.start()]
        return bool(self.grammar.draft.search(before))

    # The head: what individual document the type word begins to name.

    def _numbered(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        heads: list[Reference] = []
        sure = match.group()[0].isupper()
        while True:
            start, anew = cursor.position, False
            if heads:
                if not cursor.take(self.grammar.joiner):
                    break
                cursor.take(_BLANKS)
                again = self.grammar.type_words.match(self.smooth, cursor.position, cursor.end)
                if again:
                    anew, cursor.position = True, again.end()
                    kind, sure = self.grammar.types[normal(again.group())], again.group()[0].isupper()
                elif self.grammar.list_item.match(self.smooth, cursor.position, cursor.end):
                    cursor.position = start
                    break
            head = self._number(cursor, kind, match.start(), sure=sure)
            if head is None:
                cursor.position = start
                break
            heads.append(replace(head, span=Span(match.start(), cursor.position), typed=anew))
        return heads

    def _number(self, cursor: Cursor, kind: DocumentType, place: int, *, sure: bool) -> Reference | None:
        span = Span(cursor.position, cursor.position + 1)
        cursor.take(self.grammar.qualifier)
        word = cursor.take(self.grammar.number_word)
        if symbol := cursor.take(self.grammar.symbol):
            value = printed_symbol(symbol["symbol"], self.grammar.code_spellings)
            told = self.grammar.codes.get(_code(value), kind) if kind.any else kind
            return Reference(told, span, "document.symbol", number=leading_digits(value), symbol=value)
        if kind.yearly and (numbered := cursor.take(self.grammar.number_of_year)):
            printed = f"{numbered['number']}/{numbered['year']}"
            return Reference(kind, span, "document.number", number=printed, date=PartialDate(int(numbered["year"])))
        number = cursor.sees(self.grammar.number)
        if number is None or not (word or sure or self._is_cited(kind, number, place)):
            return None
        if kind.marked and not (word and self.grammar.date.match(self.smooth, number.end(), cursor.end)):
            return None
        if not word and (_is_year(number["number"]) or self._counts(number)):
            return None
        cursor.position = number.end()
        return Reference(kind, span, "document.number", number=number["number"])

    def _is_cited(self, kind: DocumentType, number: re.Match[str], place: int) -> bool:
        """Whether a number behind a type in lower case is one: "nghị quyết 54 của Quốc hội", "theo quy định 214"."""
        of = self.grammar.of.match(self.smooth, number.end())
        if kind.owned:  # "chương trình 135" is a programme of another kind
            return of is not None and self._issuer_at(of.end(), len(self.smooth)) is not None
        if len(number["number"]) < _CITED_DIGITS or not kind.cited:
            return False
        words = (self.grammar.according, self.grammar.issuing)
        before = any(each.search(self.smooth, max(0, place - BEFORE), place) for each in words)
        return before or bool(self.grammar.cited.match(self.smooth, number.end()))

    def _counts(self, number: re.Match[str]) -> bool:
        """Whether a bare number counts something: "Kế hoạch 5 năm"."""
        return bool(self.grammar.counter.match(self.smooth, number.end()))


_TITLE_BACK = 340  # code points before a number in brackets in which type, issuer and title stand
_CITED_DIGITS = 2  # that a number behind a type in lower case must have
_BLANKS = re.compile(r"\s*")
_DIGIT = re.compile(r"\d")


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in {"19", "20"}


def _code(symbol: str) -> str:
    codes = re.findall(r"[^\W\d_]+", symbol)
    return codes[0] if codes else ""


def symbol_matches(grammar: DocumentGrammar, text: str, span: Span) -> Iterator[re.Match[str]]:
    """Symbols that stand without a type word, for `read_symbol`."""
    if not _DIGIT.search(text, span.start, span.end):
        return
    for match in grammar.symbol.finditer(text, span.start, span.end):
        before = text[match.start("symbol") - 1 : match.start("symbol")]
        if not (before.isalnum() or before in {"/", "-", ".", ","}):
            yield match
