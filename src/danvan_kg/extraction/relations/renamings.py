"""Bodies that the text says became others: "Sở Công nghiệp (nay là Sở Công Thương)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.view import ArticleView, OrganizationMention
from danvan_kg.extraction.wording import any_of, once_per_lexicon, plain
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Evidence, RenamingObservation
from danvan_kg.text import Span

# The second name is all that stands in the brackets, or up to the end of its clause: else it is not read whole.
_ENDS = {"(": re.compile(r"\s*\)"), ",": re.compile(r"\s*[,.;]")}


@dataclass(frozen=True, slots=True)
class _Grammar:
    newer_behind: re.Pattern[str]
    older_behind: re.Pattern[str]


@once_per_lexicon
def _grammar(lexicon: Lexicon) -> _Grammar:
    words = lexicon.table("renamings").section

    def between(name: str) -> re.Pattern[str]:
        return re.compile(rf"\s*(?P<opening>[(,])\s*(?:{any_of(words(name))}):?\s+", re.IGNORECASE)

    return _Grammar(between("newer_behind"), between("older_behind"))


def find_renamings(view: ArticleView, lexicon: Lexicon) -> list[RenamingObservation]:
    """Each pair of an older and a newer body once, both named in full. Rule: `organization.renamed`."""
    found: dict[tuple[str, str], RenamingObservation] = {}
    for renaming in _Reader(plain(view.text), view, _grammar(lexicon)).renamings():
        found.setdefault((renaming.before.name, renaming.after.name), renaming)
    return list(found.values())


@dataclass(frozen=True, slots=True)
class _Reader:
    text: str
    view: ArticleView
    grammar: _Grammar

    def renamings(self) -> Iterator[RenamingObservation]:
        for first, second in pairwise(BodyIndex.of(self.view).mentions):
            words = self._words(first.span.end, second.span.start)
            if words is None or not _ENDS[words["opening"]].match(self.text, second.span.end):
                continue
            meant = self._meant(first, second)
            before, after = (meant, second) if words.re is self.grammar.newer_behind else (second, meant)
            if before.organization != after.organization and _are_whole(before, after):
                evidence = Evidence(Span(meant.span.start, second.span.end), "organization.renamed")
                yield RenamingObservation(before.organization, after.organization, evidence)

    def _words(self, start: int, end: int) -> re.Match[str] | None:
        if end < start:
            return None
        patterns = (self.grammar.newer_behind, self.grammar.older_behind)
        return next((found for pattern in patterns if (found := pattern.fullmatch(self.text, start, end))), None)

    def _meant(self, named: OrganizationMention, other: OrganizationMention) -> OrganizationMention:
        """Of a unit and the bodies above it the one of the other's sort: "Cục Y, Bộ Nội vụ (nay là Bộ Công an)"."""
        above = [each for each in self.view.organizations if each.nested and each.span.end == named.span.end]
        ending = [named, *(each for each in above if each.span.start > named.span.start)]
        return next((each for each in ending if self._head(each) == self._head(other)), named)

    def _head(self, mention: OrganizationMention) -> str:
        return self.text[mention.span.start : mention.span.end].split()[0].lower()


def _are_whole(*mentions: OrganizationMention) -> bool:
    return all(mention.organization.complete for mention in mentions)
