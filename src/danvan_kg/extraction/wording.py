"""Words of the lexicon as patterns, and the text as the patterns read it."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, wraps
from typing import TypeVar

from danvan_kg.lexicon import Lexicon
from danvan_kg.text import older_tone_placement

# For character classes: the upper-case letters of Vietnamese.
UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"

Compiled = TypeVar("Compiled")


@lru_cache(maxsize=8)
def plain(text: str) -> str:
    """`text` with the older tone placement, as the lexicon is written; every offset stays."""
    return older_tone_placement(text)


def any_of(phrases: Iterable[str]) -> str:
    """A pattern source for any of `phrases`, the longest first; a blank stands for any run of blanks."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in ordered) or "(?!)"


def whole_words(phrases: Iterable[str]) -> str:
    """Like `any_of`, for phrases that stand as words of their own."""
    return rf"(?<!\w)(?:{any_of(phrases)})(?!\w)"


def normal(phrase: str) -> str:
    """`phrase` as a key of a table: older tone placement, lower case, single blanks."""
    return " ".join(plain(phrase).lower().split())


def once_per_lexicon(build: Callable[[Lexicon], Compiled]) -> Callable[[Lexicon], Compiled]:
    """`build`, run once for each version of the lexicon."""
    made: dict[str, Compiled] = {}

    @wraps(build)
    def compiled(lexicon: Lexicon) -> Compiled:
        if lexicon.version not in made:
            made[lexicon.version] = build(lexicon)
        return made[lexicon.version]

    return compiled
