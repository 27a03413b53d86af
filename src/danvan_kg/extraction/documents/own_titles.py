"""Reads the own titles of documents without a number, by the surest form that fits."""

import re
from dataclasses import dataclass

from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.documents.laws import LawReader
from danvan_kg.extraction.documents.types import DocumentType
from danvan_kg.extraction.quotations import capitalised, single_blanks, unquoted
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization
from danvan_kg.text import Span

_OF_PERSONS = frozenset({"Resolution", "Decision", "Conclusion"})  # kinds that may be about a person's post or wrongs
_SUBJECT = 30  # code points between the body that issues and the verb
_LONG_TITLE = 6  # words of a title whose first part before a comma may be shorter than others
TITLE_WORDS = 3  # a shorter quotation behind a type is a figure of speech


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
class OwnTitleReader(LawReader):
    """Reads the title that stands behind a type."""

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
        return (titles[0], titles[0]) if titles and len(titles[0].split()) >= TITLE_WORDS else None

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

    def _plain_title(self, cursor: Cursor, match: re.Match[str], begin: int, words: int) -> tuple[str, str] | None:
        span = unquoted(self.smooth, begin, cursor.end, self.grammar.title_ends[False])
        span = self._clause(span) if span else None
        if span is None or not self.smooth[begin : begin + 2].strip()[:1].isalnum() or self._is_personnel(match, span):
            return None
        if self.grammar.unsaid.fullmatch(self.smooth, span.start, span.end):
            return None
        words_of = self.smooth[span.start : span.end]
        first, all_words = words_of.partition(",")[0].split(), words_of.split()
        short = len(first) < TITLE_WORDS and (len(first) < TITLE_WORDS - 1 or len(all_words) < _LONG_TITLE)
        if short or self.grammar.hanging_type.search(words_of):
            return None
        cursor.position = span.end
        return self._title(span), single_blanks(self.text[words : span.end])

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


_COLON = re.compile(r"\s*:?\s*")
