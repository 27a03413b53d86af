"""Where titles without quotation marks end."""

import pytest

from danvan_kg.extraction.documents.finding import find_documents
from tests.extraction.views import lexicon, view_of


def title_of(text: str) -> str:
    found = find_documents(view_of(text), lexicon())
    return found[0].titles[0].value


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("vi phạm Quy định 9 về trách nhiệm nêu gương của đảng viên.", "Trách nhiệm nêu gương của đảng viên"),
        (
            "theo Chỉ thị số 9-CT/TU về sự lãnh đạo của Đảng đối với việc kê khai tài sản.",
            "Sự lãnh đạo của Đảng đối với việc kê khai tài sản",
        ),
        (
            "Chỉ thị 9 về đại hội đảng bộ các cấp quy định số lượng cấp ủy viên sẽ giảm.",
            "Đại hội đảng bộ các cấp",
        ),
        (
            "sơ kết Chỉ thị số 9-CT/TU về chăm sóc trẻ em ở bản xa do Tỉnh ủy Sơn La tổ chức sáng nay.",
            "Chăm sóc trẻ em ở bản xa",
        ),
        (
            "Quyết định 9 về xử lý đất rừng do Nhà nước quản lý ở vùng cao.",
            "Xử lý đất rừng do Nhà nước quản lý ở vùng cao",
        ),
        (
            "Nghị định số 9/2004/NĐ-CP về tiền lương của công chức (viết tắt là Bảng lương) và các việc như sau: một.",
            "Tiền lương của công chức",
        ),
        (
            "Quy định 9 về xử lý thông tin về suy thoái đạo đức, vi phạm quy định của Đảng, pháp luật của Nhà nước.",
            "Xử lý thông tin về suy thoái đạo đức, vi phạm quy định của Đảng, pháp luật của Nhà nước",
        ),
        (
            "Quy định 9 về đánh giá cán bộ diện Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư quản lý nêu rõ.",
            "Đánh giá cán bộ diện Ban Chấp hành Trung ương, Bộ Chính trị, Ban Bí thư quản lý",
        ),
        (
            "Quy định 9 về xử lý thông tin liên quan đến các tập thể ở xã.",
            "Xử lý thông tin liên quan đến các tập thể ở xã",
        ),
        (
            "Báo cáo số 9-BC/BTCTW về tiến độ thực hiện các nghị quyết, kết luận của Trung ương về tổ chức.",
            "Tiến độ thực hiện các nghị quyết, kết luận của Trung ương về tổ chức",
        ),
        ("Kế hoạch số 84/KH-UBND xây dựng nhà ở xã hội ở huyện.", "Xây dựng nhà ở xã hội ở huyện"),
        (
            "kết quả Nghị quyết 9 về cơ chế đặc thù phát triển thành phố quý 1/2019.",
            "Cơ chế đặc thù phát triển thành phố",
        ),
    ],
)
def test_a_title_ends_where_something_else_begins(text: str, title: str) -> None:
    assert title_of(text) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Quyết định số 9/QĐ-TTg về việc thi hành kỷ luật đối với ông Lê Văn Sơn, nguyên Giám đốc Sở Nội vụ.",
            "Thi hành kỷ luật đối với ông Lê Văn Sơn, nguyên Giám đốc Sở Nội vụ",
        ),
        (
            "Quyết định số 9-QĐNS/TW về việc luân chuyển, chỉ định ông Lê Văn Sơn giữ chức Bí thư Tỉnh ủy Lào Cai.",
            "Luân chuyển, chỉ định ông Lê Văn Sơn giữ chức Bí thư Tỉnh ủy Lào Cai",
        ),
        (
            "trao Quyết định số 9-QĐNS/TW phân công đồng chí Lê Văn Sơn giữ chức Bí thư Tỉnh ủy Lào Cai.",
            "Phân công đồng chí Lê Văn Sơn giữ chức Bí thư Tỉnh ủy Lào Cai",
        ),
    ],
)
def test_a_numbered_decision_on_somebody_is_titled_with_office_and_new_office(text: str, title: str) -> None:
    assert title_of(text) == title


def test_titles_of_other_documents_end_before_whom_they_are_used_against() -> None:
    text = "theo Quy định số 9-QĐ/TW về xử lý kỷ luật đảng viên vi phạm đối với ông Lê Văn Sơn."
    assert title_of(text) == "Xử lý kỷ luật đảng viên vi phạm"
