"""The page on the architecture is held to the code."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "architecture.md"
PACKAGE = ROOT / "src" / "danvan_kg"

pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="needs a checkout: documents are not in the wheel")


def layers_of_the_page() -> list[set[str]]:
    table = PAGE.read_text(encoding="utf-8").split("<!-- layers -->")[1].split("##")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    return [set(re.findall(r"`(\w+)`", cell)) for cell in first_cells]


def test_the_page_lists_the_layers_that_are_checked() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    assert layers_of_the_page() == [{name.strip() for name in layer.split("|")} for layer in contract["layers"]]


def test_every_module_stands_in_one_layer() -> None:
    modules = {path.stem for path in PACKAGE.glob("[!_]*.py")}
    modules |= {path.parent.name for path in PACKAGE.glob("[!_]*/__init__.py")}
    listed = [name for layer in layers_of_the_page() for name in layer]
    assert len(listed) == len(set(listed))
    assert set(listed) == modules
