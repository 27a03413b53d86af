"""Whose titles are: past ages, births, kin, copulas and the names of others, in sentences of our own."""

import pytest

from tests.extraction.reading import positions

WHOSE = [
    ("Có mặt bà Lê Thị Sen (30 tuổi, Bí thư Tỉnh ủy Sơn La).", "Lê Thị Sen"),
    ("Có mặt ông Lê Văn Bách, 45 tuổi, Bí thư Tỉnh ủy Sơn La.", "Lê Văn Bách"),
    ("Có mặt ông Lê Văn Bách, sinh năm 1970, Bí thư Tỉnh ủy Sơn La.", "Lê Văn Bách"),
    ("Ông Lê Quốc Hoàn (em trai ông Bách, Bí thư Tỉnh ủy Sơn La) đến.", "Lê Quốc Hoàn"),
    ("Bí thư Tỉnh ủy Sơn La hiện là bà Lê Thị Sen.", "Lê Thị Sen"),
    ("Bí thư Tỉnh ủy Sơn La là bác sĩ Lê Thị Sen.", "Lê Thị Sen"),
    ("Bí thư Tỉnh ủy Sơn La - Lê Thị Sen trực tiếp chỉ huy.", "Lê Thị Sen"),
    ("Bí thư Tỉnh ủy Sơn La là ông Lê Văn Bách.", "Lê Văn Bách"),
    (
        "Ông Hồ Văn Nam được chọn thay thế bà Phan Thị Mỹ (đã mất) làm Bí thư Tỉnh ủy Sơn La.",
        "Hồ Văn Nam",
    ),
    (
        "Bà Lan làm việc này thay ông Lê Văn Bách, người vừa được bầu giữ chức Bí thư Tỉnh ủy Sơn La.",
        "Lê Văn Bách",
    ),
]


@pytest.mark.parametrize(("text", "person"), WHOSE)
def test_the_title_is_of_the_person_meant(text: str, person: str) -> None:
    assert {(name, role, body) for name, role, body, _ in positions(text)} == {(person, "Bí thư", "Tỉnh ủy Sơn La")}


def test_what_is_taken_is_not_of_the_next_person() -> None:
    text = "Ông Lê Văn Bách làm Bí thư Thành ủy Đà Nẵng, Phó Bí thư Thành ủy Đà Nẵng Trần Văn Giang phát biểu."
    assert {(name, role) for name, role, _, _ in positions(text)} == {
        ("Lê Văn Bách", "Bí thư"),
        ("Trần Văn Giang", "Phó Bí thư"),
    }


def test_a_departure_reaches_the_second_post_and_its_holder() -> None:
    text = "Miễn nhiệm chức Bộ trưởng Bộ Xây dựng đối với ông Lê Văn Bách và Bộ trưởng Bộ Y tế đối với bà Lê Thị Sen."
    assert positions(text) == {
        ("Lê Văn Bách", "Bộ trưởng", "Bộ Xây dựng", "leaves"),
        ("Lê Thị Sen", "Bộ trưởng", "Bộ Y tế", "leaves"),
    }


def test_a_rank_goes_on_with_the_titles_before_it_unless_others_follow() -> None:
    assert positions("Phát biểu, Chính ủy Quân khu 2, Thiếu tướng Lê Văn Bách cảm ơn.") == {
        ("Lê Văn Bách", "Chính ủy", "Quân khu 2", "holds")
    }
    text = "Thay mặt Bộ trưởng Bộ Công an, Trung tướng Lê Văn Bách, Thứ trưởng Bộ Công an, trao quyết định."
    assert positions(text) == {("Lê Văn Bách", "Thứ trưởng", "Bộ Công an", "holds")}


def test_what_is_said_of_a_life_parts_no_titles_from_their_person() -> None:
    life = "sinh ngày 3 tháng 11 năm 1968, quê xã Mường Bú, huyện Mường La, tỉnh Sơn La; trình độ Thạc sĩ"
    assert {
        (role, relation) for _, role, _, relation in positions(f"Ông Lê Văn Bách, {life}; Bí thư Tỉnh ủy Sơn La.")
    } == {("Bí thư", "holds")}
    others = "Dự có Chủ tịch nước Lê Văn Bách; Bí thư Tỉnh ủy Sơn La Trần Thị Sen."
    assert ("Lê Văn Bách", "Bí thư") not in {(name, role) for name, role, *_ in positions(others)}


def test_a_year_of_a_life_is_not_that_in_which_a_post_was_taken() -> None:
    text = "Ông Lê Văn Bách {}, được bầu làm Chủ tịch UBND tỉnh Sơn La."
    for remark, relation in {
        "(sinh năm 1975)": "appointed",
        "vào Đảng năm 1996": "appointed",
        "năm 2015": "former",
    }.items():
        assert {each for *_, each in positions(text.format(remark), published="2024-06-06")} == {relation}


def test_posts_behind_a_colon_are_former_as_well() -> None:
    text = "Đồng chí Lê Văn Bách, nguyên: Ủy viên Bộ Chính trị, Bí thư Tỉnh ủy Sơn La, vắng mặt."
    assert {(role, relation) for _, role, _, relation in positions(text)} == {
        ("Ủy viên", "former"),
        ("Bí thư", "former"),
    }


def test_a_body_said_short_parts_no_title_from_the_name() -> None:
    assert positions("Sở Y tế Sơn La họp. Phó Giám đốc Sở Lê Văn Bách nói.") == {
        ("Lê Văn Bách", "Phó Giám đốc", "Sở Y tế tỉnh Sơn La", "holds")
    }


STUDIED = [
    ("Ông Lê Văn Bách có bằng thạc sĩ Quản trị kinh doanh, từng giữ chức Bí thư Tỉnh ủy Sơn La.", "former"),
    ("Ông Lê Văn Bách, thạc sĩ Quản lý công, Bí thư Tỉnh ủy Sơn La, phát biểu.", "holds"),
    ("Ông Lê Văn Bách (sinh năm 1970, tiến sĩ Kinh tế), Bí thư Tỉnh ủy Sơn La, phát biểu.", "holds"),
    ("Ông Lê Văn Bách là tiến sĩ kinh tế, hiện là Bí thư Tỉnh ủy Sơn La.", "holds"),
    ("Bí thư Tỉnh ủy Sơn La, tiến sĩ Luật Lê Văn Bách cho biết.", "holds"),
]


@pytest.mark.parametrize(("text", "relation"), STUDIED)
def test_what_somebody_has_studied_is_nobodys_name(text: str, relation: str) -> None:
    assert positions(text) == {("Lê Văn Bách", "Bí thư", "Tỉnh ủy Sơn La", relation)}


def test_several_persons_give_up_one_post() -> None:
    text = "Miễn nhiệm chức Phó Chủ tịch UBND tỉnh Sơn La đối với bà Lê Thị Sen, ông Lê Văn Bách; bầu ông Hồ Văn Nam."
    assert positions(text) == {
        (name, "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", "leaves") for name in ("Lê Thị Sen", "Lê Văn Bách")
    }
    text = (
        "Phê chuẩn kết quả bầu Ủy viên UBND tỉnh Sơn La đối với ông Lê Văn Bách - Giám đốc Sở Nội vụ; bà Lê Thị Sen - "
        "Giám đốc Sở Tài chính. "
    )
    assert {(name, relation) for name, role, _, relation in positions(text) if role == "Ủy viên"} == {
        ("Lê Văn Bách", "appointed"),
        ("Lê Thị Sen", "appointed"),
    }


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Trao quyết định nghỉ hưu đối với ông Lê Văn Bách, Bí thư Tỉnh ủy Sơn La.", "leaves"),
        ("Trao quyết định nghỉ hưu theo chế độ cho ông Lê Văn Bách, nguyên Bí thư Tỉnh ủy Sơn La.", "former"),
        ("Tỉnh thu hồi quyết định nghỉ hưu đối với ông Lê Văn Bách, Bí thư Tỉnh ủy Sơn La.", "holds"),
        ("Trao quà cho ông Lê Văn Bách, Bí thư Tỉnh ủy Sơn La.", "holds"),
    ],
)
def test_whoever_is_let_retire_leaves_the_posts_behind_the_name(text: str, relation: str) -> None:
    assert positions(text) == {("Lê Văn Bách", "Bí thư", "Tỉnh ủy Sơn La", relation)}
