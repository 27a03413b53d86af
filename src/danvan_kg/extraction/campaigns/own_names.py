"""Names that announce themselves: thematic years, days of action in quotation marks, and names of the lexicon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from danvan_kg.extraction.campaigns.grammar import CampaignGrammar, CampaignWord
from danvan_kg.extraction.mention_index import BodyIndex
from danvan_kg.extraction.quotations import behind_quotation, quoted, trimmed
from danvan_kg.extraction.wording import UPPER, lowered, normal
from danvan_kg.text import Span

_LONGEST_PLAIN = 18  # words of such a name
_SHORTEST_QUOTED = 3
_NEAR = 300  # code points around a name in which a word of mass work may stand, if the lexicon says nothing else
_YEAR_HEAD = 4  # letters of "năm" and a blank


@dataclass(frozen=True, slots=True)
class Naming:
    """One place that names a campaign. `name` is the span of the bare name, `span` that of the whole mention."""

    kind: str
    name: Span
    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class OwnNameReader:
    """Reads such names in one article. `smooth` has the older tone placement.

    `public` says whether the article speaks of public life, `told` finds the names that it gives in quotation marks.
    """

    text: str
    smooth: str
    bodies: BodyIndex
    grammar: CampaignGrammar
    public: bool
    told: re.Pattern[str] | None = None

    def _years(self, sentence: Span) -> Iterator[Naming]:
        """Thematic years: names in quotation marks that begin with "Năm", and "Năm … 2018" without them."""
        for match in self.grammar.own_head.finditer(self.smooth, sentence.start, sentence.end):
            inner = quoted(self.text, match.start(), sentence.end)
            if inner and not self.grammar.year_not.match(self.smooth, match.end()):
                words = " ".join(self.text[inner.start : inner.end].split())
                if self._is_name_long(inner) and not re.search(r"[.!?]\s|,\s.*,\s", words):
                    span = Span(match.start(), behind_quotation(self.text, inner, sentence.end))
                    yield Naming("ThematicYear", inner, span, "campaign.year")
        yield from self._themes(sentence)
        for match in self.grammar.themed_year.finditer(self.smooth, sentence.start, sentence.end):
            if match["year"] and not self.grammar.year_not.match(self.smooth, match.start("rest")):
                joined = _JOINED_YEAR.search(self.smooth, match.start("rest"), match.end("rest"))
                name = Span(match.start(), joined.start() if joined else match.end())
                if len(self.text[name.start : name.end].split()) <= _LONGEST_PLAIN:
                    yield Naming("ThematicYear", name, Span(match.start(), match.end()), "campaign.year")

    def _days(self, sentence: Span) -> Iterator[Naming]:
        """Days and months of action in quotation marks: "tham gia “Ngày Chủ nhật xanh”"."""
        for match in self.grammar.own_day.finditer(self.smooth, sentence.start, sentence.end):
            inner = quoted(self.text, match.start(), sentence.end)
            if inner is None or not self._is_name_long(inner):
                continue
            told = self._is_public(sentence) and self._is_near(inner, self.grammar.words[self.grammar.day_word])
            if told and not self.grammar.name_not.match(self.smooth, inner.start):
                span = Span(match.start(), behind_quotation(self.text, inner, sentence.end))
                yield Naming("Campaign", inner, span, "campaign.quoted")

    def _quoted_known(self, sentence: Span) -> Iterator[Naming]:
        """Names of the lexicon that count in quotation marks only: "thực hiện “4 an”"."""
        for match in self.grammar.own_quoted.finditer(self.smooth, sentence.start, sentence.end):
            inner = quoted(self.text, match.start(), sentence.end)
            if inner:
                yield Naming("Campaign", inner, Span(match.start(), match.end()), "campaign.known")

    def _themes(self, sentence: Span) -> Iterator[Naming]:
        """ "chủ đề của năm 2017 là “…”", "chủ đề năm 2019 là năm đột phá …", "thực hiện năm kỷ cương hành chính"."""
        for match in self.grammar.lower_year.finditer(self.smooth, sentence.start, sentence.end):
            year = Span(match.start("name"), match.end("name"))
            yield Naming("ThematicYear", year, year, "campaign.year")
        if not self.public:
            return
        for match in self.grammar.theme_of_year.finditer(self.smooth, sentence.start, sentence.end):
            inner = quoted(self.text, match.end(), sentence.end)
            if inner and self._is_name_long(inner):
                span = Span(match.start(), behind_quotation(self.text, inner, sentence.end))
                yield Naming("ThematicYear", inner, span, "campaign.year")
        chosen = self.grammar.chosen_year.finditer(self.smooth, sentence.start, sentence.end)
        for match in [*self.grammar.plain_theme.finditer(self.smooth, sentence.start, sentence.end), *chosen]:
            end = self.grammar.name_end.search(self.smooth, match.end() + _YEAR_HEAD, sentence.end)
            name = trimmed(self.text, match.end(), end.start() if end else sentence.end)
            if name and 4 <= len(self.text[name.start : name.end].split()) <= _LONGEST_PLAIN:
                yield Naming("ThematicYear", name, Span(match.start(), name.end), "campaign.year")

    def _known(self, sentence: Span) -> Iterator[Naming]:
        for match in self.grammar.known.finditer(self.smooth, sentence.start, sentence.end):
            before = self.grammar.known_not.search(self.smooth, sentence.start, match.start())
            told = match.group()[0].isupper() or match.group().partition(" ")[2][:1].isupper()
            if told and match.start() > sentence.start and not before:
                span = Span(match.start(), match.end())
                yield Naming(self.grammar.known_kinds[normal(match.group())], span, span, "campaign.known")

    def _is_name_long(self, name: Span) -> bool:
        """Whether what stands in quotation marks has as many words as a name has."""
        return _SHORTEST_QUOTED <= len(self.text[name.start : name.end].split()) <= _LONGEST_PLAIN

    def _is_near(self, name: Span, word: CampaignWord) -> bool:
        """Whether mass work is spoken of in or around `name`."""
        around = word.near or _NEAR
        ceiling = min(len(self.text), name.end + around)
        return self.grammar.near.first(lowered(self.text), max(0, name.start - around), ceiling) is not None

    def _is_public(self, sentence: Span) -> bool:
        """Whether the article speaks of public life, and this sentence of nothing else."""
        hits = self.grammar.private.within(lowered(self.text), sentence.start, sentence.end)
        return self.public and all(hit.phrase in self.grammar.private_not for hit in hits)


# "Năm Du lịch quốc gia và Festival Huế 2025": the year is of both.
_JOINED_YEAR = re.compile(rf"(?:,|\s+và)\s+(?=[{UPPER}])")
