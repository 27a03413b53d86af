"""Who loses posts by a penalty that does not name them, in sentences of our own."""

import pytest

from tests.extraction.reading import positions

TITLED = "Ông Lê Văn Bách, Bí thư Huyện ủy Mai Sơn, Chủ tịch HĐND huyện Mai Sơn, bị kiểm tra. "


@pytest.mark.parametrize(
    ("penalty", "left"),
    [
        ("Tỉnh ủy cách tất cả các chức vụ trong Đảng đối với ông Lê Văn Bách.", {"Bí thư"}),
        ("Ông Lê Văn Bách bị cách hết các chức vụ.", {"Bí thư", "Chủ tịch"}),
        ("Tỉnh ủy kỷ luật ông Lê Văn Bách bằng hình thức cách chức tất cả các chức vụ trong Đảng.", {"Bí thư"}),
        ("Ủy ban đề nghị cách tất cả các chức vụ trong Đảng đối với ông Lê Văn Bách.", set()),
        ("Ông Lê Văn Bách nói về việc cách hết các chức vụ.", set()),
        ("Theo đề nghị của Huyện ủy, Tỉnh ủy cách hết các chức vụ trong Đảng đối với ông Lê Văn Bách.", {"Bí thư"}),
    ],
)
def test_a_penalty_takes_the_posts_that_the_article_says_are_held(penalty: str, left: set[str]) -> None:
    assert {role for _, role, _, relation in positions(TITLED + penalty) if relation == "leaves"} == left


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Ông Lê Văn Bách, Giám đốc Sở Y tế Sơn La, bị cách chức.", "leaves"),
        ("Ông Lê Văn Bách, Giám đốc Sở Y tế Sơn La, bị cách chức Bí thư Chi bộ.", "holds"),
        ("Người ký là ông Lê Văn Bách, Giám đốc Sở Y tế Sơn La, nay là Bí thư Huyện ủy Mai Sơn.", "former"),
    ],
)
def test_a_post_is_held_as_what_stands_behind_it_says(text: str, relation: str) -> None:
    assert {how for _, role, _, how in positions(text) if role == "Giám đốc"} == {relation}


def test_membership_in_a_term_that_lasts_is_held_though_the_stage_is_over() -> None:
    text = "Ông Lê Văn Bách. 01/2021 - 4/2022: Ủy viên Bộ Chính trị khóa XIII; Giám đốc Sở Y tế Sơn La."
    found = {(role, relation) for _, role, _, relation in positions(text, published="2024-05-01")}
    assert found == {("Ủy viên", "holds"), ("Giám đốc", "former")}
