"""Titles said of several persons at once, and titles behind what is told of a life."""

import pytest

from tests.extraction.reading import positions


def test_a_title_in_a_bracket_is_of_all_before_it() -> None:
    text = "Ban khen ông Lê Văn Bách và ông Trần Văn Sen (cùng nguyên Chủ tịch UBND tỉnh Sơn La)."
    expected = ("Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", "former")
    assert positions(text) == {("Lê Văn Bách", *expected), ("Trần Văn Sen", *expected)}


@pytest.mark.parametrize("words", ["cùng là", "đều là"])
def test_a_title_behind_a_copula_in_a_bracket_is_of_all_before_it(words: str) -> None:
    text = f"Các ông Lê Văn Bách, Phạm Văn Hải, Trần Văn Sen ({words} Phó Giám đốc Sở Y tế tỉnh Sơn La) dự họp."
    assert {person for person, *_ in positions(text)} == {"Lê Văn Bách", "Phạm Văn Hải", "Trần Văn Sen"}


def test_a_bracket_that_does_not_say_so_is_of_the_last_person() -> None:
    text = "Ông Lê Văn Bách và ông Trần Văn Sen (nguyên Chủ tịch UBND tỉnh Sơn La) dự họp."
    assert {person for person, *_ in positions(text)} == {"Trần Văn Sen"}


LIVES = [
    "Ông Lê Văn Bách 59 tuổi, quê tỉnh Hưng Yên; cử nhân chuyên ngành Luật; đại biểu Quốc hội khóa XIII.",
    "Ông Lê Văn Bách sinh năm 1972, quê Sơn La; thạc sĩ kinh tế, cao cấp chính trị; đại biểu Quốc hội khóa XIII.",
    "Ông Lê Văn Bách là đại biểu Quốc hội khóa XI; XII; XIII.",
]


@pytest.mark.parametrize("text", LIVES)
def test_a_title_behind_degrees_and_terms_is_of_the_person(text: str) -> None:
    assert positions(text) == {("Lê Văn Bách", "Đại biểu", "Quốc hội", "holds")}


def test_jobs_count_in_named_units_and_are_no_part_of_names() -> None:
    assert positions("Bà Trần Thị Sen, cán bộ Công an huyện Mai Sơn, dự họp.") == {
        ("Trần Thị Sen", "Cán bộ", "Công an huyện Mai Sơn", "holds")
    }
    assert positions("Ông Lê Văn Bách là cán bộ thuộc Ban Thường vụ Tỉnh ủy Sơn La quản lý.") == set()
    assert {
        role for _, role, *_ in positions("Ông Lê Văn Bách, Trưởng ban Tổ chức - Cán bộ Hội Nông dân Việt Nam.")
    } == {"Trưởng ban"}
