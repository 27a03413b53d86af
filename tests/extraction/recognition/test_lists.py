"""Lists of persons under one head."""

import pytest

from danvan_kg.observation import Relation
from tests.extraction.reading import positions

HOLDS, FORMER = Relation.HOLDS, Relation.FORMER
LISTS = [
    pytest.param(
        "Dự có nguyên Chủ tịch Quốc hội: Lê Văn Bách, Trần Thị Sen; Bộ trưởng Bộ Nội vụ Phạm Văn Giang.",
        {
            ("Lê Văn Bách", "Chủ tịch", "Quốc hội", FORMER),
            ("Trần Thị Sen", "Chủ tịch", "Quốc hội", FORMER),
            ("Phạm Văn Giang", "Bộ trưởng", "Bộ Nội vụ", HOLDS),
        },
        id="a title in the singular before a colon",
    ),
    pytest.param(
        "Bộ trưởng Bộ Nội vụ Phạm Văn Giang và 2 Thứ trưởng: Thiếu tướng Lê Văn Bách, bà Trần Thị Sen.",
        {
            ("Phạm Văn Giang", "Bộ trưởng", "Bộ Nội vụ", HOLDS),
            ("Lê Văn Bách", "Thứ trưởng", "Bộ Nội vụ", HOLDS),
            ("Trần Thị Sen", "Thứ trưởng", "Bộ Nội vụ", HOLDS),
        },
        id="a number of them, of the body named before",
    ),
    pytest.param(
        "UBND tỉnh Hà Giang có 2 Phó Chủ tịch gồm các ông: Lê Văn Bách (phụ trách kinh tế), Trần Văn Sen.",
        {
            ("Lê Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Hà Giang", HOLDS),
            ("Trần Văn Sen", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Hà Giang", HOLDS),
        },
        id="with a word for what they are",
    ),
    pytest.param(
        "UBND tỉnh Hà Giang có 2 Phó Chủ tịch, gồm ông Lê Văn Bách và bà Trần Thị Sen.",
        {
            ("Lê Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Hà Giang", HOLDS),
            ("Trần Thị Sen", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Hà Giang", HOLDS),
        },
        id="behind a comma",
    ),
    pytest.param(
        "Dự có các đồng chí Ủy viên Bộ Chính trị: Phạm Văn Giang; các Phó Thủ tướng: Lê Văn Bách, Trần Thị Sen.",
        {
            ("Phạm Văn Giang", "Ủy viên", "Bộ Chính trị", HOLDS),
            ("Lê Văn Bách", "Ủy viên", "Bộ Chính trị", HOLDS),
            ("Trần Thị Sen", "Ủy viên", "Bộ Chính trị", HOLDS),
            ("Lê Văn Bách", "Phó Thủ tướng", "Chính phủ", HOLDS),
            ("Trần Thị Sen", "Phó Thủ tướng", "Chính phủ", HOLDS),
        },
        id="one list within another",
    ),
    pytest.param(
        "Dự có các đồng chí Ủy viên Bộ Chính trị: Phạm Văn Giang; các đồng chí Bí thư Trung ương Đảng: Lê Văn Bách.",
        {
            ("Phạm Văn Giang", "Ủy viên", "Bộ Chính trị", HOLDS),
            ("Lê Văn Bách", "Bí thư", "Ban Bí thư Trung ương Đảng", HOLDS),
        },
        id="one list after another",
    ),
    pytest.param(
        "Trưởng ban Dân vận Trung ương: Lê Văn Bách; Phó Trưởng ban Dân vận Trung ương: Trần Thị Sen.",
        {
            ("Lê Văn Bách", "Trưởng ban", "Ban Dân vận Trung ương", HOLDS),
            ("Trần Thị Sen", "Phó Trưởng ban", "Ban Dân vận Trung ương", HOLDS),
        },
        id="one person to a title",
    ),
    pytest.param(
        "Tỉnh ủy Hà Giang có 2 Phó Bí thư là ông Lê Văn Bách - Phó Bí thư Thường trực; bà Trần Thị Sen - Chủ tịch "
        "UBND tỉnh; ông Phạm Văn Giang là khách.",
        {
            ("Lê Văn Bách", "Phó Bí thư Thường trực", "Tỉnh ủy Hà Giang", HOLDS),
            ("Trần Thị Sen", "Phó Bí thư", "Tỉnh ủy Hà Giang", HOLDS),
            ("Trần Thị Sen", "Chủ tịch", "Ủy ban nhân dân tỉnh Hà Giang", HOLDS),
        },
        id="with posts of their own behind dashes",
    ),
    pytest.param(
        "Hai Phó Bí thư Tỉnh ủy Hà Giang là ông Lê Văn Bách và bà Trần Thị Sen, Giám đốc Sở Nội vụ Phạm Văn Giang "
        "cùng dự.",
        {
            ("Lê Văn Bách", "Phó Bí thư", "Tỉnh ủy Hà Giang", HOLDS),
            ("Trần Thị Sen", "Phó Bí thư", "Tỉnh ủy Hà Giang", HOLDS),
            ("Phạm Văn Giang", "Giám đốc", "Sở Nội vụ tỉnh Hà Giang", HOLDS),
        },
        id="up to a title before a name",
    ),
    pytest.param(
        "Hai Ủy viên Trung ương Đảng là Bộ trưởng Bộ Nội vụ Lê Văn Bách và Chủ nhiệm Văn phòng Chính phủ Trần Thị Sen.",
        {
            ("Lê Văn Bách", "Ủy viên", "Ban Chấp hành Trung ương Đảng", HOLDS),
            ("Trần Thị Sen", "Ủy viên", "Ban Chấp hành Trung ương Đảng", HOLDS),
            ("Lê Văn Bách", "Bộ trưởng", "Bộ Nội vụ", HOLDS),
            ("Trần Thị Sen", "Chủ nhiệm", "Văn phòng Chính phủ", HOLDS),
        },
        id="with posts of their own before the names",
    ),
    pytest.param(
        "Các Thứ trưởng Bộ Nội vụ Lê Văn Bách, Trần Văn Sen cùng Vụ trưởng Vụ Tổ chức cán bộ Phạm Văn Giang dự.",
        {
            ("Lê Văn Bách", "Thứ trưởng", "Bộ Nội vụ", HOLDS),
            ("Trần Văn Sen", "Thứ trưởng", "Bộ Nội vụ", HOLDS),
            ("Phạm Văn Giang", "Vụ trưởng", "Vụ Tổ chức cán bộ", HOLDS),
        },
        id="and somebody else with them",
    ),
    pytest.param(
        "Nhiều Ủy viên Trung ương Đảng gồm: Bộ trưởng Bộ Nội vụ Lê Văn Bách và bà Trần Thị Sen dự.",
        {
            ("Lê Văn Bách", "Ủy viên", "Ban Chấp hành Trung ương Đảng", HOLDS),
            ("Trần Thị Sen", "Ủy viên", "Ban Chấp hành Trung ương Đảng", HOLDS),
            ("Lê Văn Bách", "Bộ trưởng", "Bộ Nội vụ", HOLDS),
        },
        id="by a word for what makes up a whole",
    ),
    pytest.param(
        "HĐND tỉnh Hà Giang miễn nhiệm 2 Phó Chủ tịch UBND tỉnh nhiệm kỳ trước là Lê Văn Bách, Trần Thị Sen.",
        {
            ("Lê Văn Bách", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Hà Giang", Relation.LEAVES),
            ("Trần Thị Sen", "Phó Chủ tịch", "Ủy ban nhân dân tỉnh Hà Giang", Relation.LEAVES),
        },
        id="of a term told behind the head",
    ),
    pytest.param(
        "Trưởng đoàn: ông Lê Văn Bách, Giám đốc Sở Nội vụ tỉnh Hà Giang; Bí thư Tỉnh ủy Hà Giang: bà Trần Thị Sen.",
        {
            ("Lê Văn Bách", "Giám đốc", "Sở Nội vụ tỉnh Hà Giang", HOLDS),
            ("Trần Thị Sen", "Bí thư", "Tỉnh ủy Hà Giang", HOLDS),
        },
        id="an entry with a post behind the name before another",
    ),
    pytest.param(
        "Chủ tịch UBND tỉnh Hà Giang: Lê Văn Bách đã chỉ đạo kiểm tra.",
        set(),
        id="a name that goes on as the subject of a clause",
    ),
]


@pytest.mark.parametrize(("text", "stated"), LISTS)
def test_each_person_of_a_list_holds_the_title_of_its_head(text: str, stated: set[tuple[str, str, str, str]]) -> None:
    assert positions(text) == stated
