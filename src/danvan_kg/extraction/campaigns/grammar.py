"""The patterns that find names of campaigns, made from `data/lexicon/campaigns.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from danvan_kg.extraction.quotations import CLOSING, OPENERS
from danvan_kg.extraction.wording import (
    UPPER,
    OpenedPattern,
    PhrasePattern,
    Phrases,
    any_of,
    normal,
    once_per_lexicon,
    whole_words,
)
from danvan_kg.lexicon import Lexicon, Table

_YEAR = r"(?:19|20)\d\d"
_QUOTES = re.escape(OPENERS)
_CLOSING = re.escape("".join(sorted(CLOSING)))


@dataclass(frozen=True, slots=True)
class CampaignWord:
    """A word that announces a name; the head of the file says what the marks mean."""

    kind: str
    capital: bool
    context: bool
    keep: bool
    near: int
    quoted: bool
    answered: bool
    plain: bool
    spread: bool
    loose: bool
    shortest: int


@dataclass(frozen=True, slots=True)
class CampaignGrammar:
    """Patterns are matched against text with the older tone placement."""

    words: Mapping[str, CampaignWord]
    word: PhrasePattern
    between: re.Pattern[str]
    joiner: re.Pattern[str]
    listing: re.Pattern[str]
    loosely: re.Pattern[str]
    capital_not: re.Pattern[str]
    name_end: re.Pattern[str]
    contest_end: re.Pattern[str]
    own_head: re.Pattern[str]
    themed_year: re.Pattern[str]
    theme_of_year: OpenedPattern
    plain_theme: OpenedPattern
    chosen_year: OpenedPattern
    item: re.Pattern[str]
    lower_year: OpenedPattern
    own_names: frozenset[str]
    holding: re.Pattern[str]
    year_not: re.Pattern[str]
    month_head: re.Pattern[str]
    month_name: re.Pattern[str]
    month_end: re.Pattern[str]
    own_day: re.Pattern[str]
    own_quoted: re.Pattern[str]
    day_word: str
    contest_first: re.Pattern[str]
    contest_verb: re.Pattern[str]
    name_not: re.Pattern[str]
    near: Phrases
    known_not: re.Pattern[str]
    public: OpenedPattern
    private: Phrases
    private_not: frozenset[str]
    known: PhrasePattern
    known_kinds: Mapping[str, str]
    lower: re.Pattern[str]
    lower_contest: re.Pattern[str]
    answering: re.Pattern[str]
    spreading: re.Pattern[str]
    known_joiner: re.Pattern[str]
    answered: frozenset[str]
    year_behind: re.Pattern[str]
    year_before: re.Pattern[str]
    year_chosen: re.Pattern[str]
    year_inside: re.Pattern[str]
    launching: re.Pattern[str]
    owning: re.Pattern[str]
    acting: re.Pattern[str]
    verb_joiner: re.Pattern[str]
    launched_by: re.Pattern[str]
    of: re.Pattern[str]
    abbreviation: re.Pattern[str]
    abbreviations: Mapping[str, str]
    full_names: Mapping[str, str]


@once_per_lexicon
def campaign_grammar(lexicon: Lexicon) -> CampaignGrammar:
    """The grammar of campaigns for this lexicon."""
    table = lexicon.table("campaigns")
    return CampaignGrammar(
        **_announcers(table), **_ends(table), **_names(table), **_times(table), **_years_and_bodies(table)
    )


def _announcers(table: Table) -> dict[str, Any]:
    """Words that announce a name, and what stands between the two."""
    words = table.section
    entries = {normal(word): _word(entry) for word, entry in words("words", dict).items()}
    return {
        "words": entries,
        "word": PhrasePattern(entries),
        "between": re.compile(rf"(?:\s*(?:{any_of(words('between'))})(?!\w))*\s*:?\s*", re.IGNORECASE),
        "joiner": re.compile(
            rf"(?:\s*(?:\.|{any_of(words('list_words'))})(?!\w)){{1,3}}\s*:?\s*(?=[{_QUOTES}])", re.IGNORECASE
        ),
        "listing": re.compile(rf"\s*,?\s*(?:{any_of(words('listing_words'))})\s*:?\s*(?=[{_QUOTES}])", re.IGNORECASE),
        # "mô hình tuyến đường văn minh “…”": what kind of thing it is.
        "loosely": re.compile(
            rf"(?:\s+(?!(?:{any_of(words('loose_stops'))})(?!\w))[a-zà-ỹđ]+){{1,4}}\s*:?\s*(?=[{_QUOTES}])"
        ),
        "near": Phrases(words("mass_work_words")),
        "answering": re.compile(rf"(?<!\w)(?:{any_of(words('answering_verbs'))})\s+$", re.IGNORECASE),
        "spreading": re.compile(rf"(?<!\w)(?:{any_of(words('spreading_verbs'))})\s+$", re.IGNORECASE),
        "known_joiner": re.compile(rf"\s*(?:{any_of(words('known_joiners'))})\s+", re.IGNORECASE),
        "answered": frozenset(normal(word) for word in words("answered")),
        "public": OpenedPattern(words("public_words")),
        "private": Phrases([*words("private_words"), *words("private_words_not")]),
        "private_not": frozenset(normal(word) for word in words("private_words_not")),
        "holding": re.compile(
            rf"(?<!\w)(?:{any_of([*words('answering_verbs'), *words('holding_verbs')])})\s+$", re.IGNORECASE
        ),
    }


def _ends(table: Table) -> dict[str, Any]:
    """How a name may begin, and where it ends."""
    words = table.section
    comma = "".join(rf"(?<!{re.escape(word)})" for word in words("comma_before")) + ","
    marks = rf"{comma}|[;:()“”\"\n…!?]|" + "".join(rf"(?<!{re.escape(word)})" for word in words("point_before")) + r"\."
    joined = rf"\s(?:và|cùng)\s+(?:(?-i:[{UPPER}])|(?:{any_of(words('joined_stops'))})(?!\w))"
    dash = "".join(rf"(?<!{re.escape(word)})" for word in words("dash_before")) + r"\s[-–]\s(?![a-zà-ỹ])"
    return {
        "capital_not": re.compile(rf"(?:{any_of(words('capital_not'))})(?!\w)"),
        "name_end": re.compile(rf"\s(?:{any_of(words('name_stops'))})(?!\w)|{marks}|{dash}"),
        "contest_end": re.compile(
            rf"\s(?:{any_of(words('contest_stops'))}|{_YEAR})(?!\w)|(?<!\d)\s{any_of(words('year_words'))}(?!\w)"
            rf"|{joined}|{marks}|{dash}"
        ),
        "contest_first": re.compile(rf"\s+(?:{any_of(words('contest_first_words'))})(?!\w)", re.IGNORECASE),
        "contest_verb": re.compile(rf"(?<!\w)(?:{any_of(words('contest_verbs'))})(?!\w)", re.IGNORECASE),
        "name_not": re.compile(rf"(?:{any_of(words('names_not'))})(?!\w)", re.IGNORECASE),
    }


def _names(table: Table) -> dict[str, Any]:
    """Names that announce themselves."""
    words = table.section
    return {
        "own_head": re.compile(rf"[{_QUOTES}]\s*(?P<head>{any_of(words('own_heads', dict))})\s+(?!\d)", re.IGNORECASE),
        # Of a list behind a colon: "3 phong trào thi đua: …; …; …".
        "item": re.compile(rf"\s*:?\s*(?P<name>[{UPPER}][^;:.“”\"()\n]{{8,150}})(?P<end>;|$|\.)"),
        "own_names": frozenset(normal(name) for name in words("own_names")),
        "own_quoted": re.compile(rf"[{_QUOTES}]\s*(?:{any_of(words('known_quoted'))})\s*[{_CLOSING}]", re.IGNORECASE),
        "known": PhrasePattern(words("known", dict)),
        "known_not": re.compile(rf"(?<!\w)(?:{any_of(words('known_before_not'))})\s+$", re.IGNORECASE),
        "known_kinds": {normal(name): entry["class"] for name, entry in words("known", dict).items()},
        "lower": re.compile(rf"(?:{any_of(words('lower'))})(?!\w)", re.IGNORECASE),
        "lower_contest": re.compile(rf"(?:{any_of(words('lower_contests'))})(?!\w)", re.IGNORECASE),
        "abbreviation": re.compile(whole_words(words("abbreviations", dict))),
        "abbreviations": words("abbreviations", dict),
        "full_names": {normal(name): full for name, full in words("full_names", dict).items()},
    }


def _times(table: Table) -> dict[str, Any]:
    """Years with a theme, months and days that are names themselves."""
    words = table.section
    year_head, year_word = words("year_head", str), any_of(words("year_words"))
    themes = any_of(words("year_themes"))
    of_year = rf"\s+(?:{year_word})(?:\s+{_YEAR})?(?:\s+(?:{any_of(words('theme_verbs'))}))?"
    return {
        "themed_year": re.compile(
            rf"{year_head}(?<!\w{year_head})\s+(?=(?i:{themes})(?!\w))(?P<rest>[^\s\d.;:()“”\"\n](?:[^\d.;:()“”\"\n]){{2,70}}?)"
            rf"\s+[-–]?\s*(?P<year>{_YEAR})(?!\w|/|\s?[-–]\s?\d)"
            rf"|{year_head}(?<!\w{year_head})\s+(?=[^\W\d_a-zà-ỹ])"
        ),
        "theme_of_year": OpenedPattern(words("theme_words"), rf"{of_year}\s*:?\s*(?=[{_QUOTES}])"),
        "plain_theme": OpenedPattern(words("theme_words"), rf"{of_year}\s+(?={year_head}\s+[^\W\d])"),
        "chosen_year": OpenedPattern(
            words("choosing_verbs"),
            rf"(?:\s+(?:{year_word}))?(?:\s+{_YEAR})?\s+(?:{any_of(words('chosen_words'))})\s+"
            rf"(?={year_head}\s+[{UPPER}])",
        ),
        "lower_year": OpenedPattern(
            words("lower_year_verbs"), rf"\s+(?P<name>{year_head}\s+(?:{any_of(words('lower_years'))}))(?!\w)"
        ),
        "year_not": re.compile(rf"(?:{any_of(words('year_not'))})(?!\w)", re.IGNORECASE),
        "month_head": re.compile(rf"\s+(?:{any_of(words('month_heads'))})(?!\w)", re.IGNORECASE),
        "month_name": re.compile(rf"\s+(?:{any_of(words('month_names'))})(?!\w)", re.IGNORECASE),
        "month_end": re.compile(
            rf"\s+(?:{any_of(words('and_words'))})\s+(?=[{UPPER}])|\s+(?:{any_of(words('month_stops'))})(?!\w)|\s+{_YEAR}"
            rf"|(?<=\s)[{_QUOTES}]|[.;:()“”\"\n]"
        ),
        "day_word": normal(words("day_word", str)),
        "own_day": re.compile(rf"[{_QUOTES}]\s*(?:{any_of(words('day_heads'))})(?!\w)"),
    }


def _years_and_bodies(table: Table) -> dict[str, Any]:
    """The year of a name, and the bodies around it."""
    words = table.section
    _year_head, year_word = words("year_head", str), any_of(words("year_words"))
    return {
        "year_behind": re.compile(
            rf"\s*[-–(]?\s*(?:(?:{year_word})\s+)?(?P<year>{_YEAR})(?!\w|/|\s?[-–]\s?\d)", re.IGNORECASE
        ),
        "year_before": re.compile(
            rf"(?<!\w){year_word}\s+(?P<year>{_YEAR})\s*[^\s.;,]{{0,10}}(?:\s+[^\s.;,]{{1,8}}){{0,3}}\s*$",
            re.IGNORECASE,
        ),
        "year_chosen": re.compile(
            rf"(?<!\w)(?:{any_of(words('choosing_verbs'))})\s+(?:(?:{year_word})\s+)?(?P<year>{_YEAR})\s+"
            rf"(?:{any_of(words('chosen_words'))})(?:\s+(?:{year_word})\s+thứ\s+\w+\s+của)?\s*$",
            re.IGNORECASE,
        ),
        "year_inside": re.compile(
            rf"(?<![\d\-–])(?:\s*(?<!\d\s)[-–]\s*|\s+)(?:(?:(?:{any_of(words('year_links'))})\s+)?{year_word}\s+)?"
            rf"(?P<year>{_YEAR})$",
            re.IGNORECASE,
        ),
        "launching": re.compile(rf"(?<!\w)(?:{any_of(words('launching_verbs'))})(?!\w)", re.IGNORECASE),
        "owning": re.compile(rf"(?<!\w)(?:{any_of(words('owning_verbs'))})(?!\w)", re.IGNORECASE),
        "acting": re.compile(rf"\s+(?:{any_of(words('acting_verbs'))})(?!\w)", re.IGNORECASE),
        "verb_joiner": re.compile(rf"(?<!\w)(?:{any_of(words('verb_joiners'))})\s+$", re.IGNORECASE),
        "launched_by": re.compile(rf"\s*,?\s*(?:{any_of(words('launched_by_words'))})\s+", re.IGNORECASE),
        "of": re.compile(rf"\s*,?\s*(?:{any_of(words('of_words'))})\s+", re.IGNORECASE),
    }


_MARKS = ("capital", "context", "keep", "quoted", "answered", "plain", "spread", "loose")


def _word(entry: Mapping[str, object]) -> CampaignWord:
    marks = {name: bool(entry.get(name)) for name in _MARKS}
    near, shortest = (int(str(entry.get(name, least))) for name, least in (("near", 0), ("shortest", 1)))
    return CampaignWord(str(entry["class"]), near=near, shortest=shortest, **marks)
