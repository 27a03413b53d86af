"""Reads references without a number by their titles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.documents.gatherings import type_and_words
from danvan_kg.extraction.documents.laws import BEFORE, LawReader
from danvan_kg.extraction.documents.titles import Reference
from danvan_kg.extraction.documents.types import DocumentType
from danvan_kg.extraction.quotations import CLOSING, OPENERS, capitalised, quoted, single_blanks, unquoted
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

_OF_PERSONS = frozenset({"Resolution", "Decision", "Conclusion"})  # kinds that may be about a person's post or wrongs
_SUBJECT = 30  # code points between the body that issues and the verb
_LONG_TITLE = 6  # words of a title whose first part before a comma may be shorter than others
_TITLE_WORDS = 3  # a shorter quotation behind a type is a figure of speech


@dataclass(frozen=True, slots=True)
class Place:
    """Where a type stands that may begin a name: what stands before it, and whether it is `inside` a sentence.

    `issued` says whether its issuer stands right behind it, `owner` is that issuer's name.
    """

    match: re.Match[str]
    kind: DocumentType
    before: str
    inside: bool
    issued: bool
    owner: str | None = None

    @property
    def capital(self) -> bool:
        return self.match.group()[0].isupper()

    @property
    def begins_name(self) -> bool:
        """Whether the capital is that of a name, or the type is an item of a list."""
        told = self.capital and self.inside and bool(self.before.strip(" -–:•*"))
        return told or self.before.strip() in {"-", "–", "+"}


@dataclass(frozen=True, slots=True)
class NameReader(LawReader):
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
            if title is None or len(title.of(self.text).split()) < _TITLE_WORDS:
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
            if not titles or len(titles[0].split()) < _TITLE_WORDS:
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
        return left if len(left.split()) >= _TITLE_WORDS else title

    def _own_title(self, cursor: Cursor, place: Place) -> tuple[str, str] | None:
        """The title and the words of the name, by the surest form that fits; the cursor then stands behind them."""
        start = cursor.position
        for form in (self._closed, self._quoted, self._opened, self._procedure, self._named, self._decided):
            cursor.position = start
            if found := form(cursor, place):
                return found
        cursor.position = start
        return None

    def _closed(self, cursor: Cursor, place: Place) -> tuple[str, str] | None:
        """A title that the lexicon knows to its end: "quy định những điều đảng viên không được làm"."""
        known = self.grammar.closed_title.match(self.smooth, cursor.position, cursor.end)
        told = place.begins_name or self.grammar.suffixes.fits(None, Organization(place.owner or ""))
        if known is None and told and place.kind.kind == "Regulation":
            known = self.grammar.regulation_title.match(self.smooth, cursor.position, cursor.end)
        if known is None or not place.kind.titled:
            return None
        end = known.end()
        if more := self.grammar.title_sequel.match(self.smooth, end, cursor.end):
            end = more.end()
        cursor.position = end
        opener = self.grammar.opener.match(self.smooth, known.start(), end)
        words = opener.start("opener") if opener else known.start("title")
        return self._title(Span(known.start("title"), end)), single_blanks(self.text[words:end])

    def _quoted(self, cursor: Cursor, place: Place) -> tuple[str, str] | None:
        if not place.kind.titled or not (place.kind.quoted or place.capital):
            return None
        cursor.take(self.grammar.quoted_after)
        cursor.take(self.grammar.opener)
        cursor.take(_COLON)
        titles = self._quoted_titles(cursor, 1)
        return (titles[0], titles[0]) if titles and len(titles[0].split()) >= _TITLE_WORDS else None

    def _opened(self, cursor: Cursor, place: Place) -> tuple[str, str] | None:
        """ "Nghị quyết về …", "ban hành kết luận của Ban Bí thư về …"."""
        issuing = bool(self.grammar.issuing.search(place.before) or self.grammar.decision_verb.search(place.before))
        issued = issuing and ((place.issued and place.kind.issued) or (place.kind.announced and self._issues(place)))
        told = place.begins_name or issued or self._is_told(place, issuing)
        if not place.kind.titled or not told:
            return None
        opener = cursor.take(self.grammar.opener)
        if opener is None:
            return None
        about = normal(opener["opener"]) in self.grammar.about_openers
        if not (about or issuing or (place.issued and place.begins_name)):
            return None
        kept = normal(opener["opener"]) not in self.grammar.dropped_openers
        begin = opener.start("opener") if kept else cursor.position
        return self._plain_title(cursor, place.match, begin, opener.start("opener"))

    def _is_told(self, place: Place, issuing: bool) -> bool:
        """ "nghị quyết của Quốc hội về …", "Huyện ủy đã ban hành nghị quyết về …"."""
        if not place.kind.told or self.grammar.type_list.search(place.before):
            return False
        if place.issued or self.grammar.executing.search(place.before):
            return True
        return issuing and self._issues(place)

    def _issues(self, place: Place) -> bool:
        """Whether a body stands in front of a verb of issuing, or of drawing up a scheme, right before the type."""
        verb = self.grammar.issuing.search(place.before)
        if verb is None and place.kind.drawn:
            verb = self.grammar.drawing_up.search(place.before)
        if verb is None or self.grammar.drafting.search(place.before, 0, verb.start()):
            return False
        floor = place.match.start() - len(place.before)
        return self.issuer_before(floor + verb.start(), floor, _SUBJECT) is not None

    def _procedure(self, cursor: Cursor, place: Place) -> tuple[str, str] | None:
        """ "Quy chế làm việc của A, B và C khóa XII": the rules of procedure of named bodies."""
        begins = self.grammar.procedure.match(self.smooth, cursor.position, cursor.end)
        if begins is None or place.kind.kind != "Regulation":
            return None
        at, end = begins.end(), None
        while (body := self.bodies.at(at)) and body.span.end <= cursor.end:
            end = body.span.end
            joiner = self.grammar.body_joiner.match(self.smooth, end, cursor.end)
            at = joiner.end() if joiner else -1
        if end is None:
            return None
        term = self.grammar.office_term.match(self.smooth, end, cursor.end)
        cursor.position = term.end() if term else end
        words = single_blanks(self.text[begins.start() : cursor.position])
        return capitalised(words), words

    def _named(self, cursor: Cursor, place: Place) -> tuple[str, str] | None:
        """ "Đề án tổ chức lại …", "Kế hoạch triển khai …": a name without "về"."""
        kind, start = place.kind, cursor.position
        issued = (kind.doing or kind.drawn) and not place.issued and self._issues(place)
        drawn = self.grammar.drawing_up.search(place.before)
        planned = not (kind.capitals or drawn) and self.grammar.planned.search(place.before)
        if planned or self.grammar.unit_before.search(place.before):
            return None
        named = kind.named and ((place.capital and place.inside and not place.issued) or issued)
        opens = kind.named and place.capital and not place.inside and kind.first_words is not None
        named, opens = (each and self._may_be_named(kind, start, cursor.end) for each in (named, opens))
        if not (named or opens or kind.periodic):
            return None
        found = self._plain_title(cursor, place.match, start, start)
        if opens and found and self.passed(cursor.position, cursor.end):
            return found  # "Nghị quyết thành lập … được Quốc hội thông qua" at the head of a sentence
        if found is None or named or not kind.periodic:
            return found if named else None
        told = kind.first_words is None or kind.first_words.match(self.smooth, start, cursor.end)
        return found if told and self.grammar.periodic.search(found[0]) else None

    def _decided(self, cursor: Cursor, place: Place) -> tuple[str, str] | None:
        """ "công bố quyết định kiểm tra …"."""
        subject = self.grammar.decision_subject.match(self.smooth, cursor.position, cursor.end)
        told = place.begins_name or self.grammar.decision_verb.search(place.before)
        if place.kind.kind != "Decision" or not subject or not told:
            return None
        measured = self.grammar.measured.match(self.smooth, subject.end(), cursor.end)
        if not place.begins_name and not self.bodies.at(measured.end() if measured else subject.end()):
            return None  # "công bố quyết định thanh tra các vấn đề …": only a body that is inspected tells one
        return self._plain_title(cursor, place.match, cursor.position, cursor.position)

    def _may_be_named(self, kind: DocumentType, start: int, end: int) -> bool:
        """Whether the words behind a type printed with a capital can be the name of one document."""
        if not self.smooth[start + 1 : start + 2].isalpha() or self.grammar.named_not.match(self.smooth, start, end):
            return False
        capital = self.smooth[start + 1 : start + 2].isupper() and kind.capitals
        return capital or kind.first_words is None or bool(kind.first_words.match(self.smooth, start, end))

    def _is_personnel(self, match: re.Match[str], title: Span) -> bool:
        """Whether a resolution, decision or told announcement without a number is about a post or a person."""
        kind = self.grammar.types[normal(match.group())].kind
        personal = kind in _OF_PERSONS or (kind == "Announcement" and match.group()[0].islower())
        return personal and bool(self.grammar.personnel.match(self.smooth, title.start))

    def _plain_title(self, cursor: Cursor, match: re.Match[str], begin: int, words: int) -> tuple[str, str] | None:
        span = unquoted(self.smooth, begin, cursor.end, self.grammar.title_ends[False])
        span = self._clause(span) if span else None
        if span is None or not self.smooth[begin : begin + 2].strip()[:1].isalnum() or self._is_personnel(match, span):
            return None
        if self.grammar.unsaid.fullmatch(self.smooth, span.start, span.end):
            return None
        words_of = self.smooth[span.start : span.end]
        first, all_words = words_of.partition(",")[0].split(), words_of.split()
        short = len(first) < _TITLE_WORDS and (len(first) < _TITLE_WORDS - 1 or len(all_words) < _LONG_TITLE)
        if short or self.grammar.hanging_type.search(words_of):
            return None
        cursor.position = span.end
        return self._title(span), single_blanks(self.text[words : span.end])


_SENTENCE_END = re.compile(r"[^\W\d_]{2}[.!?]\s")
_BLANKS = re.compile(r"\s*")
_COLON = re.compile(r"\s*:?\s*")
_ANY_YEAR = re.compile(r"(?:19|20)\d\d")
