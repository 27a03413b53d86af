"""The types of documents, and how their numbers and symbols are printed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from danvan_kg.extraction.wording import UPPER, PhrasePattern, any_of, normal
from danvan_kg.lexicon import Table
from danvan_kg.observation import Organization

_CODE = rf"[{UPPER}][A-Za-zĐđƯưÔôÂâ]*\d{{0,2}}"
_SPACED_CODE = rf"(?:[{UPPER}]{{2,}}[a-z]?\d{{0,2}}|TTg|CTr|CP)"
# Digits, perhaps a year, and letter codes with "-" or "/" between (Circular 01/2011/TT-BNV and the Party's rules).
_SYMBOL = (
    rf"\d{{1,5}}[a-zA-Z]?(?:\s?/\s?(?:19|20)\d\d|-(?:19|20)\d\d(?=/))?"
    rf"(?:[-–/]{_CODE}(?:\.[{UPPER}]{{1,3}}(?!\w))?"
    rf"|\s[-–/]\s?{_SPACED_CODE}|[-–/]\s{_SPACED_CODE}|\s(?:TTg|UBND|HĐND))+(?!\w)"
)


# How a type may be referred to without a number; the head of the file says what each means.
_FORMS = (
    "titled", "quoted", "named", "law", "gathering", "periodic", "capitals", "issued", "told", "yearly", "doing",
    "marked", "owned", "session", "drawn", "any", "announced", "cited",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document, and how one may be referred to without a number."""

    name: str
    kind: str
    titled: bool
    quoted: bool
    named: bool
    first_words: re.Pattern[str] | None
    acts: re.Pattern[str] | None
    law: bool
    gathering: bool
    periodic: bool
    capitals: bool
    issued: bool
    told: bool
    yearly: bool
    doing: bool
    marked: bool
    owned: bool
    session: bool
    drawn: bool
    any: bool
    announced: bool
    cited: bool
    issuer: Organization | None


def types_and_numbers(table: Table) -> dict[str, Any]:
    """The words of types, symbols and numbers."""
    words = table.section
    types = types_of(table)
    return {
        "types": types,
        "abbreviations": frozenset(
            word for entry in words("types", dict).values() for word in entry.get("also", ()) if word.isupper()
        ),
        "codes": _codes(table, types),
        "code_spellings": words("code_spellings", dict),
        "type_words": PhrasePattern(types, alone=True),
        "symbol": re.compile(rf"\s*(?P<symbol>{_SYMBOL})"),
        "type_before": re.compile(
            rf"(?<!\w)(?P<type>{any_of(types)})\s+(?:(?:{any_of(words('number_words'))})\s*:?\s*)?$", re.IGNORECASE
        ),
        "number_of_year": re.compile(r"\s*(?P<number>\d{1,4})\s?/\s?(?P<year>(?:19|20)\d\d)(?![\w/]|[-–]\w)"),
        "cited": re.compile(
            rf"\s+(?:{any_of([*words('of_words'), *words('about_openers')])})\s"
            rf"|\s+(?:{any_of(words('day_words'))})\s+\d",
            re.IGNORECASE,
        ),
        "number": re.compile(r"\s*(?P<number>\d{1,4}[a-zA-Z]?)(?![\w%]|[./]\d|,\d|\s*[-–]\s*\d)"),
        # "…; 2- Chính sách …": the number of an item, and of no document.
        "list_item": re.compile(rf"\d{{1,2}}\s*(?:[-–]\s+|[.)]\s*)(?=[{UPPER}][^\W\d_A-Z])"),
        "counter": re.compile(rf"\s*(?:{any_of(words('counters'))})(?!\w)(?!\s*\d)", re.IGNORECASE),
        "number_word": taking(words("number_words"), after=r"\s*:?"),
        "qualifier": re.compile(
            rf"\s+(?:{any_of(words('qualifiers'))})(?=\s+(?:{any_of(words('number_words'))})\s*:?\s*\d)", re.IGNORECASE
        ),
        "joiner": re.compile(rf"\s*(?:{any_of(words('joining_words'))})(?!\w)", re.IGNORECASE),
    }


def types_of(table: Table) -> dict[str, DocumentType]:
    types: dict[str, DocumentType] = {}
    for name, entry in table.section("types", dict).items():
        first, acts = entry.get("first_words"), entry.get("acts")
        forms = {form: bool(entry.get(form)) for form in _FORMS}
        issuer = Organization(entry["issuer"]) if entry.get("issuer") else None
        kind = DocumentType(
            name,
            entry["class"],
            first_words=taking(first) if first else None,
            acts=taking(acts, before=r"\s*,?\s*(?P<act>", after=r")(?!\s+\w*\s*\d)") if acts else None,
            issuer=issuer,
            **forms,
        )
        for spelling in (name, *entry.get("also", ())):
            types[normal(spelling)] = kind
    return types


def _codes(table: Table, types: Mapping[str, DocumentType]) -> dict[str, DocumentType]:
    codes = {}
    for code, name in table.section("code_types", dict).items():
        if normal(name) not in types:
            raise table.error(f"'{name}' is no type", "code_types", code, hint="give it an entry under 'types'")
        codes[code] = types[normal(name)]
    return codes


def taking(phrases: list[str], before: str = r"\s*", after: str = "") -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{any_of(phrases)})(?!\w){after}", re.IGNORECASE)


def printed_symbol(printed: str, spellings: Mapping[str, str]) -> str:
    """A symbol as it is cited: no blanks, "-" for every dash, and codes by their one spelling."""
    parts = re.split(r"([-/])", re.sub(r"\s", "", printed).replace("–", "-"))
    return "".join(spellings.get(part, part) for part in parts)


def leading_digits(symbol: str) -> str:
    """The number of a symbol: "25" of "25-NQ/TW"."""
    digits = re.match(r"\d+[a-zA-Z]?", symbol)
    return digits.group() if digits else symbol
