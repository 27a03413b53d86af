"""The territory that an article leaves out."""

import pytest

from danvan_kg.article import Article, Zone, ZoneKind
from danvan_kg.extraction import recognise
from danvan_kg.text import Span, nfc
from tests.extraction.reading import lexicon

BODY = "Tháng trước, ông Lê Văn Bách dẫn đoàn đến tỉnh Nghệ An. Ông từng là Chánh Văn phòng Tỉnh ủy."


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("Giám đốc sở ở Ninh Bình bị cảnh cáo", "Văn phòng Tỉnh ủy Ninh Bình"),
        ("Giám đốc sở bị cảnh cáo", "Văn phòng Tỉnh ủy Nghệ An"),
        ("Ninh Bình và Hà Nam ký thỏa thuận", "Văn phòng Tỉnh ủy Nghệ An"),
    ],
)
def test_the_one_province_of_the_title_outweighs_one_that_is_named_by_the_way(title: str, body: str) -> None:
    text = nfc(f"{title}\n{BODY}")
    end = len(nfc(title))
    zones = (Zone(ZoneKind.TITLE, Span(0, end)), Zone(ZoneKind.BODY, Span(end + 1, len(text))))
    view = recognise(Article("test", text, zones, title=title), lexicon())
    assert [o.position.organization.name for o in view.positions if o.position.organization] == [body]
