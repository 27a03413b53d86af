"""Who holds an event."""

import pytest

from danvan_kg.extraction.facts import find_facts
from tests.extraction.views import lexicon, view_of


def held_by(text: str) -> dict[str, list[str]]:
    """The organizers by kind of event."""
    view = view_of(text, published="2018-06-30", province="tỉnh Sơn La")
    events = find_facts(view, lexicon()).events
    return {event.kind: [stated.value.name for stated in event.organizers] for event in events}


@pytest.mark.parametrize(
    ("text", "kind", "bodies"),
    [
        ("Sáng 12/6, HĐND tỉnh Sơn La khóa XIV tổ chức kỳ họp thứ 5.", "Conference", ["Hội đồng nhân dân tỉnh Sơn La"]),
        (
            "Tại kỳ họp thứ 20 (tháng 5/2018), Ủy ban Kiểm tra Trung ương kết luận nhiều vi phạm.",
            "Meeting",
            ["Ủy ban Kiểm tra Trung ương"],
        ),
        (
            "Sáng 12/6, tại hội nghị lần thứ 21, Tỉnh ủy Sơn La đã thảo luận về rừng.",
            "Conference",
            ["Tỉnh ủy Sơn La"],
        ),
        ("Ngày 12/6, Hội nghị Trung ương 7 (khóa XII) đã bế mạc.", "Conference", ["Ban Chấp hành Trung ương Đảng"]),
        (
            "Kỳ họp diễn ra ngày 12/6. Hội đồng nhân dân tỉnh Sơn La thông qua chín nghị quyết.",
            "Conference",
            ["Hội đồng nhân dân tỉnh Sơn La"],
        ),
        (
            "Hội nghị sơ kết công tác dân vận 6 tháng đầu năm của Tỉnh ủy Sơn La diễn ra sáng 12/6.",
            "Conference",
            ["Tỉnh ủy Sơn La"],
        ),
        (
            "Tỉnh ủy Sơn La bầu ông Lò Văn Minh làm phó bí thư, tại hội nghị sáng 12/6.",
            "Conference",
            ["Tỉnh ủy Sơn La"],
        ),
        (
            "Sáng 12/6, đoàn lãnh đạo Tỉnh ủy – HĐND – UBND tỉnh Sơn La đã đến thăm bản Mòng.",
            "Visit",
            ["Đoàn lãnh đạo Tỉnh ủy, Hội đồng nhân dân, Ủy ban nhân dân tỉnh Sơn La"],
        ),
        ("Sáng 12/6, công an tỉnh Lào Cai đã tổ chức lễ ra quân.", "Launch", ["Công an tỉnh Lào Cai"]),
        ("Sáng 12/6, TPHCM đã tổ chức lễ ra quân.", "Launch", ["Thành phố Hồ Chí Minh"]),
        (
            "Ngày 12/6, Câu lạc bộ Cờ tướng bản Mòng (CLB) long trọng tổ chức lễ kỷ niệm mười năm.",
            "Ceremony",
            ["Câu lạc bộ Cờ tướng bản Mòng"],
        ),
        (
            "Ngày 12/6, Chi đoàn Nhà máy Chè Mộc Sương Sở Công Thương đã tổ chức đại hội.",
            "Congress",
            ["Chi đoàn Nhà máy Chè Mộc Sương Sở Công Thương"],
        ),
        (
            "Ngày 12/6, Tiểu ban Nước sạch vùng cao sông Mã phối hợp với Sở Y tế tỉnh Sơn La tổ chức hội thảo.",
            "Seminar",
            ["Tiểu ban Nước sạch vùng cao sông Mã", "Sở Y tế tỉnh Sơn La"],
        ),
        (
            "Hội thảo do Câu lạc bộ Suối Lạnh phối hợp với Tỉnh đoàn Sơn La tổ chức sáng 12/6.",
            "Seminar",
            ["Câu lạc bộ Suối Lạnh", "Tỉnh đoàn Sơn La"],
        ),
        (
            "Tỉnh đoàn Sơn La vừa tổ chức lễ công bố quyết định về công tác cán bộ. Tại buổi lễ, ông Lò Văn Minh nói.",
            "Appointment",
            ["Tỉnh đoàn Sơn La"],
        ),
        (
            "Sáng 12/6, Tỉnh ủy Sơn La tổ chức buổi nói chuyện. Ông Lò Văn Minh phát biểu tại hội nghị.",
            "Conference",
            ["Tỉnh ủy Sơn La"],
        ),
        (
            "Tỉnh đoàn Sơn La có mặt. Ban tổ chức lễ hội cảm ơn. Ông Lò Văn Minh phát biểu tại hội nghị.",
            "Conference",
            [],
        ),
        (
            "Ủy ban Kinh tế của Quốc hội đã góp ý. Phiên thảo luận ngày 12/6 có sáu ý kiến. Quốc hội ghi nhận.",
            "Conference",
            ["Quốc hội"],
        ),
        ("Tại phiên làm việc ngày 12/6, Quốc hội đã nghe tờ trình.", "Conference", ["Quốc hội"]),
        ("Ngày 12/6, Quốc hội họp, xem xét các tờ trình.", "Conference", ["Quốc hội"]),
        (
            "Ngày 12/6, Ban Chấp hành Trung ương Đảng, Quốc hội, Chủ tịch nước, Chính phủ tổ chức lễ kỷ niệm.",
            "Ceremony",
            ["Ban Chấp hành Trung ương Đảng", "Quốc hội", "Chính phủ"],
        ),
        (
            "Ngày 12/6, Văn phòng Trung ương Đảng phối hợp với tỉnh Lào Cai tổ chức lễ khánh thành nhà bia.",
            "Ceremony",
            ["Văn phòng Trung ương Đảng", "Tỉnh Lào Cai"],
        ),
        (
            "Sáng 12/6, phiên khai mạc Đại hội Đảng lần thứ XV diễn ra tại Hà Nội.",
            "Congress",
            ["Đảng Cộng sản Việt Nam"],
        ),
        (
            "Sáng 12/6, Đại hội đại biểu lần thứ XV của Đảng bộ tỉnh Sơn La đã khai mạc.",
            "Congress",
            ["Đảng bộ tỉnh Sơn La"],
        ),
        (
            "Ông Lò Văn Minh nói tại kỳ họp thứ 9, HĐND tỉnh Lào Cai sáng 12/6. HĐND tỉnh Sơn La góp ý.",
            "Conference",
            ["Hội đồng nhân dân tỉnh Lào Cai"],
        ),
        (
            "Tại phiên họp ngày 12/6, sau khi nghe báo cáo của Ban Tổ chức Trung ương về tình hình, kết quả sáp nhập "
            "các đơn vị hành chính và sắp xếp bộ máy của các tỉnh miền núi phía Bắc trong sáu tháng đầu năm, "
            "Bộ Chính trị, Ban Bí thư kết luận như sau.",
            "Meeting",
            ["Bộ Chính trị", "Ban Bí thư Trung ương Đảng"],
        ),
        ("Tại cuộc họp ngày 12/6, Ban Bí thư đánh giá cao bản Mòng.", "Meeting", ["Ban Bí thư Trung ương Đảng"]),
        ("Ngày 12/6, báo cáo viên Lò Văn Minh đã tổ chức hội thảo.", "Seminar", []),
        (
            "Ngày 12/6, tổ đại biểu Quốc hội đơn vị số 2 đã có buổi tiếp xúc cử tri.",
            "Meeting",
            ["Tổ đại biểu Quốc hội đơn vị số 2"],
        ),
        (
            "Ngày 12/6, ông Lò Văn Minh chủ trì buổi làm việc của Tỉnh ủy Sơn La với Đảng ủy Quân khu 2.",
            "WorkingSession",
            ["Tỉnh ủy Sơn La", "Đảng ủy Quân khu 2"],
        ),
        ("Ngày 12/6, ông Lò Văn Minh chủ trì họp Tỉnh ủy Sơn La.", "Meeting", ["Tỉnh ủy Sơn La"]),
        (
            "Ngày 12/6, Ủy ban Kiểm tra Trung ương cho biết Bộ Y tế đã rõ. Kỳ họp thứ 35 ngày 12/6 xem xét tám việc.",
            "Meeting",
            ["Ủy ban Kiểm tra Trung ương"],
        ),
        (
            "Ngày 12/6, Tỉnh ủy Sơn La tổ chức hội thảo. Hội thảo sáng 12/6 do Tỉnh ủy và Tỉnh đoàn tổ chức.",
            "Seminar",
            ["Tỉnh ủy Sơn La", "Tỉnh đoàn Sơn La"],
        ),
        (
            "Ngày 12/6, HĐND tỉnh Sơn La khóa IX (nhiệm kỳ 2016-2021) tổ chức hội thảo.",
            "Seminar",
            ["Hội đồng nhân dân tỉnh Sơn La"],
        ),
        ("Ngày 12/6, ông Lò Văn Minh, Bí thư Tỉnh ủy Sơn La, tới thăm trường học.", "Visit", []),
        ("Sáng 12/6, Quốc hội chia tổ, tiếp tục thảo luận về Luật.", "Conference", ["Quốc hội"]),
        (
            "Ngày 12/6, tại Trụ sở Trung ương Đảng, Bộ Chính trị, Ban Bí thư đã họp.",
            "Meeting",
            ["Bộ Chính trị", "Ban Bí thư Trung ương Đảng"],
        ),
        (
            "Ngày 12/6, theo Cổng thông tin Chính phủ, Ban Bí thư đã họp.",
            "Meeting",
            ["Ban Bí thư Trung ương Đảng"],
        ),
        (
            "Chiều 12/6, diễn ra lễ ký thỏa thuận hợp tác giữa tỉnh Sơn La và tỉnh Lào Cai.",
            "SigningCeremony",
            ["Tỉnh Sơn La", "Tỉnh Lào Cai"],
        ),
        (
            "Chiều 12/6, hội thảo do Sở Nội vụ tỉnh Sơn La phối hợp tỉnh Lào Cai tổ chức đã bàn về rừng.",
            "Seminar",
            ["Sở Nội vụ tỉnh Sơn La", "Tỉnh Lào Cai"],
        ),
        (
            "Ngày 12/6, ông Lò Văn Minh dự lễ phát động trồng rừng của Tỉnh đoàn Sơn La.",
            "Launch",
            ["Tỉnh đoàn Sơn La"],
        ),
    ],
)
def test_the_body_that_holds_it_is_told_by_the_construction(text: str, kind: str, bodies: list[str]) -> None:
    assert held_by(text) == {kind: bodies}


@pytest.mark.parametrize(
    ("text", "teams"),
    [
        ("Ngày 12/6, Đoàn công tác của tỉnh Sơn La đã đến thăm bản Mòng.", ["Đoàn công tác của tỉnh Sơn La"]),
        (
            "Ngày 12/6, đoàn đại biểu cấp cao Việt Nam do ông Lò Văn Minh làm trưởng đoàn đã thăm nước Lào.",
            ["Đoàn đại biểu cấp cao Việt Nam"],
        ),
        (
            "Ngày 12/6, ông Lò Văn Minh đã đến thăm bản Mòng. Ông cùng đoàn công tác Trung ương tặng quà.",
            ["Đoàn công tác Trung ương"],
        ),
    ],
)
def test_teams_hold_visits(text: str, teams: list[str]) -> None:
    assert held_by(text) == {"Visit": teams}


def test_a_team_that_comes_to_a_ceremony_does_not_hold_it() -> None:
    text = "Ngày 12/6, đoàn đại biểu tỉnh Sơn La dự, đoàn công tác Trung ương đã tổ chức lễ dâng hương."
    assert held_by(text) == {"Ceremony": []}
