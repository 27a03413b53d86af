"""Each shape catches what it must and lets its valid neighbours pass; both engines report the same."""

import pytest

from danvan_kg.ontology import shapes_quads
from danvan_kg.validation import project_shapes, validate_graphs, validate_store
from danvan_kg.vocabulary import DV
from tests.shapes.shape_case import case_names, expected_rows, load_case, rows


@pytest.mark.parametrize("name", case_names())
def test_compiled_shapes_report_exactly_what_is_expected(name: str) -> None:
    assert rows(validate_store(load_case(name))) == expected_rows(name)


@pytest.mark.slow
@pytest.mark.parametrize("name", case_names())
def test_pyshacl_reports_exactly_what_is_expected(name: str) -> None:
    assert rows(validate_graphs(load_case(name))) == expected_rows(name)


def test_the_context_of_all_cases_conforms_without_a_word() -> None:
    assert rows(validate_store(load_case(None))) == []


def test_every_shape_that_is_compiled_is_broken_by_some_case() -> None:
    compiled = {constraint.shape.rsplit("#", 1)[1] for constraint in project_shapes()}
    broken = {row["shape"] for name in case_names() for row in expected_rows(name)}
    assert compiled - broken == set()


def test_every_rule_from_s1_to_s24_has_a_shape() -> None:
    rules = {quad.object.value for quad in shapes_quads() if quad.predicate == DV["ruleIdentifier"]}
    assert rules == {f"S{number}" for number in range(1, 25)}
