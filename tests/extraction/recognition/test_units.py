"""Units whose whole names the lexicon has: where they end, and whose they are where nothing says it."""

import pytest

from tests.extraction.reading import positions

TITLES = [
    (
        "Trưởng phòng Cảnh sát điều tra tội phạm về ma túy",
        "Phòng Cảnh sát điều tra tội phạm về ma túy Công an tỉnh Sơn La",
    ),
    ("Trưởng phòng Kỹ thuật nghiệp vụ và ngoại tuyến", "Phòng Kỹ thuật nghiệp vụ và ngoại tuyến Công an tỉnh Sơn La"),
    ("Trưởng phòng Cảnh sát giao thông (Công an tỉnh Sơn La)", "Phòng Cảnh sát giao thông Công an tỉnh Sơn La"),
    ("Trưởng phòng An ninh kinh tế (PA04), Công an tỉnh Điện Biên", "Phòng An ninh kinh tế Công an tỉnh Điện Biên"),
    ("Vụ trưởng Vụ Kế hoạch, Tài chính", "Vụ Kế hoạch - Tài chính"),
    ("Vụ trưởng Pháp chế Bộ Y tế", "Vụ Pháp chế Bộ Y tế"),
    ("Phó Vụ trưởng Vụ Nghiên cứu, Ủy ban Kiểm tra Trung ương", "Vụ Nghiên cứu Ủy ban Kiểm tra Trung ương"),
    ("Cục trưởng Cục Cảnh sát giao thông", "Cục Cảnh sát giao thông Bộ Công an"),
    ("Cục trưởng Cục Thú y", "Cục Thú y"),
    ("Cục trưởng Cục Du lịch quốc gia Việt Nam", "Cục Du lịch Quốc gia Việt Nam"),
    ("Chánh Văn phòng Phủ Chủ tịch", "Văn phòng Phủ Chủ tịch"),
    ("Chủ nhiệm Văn phòng Kinh tế Phủ Thủ tướng", "Văn phòng Kinh tế Phủ Thủ tướng"),
    ("Chủ tịch Ủy ban Hành chính tỉnh Sơn La", "Ủy ban Hành chính tỉnh Sơn La"),
    ("Phó Chánh án Tòa án nhân dân cấp cao tại Hà Nội", "Tòa án nhân dân cấp cao tại thành phố Hà Nội"),
    ("Phó Chủ nhiệm Ủy ban Biên giới quốc gia, Bộ Ngoại giao", "Ủy ban Biên giới quốc gia"),
    ("Trưởng đoàn Đoàn kiểm tra số 1 của Bộ Chính trị", "Đoàn kiểm tra số 1 của Bộ Chính trị"),
    ("Trưởng ban Tổ chức - cán bộ Hội Luật gia Việt Nam", "Ban Tổ chức - Cán bộ Hội Luật gia Việt Nam"),
    ("Trưởng Ban Quản lý Khu kinh tế Nghi Sơn", "Ban Quản lý Khu kinh tế Nghi Sơn"),
    ("Ủy viên Ban Chấp hàng Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"),
    ("Chủ tịch Thượng viện Campuchia", "Thượng viện Campuchia"),
    ("Trưởng phòng Tổng hợp, Văn phòng UBND tỉnh Sơn La", "Phòng Tổng hợp Văn phòng Ủy ban nhân dân tỉnh Sơn La"),
]


@pytest.mark.parametrize(("title", "name"), TITLES)
def test_a_unit_is_read_whole_and_with_its_owner(title: str, name: str) -> None:
    text = f"Công an tỉnh Sơn La họp. Ông Lê Văn Bách, {title}, phát biểu."
    assert {body for _, _, body, _ in positions(text)} == {name}


def test_divisions_of_the_police_are_those_of_the_province_and_not_of_a_district() -> None:
    text = "Công an tỉnh Sơn La họp. Ông Lê Văn Bách, Trưởng Công an huyện Mai Sơn, làm Trưởng phòng Cảnh sát cơ động."
    assert "Phòng Cảnh sát cơ động Công an tỉnh Sơn La" in {body for _, _, body, _ in positions(text)}


def test_units_in_a_list_are_not_each_others_owners() -> None:
    text = "Tham gia có Phòng Cảnh sát giao thông, Công an huyện Mai Sơn. Ông Lê Văn Bách, Trưởng phòng Nội vụ, dự."
    assert {body for _, _, body, _ in positions(text)} == {"Phòng Nội vụ"}
