"""Bodies that titles leave out or say short."""

import pytest

from tests.extraction.reading import positions


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        (
            "Về phía Quân khu 4 có Trung tướng Lê Văn Bách, Bí thư Đảng ủy, Chính ủy Quân khu.",
            {("Bí thư", "Đảng ủy Quân khu 4"), ("Chính ủy", "Quân khu 4")},
        ),
        (
            "Ban Thường vụ Đảng ủy Quân chủng Hải quân họp. Ông Lê Văn Bách, nguyên Tư lệnh Quân chủng, vắng mặt.",
            {("Tư lệnh", "Quân chủng Hải quân")},
        ),
        (
            "Tại Tổng công ty Cấp nước Sài Gòn, ông Lê Văn Bách, phó bí thư Đảng ủy tổng công ty, nói.",
            {("Phó Bí thư", "Đảng ủy Tổng công ty Cấp nước Sài Gòn")},
        ),
        (
            "Ông Lê Văn Bách, Bí thư Huyện ủy, Chủ tịch UBND huyện Mường La.",
            {("Bí thư", "Huyện ủy Mường La"), ("Chủ tịch", "Ủy ban nhân dân huyện Mường La")},
        ),
    ],
)
def test_what_a_title_says_short_is_the_body_named_before(text: str, stated: set[tuple[str, str]]) -> None:
    assert {(role, body) for _, role, body, _ in positions(text)} == stated


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Tại cuộc họp của Bộ Công Thương, Thứ trưởng Lê Văn Bách trả lời.", "Bộ Công Thương"),
        ("Bộ Công Thương họp báo. Thứ trưởng Lê Văn Bách trả lời.", "Bộ Công Thương"),
        ("Bộ Công Thương và Bộ Nội vụ họp báo. Thứ trưởng Lê Văn Bách trả lời.", None),
        ("UBND và HĐND tỉnh Sơn La họp báo. Chủ tịch Lê Văn Bách trả lời.", None),
        ("UBND tỉnh Sơn La họp báo. Chủ tịch Hồ Chí Minh từng đến đó.", None),
    ],
)
def test_a_bare_title_before_a_name_is_of_the_one_body_spoken_of(text: str, body: str | None) -> None:
    assert {each for _, _, each, _ in positions(text)} == ({body} if body else set())


@pytest.mark.parametrize(
    ("text", "role", "body"),
    [
        ("Ông Lê Văn Bách, Phó Giám đốc Sở Y tế Sơn La, giữ chức Giám đốc.", "Giám đốc", "Sở Y tế tỉnh Sơn La"),
        ("Ông Lê Văn Bách, Phó Giám đốc, làm Giám đốc Sở Y tế Sơn La.", "Phó Giám đốc", "Sở Y tế tỉnh Sơn La"),
        ("UBND huyện Mai Sơn có Chủ tịch là ông Lê Văn Bách và Phó Chủ tịch là bà Lê Thị Sen.", "Phó Chủ tịch", None),
        (
            "Chủ tịch UBND huyện Mai Sơn là ông Bách và Phó Chủ tịch là bà Lê Thị Sen.",
            "Phó Chủ tịch",
            "Ủy ban nhân dân huyện Mai Sơn",
        ),
        ("Bà Lê Thị Sen được Hội Luật gia Việt Nam bầu làm Chủ tịch.", "Chủ tịch", "Hội Luật gia Việt Nam"),
        ("Bà Lê Thị Sen, Chủ tịch Hội Nông dân tỉnh Sơn La, giữ chức Phó Chủ tịch.", "Phó Chủ tịch", None),
    ],
)
def test_a_title_without_a_body_is_of_that_of_its_chief_or_deputy(text: str, role: str, body: str | None) -> None:
    assert {each for _, held, each, _ in positions(text) if held == role} == ({body} if body else set())


def test_a_name_behind_what_a_title_is_about_is_its_holder() -> None:
    text = "Chủ tịch UBND thành phố Đà Nẵng Lê Văn Bách, Phó Chủ tịch phụ trách đô thị Lê Thị Sen đến thăm."
    assert {(person, role) for person, role, _, _ in positions(text)} == {
        ("Lê Văn Bách", "Chủ tịch"),
        ("Lê Thị Sen", "Phó Chủ tịch"),
    }


def test_where_somebody_is_from_tells_no_office() -> None:
    text = "Ông Lê Văn Bách, quê xã Mường Bú, huyện Mường La. Ông là Chủ tịch UBND huyện."
    assert {each for _, _, each, _ in positions(text)} == {"Ủy ban nhân dân huyện"}
