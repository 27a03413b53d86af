"""Reads references to what a plenum or a congress passed: "Nghị quyết Trung ương 7 khóa XI"."""

import re
from dataclasses import dataclass

from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.documents.grammar import DocumentGrammar
from danvan_kg.extraction.documents.tails import TailReader
from danvan_kg.extraction.documents.titles import Reference
from danvan_kg.extraction.documents.types import DocumentType
from danvan_kg.extraction.numerals import in_roman, roman_value
from danvan_kg.extraction.quotations import capitalised, single_blanks
from danvan_kg.extraction.wording import UPPER, normal
from danvan_kg.observation import Organization
from danvan_kg.text import Span

_CENTRE_BACK = 40  # code points before a type in which "Trung ương" must begin
_NOUN_BACK = 24  # code points before "thông báo" in which the word stands that makes it a noun


@dataclass(frozen=True, slots=True)
class GatheringReader(TailReader):
    """Reads the heads of references by the gathering that passed the document."""

    def _plenum(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        found = cursor.sees(self.grammar.plenum)
        if found is None or not kind.gathering:
            return []
        if not _is_plenum(found, self.grammar) and not self._is_passed_by_centre(found, match.start(), cursor.end):
            return []
        cursor.position = found.end()
        numbers = [self._ordinal(found["number"]), *(int(n) for n in re.findall(r"\d+", found["more"] or ""))]
        if None in numbers:
            return []
        term = cursor.take(self.grammar.term)
        if term is None and not found["body"] and cursor.take(self.grammar.plenum_body):
            term = cursor.take(self.grammar.term)
        terms = [term["term"].upper()] if term else [None]
        if term and len(numbers) == 1 and (more := cursor.take(self.grammar.more_terms)):
            terms += re.findall(r"[IVXL]+", more.group())
        span = Span(match.start(), cursor.position)
        several = len(numbers) > 1 or len(terms) > 1
        printed = None if several else type_and_words(kind, re.sub("[(),]", " ", self.text[match.end() : span.end]))
        return [
            Reference(
                kind, span, "document.plenum", plenum=number, term=each, name=printed,
                issuers=(self.grammar.plenum_issuer,),
            )
            for number in numbers
            for each in terms
        ]  # fmt: skip

    def _meeting(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        """ "Nghị quyết Hội nghị lần thứ 39 (Ban Chấp hành …)": of another committee, by which of its meetings."""
        found = cursor.sees(self.grammar.plenum)
        if found is None or not (kind.gathering and found["ordinal"] and match.group()[0].isupper()):
            return []
        if self.grammar.central.search(found.group()) or found["more"]:
            return []
        cursor.position = found.end()
        behind = cursor.sees(self.grammar.body_behind)
        body = self.bodies.at(behind.end()) if behind else None
        if body is not None and body.span.end <= cursor.end:
            cursor.position = body.span.end
        span = Span(match.start(), cursor.position)
        name = self._with_full_ordinals(type_and_words(kind, self.text[match.end() : cursor.position]))
        issuers = (body.organization,) if body else ()
        return [Reference(kind, span, "document.congress", name=name, issuers=issuers)]

    def _is_passed_by_centre(self, found: re.Match[str], place: int, end: int) -> bool:
        """ "Trung ương Đảng ban hành Nghị quyết Hội nghị lần thứ 6 khóa XII": the clause tells whose plenum it is."""
        if not found["ordinal"] or self._is_of_body(found.end(), end):
            return False
        return self.grammar.central.search(self.smooth, max(0, place - _CENTRE_BACK), place) is not None

    def _ordinal(self, word: str) -> int | None:
        if word.isdigit():
            return int(word)
        return self.grammar.ordinals.get(normal(word)) or roman_value(word.upper())

    def _congress(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        found = cursor.sees(self.grammar.congress)
        if found is None or not kind.gathering or self.grammar.congress_plural.search(found["what"]):
            return []
        digits = (found["roman"] or "").isdigit()
        if digits and not (self._is_of_party(found) or self._is_of_body(found.end(), cursor.end)):
            return []  # "Đại hội 2" of whatever body
        unnamed = found["only_term"] and not found["what"] and match.group()[0].islower()
        if unnamed and not self._is_of_body(found.end(), cursor.end):
            return []  # "nghị quyết đại hội nhiệm kỳ 2020-2025" is of any party cell
        parts = ("party", "number", "roman", "only_term")
        end = next(found.end(part) for part in parts if found[part])
        cursor.position = found.end()
        end = self._body_end(cursor, end) if not found["party"] and not found["term"] else end
        other = cursor.position == found.end() and self._is_of_other(found, cursor.end)
        if other and (short := cursor.take(_ABBREVIATION)):
            end = short.end()
        congress = _DOUBLED.sub("", f"Đại hội {self._canonical(Span(found.end('word'), end))}")
        issuer = None if other else self._congress_issuer(found, congress, named=cursor.position > found.end())
        issuers = (issuer,) if issuer else ()
        span = Span(match.start(), cursor.position)
        return [Reference(kind, span, "document.congress", name=type_and_words(kind, congress), issuers=issuers)]

    def _congresses(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        """What one or several congresses passed: "Nghị quyết Đại hội XII của Đảng và Đại hội Đảng bộ tỉnh …"."""
        found = self._congress(cursor, kind, match) or self._assembly(cursor, kind, match)
        while found and (start := cursor.position):
            joined = cursor.take(self.grammar.body_joiner)
            more = (self._congress(cursor, kind, match) or self._assembly(cursor, kind, match)) if joined else []
            if not more:
                cursor.position = start
                break
            found += more
        return found

    def _is_of_party(self, found: re.Match[str]) -> bool:
        return bool(found["party"]) or (not found["what"] and found["roman"] in self.grammar.party_congresses)

    def _is_of_other(self, found: re.Match[str], end: int) -> bool:
        """Whether a capital behind the number names somebody whom nothing else knows."""
        behind = self.grammar.body_behind.match(self.smooth, found.end(), end)
        return not found["party"] and behind is not None and self.smooth[behind.end() : behind.end() + 1].isupper()

    def _is_of_body(self, place: int, end: int) -> bool:
        behind = self.grammar.body_behind.match(self.smooth, place, end)
        return behind is not None and self.bodies.at(behind.end()) is not None

    def _body_end(self, cursor: Cursor, end: int) -> int:
        """Where the body ends whose congress it is, if it is named behind the number: "Đại hội XVI Đảng bộ …"."""
        behind = cursor.sees(self.grammar.body_behind)
        body = self.bodies.at(behind.end()) if behind else None
        if body is None or body.span.end > cursor.end:
            return end
        cursor.position = body.span.end
        return body.span.end

    def _assembly(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        """ "Nghị quyết Đại hội Đảng bộ thành phố", "Nghị quyết Hội nghị Ban Chấp hành Công đoàn tỉnh lần thứ 5"."""
        found = cursor.sees(self.grammar.assembly)
        body = self.bodies.at(found.end()) if found and kind.gathering else None
        if found is None or body is None or body.span.end > cursor.end or not body.organization.complete:
            return []
        start, cursor.position = cursor.position, body.span.end
        count = cursor.take(self.grammar.count)
        term = cursor.take(self.grammar.term) if count or not found["meeting"] else None
        if found["meeting"] and count is None:
            cursor.position = start
            return []
        numbered = " ".join(part.group().strip(" ,()") for part in (count, term) if part)
        printed = single_blanks(f"{capitalised(found['what'])} {body.organization.name} {numbered}")
        assembly = self._with_full_ordinals(_DOUBLED.sub("", printed))
        issuer = body.organization if found["meeting"] else Organization(self._in_roman(assembly))
        span = Span(match.start(), cursor.position)
        name = type_and_words(kind, assembly)
        return [Reference(kind, span, "document.congress", name=name, issuers=(issuer,))]

    def _session(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        """ "Thông báo kỳ họp thứ 12 (của) Ủy ban Kiểm tra …": what a body tells of one of its sessions."""
        found = cursor.sees(self.grammar.session) if kind.session else None
        back = max(0, match.start() - _NOUN_BACK)
        noun = match.group()[0].isupper() or self.grammar.session_before.search(self.smooth, back, match.start())
        if found is None or not noun:
            return []
        cursor.position = found.end()
        behind = cursor.sees(self.grammar.body_behind)
        body = self.bodies.at(behind.end()) if behind else None
        if body is not None and body.span.end <= cursor.end:
            cursor.position = body.span.end
        session = single_blanks(found["what"])
        return [
            Reference(
                kind, Span(match.start(), cursor.position), "document.title", name=type_and_words(kind, session),
                title=capitalised(session), issuers=(body.organization,) if body else (),
            )
        ]  # fmt: skip

    def _canonical(self, span: Span) -> str:
        """The words of `span` with bodies by their canonical names."""
        out, place = [], span.start
        for mention in self.bodies.within(span):
            out += [self.text[place : mention.span.start], mention.organization.name]
            place = mention.span.end
        name = single_blanks("".join([*out, self.text[place : span.end]]))
        return self._with_full_ordinals(name)

    def _with_full_ordinals(self, name: str) -> str:
        return self.grammar.short_ordinal.sub(lambda m: f"{self.grammar.full_ordinals[m['word']]} ", name)

    def _in_roman(self, congress: str) -> str:
        """The name of a congress with its number as such names write it: "… lần thứ X" for "… lần thứ 10"."""
        bare = self.grammar.bare_count.sub(lambda m: f"{m['word']} {self.grammar.count_word} {m['number']} ", congress)
        return self.grammar.counted.sub(lambda m: f"{m['word']} {in_roman(m['number'])}", bare)

    def _congress_issuer(self, found: re.Match[str], congress: str, *, named: bool) -> Organization | None:
        """The congress; None where it may be of the Party or of a body that the article speaks of."""
        what = normal(found["what"])
        number = in_roman((found["number"] or found["roman"] or "").upper())
        if what in self.grammar.congress_names:
            return Organization(f"Đại hội {self.grammar.congress_names[what]} lần thứ {number}")
        of_party = found["party"] or what in self.grammar.party_congress
        if number and not named and not what and not of_party and number not in self.grammar.party_congresses:
            return None
        if number and not named and (not what or of_party):
            return Organization(self.grammar.congress_issuer.format(number=number))
        return Organization(self._in_roman(congress))


_DOUBLED = re.compile(r"^(\w+ \w+) (?=\1 )", re.IGNORECASE)  # where the body is named as a congress itself
_ABBREVIATION = re.compile(rf"\s+[{UPPER}]{{3,}}(?!\w)")


def _is_plenum(found: re.Match[str], grammar: DocumentGrammar) -> bool:
    """Of the Central Committee: "Trung ương 7", "Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng"."""
    words = normal(found.group())
    central = grammar.central.search(words) is not None
    spelled = not found["number"].isdigit() and not found["number"].isupper()
    return central and (not spelled or bool(found["ordinal"]))


def type_and_words(kind: DocumentType, words: str) -> str:
    """The name of a document as its type and the words behind it: "Nghị quyết Trung ương 7"."""
    return f"{kind.name} {single_blanks(words)}"
