"""The patterns of titles, and of where they end, made from `data/lexicon/documents.yaml`."""

import re
from typing import Any

from danvan_kg.extraction.documents.types import taking, types_of
from danvan_kg.extraction.quotations import OPENERS, title_ends
from danvan_kg.extraction.wording import UPPER, any_of, normal
from danvan_kg.lexicon import Table

_LONGEST_BRACKET = 260  # code points of a title in brackets
_LONGEST_ALIAS = 80  # code points of another name in brackets


def titles(table: Table) -> dict[str, Any]:
    """How titles begin, what they hold and where they end."""
    return {
        **_openings(table),
        **_inside(table),
        "title_ends": {flag: _title_ends(table, personal=flag) for flag in (False, True)},
    }


def _openings(table: Table) -> dict[str, Any]:
    """What stands in front of a title, or between two."""
    words = table.section
    and_ = any_of(words("and_words"))
    return {
        "about": re.compile(rf"\s+(?:{any_of(words('about_openers'))})\s", re.IGNORECASE),
        "titling": re.compile(
            rf"(?:[,;)\d]|(?<!\w)(?:{any_of([*words('joining_words'), *words('title_openers')])}))\s*$", re.IGNORECASE
        ),
        "opener": re.compile(
            rf"\s*(?:,\s*(?={any_of(words('about_openers'))}))?(?P<opener>{any_of(words('title_openers'))})(?!\w)\s*",
            re.IGNORECASE,
        ),
        "personal_opener": taking(words("personnel_title_openers"), before=r"\s*(?P<opener>", after=")"),
        "doing": re.compile(
            rf"\s*(?:{any_of([*words('implementing_words'), *words('doing_words')])})\s", re.IGNORECASE
        ),
        "type_list": re.compile(rf"(?<!\w)(?:{any_of(types_of(table))})\s*(?:,|,?\s*(?:{and_}))\s*$", re.IGNORECASE),
        "next_title": re.compile(
            rf"\s*[,;]?\s*(?:{any_of(words('next_title_words'))}|,)?\s*(?:(?:{any_of(words('title_heads'))})\s+)?"
            rf"(?=[{re.escape(OPENERS)}])",
            re.IGNORECASE,
        ),
        "list_colon": re.compile(r"\s*:\s*"),
        "list_about": re.compile(rf"(?:{any_of(words('title_heads'))})\s+", re.IGNORECASE),
        "list_next": re.compile(rf"\s*;\s*(?:(?:{and_})\s+)?", re.IGNORECASE),
        "listed_title": re.compile(
            rf"\s*(?:[,;]|{and_}|[,;]\s*(?:{and_}))\s*(?=[{re.escape(OPENERS)}])", re.IGNORECASE
        ),
        "title_head": re.compile(rf"(?:{any_of(words('title_heads'))})\s+", re.IGNORECASE),
        "dropped_openers": frozenset(normal(word) for word in words("title_openers"))
        - {normal(word) for word in words("title_openers_kept")},
        "about_openers": frozenset(normal(word) for word in words("about_openers")),
    }


def _inside(table: Table) -> dict[str, Any]:
    """What a title is not, or not all of it."""
    words = table.section
    return {
        "hanging": re.compile(rf"(?:\s+(?:{any_of(words('hanging_words'))}))+$", re.IGNORECASE),
        "alias": re.compile(
            rf"\s*\((?:(?:{any_of(words('alias_words'))})(?!\w)[^()]{{0,{_LONGEST_ALIAS}}}"
            rf"|(?:{any_of(types_of(table))})\s+(?:(?:{any_of(words('number_words'))})\s*)?(?P<number>\d+))\)",
            re.IGNORECASE,
        ),
        "ruled": taking(words("ruling_words")),
        "article_before": re.compile(rf"(?<!\w)(?:{any_of(words('article_words'))})\s+\w{{1,4}},?\s+$", re.IGNORECASE),
        "ruling_openers": frozenset(normal(word) for word in words("ruling_openers")),
        "bracketed": re.compile(
            rf"\s*\((?!(?:{any_of(words('brackets_not'))})(?!\w))(?P<title>[a-zđà-ỹ][^()]{{20,{_LONGEST_BRACKET}}})\)"
        ),
        "clause": re.compile(
            rf",\s+(?!{any_of(words('clause_not'))})[^,.;:“”\"()]{{4,70}}?\s(?:{any_of(words('clause_verbs'))})\s",
            re.IGNORECASE,
        ),
        "acting": re.compile(rf"\s+(?:{any_of(words('acting_verbs'))})(?!\w)", re.IGNORECASE),
    }


def _title_ends(table: Table, *, personal: bool) -> re.Pattern[str]:
    """Where a title without quotation marks ends; one of a `personal` matter goes on with the person."""
    words = table.section
    measures = words("personnel_title_openers") if personal else []
    commas = [word for word in words("comma_stops") if word not in measures]
    stops = _title_stops(table, [] if personal else words("person_stops"), commas)
    dashed = any_of(words("dashed_parts"))
    return title_ends(stops, any_of(words("title_continuations")), words("point_before"), dashed)


def _title_stops(table: Table, more: list[str], commas: list[str]) -> str:
    """Where something else begins: at a stop word or one of `more`, at a comma before one of `commas`, at "và" …"""
    words = table.section
    types, and_ = any_of(normal(name) for name in words("types", dict)), any_of(words("and_words"))
    behind = [*words("number_words"), *words("about_openers"), *words("genitive_words"), *words("plenum_words")]
    numbered = rf"(?:{types})\s+(?:\d|(?:{any_of([*behind, *words('implementing_words')])})\s)"
    comma, highest = any_of(commas), words("highest_issuers")
    # "… của Ban Chấp hành Trung ương, Bộ Chính trị và Ban Bí thư khóa XII": a list of names goes on.
    bodies = (
        rf"[^,.;]{{0,40}}\s(?:(?:{and_})\s(?:(?-i:[{UPPER}])|(?:{any_of(words('plural_words'))})\s)|{any_of(words('term_words'))}\s)"
        rf"|[^,.;]{{0,40}},\s(?-i:[{UPPER}])[^,.;]{{0,40}}\s{any_of(words('term_words'))}\s"
        rf"|(?<=\s.)(?:{any_of(word[1:] for word in highest)})(?:,\s(?:{any_of(highest)}))?\s*[.;]"
    )
    joined = "".join(rf"(?<!{re.escape(word)})" for word in words("title_stops_joined"))
    kinds = "".join(rf"(?<!{re.escape(word)})" for word in words("comma_before_not"))
    aimed = "".join(rf"(?<!{re.escape(word)})" for word in words("aimed_words"))
    return (
        rf"{aimed}\s+(?:{any_of(words('aim_words'))})(?!\w)|\s+(?:{and_})\s+\d+\s+(?:{any_of(words('year_words'))})\s"
        rf"|{joined}\s+(?!(?:{any_of(words('title_stops_not'))})(?!\w))"
        rf"(?:{any_of([*words('title_stops'), *more])})(?!\w)"
        rf"|\s+(?:{any_of(words('doer_words'))})\s+(?-i:[{UPPER}])[^,;]{{2,60}}?\s"
        rf"(?:{any_of(words('doing_verbs'))})(?!\w)"
        rf"|\s*\((?:(?:{any_of(words('alias_words'))})(?!\w)|(?:{types})\s+(?:(?:{any_of(words('number_words'))})\s+)?\d)"
        rf"|{kinds}\s*,?\s*(?:{any_of(words('next_title_words'))}|,)\s+(?:{numbered})"
        rf"|\s+(?:{any_of(words('day_words'))})\s+\d{{1,2}}[-/.]\d{{1,2}}(?![-/.\d])"
        rf"|,\s+(?:{any_of(words('day_words'))})\s+\d[^,;]{{0,14}},"
        rf"|{kinds},\s+(?!{any_of(words('comma_not'))})(?:(?:{comma})(?!\w)|(?-i:[{UPPER}])(?!{bodies}))"
    )
