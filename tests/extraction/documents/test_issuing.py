"""Who issued a document, and when, as the clause around it tells."""

import pytest

from danvan_kg.extraction.documents.finding import find_documents
from danvan_kg.observation import DocumentObservation
from tests.extraction.views import lexicon, view_of


def only(text: str, published: str | None = None) -> DocumentObservation:
    (found,) = find_documents(view_of(text, published=published), lexicon())
    return found


def day_of(found: DocumentObservation) -> str:
    return str(found.date.value) if found.date else ""


def issuers(found: DocumentObservation) -> list[str]:
    return [issuer.value.name for issuer in found.issuers]


def test_the_day_of_signing_opens_the_sentence() -> None:
    found = only("Ngày 4/3/2021, đồng chí Lê Văn Sơn, Ủy viên Bộ Chính trị, đã ký ban hành Kế hoạch số 8-KH/BCĐ.")
    assert day_of(found) == "2021-03-04"
    assert issuers(found) == []  # the Political Bureau is part of the title of him who signed


def test_a_day_without_year_is_of_the_year_of_publication() -> None:
    text = "Chiều 4/3, Tỉnh ủy Sơn La đã ban hành Nghị quyết số 12-NQ/TU."
    dated, alone = only(text, "2021-03-05"), only(text)
    assert (day_of(dated), day_of(alone)) == ("2021-03-04", "")
    assert issuers(dated) == ["Tỉnh ủy Sơn La"]


def test_another_name_in_brackets_hides_neither_issuer_nor_title() -> None:
    found = only("Kế hoạch số 8-KH/TU (Kế hoạch số 8) của Tỉnh ủy Sơn La về củng cố tổ chức cơ sở đảng.")
    assert issuers(found) == ["Tỉnh ủy Sơn La"]
    assert [title.value for title in found.titles] == ["Củng cố tổ chức cơ sở đảng"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Bộ Chính trị, Ban Bí thư đã ban hành Chỉ thị số 9-CT/TW.", ["Bộ Chính trị", "Ban Bí thư Trung ương Đảng"]),
        (
            "Theo đề nghị của Ban Tổ chức Tỉnh ủy Sơn La, Thành ủy Sơn La đã có Công văn số 9-CV/ThU.",
            ["Thành ủy Sơn La"],
        ),
        ("Theo nghị quyết số 9 của HĐND tỉnh Lào Cai, Tỉnh ủy Lào Cai chỉ đạo.", ["Hội đồng nhân dân tỉnh Lào Cai"]),
        ("Vừa qua, Tỉnh ủy Sơn La đã có Công văn số 9-CV/TU.", ["Tỉnh ủy Sơn La"]),
        ("Ủy ban Kiểm tra Trung ương thi hành Quyết định số 9-QĐ/UBKTTW.", ["Ủy ban Kiểm tra Trung ương"]),
    ],
)
def test_bodies_behind_a_comma_issue_only_in_a_list(text: str, names: list[str]) -> None:
    assert issuers(only(text)) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ngày 3/2/2021, Tỉnh ủy Sơn La phát đi Thông báo kỳ họp thứ 15, kết luận nhiều việc.",
            "Thông báo kỳ họp thứ 15",
        ),
        ("Ủy ban Kiểm tra Tỉnh ủy Sơn La ra thông báo về kỳ họp lần thứ 6.", "Thông báo kỳ họp lần thứ 6"),
        (
            "Ban Thường vụ Tỉnh ủy Sơn La vừa có thông báo kết luận về mức hỗ trợ nhà ở cho hộ nghèo.",
            "Thông báo kết luận về mức hỗ trợ nhà ở cho hộ nghèo",
        ),
        (
            "Tổng Liên đoàn Lao động Việt Nam đã xây dựng đề án phát triển đoàn viên ở khu công nghiệp.",
            "Đề án phát triển đoàn viên ở khu công nghiệp",
        ),
        ("Bộ Chính trị vừa ban hành quy định về luân chuyển cán bộ.", "Quy định về luân chuyển cán bộ"),
        ("Tỉnh lập đoàn giám sát việc thực hiện chỉ thị về quản lý đất rừng.", "Chỉ thị về quản lý đất rừng"),
    ],
)
def test_announcements_and_schemes_without_a_number_have_a_name(text: str, name: str) -> None:
    assert only(text).names[0].value == name


def test_documents_that_are_joined_have_one_issuer() -> None:
    text = "Thủ tướng Chính phủ đã ban hành Chỉ thị số 8 ngày 24/5/2013 và Chỉ thị số 21 ngày 30/8/2019."
    found = find_documents(view_of(text), lexicon())
    assert [issuers(each) for each in found] == [["Thủ tướng Chính phủ"]] * 2


def test_to_tell_of_a_session_is_no_document() -> None:
    assert not find_documents(view_of("Ủy ban Kiểm tra Trung ương vừa thông báo kết quả kỳ họp thứ 27."), lexicon())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chủ tịch UBND tỉnh Lào Cai đã ban hành Chỉ thị số 1/CT-UBND.", "Chủ tịch Ủy ban nhân dân tỉnh Lào Cai"),
        ("Chủ tịch UBND tỉnh Lào Cai đã ký Quyết định số 1/QĐ-UBND.", "Ủy ban nhân dân tỉnh Lào Cai"),
        ("Công bố Quyết định số 32 của Chủ tịch nước về tặng thưởng huân chương cho tỉnh.", "Chủ tịch nước"),
    ],
)
def test_who_only_signs_does_so_for_the_body(text: str, name: str) -> None:
    assert issuers(only(text)) == [name]
