"""Parts that the patterns of events share."""

from danvan_kg.extraction.pattern_words import PatternWords
from danvan_kg.extraction.wording import UPPER
from danvan_kg.lexicon import Lexicon

_CAPITAL = rf"(?-i:[{UPPER}])\w*"
_NAME = rf"{_CAPITAL}(?:\s{_CAPITAL}){{0,3}}"
_PERIOD = r"(?P<year>(?:19|20)\d\d)\s*[-–]\s*(?P<end>(?:19|20)\d\d)"


def event_words(lexicon: Lexicon) -> PatternWords:
    """The words of `events.yaml` for patterns.

    "{name}" is a name of up to four words; "{term}" is "khóa XIV" or "nhiệm kỳ 2016-2021"; "{years}" is a period, whose
    first and last years are the groups `year` and `end`; "{territory}" has the groups `head` and `name`.
    """
    return PatternWords(
        lexicon,
        "events",
        name=_NAME,
        years=_PERIOD,
        term=r"{term_numbers}\s+[\w/]+(?:\s?[-–]\s?\d+)?",
        territory=rf"(?P<head>{{territory_heads}})\s+(?P<name>{_NAME})",
    )
