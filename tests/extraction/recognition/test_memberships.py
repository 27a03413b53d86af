"""Memberships of bodies: who joins, leaves or makes them up."""

import pytest

from danvan_kg.observation import Relation
from tests.extraction.reading import positions

HOLDS, APPOINTED, NOMINATED = Relation.HOLDS, Relation.APPOINTED, Relation.NOMINATED
SECRETARIAT, STANDING = "Ban Bí thư Trung ương Đảng", "Ban Thường vụ Tỉnh ủy Sơn La"


def members(body: str, relation: str, *names: str) -> set[tuple[str, str, str, str]]:
    return {(name, "Ủy viên", body, relation) for name in names}


CASES = [
    pytest.param(
        "Ban Bí thư chỉ định các ông Lê Văn Bách, Trần Văn Giang tham gia Ban Thường vụ Tỉnh ủy Sơn La.",
        members(STANDING, APPOINTED, "Lê Văn Bách", "Trần Văn Giang"),
        id="all of a list join",
    ),
    pytest.param(
        "Theo ông Lê Văn Bách, ông Trần Văn Giang tham gia Ban Thường vụ Tỉnh ủy Sơn La.",
        members(STANDING, APPOINTED, "Trần Văn Giang"),
        id="who tells it joins nothing",
    ),
    pytest.param(
        "Hội nghị đã bầu bổ sung ông Lê Văn Bách và bà Trần Thị Sen vào Ban Bí thư.",
        members(SECRETARIAT, APPOINTED, "Lê Văn Bách", "Trần Thị Sen"),
        id="chosen into a body",
    ),
    pytest.param(
        "Hội nghị giới thiệu ông Lê Văn Bách vào Ban Thường vụ Tỉnh ủy Sơn La.",
        members(STANDING, NOMINATED, "Lê Văn Bách"),
        id="proposed for a body",
    ),
    pytest.param(
        "Hội nghị đã bầu ba người vào Ban Bí thư gồm các ông: Lê Văn Bách, Trần Văn Giang, Phạm Văn Sen.",
        members(SECRETARIAT, APPOINTED, "Lê Văn Bách", "Trần Văn Giang", "Phạm Văn Sen"),
        id="counted, and named behind the body",
    ),
    pytest.param(
        "Bộ Chính trị phân công một số đồng chí tham gia Ban Bí thư gồm: ông Lê Văn Bách (Tổng Bí thư) và "
        "bà Trần Thị Sen (Trưởng Ban Dân vận Trung ương), nâng số thành viên lên chín người.",
        {
            *members(SECRETARIAT, APPOINTED, "Lê Văn Bách", "Trần Thị Sen"),
            ("Lê Văn Bách", "Tổng Bí thư", "Ban Chấp hành Trung ương Đảng", HOLDS),
            ("Trần Thị Sen", "Trưởng ban", "Ban Dân vận Trung ương", HOLDS),
        },
        id="with posts of their own",
    ),
    pytest.param(
        "Ông Lê Văn Bách, Bí thư Trung ương Đảng, thôi tham gia Ban Bí thư.",
        {("Lê Văn Bách", "Bí thư", SECRETARIAT, Relation.LEAVES)},
        id="by the name that its members have there",
    ),
    pytest.param(
        "Ông Lê Văn Bách phát biểu. Có 25 người được chỉ định tham gia Ban Thường vụ Tỉnh ủy Sơn La.",
        set(),
        id="persons without names",
    ),
    pytest.param(
        "Hai thành viên Ban Bí thư gồm ông Lê Văn Bách và bà Trần Thị Sen.",
        members(SECRETARIAT, HOLDS, "Lê Văn Bách", "Trần Thị Sen"),
        id="by another word for a member",
    ),
    pytest.param(
        "Ban Thường vụ Tỉnh ủy Sơn La khóa XV gồm các đồng chí: Lê Văn Bách, Trần Thị Sen.",
        members(STANDING, HOLDS, "Lê Văn Bách", "Trần Thị Sen"),
        id="who makes up a body",
    ),
    pytest.param(
        "Đại hội đã bầu Ban Thường vụ Tỉnh ủy Sơn La gồm 15 đồng chí, ra mắt chiều nay; ông Lê Văn Bách có mặt.",
        set(),
        id="how many make it up",
    ),
    pytest.param(
        "Lãnh đạo (có Ban Thường vụ Tỉnh ủy Sơn La) gồm: Lê Văn Bách, Trần Thị Sen.",
        set(),
        id="a list of what stands before a bracket",
    ),
    pytest.param(
        "Thường trực HĐND tỉnh Sơn La gồm ông Lê Văn Bách, Chủ tịch; bà Trần Thị Sen, Phó Chủ tịch.",
        set(),
        id="parts in the body itself",
    ),
    pytest.param(
        "Ông Lê Văn Bách và bà Trần Thị Sen được bầu làm Phó Bí thư Tỉnh ủy Sơn La.",
        {(name, "Phó Bí thư", "Tỉnh ủy Sơn La", APPOINTED) for name in ("Lê Văn Bách", "Trần Thị Sen")},
        id="two take one post",
    ),
    pytest.param(
        "Quốc hội phê chuẩn 2 ông Lê Văn Bách, Trần Văn Giang giữ chức Phó Thủ tướng.",
        {(name, "Phó Thủ tướng", "Chính phủ", APPOINTED) for name in ("Lê Văn Bách", "Trần Văn Giang")},
        id="counted before their names",
    ),
    pytest.param(
        "Theo ông Phạm Văn Sen và ông Lê Văn Bách, ông Trần Văn Giang được bầu làm Phó Bí thư Tỉnh ủy Sơn La.",
        {("Trần Văn Giang", "Phó Bí thư", "Tỉnh ủy Sơn La", APPOINTED)},
        id="two tell of a third",
    ),
    pytest.param(
        "Ông Lê Văn Bách, con ông Phạm Văn Sen và bà Trần Thị Sen, được bầu làm Phó Bí thư Tỉnh ủy Sơn La.",
        {("Lê Văn Bách", "Phó Bí thư", "Tỉnh ủy Sơn La", APPOINTED)},
        id="not the parents",
    ),
    pytest.param(
        "Hội nghị bầu ông Lê Văn Bách vào vị trí Phó Bí thư Tỉnh ủy Sơn La.",
        {("Lê Văn Bách", "Phó Bí thư", "Tỉnh ủy Sơn La", APPOINTED)},
        id="into a post",
    ),
    pytest.param(
        "Ông Lê Văn Bách và bà Trần Thị Sen được bầu làm Chủ tịch và Phó Chủ tịch HĐND tỉnh Sơn La.",
        {
            ("Lê Văn Bách", "Chủ tịch", "Hội đồng nhân dân tỉnh Sơn La", APPOINTED),
            ("Trần Thị Sen", "Phó Chủ tịch", "Hội đồng nhân dân tỉnh Sơn La", APPOINTED),
        },
        id="two take a post each",
    ),
]


@pytest.mark.parametrize(("text", "stated"), CASES)
def test_each_person_who_is_said_to_be_in_a_body_is_a_member(text: str, stated: set[tuple[str, str, str, str]]) -> None:
    assert positions(text) == stated
