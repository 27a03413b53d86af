"""The words of gold files are data, and a fault in them is named."""

from pathlib import Path

import pytest

from danvan_kg.errors import AssetError
from danvan_kg.evaluation.gold_words import gold_words
from danvan_kg.ontology import ontology_quads
from danvan_kg.vocabulary import DV


def test_every_class_named_is_one_of_the_ontology() -> None:
    described = {quad.subject for quad in ontology_quads()}
    words = gold_words()
    assert {DV[name] for name in (*words.document_types.values(), *words.event_kinds.values())} <= described


@pytest.mark.parametrize(
    ("short", "read"),
    [("T.Ư", True), ("TƯ", True), ("T. Ư", True), ("TƯỚNG", False)],
)
def test_dots_inside_a_short_form_may_be_missing(short: str, read: bool) -> None:
    text = f"Ban {short}"
    found = [full for pattern, full in gold_words().abbreviations if pattern.search(text)]
    assert ("Trung ương" in found) is read


def test_a_word_without_a_name_is_a_fault_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gold.yaml"
    path.write_text("document_types:\n  luật: 3\n", encoding="utf-8")
    with pytest.raises(AssetError, match=r"gold\.yaml:2: document_types: not a name: 3"):
        gold_words(path)
