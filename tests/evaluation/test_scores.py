"""Figures, and each mistake with what identifies it."""

from pathlib import Path

import pytest

from danvan_kg.errors import InputError
from danvan_kg.evaluation import GoldArticle, Scores, evaluate, read_gold, read_stated
from danvan_kg.snapshot import open_snapshot


@pytest.mark.parametrize(
    ("scores", "expected"),
    [(Scores(3, 4, 6), (0.75, 0.5, 0.6)), (Scores(0, 4, 6), (0, 0, 0)), (Scores(0, 0, 0), (0, 0, 0))],
)
def test_ratios(scores: Scores, expected: tuple[float, float, float]) -> None:
    assert (scores.precision, scores.recall, scores.f1) == pytest.approx(expected)


def test_each_miss_each_false_fact_and_each_wrong_attribute_is_a_mistake(
    own_store: Path, own_gold: list[GoldArticle]
) -> None:
    evaluation = evaluate(own_gold, read_stated(open_snapshot(own_store).open_store()))
    mistakes = {(each.kind, each.article, *each.key[2:4], each.attribute) for each in evaluation.mistakes}
    assert ("persons", "giao-ban", "missed", '"Ngô Văn Vắng"', None) in mistakes
    assert ("persons", "be-mac", "wrong", '[["Hoàng Thị Mẫu"]]', None) in mistakes
    assert [each.attribute for each in evaluation.mistakes if each.kind == "documents"] == ["issuer"]
    assert evaluation.scores["persons"] == Scores(1, 2, 2)
    assert evaluation.attributes["documents.issuer"] == 0
    assert evaluation.attributes["positions.relation"] == 1


def test_a_directory_without_gold_and_a_file_that_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no gold files"):
        read_gold(tmp_path)
    (tmp_path / "a.json").write_text('{"id": "a"}', encoding="utf-8")
    with pytest.raises(InputError, match=r"a\.json: not a gold file"):
        read_gold(tmp_path)
