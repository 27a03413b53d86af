"""Reads one reference to one or several documents, from the word of the type to the end of the title."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.document_grammar import DocumentGrammar, DocumentType
from danvan_kg.extraction.document_tails import Reference, TailReader
from danvan_kg.extraction.quotations import OPENERS, capitalised, single_blanks, unquoted
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

_BEFORE = 60  # code points before a type in which "các", "dự thảo" or a verb of issuing must end
_LAW_WORDS = 6
_TITLE_WORDS = 3  # a shorter quotation behind a type is a figure of speech


@dataclass(frozen=True, slots=True)
class ReferenceReader(TailReader):
    """Reads references in one article."""

    def read(self, match: re.Match[str], sentence: Span) -> list[Reference]:
        """The documents that the type word `match` begins to name; none where it names a kind only."""
        kind = self.grammar.types[normal(match.group())]
        cursor = Cursor(self.smooth, match.end(), sentence.end)
        abbreviated = match.group().upper() in self.grammar.abbreviations
        if self._is_draft(match, sentence) or (abbreviated and not match.group().isupper()):
            return []
        for form in (self._numbered, self._plenum, self._congress):
            heads = form(cursor, kind, match)
            if heads:
                return self._with_tail(heads, cursor, Span(match.start(), cursor.position))
        if abbreviated:
            return []
        if kind.law:
            return self._law(cursor, kind, match)
        return self._titled(cursor, kind, match, sentence)

    def read_symbol(self, match: re.Match[str], sentence: Span) -> list[Reference]:
        """The document that a symbol without a type word names."""
        symbol = _symbol(match["symbol"])
        kind = self.grammar.codes.get(_code(symbol))
        if kind is None:
            return []
        span = Span(match.start("symbol"), match.end())
        cursor = Cursor(self.smooth, match.end(), sentence.end)
        head = Reference(kind, span, "document.symbol", number=_digits(symbol), symbol=symbol)
        return self._with_tail([head], cursor, span)

    def _is_draft(self, match: re.Match[str], sentence: Span) -> bool:
        before = self.smooth[max(sentence.start, match.start() - _BEFORE) : match.start()]
        return bool(self.grammar.draft.search(before))

    # The head: what individual document the type word begins to name.

    def _numbered(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        heads: list[Reference] = []
        sure = match.group()[0].isupper()
        while True:
            start = cursor.position
            if heads:
                if not cursor.take(self.grammar.joiner):
                    break
                cursor.take(_BLANKS)
                again = self.grammar.type_words.match(self.smooth, cursor.position, cursor.end)
                if again:
                    cursor.position = again.end()
                    kind, sure = self.grammar.types[normal(again.group())], again.group()[0].isupper()
            head = self._number(cursor, kind, sure=sure)
            if head is None:
                cursor.position = start
                break
            heads.append(replace(head, span=Span(match.start(), cursor.position)))
        return heads

    def _number(self, cursor: Cursor, kind: DocumentType, *, sure: bool) -> Reference | None:
        span = Span(cursor.position, cursor.position + 1)
        cursor.take(self.grammar.qualifier)
        word = cursor.take(self.grammar.number_word)
        if symbol := cursor.take(self.grammar.symbol):
            value = _symbol(symbol["symbol"])
            return Reference(kind, span, "document.symbol", number=_digits(value), symbol=value)
        number = cursor.sees(self.grammar.number) if word or sure else None
        if number is None or (not word and (_is_year(number["number"]) or self._counts(number))):
            return None
        cursor.position = number.end()
        return Reference(kind, span, "document.number", number=number["number"])

    def _counts(self, number: re.Match[str]) -> bool:
        """Whether a bare number counts something: "Kế hoạch 5 năm"."""
        return bool(self.grammar.counter.match(self.smooth, number.end()))

    def _plenum(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        found = cursor.sees(self.grammar.plenum)
        if found is None or not kind.gathering or not _is_plenum(found):
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
        printed = None if several else _name(kind, re.sub("[(),]", " ", self.text[match.end() : span.end]))
        return [
            Reference(
                kind, span, "document.plenum", plenum=number, term=term["term"].upper() if term else None, name=printed,
                issuers=(self.grammar.plenum_issuer,),
            )
            for number in numbers
            for each in terms
        ]  # fmt: skip

    def _ordinal(self, word: str) -> int | None:
        if word.isdigit():
            return int(word)
        return self.grammar.ordinals.get(normal(word)) or _roman(word.upper())

    def _congress(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        found = cursor.sees(self.grammar.congress)
        if found is None or not kind.gathering or self.grammar.congress_plural.search(found["what"]):
            return []
        parts = ("party", "number", "roman", "only_term")
        end = next(found.end(part) for part in parts if found[part])
        cursor.position = found.end()
        end = self._body_end(cursor, end) if not found["party"] and not found["term"] else end
        congress = f"Đại hội {self._canonical(Span(found.end('word'), end))}"
        issuer = self._congress_issuer(found, congress, named=cursor.position > found.end())
        span = Span(match.start(), cursor.position)
        return [Reference(kind, span, "document.congress", name=_name(kind, congress), issuers=(issuer,))]

    def _body_end(self, cursor: Cursor, end: int) -> int:
        """Where the body ends whose congress it is, if it is named behind the number: "Đại hội XVI Đảng bộ …"."""
        behind = cursor.sees(self.grammar.body_behind)
        body = self.bodies.at(behind.end()) if behind else None
        if body is None or body.span.end > cursor.end:
            return end
        cursor.position = body.span.end
        return body.span.end

    def _canonical(self, span: Span) -> str:
        """The words of `span` with bodies by their canonical names."""
        out, place = [], span.start
        for mention in self.bodies.within(span):
            out += [self.text[place : mention.span.start], mention.organization.name]
            place = mention.span.end
        return single_blanks("".join([*out, self.text[place : span.end]]))

    def _congress_issuer(self, found: re.Match[str], congress: str, *, named: bool) -> Organization:
        what = normal(found["what"])
        number = (found["number"] or found["roman"] or "").upper()
        if what in self.grammar.congress_names:
            return Organization(f"Đại hội {self.grammar.congress_names[what]} lần thứ {number}")
        if number and not named and (not what or what in self.grammar.party_congress):
            return Organization(self.grammar.congress_issuer.format(number=number))
        return Organization(congress)

    # Without a number: laws by name, other documents by their titles.

    def _law(self, cursor: Cursor, kind: DocumentType, match: re.Match[str]) -> list[Reference]:
        sure = match.group()[0].isupper()
        listed = cursor.sees(self.grammar.law)
        name: str | None = None
        if self.grammar.law_before.search(self.smooth, max(0, match.start() - _BEFORE), match.start()):
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
        before = self.smooth[max(sentence.start, match.start() - _BEFORE) : match.start()]
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
        head = Reference(kind, span, "document.title", name=_name(kind, words), title=title, issuers=issuers)
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
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50}


def _roman(text: str) -> int | None:
    values = [_ROMAN_DIGITS.get(letter, 0) for letter in text]
    if not all(values):
        return None
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def _is_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in {"19", "20"}


def _is_plenum(found: re.Match[str]) -> bool:
    """Of the Central Committee: "Trung ương 7", "Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng"."""
    words = normal(found.group())
    central = "trung ương" in words or re.search(r"(?<!\w)h?n?tw(?!\w)", words) is not None
    spelled = not found["number"].isdigit() and not found["number"].isupper()
    return central and (not spelled or bool(found["ordinal"]))


def _symbol(printed: str) -> str:
    return re.sub(r"\s", "", printed).replace("–", "-")


def _digits(symbol: str) -> str:
    digits = re.match(r"\d+[a-zA-Z]?", symbol)
    return digits.group() if digits else symbol


def _code(symbol: str) -> str:
    codes = re.findall(r"[^\W\d_]+", symbol)
    return codes[0] if codes else ""


def _name(kind: DocumentType, words: str) -> str:
    return f"{kind.name} {single_blanks(words)}"


def symbol_matches(grammar: DocumentGrammar, text: str, span: Span) -> Iterator[re.Match[str]]:
    """Symbols that stand without a type word, for `read_symbol`."""
    for match in grammar.symbol.finditer(text, span.start, span.end):
        before = text[match.start("symbol") - 1 : match.start("symbol")]
        if not (before.isalnum() or before in {"/", "-", ".", ","}):
            yield match
