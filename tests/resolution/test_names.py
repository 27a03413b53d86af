"""Keys of names: what is folded and what is kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.resolution.names import body_key, joined_at, name_key, symbol_key, term_key, tidy, title_key

SAME = [
    (name_key, "Lê Bích Thuỷ", "lê  Bích\u00a0Thủy"),
    (name_key, "Nguyễn Hoà", "Nguyễn Hòa"),
    (body_key, "Đảng ủy Khối các cơ quan tỉnh", "Đảng uỷ khối cơ quan tỉnh"),
    (title_key, "Về “công tác”, mới.", "về công tác mới"),
    (symbol_key, "25 - nq/tw", "25-NQ/TW"),
    (symbol_key, "25/NQ-TW", "25-NQ/TW"),
    (symbol_key, "25-NQ/TƯ", "25-NQ/TW"),
    (term_key, "11", "XI"),
    (term_key, "xiii", "XIII"),
    (term_key, "4", "IV"),
    (term_key, "9", "IX"),
]
DIFFERENT = [
    (name_key, "Trần Hồng Hà", "Trần Hồng Hạ"),
    (name_key, "Nguyễn Sĩ", "Nguyễn Sỹ"),
    (symbol_key, "04-NQ/ĐUK", "04-NQ/DUK"),
    (title_key, "giai đoạn 2015-2018", "giai đoạn 2018-2020"),
]


@pytest.mark.parametrize(("key", "left", "right"), SAME)
def test_same(key: object, left: str, right: str) -> None:
    assert key(left) == key(right)  # type: ignore[operator]


@pytest.mark.parametrize(("key", "left", "right"), DIFFERENT)
def test_different(key: object, left: str, right: str) -> None:
    assert key(left) != key(right)  # type: ignore[operator]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_keys_of_keys_are_keys(text: str) -> None:
    """Folding twice is folding once, so that a key may stand for its name."""
    assert body_key(body_key(text)) == body_key(text)
    assert tidy(tidy(text)) == tidy(text)


@pytest.mark.parametrize(
    ("role", "body", "post"),
    [
        ("Trưởng ban", "Ban Dân vận Trung ương", "Trưởng Ban Dân vận Trung ương"),
        ("Phó Chánh Văn phòng", "Văn phòng Tỉnh ủy Nghệ An", "Phó Chánh Văn phòng Tỉnh ủy Nghệ An"),
        (
            "Chủ tịch nước",
            "Nước Cộng hòa xã hội chủ nghĩa Việt Nam",
            "Chủ tịch Nước Cộng hòa xã hội chủ nghĩa Việt Nam",
        ),
        ("Phó Trưởng ban Thường trực", "Ban Tổ chức Trung ương", "Phó Trưởng ban Thường trực Ban Tổ chức Trung ương"),
        ("Bí thư", "Ban Bí thư Trung ương Đảng", "Bí thư Ban Bí thư Trung ương Đảng"),
    ],
)
def test_a_word_that_ends_a_role_and_begins_its_body_stands_once(role: str, body: str, post: str) -> None:
    assert joined_at(role, body) == post
