"""Who issued a document, and when, where the clause around a reference says it: "Ngày 5/3, Bộ … ban hành Chỉ thị …"."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from danvan_kg.extraction.days.dates import DateMention, find_dates
from danvan_kg.extraction.days.years import YearClues
from danvan_kg.extraction.documents.references import ReferenceReader
from danvan_kg.extraction.documents.titles import Reference
from danvan_kg.extraction.quotations import capitalised
from danvan_kg.extraction.wording import normal
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Organization
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

_BEFORE = 30  # code points before a reference in which a verb of issuing must end
_SUBJECT_BACK = 200  # code points before that verb in which the body may begin
_PLENUM_BACK = 90  # code points before that verb in which a plenum may begin
_SUBJECT = 30  # code points between the issuing body and that verb
_MEMBER_BACK = 16  # code points before a body in which "Ủy viên" may stand
_TAIL = 500  # code points at the end of a reference in which its day stands
_NEAR = 6  # code points between a day and the body or verb behind it
_OPENING = 24  # code points from the beginning of a sentence in which its day must begin


@dataclass(frozen=True, slots=True)
class _Issuing:
    """Who issued, and the stretch in which the day stands: at its end, or anywhere where it is `behind` the verb."""

    issuers: tuple[Organization, ...] = ()
    stretch: Span | None = None
    behind: bool = False


@dataclass(frozen=True, slots=True)
class IssuingReader:
    """Completes references from the clauses of one article, published on `published`."""

    reader: ReferenceReader
    published: PartialDate | None
    lexicon: Lexicon

    def completed(self, references: Iterable[Reference], sentence: Span) -> Iterator[Reference]:
        """Those of a sentence with issuer and day, where their own words do not say them and the clause does."""
        before: tuple[Reference, _Issuing] | None = None
        listed = self._listings(sentence)
        for reference in references:
            told = self._told(reference, sentence, listed)
            if before and not told.issuers and self._is_joined(before[0].span, reference.span):
                told = replace(told, issuers=before[1].issuers)  # "A ban hành Chỉ thị số 8 và Chỉ thị số 21"
            before = reference, told
            yield self._with(self._with_own_day(reference), told)

    def _with_own_day(self, reference: Reference) -> Reference:
        """The reference with the day behind its number where that has no year: "tờ trình số 5054 ngày 4/7"."""
        if reference.date is not None or reference.number is None:
            return reference
        start = max(reference.span.start, reference.span.end - _TAIL)
        alone = self.reader.grammar.day_alone.search(self.reader.smooth, start, reference.span.end)
        dates = find_dates(self.reader.text, [Span(alone.start(), alone.end())], self.lexicon) if alone else []
        return replace(reference, date=self._resolved(dates[0])) if dates else reference

    def _is_joined(self, first: Span, second: Span) -> bool:
        joiner = self.reader.grammar.joiner
        return (
            first.end <= second.start
            and joiner.fullmatch(self.reader.smooth[first.end : second.start].rstrip()) is not None
        )

    def _with(self, reference: Reference, told: _Issuing) -> Reference:
        if told.issuers and not reference.issuers:
            reference = replace(reference, issuers=told.issuers)
        if told.stretch is None or (reference.date is not None and reference.date.month is not None):
            return reference
        day = self._day(told)
        if day is None or (reference.date is not None and reference.date.year != day.year):
            return reference
        return replace(reference, date=day)

    def _told(self, reference: Reference, sentence: Span, listed: Sequence[Span]) -> _Issuing:
        start, reader = reference.span.start, self.reader
        before = reader.smooth[max(sentence.start, start - _BEFORE) : start]
        issuing = reader.grammar.issuing_numbered if reference.number else reader.grammar.issuing
        verb = None if reference.type.law else issuing.search(before)
        if verb and reader.grammar.drafting.search(before, 0, verb.start()):
            verb = None  # "A đã tham mưu ban hành …": the document is another body's
        if verb is not None:
            signed = reader.grammar.signing.search(verb.group()) is not None
            return self._issued(start - len(before) + verb.start(), sentence, signed=signed)
        openings = [opening for opening in listed if opening.end <= start]
        if openings and (issuer := self._subject(openings[-1].start, sentence.start)):
            return _Issuing((issuer[0],))
        if passive := reader.passed(reference.span.end, sentence.end):
            return _Issuing((passive[0][0],), passive[1], behind=True)
        return self._stated(reference, sentence, before)

    def _stated(self, reference: Reference, sentence: Span, before: str) -> _Issuing:
        """Whose document it is by what somebody says in it, or by who is said to speak in it.

        "Trong Kết luận …, ⟨Bộ Chính trị⟩ yêu cầu", "xét đề nghị của ⟨Ban Tổ chức⟩ tại Tờ trình …".
        """
        reader, grammar = self.reader, self.reader.grammar
        if speaker := self._speaker(reference, sentence, before):
            return _Issuing((speaker,))
        if grammar.within.search(before) and not reference.type.law:
            return _Issuing(reader.deciding(reference.span.end, sentence.end, grammar.stating))
        if grammar.according.search(before):
            return _Issuing(reader.deciding(reference.span.end, sentence.end, grammar.deciding))
        return _Issuing()

    def _speaker(self, reference: Reference, sentence: Span, before: str) -> Organization | None:
        """The body right before "tại" and a document with a number."""
        stated = self.reader.grammar.stated_in.search(before) if reference.number else None
        if stated is None:
            return None
        place = reference.span.start - len(before) + stated.start()
        body = self.reader.issuer_before(place + 1, max(sentence.start, place - _SUBJECT_BACK), 1)
        return body[0] if body else None

    def _issued(self, verb: int, sentence: Span, *, signed: bool) -> _Issuing:
        """The body in front of the verb of issuing at `verb`, and the words before it, or before the verb."""
        issuer = self._subject(verb, sentence.start)
        if issuer is None:
            return _Issuing((), Span(sentence.start, verb) if verb > sentence.start else None)
        body, start = issuer if signed else self._with_office(*issuer, sentence.start)
        others = self.reader.joined_before(start, sentence.start)
        return _Issuing((*others, body), Span(sentence.start, start) if start > sentence.start else None)

    def _with_office(self, body: Organization, start: int, floor: int) -> tuple[Organization, int]:
        """Who issues in an office of his or her own: "Chủ tịch UBND … ban hành"."""
        back = max(floor, start - _MEMBER_BACK)
        office = self.reader.grammar.office_before.search(self.reader.smooth, back, start)
        if office is None or office["deputy"]:
            return body, start
        return Organization(f"{capitalised(normal(office['office']))} {body.name}"), office.start()

    def _subject(self, verb: int, floor: int) -> tuple[Organization, int] | None:
        """The body that issues, and where its name begins; behind "Ủy viên" it is only part of a member's title."""
        if plenum := self._plenum(verb, max(floor, verb - _PLENUM_BACK)):
            return plenum
        back = max(floor, verb - _SUBJECT_BACK)
        issuer = self.reader.issuer_before(verb, back, _SUBJECT) or self._far_subject(verb, back)
        if issuer is None:
            return None
        back = max(floor, issuer[1] - _MEMBER_BACK)
        member = self.reader.grammar.member_before.search(self.reader.smooth, back, issuer[1])
        return None if member else issuer

    def _far_subject(self, verb: int, floor: int) -> tuple[Organization, int] | None:
        """The body of a clause with more than one verb: "⟨A⟩ đã kiểm điểm các cá nhân, ban hành Kế hoạch …"."""
        body = self.reader.bodies.last_before(verb, floor)
        if body is None or not self.reader.grammar.subject_mark.match(self.reader.smooth, body.span.end):
            return None
        return None if ";" in self.reader.smooth[body.span.end : verb] else (body.organization, body.span.start)

    def _plenum(self, verb: int, floor: int) -> tuple[Organization, int] | None:
        """ "Hội nghị Trung ương 5 đã thông qua …": the committee, by its plenum."""
        grammar, smooth = self.reader.grammar, self.reader.smooth
        for found in grammar.plenum.finditer(smooth, floor, verb):
            body = self.reader.bodies.last_before(verb, found.end())
            alone = body is None or self.reader.grammar.suffixes.central_party == body.organization.name
            if alone and grammar.central.search(found.group()) and "," not in smooth[found.end() : verb]:
                return grammar.plenum_issuer, found.start()
        return None

    def _listings(self, sentence: Span) -> list[Span]:
        """Where a body issues a list of documents that stand behind it: "A ⟨thông qua các văn kiện:⟩ …"."""
        smooth = self.reader.smooth
        if ":" not in smooth[sentence.start : sentence.end]:
            return []
        found = self.reader.grammar.list_issuing.finditer(smooth, sentence.start, sentence.end)
        return [Span(match.start(), match.end()) for match in found]

    def _day(self, told: _Issuing) -> PartialDate | None:
        """The day of the clause: the one right before body or verb, or the one with which the sentence opens."""
        assert told.stretch is not None  # the caller has looked
        dates = find_dates(self.reader.text, [told.stretch], self.lexicon)
        if not dates:
            return None
        opens = dates[0].span.start <= told.stretch.start + _OPENING
        if told.behind or self._is_near(Span(dates[-1].span.end, told.stretch.end)):
            day = self._resolved(dates[-1])
            # "tầm nhìn đến năm 2045; thông qua Kết luận …": a year alone is told at the opening.
            if told.behind or day is None or day.month is not None:
                return day
        return self._resolved(dates[0]) if opens else None

    def _is_near(self, gap: Span) -> bool:
        """Whether nothing but the session of the body stands in `gap`: "ngày 3/6/2001⟨, kỳ họp thứ 9, ⟩Quốc hội …"."""
        if gap.end - gap.start <= _NEAR:
            return True
        return self.reader.grammar.between_commas.fullmatch(self.reader.smooth, gap.start, gap.end) is not None

    def _resolved(self, mention: DateMention) -> PartialDate | None:
        if not mention.event or mention.last:
            return None
        if mention.first.date is not None:
            return mention.first.date
        days = YearClues(self.published).resolve(mention) if self.published else None
        if days is None or days[0].earliest != days[0].latest:
            return None
        day = days[0].earliest
        return PartialDate(day.year, day.month, day.day)
