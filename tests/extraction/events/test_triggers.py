"""What is told as an event by verbs, and what is not."""

import pytest

from danvan_kg.extraction.facts import find_facts
from danvan_kg.observation import EventObservation
from tests.extraction.views import lexicon, view_of


def events_of(text: str) -> list[EventObservation]:
    view = view_of(text, published="2018-06-30", province="tỉnh Sơn La")
    return list(find_facts(view, lexicon()).events)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ngày 12/6, Ban Bí thư họp, xem xét các tờ trình.", ["Meeting"]),
        ("Ngày 12/6, ông Lò Văn Minh thăm, kiểm tra các đơn vị.", ["Visit"]),
        ("Ngày 12/6, Ban Pháp chế HĐND tỉnh Sơn La giám sát chuyên đề về giữ rừng tại bản Mòng.", ["Inspection"]),
        ("Ngày 12/6, ông Lò Văn Minh đề nghị Ban Pháp chế HĐND tỉnh Sơn La giám sát việc giữ rừng.", []),
        ("Ngày 12/6, đoàn đã tiếp thu ý kiến của bà con.", []),
        ("Ngày 12/6, đội Sơn La có cuộc tiếp đón đội Mộc Châu trên sân nhà.", []),
        ("Ngày 12/6, ông Lò Văn Minh gặp lại đội khách trong trận đấu ở bản Mòng.", []),
        ("Ngày 12/6, bà con nghe tiếng nổ nên chạy đến kiểm tra.", []),
        ("Ngày 12/6, các quyết định về công tác cán bộ đã được công bố tại Sơn La.", ["Appointment"]),
        ("Ngày 12/6, Tỉnh ủy Sơn La đã công bố các quyết định điều động cán bộ.", ["Appointment"]),
        ("Ngày 12/6, Tỉnh ủy Sơn La đã công bố quyết định kỷ luật cán bộ.", []),
        ("Ngày 12/6, Bộ trưởng trao quyết định thăng cấp bậc hàm cho ông Lò Văn Minh.", ["Ceremony"]),
        ("Ngày 12/6, Hội nghị Tỉnh ủy Sơn La lần thứ 5 bàn về công tác cán bộ.", ["Conference"]),
        ("Ngày 12/6, Hội nghị Trung ương 7 (khóa XII) đã bế mạc.", ["Conference"]),
        ("Ngày 12/6, Tỉnh ủy Sơn La phổ biến kết quả Hội nghị Trung ương 7.", []),
        ("Ngày 12/6, ông Lò Văn Nhân chủ trì họp báo về kết quả hội nghị của Tỉnh ủy Sơn La.", ["PressMeeting"]),
        ("Ngày 12/6, ông Lò Văn Minh cho biết Ban Bí thư đã họp.", []),
        ("Ngày 12/6, Ban Thường vụ Tỉnh ủy Sơn La nghe và cho ý kiến về quy hoạch bản Mòng.", ["Meeting"]),
        ("Ngày 12/6, HĐND tỉnh Sơn La bỏ phiếu bãi bỏ quy hoạch bản Mòng.", ["Conference"]),
        ("Ngày 12/6, Sở Y tế tỉnh Sơn La xem xét hồ sơ của bản Mòng.", []),
        ("Ngày 12/6, bản Mòng gửi Ban Thường vụ Tỉnh ủy Sơn La xem xét hồ sơ.", []),
        (
            "Ngày 12/6, ông Lò Văn Minh, Giám đốc Sở Y tế (TP. Sơn La) công bố quyết định bổ nhiệm bà Hà Thị Mai.",
            ["Appointment"],
        ),
        ("Ngày 12/6, ông Lò Văn Minh ký công văn gửi Bộ Y tế.", ["SigningCeremony"]),
        ("Ông Lò Văn Minh có lỗi khi ký ban hành Nghị quyết số 23-NQ/TU, ngày 12/6/2017 của Tỉnh ủy Sơn La.", []),
        ("Ngày 12/6, ông Lò Văn Minh được nhận vào làm việc tại Sở Y tế.", []),
        ("Dự thảo sẽ trình Quốc hội biểu quyết thông qua vào ngày 20/6.", []),
        ("Ngày 12/6, Tỉnh ủy Sơn La tổ chức hội nghị triển khai quyết định xây dựng bản mới.", ["Conference"]),
        ("Ngày 12/6, Tỉnh ủy Sơn La tổ chức lễ kỷ niệm và công bố quyết định công nhận bản văn hóa.", ["Ceremony"]),
        ("Ngày 12/6, đoàn của Tỉnh ủy Sơn La đến thăm chùa nhân dịp kỷ niệm Đại lễ Phật đản.", ["Visit"]),
        ("Nghị quyết về bản Mòng được Quốc hội thông qua chiều 12/6.", ["Conference"]),
        ("Bà Hà Thị Mai được HĐND tỉnh Sơn La tín nhiệm bầu làm Phó Chủ tịch hôm 12/6.", ["Conference"]),
        ("Ngày 12/6, Ban Chấp hành Đảng bộ tỉnh Sơn La đã bầu ông Lò Văn Minh làm Phó Bí thư.", ["Conference"]),
        ("Ngày 12/6/2015, Ban Chấp hành Đảng bộ tỉnh Sơn La đã bầu ông Lò Văn Minh làm Phó Bí thư.", []),
        ("Ngày 12/6, Ban Thường vụ Tỉnh ủy Sơn La tiến hành kiểm điểm ông Lò Văn Minh.", ["Meeting"]),
        ("Ngày 12/6, sau hai ngày làm việc, Ủy ban Kiểm tra Trung ương đã xem xét một số việc.", ["Meeting"]),
        ("Ngày 12/6, Tỉnh ủy Sơn La long trọng tổ chức trao huy hiệu cho ông Lò Văn Minh.", ["Ceremony"]),
        ("Ngày 12/6, ông Lò Văn Minh chủ trì sơ kết việc giữ rừng.", ["Conference"]),
        ("Luật Bản mường được Quốc hội thông qua ngày 9/6/2015.", []),
        ("Nguồn tin cho biết ngày 12/6, Tỉnh ủy Sơn La họp về quy hoạch.", ["Meeting"]),
        ("Ngày 12/6, tỉnh Sơn La đã công bố quyết định điều động cán bộ.", ["Appointment"]),
        ("Ngày 12/6, Sở Y tế tỉnh Sơn La triển khai quyết định về công tác cán bộ.", ["Appointment"]),
        ("Ngày 12/6, Sở Y tế tỉnh Sơn La triển khai quyết định về thuốc nam.", []),
        ("Sáng 12/6, quyết định bổ nhiệm bà Hà Thị Mai được ông Lò Văn Minh công bố.", ["Appointment"]),
        ("Trưa 12/6, ông Lò Văn Minh đã gặp bà Hà Thị Mai.", ["Meeting"]),
        ("Ngày 12/6, ông Lò Văn Minh nói: “Tôi có ký văn bản đó”.", []),
        ("Tại hội nghị, ông Lò Văn Minh nhắc lại, ngày 21/7/1969 là ngày vui.", []),
    ],
)
def test_a_verb_reports_an_event_right_behind_who_does_it(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in events_of(text) if event.date] == kinds


def test_visits_of_one_day_by_different_persons_are_two() -> None:
    text = (
        "Chiều 12/6, ông Lò Văn Minh đã tiếp Đại sứ Lào. Đại sứ cảm ơn bản làng.\n"
        "Chiều 12/6, bà Hà Thị Mai đã tiếp Đại sứ Lào."
    )
    assert [[p.person.name for p in event.participations] for event in events_of(text)] == [
        ["Lò Văn Minh"],
        ["Hà Thị Mai"],
    ]


@pytest.mark.parametrize(
    ("second", "kinds"),
    [
        ("Ông Lò Văn Minh cũng đã đến thăm trường học ở bản Lướt.", ["Visit", "Visit"]),
        ("Tại bản Lướt, ông Lò Văn Minh tiếp đồng chí Hà Thị Mai.", ["Visit", "Meeting"]),
        ("Ông Lò Văn Minh đã đến thăm trường học ở bản Lướt.", ["Visit"]),
        ("Trước lễ hội, ông Lò Văn Minh đã đến thăm trường học ở bản Lướt.", ["Visit", "Visit"]),
        ("Trước đó, ông Lò Văn Minh đã dâng hương tại Đền Mòng.", ["Visit", "Ceremony"]),
        ("Cùng ngày, ông Lò Văn Minh thăm triển lãm ở bản Lướt.", ["Visit", "Visit"]),
        ("Tiếp đó, ông Lò Văn Minh đã đến thăm trường học ở bản Lướt.", ["Visit", "Visit"]),
        ("Tiếp đó, ông Lò Văn Minh và đoàn công tác dâng hương tại Đền Mòng.", ["Visit", "Ceremony"]),
        ("Sau khi thăm bản, ông Lò Văn Minh làm việc với Huyện ủy Mộc Châu.", ["Visit", "WorkingSession"]),
    ],
)
def test_a_further_event_of_the_day_is_told_without_it(second: str, kinds: list[str]) -> None:
    assert [event.kind for event in events_of(f"Ngày 12/6, ông Lò Văn Minh đã đến thăm bản Mòng. {second}")] == kinds


def test_what_somebody_did_on_no_known_day_is_stated_where_the_article_begins_with_it() -> None:
    (met,) = events_of("Bà Hà Thị Mai tiếp đồng chí Lò Văn Minh.\nBà Hà Thị Mai cảm ơn bản làng.")
    assert (met.kind, met.date_basis, len(met.participations)) == (
        "Meeting",
        "the last days before publication",
        2,
    )


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ngày 12/6, Quốc hội đã miễn nhiệm Thủ tướng.", ["Conference"]),
        ("Ngày 12/6, Tỉnh ủy Sơn La làm việc để trồng thêm rừng.", []),
        ("Ngày 12/6, Ban Chấp hành Trung ương biểu quyết thông qua nghị quyết.", ["Conference"]),
        ("Đại hội Đảng bộ tỉnh Sơn La (ngày 12/6) biểu quyết thông qua danh sách.", ["Congress"]),
        ("Ngày 12/6, ông Lò Văn Minh, Bí thư Chi bộ bản Mòng, thăm trường học.", ["Visit"]),
        ("Ngày 12/6, ông Lò Văn Minh, Chủ nhiệm Ủy ban kiểm tra Huyện ủy, nói về rừng.", []),
        ("Ngày 12/6, Chính phủ trình Quốc hội miễn nhiệm Bộ trưởng.", []),
        ("Ngày 12/6, Tỉnh ủy Sơn La đề nghị Bộ Chính trị, Ban Bí thư xem xét, thi hành kỷ luật ông Lò Văn Minh.", []),
        ("Ngày 12/6, trong chuyến làm việc tại bản Mòng, ông Lò Văn Minh tới thăm trường học.", ["Visit"]),
        ("Ngày 12/6, đoàn công tác của Tỉnh ủy Sơn La công bố quyết định giám sát Huyện ủy.", ["Inspection"]),
    ],
)
def test_who_does_it_may_have_a_title_and_what_is_only_asked_for_is_no_event(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in events_of(text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Sáng 12/6, Tỉnh đoàn Sơn La tổ chức chương trình “Áo ấm bản Mòng”.", ["Ceremony"]),
        ("Sự kiện tuyên dương học sinh do Tỉnh đoàn Sơn La tổ chức sáng 12/6 có đông người dự.", ["Ceremony"]),
        ("Sáng 12/6, Tỉnh đoàn Sơn La bàn về chương trình nông thôn mới.", []),
        ("Hôm 12/6, tượng đài ở bản Mòng được khánh thành.", ["Ceremony"]),
        ("Tại kỳ họp Quốc hội diễn ra sáng 12/6, ông Lò Văn Minh phát biểu.", ["Conference"]),
        ("Tháng 3/2014, Sở Y tế tỉnh Sơn La trao quyết định điều động cho bà Hà Thị Mai.", ["Appointment"]),
        ("Ông Lò Văn Minh nhớ chuyến thăm bản Mòng vào tháng 4/2017.", ["Visit"]),
        ("Tháng 5/2017, tại Đại hội XII của Hội Luật gia, ông Lò Văn Minh phát biểu.", ["Congress"]),
    ],
)
def test_a_word_for_anything_that_is_held_names_an_event_where_it_is_held(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in events_of(text) if event.date] == kinds
