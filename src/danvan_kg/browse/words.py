"""The words of the pages, and which of the two languages a reader gets."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml
from starlette.requests import Request

from danvan_kg.errors import AssetError
from danvan_kg.formats import weighed_members

LANGUAGES = ("vi", "en")
LANGUAGE_COOKIE = "lang"

_FILE = Path(__file__).with_name("words.yaml")


class Words:
    """The words of one language; `words("search")` is the text of that key, with `{name}` filled in."""

    def __init__(self, language: str, texts: Mapping[str, Mapping[str, str]]) -> None:
        self.language = language
        self._texts = texts

    def __call__(self, key: str, **values: object) -> str:
        text = self._texts[key][self.language]
        return text.format_map(values) if values else text

    def get(self, key: str) -> str | None:
        """The text of a key that need not exist."""
        return self._texts[key][self.language] if key in self._texts else None


def translated(value: str, language: str) -> str:
    """A value of the graph that is a word of the program's own ("certain") in the reader's language."""
    return words_in(language).get(f"value:{value}") or value


@cache
def words_in(language: str) -> Words:
    """The words of a language. Raises AssetError where a key lacks one."""
    texts = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    for key, entry in texts.items():
        if set(entry) != set(LANGUAGES):
            raise AssetError(f"{_FILE}: {key!r} must have the languages {', '.join(LANGUAGES)}")
    return Words(language, texts)


def language_of(request: Request) -> str:
    """What the reader asked for: `?lang=`, else the cookie, else Accept-Language, else Vietnamese."""
    for wanted in (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)):
        if wanted in LANGUAGES:
            return wanted
    return _accepted(request.headers.get("accept-language", ""))


def _accepted(header: str) -> str:
    """The language with the greatest weight (RFC 9110, section 12.5.4); the earlier one at a tie."""
    weighed = []
    for position, (tag, weight) in enumerate(weighed_members(header)):
        language = tag.split("-")[0]
        if language in LANGUAGES:
            weighed.append((-(weight or 0.0), position, language))
    return min(weighed)[2] if weighed and min(weighed)[0] < 0 else LANGUAGES[0]
