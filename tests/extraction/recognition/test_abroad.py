"""Bodies of other states and of their parties, and the posts in them."""

import pytest

from tests.extraction.reading import bodies, positions, read

NAMES = [
    ("Quốc hội Lào", "Quốc hội Lào"),
    ("Bộ Ngoại giao Vương quốc Campuchia", "Bộ Ngoại giao Campuchia"),
    ("Chính phủ CHDCND Lào", "Chính phủ Lào"),
    ("Trung ương Đảng Cộng sản Cuba", "Ban Chấp hành Trung ương Đảng Cộng sản Cuba"),
    ("Bộ Chính trị Đảng Cộng sản Pháp", "Bộ Chính trị Đảng Cộng sản Pháp"),
    ("Bộ Chính trị Lào", "Bộ Chính trị Đảng Nhân dân Cách mạng Lào"),
    ("Ban Đối ngoại Trung ương Đảng Cộng sản Trung Quốc", "Ban Đối ngoại Trung ương Đảng Cộng sản Trung Quốc"),
    ("Đảng Lao động Triều Tiên", "Đảng Lao động Triều Tiên"),
    ("Đảng Cộng sản Việt Nam", "Đảng Cộng sản Việt Nam"),
]


@pytest.mark.parametrize(("written", "name"), NAMES)
def test_body_of_another_state_says_which(written: str, name: str) -> None:
    assert bodies(f"Sáng 2/3, {written} đã họp.") == [name]


POSTS = [
    ("Tổng Bí thư, Chủ tịch nước Lào Sốm Văn Bách đến thăm.", ["Ban Chấp hành Trung ương Đảng Nhân dân Cách mạng Lào", "Lào"]),  # noqa: E501
    ("Tổng thống Mỹ Robert Smith phát biểu.", ["Hoa Kỳ"]),
    ("Ngoại trưởng Nga Ivan Petrov phát biểu.", ["Bộ Ngoại giao Nga"]),
    ("Đại sứ Cộng hòa Cuba tại Việt Nam Juan Garcia Lopez dự.", ["Đại sứ quán Cuba tại Việt Nam"]),
    ("Đại sứ Mỹ Robert Smith phát biểu.", ["Hoa Kỳ"]),
    ("Đại sứ Mỹ ở Trung Quốc Robert Smith phát biểu.", ["Đại sứ quán Hoa Kỳ tại Trung Quốc"]),
    ("Bộ trưởng Ngoại giao Campuchia Sok Chan dự.", ["Bộ Ngoại giao Campuchia"]),
    ("Chủ tịch Mỹ Đức Lê Văn Bách dự.", ["Ủy ban nhân dân huyện Mỹ Đức"]),
    ("Ông Lê Văn Bách, Ủy viên Bộ Chính trị, Bí thư Trung ương Đảng Cộng sản Trung Quốc, dự.",
     ["Bộ Chính trị Đảng Cộng sản Trung Quốc", "Ban Bí thư Trung ương Đảng Cộng sản Trung Quốc"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), POSTS)
def test_post_of_another_state_is_in_its_body(text: str, names: list[str]) -> None:
    found = [observation.position.organization for observation in read(text).positions]
    assert [body.name for body in found if body] == names


def test_state_is_also_known_by_its_full_name() -> None:
    (observation,) = read("Chủ tịch Trung Quốc Vương Văn Bách phát biểu.").positions
    assert observation.position.organization is not None
    assert "Cộng hòa Nhân dân Trung Hoa" in observation.position.organization.other_names


def test_president_without_a_country_is_of_no_known_state() -> None:
    assert read("Tổng thống Robert Smith phát biểu.").positions == []


def test_name_of_this_state_behind_a_post_is_part_of_it() -> None:
    found = positions("Thủ tướng Việt Nam Lê Văn Bách và Bộ trưởng Bộ Quốc phòng Việt Nam Trần Văn Nam dự.")
    assert {(person, body) for person, _, body, _ in found} == {
        ("Lê Văn Bách", "Chính phủ"),
        ("Trần Văn Nam", "Bộ Quốc phòng"),
    }
