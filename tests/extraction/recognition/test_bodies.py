"""Names of bodies: where they begin and end, and what they are in full."""

import pytest

from tests.extraction.reading import bodies, positions, read

FULL_NAMES = [
    ("Ban Dân vận Đảng ủy Khối các cơ quan Trung ương", "Ban Dân vận Đảng ủy Khối các cơ quan Trung ương"),
    ("Đảng ủy khối các cơ quan TW", "Đảng ủy Khối các cơ quan Trung ương"),
    ("UBMTTQVN tỉnh Sơn La", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Sơn La"),
    ("Thường trực Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", None),
    ("Ban Chấp hành Đảng bộ tỉnh Sơn La", "Tỉnh ủy Sơn La"),
    ("Ban Chấp hành Đảng bộ Khối các cơ quan Trung ương", "Đảng ủy Khối các cơ quan Trung ương"),
    ("Ban Chấp hành Trung ương Đảng", "Ban Chấp hành Trung ương Đảng"),
    ("Đảng bộ tỉnh Sơn La", "Đảng bộ tỉnh Sơn La"),
    ("Thành uỷ TP. HCM", "Thành ủy thành phố Hồ Chí Minh"),
    ("Sở LĐ-TBXH Sơn La", "Sở Lao động, Thương binh và Xã hội tỉnh Sơn La"),
    ("Cục An ninh chính trị nội bộ - Bộ Công an", "Cục An ninh chính trị nội bộ Bộ Công an"),
    ("Ban cán sự đảng Bộ Nội vụ", "Ban cán sự đảng Bộ Nội vụ"),
    ("Bộ Tư lệnh Quân khu 3", "Quân khu 3"),
    ("Học viện Thanh Thiếu niên Việt Nam", "Học viện Thanh Thiếu niên Việt Nam"),
    ("Trung ương Đoàn TNCS Hồ Chí Minh", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
    ("Ban Bí thư", "Ban Bí thư Trung ương Đảng"),
    ("Tạp chí Cộng sản", None),
    ("Báo Quân đội nhân dân", None),
    ("Đoàn kiểm tra của Ban Bí thư", "Đoàn kiểm tra của Ban Bí thư Trung ương Đảng"),
    ("Thường vụ Quân ủy Trung ương", "Ban Thường vụ Quân ủy Trung ương"),
    ("Ban Tuyên giáo tỉnh Sơn La", "Ban Tuyên giáo Tỉnh ủy Sơn La"),
    ("Ban Chấp hành Trung ương Đoàn", "Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"),
    ("Tỉnh ủy Thừa Thiên-Huế", "Tỉnh ủy Thừa Thiên Huế"),
    ("UBND tỉnh Bà Rịa Vũng Tàu", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"),
    ("Thành ủy Phan Rang – Tháp Chàm", "Thành ủy Phan Rang - Tháp Chàm"),
    ("Hội hữu nghị Việt Nam-Hàn Quốc tỉnh Sơn La", "Hội Hữu nghị Việt Nam-Hàn Quốc tỉnh Sơn La"),
    ("Sở Văn hóa - Thể thao Sơn La", "Sở Văn hóa và Thể thao tỉnh Sơn La"),
    ("Văn phòng HĐND - UBND huyện Mộc Châu", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện Mộc Châu"),
    ("Phòng Cảnh sát hình sự - Công an tỉnh Sơn La", "Phòng Cảnh sát hình sự Công an tỉnh Sơn La"),
    ("Ban Dân tộc tỉnh Sơn La", "Ban Dân tộc tỉnh Sơn La"),
    ("Ban Dân tộc HĐND tỉnh Sơn La", "Ban Dân tộc Hội đồng nhân dân tỉnh Sơn La"),
    ("Trường Đại học Sư phạm TPHCM", "Trường Đại học Sư phạm thành phố Hồ Chí Minh"),
    ("Khoa Luật Kinh tế Trường Đại học Tây Bắc", "Khoa Luật Kinh tế Trường Đại học Tây Bắc"),
    ("Trường Đại học Y khoa - Đại học Huế", "Trường Đại học Y khoa Đại học Huế"),
    ("Trạm Y tế xã Mường Bú", "Trạm Y tế xã Mường Bú"),
    ("Đoàn xã Mường Bú", "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Mường Bú"),
    ("Công ty TNHH một thành viên đầu tư và xây dựng An Phú", None),
    ("Chi bộ Ban Quản lý dự án đầu tư xây dựng huyện Mộc Châu", None),
    ("Đảng ủy ABC", "Đảng ủy ABC"),
    ("Tập đoàn PVN", "Tập đoàn Dầu khí Quốc gia Việt Nam"),
    ("Cơ quan CSĐT Công an tỉnh Sơn La", "Cơ quan Cảnh sát điều tra Công an tỉnh Sơn La"),
    ("Đảng ủy Cơ quan Tổng cục Hải quan", "Đảng ủy Cơ quan Tổng cục Hải quan Bộ Tài chính"),
    ("Thường vụ Quốc hội", "Ủy ban Thường vụ Quốc hội"),
    ("Hội đồng quản lý Bảo hiểm xã hội Việt Nam", None),
    ("Chi nhánh Sơn La Công ty cổ phần An Phú", None),
    ("Ban Chỉ đạo Trung ương về phòng, chống tham nhũng, tiêu cực", None),
    ("Ban Chỉ đạo Quốc gia về chuyển đổi số", None),
    ("Trung tâm HIV/AIDS tỉnh Sơn La", None),
    ("Xã đoàn Mường Bú", None),
    ("Hội đồng Bộ trưởng", None),
    ("Ban Quốc tế Báo Thanh Niên", None),
    ("Tổng Lãnh sự quán Lào tại Đà Nẵng", "Tổng Lãnh sự quán Lào tại thành phố Đà Nẵng"),
]


@pytest.mark.parametrize(("written", "name"), FULL_NAMES)
def test_body_has_its_full_name(written: str, name: str | None) -> None:
    found = bodies(f"Sáng 2/3, {written} đã tổ chức hội nghị.")
    assert found == [name or written]


NO_BODIES = [
    "Các đảng ủy trực thuộc làm tốt.",
    "Giữa các Đảng ủy trực thuộc có phối hợp.",
    "Phát huy sức mạnh khối đại đoàn kết toàn dân tộc.",
    "Các cơ quan ở Trung ương và địa phương cùng làm.",
    "Mỗi chi bộ có một việc làm tốt.",
    "Công tác dân vận là việc của toàn dân.",
]


@pytest.mark.parametrize("text", NO_BODIES)
def test_what_is_general_or_plural_is_no_body(text: str) -> None:
    assert bodies(text) == []


def test_a_comma_joins_no_body_to_one_beside_it() -> None:
    assert bodies("Hồ sơ gửi Đảng ủy, UBND xã Mường Bú.") == ["Đảng ủy", "Ủy ban nhân dân xã Mường Bú"]
    assert bodies("Cục An ninh, Bộ Công an ra quân.") == ["Cục An ninh Bộ Công an"]


def test_a_dash_before_another_title_joins_no_names() -> None:
    names = bodies("Trưởng ban Dân vận - Trưởng ban Tổ chức Tỉnh ủy Sơn La Lê Văn Bách dự.")
    assert names == ["Ban Dân vận Tỉnh ủy Sơn La", "Ban Tổ chức Tỉnh ủy Sơn La"]


def test_word_within_a_line_of_capitals_is_no_head() -> None:
    assert bodies("NHIỆM VỤ CỦA CÁN BỘ DÂN VẬN") == []


def test_two_bodies_that_could_own_each_other_own_neither() -> None:
    names = bodies("Ông Lê Văn Bách, Bí thư Đảng ủy, Trưởng ban Tổ chức, dự. Đảng ủy Ban Tổ chức họp. Ban Tổ chức họp.")
    assert all(name.count("Ban Tổ chức") < 2 for name in names)


def test_what_only_begins_like_a_body_is_none() -> None:
    assert bodies("Ban Giám đốc họp tại Hội trường Thống Nhất. Trưởng Ban Nguyễn Văn Bách dự.") == []


def test_unit_of_its_own_level_is_said_once() -> None:
    assert bodies("Bí thư Tỉnh ủy tỉnh phát biểu.") == ["Tỉnh ủy"]


def test_team_is_also_known_by_the_short_name_of_who_sent_it() -> None:
    (mention,) = [m for m in read("Đoàn kiểm tra của Ban Bí thư ra quân.").organizations if not m.nested]
    assert mention.organization.name == "Đoàn kiểm tra của Ban Bí thư Trung ương Đảng"
    assert "Đoàn kiểm tra của Ban Bí thư" in mention.organization.other_names


def test_another_way_to_write_a_whole_name_is_kept() -> None:
    (mention,) = read("Ban Chấp hành Trung ương Đoàn họp.").organizations
    assert "Ban Chấp hành Trung ương Đoàn" in mention.organization.other_names


def test_what_a_body_does_is_no_part_of_its_name() -> None:
    assert bodies("Tạp chí Dân vận tổ chức Hội thảo khoa học.") == ["Tạp chí Dân vận"]


def test_short_name_of_a_bloc_is_the_last_full_one() -> None:
    text = "Đảng ủy Khối các cơ quan Trung ương họp. Đảng ủy Khối yêu cầu các chi bộ báo cáo."
    assert bodies(text) == ["Đảng ủy Khối các cơ quan Trung ương"] * 2


def test_province_comes_from_the_outlet_when_the_text_does_not_tell() -> None:
    assert bodies("Ban Dân vận Tỉnh ủy họp.", province="tỉnh Nghệ An") == ["Ban Dân vận Tỉnh ủy Nghệ An"]


def test_province_of_the_sentence_goes_before_that_of_the_outlet() -> None:
    text = "Tỉnh ủy Sơn La và UBND tỉnh cùng họp."
    assert bodies(text, province="tỉnh Nghệ An") == ["Tỉnh ủy Sơn La", "Ủy ban nhân dân tỉnh Sơn La"]


def test_name_that_the_context_does_not_complete_says_so() -> None:
    (mention,) = read("Huyện ủy họp phiên thường kỳ.").organizations
    assert (mention.organization.name, mention.organization.complete) == ("Huyện ủy", False)


def test_commission_is_a_unit_of_its_committee_and_not_of_the_central_one() -> None:
    mentions = read("Ban Dân vận Tỉnh ủy Sơn La họp.").organizations
    parent = mentions[0].organization.parent
    assert parent is not None
    assert (parent.name, parent.parent) == ("Tỉnh ủy Sơn La", None)


def test_committee_and_organization_are_two_bodies() -> None:
    assert bodies("Đảng ủy xã Kim Liên lãnh đạo Đảng bộ xã Kim Liên.") == [
        "Đảng ủy xã Kim Liên",
        "Đảng bộ xã Kim Liên",
    ]


def test_article_s_own_abbreviation_is_written_out() -> None:
    text = "Liên hiệp Hội Sáng tạo (LHHST) tỉnh Sơn La họp; LHHST khen thưởng."
    surfaces = [mention.span.of(text) for mention in read(text).organizations if not mention.nested]
    assert "LHHST" in surfaces


def test_nested_bodies_have_mentions_of_their_own() -> None:
    mentions = read("Ban Thường vụ Tỉnh ủy Sơn La họp.").organizations
    assert [(m.organization.name, m.nested) for m in mentions] == [
        ("Ban Thường vụ Tỉnh ủy Sơn La", False),
        ("Tỉnh ủy Sơn La", True),
    ]


def test_body_of_a_level_is_no_single_one() -> None:
    assert bodies("Việc này do UBND cấp huyện quyết định, Đảng ủy cấp xã kiểm tra.") == []


def test_commission_of_a_member_of_the_political_bureau_is_the_central_one() -> None:
    found = positions("Ông Lê Văn Bách, Ủy viên Bộ Chính trị, Trưởng Ban Dân vận dự.")
    assert {body for _, role, body, _ in found if role == "Trưởng ban"} == {"Ban Dân vận Trung ương"}


def test_board_ends_before_what_it_does_and_is_no_unit_of_another_post_s_body() -> None:
    names = bodies("Ông Lê Văn Bách, Bí thư Tỉnh ủy Sơn La, Trưởng ban Lễ tang đọc điếu văn.")
    assert names == ["Tỉnh ủy Sơn La", "Ban Lễ tang"]
    assert bodies("Ông Lê Văn Bách, Trưởng ban tổ chức Lễ tang điều hành Lễ truy điệu.") == ["Ban tổ chức Lễ tang"]


def test_ward_is_not_made_from_the_name_of_a_person() -> None:
    found = positions("Xã Mường Bú họp. Dự có Chủ tịch xã Trần Phú Dũng và Chủ tịch phường Trần Phú Lê Văn Bách.")
    assert {(person, body) for person, _, body, _ in found} == {
        ("Trần Phú Dũng", "Ủy ban nhân dân xã Mường Bú"),
        ("Lê Văn Bách", "Ủy ban nhân dân phường Trần Phú"),
    }


def test_board_of_direction_takes_no_territory_from_the_text_around() -> None:
    assert bodies("Ban Chỉ đạo họp tại tỉnh Sơn La.", province="tỉnh Sơn La") == ["Ban Chỉ đạo"]


def test_congress_of_the_whole_country_is_no_assembly() -> None:
    assert bodies("Đại hội đại biểu toàn quốc Hội Nông dân Việt Nam khai mạc.") == ["Hội Nông dân Việt Nam"]


def test_commission_beside_the_front_is_of_the_committee_there() -> None:
    found = positions("Ông Lê Văn Bách, Trưởng Ban Dân vận, Chủ tịch Ủy ban MTTQ Việt Nam huyện Mộc Châu, dự.")
    assert {body for _, role, body, _ in found if role == "Trưởng ban"} == {"Ban Dân vận Huyện ủy Mộc Châu"}


def test_person_behind_an_open_name_begins_with_the_surer_surname() -> None:
    found = positions("Trưởng khoa Nội Bệnh viện Bạch Mai Lê Văn Bách phát biểu.")
    assert {(person, body) for person, _, body, _ in found} == {("Lê Văn Bách", "Khoa Nội Bệnh viện Bạch Mai")}
