"""The patterns of coordination programmes, made from `data/lexicon/programmes.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from danvan_kg.extraction.wording import PhrasePattern, any_of, normal, once_per_lexicon, whole_words
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import ProgrammeStatus

_PERIOD = r"(?P<start>(?:19|20)\d\d)\s*(?:[-–]|đến)\s*(?:năm\s+)?(?P<end>(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True)
class ProgrammeGrammar:
    """Patterns are matched against text with the older tone placement."""

    noun: PhrasePattern
    deeds: frozenset[str]
    between_only: frozenset[str]
    drafted: frozenset[str]
    called: Mapping[str, str]
    between: re.Pattern[str]
    with_word: re.Pattern[str]
    joiner: re.Pattern[str]
    fillers: re.Pattern[str]
    statuses: Mapping[ProgrammeStatus, re.Pattern[str]]
    period: re.Pattern[str]
    year: re.Pattern[str]
    of: re.Pattern[str]
    meeting: re.Pattern[str]
    private: frozenset[str]
    standing: re.Pattern[str]
    joined: re.Pattern[str]


@once_per_lexicon
def programme_grammar(lexicon: Lexicon) -> ProgrammeGrammar:
    """The grammar of programmes for this lexicon."""
    words = lexicon.table("programmes").section
    gap = r"(?:\s|\([^)]{0,40}\))*"
    return ProgrammeGrammar(
        noun=PhrasePattern([*words("nouns"), *words("deeds"), *words("drafted")]),
        deeds=frozenset(normal(word) for word in words("deeds")),
        between_only=frozenset(normal(word) for word in words("between_only")),
        drafted=frozenset(normal(word) for word in words("drafted")),
        called={normal(word): name for word, name in words("called", dict).items()},
        between=re.compile(rf"(?<!\w)(?:{any_of(words('between_words'))})\s+", re.IGNORECASE),
        with_word=re.compile(rf"(?<!\w)(?:{any_of(words('with_words'))})\s+", re.IGNORECASE),
        joiner=re.compile(rf"{gap}(?:{any_of(words('party_joiners'))}){gap}", re.IGNORECASE),
        fillers=re.compile(rf"(?:\s|,|\([^)]{{0,60}}\)|(?:{any_of(words('fillers'))})(?!\w))*", re.IGNORECASE),
        statuses={
            ProgrammeStatus(name): re.compile(whole_words(phrases), re.IGNORECASE)
            for name, phrases in words("status", dict).items()
        },
        period=re.compile(rf"(?<!\w)(?:(?:{any_of(words('period_words'))})\s+)?{_PERIOD}", re.IGNORECASE),
        year=re.compile(
            rf"(?<!\w)(?:{any_of(words('year_words'))})\s+(?P<year>(?:19|20)\d\d)(?!\w|\s?[-–])", re.IGNORECASE
        ),
        standing=re.compile(rf"(?:\w+\s+)?(?P<what>{any_of(words('standing_words'))})\s*:?\s*", re.IGNORECASE),
        of=re.compile(rf"[^.;:“”\"]{{0,60}}?\s(?:{any_of(words('of_words'))})\s+", re.IGNORECASE),
        meeting=re.compile(rf"(?<!\w)(?:{any_of(words('meeting_words'))})\s+", re.IGNORECASE),
        private=frozenset(words("private_kinds")),
        joined=re.compile(rf"(?<!\w)(?:{any_of(words('joined_verbs'))})\s+$", re.IGNORECASE),
    )  # fmt: skip
