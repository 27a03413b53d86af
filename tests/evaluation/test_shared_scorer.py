"""The instrument says what the shared scorer says: of the same graph through the real server, and of any names."""

import importlib.util
import json
import re
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.evaluation import normal_form
from danvan_kg.evaluation.scores import Evaluation
from tests.conftest import SHARED

pytestmark = pytest.mark.shared
SCORER = SHARED / "gold" / "score.py"


def endpoint_of(process: subprocess.Popen[str]) -> str:
    """The query address that `serve` prints, once it answers."""
    assert process.stderr is not None
    address = next(found[1] for line in process.stderr if (found := re.search(r"at (http\S+)/ ", line)))
    for _ in range(300):
        try:
            urllib.request.urlopen(address + "/readyz", timeout=10).close()
        except OSError:
            time.sleep(0.1)
        else:
            return address + "/sparql"
    raise AssertionError(f"{address} does not answer")


@pytest.fixture(scope="module", params=["seeds", "dev"])
def served(request: pytest.FixtureRequest, gold_stores: Mapping[str, Path]) -> Iterator[tuple[str, str]]:
    """The name of a gold directory and the address of a server over its store."""
    command = [sys.executable, "-m", "danvan_kg", "serve", "--store", str(gold_stores[request.param]), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield request.param, endpoint_of(process)
        finally:
            process.terminate()


@pytest.mark.slow
def test_both_give_the_same_figures(served: tuple[str, str], evaluations: Mapping[str, Evaluation]) -> None:
    name, endpoint = served
    command = [sys.executable, str(SCORER), "--endpoint", endpoint, "--gold", str(SCORER.parent / name), "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, timeout=200).stdout)
    assert evaluations[name].as_json() == theirs


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


WORDS = ["tỉnh", "Thành phố", "của", "các", "hoà", "hòa", "Uỷ", "Thuý", "quý", "khoẻ", "loà xoà", "HUÝ", "phó ban"]
ABBREVIATIONS = ["TW", "T.Ư", "TƯ", "UBND", "TP.HCM", "TP.", "MTTQ", "BCĐ", "18/2000/CT-TTg", "-", "(", ")", "“", "a_b"]
PIECES = st.sampled_from(WORDS) | st.sampled_from(ABBREVIATIONS)
NAMES = st.lists(PIECES | st.text(max_size=6), max_size=6).map(" ".join)


@given(text=NAMES)
def test_names_are_compared_in_the_same_form(scorer: ModuleType, text: str) -> None:
    assert normal_form.name(text) == scorer.norm(text)
    assert normal_form.organization(text) == scorer.norm_org(text)
    assert normal_form.role(text) == scorer.norm_role(text)
    assert normal_form.symbol(text) == scorer.norm_symbol(text)


@given(left=NAMES, right=NAMES)
def test_similarity_is_the_same(scorer: ModuleType, left: str, right: str) -> None:
    assert normal_form.similar(left, right) == scorer.similar(left, right)
    assert normal_form.similar(left, right, 0.85) == scorer.similar(left, right, 0.85)
