"""A running site, what every client asks it, and what each of them must see."""

import importlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.browse.small_corpus import HOSTILE, publish
from tests.site_process import serving

HERE = Path(__file__).parent

PREFIX = "PREFIX dv: <https://w3id.org/danvan-kg/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
PATTERN = "{ ?person a dv:Person ; rdfs:label ?label }"
SELECT = f"{PREFIX} SELECT ?person ?label WHERE {PATTERN} ORDER BY ?person"
ASK = f"{PREFIX} ASK {PATTERN}"
CONSTRUCT = f"{PREFIX} CONSTRUCT WHERE {PATTERN}"

# Two labels, one with tones, one with all that markup, CSV and Turtle have to escape.
PEOPLE = {
    ("https://w3id.org/danvan-kg/id/person/hostile-8f383ccd", HOSTILE, "vi"),
    ("https://w3id.org/danvan-kg/id/person/le-thi-mau-0867b153", "Lê Thị Mẫu", "vi"),
}
TRIPLES = 4


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The query address of `danvan-kg serve` over a small corpus."""
    store = publish(tmp_path_factory.mktemp("clients") / "store")
    with serving("--store", store) as site:
        yield site.address + "/sparql"


def missing(what: str) -> None:
    """Skips the test; fails it in CI, where everything is installed."""
    reason = f"needs {what}: see .ci/clients"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def module(name: str) -> ModuleType:
    """A Python package that is installed for these tests alone."""
    try:
        return importlib.import_module(name)
    except ModuleNotFoundError:
        missing(f"the Python package {name}")
        raise


def run(program: str, *arguments: str) -> str:
    """What a program of the system prints."""
    if shutil.which(program) is None:
        missing(f"the command {program}")
    result = subprocess.run(
        [program, *arguments], capture_output=True, text=True, encoding="utf-8", check=False, timeout=120
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def lines(text: str) -> list[list[str]]:
    """The fields of a script's lines, which tabs part."""
    return [line.split("\t") for line in text.splitlines()]


def check_everything_seen(text: str) -> None:
    """A script that asked all three queries saw every person, the truth and every triple."""
    found = lines(text)
    assert {tuple(fields[1:]) for fields in found if fields[0] == "row"} == PEOPLE
    assert ["ask", "true"] in found
    assert ["triples", str(TRIPLES)] in found
