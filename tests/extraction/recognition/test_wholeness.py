"""Which names tell a body by themselves."""

import pytest

from tests.extraction.reading import read

OF_MANY = [
    "Đoàn kiểm tra làm việc tại xã Hòa Bình.",
    "Đoàn kiểm tra 471 làm việc tại xã Hòa Bình.",
    "Ông Lê Văn Tám, Trưởng phòng Phòng Tổng hợp, phát biểu.",
    "Ông Lê Văn Tám, Vụ trưởng Vụ Kế hoạch, phát biểu.",
    "Ông Lê Văn Tám, Phó Trưởng ban Ban Chỉ đạo Trung ương, phát biểu.",
    "Ông Lê Văn Tám, Giám đốc Công ty TNHH MTV, phát biểu.",
]
OF_ONE = [
    "Đoàn kiểm tra của Ban Bí thư làm việc tại xã Hòa Bình.",
    "Ông Lê Văn Tám, Vụ trưởng Vụ Kế hoạch, Bộ Nội vụ, phát biểu.",
    "Ông Lê Văn Tám, Cục trưởng Cục Hàng hải Việt Nam, phát biểu.",
    "Ông Lê Văn Tám, Cục trưởng Cục Hải quan Đà Nẵng, phát biểu.",
    "Ông Lê Văn Tám, Giám đốc Công ty TNHH MTV Sông Xanh, phát biểu.",
]


@pytest.mark.parametrize("sentence", OF_MANY)
def test_a_name_that_many_bodies_bear_is_incomplete_without_its_owner(sentence: str) -> None:
    bodies = [mention.organization for mention in read(sentence).organizations]
    assert [body.complete for body in bodies] == [False], bodies


@pytest.mark.parametrize("sentence", OF_ONE)
def test_a_name_with_its_owner_or_a_place_or_a_name_of_its_own_is_whole(sentence: str) -> None:
    bodies = [mention.organization for mention in read(sentence).organizations]
    assert bodies
    assert all(body.complete for body in bodies), bodies
