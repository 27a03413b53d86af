"""The province of an article that names none."""

import pytest

from tests.extraction.reading import positions

CHAIR = "Ông Lê Văn Bách, Chủ tịch UBND tỉnh, phát biểu."
ARTICLES = [
    (f"Hội nghị họp tại thành phố Vinh. {CHAIR}", "Ủy ban nhân dân tỉnh Nghệ An"),
    (f"Địa chỉ: dichvucong.nghean.gov.vn. {CHAIR}", "Ủy ban nhân dân tỉnh Nghệ An"),
    (f"Huyện Quỳ Hợp và huyện Mai Sơn thi đua. {CHAIR}", "Ủy ban nhân dân tỉnh"),  # of two provinces
    (f"Huyện Châu Thành thi đua. {CHAIR}", "Ủy ban nhân dân tỉnh"),  # many provinces have one
    (f"Huyện Quỳ Hợp học tập tỉnh Sơn La. {CHAIR}", "Ủy ban nhân dân tỉnh Sơn La"),  # a province is named
    (f"Xem sonla.gov.vn và nghean.gov.vn. {CHAIR}", "Ủy ban nhân dân tỉnh"),
]


@pytest.mark.parametrize(("text", "body"), ARTICLES)
def test_its_places_or_addresses_tell_it(text: str, body: str) -> None:
    assert {name for _, _, name, _ in positions(text)} == {body}
