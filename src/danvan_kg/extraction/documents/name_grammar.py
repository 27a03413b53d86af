"""The patterns of laws and of documents without a number, made from `data/lexicon/documents.yaml`."""

import re
from typing import Any

from danvan_kg.extraction.documents.types import taking, types_of
from danvan_kg.extraction.quotations import OPENERS
from danvan_kg.extraction.wording import any_of, normal
from danvan_kg.lexicon import Table


def names(table: Table) -> dict[str, Any]:
    """How documents are named that have no number."""
    return {**_laws(table), **_own_titles(table), **_untitled(table)}


def _laws(table: Table) -> dict[str, Any]:
    """Names of laws, and those that others amend."""
    words = table.section
    kinds = any_of([name for name, kind in types_of(table).items() if kind.law])
    return {
        "law_joiner": re.compile(rf"\s*(?:{any_of(words('law_joiners'))})(?=\s)", re.IGNORECASE),
        "law_closed": re.compile(rf"\s*(?:[,;.)]|$|(?:{any_of(words('law_closers'))})(?!\w))", re.IGNORECASE),
        "amending": re.compile(rf"\s+(?:{any_of(words('amending_words'))})\s+(?=(?:{kinds})\s)", re.IGNORECASE),
        "amended": re.compile(rf"\s*(?P<type>{kinds})(?=\s)", re.IGNORECASE),
        "law": re.compile(rf"\s*:?\s+(?P<law>{any_of(words('laws'))})(?!\w)", re.IGNORECASE),
        "law_stop": re.compile(rf"(?<!\w)(?:{any_of(words('law_stops'))})(?!\w)|[,.;:()“”\"\n…?!]|\d"),
        "law_before": re.compile(rf"(?<!\w)(?:{any_of(words('law_before_not'))})\s+$", re.IGNORECASE),
        "law_not": taking(words("law_not"), before=r"\s*"),
        "law_aliases": {normal(word): name for word, name in words("law_aliases", dict).items()},
    }


def _own_titles(table: Table) -> dict[str, Any]:
    """Titles that the lexicon knows, and rules of procedure."""
    words = table.section
    return {
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
    }


def _untitled(table: Table) -> dict[str, Any]:
    """What stands around the type of a document without a number, and what its name may be about."""
    words = table.section
    types, and_ = any_of(types_of(table)), any_of(words("and_words"))
    return {
        "personnel": taking(words("personnel_words"), before=rf"\s*(?:{any_of(words('personnel_openers'))}\s+)?"),
        "periodic": re.compile(
            rf"(?<!\w)(?:{any_of(words('period_words'))})\s+\d{{4}}"
            rf"|^(?:{any_of(words('implementing_words'))})\s+(?:(?:{types})\s+(?:số\s+)?\d|luật\s)",
            re.IGNORECASE,
        ),
        "draft": re.compile(rf"(?<!\w)(?:{any_of(words('draft_words'))})\s*:?\s*(?:\w+\s)?[“\"]?$", re.IGNORECASE),
        "plural": re.compile(
            rf"(?<!\w)(?:{any_of(words('plural_words'))}|\d+)\s+(?:(?:{types})\s*(?:,|,?\s*(?:{and_}))\s*)*$",
            re.IGNORECASE,
        ),
        "unit_before": re.compile(rf"(?<!\w)(?:{any_of(words('named_before_not'))})\s+$", re.IGNORECASE),
        "named_not": taking(words("named_not"), before=r"\s*"),
        "planned": re.compile(rf"(?<!\w)(?:{any_of(words('planning_verbs'))})\s+$", re.IGNORECASE),
        "hanging_type": re.compile(rf"(?<!\w)(?:{types})$", re.IGNORECASE),
        "decision_subject": re.compile(
            rf"\s*(?:{any_of(words('decision_subjects'))})(?!\w|\s*[,.;]|\s+(?:{any_of(words('of_words'))})\s)",
            re.IGNORECASE,
        ),
        "measured": re.compile(rf"\s+(?:(?:{any_of(words('measure_words'))})\s+)?", re.IGNORECASE),
        "decision_verb": re.compile(rf"(?<!\w)(?:{any_of(words('decision_verbs'))})\s+$", re.IGNORECASE),
    }
