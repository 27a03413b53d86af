"""Each stored query answers on the five real articles what a reader of them would say.

A folder `tests/queries/<name>/` holds `cases.yaml`: a list of cases with

- `arguments`: as a user writes them, things by their labels; `{select: …}` finds a thing by a query on `?thing`;
- `because`: where a reader finds it (article and words in the gold annotations, or the authority file);
- `rows`: the expected rows, each a mapping of columns; columns that are not named are not compared. A value of null
  means unbound;
- `also`: true where the graph may answer more rows (curated knowledge beyond the articles); otherwise the rows are all.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from pyoxigraph import QuerySolutions, Store

from danvan_kg.pipeline import Build, BuildOptions
from danvan_kg.snapshot import open_snapshot
from danvan_kg.stored_query import StoredQuery, names_a_thing, packaged_queries, things_called
from danvan_kg.vocabulary import PREFIXES

FOLDER = Path(__file__).parent


def _cases() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*/cases.yaml")):
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")), 1):
            yield pytest.param(path.parent.name, case, id=f"{path.parent.name}-{number}")


@pytest.fixture(scope="session")
def seeds(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The store of the five real articles, built by the real pipeline."""
    store = tmp_path_factory.mktemp("seeds") / "store"
    options = BuildOptions(sources=(shared / "articles",), store=store, built=datetime(2024, 1, 1, tzinfo=UTC))
    complaints: list[str] = []
    Build(options, complaints.append, lambda *_: None).run()
    assert complaints == []
    return open_snapshot(store).open_store()


def _rows(store: Store, sparql: str) -> list[dict[str, str | None]]:
    solutions = store.query(sparql, prefixes=PREFIXES)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    return [{name: None if row[name] is None else row[name].value for name in names} for row in solutions]


def _argument(store: Store, query: StoredQuery, name: str, value: Any) -> str:
    if isinstance(value, dict):
        (row,) = _rows(store, value["select"])
        return str(row["thing"])
    if not names_a_thing(query.parameter(name), str(value)):
        return str(value)
    things = {
        row["thing"] for row in _rows(store, things_called(query.parameter(name), value)) if row["exact"] == "true"
    }
    assert len(things) == 1, f"{value!r} is the name of {len(things)} things"
    return str(things.pop())


@pytest.mark.shared
@pytest.mark.parametrize(("name", "case"), list(_cases()))
def test_the_answer_is_what_the_articles_say(seeds: Store, name: str, case: dict[str, Any]) -> None:
    query = packaged_queries()[name]
    given = case.get("arguments") or {}
    arguments = {key: _argument(seeds, query, key, value) for key, value in given.items()}
    answered = _rows(seeds, query.bind(arguments))
    expected = [{key: None if value is None else str(value) for key, value in row.items()} for row in case["rows"]]
    columns = {key for row in expected for key in row}
    found = [{key: value for key, value in row.items() if key in columns} for row in answered]
    missing = [row for row in expected if not any(row.items() <= each.items() for each in found)]
    assert not missing, f"answered: {found}"
    if not case.get("also"):
        surplus = [each for each in found if not any(row.items() <= each.items() for row in expected)]
        assert not surplus
        assert len(found) >= len(expected)


def test_every_query_that_the_real_articles_can_answer_has_a_case() -> None:
    """The questions that need more articles, and tables and counts of whatever there is, have none."""
    without = set(packaged_queries()) - {path.parent.name for path in FOLDER.glob("*/cases.yaml")}
    assert without == {
        "campaigns-that-go-on",
        "direct-subordinates-of-body",
        "officials-who-moved-between-levels",
        "persons-who-share-a-name",
        "predecessors-and-successors",
        "quarantined-statements",
    }


@pytest.mark.shared
@pytest.mark.parametrize("name", packaged_queries())
def test_every_query_runs_without_its_optional_arguments(seeds: Store, name: str) -> None:
    """With a thing that does not exist there is no answer, and no error."""
    query = packaged_queries()[name]
    arguments = {
        parameter.name: "https://example.org/nothing" if parameter.type == "iri" else parameter.example or ""
        for parameter in query.parameters
        if parameter.required
    }
    rows = _rows(seeds, query.bind(arguments))
    assert not rows or not any(parameter.required and parameter.type == "iri" for parameter in query.parameters)


@pytest.mark.shared
@pytest.mark.parametrize("name", packaged_queries())
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_sentence_names_columns_that_each_row_has(seeds: Store, name: str, language: str) -> None:
    """Outside of square brackets a sentence names only what is never unbound."""
    query = packaged_queries()[name]
    always = set(re.findall(r"\{(\w+)\}", re.sub(r"\[[^\]]*\]", "", query.answer[language])))
    arguments = {
        each.name: "https://example.org/x" if each.type == "iri" else str(each.example) for each in query.parameters
    }
    solutions = seeds.query(query.bind(arguments))
    assert isinstance(solutions, QuerySolutions)
    columns = {variable.value for variable in solutions.variables}
    assert set(re.findall(r"\{(\w+)\}", query.answer[language])) <= columns
    asked_without_arguments = not any(parameter.required for parameter in query.parameters)
    for row in _rows(seeds, query.sparql) if asked_without_arguments else []:
        assert always <= {key for key, value in row.items() if value is not None}
