"""The patterns that read a reference to a document, made from `data/lexicon/documents.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from danvan_kg.extraction.document_types import DocumentType, taking, types_and_numbers, types_of
from danvan_kg.extraction.quotations import title_ends
from danvan_kg.extraction.wording import UPPER, PhrasePattern, any_of, normal, once_per_lexicon, whole_words
from danvan_kg.lexicon import Lexicon, Table
from danvan_kg.observation import Organization

_ROMAN = r"[IVXL]{1,7}"
_LONGEST_BRACKET = 260  # code points of a title in brackets
_LONGEST_ALIAS = 80  # code points of another name in brackets
_LONGEST_BODY = 90  # code points of a body that nothing else knows


@dataclass(frozen=True, slots=True)
class DocumentGrammar:
    """Patterns and tables. Patterns are matched against text with the older tone placement."""

    types: Mapping[str, DocumentType]
    abbreviations: frozenset[str]
    codes: Mapping[str, DocumentType]
    code_spellings: Mapping[str, str]
    type_words: PhrasePattern
    symbol: re.Pattern[str]
    type_before: re.Pattern[str]
    number_of_year: re.Pattern[str]
    cited: re.Pattern[str]
    number: re.Pattern[str]
    counter: re.Pattern[str]
    personnel: re.Pattern[str]
    periodic: re.Pattern[str]
    number_word: re.Pattern[str]
    qualifier: re.Pattern[str]
    joiner: re.Pattern[str]
    plenum: re.Pattern[str]
    plenum_body: re.Pattern[str]
    term: re.Pattern[str]
    congress: re.Pattern[str]
    congress_plural: re.Pattern[str]
    assembly: re.Pattern[str]
    count: re.Pattern[str]
    date: re.Pattern[str]
    year: re.Pattern[str]
    of: re.Pattern[str]
    issuer: re.Pattern[str]
    office: re.Pattern[str]
    unknown_issuer: re.Pattern[str]
    doing: re.Pattern[str]
    type_list: re.Pattern[str]
    titling: re.Pattern[str]
    opener: re.Pattern[str]
    personal_opener: re.Pattern[str]
    about: re.Pattern[str]
    title_head: re.Pattern[str]
    title_ends: Mapping[bool, re.Pattern[str]]
    alias: re.Pattern[str]
    member_before: re.Pattern[str]
    issuing_numbered: re.Pattern[str]
    executing: re.Pattern[str]
    drawing_up: re.Pattern[str]
    owned_before: re.Pattern[str]
    of_before: re.Pattern[str]
    session: re.Pattern[str]
    session_before: re.Pattern[str]
    ruled: re.Pattern[str]
    article_before: re.Pattern[str]
    ruling_openers: frozenset[str]
    bracketed: re.Pattern[str]
    law: re.Pattern[str]
    law_stop: re.Pattern[str]
    law_before: re.Pattern[str]
    law_not: re.Pattern[str]
    draft: re.Pattern[str]
    plural: re.Pattern[str]
    named_not: re.Pattern[str]
    unit_before: re.Pattern[str]
    more_terms: re.Pattern[str]
    body_behind: re.Pattern[str]
    closed_title: re.Pattern[str]
    title_sequel: re.Pattern[str]
    procedure: re.Pattern[str]
    planned: re.Pattern[str]
    hanging_type: re.Pattern[str]
    clause: re.Pattern[str]
    acting: re.Pattern[str]
    decision_subject: re.Pattern[str]
    decision_verb: re.Pattern[str]
    issuing: re.Pattern[str]
    drafting: re.Pattern[str]
    list_issuing: re.Pattern[str]
    issuer_last: re.Pattern[str]
    passive: re.Pattern[str]
    passing: re.Pattern[str]
    according: re.Pattern[str]
    deciding: re.Pattern[str]
    congress_names: Mapping[str, str]
    ordinals: Mapping[str, int]
    issuers: Mapping[str, Organization]
    suffix_issuers: Mapping[str, Organization]
    dropped_openers: frozenset[str]
    about_openers: frozenset[str]
    law_joiner: re.Pattern[str]
    law_closed: re.Pattern[str]
    law_aliases: Mapping[str, str]
    party_congress: frozenset[str]
    party_congresses: frozenset[str]
    plenum_issuer: Organization
    congress_issuer: str


@once_per_lexicon
def document_grammar(lexicon: Lexicon) -> DocumentGrammar:
    """The grammar of documents for this lexicon. Raises AssetError where a code names no type."""
    table = lexicon.table("documents")
    return DocumentGrammar(
        **types_and_numbers(table), **_gatherings(table), **_tails(table), **_names(table), **_issuing(table)
    )


def _gatherings(table: Table) -> dict[str, Any]:
    """Plenums and congresses."""
    words = table.section
    ordinals = {normal(name): int(number) for name, number in words("ordinals", dict).items()}
    number = rf"\d{{1,2}}|{_ROMAN}|{any_of(ordinals)}"
    return {
        "plenum": re.compile(_plenum(table, number), re.IGNORECASE),
        "plenum_body": re.compile(rf"\s*,?\s*(?:của\s+)?(?:{any_of(words('plenum_bodies'))})(?!\w)", re.IGNORECASE),
        "term": re.compile(
            rf"\s*[,(]*\s*(?:{any_of(words('term_words'))})\s+(?P<term>{_ROMAN}|\d{{1,2}})(?!\w)\s*\)?", re.IGNORECASE
        ),
        "more_terms": re.compile(rf"(?:\s*(?:,|và)\s*{_ROMAN}(?!\w))+"),
        "congress": re.compile(_congress(table), re.IGNORECASE),
        "congress_plural": re.compile(whole_words(words("congress_plurals")), re.IGNORECASE),
        "assembly": re.compile(
            rf"\s*(?:của\s+)?(?P<what>(?:{any_of(words('congress_words'))})|(?P<meeting>{any_of(words('meeting_words'))}))"
            rf"(?:\s+(?:{any_of(words('delegate_words'))}))?\s+",
            re.IGNORECASE,
        ),
        "session": re.compile(
            rf"\s*(?:(?:{any_of(words('session_links'))})\s+){{0,2}}(?P<what>(?:{any_of(words('session_words'))})\s+"
            rf"(?:(?:{any_of(words('ordinal_words'))})\s+)?(?:{number})(?!\w|/\d)"
            rf"(?:\s+(?:{any_of(words('joining_words'))})\s+(?:(?:{any_of(words('ordinal_words'))})\s+)?(?:{number})(?!\w|/\d))?)",
            re.IGNORECASE,
        ),
        "session_before": re.compile(rf"(?<!\w)(?:{any_of(words('session_before'))})\s+$", re.IGNORECASE),
        "count": re.compile(rf"\s*,?\s*(?:{any_of(words('ordinal_words'))})\s+(?:{number})(?!\w|/\d)", re.IGNORECASE),
        "body_behind": re.compile(rf"\s*(?:(?:{any_of(words('of_words'))})\s+)?", re.IGNORECASE),
        "congress_names": {normal(name): full for name, full in words("congress_names", dict).items()},
        "ordinals": ordinals,
        "party_congress": frozenset(normal(word) for word in words("congress_of_party")),
        "party_congresses": frozenset(words("party_congresses")),
        "plenum_issuer": Organization(words("plenum_issuer", str)),
        "congress_issuer": words("congress_issuer", str),
    }


def _tails(table: Table) -> dict[str, Any]:
    """What stands behind the number."""
    words = table.section
    return {
        "date": re.compile(rf"\s*,?\s*\(?(?:{any_of(words('day_words'))})\s*(?=\d)", re.IGNORECASE),
        "year": re.compile(
            rf"\s*(?:{any_of(words('year_words'))})\s+(?P<year>(?:19|20)\d\d)(?!\w|\s?[-–]\s?\d)\)?", re.IGNORECASE
        ),
        "of": re.compile(rf"\s*,?\s*\(?(?:{any_of(words('of_words'))})\s+", re.IGNORECASE),
        "issuer": re.compile(rf"(?P<issuer>{any_of(words('issuer_words', dict))})(?!\w)", re.IGNORECASE),
        "about": re.compile(rf"\s+(?:{any_of(words('about_openers'))})\s", re.IGNORECASE),
        "titling": re.compile(
            rf"(?:[,;)\d]|(?<!\w)(?:{any_of([*words('joining_words'), *words('title_openers')])}))\s*$", re.IGNORECASE
        ),
        "opener": re.compile(
            rf"\s*(?:,\s*(?={any_of(words('about_openers'))}))?(?P<opener>{any_of(words('title_openers'))})(?!\w)\s*",
            re.IGNORECASE,
        ),
        "office": re.compile(rf"(?P<office>{any_of(words('issuing_offices'))})\s+", re.IGNORECASE),
        "unknown_issuer": re.compile(
            rf"\s*,?\s*(?:{any_of(words('of_words'))})\s+(?=[{UPPER}])[^,.;:()“”\"\d]{{3,{_LONGEST_BODY}}}?"
            rf"(?=\s+(?:{any_of(words('about_openers'))})\s)"
        ),
        "doing": re.compile(
            rf"\s*(?:{any_of([*words('implementing_words'), *words('doing_words')])})\s", re.IGNORECASE
        ),
        "type_list": re.compile(rf"(?<!\w)(?:{any_of(types_of(table))})\s*(?:,|và|,\s*và)\s*$", re.IGNORECASE),
        "title_head": re.compile(rf"(?:{any_of(words('title_heads'))})\s+", re.IGNORECASE),
        "title_ends": {personal: _title_ends(table, personal=personal) for personal in (False, True)},
        "alias": re.compile(
            rf"\s*\((?:(?:{any_of(words('alias_words'))})(?!\w)[^()]{{0,{_LONGEST_ALIAS}}}"
            rf"|(?:{any_of(types_of(table))})\s+(?:(?:{any_of(words('number_words'))})\s*)?(?P<number>\d+))\)",
            re.IGNORECASE,
        ),
        "personal_opener": taking(words("personnel_title_openers"), before=r"\s*(?P<opener>", after=")"),
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
        "issuers": {normal(word): Organization(name) for word, name in words("issuer_words", dict).items()},
        "suffix_issuers": {ending: Organization(name) for ending, name in words("suffix_issuers", dict).items()},
        "dropped_openers": frozenset(normal(word) for word in words("title_openers"))
        - {normal(word) for word in words("title_openers_kept")},
        "about_openers": frozenset(normal(word) for word in words("about_openers")),
    }


def _names(table: Table) -> dict[str, Any]:
    """Laws and documents without a number."""
    words = table.section
    types = types_of(table)
    return {
        "law_joiner": re.compile(rf"\s*(?:{any_of(words('law_joiners'))})(?=\s)", re.IGNORECASE),
        "law_closed": re.compile(rf"\s*(?:[,;.)]|$|(?:{any_of(words('law_closers'))})(?!\w))", re.IGNORECASE),
        "law": re.compile(rf"\s*:?\s+(?P<law>{any_of(words('laws'))})(?!\w)", re.IGNORECASE),
        "law_stop": re.compile(rf"(?<!\w)(?:{any_of(words('law_stops'))})(?!\w)|[,.;:()“”\"\n…?!]|\d"),
        "law_before": re.compile(rf"(?<!\w)(?:{any_of(words('law_before_not'))})\s+$", re.IGNORECASE),
        "law_not": taking(words("law_not"), before=r"\s*"),
        "law_aliases": {normal(word): name for word, name in words("law_aliases", dict).items()},
        "personnel": taking(words("personnel_words"), before=rf"\s*(?:{any_of(words('personnel_openers'))}\s+)?"),
        "periodic": re.compile(
            rf"(?<!\w)(?:{any_of(words('period_words'))})\s+\d{{4}}"
            rf"|^(?:{any_of(words('implementing_words'))})\s+(?:(?:{any_of(types)})\s+(?:số\s+)?\d|luật\s)",
            re.IGNORECASE,
        ),
        "draft": re.compile(rf"(?<!\w)(?:{any_of(words('draft_words'))})\s*:?\s*(?:\w+\s)?[“\"]?$", re.IGNORECASE),
        "plural": re.compile(
            rf"(?<!\w)(?:{any_of(words('plural_words'))}|\d+)\s+(?:(?:{any_of(types)})\s*(?:,|và|,\s*và)\s*)*$",
            re.IGNORECASE,
        ),
        "unit_before": re.compile(rf"(?<!\w)(?:{any_of(words('named_before_not'))})\s+$", re.IGNORECASE),
        "named_not": taking(words("named_not"), before=r"\s*"),
        "closed_title": re.compile(
            rf"\s*(?:(?:{any_of(words('closed_openers'))})\s+)?(?P<title>{any_of(words('closed_titles'))})(?!\w)",
            re.IGNORECASE,
        ),
        "title_sequel": re.compile(rf"(?:\s*,?\s+(?:{any_of(words('title_sequels'))})(?!\w))+", re.IGNORECASE),
        "procedure": re.compile(rf"\s+(?:{any_of(words('procedure_words'))})\s+", re.IGNORECASE),
        "planned": re.compile(rf"(?<!\w)(?:{any_of(words('planning_verbs'))})\s+$", re.IGNORECASE),
        "hanging_type": re.compile(rf"(?<!\w)(?:{any_of(types)})$", re.IGNORECASE),
        "decision_subject": re.compile(
            rf"\s*(?:{any_of(words('decision_subjects'))})(?!\w|\s*[,.;]|\s+(?:{any_of(words('of_words'))})\s)",
            re.IGNORECASE,
        ),
        "decision_verb": re.compile(rf"(?<!\w)(?:{any_of(words('decision_verbs'))})\s+$", re.IGNORECASE),
    }


def _issuing(table: Table) -> dict[str, Any]:
    """Who issued, passed or decided."""
    words = table.section
    issuing = [*words("issuing_verbs"), *words("having_verbs")]
    return {
        "issuing": re.compile(rf"(?<!\w)(?:{any_of(issuing)})\s+$", re.IGNORECASE),
        "of_before": re.compile(rf"(?<!\w)(?:{any_of(words('of_words'))})\s+$", re.IGNORECASE),
        "executing": re.compile(rf"(?<!\w)(?:{any_of(words('executing_words'))})\s+$", re.IGNORECASE),
        "drawing_up": re.compile(rf"(?<!\w)(?:{any_of(words('drawing_verbs'))})\s+$", re.IGNORECASE),
        "issuing_numbered": re.compile(
            rf"(?<!\w)(?:{any_of([*issuing, *words('numbered_having_verbs')])})\s+$", re.IGNORECASE
        ),
        "owned_before": re.compile(rf"(?<!\w)(?:{any_of(words('owned_words'))})\s*$", re.IGNORECASE),
        "list_issuing": re.compile(
            rf"(?<!\w)(?:{any_of(words('issuing_verbs'))})\s[^:.;]{{0,60}}(?:{any_of(words('list_words'))})\s*:",
            re.IGNORECASE,
        ),
        "member_before": re.compile(rf"(?<!\w)(?:{any_of(words('member_words'))})\s+$", re.IGNORECASE),
        "drafting": re.compile(rf"(?<!\w)(?:{any_of(words('drafting_words'))})\s*,?\s*$", re.IGNORECASE),
        "issuer_last": re.compile(
            rf"(?<!\w)(?P<issuer>{any_of(words('issuer_words', dict))})\s+(?:\w+\s+){{0,2}}$", re.IGNORECASE
        ),
        "passive": re.compile(rf"\s+(?:{any_of(words('passive_words'))})\s+", re.IGNORECASE),
        "passing": taking(words("issuing_verbs")),
        "according": re.compile(rf"(?<!\w)(?:{any_of(words('according_words'))})\s+$", re.IGNORECASE),
        "deciding": taking(words("deciding_verbs")),
    }


def _plenum(table: Table, number: str) -> str:
    words = table.section
    ordinal, bodies = any_of(words("ordinal_words")), any_of(words("plenum_bodies"))
    return (
        rf"\s*(?:{any_of(words('plenum_words'))})\s*,?\s*(?P<ordinal>(?:(?:{ordinal})\s+)*)(?P<number>{number})(?!\w|/\d)"
        rf"(?P<more>(?:\s*(?:,|và)\s*(?:(?:{any_of(words('plenum_words'))})\s+)?\d{{1,2}}(?![\w/]))*)(?P<body>\s*,?\s*(?:của\s+)?(?:{bodies})(?!\w))?"
    )


def _congress(table: Table) -> str:
    words = table.section
    terms, ordinals = any_of(words("congress_term")), any_of(words("ordinals", dict))
    others = any_of(words("other_parties"))
    return (
        rf"\s*(?:của\s+)?(?P<word>{any_of(words('congress_words'))})(?P<what>(?:\s+[^\s,.;:()“”\"]+){{0,14}}?)"
        rf"(?:\s*,?\s+(?:(?:{any_of(words('ordinal_words'))})\s+(?P<number>{_ROMAN}|\d{{1,2}}|{ordinals})"
        rf"|(?P<roman>{_ROMAN}|\d{{1,2}}(?!\s?[-–/]\s?\d)))(?!\w)"
        rf"(?P<party>\s+(?:của\s+)?Đảng(?:\s+Cộng sản Việt Nam)?(?!\s+(?:bộ|ủy|{others}))(?!\w))?"
        rf"(?P<term>\s*[,(]?\s*(?:{terms})\s+\d{{4}}\s*[-–]\s*\d{{4}}\)?)?"
        rf"|\s+(?P<only_term>(?:{terms})\s+\d{{4}}\s*[-–]\s*\d{{4}}))"
    )


def _title_ends(table: Table, *, personal: bool) -> re.Pattern[str]:
    """Where a title without quotation marks ends; one of a `personal` matter goes on with the person."""
    words = table.section
    measures = words("personnel_title_openers") if personal else []
    commas = [word for word in words("comma_stops") if word not in measures]
    stops = _title_stops(table, [] if personal else words("person_stops"), commas)
    return title_ends(stops, any_of(words("title_continuations")), words("point_before"))


def _title_stops(table: Table, more: list[str], commas: list[str]) -> str:
    """Where something else begins: at a stop word or one of `more`, at a comma before one of `commas`, at "và" …"""
    words = table.section
    types = any_of(normal(name) for name in words("types", dict))
    numbered = rf"(?:{types})\s+(?:số\s|về\s|của\s|\d|(?:{any_of(words('plenum_words'))})\s)"
    comma = any_of(commas)
    # "… của Ban Chấp hành Trung ương, Bộ Chính trị và Ban Bí thư khóa XII": a list of names goes on.
    bodies = (
        rf"[^,.;]{{0,40}}\s(?:và\s(?:(?-i:[{UPPER}])|các\s)|{any_of(words('term_words'))}\s)"
        rf"|[^,.;]{{0,40}},\s(?-i:[{UPPER}])[^,.;]{{0,40}}\s{any_of(words('term_words'))}\s"
    )
    joined = "".join(rf"(?<!{re.escape(word)})" for word in words("title_stops_joined"))
    aimed = "".join(rf"(?<!{re.escape(word)})" for word in words("aimed_words"))
    return (
        rf"{aimed}\s+(?:{any_of(words('aim_words'))})(?!\w)|\s+và\s+\d+\s+(?:{any_of(words('year_words'))})\s"
        rf"|{joined}\s+(?!(?:{any_of(words('title_stops_not'))})(?!\w))"
        rf"(?:{any_of([*words('title_stops'), *more])})(?!\w)"
        rf"|\s+(?:{any_of(words('doer_words'))})\s+(?-i:[{UPPER}])[^,;]{{2,60}}?\s"
        rf"(?:{any_of(words('doing_verbs'))})(?!\w)"
        rf"|\s*\((?:(?:{any_of(words('alias_words'))})(?!\w)|(?:{types})\s+(?:số\s+)?\d)"
        rf"|\s*,?\s*(?:và|,|cùng)\s+(?:{numbered})"
        rf"|\s+(?:{any_of(words('day_words'))})\s+\d{{1,2}}[-/.]\d{{1,2}}(?![-/.\d])"
        rf"|,\s+(?:{any_of(words('day_words'))})\s+\d[^,;]{{0,14}},"
        rf"|,\s+(?!{any_of(words('comma_not'))})(?:(?:{comma})(?!\w)|(?-i:[{UPPER}])(?!{bodies}))"
    )
