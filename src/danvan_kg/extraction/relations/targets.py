"""Numeric targets and results of campaigns."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from danvan_kg.extraction.pattern_words import PatternWords
from danvan_kg.extraction.quotations import single_blanks
from danvan_kg.extraction.view import ArticleView
from danvan_kg.extraction.wording import once_per_lexicon, plain
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import CampaignObservation, Evidence, TargetObservation
from danvan_kg.text import Span

_NUMBER = r"(?P<first>\d[\d.,]*)(?:\s*(?:{dates.number_range_words}|-|–)\s*(?P<last>\d[\d.,]*))?"
_MOST = 40  # targets of one article
_NEAR = 90  # code points between a campaign and a number that is its target


@dataclass(frozen=True, slots=True)
class _Grammar:
    target: re.Pattern[str]
    result: re.Pattern[str]


@once_per_lexicon
def _grammar(lexicon: Lexicon) -> _Grammar:
    words = PatternWords(lexicon, "relations", number=_NUMBER)
    return _Grammar(
        target=words(r"(?<!\w){target_verbs}(?!\w)[^.;\d]{0,60}?\s{number}\s?(?P<unit>{target_units})(?!\w)"),
        result=words(r"(?<!\w)(?P<result>{result_words}\s+\d[\d.,]*\s?{target_units})(?!\w)"),
    )


def find_targets(
    view: ArticleView, lexicon: Lexicon, campaigns: Sequence[CampaignObservation]
) -> list[TargetObservation]:
    """Numbers with a unit that stand in or near the name of a campaign; rule `target.number`."""
    grammar, smooth = _grammar(lexicon), plain(view.text)
    mentions = sorted((evidence.span, campaign.key) for campaign in campaigns for evidence in campaign.mentions)
    found: dict[tuple[str, str, str], TargetObservation] = {}
    for sentence in view.sentences:
        named = [(span, key) for span, key in mentions if sentence.span.contains(span)] if mentions else []
        if not named or len(found) >= _MOST:
            continue
        for match in grammar.target.finditer(smooth, sentence.span.start, sentence.span.end):
            near = [(s, k) for s, k in named if s.start - _NEAR <= match.start("first") <= s.end + _NEAR]
            if near:
                inside = [k for s, k in near if s.contains(Span(match.start("first"), match.end("unit")))]
                key = inside[0] if inside else near[-1][1]
                target = _target(view.text, smooth, key, match, sentence.span, grammar)
                found.setdefault((target.subject, target.quantity, target.unit), target)
    return list(found.values())


def _target(
    text: str, smooth: str, key: str, match: re.Match[str], sentence: Span, grammar: _Grammar
) -> TargetObservation:
    first, last = match["first"].rstrip(".,"), match["last"]
    quantity = f"{first}–{last.rstrip('.,')}" if last else first
    unit = single_blanks(text[match.start("unit") : match.end("unit")])
    result = grammar.result.search(smooth, match.end(), sentence.end)
    span = Span(match.start(), result.end() if result else match.end())
    return TargetObservation(
        key=f"target:{key}:{quantity} {unit}",
        subject=key,
        quantity=quantity,
        unit=unit,
        result=single_blanks(result["result"]) if result else None,
        evidence=Evidence(span, "target.number"),
    )
