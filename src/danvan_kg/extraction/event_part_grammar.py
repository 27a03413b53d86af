"""The patterns by which people take part in events, made from `data/lexicon/events.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from danvan_kg.extraction.wording import UPPER, Phrases, any_of, normal, once_per_lexicon, whole_words
from danvan_kg.lexicon import Lexicon
from danvan_kg.observation import Part


@dataclass(frozen=True, slots=True)
class PartPatterns:
    """Verbs of one part; `before` have the person in front of them, `behind` have the person behind them."""

    part: Part
    before: Phrases
    behind: Phrases


@dataclass(frozen=True, slots=True)
class PartGrammar:
    """Patterns are matched against text with the older tone placement."""

    parts: tuple[PartPatterns, ...]
    attendance: re.Pattern[str]
    chairing: re.Pattern[str]
    clause_word: re.Pattern[str]
    passive: re.Pattern[str]
    other_clause: re.Pattern[str]
    noun_maker: re.Pattern[str]
    late: re.Pattern[str]
    interview: re.Pattern[str]
    according_to: re.Pattern[str]
    giving: re.Pattern[str]
    electing: re.Pattern[str]
    punishing: re.Pattern[str]
    funeral: re.Pattern[str]
    death: re.Pattern[str]
    caption: re.Pattern[str]
    absent: frozenset[str]
    nominal: re.Pattern[str]
    receiving: frozenset[str]
    weak_receiving: re.Pattern[str]
    flowers: re.Pattern[str]
    meeting: re.Pattern[str]
    reporter: re.Pattern[str]
    listed: re.Pattern[str]
    no_verb: re.Pattern[str]
    denied: re.Pattern[str]
    weak_speech: frozenset[str]
    other_subject: re.Pattern[str]
    replaced: re.Pattern[str]
    once: re.Pattern[str]
    there_are: re.Pattern[str]
    fronted: re.Pattern[str]
    earlier: re.Pattern[str]
    on_occasion: re.Pattern[str]
    gifts: re.Pattern[str]
    closed: frozenset[str]
    closed_words: re.Pattern[str]


@once_per_lexicon
def part_grammar(lexicon: Lexicon) -> PartGrammar:
    """The grammar of parts for this lexicon."""
    words = lexicon.table("events").section
    return PartGrammar(
        parts=tuple(_part(name, entry) for name, entry in words("parts", dict).items()),
        nominal=re.compile(rf"(?<!\w)(?:{any_of(words('nominal_words'))})\s+$", re.IGNORECASE),
        weak_receiving=re.compile(rf"(?:{any_of(words('weak_receiving'))})(?!\w)", re.IGNORECASE),
        receiving=frozenset(words("receiving_kinds")),
        attendance=re.compile(rf"\W{{0,3}}(?:{any_of(words('attendance_openers'))})(?!\w)", re.IGNORECASE),
        chairing=re.compile(rf"\W{{0,3}}(?:{any_of(words('chairing_openers'))})(?!\w)", re.IGNORECASE),
        clause_word=re.compile(
            rf"(?<!\w)(?!(?:{any_of(words('clause_not'))})(?!\w)){whole_words(words('clause_words'))}", re.IGNORECASE
        ),
        passive=re.compile(rf"(?<!\w)(?:{any_of(words('passive_words'))})(?:\s+\w+){{0,4}}\s*$", re.IGNORECASE),
        other_clause=re.compile(whole_words(words("other_clause_words")), re.IGNORECASE),
        noun_maker=re.compile(rf"(?<!\w)(?:{any_of(words('noun_makers'))})\s+$", re.IGNORECASE),
        late=re.compile(
            rf"(?<!\w)(?:{any_of(words('late_words'))})\s+(?:(?:{any_of(words('late_titles'))})\s|[{UPPER}])[^,.;]*$"
        ),
        interview=re.compile(rf"\W{{0,3}}(?:{any_of(words('interview_openers'))})(?!\w)", re.IGNORECASE),
        according_to=re.compile(rf"\W{{0,3}}(?:{any_of(words('according_words'))})(?!\w)", re.IGNORECASE),
        giving=re.compile(whole_words(words("giving_words")), re.IGNORECASE),
        electing=re.compile(whole_words(words("electing_words")), re.IGNORECASE),
        punishing=re.compile(whole_words(words("punishing_words")), re.IGNORECASE),
        funeral=re.compile(
            rf"(?<!\w)(?:{any_of(words('funeral_words'))})\s(?:(?!(?<!\w)(?:{any_of(words('funeral_breaks'))})\s)[^.,;:\n]){{0,80}}$",
            re.IGNORECASE,
        ),
        death=re.compile(rf"[^.;:\n]{{0,60}}?(?<!\w)(?:{any_of(words('death_words'))})(?!\w)", re.IGNORECASE),
        caption=re.compile(rf"(?:{any_of(words('caption_words'))})\s*:[^.;\n]{{0,60}}\W*$", re.IGNORECASE),
        absent=frozenset(words("absent")),
        flowers=re.compile(whole_words(words("flower_words")), re.IGNORECASE),
        meeting=re.compile(whole_words(words("meeting_words")), re.IGNORECASE),
        reporter=re.compile(
            rf"(?<!\w)(?:{any_of(words('telling_to'))})\s+(?:{any_of(words('reporters'))})(?!\w)", re.IGNORECASE
        ),
        listed=re.compile(rf"\W{{0,3}}(?:{any_of(words('list_openers'))})(?!\w)", re.IGNORECASE),
        no_verb=re.compile(rf"(?:{any_of(words('no_verbs'))})(?!\w)"),
        there_are=re.compile(rf"(?<!\w)(?:{any_of(words('there_are_words'))})(?!\w)[^.;]{{0,90}}$", re.IGNORECASE),
        fronted=re.compile(rf"\W{{0,3}}(?:{any_of(words('fronted_verbs'))})(?!\w)", re.IGNORECASE),
        earlier=re.compile(rf"\W{{0,3}}(?:{any_of(words('earlier_words'))})(?!\w)", re.IGNORECASE),
        on_occasion=re.compile(rf"\W{{0,3}}(?:{any_of(words('occasion_openers'))})(?!\w)", re.IGNORECASE),
        gifts=re.compile(whole_words(words("gift_verbs")), re.IGNORECASE),
        closed=frozenset(words("closed_bodies")),
        closed_words=re.compile(whole_words(words("closed_words"))),
        replaced=re.compile(rf"(?<!\w)(?:{any_of(words('replacing_words'))})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE),
        once=re.compile(rf"(?<!\w)(?:{any_of(words('once_words'))})\s+$"),
        denied=re.compile(rf"(?<!\w)(?:{any_of(words('denying_words'))})\s+$"),
        weak_speech=frozenset(normal(word) for word in words("weak_speech")),
        other_subject=re.compile(
            rf",\s+(?:{any_of(words('pronouns'))})\s+(?:(?=[a-zà-ỹđ]|$)|(?:[{UPPER}]\w*\s+){{1,3}}$)"
        ),
    )


def _part(name: str, entry: Mapping[str, list[str]]) -> PartPatterns:
    return PartPatterns(Part(name), Phrases(entry["before"]), Phrases(entry["behind"]))
