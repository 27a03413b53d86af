"""The patterns of coordination programmes, made from `data/lexicon/programmes.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from danvan_kg.extraction.wording import UPPER, PhrasePattern, any_of, normal, once_per_lexicon, whole_words
from danvan_kg.lexicon import Lexicon, Table
from danvan_kg.observation import ProgrammeStatus

_PERIOD = r"(?P<start>(?:19|20)\d\d)\s*(?:[-–]|đến)\s*(?:năm\s+)?(?P<end>(?:19|20)\d\d)"


@dataclass(frozen=True, slots=True)
class ProgrammeGrammar:
    """Patterns are matched against text with the older tone placement."""

    noun: PhrasePattern
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
    of_before: re.Pattern[str]
    among: re.Pattern[str]
    meeting: re.Pattern[str]
    private: frozenset[str]
    standing: re.Pattern[str]
    joined: re.Pattern[str]
    loose: frozenset[str]
    cooperation: re.Pattern[str]
    province: re.Pattern[str]
    provinces: Mapping[str, str]
    provincial: frozenset[str]
    short_units: frozenset[str]
    acting_territory: re.Pattern[str]
    before_acting: re.Pattern[str]
    open_name: re.Pattern[str]
    countries: frozenset[str]
    own_country: frozenset[str]
    foreign_rest: re.Pattern[str]
    foreign_body: re.Pattern[str]
    name_spellings: Mapping[str, str]
    about: re.Pattern[str]
    standing_names: tuple[str, ...]
    summing: re.Pattern[str]
    again: re.Pattern[str]
    coordinating: re.Pattern[str]


@once_per_lexicon
def programme_grammar(lexicon: Lexicon) -> ProgrammeGrammar:
    """The grammar of programmes for this lexicon."""
    table = lexicon.table("programmes")
    return ProgrammeGrammar(**_nouns(table), **_parties(table), **_unlisted(table, lexicon), **_times(table))


def _nouns(table: Table) -> dict[str, Any]:
    """What a programme is called."""
    words = table.section
    return {
        "noun": PhrasePattern([*words("nouns"), *words("deeds"), *words("drafted"), *words("loose")]),
        "loose": frozenset(normal(word) for word in words("loose")),
        "cooperation": re.compile(whole_words(words("cooperation_words")), re.IGNORECASE),
        "between_only": frozenset(normal(word) for word in words("between_only")),
        "drafted": frozenset(normal(word) for word in words("drafted")),
        "called": {normal(word): name for word, name in words("called", dict).items()},
    }


def _parties(table: Table) -> dict[str, Any]:
    """What stands around and between parties."""
    words = table.section
    gap = r"(?:\s|\([^)]{0,40}\))*"
    adjunct = rf"(?:\s+(?:{any_of(words('party_adjuncts'))})(?!\w))?"
    return {
        "between": re.compile(rf"(?<!\w)(?:{any_of(words('between_words'))})\s+", re.IGNORECASE),
        "with_word": re.compile(rf"(?<!\w)(?:{any_of(words('with_words'))})\s+", re.IGNORECASE),
        "joiner": re.compile(rf"{adjunct}{gap}(?:{any_of(words('party_joiners'))}){gap}", re.IGNORECASE),
        "fillers": re.compile(
            rf"{adjunct}(?:\s|,|\([^)]{{0,60}}\)|\d{{1,2}}(?!\w)|(?:{any_of(words('fillers'))})(?!\w))*", re.IGNORECASE
        ),
        "standing": re.compile(rf"(?:\w+\s+)?(?P<what>{any_of(words('standing_words'))})\s*:?\s*", re.IGNORECASE),
        "of": re.compile(rf"[^.;:“”\"]{{0,60}}?\s(?:{any_of(words('of_words'))})\s+", re.IGNORECASE),
        "of_before": re.compile(rf"(?<!\w)(?:{any_of(words('of_words'))})\s+$", re.IGNORECASE),
        "among": re.compile(rf"[^.;:“”\"]{{0,90}}?,?\s+(?:{any_of(words('among_words'))})\s+", re.IGNORECASE),
        "meeting": re.compile(rf"(?<!\w)(?:{any_of(words('meeting_words'))})\s+", re.IGNORECASE),
        "private": frozenset(words("private_kinds")),
        "standing_names": tuple(f"{normal(word)} " for word in words("standing_prefixes")),
        "joined": re.compile(rf"(?<!\w)(?:{any_of(words('joined_verbs'))})\s+$", re.IGNORECASE),
        "again": re.compile(rf"[;,]\s*(?:{any_of(words('coordinating_verbs'))})\s+$", re.IGNORECASE),
        "coordinating": re.compile(rf"\s+(?:\w+\s+){{0,2}}?(?:{any_of(words('coordinating_verbs'))})\s", re.IGNORECASE),
    }


def _unlisted(table: Table, lexicon: Lexicon) -> dict[str, Any]:
    """Parties that the grammar of bodies leaves alone: territories, and names that no list holds."""
    words = table.section
    provinces = {normal(place.name): place.canonical for place in lexicon.places.provinces if place.end is None}
    provinces |= {normal(place.name): place.canonical for place in lexicon.places.provinces}
    provinces |= {normal(name): provinces[normal(full)] for name, full in words("short_provinces", dict).items()}
    printed = [*(place.name for place in lexicon.places.provinces), *words("short_provinces", dict)]
    units = any_of(words("acting_units"))
    before = rf"{any_of(words('before_acting'))}|\d+\s+(?:{any_of(words('counted_units'))})"
    token = r"[^\s,.;:()“”\"–]+"
    countries = [name for each in lexicon.countries.countries for name in each.all_names]
    return {
        "provinces": provinces,
        "provincial": frozenset(normal(word) + " " for word in words("provincial_units")),
        "short_units": frozenset(normal(word) for word in words("short_units")),
        "province": re.compile(rf"(?P<name>{any_of(printed)})(?!\w)"),
        "acting_territory": re.compile(
            rf"(?:^|(?<=[.;,:\n–-])\s+|(?<=[.;,:–-]\s)|(?<=\n)|\b(?i:{before})\s+)"
            rf"(?P<name>(?:(?i:{units})\s+|(?i:{any_of(words('branch_words'))})(?:\s+\w+){{1,3}}\s+)?"
            rf"(?:{any_of(printed)}))(?!\w)"
        ),
        "before_acting": re.compile(rf"(?:^|[.;:\n]\s*|(?<!\w)(?i:{before})\s+)$"),
        "open_name": re.compile(
            rf"(?P<head>(?i:{any_of(words('open_heads'))}))(?:\s+(?!(?:{any_of(words('open_stops'))})(?!\w)){token}){{1,9}}"
            rf"|[{UPPER}0-9]{token}(?:\s+(?:&\s+)?[{UPPER}]{token}){{0,7}}"
        ),
        "foreign_body": re.compile(
            rf"(?i:{any_of(words('open_heads'))})(?:\s+(?!(?:{any_of(words('rest_stops'))})(?!\w)){token}){{1,9}}?\s+"
            rf"(?P<country>{any_of(countries)})(?!\w|\s+[{UPPER}])"
        ),
        # Parties to treaties, and not to programmes.
        "countries": frozenset(normal(name) for name in countries),
        "own_country": frozenset(normal(name) for name in words("own_country")),
        "foreign_rest": re.compile(
            rf"(?:\s+(?!(?:{any_of(words('open_stops'))})(?!\w))[a-zà-ỹđ]+(?:\s+(?!(?:{any_of(words('rest_stops'))})(?!\w)){token}){{0,6}}?)"
            rf"\s+(?=[{UPPER}])(?P<country>{any_of(countries)})(?!\w)"
        ),
        "name_spellings": {normal(short): normal(full) for short, full in words("name_spellings", dict).items()},
    }


def _times(table: Table) -> dict[str, Any]:
    """Status and period."""
    words = table.section
    ends = any_of([*words("period_words"), *words("between_words"), *words("year_words"), *words("with_words")])
    return {
        "about": re.compile(
            rf"\s+(?:{any_of(words('about_words'))})\s+(?P<what>[^.;,()“”\"]+?)(?=\s+(?:{ends})\s|[.;,()“”\"]|$)",
            re.IGNORECASE,
        ),
        "summing": re.compile(whole_words(words("summing_words")), re.IGNORECASE),
        "statuses": {
            ProgrammeStatus(name): re.compile(whole_words(phrases), re.IGNORECASE)
            for name, phrases in words("status", dict).items()
        },
        "period": re.compile(rf"(?<!\w)(?:(?:{any_of(words('period_words'))})\s+)?{_PERIOD}", re.IGNORECASE),
        "year": re.compile(
            rf"(?<!\w)(?:{any_of(words('year_words'))})\s+(?P<year>(?:19|20)\d\d)(?!\w|\s?[-–])", re.IGNORECASE
        ),
    }
