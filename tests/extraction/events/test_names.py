"""An event is called by the words that report it, without when, how and that it took place."""

import pytest

from danvan_kg.extraction.facts import find_facts
from tests.extraction.views import lexicon, view_of

NAMES = [
    ("Sáng 12/6, đoàn đã làm việc với Tỉnh ủy Sơn La.", "Làm việc với Tỉnh ủy Sơn La"),
    ("Sáng 12/6, Ban Bí thư đã họp kỳ 30 dưới sự chủ trì của Thường trực Ban Bí thư.", "Họp kỳ 30"),
    ("Sáng 12/6, đoàn có buổi làm việc với Tỉnh ủy Sơn La.", "Buổi làm việc với Tỉnh ủy Sơn La"),
    ("Cuộc họp diễn ra sáng 12/6 tại Tỉnh ủy Sơn La.", "Cuộc họp"),
    ("Tại hội nghị lần thứ năm ngày 12/6, Tỉnh ủy Sơn La bàn việc cán bộ.", "Hội nghị lần thứ năm"),
    ("Kỳ họp thứ 35 (ngày 24 - 26/4) của Hội đồng nhân dân tỉnh Sơn La đã bế mạc.", "Kỳ họp thứ 35"),
    ("Sáng 12/6, Tỉnh ủy Sơn La tổ chức lễ kỷ niệm 90 năm Ngày thành lập.", "Lễ kỷ niệm 90 năm Ngày thành lập"),
    ("Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội thảo “Những người đã góp sức”.", "Hội thảo “Những người đã góp sức”"),
    ("Tại hội nghị và sáng 12/6, Tỉnh ủy Sơn La bàn việc cán bộ.", "Hội nghị"),
    ("Tại kỳ họp thứ 15, Bí thư Tỉnh ủy Sơn La Lê Văn Tám phát biểu sáng 12/6.", "Kỳ họp thứ 15"),
    (
        "Kỳ họp thứ 15, Hội đồng nhân dân tỉnh Sơn La khai mạc sáng 12/6.",
        "Kỳ họp thứ 15, Hội đồng nhân dân tỉnh Sơn La",
    ),
]


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_the_name_of_an_event(text: str, name: str) -> None:
    (event,) = find_facts(view_of(text, published="2018-06-30", province="tỉnh Sơn La"), lexicon()).events
    assert event.name == name
