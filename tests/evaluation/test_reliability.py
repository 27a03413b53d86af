"""How often each rule is right."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

from danvan_kg.evaluation import GoldArticle, read_gold, read_stated
from danvan_kg.evaluation.reliability import ENOUGH_CASES, Case, Reliability, by_family, measure
from danvan_kg.quads.confidence import load_confidence
from danvan_kg.snapshot import open_snapshot


@pytest.fixture(scope="module")
def cases(own_store: Path, own_gold: list[GoldArticle]) -> list[Case]:
    store = open_snapshot(own_store).open_store()
    return measure(own_gold, read_stated(store), store)


def judged(cases: list[Case], aspect: str) -> list[bool]:
    return [case.is_right for case in cases if case.aspect == aspect]


def test_what_gold_bears_out_is_right_and_what_it_does_not_is_wrong(cases: list[Case]) -> None:
    assert sorted(judged(cases, "persons")) == [False, True]
    assert sorted(judged(cases, "positions")) == [False, True]
    assert judged(cases, "documents.date") == [True]
    assert judged(cases, "documents.symbol") == [True]
    assert judged(cases, "documents.issuer") == [False]
    assert judged(cases, "events.part") == [True]
    assert set(judged(cases, "events.organizer")) == {True}


def test_what_gold_leaves_open_is_not_judged(cases: list[Case]) -> None:
    assert judged(cases, "documents.title") == []
    assert not any(case.rule.startswith("organization") for case in cases)


def changed(gold: list[GoldArticle], kind: str, **values: object) -> list[GoldArticle]:
    """The gold with other values in the facts of one kind."""
    return [
        GoldArticle(each.identifier, {**each.facts, kind: [{**fact, **values} for fact in each.facts[kind]]})
        for each in gold
    ]


@pytest.mark.parametrize(
    ("relation", "expected"),
    [("holds", True), ("appointed", True), ("leaves", True), ("former", False), ("nominated", False)],
)
def test_a_title_is_right_of_somebody_who_comes_or_goes(
    own_store: Path, own_gold: list[GoldArticle], relation: str, expected: bool
) -> None:
    store = open_snapshot(own_store).open_store()
    cases = measure(changed(own_gold[:1], "positions", relation=relation), read_stated(store), store)
    assert judged(cases, "positions") == [expected]


@pytest.mark.parametrize(("issuer", "expected"), [(None, []), ("Bộ Chính trị", [False])])
def test_an_attribute_that_gold_leaves_open_decides_nothing(
    own_store: Path, own_gold: list[GoldArticle], issuer: str | None, expected: list[bool]
) -> None:
    store = open_snapshot(own_store).open_store()
    cases = measure(changed(own_gold, "documents", issuer=issuer), read_stated(store), store)
    assert judged(cases, "documents.issuer") == expected


def test_only_observations_and_assertions_carry_a_confidence(cases: list[Case]) -> None:
    assert {case.aspect for case in cases if not case.carries_confidence} <= {"persons", "documents", "events"}


def test_a_case_counts_in_its_rule_and_in_every_family_above() -> None:
    cases = [Case(rule, "positions", right, True) for rule, right in [("a.b", True), ("a.c.d", False), ("e", True)]]
    assert by_family(cases) == {
        "a": Reliability(1, 2),
        "a.b": Reliability(1, 1),
        "a.c": Reliability(0, 1),
        "a.c.d": Reliability(0, 1),
        "e": Reliability(1, 1),
    }


def read_by_hand() -> list[Case]:
    path = Path(__file__).parents[2] / "benchmarks" / "readings.yaml"
    return [
        Case(entry["rule"], entry["aspect"], number < entry["right"], carries_confidence=True)
        for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
        for number in range(entry["statements"])
    ]


@pytest.mark.shared
@pytest.mark.slow
def test_the_confidence_that_statements_carry_is_what_is_measured(
    gold_stores: Mapping[str, Path], shared: Path
) -> None:
    measured: list[Case] = []
    for name, root in gold_stores.items():
        store = open_snapshot(root).open_store()
        measured += measure(read_gold(shared / "gold" / name), read_stated(store), store)
    families = by_family([case for case in measured if case.carries_confidence] + read_by_hand())
    carried = load_confidence().families
    # Small changes of the grammar need no new file.
    stale = {
        family: (float(carried[family]), round(each.precision, 3))
        for family, each in families.items()
        if family in carried and abs(float(carried[family]) - each.precision) > 0.05
    }
    assert not stale, "hint: python benchmarks/measure_confidence.py ../shared --write"
    assert {name for name, each in families.items() if each.cases >= 2 * ENOUGH_CASES} <= set(carried)


def test_enough_cases_make_a_faultless_rule_better_than_nine_in_ten() -> None:
    # 95 % certainty: a rule that is right nine times in ten has a faultless run this long in one of twenty trials.
    assert 0.9**ENOUGH_CASES < 0.05
    assert Reliability(ENOUGH_CASES, ENOUGH_CASES).is_enough
    assert not Reliability(ENOUGH_CASES - 1, ENOUGH_CASES - 1).is_enough
