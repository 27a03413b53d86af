"""Coordination programmes, regulations and agreements between named bodies."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from danvan_kg.article import ZoneKind
from danvan_kg.extraction.event_grammar import event_grammar
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.programme_grammar import ProgrammeGrammar, programme_grammar
from danvan_kg.extraction.quotations import capitalised, quoted, single_blanks
from danvan_kg.extraction.view import ArticleView, OrganizationMention
from danvan_kg.extraction.wording import normal, plain
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import (
    Evidence,
    Organization,
    PositionObservation,
    ProgrammeObservation,
    ProgrammeStatus,
    Stated,
)
from danvan_kg.text import Span

_LONGEST_YEARS = 10
_PARTY_BACK = 260  # code points before a noun in which its parties may stand
_PARTY_AHEAD = 200  # code points behind a noun in which "giữa" may stand
_STATUS_BACK = 70
_ASKED_BACK = 30  # code points before the first party in which "đề nghị" may stand
_PERIOD_AHEAD = 120
_LONGEST_SUBJECT = 200
_MANY = 50  # programmes; no article has so many


@dataclass(frozen=True, slots=True)
class _Mentioned:
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


@dataclass(slots=True)
class _Programme:
    parties: dict[str, Stated[Organization]]
    mentioned: list[_Mentioned] = field(default_factory=list)

    def accepts(self, period: tuple[int, int] | None) -> bool:
        mine = self.period
        return mine is None or period is None or mine == period

    @property
    def period(self) -> tuple[int, int] | None:
        return next((m.period for m in self.mentioned if m.period), None)


def find_programmes(view: ArticleView, lexicon: Lexicon) -> list[ProgrammeObservation]:
    """Each programme between at least two named bodies, in order of first mention.

    Rules: `programme.parties` where the parties are named, `programme.noun` for later mentions without them.
    """
    grammar, territory = programme_grammar(lexicon), event_grammar(lexicon).territory
    reader = _Reader(view.text, plain(view.text), BodyIndex.of(view), view.positions, grammar, territory)
    mentioned = [
        replace(mention, headline=sentence.zone == ZoneKind.TITLE.value)
        for sentence in view.sentences
        for mention in reader.mentions(sentence.span)
    ]
    return [_observation(programme) for programme in _merged(mentioned, reader)]


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    smooth: str
    bodies: BodyIndex
    positions: Sequence[PositionObservation]
    grammar: ProgrammeGrammar
    territory: re.Pattern[str]

    def mentions(self, sentence: Span) -> Iterator[_Mentioned]:
        before: tuple[OrganizationMention, ...] = ()
        matches = list(self.grammar.noun.finditer(self.smooth, sentence.start, sentence.end))
        for place, match in enumerate(matches):
            until = matches[place + 1].start() if place + 1 < len(matches) else sentence.end
            mention = self._mention(match, Span(sentence.start, max(until, match.end())), sentence)
            if (
                not mention.parties
                and mention.period
                and self.grammar.joined.search(self.smooth, sentence.start, match.start())
            ):
                mention = replace(mention, parties=before)  # "A và B tổng kết Chương trình … và ký kết Chương trình …"
            before = mention.parties or before
            yield mention

    def _mention(self, match: re.Match[str], stretch: Span, sentence: Span) -> _Mentioned:
        parties = self._parties(match, stretch)
        first = min([match.start(), *(p.span.start for p in parties)])
        last = max([match.end(), *(p.span.end for p in parties)])
        period, period_end = self._period(match, stretch)
        return _Mentioned(
            span=Span(match.start(), match.end()),
            name=self._name(match, stretch),
            parties=tuple(parties),
            status=self._status(match, sentence, first),
            period=period,
            subject=self._subject(match, stretch),
            clause=Span(first, max(last, period_end)),
        )

    def _parties(self, match: re.Match[str], stretch: Span) -> list[OrganizationMention]:
        """ "giữa A và B" behind the noun, or "A và B … ký kết" before it, or "A ký kết … với B" around it."""
        ahead = min(stretch.end, match.end() + _PARTY_AHEAD)
        between = self.grammar.between.search(self.smooth, match.end(), ahead)
        if between:
            named = self.bodies.at(between.end())
            standing = None if named else self.grammar.standing.match(self.smooth, between.end(), ahead)
            chain = self._chain_from(standing.end() if standing else between.end(), stretch.end)
            if len(chain) > 1:
                return self._all_standing(chain, standing["what"] if standing else None)
        if of := self.grammar.of.match(self.smooth, match.end(), ahead):
            chain = self._chain_from(of.end(), stretch.end)
            if len(chain) > 1:
                return chain
        if normal(match.group()) in self.grammar.between_only:
            return []
        subjects = self._subjects(match, stretch)
        for partner in self.grammar.with_word.finditer(self.smooth, match.end(), ahead):
            chain = self._chain_from(partner.end(), stretch.end)
            if subjects and chain:
                return subjects + [c for c in chain if c.organization not in {s.organization for s in subjects}]
        return subjects if len(subjects) > 1 else self._met(match, stretch)

    def _all_standing(self, chain: list[OrganizationMention], what: str | None) -> list[OrganizationMention]:
        """ "giữa thường trực HĐND – UBND": what stands before the first of a list with dashes is said of all."""
        first = self.grammar.standing.match(normal(chain[0].organization.name))
        between = self.smooth[chain[0].span.end : chain[1].span.start]
        if what is None and first and between.strip() in {"-", "–", "/"}:
            what = first["what"]
        return [_standing(mention, what) for mention in chain] if what else chain

    def _met(self, match: re.Match[str], stretch: Span) -> list[OrganizationMention]:
        """The body of somebody and the body that he or she met to review the noun: "… làm việc với B để đánh giá …"."""
        meeting = self.grammar.meeting.search(self.smooth, stretch.start, match.start())
        if meeting is None:
            return []
        hosts = self._chain_from(meeting.end(), match.start())
        held = [
            p
            for p in self.positions
            if stretch.start <= p.evidence.span.start and p.evidence.span.end <= meeting.start()
        ]
        bodies = [p.position.organization for p in held if p.position.organization is not None]
        if len(hosts) != 1 or len({body.name for body in bodies}) != 1:
            return []
        return _distinct([OrganizationMention(held[0].evidence.span, bodies[0]), *hosts])

    def _chain_from(self, place: int, end: int) -> list[OrganizationMention]:
        """Bodies one after the other, from `place`, with joining words only between them."""
        found: list[OrganizationMention] = []
        at = next((p for p in range(place, min(place + 24, end)) if self._body(p, end)), None)
        while at is not None and (mention := self._body(at, end)):
            found.append(mention)
            joiner = self.grammar.joiner.match(self.smooth, mention.span.end, end)
            at = joiner.end() if joiner else None
            if at is not None and self._body(at, end) is None:
                announced = _ANNOUNCED.match(self.smooth, at, end)
                at = announced.end() if announced else None
        return _distinct(found)

    def _body(self, place: int, end: int) -> OrganizationMention | None:
        """The body named at `place`; a territory that acts counts ("giữa tỉnh Quảng Ninh và …")."""
        mention = self.bodies.at(place)
        if mention is not None:
            return mention if mention.span.end <= end else None
        territory = self.territory.match(self.smooth, place, end)
        if territory is None:
            return None
        name = single_blanks(self.text[territory.start() : territory.end()])
        body = Organization(capitalised(name), "StateBody", territory=f"{name[:1].lower()}{name[1:]}")
        return OrganizationMention(Span(territory.start(), territory.end()), body)

    def _subjects(self, match: re.Match[str], stretch: Span) -> list[OrganizationMention]:
        """The bodies of which the words before the noun say that they sign or hold it."""
        floor = max(stretch.start, match.start() - _PARTY_BACK)
        before = self.bodies.within(Span(floor, match.start())) if floor < match.start() else []
        found: list[OrganizationMention] = []
        edge = match.start()
        for mention in reversed(before):
            pattern = self.grammar.joiner if found else self.grammar.fillers
            if not pattern.fullmatch(self.smooth, mention.span.end, edge):
                break
            found.insert(0, mention)
            edge = mention.span.start
        return _distinct(found)

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
        return best if ends[best] >= 0 else None

    def _period(self, match: re.Match[str], stretch: Span) -> tuple[tuple[int, int] | None, int]:
        limit = min(stretch.end, match.end() + _PARTY_AHEAD + _PERIOD_AHEAD)
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
        place = match.end()
        while place < stretch.end and self.text[place] == " ":
            place += 1
        inner = quoted(self.text, place, stretch.end)
        words = single_blanks(self.text[match.start() : match.end()])
        words = self.grammar.called.get(normal(words), words)
        return f"{words} “{self.text[inner.start : inner.end]}”" if inner else words

    def _subject(self, match: re.Match[str], stretch: Span) -> str | None:
        place = match.end()
        while place < stretch.end and self.text[place] == " ":
            place += 1
        inner = quoted(self.text, place, stretch.end)
        if inner is None:
            about = _ABOUT.match(self.smooth, match.end(), min(stretch.end, match.end() + _LONGEST_SUBJECT))
            inner = Span(about.start("what"), about.end("what")) if about else None
        return single_blanks(self.text[inner.start : inner.end]) if inner else None


_ANNOUNCED = re.compile(r"[^.;:“”\"]{0,48}:\s*")
_ABOUT = re.compile(r"\s+về\s+(?P<what>[^.;,()“”\"]+?)(?=\s+(?:giai đoạn|giữa|năm|với)\s|[.;,()“”\"]|$)", re.IGNORECASE)


def _standing(mention: OrganizationMention, what: str) -> OrganizationMention:
    """The standing body of a body: "giữa Thường trực HĐND – UBND" is between two standing bodies."""
    body = mention.organization
    if body.name.startswith(capitalised(what)):
        return mention
    named = Organization(
        f"{capitalised(what.lower())} {body.name}", "StandingCommittee", parent=body, territory=body.territory
    )
    return OrganizationMention(mention.span, named)


def _distinct(mentions: list[OrganizationMention]) -> list[OrganizationMention]:
    seen: dict[str, OrganizationMention] = {}
    for mention in (m for m in mentions if m.organization.complete):
        seen.setdefault(mention.organization.name, mention)
    return list(seen.values())


def _merged(mentioned: list[_Mentioned], reader: _Reader) -> list[_Programme]:
    """One programme for each set of parties and period; mentions without parties go to the one that they can mean."""
    order: list[_Programme] = []
    for mention in mentioned:
        public = any(p.organization.kind not in reader.grammar.private for p in mention.parties)
        if len(mention.parties) > 1 and public and len(order) < _MANY:
            _home(mention, order).mentioned.append(mention)
    order = _without_headlines(order)
    for mention in (m for m in mentioned if len(m.parties) < 2):
        homes = [p for p in order if _may_mean(mention, p, alone=len(order) == 1)]
        if len(homes) == 1:
            homes[0].mentioned.append(mention)
    return order


def _without_headlines(order: list[_Programme]) -> list[_Programme]:
    """Programmes of the headline alone that shorten one of the text, which has a party in common, are that one."""
    told = [programme for programme in order if not all(m.headline for m in programme.mentioned)]
    kept = []
    for programme in order:
        period = programme.period
        homes = [t for t in told if t.parties.keys() & programme.parties.keys() and t.accepts(period)]
        if programme in told or not homes:
            kept.append(programme)
        else:
            homes[0].mentioned += programme.mentioned
    return kept


def _home(mention: _Mentioned, order: list[_Programme]) -> _Programme:
    names = {_bare(p.organization.name) for p in mention.parties}
    for programme in order:
        if len(names & {_bare(name) for name in programme.parties}) > 1 and programme.accepts(mention.period):
            return programme
    parties = {p.organization.name: Stated(p.organization, mention.evidence) for p in mention.parties}
    order.append(_Programme(parties))
    return order[-1]


def _bare(name: str) -> str:
    """A body's name without the standing body: one list names "Thường trực HĐND", the next "HĐND"."""
    return name.split(" ", 2)[2] if name.startswith(("Thường trực ", "Thường vụ ")) else name


def _may_mean(mention: _Mentioned, programme: _Programme, *, alone: bool) -> bool:
    if mention.period is not None:
        return programme.period == mention.period or (alone and programme.period is None)
    return alone


_STRONGEST = (ProgrammeStatus.SIGNED, ProgrammeStatus.CONCLUDED, ProgrammeStatus.PLANNED, ProgrammeStatus.ONGOING)


def _observation(programme: _Programme) -> ProgrammeObservation:
    told = sorted(programme.mentioned, key=lambda m: m.span)
    status = min(told, key=lambda m: (not m.parties and m.period is None, _STRONGEST.index(m.status), m.span))
    dated = next((m for m in told if m.period), None)
    about = next((m for m in told if m.subject), None)
    name = max((m.name for m in told), key=len)
    parties = " – ".join(programme.parties)
    years = f" {dated.period[0]}–{dated.period[1]}" if dated and dated.period else ""
    return ProgrammeObservation(
        key=f"programme:{parties}{years}",
        name=f"{name[:1].upper()}{name[1:]}{years}: {parties}",
        mentions=tuple(dict.fromkeys(m.evidence for m in told)),
        parties=tuple(programme.parties.values()),
        status=Stated(status.status, status.evidence),
        period_start=Stated(dated.period[0], dated.evidence) if dated and dated.period else None,
        period_end=Stated(dated.period[1], dated.evidence) if dated and dated.period else None,
        subject=Stated(about.subject, about.evidence) if about and about.subject else None,
    )
