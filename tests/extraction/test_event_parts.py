"""Who takes part in which event."""

import pytest

from danvan_kg.extraction.facts import find_facts
from danvan_kg.observation import Part

from .views import lexicon, view_of


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
