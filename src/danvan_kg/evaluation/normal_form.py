"""When two names count as the same: case, abbreviations, punctuation and tone-mark placement folded, tones kept."""

import re
import unicodedata

from danvan_kg.text import older_tone_placement

_ABBREVIATIONS = tuple(
    (re.compile(pattern), full)
    for pattern, full in (
        (r"\bTP\.?\s?HCM\b|\bTPHCM\b", "thành phố Hồ Chí Minh"),
        (r"\bT\.?\s?[ƯW]\b|\bTW\b|\bTƯ\b", "Trung ương"),
        (r"\bUBTW\b|\bUBTƯ\b", "Ủy ban Trung ương"),
        (r"\bUBND\b", "Ủy ban nhân dân"),
        (r"\bHĐND\b", "Hội đồng nhân dân"),
        (r"\bUBMTTQ\b", "Ủy ban Mặt trận Tổ quốc"),
        (r"\bMTTQ\b", "Mặt trận Tổ quốc"),
        (r"\bBCH\b", "Ban Chấp hành"),
        (r"\bBTV\b", "Ban Thường vụ"),
        (r"\bUBKT\b", "Ủy ban Kiểm tra"),
        (r"\bTNCS\b", "Thanh niên Cộng sản"),
        (r"\bLHPN\b", "Liên hiệp Phụ nữ"),
        (r"\bLĐLĐ\b", "Liên đoàn Lao động"),
        (r"\bTP\.?(?=\s|$)", "thành phố"),
        (r"\bVN\b", "Việt Nam"),
        (r"\bBCĐ\b", "Ban Chỉ đạo"),
    )
)
_WORD = re.compile(r"[^\W_]+")
_FRAME_WORDS = frozenset({"tỉnh", "thành", "phố", "của", "các", "và"})
_DEPUTY_OF_A_COMMISSION = re.compile(r"^phó ban\b")
_IGNORED_IN_SYMBOLS = re.compile(r"[\s.]")


def words(text: str | None) -> list[str]:
    """The words of a name in the form in which names are compared."""
    text = unicodedata.normalize("NFC", text or "")
    for pattern, full in _ABBREVIATIONS:
        text = pattern.sub(full, text)
    return _WORD.findall(_everywhere_older(text.casefold()))


_NEWER_PAIRS = re.compile(r"([ou])([àáảãạèéẻẽẹỳýỷỹỵ])")


def _everywhere_older(text: str) -> str:
    # Comparison moves the mark of any oa, oe, uy, also before a final letter, where the two styles agree.
    return _NEWER_PAIRS.sub(lambda pair: older_tone_placement(pair.group()), text)


def name(text: str | None) -> str:
    return " ".join(words(text))


def organization(text: str | None) -> str:
    """A body's name without the words that are often left out of it (tỉnh, thành phố, của, các, và)."""
    all_words = words(text)
    return " ".join([word for word in all_words if word not in _FRAME_WORDS] or all_words)


def role(text: str | None) -> str:
    return _DEPUTY_OF_A_COMMISSION.sub("phó trưởng ban", name(text))


def symbol(text: str | None) -> str:
    return _IGNORED_IN_SYMBOLS.sub("", unicodedata.normalize("NFC", text or "")).upper()


def similar(left: str | None, right: str | None, floor: float = 0.75) -> bool:
    """Whether the sets of words share at least `floor` of their union."""
    a, b = set(words(left)), set(words(right))
    return bool(a and b) and len(a & b) / len(a | b) >= floor
