"""The sentence behind each mistake."""

from pathlib import Path

import pytest

from danvan_kg.evaluation import GoldArticle, evaluate, read_stated
from danvan_kg.evaluation.sentences import Sentences, sentence
from danvan_kg.snapshot import open_snapshot
from danvan_kg.text import Span

TEXT = "Mưa ở TP. Huế rất to. Ông An đến lúc 9 giờ. “Tôi về!” Bà Bình nói.\nTrang sau"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("Huế", "Mưa ở TP. Huế rất to."),
        ("Ông An", "Ông An đến lúc 9 giờ."),
        ("to. Ông", "Mưa ở TP. Huế rất to. Ông An đến lúc 9 giờ."),
        ("Bình", "Bà Bình nói."),
        ("sau", "Trang sau"),
        (TEXT, " ".join(TEXT.split())),
    ],
)
def test_a_sentence_ends_at_a_stop_or_a_line_and_not_after_an_abbreviation(quote: str, expected: str) -> None:
    start = TEXT.index(quote)
    assert sentence(TEXT, Span(start, start + len(quote))) == expected


def test_every_mistake_has_its_sentence_but_a_person_whom_no_text_names(
    own_store: Path, own_gold: list[GoldArticle]
) -> None:
    store = open_snapshot(own_store).open_store()
    found = {each.key[:4]: Sentences(store).of(each) for each in evaluate(own_gold, read_stated(store)).mistakes}
    speech = "(Báo Thử nghiệm) - Bà Hoàng Thị Mẫu, Phó Giám đốc Sở Nội vụ tỉnh Bắc Giang phát biểu bế mạc."
    assert found["persons", "be-mac", "wrong", '[["Hoàng Thị Mẫu"]]'] == speech
    position = '[["Hoàng Thị Mẫu"], ["Phó Giám đốc"], ["Sở Nội vụ tỉnh Bắc Giang"]]'
    assert found["positions", "be-mac", "wrong", position] == speech
    assert found["persons", "giao-ban", "missed", '"Ngô Văn Vắng"'] == "Ngô Văn Vắng"
    (directive,) = [quote for key, quote in found.items() if key[0] == "documents"]
    assert directive == "Hội nghị quán triệt Chỉ thị số 99-CT/TW ngày 5/2/2019 của Ban Bí thư."
