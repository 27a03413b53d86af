"""Persons in front of a verb that are not its subject."""

import pytest

from danvan_kg.observation import Part
from tests.extraction.events.test_parts import told

OPENING = "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị.\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Đối với cá nhân ông Cầm Bá Quý, hội nghị đề nghị làm rõ.",
        "Việc này rất cần, như Chủ tịch UBND tỉnh Cầm Bá Quý đã chỉ đạo.",
        "Các sở thực hiện chỉ đạo của Chủ tịch UBND tỉnh Cầm Bá Quý về rà soát, đề xuất cách làm.",
        "Nhà của bà Hà (chị ông Cầm Bá Quý), nhiều người cho biết, đã xong.",
        "Sau thư của ông Cầm Bá Quý, UBND tỉnh Sơn La đã chỉ đạo làm rõ.",
        "Bà Hà sẽ thay ông Cầm Bá Quý để chỉ đạo việc trồng rừng.",
        "Trong công văn này, ông Cầm Bá Quý yêu cầu làm rõ.",
        "Ông Cầm Bá Quý ký văn bản thu hồi, cho rằng việc ấy sai.",
        "Ông Cầm Bá Quý từng là chủ tọa phiên tòa năm ấy.",
    ],
)
def test_who_hangs_on_another_word_says_nothing(sentence: str) -> None:
    assert told(OPENING + sentence) == {"Conference": {}}


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("Thay mặt Chủ tịch UBND tỉnh Cầm Bá Quý, đồng chí Lò Văn Minh phát biểu.", "Lò Văn Minh"),
        ("Đồng chí Lò Văn Minh, con trai của ông Cầm Bá Quý, cũng cho biết như vậy.", "Lò Văn Minh"),
        ("Phó Chủ nhiệm Ủy ban Kinh tế của Quốc hội Lò Văn Minh cho biết như vậy.", "Lò Văn Minh"),
        ("Báo cáo của tỉnh được ông Lò Văn Minh, Giám đốc Sở Nội vụ tỉnh Sơn La trình bày.", "Lò Văn Minh"),
    ],
)
def test_the_subject_beside_such_a_person_says_it(sentence: str, speaker: str) -> None:
    assert told(OPENING + sentence) == {"Conference": {speaker: Part.SPEAKS}}


def test_nobody_receives_a_post_by_what_is_done_against_somebody() -> None:
    text = (
        "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị công bố quyết định về công tác cán bộ.\n"
        "Tỉnh ủy cũng tạm dừng bổ nhiệm đối với ông Cầm Bá Quý.\n"
        "Hội nghị trao quyết định bổ nhiệm Giám đốc Sở Nội vụ cho ông Lò Văn Minh."
    )
    assert told(text) == {"Appointment": {"Lò Văn Minh": Part.RECEIVES}}


def test_who_heads_a_team_that_a_signed_decision_sets_up_has_no_part_in_the_signing() -> None:
    text = (
        "Ngày 12/6, ông Lò Văn Minh, Bí thư Tỉnh ủy Sơn La đã ký quyết định kiểm tra.\n"
        "Đoàn kiểm tra do ông Cầm Bá Quý làm trưởng đoàn."
    )
    assert told(text) == {"SigningCeremony": {"Lò Văn Minh": Part.SIGNS}}


def test_who_stays_away_is_not_there() -> None:
    text = "Ngày 12/6, Tỉnh ủy Sơn La biết ông Cầm Bá Quý không thể về dự và làm việc với Đoàn công tác Bộ Nội vụ."
    assert all("Cầm Bá Quý" not in parts for parts in told(text).values())


def test_what_is_said_to_reporters_is_at_no_event_told_later() -> None:
    text = (
        "Ông Cầm Bá Quý cho biết bản làng đã yên.\n"
        "Trao đổi với phóng viên, ông Cầm Bá Quý nhấn mạnh việc học.\n"
        "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị.\n"
        "Ông Cầm Bá Quý cho biết thêm về mùa màng.\n"
        "Tại hội nghị, đồng chí Lò Văn Minh nhấn mạnh việc giữ rừng."
    )
    assert told(text) == {"Conference": {"Lò Văn Minh": Part.SPEAKS}}


def test_nobody_gives_by_the_name_of_an_event() -> None:
    text = (
        "Sáng 12/6, Tỉnh ủy Sơn La tổ chức lễ công bố và trao quyết định bổ nhiệm.\n"
        "Ông Cầm Bá Quý tại lễ trao quyết định."
    )
    assert told(text) == {"Appointment": {}}


def test_where_a_decision_is_signed_nobody_speaks() -> None:
    text = (
        "Ngày 12/6, ông Lò Văn Minh, Bí thư Tỉnh ủy Sơn La đã ký quyết định kiểm tra.\n"
        "Ông Cầm Bá Quý cũng giao việc cho cấp dưới và nhấn mạnh việc học."
    )
    assert told(text) == {"SigningCeremony": {"Lò Văn Minh": Part.SIGNS}}
