"""Who coordinates with whom: the parties around a noun of coordination."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.programmes.grammar import ProgrammeGrammar
from danvan_kg.extraction.programmes.party_names import PartyNameReader
from danvan_kg.extraction.quotations import capitalised
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization, PositionObservation
from danvan_kg.text import Span

_PARTY_BACK = 260  # code points before a noun in which its parties may stand
_PARTY_AHEAD = 200  # code points behind a noun in which "giữa" may stand
_OF_BACK = 8  # code points in which "của" stands
_GENERIC_AHEAD = 24  # code points between "giữa" and the first party ("giữa lãnh đạo …")


@dataclass(frozen=True, slots=True)
class PartyReader:
    """Reads the parties in one article. `smooth` has the older tone placement."""

    smooth: str
    bodies: BodyIndex
    names: PartyNameReader
    positions: Sequence[PositionObservation]
    grammar: ProgrammeGrammar

    def parties(self, match: re.Match[str], stretch: Span) -> list[OrganizationMention]:
        """ "giữa A và B" behind the noun, or "A và B … ký kết" before it, or "A ký kết … với B" around it."""
        ahead = min(stretch.end, match.end() + _PARTY_AHEAD)
        between = self.grammar.between.search(self.smooth, match.end(), ahead)
        if between:
            named = self.bodies.at(between.end())
            standing = None if named else self.grammar.standing.match(self.smooth, between.end(), ahead)
            chain = self._chain_from(standing.end() if standing else between.end(), stretch.end)
            if len(chain) > 1:
                chain = self._of_one_place(chain)
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
        if len(subjects) > 1:
            return subjects
        listed = self.grammar.among.match(self.smooth, match.end(), ahead)
        chain = self._chain_from(listed.end(), stretch.end) if listed and not subjects else []
        return chain if len(chain) > 1 else self._met(match, stretch)

    def _all_standing(self, chain: list[OrganizationMention], what: str | None) -> list[OrganizationMention]:
        """ "giữa thường trực HĐND – UBND": what stands before the first of a list with dashes is said of all."""
        first = self.grammar.standing.match(normal(chain[0].organization.name))
        between = self.smooth[chain[0].span.end : chain[1].span.start]
        if what is None and first and between.strip() in _DASHES:
            what = first["what"]
        return [_standing(mention, what) for mention in chain] if what else chain

    def _of_one_place(self, chain: list[OrganizationMention]) -> list[OrganizationMention]:
        """ "HĐND – UBND – UBMTTQ thành phố …": bodies with dashes between them are of the place that is named last."""
        last = chain[-1].organization.territory
        gaps = [self.smooth[a.span.end : b.span.start].strip() for a, b in pairwise(chain)]
        if last is None or not set(gaps) <= _DASHES:
            return chain
        return [_moved(mention, last) for mention in chain]

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
        """Parties one after the other, from `place`, with joining words only between them."""
        found: list[OrganizationMention] = []
        at = self._first_from(place, end)
        while at is not None and (mention := self.names.at(at, end)):
            if not (found and self._is_where(found[-1], mention)):
                found.append(mention)
            joiner = self.grammar.joiner.match(self.smooth, mention.span.end, end)
            at = joiner.end() if joiner else None
            if at is not None and self.names.at(at, end) is None:
                announced = _ANNOUNCED.match(self.smooth, at, end)
                at = announced.end() if announced else None
        return _distinct(found)

    def _first_from(self, place: int, end: int) -> int | None:
        """Where the first party begins: near `place`, or behind "với một số cơ quan: …", "với 14 tỉnh, gồm …"."""
        near = next((p for p in range(place, min(place + _GENERIC_AHEAD, end)) if self.names.listed(p, end)), None)
        if near is not None:
            return near
        if self.names.at(place, end):
            return place
        announced = _ANNOUNCED.match(self.smooth, place, end) or self.grammar.among.match(self.smooth, place, end)
        return announced.end() if announced else None

    def _is_where(self, last: OrganizationMention, mention: OrganizationMention) -> bool:
        """Whether a territory behind a comma only says where the one before it lies: "huyện …, tỉnh …"."""
        comma = self.smooth[last.span.end : mention.span.start].strip() == ","
        return comma and self.names.is_wider(mention) and not self.names.is_wider(last)

    def _subjects(self, match: re.Match[str], stretch: Span) -> list[OrganizationMention]:
        """The bodies of which the words before the noun say that they sign or hold it."""
        floor = max(stretch.start, match.start() - _PARTY_BACK)
        found: list[OrganizationMention] = []
        edge = match.start()
        for mention in reversed(self.names.within(floor, edge)):
            pattern = self.grammar.joiner if found else self.grammar.fillers
            if found and self._is_clause(mention, edge):
                break
            if pattern.fullmatch(self.smooth, mention.span.end, edge):
                found.insert(0, mention)
            elif not found and (open_name := self._open_behind(mention, edge)):
                found = [mention, open_name]
            else:
                break
            edge = mention.span.start
        if len(found) == 1 and (first := self._open_before(floor, edge) or self._first_subject(edge, stretch)):
            found.insert(0, first)
        return _distinct(found)

    def _is_clause(self, mention: OrganizationMention, edge: int) -> bool:
        """Whether a comma parts the body from those behind it: "được sự đồng ý của A, B và C đã ký kết …"."""
        comma = self.smooth[mention.span.end : edge].strip() == ","
        before = self.smooth[max(0, mention.span.start - _OF_BACK) : mention.span.start]
        return comma and self.grammar.of_before.search(before) is not None

    def _open_behind(self, mention: OrganizationMention, edge: int) -> OrganizationMention | None:
        """ "A và WESET English Center tái ký kết": a party that nothing else knows, between `mention` and the verb."""
        joiner = self.grammar.joiner.match(self.smooth, mention.span.end, edge)
        named = self.names.unlisted(joiner.end(), edge) if joiner else None
        return named if named and self.grammar.fillers.fullmatch(self.smooth, named.span.end, edge) else None

    def _open_before(self, floor: int, edge: int) -> OrganizationMention | None:
        """ "Tổng Công ty Điện lực miền Bắc và B ký kết": an unknown party in front of the one at `edge`."""
        for match in self.grammar.open_name.finditer(self.smooth, floor, edge):
            named = self.names.unlisted(match.start(), edge)
            if named and self.grammar.joiner.fullmatch(self.smooth, named.span.end, edge):
                return named
        return None

    def _first_subject(self, edge: int, stretch: Span) -> OrganizationMention | None:
        """ "A phối hợp với X …; phối hợp với B xây dựng quy chế": the body with which the first such clause begins."""
        if not self.grammar.again.search(self.smooth, stretch.start, edge):
            return None
        for body in self.bodies.within(Span(stretch.start, edge)):
            if self.grammar.coordinating.match(self.smooth, body.span.end, edge):
                return body
        return None


def _moved(mention: OrganizationMention, territory: str) -> OrganizationMention:
    """The same body of `territory`, where its name ends with another one."""
    body = mention.organization
    if not body.territory or body.territory == territory or not body.name.endswith(body.territory):
        return mention
    name = f"{body.name.removesuffix(body.territory)}{territory}"
    return OrganizationMention(mention.span, Organization(name, body.kind, territory=territory))


_DASHES = frozenset({"-", "–", "/"})
_ANNOUNCED = re.compile(r"[^.;:“”\"]{0,48}:\s*")


def _standing(mention: OrganizationMention, what: str) -> OrganizationMention:
    """The standing body of a body: "giữa Thường trực HĐND – UBND" is between two standing bodies."""
    body = mention.organization
    if body.name.startswith(capitalised(what)):
        return mention
    named = Organization(
        f"{capitalised(what.lower())} {body.name}", "StandingCommittee", parent=body, territory=body.territory
    )
    return OrganizationMention(mention.span, named)


def _distinct(mentions: Iterable[OrganizationMention]) -> list[OrganizationMention]:
    seen: dict[str, OrganizationMention] = {}
    for mention in (m for m in mentions if m.organization.complete):
        seen.setdefault(mention.organization.name, mention)
    return list(seen.values())
