"""Who is named in an article and at none of its events."""

import pytest

from danvan_kg.observation import Part
from tests.extraction.events.test_parts import told

OPENING = "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị.\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Dự hội nghị có con cháu cố họa sĩ Cầm Bá Quý.",
        "Hội nghị nhân 100 năm ngày sinh đồng chí Cầm Bá Quý bày tỏ lòng biết ơn.",
        "Đồng chí Cầm Bá Quý đã hi sinh tại bản năm 1952. Đồng chí Cầm Bá Quý nhấn mạnh việc học.",
        "Tuyến đường Cầm Bá Quý cho biết nhiều đổi thay.",
        "Tờ The Guardian nhận xét bản làng rất đẹp.",
        "Tổng thống Abraham Lincoln nhấn mạnh sự công bằng.",
        "Ông Cầm Bá Quý viết trong điện mừng gửi tỉnh. Ông Cầm Bá Quý nhấn mạnh tình hữu nghị.",
        "Ông Cầm Bá Quý phát biểu tại bản - Ảnh: Tư liệu",
    ],
)
def test_the_dead_things_and_writers_of_telegrams_are_not_there(sentence: str) -> None:
    assert told(OPENING + sentence) == {"Conference": {}}


@pytest.mark.parametrize(
    "sentence",
    [
        "Dự hội nghị có đồng chí Cầm Bá Quý.",
        "Đồng chí Cầm Bá Quý đi trên tuyến đường Tô Hiệu và đến dự.",
    ],
)
def test_whoever_is_there_is_told(sentence: str) -> None:
    assert told(OPENING + sentence) == {"Conference": {"Cầm Bá Quý": Part.ATTENDS}}
