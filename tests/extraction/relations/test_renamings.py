"""Bodies that became others, as far as the text tells it safely."""

import pytest

from danvan_kg.extraction import extract
from tests.extraction.views import article_of, assert_evidence_holds, lexicon


def renamings(text: str) -> set[tuple[str, str]]:
    article = article_of(text, published="2018-06-30", province="tỉnh Sơn La")
    extraction = extract(article, lexicon())
    assert_evidence_holds(extraction, article)
    return {(each.before.name, each.after.name) for each in extraction.renamings}


@pytest.mark.parametrize(
    "text",
    [
        "Ông báo cáo Bộ Công nghiệp (nay là Bộ Công Thương) về dự án.",
        "Ông báo cáo Bộ Công nghiệp, nay là Bộ Công Thương, về dự án.",
        "Ông báo cáo Bộ Công Thương (trước đây là Bộ Công nghiệp) về dự án.",
        "Ông làm ở Vụ Kế hoạch, Bộ Công nghiệp (nay là Bộ Công Thương) nhiều năm.",
    ],
)
def test_the_older_and_the_newer_body(text: str) -> None:
    assert renamings(text) == {("Bộ Công nghiệp", "Bộ Công Thương")}


@pytest.mark.parametrize(
    "text",
    [
        "Ông báo cáo Bộ Công nghiệp và Bộ Công Thương.",
        "Ông báo cáo Bộ Công nghiệp (sẽ đổi tên thành Bộ Công Thương) về dự án.",
        "Ông công tác tại Bộ Công nghiệp, nay là Thứ trưởng Bộ Công Thương.",
        "Ông báo cáo Bộ Công nghiệp (nay là Bộ Công Thương và Bộ Xây dựng) về dự án.",
    ],
)
def test_nothing_where_it_is_not_certain(text: str) -> None:
    assert renamings(text) == set()
