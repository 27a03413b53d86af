"""Names as keys: what of a name tells things apart."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from danvan_kg.text import nfc, older_tone_placement

_WORDS = re.compile(r"\w+(?:[-/.]\w+)*")
# A plural marker that official names carry or leave out: "Khối (các) cơ quan".
_PLURAL = "các"
# Two ways to abbreviate one word at the end of a symbol.
_ONE_SUFFIX = {"TƯ": "TW"}


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """Case, blanks and the place of tone marks folded; tones kept."""
    return " ".join(older_tone_placement(nfc(name)).casefold().split())


@lru_cache(maxsize=1 << 16)
def body_key(name: str) -> str:
    """As `name_key`, without the plural marker."""
    return " ".join(word for word in name_key(name).split() if word != _PLURAL)


def title_key(title: str) -> str:
    """The words of a title alone: punctuation, case, blanks and the place of tone marks folded."""
    return " ".join(_WORDS.findall(name_key(title)))


def symbol_key(symbol: str) -> str:
    """A document symbol without blanks, in capitals, "Đ" kept: "25-NQ-TW" for "25-NQ/TW", "25/NQ-TW" and "25-NQ/TƯ".

    Dash and stroke tell nothing apart: printers take one for the other.
    """
    parts = "".join(nfc(symbol).split()).upper().replace("/", "-").split("-")
    return "-".join(_ONE_SUFFIX.get(part, part) for part in parts)


def executive_names(committee: str, executives: Mapping[str, str]) -> Iterator[str]:
    """The committee's name as executive committee: "Ban Chấp hành Đảng bộ tỉnh X" for "Tỉnh ủy X".

    `executives` has by head of the committee's name what stands for that; a unit that the name repeats stands once.
    """
    for head, executive in executives.items():
        if committee.startswith(f"{head} "):
            yield joined_at(executive, committee.removeprefix(head))


def joined_at(name: str, other: str) -> str:
    """The names in one, where the words that end the one and begin the other stand once, as the other writes them."""
    words, others = name.split(), other.split()
    said = next((n for n in range(len(others), 0, -1) if _alike(words[-n:], others[:n])), 0)
    return " ".join([*words[: len(words) - said], *others])


def _alike(words: list[str], others: list[str]) -> bool:
    return [word.casefold() for word in words] == [word.casefold() for word in others]


def tidy(name: str) -> str:
    """NFC with single blanks, as labels stand."""
    return " ".join(nfc(name).split())


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def term_key(number: str) -> str:
    """The number of a committee's term in Roman figures, as party documents write it: "XI" for "11" and "xi"."""
    if not number.isdecimal():
        return number.upper()
    left, figures = int(number), ""
    for value, figure in _ROMAN:
        figures += figure * (left // value)
        left %= value
    return figures
