"""The patterns of plenums, congresses and sessions, made from `data/lexicon/documents.yaml`."""

import re
from typing import Any

from danvan_kg.extraction.wording import any_of, normal, whole_words
from danvan_kg.lexicon import Table
from danvan_kg.observation import Organization

_ROMAN = r"[IVXL]{1,7}"


def gatherings(table: Table) -> dict[str, Any]:
    """Gatherings that pass documents."""
    ordinals = {normal(name): int(number) for name, number in table.section("ordinals", dict).items()}
    number = rf"\d{{1,2}}|{_ROMAN}|{any_of(ordinals)}"
    return {"ordinals": ordinals, **_plenums_and_congresses(table, number), **_sessions(table, number)}


def _plenums_and_congresses(table: Table, number: str) -> dict[str, Any]:
    words = table.section
    of = any_of(words("genitive_words"))
    return {
        "plenum": re.compile(_plenum(table, number), re.IGNORECASE),
        "plenum_body": re.compile(
            rf"\s*,?\s*(?:(?:{of})\s+)?(?:{any_of(words('plenum_bodies'))})(?!\w)", re.IGNORECASE
        ),
        "central": re.compile(whole_words(words("central_words")), re.IGNORECASE),
        "term": re.compile(
            rf"\s*[,(]*\s*(?:{any_of(words('term_words'))})\s+(?P<term>{_ROMAN}|\d{{1,2}})(?!\w)\s*\)?", re.IGNORECASE
        ),
        "more_terms": re.compile(rf"(?:\s*(?:,|{any_of(words('and_words'))})\s*{_ROMAN}(?!\w))+"),
        "congress": re.compile(_congress(table), re.IGNORECASE),
        "congress_plural": re.compile(whole_words(words("congress_plurals")), re.IGNORECASE),
        "assembly": re.compile(
            rf"\s*(?:(?:{of})\s+)?(?P<what>(?:{any_of(words('congress_words'))})|(?P<meeting>{any_of(words('meeting_words'))}))"
            rf"(?:\s+(?:{any_of(words('delegate_words'))}))?\s+",
            re.IGNORECASE,
        ),
        "congress_names": {normal(name): full for name, full in words("congress_names", dict).items()},
        "party_congress": frozenset(normal(word) for word in words("congress_of_party")),
        "party_congresses": frozenset(words("party_congresses")),
        "plenum_issuer": Organization(words("plenum_issuer", str)),
        "congress_issuer": words("congress_issuer", str),
    }


def _sessions(table: Table, number: str) -> dict[str, Any]:
    """Sessions, how often a body met, and how two names of one document stand side by side."""
    words = table.section
    return {
        "session": re.compile(
            rf"\s*(?:(?:{any_of(words('session_links'))})\s+){{0,2}}(?P<what>(?:{any_of(words('session_words'))})\s+"
            rf"(?:(?:{any_of(words('ordinal_words'))})\s+)?(?:{number})(?!\w|/\d)"
            rf"(?:\s+(?:{any_of(words('joining_words'))})\s+(?:(?:{any_of(words('ordinal_words'))})\s+)?(?:{number})(?!\w|/\d))?)",
            re.IGNORECASE,
        ),
        "session_before": re.compile(rf"(?<!\w)(?:{any_of(words('session_before'))})\s+$", re.IGNORECASE),
        "count": re.compile(rf"\s*,?\s*(?:{any_of(words('ordinal_words'))})\s+(?:{number})(?!\w|/\d)", re.IGNORECASE),
        "body_behind": re.compile(rf"\s*(?:(?:{any_of(words('of_words'))})\s+)?", re.IGNORECASE),
        "apposition": re.compile(
            rf"\s*\(\s*(?:{any_of(words('bracketed_links'))})?\s*|\s*,?\s+(?:{any_of(words('name_links'))})\s+",
            re.IGNORECASE,
        ),
        "short_ordinal": re.compile(rf"(?<!\w)(?P<word>{any_of(words('short_ordinals', dict))}) (?={_ROMAN}(?!\w)|\d)"),
        "full_ordinals": words("short_ordinals", dict),
        "count_word": words("congress_count", str),
        "counted": re.compile(
            rf"(?<!\w)(?P<word>{re.escape(words('congress_count', str))}) (?P<number>\d{{1,2}})(?!\w)"
        ),
        # "Đại hội 16 Đảng bộ …"
        "bare_count": re.compile(rf"^(?P<word>{any_of(words('congress_words'))}) (?P<number>\d{{1,2}}) "),
        "small_words": frozenset(words("small_title_words")),
    }


def _plenum(table: Table, number: str) -> str:
    words = table.section
    ordinal, bodies = any_of(words("ordinal_words")), any_of(words("plenum_bodies"))
    return (
        rf"\s*(?:{any_of(words('plenum_words'))})\s*,?\s*(?P<ordinal>(?:(?:{ordinal})\s+)*)(?P<number>{number})(?!\w|/\d)"
        rf"(?P<more>(?:\s*(?:,|{any_of(words('and_words'))})\s*(?:(?:{any_of(words('plenum_words'))})\s+)?\d{{1,2}}(?![\w/]))*)(?P<body>\s*,?\s*(?:của\s+)?(?:{bodies})(?!\w))?"
    )


def _congress(table: Table) -> str:
    words = table.section
    terms, ordinals = any_of(words("congress_term")), any_of(words("ordinals", dict))
    others, of = any_of(words("other_parties")), any_of(words("genitive_words"))
    return (
        rf"\s*(?:(?:{of})\s+)?(?P<word>{any_of(words('congress_words'))})(?P<what>(?:\s+[^\s,.;:()“”\"]+){{0,14}}?)"
        rf"(?:\s*,?\s+(?:(?:{any_of(words('ordinal_words'))})\s+(?P<number>{_ROMAN}|\d{{1,2}}|{ordinals})"
        rf"|(?P<roman>{_ROMAN}|\d{{1,2}}(?!\s?[-–/]\s?\d)))(?!\w)"
        rf"(?P<party>\s+(?:(?:{of})\s+)?(?:{any_of(words('party_names'))})(?!\s+(?:{others}))(?!\w))?"
        rf"(?P<term>\s*[,(]?\s*(?:{terms})\s+\d{{4}}\s*[-–]\s*\d{{4}}\)?)?"
        rf"|\s+(?P<only_term>(?:{terms})\s+\d{{4}}\s*[-–]\s*\d{{4}}))"
    )
