"""Documents that a text refers to one by one, and the mentions of kinds that are none."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.extraction.documents.finding import find_documents
from danvan_kg.observation import DocumentObservation, Stated
from danvan_kg.partial_date import PartialDate
from tests.extraction.views import article_of, lexicon, raw_view, view_of


def documents_of(text: str) -> list[DocumentObservation]:
    return find_documents(view_of(text), lexicon())


def only(text: str) -> DocumentObservation:
    (found,) = documents_of(text)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "symbol"),
    [
        ("Huyện triển khai Nghị quyết số 31-NQ/TW.", "Resolution", "31-NQ/TW"),
        ("Huyện triển khai Nghị quyết số 31 - NQ/TW.", "Resolution", "31-NQ/TW"),
        ("Xã thực hiện Chỉ thị số 22/2003/CT-TTg.", "Directive", "22/2003/CT-TTg"),
        ("theo Nghị định 44/2020/NĐ-CP.", "Decree", "44/2020/NĐ-CP"),
        ("theo quyết định số 1205-QĐNS/TW.", "Decision", "1205-QĐNS/TW"),
        ("ban hành Kế hoạch số 88/KH-UBND.", "Plan", "88/KH-UBND"),
        ("Hướng dẫn số 9-HD/BTCTW được gửi đi.", "Guideline", "9-HD/BTCTW"),
        ("theo tinh thần 12-KL/TW.", "Conclusion", "12-KL/TW"),
    ],
)
def test_symbols_of_every_form_are_read_without_blanks(text: str, kind: str, symbol: str) -> None:
    found = only(text)
    assert (found.kind, found.symbol and found.symbol.value) == (kind, symbol)


def test_a_bare_number_is_a_document_after_a_type_with_a_capital() -> None:
    found = only("Chi bộ học tập Nghị quyết 05 về “Nâng cao chất lượng sinh hoạt chi bộ nông thôn”.")
    assert (found.number and found.number.value, found.symbol) == ("05", None)
    assert [title.value for title in found.titles] == ["Nâng cao chất lượng sinh hoạt chi bộ nông thôn"]


def test_coordinated_numbers_have_respective_titles() -> None:
    text = (
        "Triển khai Quyết định 301, 302 của Bộ Chính trị về “Quy chế góp ý của nhân dân ở cơ sở” "
        "và “Quy định về tiếp dân”."
    )
    first, second = documents_of(text)
    assert [d.number and d.number.value for d in (first, second)] == ["301", "302"]
    assert [d.titles[0].value for d in (first, second)] == [
        "Quy chế góp ý của nhân dân ở cơ sở",
        "Quy định về tiếp dân",
    ]
    assert {i.value.name for d in (first, second) for i in d.issuers} == {"Bộ Chính trị"}


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("theo Nghị quyết số 29-NQ/TƯ.", "29-NQ/TW"),
        ("theo Quyết định 927/QĐ TTg.", "927/QĐTTg"),
        ("tại văn bản số 10061-CV/VPTW.", "10061-CV/VPTW"),
        ("tại Công văn số 8918/VPCP-V.I của Văn phòng Chính phủ.", "8918/VPCP-V.I"),
        ("tại tờ trình liên sở số 1960/TTr-STC-SNV.", "1960/TTr-STC-SNV"),
    ],
)
def test_symbols_are_read_in_the_spellings_of_papers(text: str, symbol: str) -> None:
    found = only(text)
    assert found.symbol
    assert found.symbol.value == symbol


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Hai năm thực hiện Nghị quyết Đại hội 12 của Đảng.", "Đại hội đại biểu toàn quốc lần thứ XII của Đảng"),
        ("Học Nghị quyết Đại hội lần thứ XI của Đảng Nhân dân Cách mạng Lào.", ""),
        ("Học Nghị quyết Đại hội XI Đảng Nhân dân Cách mạng Lào.", ""),
        ("Học Nghị quyết Đại hội lần thứ XII của Hội Nhà vườn.", ""),
    ],
)
def test_a_congress_is_of_the_party_unless_another_is_named(text: str, issuer: str) -> None:
    party = "Đại hội đại biểu toàn quốc lần thứ"
    told = [each.value.name for each in only(text).issuers if each.value.name.startswith(party)]
    assert told == ([issuer] if issuer else [])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Thực hiện nghị quyết Đại hội Đảng bộ tỉnh Sơn La lần thứ X và Đại hội Đảng toàn quốc lần thứ XII.",
            ["Nghị quyết Đại hội Đảng bộ tỉnh Sơn La lần thứ X", "Nghị quyết Đại hội Đảng toàn quốc lần thứ XII"],
        ),
        (
            "Hai năm thực hiện Nghị quyết Đại hội 12 của Đảng, Đại hội 15 của Đảng bộ tỉnh Sơn La.",
            ["Nghị quyết Đại hội 12 của Đảng", "Nghị quyết Đại hội 15 của Đảng bộ tỉnh Sơn La"],
        ),
        ("Học Nghị quyết Đại hội XII của Đảng và Đại hội Đoàn sắp tới.", ["Nghị quyết Đại hội XII của Đảng"]),
    ],
)
def test_one_word_may_name_what_several_congresses_passed(text: str, names: list[str]) -> None:
    assert [name.value for each in documents_of(text) for name in each.names] == names


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("Học Nghị quyết Đại hội XII của Đảng. Nghị quyết Đại hội lần thứ XII của Đảng nêu rõ việc này.", 1),
        ("Học Nghị quyết Đại hội XI của Đảng. Nghị quyết Đại hội lần thứ XII của Đảng nêu rõ việc này.", 2),
        ("Học Nghị quyết Đại hội 14 Đảng bộ tỉnh Sơn La. Nghị quyết Đại hội 15 Đảng bộ tỉnh Sơn La nêu rõ.", 2),
    ],
)
def test_a_congress_is_one_however_its_number_is_written(text: str, documents: int) -> None:
    assert len(documents_of(text)) == documents


def test_a_congress_of_a_body_known_by_an_abbreviation_alone_has_no_issuer() -> None:
    found = only("Kết quả thực hiện Nghị quyết Đại hội VII CĐNHVN.")
    assert ([name.value for name in found.names], found.issuers) == (["Nghị quyết Đại hội VII CĐNHVN"], ())


def test_a_number_behind_what_a_body_issued_is_its_number() -> None:
    found = only("Ủy ban Thường vụ Quốc hội đã ban hành nghị quyết 1046 đồng ý đề nghị của viện trưởng.")
    assert found.number
    assert (found.number.value, found.issuers[0].value.name) == ("1046", "Ủy ban Thường vụ Quốc hội")
    assert not documents_of("Ban hành kế hoạch 100 ngày. Hướng dẫn 4 thủ tục hành chính của Đảng trực tuyến.")


def test_counted_documents_are_told_by_what_they_are_about() -> None:
    text = "Hội nghị thông qua 3 nghị quyết: Về giữ rừng đầu nguồn; Về nước sạch cho bản làng; Về đường lên bản cao."
    titles = [title.value for each in documents_of(text) for title in each.titles]
    assert titles == ["Giữ rừng đầu nguồn", "Nước sạch cho bản làng", "Đường lên bản cao"]


def test_a_title_that_begins_another_is_of_the_same_document() -> None:
    text = (
        "Thảo luận về Đề án Tập trung xây dựng đội ngũ cán bộ các cấp, nhất là cấp chiến lược đủ phẩm chất. "
        "Ảnh chụp khi bàn về Đề án Tập trung xây dựng đội ngũ cán bộ."
    )
    assert len(documents_of(text)) == 1


@pytest.mark.parametrize("central", ["TƯ", "T.Ư", "TW", "Trung ương"])
def test_a_plenum_is_read_however_the_centre_is_abbreviated(central: str) -> None:
    found = only(f"Xã thực hiện Nghị quyết {central} 4.")
    assert [issuer.value.name for issuer in found.issuers] == ["Ban Chấp hành Trung ương Đảng"]
    assert "Nghị quyết Trung ương 4" in [name.value for name in found.names]


def test_plenum_style_names_one_document_a_plenum() -> None:
    first, second = documents_of("Quán triệt Nghị quyết Trung ương 5, 6 (khóa XII) đến đảng viên.")
    assert [d.names[0].value for d in (first, second)] == [
        "Nghị quyết Trung ương 5 khóa XII",
        "Nghị quyết Trung ương 6 khóa XII",
    ]
    assert first.term
    assert first.term.value == "XII"
    assert first.issuers[0].value.name == "Ban Chấp hành Trung ương Đảng"


def test_a_plenum_of_two_terms_names_one_document_a_term() -> None:
    found = documents_of("Học tập Nghị quyết Trung ương 4 khóa XI, XII đến từng chi bộ.")
    assert [(d.term and d.term.value, d.names[0].value) for d in found] == [
        ("XI", "Nghị quyết Trung ương 4 khóa XI"),
        ("XII", "Nghị quyết Trung ương 4 khóa XII"),
    ]


def test_a_number_behind_a_type_in_lower_case_needs_its_issuer_day_or_title() -> None:
    found = documents_of("Xã thực hiện nghị quyết 61 của Quốc hội, chỉ thị 07 về giữ rừng và hướng dẫn 15 hộ nghèo.")
    assert [(d.kind, d.number and d.number.value) for d in found] == [("Resolution", "61"), ("Directive", "07")]


def test_a_number_and_a_year_tell_a_decree_of_that_year() -> None:
    found = only("Theo Nghị định 71/2013 của Chính phủ, huyện thu hồi đất.")
    assert (found.number and found.number.value, found.date and found.date.value.year) == ("71/2013", 2013)


def test_reports_count_by_their_symbols_only() -> None:
    found = only("Tại Báo cáo số 75-BC/TU, tỉnh nêu kết quả; báo cáo 10 năm thực hiện phong trào được góp ý.")
    assert (found.kind, found.symbol and found.symbol.value) == ("Report", "75-BC/TU")


@pytest.mark.parametrize(
    ("text", "name", "issuer"),
    [
        (
            "Xã thực hiện Nghị quyết Đại hội Đảng bộ tỉnh Lào Cai, đời sống khá lên.",
            "Nghị quyết Đại hội Đảng bộ tỉnh Lào Cai",
            "Đại hội Đảng bộ tỉnh Lào Cai",
        ),
        (
            "Đại biểu thông qua Nghị quyết Hội nghị Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam lần thứ 3 (khóa IX).",
            "Nghị quyết Hội nghị Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam lần thứ 3 khóa IX",
            "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam",
        ),
    ],
)
def test_a_gathering_of_a_named_body_names_its_resolution(text: str, name: str, issuer: str) -> None:
    found = only(text)
    assert (found.names[0].value, found.issuers[0].value.name) == (name, issuer)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Xã triển khai nghị quyết của Quốc hội về phát triển kinh tế rừng.", "Phát triển kinh tế rừng"),
        ("Huyện ủy Mộc Châu đã ban hành nghị quyết về giữ rừng đầu nguồn.", "Giữ rừng đầu nguồn"),
        ("Xã học Nghị quyết TW về chiến lược biển đảo.", "Chiến lược biển đảo"),
        ("Quốc hội thông qua Nghị quyết phê chuẩn Hiệp định về biên giới trên đất liền.",
         "Phê chuẩn Hiệp định về biên giới trên đất liền"),
        ("Trung ương bàn “Đề án xây dựng đội ngũ cán bộ vùng cao đến năm 2030”.",
         "Xây dựng đội ngũ cán bộ vùng cao đến năm 2030"),
        ("Đọc Thông báo ngày 5/7/2010 của Bộ Nội vụ về kỳ họp thứ hai mươi.", "Kỳ họp thứ hai mươi"),
        ("Căn cứ quy chế làm việc của Ban Bí thư khóa XI, ông đến.", "Làm việc của Ban Bí thư khóa XI"),
        ("Xã thực hiện Nghị quyết 39 của Bộ Chính trị (tinh giản biên chế, cơ cấu lại đội ngũ).",
         "Tinh giản biên chế, cơ cấu lại đội ngũ"),
        ("Tỉnh có Kế hoạch số 12-KH/TU thực hiện Chỉ thị số 3-CT/TW.", "Thực hiện Chỉ thị số 3-CT/TW"),
        ("Quyết định số 9/QĐ-SYT của Giám đốc Sở Y tế về việc kiểm tra phòng khám.", "Kiểm tra phòng khám"),
        ("Nghị quyết số 8-NQ/TU về phát triển TP. Sơn La đến năm 2030.", "Phát triển TP. Sơn La đến năm 2030"),
        ("Chỉ thị số 2-CT/TU về các giải pháp nhằm giảm hộ nghèo nhằm ổn định dân cư.",
         "Các giải pháp nhằm giảm hộ nghèo"),
        ("Chỉ thị số 2-CT/TU *“Về nuôi ong lấy mật ở vùng cao”* được học tập.", "Nuôi ong lấy mật ở vùng cao"),
    ],
)  # fmt: skip
def test_titles_of_every_form_are_read(text: str, title: str) -> None:
    assert title in [stated.value for document in documents_of(text) for stated in document.titles]


def test_what_an_article_of_a_document_rules_is_no_title_of_it() -> None:
    assert not only("Theo Điều 17 Thông tư 12/2017/TT-BGTVT quy định thời hạn của giấy phép lái xe.").titles


def test_titles_of_a_list_are_of_documents_of_their_own() -> None:
    found = documents_of(
        "Tỉnh triển khai Đề án: “Nghiên cứu mô hình hợp tác xã vùng cao”; “Tổng kết việc giữ rừng ở xã”."
    )
    assert [d.titles[0].value for d in found] == [
        "Nghiên cứu mô hình hợp tác xã vùng cao",
        "Tổng kết việc giữ rừng ở xã",
    ]


def test_what_a_symbol_ends_with_outweighs_the_issuer_of_its_neighbour() -> None:
    found = documents_of("Xã học Chỉ thị số 8/CT-TTg và Thông báo số 50-TB/TW của Ban Bí thư.")
    assert [d.issuers[0].value.name for d in found] == ["Thủ tướng Chính phủ", "Ban Bí thư Trung ương Đảng"]


def test_a_congress_that_may_be_of_any_body_has_no_issuer() -> None:
    assert not only("Thành phố thực hiện Nghị quyết Đại hội IX về cầu đường.").issuers


def test_who_holds_an_office_may_issue() -> None:
    found = only("Thông tư số 5/2020/TT-BNV của Bộ trưởng Bộ Nội vụ về việc lưu trữ hồ sơ.")
    assert found.issuers[0].value.name == "Bộ trưởng Bộ Nội vụ"


def test_the_day_of_issuing_outweighs_a_year() -> None:
    found = only("Ngày 4/3/2021, Bộ Nội vụ ban hành Kế hoạch số 77/KH-BNV năm 2021 về cải cách hành chính.")
    assert found.date
    assert found.date.value == PartialDate(2021, 3, 4)


def test_a_symbol_at_the_start_of_a_line_has_the_type_that_ends_the_line_before() -> None:
    assert {d.kind for d in documents_of("Chi bộ học Quy định số\n88-QĐ/TW về sổ tay đảng viên.")} == {"Regulation"}


def test_a_plenum_and_a_symbol_in_apposition_are_one_document() -> None:
    text = "Nghị quyết Trung ương 3 khóa XII (Nghị quyết số 14-NQ/TW) đã có. Nghị quyết số 14-NQ/TW được học tập."
    found = only(text)
    assert found.symbol
    assert found.symbol.value == "14-NQ/TW"
    assert "Nghị quyết Trung ương 3 khóa XII" in [name.value for name in found.names]


def test_a_list_of_a_plenum_and_a_symbol_is_of_two_documents() -> None:
    assert len(documents_of("Học tập Nghị quyết Trung ương 3 khóa XII, Nghị quyết số 14-NQ/TW của Đảng.")) == 2


def test_a_date_after_the_article_is_none_of_the_document() -> None:
    text = "Xã thực hiện Nghị quyết số 14-NQ/TU năm 2029."
    (late,) = find_documents(view_of(text, published="2019-03-01"), lexicon())
    (open_,) = find_documents(view_of(text), lexicon())
    assert late.date is None
    assert open_.date


def test_a_plenum_spelled_out_is_the_same_document() -> None:
    text = (
        "Học tập Nghị quyết Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XII. "
        "Sau đó, Nghị quyết Trung ương 5 (khóa XII) được phổ biến."
    )
    assert len(only(text).mentions) == 2


def test_a_congress_resolution_is_issued_by_the_congress() -> None:
    found = only("Thực hiện Nghị quyết Đại hội XIII của Đảng, xã đổi mới.")
    assert found.names[0].value == "Nghị quyết Đại hội XIII của Đảng"
    assert found.issuers[0].value.name == "Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"


def test_date_and_issuer_stand_behind_the_symbol() -> None:
    found = only(
        "Nghị quyết số 08-NQ/TU ngày 14-3-2018 của Ban Bí thư về “Đổi mới công tác vận động nhân dân vùng cao”."
    )
    assert found.date
    assert str(found.date.value) == "2018-03-14"
    assert found.issuers[0].value.name == "Ban Bí thư Trung ương Đảng"


def test_bodies_that_issue_together_are_all_issuers() -> None:
    found = only("Ngày 8/2/2018, Ban Dân vận Trung ương và Bộ Nội vụ ký Kế hoạch số 7-KH/BDVTW-BNV.")
    assert [i.value.name for i in found.issuers] == ["Ban Dân vận Trung ương", "Bộ Nội vụ"]


def test_a_list_of_documents_has_one_issuer() -> None:
    found = documents_of(
        "Tỉnh ủy Sơn La thông qua các văn kiện sau: - Nghị quyết về phát triển du lịch bền vững; "
        "- Nghị quyết về cải cách hành chính công."
    )
    assert [[i.value.name for i in d.issuers] for d in found] == [["Tỉnh ủy Sơn La"]] * 2


def test_a_title_ends_where_another_document_comes_in() -> None:
    found = documents_of("Chương trình phối hợp số 3-CTr/TU về công tác dân vận nối tiếp Chương trình số 1-CTr/TU.")
    assert found[0].titles[0].value == "Công tác dân vận"


def test_what_a_document_rules_is_no_title() -> None:
    assert not only("Theo Kế hoạch số 12-KH/TU quy định về hình thức thi cụ thể như sau.").titles


def test_a_title_does_not_end_with_a_joining_word() -> None:
    found = only("Xã thực hiện Nghị quyết số 14-NQ/TU về phát triển du lịch và\n“nông nghiệp sạch.")
    assert found.titles[0].value == "Phát triển du lịch"


def test_an_abbreviation_in_brackets_hides_no_issuer() -> None:
    found = only("Ngày 26/12/2013, Thường vụ Quân ủy Trung ương (QUTW) ban hành Chỉ thị số 788-CT/QUTW.")
    assert [i.value.name for i in found.issuers] == ["Ban Thường vụ Quân ủy Trung ương"]


def test_a_title_goes_on_over_a_line_that_was_wrapped() -> None:
    text = "Xã thực hiện Chỉ thị số 5-CT/TW về đẩy mạnh học\ntập và làm theo gương sáng."
    view = replace(view_of(text.replace("\n", " ")), article=replace(article_of(text), zones=()))
    (found,) = find_documents(view, lexicon())
    assert found.titles[0].value == "Đẩy mạnh học tập và làm theo gương sáng"


def test_who_drafts_does_not_issue() -> None:
    (found,) = documents_of(
        "Ban Tổ chức Tỉnh ủy Sơn La đã tham mưu ban hành Nghị quyết số 7-NQ/TU về xây dựng bản làng."
    )
    assert [issuer.value.name for issuer in found.issuers] == ["Tỉnh ủy Sơn La"]


def test_who_issued_and_when_may_stand_in_front() -> None:
    found = only("Năm 2016, Thủ tướng Chính phủ đã ban hành Chỉ thị số 9/CT-TTg về việc giữ gìn vệ sinh nơi công cộng.")
    assert found.issuers[0].value.name == "Thủ tướng Chính phủ"


@pytest.mark.parametrize(
    "title",
    [
        "“Dân chủ ở thôn bản trong tình hình mới.”",
        '"Dân chủ ở thôn bản trong tình hình mới,"',
        "”Dân chủ ở thôn bản trong tình hình mới”",
    ],
)
def test_points_inside_quotation_marks_are_not_of_the_title(title: str) -> None:
    found = only(f"Triển khai Chỉ thị số 7-CT/TU về {title} ở cơ sở.")
    assert found.titles[0].value == "Dân chủ ở thôn bản trong tình hình mới"


def test_a_title_without_marks_ends_with_the_clause() -> None:
    found = only("Sơ kết Chỉ thị số 7-CT/TU về xây dựng nếp sống mới ở nông thôn, gắn với bảo vệ rừng.")
    assert found.titles[0].value == "Xây dựng nếp sống mới ở nông thôn"


def test_symbol_and_bare_number_are_one_document() -> None:
    text = "Huyện sơ kết Chỉ thị số 06-CT/TW của Bộ Chính trị. Việc thực hiện Chỉ thị 06 đã có kết quả."
    assert len(only(text).mentions) == 2


def test_equal_titles_join_and_different_numbers_keep_apart() -> None:
    title = "“Tăng cường đối thoại giữa người đứng đầu với nhân dân ở cơ sở”"
    joined = only(f"Nghị quyết số 12-NQ/TU về {title} được ban hành. Nghị quyết {title} đi vào cuộc sống.")
    assert joined.symbol
    assert len(documents_of(f"Nghị quyết số 12-NQ/TU về {title}. Nghị quyết số 13-NQ/TU về {title}.")) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Các nghị quyết của Đảng được quán triệt.",
        "Dự thảo Nghị quyết số 12 được thảo luận.",
        "Xã quyết định khen thưởng 12 người.",
        "Ông ký quyết định bổ nhiệm bà Lan.",
        "Thực hiện Hiến pháp và Điều lệ Đảng.",
        "Kế hoạch 5 năm của huyện đạt kết quả.",
        "Cặp đôi quyết định “đường ai nấy đi” sau hai năm.",
        "Thực hiện Quy chế dân chủ ở cơ sở.",
        "Theo Đạo luật Chứng khoán năm 1933, công ty phải báo cáo.",
        "Chi bộ thực hiện nghị quyết đại hội nhiệm kỳ 2020-2025.",
        "Quán triệt các nghị quyết, chỉ thị của Đảng về kinh tế - xã hội.",
        "Thực hiện Chương trình công tác năm 2025, xã họp dân.",
        "Xã theo dõi Kết luận của Ủy ban Kiểm tra Trung ương về vi phạm của cán bộ thuế.",
        "Quốc hội thông qua nghị quyết phê chuẩn kết quả bầu phó chủ tịch tỉnh.",
        "Bà công tác ở Phòng Kế hoạch Tài chính của huyện.",
    ],
)
def test_kinds_drafts_and_verbs_are_no_documents(text: str) -> None:
    assert not documents_of(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("theo Luật Công đoàn đã sửa đổi.", "Luật Công đoàn"),
        ("vi phạm Luật Phòng, chống tham nhũng.", "Luật Phòng, chống tham nhũng"),
        ("theo Bộ luật Hình sự 2015.", "Bộ luật Hình sự"),
        ("vi phạm Luật BHXH.", "Luật Bảo hiểm xã hội"),
    ],
)
def test_laws_are_known_by_name(text: str, name: str) -> None:
    assert only(text).names[0].value == name


def test_one_word_may_name_several_laws() -> None:
    found = documents_of("Các Luật Đất đai, Kinh doanh bất động sản, Nhà ở sẽ có hiệu lực. Luật Đấu thầu và nhà ở cũ.")
    assert [d.names[0].value for d in found] == [
        "Luật Đất đai",
        "Luật Kinh doanh bất động sản",
        "Luật Nhà ở",
        "Luật Đấu thầu",
    ]


def test_a_law_has_its_symbol_behind_its_name() -> None:
    found = only("theo Luật Quản lý thuế số 38/2019/QH14.")
    assert (found.names[0].value, found.symbol and found.symbol.value) == ("Luật Quản lý thuế", "38/2019/QH14")


def test_a_document_in_the_title_of_another_is_one_of_its_own() -> None:
    found = documents_of("Kết luận số 5-KL/TU về tiếp tục thực hiện Chỉ thị số 3-CT/TU về giữ gìn đoàn kết ở thôn bản.")
    assert [d.symbol and d.symbol.value for d in found] == ["5-KL/TU", "3-CT/TU"]


@given(st.text(alphabet="Nghị quyết số 1-NQ/TW“”\"', .;()về", max_size=120))
def test_mentions_are_slices_of_the_text(text: str) -> None:
    for document in documents_of(text):
        for mention in document.mentions:
            assert mention.span.of(text).strip()


@pytest.mark.parametrize("text", ["Nghị quyết “" * 5000, "Chỉ thị về a, " * 5000, "Nghị quyết số 1, 2, 3 và " * 2000])
def test_time_grows_with_length_only(text: str) -> None:
    view = raw_view(text)
    start = time.process_time()
    find_documents(view, lexicon())
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("text", "issuers"),
    [
        ("Ông nhận Quyết định số 15/QĐ-BNV ngày 3/4/2017.", ["Bộ Nội vụ"]),
        ("Theo Công văn 210/BNV-TCBC, sở rà soát biên chế.", ["Bộ Nội vụ"]),
        ("Theo Hướng dẫn số 4-HD/BTCTW-BTGTW.", ["Ban Tổ chức Trung ương", "Ban Tuyên giáo Trung ương"]),
        ("Theo Hướng dẫn số 4-HD/BTCTW-XYZ.", []),
        ("Chỉ thị số 9-CT/TU được quán triệt. Tỉnh ủy Sơn La yêu cầu làm ngay.", ["Tỉnh ủy Sơn La"]),
        ("Chỉ thị số 9-CT/TU được quán triệt. Tỉnh ủy Sơn La và Tỉnh ủy Lai Châu cùng làm.", []),
    ],
)
def test_the_end_of_a_symbol_tells_who_issued_where_the_text_does_not(text: str, issuers: list[str]) -> None:
    assert [issuer.value.name for issuer in only(text).issuers] == issuers


def test_a_law_that_amends_others_is_one_document() -> None:
    found = only("Quốc hội bàn Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở năm 2015.")
    assert [name.value for name in found.names] == ["Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở"]


def test_the_number_of_an_item_behind_a_document_is_no_document() -> None:
    found = only("Theo Nghị định số 44/2020/NĐ-CP; 2- Chính sách đối với cán bộ xã.")
    assert found.symbol == Stated("44/2020/NĐ-CP", found.mentions[0])


def test_a_day_without_its_year_is_of_the_year_of_the_article() -> None:
    view = raw_view("UBND huyện có Tờ trình số 154 ngày 4/3 về việc xây dựng chợ.")
    (found,) = find_documents(
        replace(view, article=replace(view.article, published=PartialDate(2018, 5, 2))), lexicon()
    )
    assert found.date == Stated(PartialDate(2018, 3, 4), found.mentions[0])


def test_laws_of_one_name_and_two_years_are_two() -> None:
    found = documents_of(
        "Theo Bộ luật Hình sự 1999 và theo Bộ luật Hình sự năm 2015, ông phạm tội. Bộ luật Hình sự nêu rõ."
    )
    assert [d.date.value.year for d in found if d.date] == [1999, 2015]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Việc này theo kế hoạch 37 và 39 của Ban Thường vụ Tỉnh ủy Sơn La.", ["37", "39"]),
        ("Đoàn giám sát việc thực hiện chương trình 5 của Tỉnh ủy Sơn La.", ["5"]),
        ("Xã được hưởng chương trình 135.", []),
    ],
)
def test_plans_and_programmes_of_a_body_by_number_in_lower_case(text: str, numbers: list[str]) -> None:
    assert [d.number and d.number.value for d in documents_of(text)] == numbers


def test_a_scheme_that_is_called_by_some_words_of_its_title_is_one() -> None:
    found = only(
        "Họp về Đề án chính quyền đô thị. Tỉnh trình Đề án thí điểm quản lý theo mô hình chính quyền đô thị ở Sơn La."
    )
    assert len(found.titles) == 2


def test_rules_of_procedure_are_of_the_body_whose_they_are() -> None:
    found = only("Ông vi phạm quy chế làm việc của Tỉnh ủy Sơn La nhiệm kỳ 2015-2020 và luật.")
    assert [i.value.name for i in found.issuers] == ["Tỉnh ủy Sơn La"]
    assert [t.value for t in found.titles] == ["Làm việc của Tỉnh ủy Sơn La nhiệm kỳ 2015-2020"]


def test_the_plenum_behind_a_number_tells_the_committee() -> None:
    found = only("Quán triệt Nghị quyết số 9 Hội nghị lần thứ năm Ban Chấp hành Trung ương Đảng khóa XII.")
    assert [i.value.name for i in found.issuers] == ["Ban Chấp hành Trung ương Đảng"]
