"""One place that speaks of a programme: its parties, status, period, name and subject."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from danvan_kg.extraction.programmes.grammar import ProgrammeGrammar
from danvan_kg.extraction.programmes.parties import PartyReader
from danvan_kg.extraction.quotations import quoted, single_blanks
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Evidence, ProgrammeStatus
from danvan_kg.text import Span

_LONGEST_YEARS = 10
_STATUS_BACK = 70
_REVIEWED = 32  # code points from "tổng kết" to the end of "thực hiện" behind it
_ASKED_BACK = 30  # code points before the first party in which "đề nghị" may stand
_PERIOD_AHEAD = 320  # code points behind a noun in which its years may stand
_COOPERATION_AHEAD = 90  # code points behind "ký thỏa thuận" in which "hợp tác" may stand
_LONGEST_SUBJECT = 200


@dataclass(frozen=True, slots=True)
class Mentioned:
    """One place that speaks of a programme; parties are empty where it names none."""

    span: Span
    name: str
    parties: tuple[OrganizationMention, ...]
    status: ProgrammeStatus
    period: tuple[int, int] | None
    subject: str | None
    clause: Span
    headline: bool = False

    @property
    def evidence(self) -> Evidence:
        return Evidence(self.clause, "programme.parties" if self.parties else "programme.noun")


@dataclass(frozen=True, slots=True)
class MentionReader:
    """Reads the mentions in one article. `smooth` has the older tone placement."""

    text: str
    smooth: str
    parties: PartyReader
    grammar: ProgrammeGrammar

    def mentions(self, sentence: Span) -> Iterator[Mentioned]:
        """The mentions in one sentence, in order; a second one has the parties of the first where it names none."""
        before: tuple[OrganizationMention, ...] = ()
        found = self.grammar.noun.finditer(self.smooth, sentence.start, sentence.end)
        matches = [match for match in found if self._is_of_cooperation(match, sentence)]
        for place, match in enumerate(matches):
            until = matches[place + 1].start() if place + 1 < len(matches) else sentence.end
            mention = self._mention(match, Span(sentence.start, max(until, match.end())), sentence)
            joined = self.grammar.joined.search(self.smooth, sentence.start, match.start())
            if not mention.parties and mention.period and joined:
                mention = replace(mention, parties=before)  # "A và B tổng kết Chương trình … và ký kết Chương trình …"
            before = mention.parties or before
            yield mention

    def _is_of_cooperation(self, match: re.Match[str], sentence: Span) -> bool:
        """Whether an agreement is on working together, and not on a price or a truce."""
        if normal(match.group()) not in self.grammar.loose:
            return True
        ahead = min(sentence.end, match.end() + _COOPERATION_AHEAD)
        return self.grammar.cooperation.search(self.smooth, match.end(), ahead) is not None

    def _mention(self, match: re.Match[str], stretch: Span, sentence: Span) -> Mentioned:
        parties = self.parties.parties(match, stretch)
        first = min([match.start(), *(p.span.start for p in parties)])
        last = max([match.end(), *(p.span.end for p in parties)])
        period, period_end = self._period(match, stretch)
        return Mentioned(
            span=Span(match.start(), match.end()),
            name=self._name(match, stretch),
            parties=tuple(parties),
            status=self._status(match, sentence, first),
            period=period,
            subject=self._subject(match, stretch),
            clause=Span(first, max(last, period_end)),
        )

    def _status(self, match: re.Match[str], sentence: Span, first: int) -> ProgrammeStatus:
        """What the word nearest to the noun says: before it, or right behind it."""
        if normal(match.group()) in self.grammar.drafted:
            return ProgrammeStatus.PLANNED
        planned = self.grammar.statuses[ProgrammeStatus.PLANNED]
        if first < match.start() and planned.search(self.smooth, max(sentence.start, first - _ASKED_BACK), first):
            return ProgrammeStatus.PLANNED
        before = max(sentence.start, match.start() - _STATUS_BACK)
        told = self._told(before, match.end()) or self._told(match.end(), min(sentence.end, match.end() + _STATUS_BACK))
        return told or ProgrammeStatus.ONGOING

    def _told(self, start: int, end: int) -> ProgrammeStatus | None:
        ends = {
            status: max((hit.end() for hit in pattern.finditer(self.smooth, start, end)), default=-1)
            for status, pattern in self.grammar.statuses.items()
        }
        best = max(ends, key=lambda status: ends[status])
        back = max(start, ends[best] - _REVIEWED)
        if best is ProgrammeStatus.ONGOING and self.grammar.summing.search(self.smooth, back, ends[best]):
            return ProgrammeStatus.CONCLUDED  # "tổng kết 5 năm thực hiện …"
        return best if ends[best] >= 0 else None

    def _period(self, match: re.Match[str], stretch: Span) -> tuple[tuple[int, int] | None, int]:
        limit = min(stretch.end, match.end() + _PERIOD_AHEAD)
        found = self.grammar.period.search(self.smooth, match.end(), limit)
        if found:
            start, end = int(found["start"]), int(found["end"])
            if start <= end <= start + _LONGEST_YEARS:
                return (start, end), found.end()
        year = self.grammar.year.match(self.smooth, match.end() + 1, limit) if match.end() + 1 < limit else None
        if year is None:
            return None, match.end()
        return (int(year["year"]), int(year["year"])), year.end()

    def _name(self, match: re.Match[str], stretch: Span) -> str:
        inner = self._quoted_behind(match, stretch)
        words = single_blanks(self.text[match.start() : match.end()])
        words = self.grammar.called.get(normal(words), words)
        return f"{words} “{self.text[inner.start : inner.end]}”" if inner else words

    def _subject(self, match: re.Match[str], stretch: Span) -> str | None:
        inner = self._quoted_behind(match, stretch)
        if inner is None:
            about = self.grammar.about.match(self.smooth, match.end(), min(stretch.end, match.end() + _LONGEST_SUBJECT))
            inner = Span(about.start("what"), about.end("what")) if about else None
        return single_blanks(self.text[inner.start : inner.end]) if inner else None

    def _quoted_behind(self, match: re.Match[str], stretch: Span) -> Span | None:
        place = match.end()
        while place < stretch.end and self.text[place] == " ":
            place += 1
        return quoted(self.text, place, stretch.end)
