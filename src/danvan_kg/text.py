"""Vietnamese text: normal form, tone-mark placement, folding, spans.

Offsets everywhere in this program are half-open ranges of Unicode code points of an article's NFC text.
"""

import hashlib
import re
import unicodedata
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points: `start` is the first one inside, `end` the first one after."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """The quote: the slice of `text` that this span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


# hoà → hòa, khoẻ → khỏe, thuỷ → thủy: the older placement puts the mark on the first vowel of an open oa, oe, uy.
_TONED = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ", "o": "òóỏõọ", "u": "ùúủũụ"}
_NEW_STYLE = re.compile(r"([ouOU])([àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ])(?!\w)")
_PAIRS = {("o", "a"), ("o", "e"), ("u", "y")}


def older_tone_placement(text: str) -> str:
    """`text` with the tone mark of open oa, oe, uy on the first vowel (ủy, hòa, Thủy); length is kept.

    "qu" is a consonant: quý, quỳ, quỵ keep their mark.
    """

    def move(match: re.Match[str]) -> str:
        first, second = match.groups()
        before = text[match.start() - 1 : match.start()].lower()
        for plain, toned in _TONED.items():
            tone = toned.find(second.lower())
            if tone >= 0 and (first.lower(), plain) in _PAIRS and not (before == "q" and first.lower() == "u"):
                return _like(first, _TONED[first.lower()][tone]) + _like(second, plain)
        return match.group()

    return _NEW_STYLE.sub(move, text)


def _like(model: str, letter: str) -> str:
    return letter.upper() if model.isupper() else letter


class _Unmarked(dict[int, str]):
    """Letters without their tones and other marks, by code point; a letter is noted when it is first met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", "d" if chr(code) == "đ" else chr(code))
        bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
        if len(self) < _MANY_LETTERS:
            self[code] = bare
        return bare


_MANY_LETTERS = 5_000  # what anybody may type is not all kept
_UNMARKED = _Unmarked()


def fold(text: str) -> str:
    """`text` for search: lower case, no tones or other marks, đ as d, blanks single. Never used for identity."""
    return " ".join(text.lower().translate(_UNMARKED).split())


_SYLLABLE = re.compile(r"(?:ngh|[cgknpt]h|gi|ng|qu|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?")


def is_vietnamese_syllable(word: str) -> bool:
    """Whether a syllable of Vietnamese is spelled so, whatever its tone and marks."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


def slug(text: str, limit: int = 80) -> str:
    """`text` as the readable part of an IRI: folded, words joined by hyphens, at most `limit` long."""
    words = re.findall(r"[a-z0-9]+", fold(text))
    out = ""
    for word in words:
        if len(out) + len(word) + 1 > limit:
            break
        out = f"{out}-{word}" if out else word
    return out or "x"


def digest(text: str, length: int = 12) -> str:
    """The first `length` hex digits of the SHA-256 of the UTF-8 of `text`."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]
