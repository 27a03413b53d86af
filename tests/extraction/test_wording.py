"""Words of the lexicon as patterns."""

import re

from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.extraction.wording import any_of

WORDS = st.text("aăbBđĐ.-", min_size=1, max_size=4)
PHRASES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)


def one_by_one(phrases: list[str]) -> str:
    """The plainest pattern: all phrases side by side, the longest first."""
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in ordered)


@given(st.lists(PHRASES, min_size=1, max_size=8), st.text("aăbBđĐ.- \n", max_size=30), st.booleans())
def test_shared_beginnings_change_no_match(phrases: list[str], text: str, ignore_case: bool) -> None:
    """`any_of` finds what the phrases find side by side, whether case counts or not, and with something behind."""
    flags = re.IGNORECASE if ignore_case else 0
    for frame in ("(?:{})", r"(?<!\w)(?:{})(?!\w)", "(?:{})b"):
        plain = re.compile(frame.format(one_by_one(phrases)), flags)
        shared = re.compile(frame.format(any_of(phrases)), flags)
        assert [m.span() for m in shared.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_no_phrase_is_never_found() -> None:
    assert re.search(any_of([]), "") is None
