"""Which of the days that a sentence names is that of which event."""

import pytest

from danvan_kg.extraction.facts import find_facts
from tests.extraction.views import lexicon, view_of


def told(text: str) -> list[tuple[str, str]]:
    """(kind, first day) of each event."""
    view = view_of(text, published="2018-06-30", province="tỉnh Sơn La")
    found = find_facts(view, lexicon()).events
    return [(event.kind, str(event.date.value.earliest) if event.date else "") for event in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ngày 15/6, Văn phòng Tỉnh ủy cho biết, từ ngày 12 đến ngày 14/6, Tỉnh ủy Sơn La đã họp phiên thường kỳ.",
            [("Meeting", "2018-06-12")],
        ),
        (
            "Chiều 15/6, Tỉnh ủy Sơn La ra thông cáo về kỳ họp thứ 3 (12 - 13/6) của mình.",
            [("Conference", "2018-06-12")],
        ),
        (
            "Thông báo được công bố sáng 15/6, sau kỳ họp thứ 4 diễn ra từ 12 - 14/6 của Tỉnh ủy Sơn La.",
            [("Conference", "2018-06-12")],
        ),
        (
            "Theo thông báo chiều 15/6, tại kỳ họp 4 từ ngày 12 đến 14/6 của Tỉnh ủy Sơn La có việc.",
            [("Conference", "2018-06-12")],
        ),
        (
            "Sáng 12/6, ông đi làm. Ngày chính thức: 25-8-1983. Chiều cùng ngày, Tỉnh ủy Sơn La tổ chức hội nghị.",
            [("Conference", "2018-06-12")],
        ),
        (
            "Tại buổi họp báo trước kỳ họp thứ 3 chiều 12/6, Tỉnh ủy Sơn La nêu nhiều việc.",
            [("PressMeeting", "2018-06-12")],
        ),
        (
            "Lễ ký kết diễn ra chiều 12/6 tại bản, trước buổi gặp mặt bà con.",
            [("SigningCeremony", "2018-06-12")],
        ),
        (
            "Sau hội nghị ngày 10/6, sáng 12/6 Tỉnh ủy Sơn La tổ chức lễ phát động trồng cây.",
            [("Conference", "2018-06-10"), ("Launch", "2018-06-12")],
        ),
        (
            "Trong khuôn khổ chuyến thăm bản làng, ngày 12/6, Tỉnh ủy Sơn La tổ chức hội thảo.",
            [("Seminar", "2018-06-12")],
        ),
        (
            "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị triển khai cuộc bầu cử ngày 20/6.",
            [("Conference", "2018-06-12")],
        ),
    ],
)
def test_each_event_has_its_own_day(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theo Tờ trình số 32/TTr-SNV ngày 12/6/2018 của Sở Nội vụ, hội nghị được giao cho bản.",
        "Tại Văn bản số 69, ngày 12/6/2018, có nhắc hội nghị.",
        "Bản chuẩn bị hội nghị mừng Ngày Sách Việt Nam (21/4/2018).",
        "Tỉnh tổ chức phát động thi đua kỷ niệm 43 năm Ngày Giải phóng miền Nam, thống nhất đất nước (30-4-1975).",
        "Ngày 12/6, nguồn tin cho biết Tỉnh ủy Sơn La đã tiến hành kỳ họp lần thứ 5.",
        "Ngày 12/6, Tỉnh ủy Sơn La ban hành kế hoạch về công tác chuẩn bị Đại hội lần thứ XV.",
    ],
)
def test_days_of_papers_and_named_days_are_of_no_event(text: str) -> None:
    assert [day for _, day in told(text) if day] == []


def test_sessions_with_one_number_are_one() -> None:
    text = (
        "Ngày 10/6, phát biểu tại Hội nghị lần thứ 15 Tỉnh ủy Sơn La, ông Lò Văn Minh nêu nhiều việc.\n"
        "Hội nghị Tỉnh ủy Sơn La lần thứ 15 diễn ra trong hai ngày 11 và 12/6."
    )
    assert told(text) == [("Conference", "2018-06-10")]


def test_a_day_of_a_session_is_the_session() -> None:
    text = (
        "Tại kỳ họp khai mạc sáng 11/6, Hội đồng nhân dân tỉnh Sơn La đã bầu hai ủy viên.\n"
        "Kỳ họp diễn ra trong hai ngày 11 và 12/6."
    )
    assert told(text) == [("Conference", "2018-06-11")]


@pytest.mark.parametrize(
    ("around", "expected"),
    [
        ("Đầu tháng 5/2017, báo chí viết về rừng.", "2017-06-12"),
        ("Đầu tháng 1/2017, báo chí viết về rừng.", ""),
        ("Đầu tháng 6/2016, báo chí viết về rừng.", ""),
        ("Tháng 3/2017, bà Lò Thị Sen được bầu làm trưởng bản.", ""),
        ("Bà Lò Thị Sen làm trưởng bản từ tháng 3/2017.", ""),
        ("Bản họp tổng kết năm 2016, bàn nhiệm vụ năm 2017.", "2017-06-12"),
        ("Ông Lò Văn Minh được phong hàm Thượng tướng vào tháng 3/2017.", ""),
        ("Ngày 5/1/2017 có lễ. Ngày 27/4/2018 mưa to.", "2018-06-12"),
        ("Ngày 5/1/2017 có lễ. Ngày 27/12/2017 mưa to.", ""),
        ("Bản có điện từ lâu.", ""),
        ("Hội thi Giọng hát bản 2017 khai mạc ngày 1/6.", "2017-06-12"),
        ("Bản hết nhiệm kỳ 2012 - 2017, Đại hội bầu trưởng bản nhiệm kỳ 2017 - 2022.", "2017-06-12"),
        ("Giám đốc Sở Kế hoạch và Đầu tư nghỉ việc ngày 1/6/2017.", "2017-06-12"),
        (
            "Hết nhiệm kỳ 2012 - 2017, Đại hội bầu ông vào nhiệm kỳ 2017 - 2022. Tháng 2/2017 ông làm phó bản, "
            "tháng 9/2017 ông làm trưởng bản.",
            "",
        ),
        ("Bản bàn Nghị quyết nhiệm kỳ 2017 - 2022.", ""),
        ("Bản gặp đại biểu sau kỳ họp thứ 3, Quốc hội khóa XIV.", "2017-06-12"),
        ("Bản trồng cây nhân kỷ niệm 127 năm Ngày sinh Chủ tịch Hồ Chí Minh.", "2017-06-12"),
        ("Ngày 5/1/2017 có lễ. Bản phấn đấu tháng 3/2018 khởi công.", "2017-06-12"),
        ("Ngày 5/4/2017 có lễ. Rừng được giao đến tháng 9/2018.", "2017-06-12"),
        ("Thực hiện Quyết định số 14-QĐ/TU ngày 30/5/2017, bản trồng rừng.", "2017-06-12"),
        ("Bản kỷ niệm 70 năm ngày có tên (1948).", "2018-06-12"),
        ("Rừng tăng 6% so với cuối năm 2016.", "2017-06-12"),
        ("Ngày 5/4/2017 có lễ. Từ 15/1/2018 trở đi sẽ có điện.", "2017-06-12"),
        ("Ngày 5/1/2017 có lễ. Hết quý I/2018 sẽ có điện.", "2017-06-12"),
        ("Ngày 5/6/2017 có lễ. Bản họp trước đại hội năm 2018.", "2017-06-12"),
        ("Bản bàn việc sáu tháng cuối năm 2017 và kế hoạch tinh giản trong năm 2018.", "2017-06-12"),
    ],
)
def test_the_year_is_told_by_what_stands_around(around: str, expected: str) -> None:
    view = view_of(f"Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội thảo.\n{around}", province="tỉnh Sơn La")
    first = find_facts(view, lexicon()).events[0]
    assert (str(first.date.value.earliest) if first.date else "") == expected


def test_the_term_that_a_congress_opens_tells_its_year() -> None:
    text = (
        "Sáng 23/8, Đại hội đại biểu Hội Luật gia tỉnh Sơn La nhiệm kỳ 2019 - 2024 khai mạc.\n"
        "Trước đó, ngày 30/6/2018, Hội Luật gia tỉnh Sơn La tổ chức hội thảo."
    )
    events = find_facts(view_of(text, province="tỉnh Sơn La"), lexicon()).events
    assert [str(event.date.value.earliest) for event in events if event.date] == ["2019-08-23", "2018-06-30"]


@pytest.mark.parametrize(
    ("behind", "day"),
    [
        ("Đại hội bàn mục tiêu nhiệm kỳ 2015 - 2020.", "2015-10-14"),
        ("Nhiệm kỳ 2010 - 2015 bản có điện. Nhiệm kỳ 5 năm 2015 - 2020 sẽ có chợ.", "2015-10-14"),
        ("Nhiệm kỳ 2015 - 2020 bản có điện, năm 2019 có chợ.", None),
        ("Bản làm theo nghị quyết Đại hội 11 nhiệm kỳ 2010 - 2015. Nhiệm kỳ 2015 - 2020 có chợ.", "2015-10-14"),
    ],
)
def test_the_only_term_that_the_text_names_is_that_of_its_congress(behind: str, day: str | None) -> None:
    view = view_of(f"Sáng 14/10, Đại hội Đảng bộ tỉnh Sơn La khai mạc.\n{behind}", province="tỉnh Sơn La")
    first = find_facts(view, lexicon()).events[0]
    assert (first.kind, first.date and str(first.date.value.earliest)) == ("Congress", day)


def test_a_session_in_front_of_the_congress_is_the_congress() -> None:
    text = "Tại phiên họp hôm nay 19/10, Đại hội đại biểu Hội Luật gia tỉnh Sơn La đã bầu Ban Chấp hành."
    (event,) = find_facts(view_of(text, published="2018-10-19", province="tỉnh Sơn La"), lexicon()).events
    assert event.kind == "Congress"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị.\nChiều cùng ngày, tại bản diễn ra hội nghị bàn về rừng.",
            [("Conference", "2018-06-12"), ("Conference", "2018-06-12")],
        ),
        (
            "Ngày 12/6, Tỉnh ủy Sơn La tổ chức hội nghị.\nNgày 12/6, Bộ Nội vụ tổ chức hội nghị.",
            [("Conference", "2018-06-12"), ("Conference", "2018-06-12")],
        ),
        (
            "Sáng 12/6, đoàn đến thăm bản.\nSau đó, Chủ tịch tỉnh chứng kiến lễ ký Thỏa thuận giữa hai bản.",
            [("Visit", "2018-06-12"), ("SigningCeremony", "2018-06-12")],
        ),
        (
            "Ông nhắc cuộc họp bất thường hồi tháng 5/2015 của bản.",
            [("Meeting", "2015-05-01")],
        ),
        ("Lễ hội bản làng sẽ được tổ chức 13-17/7 tại bản.", [("Ceremony", "2018-07-13")]),
    ],
)
def test_events_of_one_day_and_of_a_month(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_this_morning_is_an_event_without_a_date_where_the_day_is_not_known() -> None:
    text = "Sáng nay, ông Lò Văn Minh trao quyết định điều động bà Quàng Thị Sen.\n“Hôm nay tôi vui”, bà nói."
    (event,) = find_facts(view_of(text, province="tỉnh Sơn La"), lexicon()).events
    assert (event.kind, event.date) == ("Appointment", None)


def test_the_first_session_of_a_term_tells_its_year() -> None:
    text = "Ngày 16/6, Hội đồng nhân dân tỉnh Sơn La tổ chức kỳ họp thứ nhất, nhiệm kỳ 2016 - 2021."
    (event,) = find_facts(view_of(text, province="tỉnh Sơn La"), lexicon()).events
    assert event.date is not None
    assert str(event.date.value.earliest) == "2016-06-16"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tháng 1/2016, tại Đại hội đại biểu toàn quốc lần thứ XII, ông Lò Văn Minh được bầu.",
            [("Congress", "2016-01-01")],
        ),
        (
            "Hội nghị Trung ương 8 (khóa XII) khai mạc sáng 12/6. Hội nghị Trung ương 8 sẽ diễn ra đến ngày 16/6.",
            [("Conference", "2018-06-12")],
        ),
        (
            "Ngày 11/6, HĐND tỉnh Sơn La ban hành văn bản về kỳ họp thứ 7. Kỳ họp thứ 7 khai mạc ngày 14/6.",
            [("Conference", "2018-06-14")],
        ),
        (
            "Theo văn bản số 61 - CV/TU ngày 11/6/2018 của Tỉnh ủy, đại hội khai mạc ngày 14/6/2018.",
            [("Congress", "2018-06-14")],
        ),
        (
            "Lễ truy điệu diễn ra lúc 7 giờ ngày 12/6 tại Nhà tang lễ. Lễ an táng lúc 15 giờ cùng ngày tại quê nhà.",
            [("Ceremony", "2018-06-12"), ("Ceremony", "2018-06-12")],
        ),
        ("Trước đó, tháng 1/2018, Tỉnh ủy Sơn La đã họp.", [("Meeting", "2018-01-01")]),
        ("Tháng 1/2018, Tỉnh ủy Sơn La phân công ông Lò Văn Minh làm việc tại Huyện ủy.", []),
        (
            "Ông Lò Văn Minh dự Hội nghị Trung ương 7, khóa XII diễn ra vào tháng 5/2018.",
            [("Conference", "2018-05-01")],
        ),
        (
            "Ngày 12/6 (giờ địa phương, sáng 13/6 giờ Việt Nam), ông Lò Văn Minh dự hội thảo.",
            [("Seminar", "2018-06-12")],
        ),
        (
            'Ngày 12/6, Tỉnh ủy Sơn La tổ chức lễ kỷ niệm. "Hôm nay vui lắm", ông Lò Văn Minh nói. '
            "Chiều cùng ngày, ông Lò Văn Minh và đoàn công tác đã tới dâng hoa tại nghĩa trang.",
            [("Ceremony", "2018-06-12"), ("Ceremony", "2018-06-12")],
        ),
    ],
)
def test_a_day_is_of_what_happens_on_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_year_in_the_name_of_an_event_is_its_own_from_spring_on() -> None:
    text = "{}, Sở Nội vụ tỉnh Sơn La tổ chức lễ tuyên dương học sinh giỏi năm 2018."
    days = {}
    for day in ("Tối 19/10", "Tối 19/1"):
        (event,) = find_facts(view_of(text.format(day), province="tỉnh Sơn La"), lexicon()).events or (None,)
        days[day] = event and event.date and str(event.date.value.earliest)
    assert days["Tối 19/10"] == "2018-10-19"
    assert not days["Tối 19/1"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chiều 12/6, Tỉnh ủy Sơn La ra thông cáo cho biết ông Lò Văn Minh sẽ thăm bản Mòng.", []),
        ("Ngày 12/6, bà Hà Thị Mai đăng tải hình ảnh ông Lò Văn Minh đang đi thăm bản Mòng.", [("Visit", "")]),
        ("Sáng 12/6, tức là một ngày sau lễ khai giảng, bà con bản Mòng đi hái mận.", []),
        ("Ngày 12/6, bà con nhớ về lễ hội bản Mòng hồi tháng 3 của ông Lò Văn Minh.", []),
        ("Ngày 3/6, Tỉnh ủy Sơn La tổ chức cuộc họp tháng 5.", [("Meeting", "2018-06-03")]),
        ("Ông Lò Văn Minh nói: “Hôm nay, Tỉnh ủy Sơn La đã họp bàn việc giữ rừng”.", []),
        ("Thưa bà con, cuộc họp của Tỉnh ủy Sơn La hôm nay mà tôi muốn nói tới là vì rừng.", []),
        ("Ngày 12/6, đường vào bản Mòng chỉ mở cho xe phục vụ lễ hội.", []),
        ("Hội nghị Tỉnh ủy Sơn La khai mạc vào ngày 10 và kết thúc ngày 12/6.", [("Conference", "2018-06-10")]),
    ],
)
def test_a_day_of_telling_of_something_else_or_of_a_quotation_is_not_that_of_the_event(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bà Hà Thị Mai tiếp đồng chí Lò Văn Minh.\nBà Hà Thị Mai cảm ơn bản làng.", [("Meeting", "2018-06-27")]),
        ("Sáng 29/6, bản Mòng có mưa.\nBà Hà Thị Mai tiếp đồng chí Lò Văn Minh.", [("Meeting", "2018-06-29")]),
        ("Bức tranh bà Hà Thị Mai tiếp đồng chí Lò Văn Minh treo ở bản Mòng.", []),
        ("Trước đây, bà Hà Thị Mai đã tiếp đồng chí Lò Văn Minh.\nBà Hà Thị Mai cảm ơn.", [("Meeting", "")]),
        (
            "Mận chín.\nBản vui.\nBà con hái mận.\nMận ngon.\n"
            + "Bà con bản Mòng trồng mận trên đồi cao.\n" * 12
            + "Phát biểu tại buổi lễ, ông Lò Văn Minh cảm ơn bà con.",
            [("Ceremony", "")],
        ),
    ],
)
def test_what_is_told_without_a_day_is_of_the_last_days_only_where_it_is_the_news(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert told(text) == expected
