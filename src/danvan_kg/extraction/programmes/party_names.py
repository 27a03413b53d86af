"""Names of parties to a programme: bodies, territories that act, and names that no list holds."""

import re
from bisect import bisect_left
from dataclasses import dataclass

from danvan_kg.extraction.mention_index import BodyIndex, PersonIndex
from danvan_kg.extraction.programmes.grammar import ProgrammeGrammar
from danvan_kg.extraction.quotations import capitalised, single_blanks
from danvan_kg.extraction.view import OrganizationMention
from danvan_kg.extraction.wording import normal
from danvan_kg.observation import Organization
from danvan_kg.text import Span

_UNIT_BACK = 24  # code points before a territory in which the words stand that let it act
_COUNT_BACK = 4  # code points before a territory in which a number of them may stand


@dataclass(frozen=True, slots=True)
class PartyNameReader:
    """Reads one party in one article.

    `text` is the article's, `smooth` the same with the older tone placement, `territory` finds a unit with its name.
    """

    text: str
    smooth: str
    bodies: BodyIndex
    persons: PersonIndex
    grammar: ProgrammeGrammar
    territory: re.Pattern[str]

    def at(self, place: int, end: int) -> OrganizationMention | None:
        """The party named at `place`, by whatever tells it; None where it ends behind `end`."""
        return self.listed(place, end) or self.unlisted(place, end)

    def listed(self, place: int, end: int) -> OrganizationMention | None:
        """The body named at `place`, or a territory that acts ("giữa tỉnh Quảng Ninh và …", "với Lào Cai")."""
        mention = self.bodies.at(place)
        if mention is not None:
            return self._abroad(mention, end) if mention.span.end <= end else None
        territory = self.territory.match(self.smooth, place, end)
        if territory is not None:
            return None if self._is_counted(territory) else self._territory(territory)
        province = self.grammar.province.match(self.smooth, place, end)
        return self._province(province) if province else None

    def _abroad(self, mention: OrganizationMention, end: int) -> OrganizationMention:
        """A ministry of another state under its own name, where that goes on behind what is one here: "Bộ … Lào"."""
        more = self.grammar.foreign_rest.match(self.smooth, mention.span.end, end)
        if more is None or normal(more["country"]) in self.grammar.own_country:
            return mention
        span = Span(mention.span.start, more.end())
        return OrganizationMention(span, Organization(capitalised(single_blanks(span.of(self.text)))))

    def _is_counted(self, territory: re.Match[str]) -> bool:
        """ "với 8 tỉnh Bắc Lào": several unnamed ones, unless provinces are listed."""
        before = self.smooth[max(0, territory.start() - _COUNT_BACK) : territory.start()].rstrip()
        return before[-1:].isdigit() and normal(territory["name"]) not in self.grammar.provinces

    def unlisted(self, place: int, end: int) -> OrganizationMention | None:
        """A name at `place` that no list holds: behind a word for a body, or in words of another language."""
        abroad = self.grammar.foreign_body.match(self.smooth, place, end)
        if abroad and normal(abroad["country"]) not in self.grammar.own_country and not self.bodies.around(place):
            span = Span(place, abroad.end())
            return OrganizationMention(span, Organization(capitalised(single_blanks(span.of(self.text)))))
        found = self.grammar.open_name.match(self.smooth, place, end)
        if found is None or self.bodies.within(Span(place, found.end())) or self.bodies.around(place):
            return None
        name, stop = single_blanks(self.text[place : found.end()]), found.end()
        if found["head"] and not _ends_name(name):
            return None
        foreign = found["head"] or any(_is_foreign(word) for word in name.split())
        if not foreign or normal(name) in self.grammar.countries:
            return None
        if self.persons.within(Span(place, stop)):
            return None
        return OrganizationMention(Span(place, stop), Organization(capitalised(name)))

    def within(self, floor: int, end: int) -> list[OrganizationMention]:
        """The bodies, and territories that begin a clause, named from `floor` to before `end`, in order."""
        found = self.bodies.within(Span(floor, end)) if floor < end else []
        for match in self.grammar.acting_territory.finditer(self.smooth, floor, end):
            place = match.start("name")
            mention = None if self.bodies.around(place) else self.at(place, end)
            if mention:
                found.insert(bisect_left([m.span.start for m in found], place), mention)
        for match in self.territory.finditer(self.smooth, floor, end):
            taken = self.bodies.around(match.start()) or any(m.span.start == match.start() for m in found)
            told = self.grammar.before_acting.search(self.smooth, max(0, match.start() - _UNIT_BACK), match.start())
            if told and not taken and not self._is_counted(match):
                found.insert(bisect_left([m.span.start for m in found], match.start()), self._territory(match))
        return found

    def is_wider(self, mention: OrganizationMention) -> bool:
        """Whether the party is a whole province."""
        return normal(mention.organization.name).startswith(tuple(self.grammar.provincial))

    def _territory(self, match: re.Match[str]) -> OrganizationMention:
        name = single_blanks(self.text[match.start() : match.end()])
        unit = (
            self.grammar.provinces.get(normal(match["name"]))
            if normal(match["head"]) in self.grammar.short_units
            else None
        )
        return self._acting(unit or name, Span(match.start(), match.end()))

    def _province(self, match: re.Match[str]) -> OrganizationMention:
        return self._acting(self.grammar.provinces[normal(match["name"])], Span(match.start("name"), match.end("name")))

    def _acting(self, name: str, span: Span) -> OrganizationMention:
        body = Organization(capitalised(name), "StateBody", territory=f"{name[:1].lower()}{name[1:]}")
        return OrganizationMention(span, body)


# A syllable of Vietnamese as far as its letters without marks tell: others are of another language, or abbreviations.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|th|tr|qu|ch|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|nh|ng|[cmnpt])?", re.IGNORECASE
)


def _ends_name(name: str) -> bool:
    """Whether the last of several words has a capital: small words behind it may be of what is said of it."""
    return " " in name and name.rpartition(" ")[2][0].isupper()


def _is_foreign(word: str) -> bool:
    """Whether `word` is of the letters a to z and no syllable of Vietnamese."""
    return word.isascii() and word.isalpha() and _SYLLABLE.fullmatch(word) is None
