"""What stands behind the type and number of a document, in any order: day, issuer, term, title."""

import re
from dataclasses import dataclass, replace

from danvan_kg.extraction.cursor import Cursor
from danvan_kg.extraction.documents.titles import Reference, TitleReader
from danvan_kg.extraction.quotations import capitalised
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization
from danvan_kg.partial_date import PartialDate
from danvan_kg.text import Span

_ARTICLE_BACK = 24  # code points before a document in which "Điều 17" may stand
_OF_BACK = 8  # code points before a body in which "của" stands
_DATE_AHEAD = 30  # code points behind "thông qua" in which the day may stand


@dataclass(frozen=True, slots=True)
class TailReader(TitleReader):
    """Reads tails in one article."""

    def _with_tail(self, heads: list[Reference], cursor: Cursor, span: Span) -> list[Reference]:
        facts: dict[str, object] = {}
        titles: list[str] = []
        while True:
            before = cursor.position
            wanted = sum(head.title is None for head in heads)
            self._alias(cursor, heads[0])
            self._tail_part(cursor, facts, titles, wanted, heads[-1])
            if titles and self._is_of_article(heads[0], cursor, before):
                titles.clear()
                wanted, cursor.position = 0, before
            if cursor.position == before:
                break
        span = Span(span.start, max(span.end, cursor.position))
        for place, head in enumerate(heads):
            last = place == len(heads) - 1
            title = titles[place - len(heads)] if len(titles) == len(heads) or (titles and last) else head.title
            new = {name: value for name, value in facts.items() if not getattr(head, name) or name == "date"}
            heads[place] = replace(head, span=span, title=title, **new)  # type: ignore[arg-type]
        return heads

    def _alias(self, cursor: Cursor, head: Reference) -> None:
        """Moves behind "(Kế hoạch số 47)", "(sau đây gọi là …)": another name in brackets, and no title."""
        alias = cursor.sees(self.grammar.alias)
        if alias and (alias["number"] is None or alias["number"].lstrip("0") == (head.number or "").lstrip("0")):
            cursor.position = alias.end()

    def _tail_part(
        self, cursor: Cursor, facts: dict[str, object], titles: list[str], wanted: int, head: Reference
    ) -> None:
        if "date" not in facts and (date := self._date(cursor)):
            facts["date"] = date
        elif "date" not in facts and cursor.take(self.grammar.day_alone):
            return  # its year is told by the day of the article
        elif "term" not in facts and (term := cursor.take(self.grammar.term)):
            facts["term"] = term["term"].upper()
        elif "issuers" not in facts and (issuers := self._issuers(cursor) or self._plenary(cursor)):
            facts["issuers"] = issuers
        elif not titles and wanted:
            if "issuers" not in facts:
                cursor.take(self.grammar.unknown_issuer)
            titles += self._titles(cursor, wanted, head, owned="issuers" in facts)

    def _is_of_article(self, head: Reference, cursor: Cursor, start: int) -> bool:
        """Whether "Điều 17 Thông tư … quy định …" says what the article rules: that is no title of the document."""
        opener = self.grammar.opener.match(self.smooth, start, cursor.end)
        if opener is None or normal(opener["opener"]) not in self.grammar.ruling_openers:
            return False
        floor = max(0, head.span.start - _ARTICLE_BACK)
        return self.grammar.article_before.search(self.smooth, floor, head.span.start) is not None

    def _date(self, cursor: Cursor) -> PartialDate | None:
        start = cursor.position
        if cursor.take(self.grammar.date):
            if printed := cursor.take(self.grammar.printed_date):
                day, month, year = (int(number) for number in printed.groups())
                try:
                    return PartialDate(year, month, day)
                except ValueError:
                    pass
            cursor.position = start
            return None
        year_only = cursor.take(self.grammar.year)
        return PartialDate(int(year_only["year"])) if year_only else None

    def _issuers(self, cursor: Cursor) -> tuple[Organization, ...]:
        start = cursor.position
        if not cursor.take(self.grammar.of):
            return ()
        if holder := self._office_holder(cursor):
            self._holder_name(cursor)
            return (holder,)
        found: list[Organization] = []
        while True:
            mention, word = self.bodies.at(cursor.position), cursor.sees(self.grammar.issuer)
            if mention is not None and mention.span.end <= cursor.end:
                found.append(mention.organization)
                cursor.position = mention.span.end
            elif word is not None and not found:
                found.append(self.grammar.issuers[normal(word["issuer"])])
                cursor.position = word.end()
            else:
                break
            last = cursor.position
            joiner = cursor.take(self.grammar.body_joiner)
            if joiner is None or not self._goes_on(joiner, cursor):
                cursor.position = last
                break
        if found:
            self._holder_name(cursor)
        else:
            cursor.position = start
        return tuple(found)

    def _holder_name(self, cursor: Cursor) -> None:
        """Moves to the title behind the name of who holds the issuing office: "của Chủ tịch nước ⟨Lê Văn Sơn⟩ về …"."""
        if name := cursor.sees(self.grammar.holder_name):
            cursor.position = name.end() - 1

    def _plenary(self, cursor: Cursor) -> tuple[Organization, ...]:
        """ "Nghị quyết số 10 Hội nghị lần thứ năm Ban Chấp hành Trung ương": the committee, by which of its plenums."""
        start = cursor.position
        cursor.take(self.grammar.of)
        found = cursor.take(self.grammar.plenum)
        if found is None or self.grammar.central.search(found.group()) is None:
            cursor.position = start
            return ()
        return (self.grammar.plenum_issuer,)

    def _goes_on(self, joiner: re.Match[str], cursor: Cursor) -> bool:
        """Whether a body behind `joiner` is one more issuer, and not the subject of a clause: ", A hướng dẫn …"."""
        body = self.bodies.at(cursor.position)
        if body is None:
            return False
        return joiner.group().strip() != "," or not self.grammar.acting.match(self.smooth, body.span.end, cursor.end)

    def _office_holder(self, cursor: Cursor) -> Organization | None:
        """Who issues in his or her own office: "Bộ trưởng Bộ …", "Chủ tịch Ủy ban nhân dân tỉnh …"."""
        office = cursor.sees(self.grammar.office)
        body = self.bodies.at(office.end()) if office else None
        if office is None or body is None or body.span.end > cursor.end:
            return None
        cursor.position = body.span.end
        return Organization(f"{capitalised(normal(office['office']))} {body.organization.name}")

    def issuer_before(self, place: int, floor: int, most: int) -> tuple[Organization, int] | None:
        """The body named last between `floor` and `place`, at most `most` before it, and where its name begins."""
        body = self.bodies.last_before(place, floor)
        if body is not None and place - body.span.end <= most:
            return body.organization, body.span.start
        word = self.grammar.issuer_last.search(self.smooth, max(floor, place - 2 * most), place)
        return (self.grammar.issuers[normal(word["issuer"])], word.start("issuer")) if word else None

    def joined_before(self, place: int, floor: int) -> tuple[Organization, ...]:
        """The bodies that "và" and commas join to the one whose name begins at `place`: "A và B ban hành …"."""
        found: list[Organization] = []
        comma = False
        while body := self.bodies.last_before(place, floor):
            joiner = self.grammar.body_joiner.fullmatch(self.smooth, body.span.end, place)
            of = self.grammar.of_before.search(self.smooth, max(floor, body.span.start - _OF_BACK), body.span.start)
            if joiner is None:
                break
            if of or (comma and joiner.group().strip() != ","):
                return ()  # "theo đề nghị của A và B, C đã ra …": what stands before the comma is no list
            comma = joiner.group().strip() == ","
            found.insert(0, body.organization)
            place = body.span.start
        return tuple(found)

    def passed(self, place: int, end: int) -> tuple[tuple[Organization, int], Span] | None:
        """ "… đã được Quốc hội thông qua ngày …": the body behind a reference that ends at `place`, and the rest."""
        passive = self.grammar.passive.match(self.smooth, place, end)
        issuer = self._issuer_at(passive.end(), end) if passive else None
        verb = self.grammar.passing.match(self.smooth, issuer[1], end) if issuer else None
        if issuer is None or verb is None:
            return None
        return issuer, Span(verb.start(), min(end, verb.end() + _DATE_AHEAD))

    def deciding(self, place: int, end: int, verbs: re.Pattern[str]) -> tuple[Organization, ...]:
        """ "Theo quyết định số 12, Bộ … quyết định": the bodies in front of one of `verbs`, whose decision it is."""
        found: list[Organization] = []
        joiner = _COMMA.match(self.smooth, place, end)
        while joiner and (issuer := self._issuer_at(joiner.end(), end)):
            found.append(issuer[0])
            if verbs.match(self.smooth, issuer[1], end):
                return tuple(found)
            joiner = self.grammar.body_joiner.match(self.smooth, issuer[1], end)
        return ()

    def _issuer_at(self, place: int, end: int) -> tuple[Organization, int] | None:
        """The body that begins at `place`, and where its name ends."""
        mention = self.bodies.at(place)
        if mention is not None:
            return mention.organization, mention.span.end
        word = self.grammar.issuer.match(self.smooth, place, end)
        return (self.grammar.issuers[normal(word["issuer"])], word.end()) if word else None


_COMMA = re.compile(r"\s*,\s+")
