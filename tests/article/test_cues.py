"""The file of layout cues."""

import re
from pathlib import Path

import pytest

from danvan_kg.article.cues import default_cues, folded, read_cues
from danvan_kg.assets import asset
from danvan_kg.errors import AssetError


def test_folding_keeps_the_length_of_a_text() -> None:
    assert folded("ẢNH MINH HOẠ") == "ảnh minh họa"
    assert folded("İstanbul Ảnh") == "İstanbul Ảnh"


def test_a_cue_stands_for_both_placements_of_the_tone_mark_and_any_blanks() -> None:
    assert default_cues().photo.caption_label.match(folded("Trong  ảnh: Các đại biểu"))
    assert default_cues().photo.credit.search(folded("Hội nghị. Ảnh minh hoạ: Minh Tú"))


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("labels: [Nguồn,", "label: [Nguồn,", "source.labels: missing"),
        ("cities:", "towns:", "broken.cities: missing"),
        ("month_words: [tháng]", "month_words: tháng", "clock.month_words: not a list of strings: 'tháng'"),
        ("month_words: [tháng]", "month_words: [tháng", "did not find expected"),
    ],
)
def test_a_fault_in_the_file_is_said_with_its_entry(tmp_path: Path, before: str, after: str, message: str) -> None:
    content = asset("data", "lexicon", "layouts.yaml").read_text()
    assert before in content
    path = tmp_path / "layouts.yaml"
    path.write_text(content.replace(before, after))
    with pytest.raises(AssetError) as caught:
        read_cues(path)
    assert re.search(r"layouts\.yaml:\d+: ", caught.value.message)
    assert message in caught.value.message


def test_a_file_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match="No such file"):
        read_cues(tmp_path / "layouts.yaml")
