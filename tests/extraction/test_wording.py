"""Words of the lexicon as patterns."""

import re
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.extraction.wording import OpenedPattern, Phrases, any_of, lowered, once_per_lexicon
from danvan_kg.lexicon import Lexicon
from danvan_kg.text import digest
from tests.extraction.reading import lexicon

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


OPENED = st.lists(st.from_regex(r"[aăbBđĐ][aăbBđĐ.-]{0,2}( [aăbBđĐ.-]{1,3})?", fullmatch=True), min_size=1, max_size=5)


@given(OPENED, st.text("aăbBđĐ.- \n", max_size=30))
def test_a_pattern_is_found_wherever_it_stands_though_only_tried_at_its_words(phrases: list[str], text: str) -> None:
    for rest in (r"(?!\w)", r"\s+a", r"(?!\w)[^.]{0,5}b"):
        plain = re.compile(rf"(?<!\w)(?:{any_of(phrases)}){rest}", re.IGNORECASE)
        opened = OpenedPattern(phrases, rest)
        assert [m.span() for m in opened.finditer(text)] == [m.span() for m in plain.finditer(text)]
        found, first = opened.search(text, 2, len(text)), plain.search(text, 2, len(text))
        assert (found and found.span()) == (first and first.span())


def test_no_phrase_is_never_found() -> None:
    assert re.search(any_of([]), "") is None


LIST = st.lists(st.from_regex(r"[aăb]{1,3}( [aăb]{1,2})?", fullmatch=True), max_size=6)


def whole(phrases: list[str], text: str) -> list[tuple[int, int]]:
    """Of the phrases that an engine finds one by one, the longest first, those that stand as words of their own."""
    ordered = sorted(map(re.escape, phrases), key=lambda phrase: -len(phrase))
    found = (match.span() for match in re.finditer("|".join(ordered) or "(?!)", text))
    return [(a, b) for a, b in found if not (text[a - 1 : a].isalnum() or text[b : b + 1].isalnum())]


@given(st.lists(LIST, min_size=1, max_size=4), st.lists(st.text("aăb .", max_size=30), min_size=1, max_size=3))
def test_lists_that_are_read_in_one_pass_find_what_each_finds_alone(lists: list[list[str]], texts: list[str]) -> None:
    """`once_per_lexicon` has them read together; a list made outside of it is read by itself."""

    @once_per_lexicon
    def together(lexicon: Lexicon) -> list[Phrases]:
        return [Phrases(phrases) for phrases in lists]

    joint = together(replace(lexicon(), version=digest(repr(lists))))
    for text in map(lowered, texts):
        for phrases, found in zip(lists, joint, strict=True):
            assert [hit[:2] for hit in found.within(text, 0, len(text))] == whole(phrases, text)
            assert list(Phrases(phrases).within(text, 0, len(text))) == list(found.within(text, 0, len(text)))
