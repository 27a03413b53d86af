"""Figures on the gold never fall below `tests/extraction_floors.json` unless the file says why.

For each gold directory the file holds the digest of the inputs (articles and gold) and a floor for each figure, as it
was measured, rounded down to three places. A floor that was higher in an earlier commit needs an entry `reason`:
`{"floor": 0.95, "reason": "the gold's … was wrong"}`.
"""

import hashlib
import json
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from danvan_kg.evaluation.scores import Evaluation
from tests.evaluation.conftest import ARTICLES

FILE = Path(__file__).parents[1] / "extraction_floors.json"
FLOORS: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
FIGURES = [(gold, figure) for gold, entry in FLOORS.items() for figure in entry["floors"]]


def floor_of(entry: float | Mapping[str, Any]) -> float:
    return float(entry["floor"] if isinstance(entry, Mapping) else entry)


def figures(evaluation: Evaluation) -> dict[str, float]:
    """{"positions": F1, "positions.relation": accuracy …}"""
    return {kind: scores.f1 for kind, scores in evaluation.scores.items()} | evaluation.attributes


def inputs_digest(shared: Path, gold: str) -> str:
    """Over names and contents of the gold files and of the articles."""
    source = shared / ARTICLES[gold]
    articles = [source] if source.is_file() else sorted(source.glob("*.txt"))
    digest = hashlib.sha256()
    for path in [*sorted((shared / "gold" / gold).glob("*.json")), *articles]:
        digest.update(f"{path.name}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


@pytest.mark.shared
@pytest.mark.parametrize("gold", FLOORS)
def test_the_floors_are_of_these_inputs(gold: str, shared: Path) -> None:
    assert inputs_digest(shared, gold) == FLOORS[gold]["digest"], (
        f"articles or gold of {gold} are not those that the floors were measured on; hint: measure again "
        f"(danvan-kg evaluate --gold … --json) and put floors and digest {inputs_digest(shared, gold)} into {FILE.name}"
    )


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize(("gold", "figure"), FIGURES)
def test_no_figure_is_below_its_floor(gold: str, figure: str, evaluations: Mapping[str, Evaluation]) -> None:
    floor, measured = floor_of(FLOORS[gold]["floors"][figure]), figures(evaluations[gold])[figure]
    assert measured >= floor, (
        f"{figure} on {gold} is {measured:.4f}, its floor {floor}; "
        "hint: danvan-kg evaluate --errors KIND shows each mistake, --compare OLDER what got worse"
    )


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.parametrize("gold", ARTICLES)
def test_every_figure_has_a_floor(gold: str, evaluations: Mapping[str, Evaluation]) -> None:
    assert set(FLOORS[gold]["floors"]) == set(figures(evaluations[gold]))


def lowered_without_reason(earlier: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """The figures whose floor is lower, or gone, and has no reason in `now`."""
    found = []
    for gold, entry in earlier.items():
        for figure, before in entry["floors"].items():
            after = now.get(gold, {"floors": {}})["floors"].get(figure, 0.0)
            reason = after.get("reason", "") if isinstance(after, Mapping) else ""
            if floor_of(after) < floor_of(before) and not reason.strip():
                found.append(f"{gold} {figure}")
    return found


def earlier_versions() -> list[Mapping[str, Any]]:
    """The file as it was in each commit that changed it."""

    def git(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["git", *arguments], cwd=FILE.parent, capture_output=True, text=True, check=False)

    commits = git("log", "--format=%H", "--", FILE.name)
    if commits.returncode:
        pytest.skip("no repository here that would tell earlier floors")
    versions = (git("show", f"{commit}:./{FILE.name}") for commit in commits.stdout.split())
    return [json.loads(each.stdout) for each in versions if not each.returncode]


def test_no_floor_was_lowered_without_a_reason() -> None:
    for version in earlier_versions():
        lowered = lowered_without_reason(version, FLOORS)
        assert not lowered, f"lower than in an earlier commit: {lowered}; hint: put a reason beside the floor"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ({"persons": 0.95}, []),
        ({"persons": 0.96}, []),
        ({"persons": 0.94}, ["dev persons"]),
        ({}, ["dev persons"]),
        ({"persons": {"floor": 0.94, "reason": " "}}, ["dev persons"]),
        ({"persons": {"floor": 0.94, "reason": "two gold entries were wrong"}}, []),
    ],
)
def test_a_lower_floor_is_found_unless_it_has_a_reason(after: dict[str, Any], expected: list[str]) -> None:
    assert lowered_without_reason({"dev": {"floors": {"persons": 0.95}}}, {"dev": {"floors": after}}) == expected
