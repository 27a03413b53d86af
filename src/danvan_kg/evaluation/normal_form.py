"""When two names count as the same: case, abbreviations, punctuation and tone-mark placement folded, tones kept."""

import re
import unicodedata

from danvan_kg.evaluation.gold_words import gold_words
from danvan_kg.text import older_tone_placement

_WORD = re.compile(r"[^\W_]+")
_IGNORED_IN_SYMBOLS = re.compile(r"[\s.]")


def words(text: str | None) -> list[str]:
    """The words of a name in the form in which names are compared."""
    text = unicodedata.normalize("NFC", text or "")
    for pattern, full in gold_words().abbreviations:
        text = pattern.sub(full, text)
    return _WORD.findall(_everywhere_older(text.casefold()))


_NEWER_PAIRS = re.compile(r"([ou])([àáảãạèéẻẽẹỳýỷỹỵ])")


def _everywhere_older(text: str) -> str:
    # Comparison moves the mark of any oa, oe, uy, also before a final letter, where the two styles agree.
    return _NEWER_PAIRS.sub(lambda pair: older_tone_placement(pair.group()), text)


def name(text: str | None) -> str:
    return " ".join(words(text))


def organization(text: str | None) -> str:
    """A body's name without the words that are often left out of it, such as those for a province."""
    all_words, left_out = words(text), gold_words().frame_words
    return " ".join([word for word in all_words if word not in left_out] or all_words)


def role(text: str | None) -> str:
    compared = name(text)
    for beginning, counts_as in gold_words().roles:
        compared = beginning.sub(counts_as, compared)
    return compared


def symbol(text: str | None) -> str:
    return _IGNORED_IN_SYMBOLS.sub("", unicodedata.normalize("NFC", text or "")).upper()


def similar(left: str | None, right: str | None, floor: float = 0.75) -> bool:
    """Whether the sets of words share at least `floor` of their union."""
    a, b = set(words(left)), set(words(right))
    return bool(a and b) and len(a & b) / len(a | b) >= floor
