"""The pages of the sample corpus: one of each class, in both languages."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from pyoxigraph import NamedNode, QuerySolutions
from starlette.testclient import TestClient

from danvan_kg.assets import asset
from danvan_kg.pipeline import Build, BuildOptions
from danvan_kg.snapshot import open_snapshot
from danvan_kg.vocabulary import IDENTIFIER, PREFIXES
from tests.browse.conftest import client_over

# A thing whose description has a property that no thing before it has; with these every property is seen.
_THINGS = """
SELECT ?property (MIN(?subject) AS ?thing) (MIN(?object) AS ?other) WHERE {
  ?subject ?property ?object . FILTER(STRSTARTS(STR(?subject), "https://w3id.org/danvan-kg/id/"))
  FILTER NOT EXISTS { ?subject a ?part . FILTER(?part IN (dv:Participation, dv:Target)) }
} GROUP BY ?property
"""
# Parts of stored queries are shown by the names that SHACL gives them.
_NAMES = re.compile(r"<(?:dt|h2|th)[^>]*>\s*(?!sh:|rdf:)([a-z]\w*:\w+)\s*<", re.IGNORECASE)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TestClient, list[str]]]:
    """The site over the sample corpus, and the paths of things that have every property between them."""
    store = tmp_path_factory.mktemp("sample") / "store"
    options = BuildOptions(sources=(asset("data", "articles"),), store=store, built=datetime(2026, 1, 1, tzinfo=UTC))
    Build(options, complain=lambda _: None, progress=lambda *_: None).run()
    found = open_snapshot(store).open_store().query(_THINGS, prefixes=PREFIXES)
    assert isinstance(found, QuerySolutions)
    things = {term.value for row in found for term in (row["thing"], row["other"]) if isinstance(term, NamedNode)}
    with client_over(store) as client:
        yield client, sorted(f"/id/{iri.removeprefix(IDENTIFIER)}" for iri in things if iri.startswith(IDENTIFIER))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_shows_a_property_by_a_prefixed_name(sample: tuple[TestClient, list[str]], language: str) -> None:
    client, paths = sample
    assert len(paths) > 30
    shown = {path: client.get(path, params={"lang": language}) for path in paths}
    assert {path for path, page in shown.items() if page.status_code != 200} == set()
    assert {name for page in shown.values() for name in _NAMES.findall(page.text)} == set()
