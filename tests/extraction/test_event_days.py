"""Which of the days that a sentence names is that of which event."""

import pytest

from danvan_kg.extraction.facts import find_facts

from .views import lexicon, view_of


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
