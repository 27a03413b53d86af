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
