"""Problems in the reader's language (RFC 9457, 3.1: titles and details may be translated by content negotiation)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from danvan_kg.errors import AssetError
from danvan_kg.formats import weighed_members

ENGLISH, VIETNAMESE = "en", "vi"
_FILE = Path(__file__).with_name("problem_words.yaml")
_SLOT = re.compile(r"\\\{(\w+)\\\}")
_TYPE_END = re.compile(r"[^/]*$")


@dataclass(frozen=True, slots=True)
class _Text:
    """A sentence with slots: what finds it in English, and the same in Vietnamese."""

    pattern: re.Pattern[str]
    translation: str


@dataclass(frozen=True, slots=True)
class _Words:
    titles: Mapping[str, str]
    words: Mapping[str, str]
    texts: tuple[_Text, ...]

    def text(self, english: str) -> str | None:
        for text in self.texts:
            found = text.pattern.fullmatch(english)
            if found is not None:
                return text.translation.format_map(found.groupdict())
        return None


def accepted_language(accept_language: str | None) -> str:
    """`vi` where the client prefers it (RFC 9110, 12.5.4), else `en`, the language of programs."""
    weights = {ENGLISH: 0.0, VIETNAMESE: 0.0}
    for tag, weight in weighed_members(accept_language or ""):
        language = tag.split("-")[0]
        if language in weights:
            weights[language] = max(weights[language], weight or 0.0)
    return VIETNAMESE if weights[VIETNAMESE] > weights[ENGLISH] else ENGLISH


def in_language(content: Mapping[str, object], language: str) -> dict[str, object]:
    """The members of a problem with title, detail, hint and what is expected in a language.

    A sentence without a translation stays in English.
    """
    if language != VIETNAMESE:
        return dict(content)
    words = _words()
    kind = _TYPE_END.findall(str(content.get("type", "")))[0]
    changed: dict[str, object] = {"title": words.titles.get(kind, content.get("title"))}
    for member in ("detail", "hint"):
        if member in content:
            changed[member] = words.text(str(content[member])) or content[member]
    expected = content.get("expected")
    if isinstance(expected, list):
        changed["expected"] = [words.words.get(each, each) for each in expected]
    return {**content, **changed}


@cache
def _words() -> _Words:
    """Raises AssetError where the slots of a pair differ."""
    content = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    texts = tuple(_text(pair["en"], pair["vi"]) for pair in content["texts"])
    return _Words(content["titles"], content["words"], texts)


def _text(english: str, vietnamese: str) -> _Text:
    pattern = _SLOT.sub(r"(?P<\1>.+?)", re.escape(english))
    slots = sorted(re.findall(r"\{(\w+)\}", english))
    if slots != sorted(re.findall(r"\{(\w+)\}", vietnamese)):
        raise AssetError(f"{_FILE}: {english!r} and {vietnamese!r} differ in their slots")
    return _Text(re.compile(pattern, re.DOTALL), vietnamese)
