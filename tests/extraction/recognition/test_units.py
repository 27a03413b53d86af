"""Units whose whole names the lexicon has: where they end, and whose they are where nothing says it."""

import pytest

from tests.extraction.reading import bodies, positions

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
    ("Trưởng đoàn Đoàn kiểm tra số 1 của Bộ Chính trị", "Đoàn kiểm tra 1 của Bộ Chính trị"),
    ("Trưởng ban Tổ chức - cán bộ Hội Luật gia Việt Nam", "Ban Tổ chức - Cán bộ Hội Luật gia Việt Nam"),
    ("Trưởng Ban Quản lý Khu kinh tế Nghi Sơn", "Ban Quản lý Khu kinh tế Nghi Sơn"),
    ("Ủy viên Ban Chấp hàng Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"),
    (
        "Trưởng Ban Chỉ đạo thực hiện QCDC ở cơ sở tỉnh Sơn La",
        "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh Sơn La",
    ),
    ("Trưởng Ban Chỉ đạo Trung ương phòng chống thiên tai", "Ban Chỉ đạo Trung ương phòng, chống thiên tai"),
    ("Phó Trưởng Ban Chỉ đạo 389 quốc gia", "Ban Chỉ đạo 389 quốc gia"),
    ("Chủ tịch Hội đồng Thi đua - Khen thưởng tỉnh Sơn La", "Hội đồng Thi đua - Khen thưởng tỉnh Sơn La"),
    ("Chủ tịch Ủy ban Bầu cử huyện Mai Sơn", "Ủy ban bầu cử huyện Mai Sơn"),
    (
        "Trưởng Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh Sơn La",
        "Ban Bảo vệ, chăm sóc sức khỏe cán bộ tỉnh Sơn La",
    ),
    ("Chủ nhiệm Ủy ban Pháp luật", "Ủy ban Pháp luật Quốc hội"),
    ("Trưởng Ban Công tác đại biểu", "Ban Công tác đại biểu Ủy ban Thường vụ Quốc hội"),
    ("Tổng cục trưởng Tổng cục Thuế", "Tổng cục Thuế Bộ Tài chính"),
    ("Bí thư Chi bộ 5", "Chi bộ 5"),
    ("Phó Tư lệnh Bộ đội Biên phòng", "Bộ đội Biên phòng"),
    ("Bí thư Đảng ủy Khối Đại học, Cao đẳng TP.HCM", "Đảng ủy Khối Đại học, Cao đẳng thành phố Hồ Chí Minh"),
    (
        "Cục trưởng Cục Chính trị, Tổng cục Hậu cần, Bộ Quốc phòng",
        "Cục Chính trị Tổng cục Hậu cần Bộ Quốc phòng",
    ),
    (
        "Chủ tịch Hội đồng tư vấn về Dân chủ - Pháp luật Ủy ban MTTQ tỉnh Sơn La",
        "Hội đồng tư vấn Dân chủ - Pháp luật Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La",
    ),
    ("Trưởng Tiểu ban Văn kiện Đại hội XIV của Đảng", "Tiểu ban Văn kiện Đại hội XIV của Đảng"),
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


def test_a_steering_committee_is_read_whole_where_no_role_stands_before_it() -> None:
    text = "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh Sơn La tổ chức hội nghị."
    assert "Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở tỉnh Sơn La" in bodies(text)


def test_units_in_a_list_are_not_each_others_owners() -> None:
    text = "Tham gia có Phòng Cảnh sát giao thông, Công an huyện Mai Sơn. Ông Lê Văn Bách, Trưởng phòng Nội vụ, dự."
    assert {body for _, _, body, _ in positions(text)} == {"Phòng Nội vụ"}


def test_the_central_committee_of_an_association_may_be_called_by_its_first_words() -> None:
    text = "Hội Luật gia Việt Nam họp. Ông Lê Văn Bách, Ủy viên Ban Thường vụ Trung ương Hội, phát biểu."
    assert {body for _, _, body, _ in positions(text)} == {"Ban Thường vụ Trung ương Hội Luật gia Việt Nam"}


def test_the_owner_of_the_committee_of_a_standing_committee_may_be_called_by_its_first_word() -> None:
    text = "Sở Y tế tỉnh Sơn La họp. Ông Lê Văn Bách, Ủy viên Ban Thường vụ Đảng ủy Sở, phát biểu."
    assert {body for _, _, body, _ in positions(text)} == {"Ban Thường vụ Đảng ủy Sở Y tế tỉnh Sơn La"}
