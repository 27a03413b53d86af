"""The patterns that read a reference to a document, made from `data/lexicon/documents.yaml`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from danvan_kg.extraction.documents.gathering_grammar import gatherings
from danvan_kg.extraction.documents.suffixes import SuffixGrammar, suffixes
from danvan_kg.extraction.documents.title_grammar import titles
from danvan_kg.extraction.documents.types import DocumentType, taking, types_and_numbers, types_of
from danvan_kg.extraction.quotations import OPENERS
from danvan_kg.extraction.wording import UPPER, PhrasePattern, any_of, normal, once_per_lexicon, whole_words
from danvan_kg.lexicon import Lexicon, Table
from danvan_kg.observation import Organization

_LONGEST_BEFORE = 220  # code points of a title in front of the number
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
        **_names(table),
        **_issuing(table),
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
            rf"\s*,?\s*(?:{any_of(words('of_words'))})\s+(?=[{UPPER}])[^,.;:()“”\"\d]{{3,{_LONGEST_BODY}}}?"
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


def _names(table: Table) -> dict[str, Any]:
    """Laws and documents without a number."""
    words = table.section
    types, and_ = types_of(table), any_of(words("and_words"))
    kinds = [name for name, kind in types.items() if kind.law]
    return {
        "law_joiner": re.compile(rf"\s*(?:{any_of(words('law_joiners'))})(?=\s)", re.IGNORECASE),
        "law_closed": re.compile(rf"\s*(?:[,;.)]|$|(?:{any_of(words('law_closers'))})(?!\w))", re.IGNORECASE),
        "amending": re.compile(rf"\s+(?:{any_of(words('amending_words'))})\s+(?=(?:{any_of(kinds)})\s)", re.IGNORECASE),
        "amended": re.compile(rf"\s*(?P<type>{any_of(kinds)})(?=\s)", re.IGNORECASE),
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
            rf"(?<!\w)(?:{any_of(words('plural_words'))}|\d+)\s+(?:(?:{any_of(types)})\s*(?:,|,?\s*(?:{and_}))\s*)*$",
            re.IGNORECASE,
        ),
        "unit_before": re.compile(rf"(?<!\w)(?:{any_of(words('named_before_not'))})\s+$", re.IGNORECASE),
        "named_not": taking(words("named_not"), before=r"\s*"),
        "closed_title": re.compile(
            rf"\s*(?:(?:{any_of(words('closed_openers'))})\s+)?(?P<title>{any_of(words('closed_titles'))})(?!\w)",
            re.IGNORECASE,
        ),
        "regulation_title": re.compile(
            rf"\s*(?:(?:{any_of(words('closed_openers'))})\s+)?(?P<title>{any_of(words('regulation_titles'))})(?!\w)",
            re.IGNORECASE,
        ),
        "title_sequel": re.compile(rf"(?:\s*,?\s+(?:{any_of(words('title_sequels'))})(?!\w))+", re.IGNORECASE),
        "quoted_after": re.compile(rf"\s+(?:{any_of(words('quoted_after'))})(?=\s*:?\s*[{re.escape(OPENERS)}])", re.I),
        "unsaid": re.compile(any_of(words("unsaid_titles")), re.IGNORECASE),
        # "Quy chế làm việc của Thành ủy nhiệm kỳ 2015-2020".
        "office_term": re.compile(
            rf"\s*[,(]?\s*(?:(?:{any_of(words('term_words'))})\s+(?:[IVXL]{{1,7}}|\d{{1,2}})(?!\w)"
            rf"|(?:{any_of(words('congress_term'))})\s+\d{{4}}\s*[-–]\s*\d{{4}})\)?",
            re.IGNORECASE,
        ),
        "procedure": re.compile(rf"\s+(?:{any_of(words('procedure_words'))})\s+", re.IGNORECASE),
        "planned": re.compile(rf"(?<!\w)(?:{any_of(words('planning_verbs'))})\s+$", re.IGNORECASE),
        "hanging_type": re.compile(rf"(?<!\w)(?:{any_of(types)})$", re.IGNORECASE),
        "decision_subject": re.compile(
            rf"\s*(?:{any_of(words('decision_subjects'))})(?!\w|\s*[,.;]|\s+(?:{any_of(words('of_words'))})\s)",
            re.IGNORECASE,
        ),
        "measured": re.compile(rf"\s+(?:(?:{any_of(words('measure_words'))})\s+)?", re.IGNORECASE),
        "decision_verb": re.compile(rf"(?<!\w)(?:{any_of(words('decision_verbs'))})\s+$", re.IGNORECASE),
    }


def _stating(words: Callable[..., Any], verbs: list[str]) -> re.Pattern[str]:
    """A verb behind a body, perhaps behind the name of who holds its office: "Thủ tướng ⟨Nguyễn Văn An yêu cầu⟩"."""
    adverbs = any_of(words("adverb_words"))
    return re.compile(
        rf"\s+(?:(?-i:[{UPPER}])\w*\s+){{0,4}}(?:(?:{adverbs})\s+)?(?:{any_of(verbs)})(?!\w)", re.IGNORECASE
    )


def _issuing(table: Table) -> dict[str, Any]:
    """Who issued, passed or decided."""
    words = table.section
    issuing = [*words("issuing_verbs"), *words("having_verbs")]
    return {
        "issuing": re.compile(
            rf"(?<!\w)(?:{any_of(issuing)})\s+(?:(?:{any_of(words('count_words'))})\s+)?$", re.IGNORECASE
        ),
        "of_before": re.compile(rf"(?<!\w)(?:{any_of(words('of_words'))})\s+$", re.IGNORECASE),
        "executing": re.compile(rf"(?<!\w)(?:{any_of(words('executing_words'))})\s+$", re.IGNORECASE),
        "drawing_up": re.compile(rf"(?<!\w)(?:{any_of(words('drawing_verbs'))})\s+$", re.IGNORECASE),
        "issuing_numbered": re.compile(
            rf"(?<!\w)(?:{any_of([*issuing, *words('numbered_having_verbs')])})\s+$", re.IGNORECASE
        ),
        "kept_owner": re.compile(rf"(?<!\w)(?:{any_of(words('kept_owner_words'))})\s*$", re.IGNORECASE),
        "owned_before": re.compile(rf"(?<!\w)(?:{any_of(words('owned_words'))})\s*$", re.IGNORECASE),
        "between_commas": re.compile(
            rf"\s*,\s+(?:{any_of(words('session_words'))})\s[^,.;]{{1,30}},\s*", re.IGNORECASE
        ),
        "subject_mark": re.compile(rf"\s+(?:{any_of(words('subject_marks'))})\s", re.IGNORECASE),
        "list_issuing": re.compile(
            rf"(?<!\w)(?:{any_of(words('issuing_verbs'))})\s[^:.;]{{0,60}}(?:{any_of(words('list_words'))})\s*:",
            re.IGNORECASE,
        ),
        "signing": re.compile(whole_words(words("signing_words")), re.IGNORECASE),
        "office_before": re.compile(
            rf"(?<!\w)(?P<deputy>(?:{any_of(words('deputy_words'))})\s+)?(?P<office>{any_of(words('issuing_offices'))})\s+$",
            re.IGNORECASE,
        ),
        "member_before": re.compile(rf"(?<!\w)(?:{any_of(words('member_words'))})\s+$", re.IGNORECASE),
        "drafting": re.compile(rf"(?<!\w)(?:{any_of(words('drafting_words'))})\s*,?\s*$", re.IGNORECASE),
        "issuer_last": re.compile(
            rf"(?<!\w)(?P<issuer>{any_of(words('issuer_words', dict))})\s+"
            rf"(?:(?:\w+\s+){{0,2}}|(?:(?-i:[{UPPER}])\w*\s+){{2,4}}(?:\w+\s+)?)$",
            re.IGNORECASE,
        ),
        "passive": re.compile(
            rf"(?:\s*\([^()]{{1,40}}\))?\)?,?\s+(?:{any_of(words('passive_words'))})\s+", re.IGNORECASE
        ),
        "passing": taking(
            [*words("issuing_verbs"), *words("passing_verbs")],
            before=rf"\s*(?:(?:{any_of(words('term_words'))})\s+(?:[IVXL]{{1,7}}|\d+)\s+)?",
        ),
        # "báo cáo của A về … (Báo cáo số 12)": a title in front of the number in brackets
        "opened_before": re.compile(
            rf"(?<!\w)(?P<type>{any_of(types_of(table))})\s+(?P<of>(?:{any_of(words('of_words'))})\s+[^.;:“”\"()]{{3,{_LONGEST_BODY}}}?\s+)?"
            rf"(?:{any_of(words('about_openers'))})\s+(?P<title>[^.;:“”\"()]{{12,{_LONGEST_BEFORE}}})\($",
            re.IGNORECASE,
        ),
        "according": re.compile(rf"(?<!\w)(?:{any_of(words('according_words'))})\s+$", re.IGNORECASE),
        "deciding": _stating(words, words("deciding_verbs")),
        # "Trong Kết luận …, Bộ Chính trị nêu rõ", "đề nghị của Ban … ⟨tại⟩ Tờ trình …"
        "within": re.compile(rf"(?<!\w)(?:{any_of(words('within_words'))})\s+$", re.IGNORECASE),
        "stating": _stating(words, [*words("deciding_verbs"), *words("stating_verbs")]),
        "stated_in": re.compile(rf"\s+(?:{any_of(words('stated_in_words'))})\s+$", re.IGNORECASE),
    }
