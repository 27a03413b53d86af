"""`danvan-kg evaluate`: mistakes with their sentences, and what got better or worse between two stores."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import ARTICLE, Run

POSITION = {"person": "Trương Thị Mai", "role": "Trưởng ban", "organization": "Ban Dân vận Trung ương"}
GOLD: dict[str, Any] = {
    "id": "hoi-nghi",
    "persons": ["Trương Thị Mai"],
    "positions": [{**POSITION, "relation": "former", "quote": "Trưởng Ban Dân vận Trung ương"}],
    "documents": [],
    "campaigns": [],
    "programmes": [],
    "events": [],
}


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("gold")
    (folder / "hoi-nghi.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return folder


def test_each_mistake_is_printed_with_its_sentence(run: Run, store: Path, gold: Path) -> None:
    lines = run("evaluate", "--gold", gold, "--store", store, "--errors", "positions").stdout.splitlines()
    wrong = next(number for number, line in enumerate(lines) if line.startswith("wrong  hoi-nghi: "))
    differs = next(number for number, line in enumerate(lines) if line.startswith("differs hoi-nghi: relation of "))
    assert "Bộ Chính trị" in lines[wrong]
    sentence = ARTICLE.splitlines()[3]
    assert lines[wrong + 1].strip() == f"“{sentence}”"
    assert lines[differs + 1].strip() == f"“{sentence}”"


def test_a_store_without_texts_gives_the_quotes(run: Run, articles: Path, gold: Path, tmp_path: Path) -> None:
    assert run("build", articles, "--store", tmp_path / "store", "--quotes-only").returncode == 0
    lines = run("evaluate", "--gold", gold, "--store", tmp_path / "store", "--errors", "positions").stdout.splitlines()
    differs = next(number for number, line in enumerate(lines) if line.startswith("differs "))
    assert lines[differs + 1].strip() == "“Trưởng Ban Dân vận Trung ương”"


def test_an_unknown_kind_of_error_is_wrong_usage(run: Run, store: Path, gold: Path) -> None:
    result = run("evaluate", "--gold", gold, "--store", store, "--errors", "people")
    assert result.returncode == 2
    assert "hint: one of persons, positions" in result.stderr


def compared(run: Run, gold: Path, store: Path, other: Path) -> list[str]:
    output = run("evaluate", "--gold", gold, "--store", store, "--compare", other).stdout
    return [line for line in output.splitlines() if line.startswith(("better: ", "worse : "))]


def test_what_got_better_and_what_worse_is_told_fact_by_fact(run: Run, store: Path, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "hoi-nghi.txt").write_text(ARTICLE.replace("Đồng chí Trương Thị Mai", "Ông Lê Văn Thử"), "utf-8")
    assert run("build", tmp_path / "hoi-nghi.txt", "--store", tmp_path / "other").returncode == 0
    lines = compared(run, gold, store, tmp_path / "other")
    assert 'better: missed hoi-nghi: "Trương Thị Mai"' in lines
    assert any(line.startswith("better: wrong  hoi-nghi: ") and "Lê Văn Thử" in line for line in lines)
    back = compared(run, gold, tmp_path / "other", store)
    assert 'worse : missed hoi-nghi: "Trương Thị Mai"' in back


def test_a_store_compared_with_itself_is_neither(run: Run, store: Path, gold: Path) -> None:
    assert compared(run, gold, store, store) == []
