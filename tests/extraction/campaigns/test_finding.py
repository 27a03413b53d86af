"""Names of thematic years, movements, campaigns, models and contests."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.extraction.campaigns.finding import find_campaigns
from danvan_kg.observation import CampaignObservation
from tests.extraction.views import lexicon, raw_view, view_of

PUBLIC = " Đảng ủy, Mặt trận, thanh niên, phụ nữ và nông dân trong xã cùng tham gia."


def campaigns_of(text: str) -> list[CampaignObservation]:
    return find_campaigns(view_of(text + PUBLIC), lexicon())


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("Đoàn thanh niên và Công đoàn cùng hội viên phụ nữ phát động chủ đề của năm 2017 là “Vì nụ cười trẻ thơ”.",
         "Vì nụ cười trẻ thơ", 2017),
        ("Đoàn viên, thanh niên, hội viên phụ nữ và Công đoàn hưởng ứng chủ đề năm “Vì bản làng xanh”.",
         "Vì bản làng xanh", None),
        ("Ban Dân vận chọn 2021 là năm thứ hai của “Năm Dân vận chính quyền”.", "Năm Dân vận chính quyền", 2021),
        ("Xã báo cáo kết quả Tháng thanh niên 2019.", "Tháng thanh niên", 2019),
        ("Công an xã, Đoàn thanh niên, phụ nữ, nông dân phát động nhân rộng mô hình Trạm gác phòng, chống cháy rừng.",
         "Trạm gác phòng, chống cháy rừng", None),
    ],
)  # fmt: skip
def test_themes_months_and_models_are_told_by_the_words_around_them(text: str, name: str, year: int | None) -> None:
    found = {c.name: c.year and c.year.value for c in campaigns_of(text)}
    assert found == {name: year}


def test_names_joined_to_a_known_one_are_of_its_word() -> None:
    names = [
        c.name for c in campaigns_of("Dân tích cực trong phong trào đền ơn đáp nghĩa, uống nước nhớ nguồn, hiến đất.")
    ]
    assert names == ["Đền ơn đáp nghĩa", "Uống nước nhớ nguồn"]


def test_a_model_that_bears_the_name_of_a_movement_is_called_a_model() -> None:
    text = "Phụ nữ, thanh niên, Công đoàn, Mặt trận xã có mô hình “Dân vận khéo”."
    (found,) = campaigns_of(text)
    assert (found.kind, found.name) == ("Model", "Mô hình Dân vận khéo")
    assert "Dân vận khéo" in [name.value for name in found.other_names]


def test_a_movement_is_one_whatever_else_announces_it() -> None:
    text = "Phụ nữ, thanh niên, Công đoàn, Mặt trận xã có cuộc vận động “Dân vận khéo”."
    assert [c.kind for c in campaigns_of(text)] == ["EmulationMovement"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Xã đẩy mạnh phong trào thi đua “Chung tay vì buôn làng”.", "EmulationMovement", "Chung tay vì buôn làng"),
        ('Hội phát động cuộc vận động "Mỗi nhà một vườn rau".', "Campaign", "Mỗi nhà một vườn rau"),
        ("Đoàn xã dựng mô hình ‘Ánh sáng đường quê’.", "Model", "Ánh sáng đường quê"),
        ("Chi đoàn làm công trình thanh niên “Cầu qua suối”.", "Model", "Cầu qua suối"),
        ("Huyện mở hội thi “Tìm hiểu lịch sử Đảng bộ”.", "Contest", "Tìm hiểu lịch sử Đảng bộ"),
        ("Xã hưởng ứng Tháng Thanh niên.", "Campaign", "Tháng Thanh niên"),
        ("Xã có phong trào Dân vận khéo từ lâu.", "EmulationMovement", "Dân vận khéo"),
        ("Thôn duy trì phong trào thi đua dạy tốt, học tốt.", "EmulationMovement", "Dạy tốt, học tốt"),
    ],
)
def test_a_word_announces_a_name(text: str, kind: str, name: str) -> None:
    (found,) = campaigns_of(text)
    assert (found.kind, found.name) == (kind, name)


def test_a_list_of_names_is_of_one_kind() -> None:
    found = campaigns_of("Đoàn tổ chức các phong trào “Tuổi trẻ xung kích”, “Mùa hè xanh” và “Áo ấm vùng cao”.")
    assert [c.name for c in found] == ["Tuổi trẻ xung kích", "Mùa hè xanh", "Áo ấm vùng cao"]


def test_a_list_goes_on_behind_a_slip_of_the_pen() -> None:
    found = campaigns_of(
        'Nổi bật là các mô hình: "Đường hoa", “Ngõ sạch nhà đẹp". "Ba không một có"; "Hũ gạo tình thương".'
    )
    assert [c.name for c in found] == ["Đường hoa", "Ngõ sạch nhà đẹp", "Ba không một có", "Hũ gạo tình thương"]


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("Tỉnh phát động “Năm đoàn kết bản làng 2016”.", "Năm đoàn kết bản làng 2016", 2016),
        ("Tỉnh phát động “Năm đoàn kết bản làng - 2016”.", "Năm đoàn kết bản làng 2016", 2016),
        ("Tỉnh sơ kết “Năm đoàn kết bản làng” 2016.", "Năm đoàn kết bản làng", 2016),
        ("Tỉnh chọn chủ đề năm 2016 là “Năm đoàn kết bản làng”.", "Năm đoàn kết bản làng", 2016),
        ("Lễ phát động Năm An toàn giao thông 2016 ở huyện.", "Năm An toàn giao thông 2016", 2016),
    ],
)
def test_the_year_of_a_theme_may_stand_in_or_out_of_its_name(text: str, name: str, year: int) -> None:
    (found,) = campaigns_of(text)
    assert (found.kind, found.name, found.year and found.year.value) == ("ThematicYear", name, year)


def test_two_forms_of_one_theme_are_one_campaign() -> None:
    (found,) = campaigns_of("Tỉnh phát động “Năm bản làng 2016”. Kết quả “Năm bản làng - 2016” rất tốt.")
    assert len(found.mentions) == 2


def test_a_shorter_form_is_the_same_campaign() -> None:
    text = (
        "Cuộc vận động “Toàn dân cùng giữ rừng đầu nguồn, giữ bản làng” lan rộng. "
        "Nhờ cuộc vận động “Giữ rừng đầu nguồn, giữ bản làng”, xã thêm xanh."
    )
    (found,) = campaigns_of(text)
    assert found.name == "Toàn dân cùng giữ rừng đầu nguồn, giữ bản làng"


def test_who_launched_it_stands_behind_or_in_front() -> None:
    (behind,) = campaigns_of("Xã làm theo phong trào “Một triệu cây xanh” do Tỉnh ủy Lào Cai phát động.")
    (front,) = campaigns_of("Tỉnh ủy Lào Cai phát động phong trào “Một triệu cây xanh”.")
    assert [c.launched_by[0].value.name for c in (behind, front)] == ["Tỉnh ủy Lào Cai"] * 2


@pytest.mark.parametrize(
    "text",
    [
        "Năm 2016, xã có nhiều đổi mới.",
        "Năm học 2016-2017 bắt đầu.",
        "Phong trào của xã phát triển.",
        "Ông nói về “tình làng nghĩa xóm”.",
        "Tháng Giêng có nhiều lễ hội.",
        "Chương trình truyền hình “Ai là bạn tôi” ra mắt khán giả.",
    ],
)
def test_plain_years_months_and_figures_of_speech_are_no_campaigns(text: str) -> None:
    assert not campaigns_of(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # told by capitals: a movement ends before what it does, a clause runs on to its end
        ("Chi hội hưởng ứng phong trào Ngõ xanh phố sạch trong hội viên.", ["Ngõ xanh phố sạch"]),
        (
            "Thanh niên thực hiện cuộc vận động Người dân TP. Hồ Chí Minh không xả rác ra đường và kênh rạch.",
            ["Người dân TP. Hồ Chí Minh không xả rác ra đường và kênh rạch"],
        ),
        ("Quân dân ta mở chiến dịch Bến Sỏi thắng lợi.", []),
        ("Thủ lĩnh phong trào Hồi giáo Al Nur bị bắt.", []),
        # known names need no capital; a national programme is no campaign
        ("Xã đẩy mạnh phong trào toàn dân bảo vệ an ninh Tổ quốc.", ["Toàn dân bảo vệ an ninh Tổ quốc"]),
        ("Xã tổng kết chương trình xây dựng nông thôn mới.", []),
        ("Đơn vị sơ kết phong trào thi đua quyết thắng.", ["Thi đua Quyết thắng"]),
        # a name given in quotation marks is known again without them
        (
            "Hội mở cuộc thi “Bản làng, rừng xanh của tôi”. Cuộc thi Bản làng, rừng xanh của tôi lần này đông.",
            ["Bản làng, rừng xanh của tôi"],
        ),
        # contests by what they are about, not by how they are run
        (
            "Đoàn xã phát động Cuộc thi trắc nghiệm tìm hiểu lịch sử bản làng ta.",
            ["Cuộc thi trắc nghiệm tìm hiểu lịch sử bản làng ta"],
        ),
        ("Thí sinh gửi bài cho Ban Tổ chức Cuộc thi cấp Trung ương theo quy định.", []),
        (
            'Tỉnh mở cuộc thi trực tuyến "Tìm hiểu Đại hội nhiệm kỳ 2025 - 2030".',
            ["Tìm hiểu Đại hội nhiệm kỳ 2025 - 2030"],
        ),
        # months of action by their names, launches by a quotation
        ("Bước vào Tháng Hoa Tươi, nhà thờ đông người.", []),
        ("Công đoàn hưởng ứng Ngày Bạn đọc bản làng 12/4.", ["Ngày Bạn đọc bản làng"]),
        ("Nhân Ngày Bạn đọc bản làng, cô giáo nhận hoa.", []),
        ("Công an xã dựng phong trào quần chúng bảo vệ ANTQ.", ["Quần chúng bảo vệ an ninh Tổ quốc"]),
        ("Tỉnh đoàn tổ chức Lễ phát động “Trồng cây nhớ ơn người đi trước”.", ["Trồng cây nhớ ơn người đi trước"]),
        # one year may be of two things
        ("Tỉnh công bố Năm Du lịch biển xanh và Festival Hoa 2026.", ["Năm Du lịch biển xanh"]),
        ("Xe ghi “năm sản xuất” ở khung.", []),
        # an abbreviation in brackets is no part of the name
        ("Xã làm tốt phong trào “Chung sức (CSXD) xây dựng bản mới”.", ["Chung sức xây dựng bản mới"]),
    ],
)
def test_names_without_marks_are_told_by_mass_work_around_them(text: str, names: list[str]) -> None:
    assert [c.name for c in campaigns_of(text)] == names


def test_a_quotation_behind_a_word_of_shows_needs_mass_work_around_it() -> None:
    show = "Đài chiếu chương trình “Đêm hè rực rỡ”. "
    assert not find_campaigns(view_of(show), lexicon())
    (found,) = campaigns_of("Hội Phụ nữ xã mở chương trình “Mái ấm cho em nhỏ”.")
    assert found.name == "Mái ấm cho em nhỏ"


def test_what_is_not_of_public_life_needs_no_name() -> None:
    assert not find_campaigns(
        view_of("Hãng ra mắt mô hình “Cửa hàng của tương lai” và cuộc thi “Gương mặt vàng”."), lexicon()
    )


@given(st.text(alphabet="phong trào mô hình “”\"',;Năm 2016 X", max_size=100))
def test_mentions_are_slices_of_the_text(text: str) -> None:
    for campaign in find_campaigns(raw_view(text), lexicon()):
        for mention in campaign.mentions:
            assert mention.span.of(text).strip()


@pytest.mark.parametrize("text", ["“" * 5000, "phong trào “A b”, " * 3000, "phong trào " * 5000, "," * 10000])
def test_time_grows_with_length_only(text: str) -> None:
    view = raw_view(text)
    start = time.process_time()
    find_campaigns(view, lexicon())
    assert time.process_time() - start < 2


def test_two_verbs_joined_share_the_body_that_launches() -> None:
    (found,) = [
        c
        for c in campaigns_of(
            "Tỉnh ủy Lào Cai tổ chức họp báo về cải cách hành chính và phát động “Năm kỷ cương 2016”."
        )
        if c.kind == "ThematicYear"
    ]
    assert [o.value.name for o in found.launched_by] == ["Tỉnh ủy Lào Cai"]
    assert [o.value.name for o in found.owners] == ["Tỉnh ủy Lào Cai"]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Xã thực hiện tốt năm kỷ cương hành chính.", "ThematicYear", "Năm kỷ cương hành chính"),
        (
            "Chủ đề năm 2019 là năm đột phá về cải cách hành chính.",
            "ThematicYear",
            "Năm đột phá về cải cách hành chính",
        ),
        ("Thôn đăng ký xây dựng “Khu dân cư tự quản về môi trường”.", "Model", "Khu dân cư tự quản về môi trường"),
        ("Thôn ký cam kết “Hộ gia đình tự quản về môi trường”.", "Model", "Hộ gia đình tự quản về môi trường"),
        ("Đoàn ra quân Ngày thứ bảy tình nguyện giúp dân.", "Campaign", "Ngày thứ bảy tình nguyện giúp dân"),
        ("Xã mít tinh kỷ niệm ngày Gia đình Việt Nam.", "Campaign", "Ngày Gia đình Việt Nam"),
        ("Quận sân khấu hóa tuyên truyền, có mô hình “Cà phê tri thức”.", "Model", "Cà phê tri thức"),
    ],
)
def test_days_years_and_models_without_a_word_for_a_campaign(text: str, kind: str, name: str) -> None:
    public = " Đoàn viên, thanh niên, hội viên phụ nữ và công đoàn tham gia; chi bộ, đảng bộ, Mặt trận dự."
    (found,) = campaigns_of(text + public)
    assert (found.kind, found.name) == (kind, name)


def test_a_contest_under_a_shorter_name_is_the_same() -> None:
    text = (
        "Đoàn viên, hội viên và đảng viên dự Cuộc thi “Tìm hiểu Nghị quyết Đại hội đại biểu Đảng bộ tỉnh Sơn La”. "
        "Chi bộ, công đoàn nhận đáp án Cuộc thi “Tìm hiểu Nghị quyết Đại hội Đảng bộ tỉnh Sơn La”."
    )
    assert len(campaigns_of(text)) == 1


def test_a_movement_of_old_is_no_short_form_of_a_new_one() -> None:
    text = "Như phong trào bình dân học vụ xưa, đoàn viên nay phát động phong trào “Bình dân học vụ số”."
    assert {found.name for found in campaigns_of(text)} == {"Bình dân học vụ", "Bình dân học vụ số"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Xã phát động phong trào “Sạch làng tốt ruộng” và cuộc vận động “Mỗi nhà một vườn rau”.",
         [("EmulationMovement", "Sạch làng tốt ruộng"), ("Campaign", "Mỗi nhà một vườn rau")]),
        ("Xã nhân rộng các mô hình “Tổ liên gia xanh” như: “Cổng làng hoa”, “Ao cá Bác Hồ”.",
         [("Model", "Tổ liên gia xanh"), ("Model", "Cổng làng hoa"), ("Model", "Ao cá Bác Hồ")]),
        ("Xã ra mắt mô hình tuyến đường văn minh “Xanh ngõ thơm nhà”.", [("Model", "Xanh ngõ thơm nhà")]),
        ("Hội có 2 phong trào thi đua lớn: Nông dân làm giàu từ rừng; Nông dân giữ đất quê hương.",
         [("EmulationMovement", "Nông dân làm giàu từ rừng"), ("EmulationMovement", "Nông dân giữ đất quê hương")]),
        ("Mặt trận phát động Tháng cao điểm “Vì người nghèo” năm 2017.",
         [("Campaign", "Tháng cao điểm Vì người nghèo")]),
        ("Đoàn viên tham gia “Ngày Chủ nhật xanh” ở bản.", [("Campaign", "Ngày Chủ nhật xanh")]),
        ("Trường hưởng ứng Tuần lễ học tập suốt đời năm 2018.", [("Campaign", "Tuần lễ học tập suốt đời")]),
        ("Năm 2017 được chọn là Năm Thanh niên khởi nghiệp, xã giúp 10 dự án.",
         [("ThematicYear", "Năm Thanh niên khởi nghiệp")]),
        ("Cuộc thi viết về gương sáng đảng viên vùng cao năm 2021 có 500 bài.",
         [("Contest", "Cuộc thi viết về gương sáng đảng viên vùng cao")]),
        ("Xã tuyên truyền phong trào “Cả nước chung tay làm sạch biển trong năm 2025”.",
         [("EmulationMovement", "Cả nước chung tay làm sạch biển")]),
        ("Cần chấm dứt tình trạng “liên hoan”, “gặp mặt” của thanh niên.", []),
    ],
)  # fmt: skip
def test_lists_days_weeks_and_chosen_years(text: str, named: list[tuple[str, str]]) -> None:
    assert [(campaign.kind, campaign.name) for campaign in campaigns_of(text)] == named


def test_common_names_count_in_quotation_marks_and_two_apostrophes_close_a_name() -> None:
    text = "Thành phố thực hiện “4 an” và cuộc vận động “Mỗi nhà một vườn rau'' trong năm 2018."
    assert [campaign.name for campaign in campaigns_of(text)] == ["4 an", "Mỗi nhà một vườn rau"]
