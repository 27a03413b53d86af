"""The patterns that read a reference to a document, made from `data/lexicon/documents.yaml`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from danvan_kg.extraction.documents.gathering_grammar import gatherings
from danvan_kg.extraction.documents.issuing_grammar import LONGEST_BODY, issuing
from danvan_kg.extraction.documents.name_grammar import names
from danvan_kg.extraction.documents.suffixes import SuffixGrammar, suffixes
from danvan_kg.extraction.documents.title_grammar import titles
from danvan_kg.extraction.documents.types import DocumentType, types_and_numbers
from danvan_kg.extraction.wording import UPPER, PhrasePattern, any_of, normal, once_per_lexicon
from danvan_kg.lexicon import Lexicon, Table
from danvan_kg.observation import Organization


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
    list_item: re.Pattern[str]
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
    holder_name: re.Pattern[str]
    unknown_issuer: re.Pattern[str]
    doing: re.Pattern[str]
    central: re.Pattern[str]
    body_joiner: re.Pattern[str]
    next_title: re.Pattern[str]
    listed_title: re.Pattern[str]
    list_colon: re.Pattern[str]
    list_about: re.Pattern[str]
    list_next: re.Pattern[str]
    hanging: re.Pattern[str]
    printed_date: re.Pattern[str]
    short_ordinal: re.Pattern[str]
    full_ordinals: Mapping[str, str]
    count_word: str
    counted: re.Pattern[str]
    bare_count: re.Pattern[str]
    apposition: re.Pattern[str]
    small_words: frozenset[str]
    type_list: re.Pattern[str]
    titling: re.Pattern[str]
    opener: re.Pattern[str]
    personal_opener: re.Pattern[str]
    about: re.Pattern[str]
    title_head: re.Pattern[str]
    title_ends: Mapping[bool, re.Pattern[str]]
    alias: re.Pattern[str]
    member_before: re.Pattern[str]
    signing: re.Pattern[str]
    office_before: re.Pattern[str]
    issuing_numbered: re.Pattern[str]
    executing: re.Pattern[str]
    drawing_up: re.Pattern[str]
    owned_before: re.Pattern[str]
    kept_owner: re.Pattern[str]
    stated_in: re.Pattern[str]
    opened_before: re.Pattern[str]
    within: re.Pattern[str]
    stating: re.Pattern[str]
    of_before: re.Pattern[str]
    session: re.Pattern[str]
    session_before: re.Pattern[str]
    ruled: re.Pattern[str]
    article_before: re.Pattern[str]
    ruling_openers: frozenset[str]
    bracketed: re.Pattern[str]
    law: re.Pattern[str]
    amending: re.Pattern[str]
    amended: re.Pattern[str]
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
    regulation_title: re.Pattern[str]
    title_sequel: re.Pattern[str]
    quoted_after: re.Pattern[str]
    unsaid: re.Pattern[str]
    office_term: re.Pattern[str]
    procedure: re.Pattern[str]
    planned: re.Pattern[str]
    hanging_type: re.Pattern[str]
    clause: re.Pattern[str]
    acting: re.Pattern[str]
    decision_subject: re.Pattern[str]
    decision_verb: re.Pattern[str]
    measured: re.Pattern[str]
    issuing: re.Pattern[str]
    drafting: re.Pattern[str]
    between_commas: re.Pattern[str]
    subject_mark: re.Pattern[str]
    list_issuing: re.Pattern[str]
    issuer_last: re.Pattern[str]
    passive: re.Pattern[str]
    passing: re.Pattern[str]
    according: re.Pattern[str]
    deciding: re.Pattern[str]
    congress_names: Mapping[str, str]
    ordinals: Mapping[str, int]
    issuers: Mapping[str, Organization]
    suffixes: SuffixGrammar
    pointed: re.Pattern[str]
    day_alone: re.Pattern[str]
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
        **types_and_numbers(table),
        **gatherings(table),
        **_tails(table),
        **titles(table),
        **names(table),
        **issuing(table),
    )


def _tails(table: Table) -> dict[str, Any]:
    """Days and issuers behind the number."""
    words = table.section
    and_ = any_of(words("and_words"))
    return {
        "date": re.compile(rf"\s*,?\s*\(?(?:{any_of(words('day_words'))})\s*(?=\d)", re.IGNORECASE),
        "year": re.compile(
            rf"\s*(?:{any_of(words('year_words'))})\s+(?P<year>(?:19|20)\d\d)(?!\w|\s?[-–]\s?\d)\)?", re.IGNORECASE
        ),
        "of": re.compile(rf"\s*,?\s*\(?(?:{any_of(words('of_words'))})\s+", re.IGNORECASE),
        "issuer": re.compile(rf"(?P<issuer>{any_of(words('issuer_words', dict))})(?!\w)", re.IGNORECASE),
        "holder_name": re.compile(
            rf"\s+(?:(?-i:[{UPPER}])\w+\s+){{1,4}}?(?=(?:{any_of(words('about_openers'))})\s)", re.IGNORECASE
        ),
        "office": re.compile(rf"(?P<office>{any_of(words('issuing_offices'))})\s+", re.IGNORECASE),
        "unknown_issuer": re.compile(
            rf"\s*,?\s*(?:{any_of(words('of_words'))})\s+(?=[{UPPER}])[^,.;:()“”\"\d]{{3,{LONGEST_BODY}}}?"
            rf"(?=\s+(?:{any_of(words('about_openers'))})\s)"
        ),
        "body_joiner": re.compile(rf"\s*(?:{and_}|[,–&-])\s*", re.IGNORECASE),
        "printed_date": re.compile(
            rf"(\d{{1,2}})(?:\s?[/.\-–]\s?|\s+(?:{any_of(words('month_words'))})\s+)(\d{{1,2}})"
            rf"(?:\s?[/.\-–]\s?|,?\s+(?:{any_of(words('year_words'))})\s+|\s+)((?:19|20)\d\d)(?!\d)\)?"
        ),
        "issuers": {normal(word): Organization(name) for word, name in words("issuer_words", dict).items()},
        "suffixes": suffixes(table),
        # A sentence that ends with one of these goes on: "… đối với PGS. TS. A".
        "pointed": re.compile(rf"(?<!\w)(?:{any_of(words('point_before'))})\.$"),
        "day_alone": re.compile(
            rf"\s*,?\s*\(?(?:{any_of(words('day_words'))})\s*\d{{1,2}}\s?[-/.]\s?\d{{1,2}}(?!\d|\s?[-/.–]\s?\d)\)?",
            re.IGNORECASE,
        ),
    }
