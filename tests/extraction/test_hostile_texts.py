"""Extraction takes time that grows with length only, whatever the text is."""

import pytest
from benchmarks.hostile_texts import MEBIBYTE, TEXTS, cpu_seconds

pytestmark = pytest.mark.slow
_LENGTH = MEBIBYTE // 16
_TIMES = 4
# Four times the length takes four times as long where time grows with length, sixteen where with its square. Machines
# are seldom quiet, so one round of three is enough.
_RATIO = 8.0
_ROUNDS = 3
# CPU seconds for a mebibyte of what no article says much by: far below what a person waits for.
_SECONDS = 2.0
_EMPTY = (
    *("one head", "commas without blanks", "opening quotes without blanks", "parentheses", "no blank at all"),
    *("former", "blank lines", "marks on letters"),
)


@pytest.mark.parametrize("name", TEXTS)
def test_time_grows_with_length_only(name: str) -> None:
    cpu_seconds(name, 100)
    ratios = (cpu_seconds(name, _TIMES * _LENGTH) / cpu_seconds(name, _LENGTH) for _ in range(_ROUNDS))
    assert any(ratio < _RATIO for ratio in ratios)


@pytest.mark.parametrize("name", _EMPTY)
def test_a_mebibyte_of_nothing_takes_less_than_two_seconds(name: str) -> None:
    assert min(cpu_seconds(name, MEBIBYTE) for _ in range(2)) < _SECONDS
