"""The patterns that tell who issued, passed or decided, made from `data/lexicon/documents.yaml`."""

import re
from collections.abc import Callable
from typing import Any

from danvan_kg.extraction.documents.types import taking, types_of
from danvan_kg.extraction.wording import UPPER, any_of, whole_words
from danvan_kg.lexicon import Table

_LONGEST_BEFORE = 220  # code points of a title in front of the number
LONGEST_BODY = 90  # code points of a body that nothing else knows


def issuing(table: Table) -> dict[str, Any]:
    """Who issued, passed or decided."""
    return {**_verbs(table), **_issuers(table)}


def _verbs(table: Table) -> dict[str, Any]:
    """The verbs of issuing, passing, deciding and stating."""
    words = table.section
    verbs = [*words("issuing_verbs"), *words("having_verbs")]
    return {
        "issuing": re.compile(
            rf"(?<!\w)(?:{any_of(verbs)})\s+(?:(?:{any_of(words('count_words'))})\s+)?$", re.IGNORECASE
        ),
        "issuing_numbered": re.compile(
            rf"(?<!\w)(?:{any_of([*verbs, *words('numbered_having_verbs')])})\s+$", re.IGNORECASE
        ),
        "list_issuing": re.compile(
            rf"(?<!\w)(?:{any_of(words('issuing_verbs'))})\s[^:.;]{{0,60}}(?:{any_of(words('list_words'))})\s*:",
            re.IGNORECASE,
        ),
        "passive": re.compile(
            rf"(?:\s*\([^()]{{1,40}}\))?\)?,?\s+(?:{any_of(words('passive_words'))})\s+", re.IGNORECASE
        ),
        "passing": taking(
            [*words("issuing_verbs"), *words("passing_verbs")],
            before=rf"\s*(?:(?:{any_of(words('term_words'))})\s+(?:[IVXL]{{1,7}}|\d+)\s+)?",
        ),
        "according": re.compile(rf"(?<!\w)(?:{any_of(words('according_words'))})\s+$", re.IGNORECASE),
        "deciding": _stating(words, words("deciding_verbs")),
        # "Trong Kết luận …, Bộ Chính trị nêu rõ", "đề nghị của Ban … ⟨tại⟩ Tờ trình …"
        "within": re.compile(rf"(?<!\w)(?:{any_of(words('within_words'))})\s+$", re.IGNORECASE),
        "stating": _stating(words, [*words("deciding_verbs"), *words("stating_verbs")]),
        "stated_in": re.compile(rf"\s+(?:{any_of(words('stated_in_words'))})\s+$", re.IGNORECASE),
    }


def _issuers(table: Table) -> dict[str, Any]:
    """Who stands before a document, and in which part."""
    words = table.section
    return {
        "of_before": re.compile(rf"(?<!\w)(?:{any_of(words('of_words'))})\s+$", re.IGNORECASE),
        "executing": re.compile(rf"(?<!\w)(?:{any_of(words('executing_words'))})\s+$", re.IGNORECASE),
        "drawing_up": re.compile(rf"(?<!\w)(?:{any_of(words('drawing_verbs'))})\s+$", re.IGNORECASE),
        "kept_owner": re.compile(rf"(?<!\w)(?:{any_of(words('kept_owner_words'))})\s*$", re.IGNORECASE),
        "owned_before": re.compile(rf"(?<!\w)(?:{any_of(words('owned_words'))})\s*$", re.IGNORECASE),
        "between_commas": re.compile(
            rf"\s*,\s+(?:{any_of(words('session_words'))})\s[^,.;]{{1,30}},\s*", re.IGNORECASE
        ),
        "subject_mark": re.compile(rf"\s+(?:{any_of(words('subject_marks'))})\s", re.IGNORECASE),
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
        # "báo cáo của A về … (Báo cáo số 12)": a title in front of the number in brackets
        "opened_before": re.compile(
            rf"(?<!\w)(?P<type>{any_of(types_of(table))})\s+(?P<of>(?:{any_of(words('of_words'))})\s+[^.;:“”\"()]{{3,{LONGEST_BODY}}}?\s+)?"
            rf"(?:{any_of(words('about_openers'))})\s+(?P<title>[^.;:“”\"()]{{12,{_LONGEST_BEFORE}}})\($",
            re.IGNORECASE,
        ),
    }


def _stating(words: Callable[..., Any], verbs: list[str]) -> re.Pattern[str]:
    """A verb behind a body, perhaps behind the name of who holds its office: "Thủ tướng ⟨Nguyễn Văn An yêu cầu⟩"."""
    adverbs = any_of(words("adverb_words"))
    return re.compile(
        rf"\s+(?:(?-i:[{UPPER}])\w*\s+){{0,4}}(?:(?:{adverbs})\s+)?(?:{any_of(verbs)})(?!\w)", re.IGNORECASE
    )
