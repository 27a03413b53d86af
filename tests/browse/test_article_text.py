"""Segments cover the text exactly, whatever the stretches are."""

from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.browse.article_text import Marked, segments

marks = st.builds(
    lambda start, length, named: Marked(start, start + length, "/id/x" if named else None, "x"),
    st.integers(0, 40),
    st.integers(0, 20),
    st.booleans(),
)


@given(st.text(max_size=50), st.lists(marks, max_size=8), st.none() | st.tuples(st.integers(0, 60), st.integers(0, 60)))
def test_segments_join_to_the_text(text: str, marked: list[Marked], quote: tuple[int, int] | None) -> None:
    found = segments(text, marked, quote)
    assert "".join(segment.text for segment in found) == text
    assert sum(segment.first for segment in found) <= 1


@given(st.text(min_size=1, max_size=50), st.lists(marks, max_size=8), st.data())
def test_the_quoted_segments_are_the_quote(text: str, marked: list[Marked], data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = segments(text, marked, (start, end))
    assert "".join(segment.text for segment in found if segment.quoted) == text[start:end]
    assert next(segment.first for segment in found if segment.quoted)


def test_the_innermost_name_is_linked() -> None:
    found = segments("abcdef", [Marked(0, 6, "/outer", "outer"), Marked(2, 4, "/inner", "inner"), Marked(3, 5)], None)
    assert [(each.text, each.href, each.stated) for each in found] == [
        ("ab", "/outer", False),
        ("c", "/inner", False),
        ("d", "/inner", True),
        ("e", "/outer", True),
        ("f", "/outer", False),
    ]
