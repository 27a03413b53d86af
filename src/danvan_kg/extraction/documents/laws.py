"""Reads references to laws by their names."""

import re
from dataclasses import dataclass

from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.documents.gatherings import GatheringReader
from danvan_kg.extraction.documents.titles import Reference
from danvan_kg.extraction.documents.types import DocumentType, leading_digits, printed_symbol
from danvan_kg.extraction.quotations import capitalised, single_blanks
from danvan_kg.extraction.wording import normal
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

BEFORE = 60  # code points before a type in which "các", "dự thảo" or a verb of issuing must end
_LAW_WORDS = 6


@dataclass(frozen=True, slots=True)
class LawReader(GatheringReader):
    """Reads the heads of references by the name of a law."""

    def _laws(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        """The laws behind one "Luật": "Luật Đất đai, Nhà ở và Đấu thầu"."""
        if amending := self._amending(cursor, kind, match):
            return [amending]
        found = self._law(cursor, kind, match)
        while found and (start := cursor.position):
            joined = cursor.take(self.grammar.law_joiner)
            listed = cursor.sees(self.grammar.law) if joined else None
            alone = listed and listed["law"][0].isupper() and not self.bodies.at(listed.start("law"))
            if listed is None or not alone or not self.grammar.law_closed.match(self.smooth, listed.end(), cursor.end):
                cursor.position = start
                break
            cursor.position = listed.end()
            found.append(self._named_law(cursor, kind, match.start(), listed["law"]))
        return found

    def _amending(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> Reference | None:
        """ "Luật sửa đổi, bổ sung một số điều của Luật Dược và Luật Giá": the amending law, and not those amended."""
        start = cursor.position
        begins = cursor.take(self.grammar.amending)
        end: int | None = None
        while begins and (law := cursor.take(self.grammar.amended)):
            listed = cursor.take(self.grammar.law)
            if listed is None and (not law["type"][0].isupper() or self._law_name(cursor) is None):
                break
            end = cursor.position
            cursor.take(self.grammar.law_joiner)
        cursor.position = end or start
        if end is None:
            return None
        name = f"{kind.name} {single_blanks(self.text[match.end() : end])}"
        title = capitalised(single_blanks(self.text[match.end() : end]))
        return Reference(kind, Span(match.start(), end), "document.law", name=name, title=title)

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
        return [self._named_law(cursor, kind, match.start(), name)]

    def _named_law(self, cursor: Cursor, kind: DocumentType, start: int, name: str) -> Reference:
        """The law called `name`, behind which the cursor stands, with its number and year."""
        name = self.grammar.law_aliases.get(normal(name), single_blanks(name))
        place = cursor.position
        symbol = cursor.take(self.grammar.symbol) if cursor.take(self.grammar.number_word) else None
        cursor.position = cursor.position if symbol else place
        value = printed_symbol(symbol["symbol"], self.grammar.code_spellings) if symbol else None
        date = self._date(cursor)
        if date is None and (year := cursor.take(_LAW_YEAR)):
            date = PartialDate(int(year["year"]))
        full = f"{kind.name} {capitalised(name)}"
        span = Span(start, cursor.position)
        number = leading_digits(value) if value else None
        return Reference(kind, span, "document.law", name=full, date=date, symbol=value, number=number)

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


_LAW_YEAR = re.compile(r"\s+(?P<year>(?:19|20)\d\d)(?!\w|\s?[-–/]\s?\d)")
