"""When two names count as the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.evaluation import normal_form


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("UBND tỉnh Nghệ An", "Ủy ban nhân dân Nghệ An"),
        ("Ban Dân vận T.Ư", "Ban Dân vận Trung ương"),
        ("Uỷ ban MTTQ VN", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
        ("Thành ủy TP.HCM", "Thành uỷ Hồ Chí Minh"),
        ("Đảng ủy Khối các cơ quan", "Đảng ủy khối cơ quan"),
    ],
)
def test_a_body_is_the_same_under_abbreviations_and_frame_words(left: str, right: str) -> None:
    assert normal_form.organization(left) == normal_form.organization(right)


@pytest.mark.parametrize(("left", "right"), [("Lê Hoà", "Lê Hoa"), ("Trần Hồng Hà", "Trần Hồng Hạ"), ("Bạn", "Ban")])
def test_tones_tell_names_apart(left: str, right: str) -> None:
    assert normal_form.name(left) != normal_form.name(right)


def test_a_name_of_frame_words_alone_keeps_them() -> None:
    assert normal_form.organization("Thành phố") == "thành phố"


@pytest.mark.parametrize(("left", "right"), [("18/2000/CT - TTg", "18/2000/ct-ttg"), ("25 - NQ/TW.", "25-NQ/TW")])
def test_blanks_dots_and_case_do_not_tell_symbols_apart(left: str, right: str) -> None:
    assert normal_form.symbol(left) == normal_form.symbol(right)


@given(st.text())
def test_the_form_of_the_form_and_of_any_normalization_is_the_form(text: str) -> None:
    form = normal_form.name(text)
    assert normal_form.name(form) == form
    assert normal_form.name(unicodedata.normalize("NFD", text)) == form


@given(st.text(), st.text())
def test_similarity_is_symmetric_and_holds_of_equal_names(left: str, right: str) -> None:
    assert normal_form.similar(left, right) == normal_form.similar(right, left)
    assert normal_form.similar(left, left) == bool(normal_form.words(left))
