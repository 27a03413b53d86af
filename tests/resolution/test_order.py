"""The outcome is the same whatever the order of reading and whatever the hash seed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_kg.authority import load_authority
from danvan_kg.quads import corpus_quads
from danvan_kg.resolution import resolve
from tests.resolution.corpus import CORPUS, quad_text

ROOT = Path(__file__).parents[2]


@settings(max_examples=25, deadline=None)
@given(st.permutations(CORPUS))
def test_order_of_reading_changes_nothing(corpus: list) -> None:  # type: ignore[type-arg]
    """Any permutation of the articles gives the same lines in the same order."""
    assert quad_text(corpus) == quad_text(CORPUS)


def test_an_iterator_is_as_good_as_a_list() -> None:
    resolution = resolve(iter(CORPUS), load_authority())
    assert list(corpus_quads(resolution)) == list(corpus_quads(resolution))


@pytest.mark.parametrize("seed", ["1", "2"])
def test_hash_seed_changes_nothing(seed: str) -> None:
    """A fresh interpreter with another PYTHONHASHSEED writes the same bytes."""
    program = "from tests.resolution.corpus import CORPUS, quad_text; print(quad_text(CORPUS), end='')"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8", "TZ": "Asia/Ho_Chi_Minh"}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=environment, capture_output=True, check=True, timeout=120
    )
    assert done.stdout.decode() == quad_text(CORPUS)
