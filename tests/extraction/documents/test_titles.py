"""Where the titles of documents begin and end, and who is told with them."""

import pytest

from danvan_kg.extraction.documents.finding import find_documents
from danvan_kg.observation import DocumentObservation
from tests.extraction.views import lexicon, view_of


def found_in(text: str) -> list[DocumentObservation]:
    return find_documents(view_of(text), lexicon())


def titles(found: DocumentObservation) -> list[str]:
    return [title.value for title in found.titles]


def issuers(found: DocumentObservation) -> list[str]:
    return [issuer.value.name for issuer in found.issuers]


@pytest.mark.parametrize(
    ("text", "title", "issuer"),
    [
        ("Quán triệt Chỉ thị số 8-CT/TW về đổi mới sinh hoạt chi bộ của Ban Bí thư.", "Đổi mới sinh hoạt chi bộ", True),
        (
            "Thực hiện Nghị quyết số 8-NQ/TU về phát triển du lịch biển của Tỉnh ủy Sơn La.",
            "Phát triển du lịch biển",
            True,
        ),
        ("Thực hiện Quyết định số 8 về cơ cấu bộ máy của Bộ Chính trị.", "Cơ cấu bộ máy của Bộ Chính trị", False),
        (
            "Kế hoạch số 8-KH/TU về thực hiện nghị quyết của Bộ Chính trị.",
            "Thực hiện nghị quyết của Bộ Chính trị",
            False,
        ),
        ("Công văn số 8/SNV-TC về giao biên chế của Tỉnh ủy Sơn La.", "Giao biên chế của Tỉnh ủy Sơn La", False),
    ],
)
def test_a_title_ends_before_the_body_that_the_symbol_lets_issue_it(text: str, title: str, issuer: bool) -> None:
    found = found_in(text)[0]
    assert titles(found) == [title]
    assert bool(issuers(found)) is issuer


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Quyết định số 8/QĐ-CTN truy tặng danh hiệu Anh hùng cho bốn liệt sĩ.",
            "Truy tặng danh hiệu Anh hùng cho bốn liệt sĩ",
        ),
        (
            "Quyết định 8/QĐ-HU, cho ông Lê Văn Sơn thôi giữ chức Bí thư xã.",
            "Cho ông Lê Văn Sơn thôi giữ chức Bí thư xã",
        ),
        ("Thông báo số 8-TB/TU kết luận kiểm tra Đảng ủy xã Mường La.", "Kết luận kiểm tra Đảng ủy xã Mường La"),
    ],
)
def test_what_a_document_does_is_its_title(text: str, title: str) -> None:
    assert titles(found_in(text)[0]) == [title]


def test_the_number_behind_an_act_is_that_of_another_document() -> None:
    first, second = found_in("Sơ kết thông báo số 8 kết luận số 17 của Bộ Chính trị về quản lý biên chế.")
    assert (titles(first), titles(second)) == ([], ["Quản lý biên chế"])


def test_the_last_of_several_documents_takes_the_title_behind_its_own_type() -> None:
    first, second = found_in("Theo Nghị quyết số 8-NQ/TU, Kế hoạch số 9-KH/TU về tinh giản biên chế.")
    assert (titles(first), titles(second)) == ([], ["Tinh giản biên chế"])


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Nghe báo cáo của Ban Tổ chức Tỉnh ủy về sắp xếp bộ máy cấp xã (Báo cáo số 8-BC/BTCTU).",
            "Sắp xếp bộ máy cấp xã",
        ),
        ("Ban hành Quy định về giám sát trong Đảng (Quy định số 8-QĐ/TW).", "Giám sát trong Đảng"),
        ("Kết quả rà soát về nhà ở xã hội nông thôn (Báo cáo số 8-BC/BTCTU).", None),
    ],
)
def test_the_title_of_a_number_in_brackets_stands_before_them(text: str, title: str | None) -> None:
    (found,) = found_in(text)
    assert found.number is not None
    assert titles(found) == ([title] if title else [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Trong Kết luận 8, Bộ Chính trị, Ban Bí thư yêu cầu sắp xếp cấp xã.",
            ["Bộ Chính trị", "Ban Bí thư Trung ương Đảng"],
        ),
        ("Tại Công văn số 8, Bộ Nội vụ đề nghị các tỉnh báo cáo.", ["Bộ Nội vụ"]),
        ("Tại Công văn số 8, đại biểu đọc lời chào Bộ Nội vụ.", []),
        (
            "Xét đề nghị của Ban Tổ chức Trung ương tại Tờ trình số 8 ngày 6/5/2019, Ban Bí thư đồng ý.",
            ["Ban Tổ chức Trung ương"],
        ),
        ("Thủ tướng Lê Văn Sơn vừa ký quyết định số 8 thành lập trường.", ["Thủ tướng Chính phủ"]),
        ("Thủ tướng Lê Văn Sơn vừa ký ban hành Nghị định về xe công vụ.", ["Chính phủ"]),
    ],
)
def test_who_speaks_in_a_document_issued_it(text: str, names: list[str]) -> None:
    assert issuers(found_in(text)[0]) == names


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi phạm các quy định của Ban Chấp hành Trung ương về những điều đảng viên không được làm.", 1),
        ("Căn cứ quy định của Bộ Chính trị về xử lý kỷ luật đảng viên vi phạm, Ban Bí thư quyết định.", 1),
        ("Căn cứ quy định của Đảng về xử lý kỷ luật đảng viên vi phạm, Ban Bí thư quyết định.", 0),
        ("Chấp hành các quy định của Đảng về trách nhiệm nêu gương.", 0),
    ],
)
def test_regulations_with_a_known_title_are_documents_of_the_body_that_is_named(text: str, count: int) -> None:
    assert len(found_in(text)) == count


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Nghị quyết Đại hội Đảng bộ tỉnh Sơn La lần thứ 15 đề ra.", "Đại hội Đảng bộ tỉnh Sơn La lần thứ XV"),
        ("Nghị quyết Đại hội Đảng bộ tỉnh Sơn La lần X đề ra.", "Đại hội Đảng bộ tỉnh Sơn La lần thứ X"),
        ("Nghị quyết Đại hội 16 Đảng bộ tỉnh Sơn La đề ra.", "Đại hội lần thứ XVI Đảng bộ tỉnh Sơn La"),
    ],
)
def test_a_congress_is_counted_in_one_way(text: str, issuer: str) -> None:
    assert issuers(found_in(text)[0]) == [issuer]


def test_a_meeting_of_an_unnamed_committee_by_its_number_has_a_resolution() -> None:
    (found,) = found_in("Các đại biểu thông qua Nghị quyết Hội nghị lần thứ 21 với sự nhất trí cao.")
    assert [name.value for name in found.names] == ["Nghị quyết Hội nghị lần thứ 21"]
    assert issuers(found) == []


def test_a_law_passed_on_a_day_is_the_one_of_that_year_with_its_number() -> None:
    (found,) = found_in("Luật Nhà ở năm 2023 (Luật số 27/2023/QH15) được Quốc hội khóa XV thông qua ngày 27/11/2023.")
    assert found.symbol is not None
    assert found.date is not None
    assert (found.symbol.value, str(found.date.value)) == ("27/2023/QH15", "2023-11-27")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Kết luận số 8-KL/TW về bảo vệ cán bộ năng động, sáng tạo khi làm việc.",
            "Bảo vệ cán bộ năng động, sáng tạo khi làm việc",
        ),
        (
            "Nghị quyết số 8-NQ/TW về đổi mới căn bản, toàn diện ngành giáo dục.",
            "Đổi mới căn bản, toàn diện ngành giáo dục",
        ),
        (
            "Nghị quyết số 8-NQ/TU về hợp nhất ngành du lịch Thừa Thiên - Huế.",
            "Hợp nhất ngành du lịch Thừa Thiên - Huế",
        ),
        ("Nghị quyết số 8-NQ/TU về phát triển du lịch biển - Ảnh: Lê Văn Sơn.", "Phát triển du lịch biển"),
        (
            "Nghị quyết số 8-NQ/TU về ngân sách năm 2018; dự toán ngân sách năm 2019.",
            "Ngân sách năm 2018; dự toán ngân sách năm 2019",
        ),
        (
            "Quyết định số 8-QĐ/TW về kỷ luật đảng viên thuộc thẩm quyền Bộ Chính trị, Ban Bí thư.",
            "Kỷ luật đảng viên thuộc thẩm quyền Bộ Chính trị, Ban Bí thư",
        ),
    ],
)
def test_a_title_goes_on_behind_commas_and_dashes_that_are_its_own(text: str, title: str) -> None:
    assert titles(found_in(text)[0]) == [title]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Ban Thường vụ Tỉnh ủy Sơn La đã kiểm điểm các cá nhân liên quan, ban hành Kế hoạch số 8 về khắc phục.",
            ["Ban Thường vụ Tỉnh ủy Sơn La"],
        ),
        (
            "Hội nghị Trung ương 8 đã thông qua Nghị quyết về chiến lược biển Việt Nam.",
            ["Ban Chấp hành Trung ương Đảng"],
        ),
        (
            "Ông Lê Văn Sơn thăm Tỉnh ủy Sơn La, nơi có rất nhiều cảnh đẹp, rồi ra Kế hoạch số 8 về khắc phục.",
            [],
        ),
    ],
)
def test_the_subject_of_a_verb_of_issuing_may_stand_before_another_verb(text: str, names: list[str]) -> None:
    assert issuers(found_in(text)[0]) == names


def test_a_session_stands_between_the_day_and_the_body() -> None:
    text = "Ông Lê Văn Sơn nói, ngày 3/6/2001, kỳ họp thứ 9, Quốc hội đã ban hành Nghị quyết về chia tách các tỉnh."
    (found,) = found_in(text)
    assert found.date is not None
    assert str(found.date.value) == "2001-06-03"


def test_a_year_at_the_end_of_another_title_is_no_date() -> None:
    text = "Hội nghị bàn Nghị quyết về kinh tế biển, tầm nhìn đến năm 2045; thông qua Kết luận về ngân sách nhà nước."
    assert all(found.date is None for found in found_in(text))


@pytest.mark.parametrize(
    ("text", "title", "issuer"),
    [
        (
            "Đọc tờ trình số 54 ngày 4/7/2017 của Chủ tịch UBND tỉnh Sơn La Lê Văn Sơn về việc miễn nhiệm cán bộ.",
            "Miễn nhiệm cán bộ",
            "Chủ tịch Ủy ban nhân dân tỉnh Sơn La",
        ),
        (
            "Quyết định số 8/QĐ-NHNN của Thống đốc Ngân hàng Nhà nước về việc giao phụ trách học viện.",
            "Giao phụ trách học viện",
            "Thống đốc Ngân hàng Nhà nước Việt Nam",
        ),
        (
            "Nghị quyết số 8/2017/QH14 phê chuẩn đề nghị của Chánh án về việc bổ nhiệm thẩm phán.",
            "Phê chuẩn đề nghị của Chánh án về việc bổ nhiệm thẩm phán",
            "Quốc hội",
        ),
        (
            "Nghị quyết thành lập tỉnh Sơn La mới vừa được Quốc hội biểu quyết thông qua.",
            "Thành lập tỉnh Sơn La mới",
            "Quốc hội",
        ),
    ],
)
def test_titles_and_issuers_behind_each_other(text: str, title: str, issuer: str) -> None:
    found = found_in(text)[0]
    assert (titles(found), issuers(found)) == ([title], [issuer])


def test_a_year_behind_a_dash_is_part_of_the_symbol() -> None:
    (found,) = found_in("Báo cáo tình hình thực hiện Nghị quyết số 19-2017/NQ-CP.")
    assert found.symbol is not None
    assert found.symbol.value == "19-2017/NQ-CP"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (
            "Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh Sơn La lần thứ XV. Theo Nghị quyết Đại hội Đảng bộ tỉnh Sơn La",
            1,
        ),
        (
            "Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh Sơn La lần thứ XV và Nghị quyết Đại hội Đảng bộ tỉnh Sơn La "
            "lần thứ XIV. Theo Nghị quyết Đại hội Đảng bộ tỉnh Sơn La, …",
            3,
        ),
    ],
)
def test_a_congress_without_number_is_the_only_numbered_one_of_its_body(text: str, count: int) -> None:
    assert len(found_in(text)) == count


def test_a_bracket_stands_between_a_document_and_who_passed_it() -> None:
    (found,) = found_in("Thông báo kỳ họp 17 (từ 13 đến 16-9) được Ủy ban Kiểm tra Trung ương phát đi ngày 18/9/2017.")
    assert issuers(found) == ["Ủy ban Kiểm tra Trung ương"]
