"""Who the subject of a phrase is that gives or takes a post."""

import pytest

from danvan_kg.observation import Relation
from tests.extraction.reading import positions

HOLDS, APPOINTED, LEAVES = Relation.HOLDS, Relation.APPOINTED, Relation.LEAVES
CASES = [
    pytest.param(
        "Bộ trưởng Bộ Xây dựng Lê Văn Bách giao việc điều hành cho Thứ trưởng Trần Văn Giang để nhận nhiệm vụ Bí thư "
        "Thành ủy Hải Phòng.",
        {
            ("Lê Văn Bách", "Bộ trưởng", "Bộ Xây dựng", HOLDS),
            ("Lê Văn Bách", "Bí thư", "Thành ủy Hải Phòng", APPOINTED),
            ("Trần Văn Giang", "Thứ trưởng", "Bộ Xây dựng", HOLDS),
        },
        id="not to whom work is handed over",
    ),
    pytest.param(
        "Thủ tướng trao quyết định cho ông Trần Văn Giang để giữ chức Thứ trưởng Bộ Xây dựng.",
        {("Trần Văn Giang", "Thứ trưởng", "Bộ Xây dựng", APPOINTED)},
        id="to whom a decision is handed over",
    ),
    pytest.param(
        "Ông Lê Văn Bách được bầu làm Chủ tịch UBND tỉnh Sơn La để thay ông Trần Văn Giang.",
        {
            ("Lê Văn Bách", "Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", APPOINTED),
            ("Trần Văn Giang", "Chủ tịch", "Ủy ban nhân dân tỉnh Sơn La", LEAVES),
        },
        id="not who is replaced",
    ),
]


@pytest.mark.parametrize(("text", "stated"), CASES)
def test_a_post_is_of_the_subject_of_its_phrase(text: str, stated: set[tuple[str, str, str, str]]) -> None:
    assert positions(text) == stated
