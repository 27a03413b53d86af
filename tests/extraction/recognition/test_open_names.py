"""Names of bodies that no list holds, after a role: where they begin and end."""

import pytest

from tests.extraction.reading import positions

NAMES = [
    ("phó giám đốc Trung tâm giống cây trồng Mường La", "Trung tâm giống cây trồng Mường La"),
    ("Phó Tổng Giám đốc Công ty phát điện 1", "Công ty phát điện 1"),
    ("chủ tịch Hiệp hội công chứng viên Việt Nam", "Hiệp hội công chứng viên Việt Nam"),
    (
        "Phó tổng giám đốc công ty cổ phần thủy sản và thương mại Nam Hà",
        "Công ty cổ phần thủy sản và thương mại Nam Hà",
    ),
    (
        "Chủ tịch HĐQT Tổng công ty cổ phần Xây lắp Dầu khí Việt Nam",
        "Hội đồng quản trị Tổng công ty cổ phần Xây lắp Dầu khí Việt Nam",
    ),
    (
        "Cục trưởng Cục Khảo thí và kiểm định chất lượng giáo dục",
        "Cục Khảo thí và Kiểm định chất lượng giáo dục Bộ Giáo dục và Đào tạo",
    ),
    (
        "Vụ trưởng Vụ Giáo dục Chính trị và Công tác học sinh, sinh viên",
        "Vụ Giáo dục Chính trị và Công tác học sinh, sinh viên Bộ Giáo dục và Đào tạo",
    ),
    (
        "Giám đốc Ban Quản lý các công trình công cộng huyện Mường La",
        "Ban Quản lý các công trình công cộng huyện Mường La",
    ),
    ("Trưởng phòng Ban Quản lý Khu kinh tế mở Chu Lai", "Ban Quản lý Khu kinh tế mở Chu Lai"),
    ("Trưởng Ban Chỉ đạo Tây Bắc", "Ban Chỉ đạo Tây Bắc"),
    (
        "Chánh Văn phòng HĐND và UBND phường Bến Thành",
        "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường Bến Thành",
    ),
    ("Tư lệnh Binh chủng Đặc công", "Binh chủng Đặc công"),
    ("trưởng phòng kỹ thuật - công nghệ", "Phòng kỹ thuật - công nghệ"),
    (
        "Giám đốc Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên Mường La",
        "Trung tâm giáo dục nghề nghiệp - giáo dục thường xuyên Mường La",
    ),
    ("Bí thư Đảng ủy MTTQ, các đoàn thể Trung ương", "Đảng ủy Mặt trận Tổ quốc, các đoàn thể Trung ương"),
]


@pytest.mark.parametrize(("title", "name"), NAMES)
def test_the_body_of_a_title_is_read_whole(title: str, name: str) -> None:
    assert {body for _, _, body, _ in positions(f"Ông Lê Văn Bách, {title}, phát biểu.")} == {name}


@pytest.mark.parametrize("title", ["Trưởng Ban Chỉ đạo Tây Bắc", "Giám đốc Trung tâm giống cây trồng"])
def test_a_person_ends_the_name_of_a_body(title: str) -> None:
    found = {(name, f"{role} {body}".casefold()) for name, role, body, _ in positions(f"{title} Lê Văn Bách đến.")}
    assert [name for name, _ in found] == ["Lê Văn Bách"]
    assert all("bách" not in body for _, body in found)


@pytest.mark.parametrize(
    "text",
    [
        "Ông Lê Văn Bách, giám đốc công ty này, khẳng định.",
        "Ông Lê Văn Bách, giám đốc trung tâm, cho biết.",
        "Các phó ban gồm: ông Lê Văn Bách, bà Lê Thị Sen.",
    ],
)
def test_small_words_that_name_nothing_are_no_body(text: str) -> None:
    assert positions(text) == set()
