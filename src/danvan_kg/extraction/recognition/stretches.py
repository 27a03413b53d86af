"""Stretches of time beside chains of titles, in which the posts were held."""

from dataclasses import dataclass

from danvan_kg.extraction.recognition.chains import Chain
from danvan_kg.extraction.recognition.neighbours import NEAR_WORDS, WINDOW, Neighbours
from danvan_kg.extraction.recognition.periods import Period, period_from, period_in

_STAGE = 60  # code points in which the stretch of time of a stage stands
_BRACKET = 40  # code points in which a bracket with a stretch of time closes


@dataclass(frozen=True)
class Stretches:
    """Asks about the stretches of time that one sentence states beside its chains."""

    near: Neighbours

    def of(self, chain: Chain) -> Period | None:
        """The stretch of time stated before the chain in its clause, or in brackets right after it."""
        tokens, elements = self.near.tokens, self.near.elements
        first = chain.first
        while first > max(0, chain.first - WINDOW) and not self.near.is_mark(first - 1, ";"):
            first -= 1
        if first < chain.first:
            start, end = tokens.starts[elements[first].start], tokens.starts[chain.titles[0].start]
            period = period_in(tokens.text, start, end)
            if period and not self._of_term(period):
                return period
        return self.behind(chain)

    def of_stage(self, chain: Chain) -> Period | None:
        """The stretch of time with which the sentence begins, for titles behind one of its semicolons.

        "Từ 8-2011 đến 4-2016: Bí thư Đảng ủy X; được phong cấp bậc hàm đại tướng; Trưởng ban Y".
        """
        if not chain.first or not self.near.is_mark(chain.first - 1, ";"):
            return None
        tokens, first = self.near.tokens, self.near.elements[0].start
        start, colon = tokens.starts[first], tokens.text.find(":", tokens.starts[first], tokens.starts[first] + _STAGE)
        period = period_in(tokens.text, start, colon) if colon > 0 else None
        return period if period and len(tokens.text[start : period.start].split()) <= 1 else None

    def behind(self, chain: Chain) -> Period | None:
        """The stretch of time in brackets right after the chain, or that "từ" begins there."""
        tokens, elements = self.near.tokens, self.near.elements
        if chain.last >= len(elements):
            return None
        if self.near.is_mark(chain.last, "("):
            start = tokens.ends[elements[chain.last].start]
            end = tokens.text.find(")", start, start + _BRACKET)
            return period_in(tokens.text, start, end) if end > 0 else None
        start, end = tokens.ends[elements[chain.last - 1].end - 1], tokens.ends[elements[-1].end - 1]
        return period_from(tokens.text, start, min(end, start + _BRACKET))

    def _of_term(self, period: Period) -> bool:
        """Whether the stretch is that of a committee's term or of a plan ("nhiệm kỳ 2015-2020"), not of a career."""
        begin = self.near.tokens.starts[self.near.elements[0].start]
        before = self.near.tokens.text[max(begin, period.start - _BRACKET) : period.start].rstrip(" (").lower()
        # "Giai đoạn 2006-2011, ông A làm …": with it the sentence tells when.
        return before.endswith(self.near.grammar.term_words) and before not in self.near.grammar.stage_words

    def adjoins(self, chain: Chain, period: Period) -> bool:
        """Whether the chain stands right after the stretch of time, or right before it."""
        start = self.near.tokens.starts[chain.titles[0].start]
        between = self.near.tokens.text[period.stop : start]
        bracketed = self.near.tokens.text.endswith("(", 0, period.start)
        return period.start > start or (len(between.split()) <= NEAR_WORDS and not bracketed)
