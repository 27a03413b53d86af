"""The README's queries give the README's answers on the sample corpus."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions

from danvan_kg.assets import asset
from danvan_kg.pipeline import Build, BuildOptions
from danvan_kg.snapshot import Snapshot, open_snapshot
from danvan_kg.vocabulary import PREFIXES

README = Path(__file__).resolve().parents[1] / "README.md"

pytestmark = pytest.mark.skipif(not README.exists(), reason="needs a checkout: the README is not in the wheel")

_EXAMPLE = re.compile(r"```sparql\n(?P<query>[^`]*)```\n\n(?P<table>(?:\|.*\n)+)")


def examples() -> list[tuple[str, list[list[str]]]]:
    """Each query of the README with its table: the header's cells, then those of each row."""
    if not README.exists():
        return []
    found = _EXAMPLE.finditer(README.read_text(encoding="utf-8"))
    return [(match["query"], _cells(match["table"])) for match in found]


def _cells(table: str) -> list[list[str]]:
    rows = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in table.splitlines()]
    return [rows[0], *rows[2:]]


def _ignore(*_said: object) -> None:
    """Nobody reads along."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    root = tmp_path_factory.mktemp("sample") / "store"
    options = BuildOptions(sources=(asset("data", "articles"),), store=root, built=datetime(2026, 1, 1, tzinfo=UTC))
    report = Build(options, complain=_ignore, progress=_ignore).run()
    assert report.refused == ()
    return open_snapshot(root)


def test_there_are_five() -> None:
    assert len(examples()) == 5


@pytest.mark.parametrize(("query", "table"), examples())
def test_the_answer_is_the_one_that_is_printed(sample: Snapshot, query: str, table: list[list[str]]) -> None:
    solutions = sample.open_store().query(query, prefixes=PREFIXES)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    assert [names, *[[solution[name].value for name in names] for solution in solutions]] == table


def test_ci_runs_the_test_command_of_the_readme() -> None:
    command = re.search(r"python (-m pytest .*)", README.read_text(encoding="utf-8"))
    assert command is not None
    assert command[1] in (README.parent / ".ci" / "run").read_text(encoding="utf-8")
