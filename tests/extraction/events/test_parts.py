"""Who takes part in which event."""

import pytest

from danvan_kg.extraction.facts import find_facts
from danvan_kg.observation import Part
from tests.extraction.views import lexicon, view_of


def told(text: str) -> dict[str, dict[str, Part]]:
    """The parts of persons by kind of event."""
    view = view_of(text, published="2018-06-30", province="tỉnh Sơn La")
    events = find_facts(view, lexicon()).events
    return {event.kind: {p.person.name: p.part for p in event.participations} for event in events}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sáng 12/6, đồng chí Lò Văn Minh, Bí thư Tỉnh ủy đã đến thăm bà con vùng lũ.",
            {"Visit": {"Lò Văn Minh": Part.ATTENDS}},
        ),
        (
            "Sáng 12/6, đồng chí Lò Văn Minh đã tiếp ông Cầm Bá Quý, Giám đốc Sở Nội vụ tỉnh Lào Cai.",
            {"Meeting": {"Lò Văn Minh": Part.ATTENDS, "Cầm Bá Quý": Part.ATTENDS}},
        ),
    ],
)
def test_who_goes_and_whom_they_meet_is_there(text: str, expected: dict[str, dict[str, Part]]) -> None:
    assert told(text) == expected


def test_what_is_only_looked_ahead_to_takes_nobody_in() -> None:
    text = (
        "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị. Đại hội Công đoàn sẽ diễn ra ngày 20/6.\n"
        "Đồng chí Lò Văn Minh nhấn mạnh vai trò của bản làng."
    )
    assert told(text) == {"Conference": {"Lò Văn Minh": Part.SPEAKS}, "Congress": {}}


def test_where_only_earlier_events_have_days_the_one_reported_is_stated_too() -> None:
    text = (
        "Tại buổi tọa đàm ở bản, đồng chí Lò Văn Minh nhấn mạnh vai trò của rừng.\n"
        "Tại tọa đàm, nhiều ý kiến được nêu.\nTrước đó, ngày 2/5, Tỉnh ủy Sơn La tổ chức hội nghị."
    )
    assert told(text) == {"Seminar": {"Lò Văn Minh": Part.SPEAKS}, "Conference": {}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sáng 12/6, tại bản diễn ra lễ truy điệu đồng chí Lò Văn Minh.\nĐồng chí Lò Văn Minh nhấn mạnh việc học.",
            {"Ceremony": {}},
        ),
        (
            "Sáng 12/6, tại bản diễn ra lễ viếng liệt sĩ. Dự lễ viếng có đồng chí Lò Văn Minh.",
            {"Ceremony": {"Lò Văn Minh": Part.ATTENDS}},
        ),
        (
            "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị, bỏ phiếu kỷ luật, bầu lại chức danh của ông Lò Văn Minh.",
            {"Conference": {}},
        ),
    ],
)
def test_the_dead_and_the_punished_take_part_in_nothing(text: str, expected: dict[str, dict[str, Part]]) -> None:
    assert told(text) == expected


HELD = "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị.\n"


@pytest.mark.parametrize(
    ("told_next", "part"),
    [
        ("Đồng chí Lò Văn Minh nhấn mạnh vai trò của bản làng.", Part.SPEAKS),
        ("Ngày 20/5, đồng chí Lò Văn Minh cho biết bản đã có điện.", None),
        ("Ngày 12/6, đồng chí Lò Văn Minh cho biết bản đã có điện.", Part.SPEAKS),
        ("Tháng 5/2015, đồng chí Lò Văn Minh được bầu làm Bí thư Huyện ủy.", None),
        ("Trao đổi với phóng viên, ông Lò Văn Minh cho biết bản đã có điện.", None),
        ("Trong cuộc gặp ông Lò Văn Minh, ông đề nghị giữ rừng.", None),
        ("Ông Lò Văn Minh thiếu trách nhiệm khi chỉ đạo việc trồng rừng, để xảy ra sai phạm.", None),
        ("Ông Lò Văn Minh dự kiến về hưu trong năm nay.", None),
        ("Ông Lò Văn Minh không phát biểu.", None),
        ("Ông Lò Văn Minh gửi lẵng hoa chúc mừng.", None),
        ("Ông Lò Văn Minh từng nhận định rừng cần giữ.", None),
        ("Trước đó, ông Lò Văn Minh cho biết bản đã có điện.", None),
        ("Ông Lò Văn Minh không thể về dự hội nghị.", None),
        ("Một số cán bộ cũng tham dự, gồm: Trưởng Ban Dân vận Lò Văn Minh.", Part.ATTENDS),
    ],
)
def test_only_who_acts_at_the_event_takes_part(told_next: str, part: Part | None) -> None:
    assert told(HELD + told_next)["Conference"].get("Lò Văn Minh") == part


def test_a_list_of_who_was_there_goes_on_over_sentences() -> None:
    text = (
        f"{HELD}Dự hội nghị có các đồng chí: Lò Văn Minh, Bí thư Tỉnh ủy. "
        "Các đồng chí nguyên Bí thư Tỉnh ủy: Nguyễn Bá Quý, Hà Thị Mai. Hội nghị bàn về rừng."
    )
    there = {"Lò Văn Minh": Part.ATTENDS, "Nguyễn Bá Quý": Part.ATTENDS, "Hà Thị Mai": Part.ATTENDS}
    assert told(text) == {"Conference": there}


def test_an_event_of_long_ago_takes_in_only_whom_its_sentence_names() -> None:
    text = (
        "Ông Lò Văn Minh cho biết bản đã có điện. Ngày 3/2/2015, Tỉnh ủy Sơn La tổ chức hội nghị.\n"
        "Ông Lò Văn Minh khẳng định rừng vẫn còn."
    )
    assert told(text) == {"Conference": {}}


def test_flowers_are_given_to_others_than_the_newcomer() -> None:
    text = (
        "Sáng 12/6, đồng chí Hà Thị Mai trao quyết định bổ nhiệm ông Lò Văn Minh làm Giám đốc Sở Nội vụ.\n"
        "Đồng chí Hà Thị Mai tặng hoa cho ông Lò Văn Minh và ông Cầm Bá Quý."
    )
    given = {"Hà Thị Mai": Part.GIVES, "Lò Văn Minh": Part.RECEIVES, "Cầm Bá Quý": Part.ATTENDS}
    assert told(text) == {"Appointment": given}


def test_who_is_visited_with_gifts_receives_them() -> None:
    text = "Sáng 12/6, đồng chí Lò Văn Minh đã đến thăm, tặng quà ông Cầm Bá Quý và bà Hà Thị Mai."
    there = {"Lò Văn Minh": Part.GIVES, "Cầm Bá Quý": Part.RECEIVES, "Hà Thị Mai": Part.RECEIVES}
    assert told(text) == {"Visit": there}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ngày 12/6, Ủy ban Kiểm tra Trung ương đã họp kỳ 30 do ông Lò Văn Minh chủ trì. Ông Hà Văn Mai phát biểu.",
            {"Meeting": {"Lò Văn Minh": Part.CHAIR}},
        ),
        (
            "Ngày 12/6, Ban Bí thư tổ chức hội nghị toàn quốc. Ông Hà Văn Mai phát biểu.",
            {"Conference": {"Hà Văn Mai": Part.SPEAKS}},
        ),
    ],
)
def test_at_a_closed_session_only_who_chairs_takes_part(text: str, expected: dict[str, dict[str, Part]]) -> None:
    assert told(text) == expected


def test_a_list_of_who_was_there_may_begin_far_behind_its_opener() -> None:
    text = (
        f"{HELD}Tham gia đoàn đại biểu đi dự hội nghị bàn về việc giữ rừng, giữ nước và giữ bản làng tại Sơn La, "
        "rồi đi thăm các bản ở biên giới có các đồng chí: Lò Văn Minh, Bí thư Tỉnh ủy; Hà Thị Mai, Phó Bí thư Tỉnh ủy."
    )
    assert told(text) == {"Conference": {"Lò Văn Minh": Part.ATTENDS, "Hà Thị Mai": Part.ATTENDS}}


def test_who_is_visited_in_front_of_the_subject_does_not_speak() -> None:
    text = f"{HELD}Tới thăm ông Cầm Bá Quý ở bản Mòng và ông Hà Văn Lả ở bản Lướt, bà Lò Thị Mai bày tỏ sự biết ơn."
    assert told(text) == {"Conference": {"Lò Thị Mai": Part.SPEAKS}}


def test_who_speaks_of_what_others_signed_does_not_sign() -> None:
    text = f"{HELD}Ông Cầm Bá Quý thông tin thêm về việc công đoàn đã ký kết với chín doanh nghiệp."
    assert told(text) == {"Conference": {"Cầm Bá Quý": Part.SPEAKS}}


@pytest.mark.parametrize(
    ("told_next", "expected"),
    [
        ("Ông Lò Văn Minh được bầu giữ chức Bí thư thay ông Cầm Bá Quý.", {"Lò Văn Minh": Part.RECEIVES}),
        ("Ông Lò Văn Minh từng được bầu giữ chức Bí thư.", {}),
        ("Ông Lò Văn Minh được bầu làm Trưởng đoàn đại biểu Quốc hội tỉnh.", {"Lò Văn Minh": Part.RECEIVES}),
        ("Góp ý vào dự thảo ngày 3/5/2018, ông Lò Văn Minh cho rằng rừng cần giữ.", {}),
        ("Nói về việc ông Cầm Bá Quý chuyển đi, ông Minh cho biết đó là do nhu cầu.", {}),
    ],
)
def test_a_part_is_of_the_event_and_of_whom_the_clause_is(told_next: str, expected: dict[str, Part]) -> None:
    assert told(HELD + told_next)["Conference"] == expected


def test_behind_a_press_meeting_of_before_it_is_meant_and_who_sends_flowers_is_not_there() -> None:
    text = (
        "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị. Dự hội nghị có các đồng chí: Lò Văn Minh, Hà Thị Mai.\n"
        "Các đồng chí Cầm Văn Sơn, Lò Thị Hoa gửi lẵng hoa chúc mừng hội nghị.\n"
        "Trước đó, sáng 8/6, Tỉnh ủy Sơn La họp báo.\nÔng Quàng Văn Tâm cho biết hội nghị bàn về rừng."
    )
    parts = told(text)
    assert set(parts["Conference"]) == {"Lò Văn Minh", "Hà Thị Mai"}
    assert set(parts["PressMeeting"]) == {"Quàng Văn Tâm"}


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Đồng chí Lò Văn Minh, Phó Bí thư nhấn mạnh vai trò của rừng.", Part.SPEAKS),
        ("Đồng chí Lò Văn Minh, Phó Bí thư đã có bài phát biểu quan trọng.", Part.SPEAKS),
        ("Ông Lò Văn Minh được chủ tọa mời phát biểu.", Part.SPEAKS),
        ("Ông Lò Văn Minh được Ủy ban Kiểm tra Tỉnh ủy nhận định là có sai phạm.", None),
        ("Hội nghị quy tụ các cán bộ già làng như Lò Văn Minh.", Part.ATTENDS),
        (
            "Dự hội nghị còn có sự hiện diện của các đồng chí lãnh đạo tỉnh và huyện: Ủy viên Ban Thường vụ Tỉnh ủy, "
            "Chủ tịch Ủy ban nhân dân huyện Mộc Châu Lò Văn Minh.",
            Part.ATTENDS,
        ),
        ("Ông Lò Văn Minh cho biết, ngày 2/5/1990, Bộ Chính trị họp phiên thứ nhất.", Part.SPEAKS),
    ],
)
def test_a_conference_knows_who_does_what_by_the_words_around_the_name(sentence: str, part: Part | None) -> None:
    parts = told(f"Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị.\n{sentence}")["Conference"]
    assert parts.get("Lò Văn Minh") == part


@pytest.mark.parametrize(
    "sentence",
    [
        "Ông Lò Văn Minh, Trưởng phòng đã được Phó Bí thư Tỉnh ủy trao quyết định làm Chánh Văn phòng.",
        "Theo đó, ông Lò Văn Minh thôi giữ chức Trưởng phòng.",
    ],
)
def test_at_an_appointment_whoever_takes_or_leaves_a_post_receives(sentence: str) -> None:
    text = f"Sáng 12/6, Tỉnh ủy Sơn La công bố quyết định điều động cán bộ.\n{sentence}"
    assert told(text) == {"Appointment": {"Lò Văn Minh": Part.RECEIVES}}


def test_a_post_that_somebody_was_given_is_received_at_no_ceremony() -> None:
    text = "Sáng 12/6, Tỉnh ủy Sơn La tổ chức lễ kỷ niệm.\nÔng Lò Văn Minh vừa được Tỉnh ủy điều động về bản Mòng."
    assert told(text) == {"Ceremony": {}}


def test_all_of_a_list_who_are_visited_receive_the_gifts() -> None:
    text = (
        "Sáng 12/6, ông Lò Văn Minh đã đến thăm và tặng quà các mẹ: Hà Thị Mai sinh năm 1929 tại bản Mòng; "
        "Cầm Thị Hoa sinh năm 1931 tại bản Bó."
    )
    receives = {"Hà Thị Mai": Part.RECEIVES, "Cầm Thị Hoa": Part.RECEIVES}
    assert told(text) == {"Visit": {"Lò Văn Minh": Part.GIVES, **receives}}
