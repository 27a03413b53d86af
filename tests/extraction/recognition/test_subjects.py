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


MOVES = [
    pytest.param(
        "Ông Lê Văn Bách từ Phó Giám đốc Sở Nội vụ tỉnh Sơn La lên giữ chức Giám đốc Sở Y tế tỉnh Sơn La.",
        {
            ("Lê Văn Bách", "Phó Giám đốc", "Sở Nội vụ tỉnh Sơn La", HOLDS),
            ("Lê Văn Bách", "Giám đốc", "Sở Y tế tỉnh Sơn La", APPOINTED),
        },
        id="from one post to another",
    ),
    pytest.param(
        "Ông Lê Văn Bách bị xóa tư cách nguyên Bí thư Tỉnh ủy Sơn La.",
        {("Lê Văn Bách", "Bí thư", "Tỉnh ủy Sơn La", Relation.FORMER)},
        id="whose name of having held it is taken",
    ),
    pytest.param(
        "Ông Trần Văn Giang ký quyết định xóa tư cách nguyên Chủ tịch UBND tỉnh Sơn La.",
        set(),
        id="not who takes it",
    ),
    pytest.param(
        "Ông Lê Văn Bách tiếp tục công việc Bí thư Tỉnh ủy Sơn La.",
        {("Lê Văn Bách", "Bí thư", "Tỉnh ủy Sơn La", HOLDS)},
        id="who goes on with it",
    ),
    pytest.param(
        "Phó Bí thư Tỉnh ủy Sơn La, bà Lê Thị Sen.",
        {("Lê Thị Sen", "Phó Bí thư", "Tỉnh ủy Sơn La", HOLDS)},
        id="in a caption",
    ),
    pytest.param(
        "Phó Bí thư Tỉnh ủy Sơn La phụ trách kinh tế là bà Lê Thị Sen.",
        {("Lê Thị Sen", "Phó Bí thư", "Tỉnh ủy Sơn La", HOLDS)},
        id="behind what the post is about",
    ),
]


@pytest.mark.parametrize(("text", "stated"), [*CASES, *MOVES])
def test_a_post_is_of_the_subject_of_its_phrase(text: str, stated: set[tuple[str, str, str, str]]) -> None:
    assert positions(text) == stated
