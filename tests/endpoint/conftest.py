"""A store large enough that a careless query is slow, and servers over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from danvan_kg.endpoint.query.guard import GuardLimits
from danvan_kg.endpoint.settings import MEBIBYTE, EndpointSettings, QueryLimits
from danvan_kg.endpoint.worker.pool import QueryPool
from tests.live_server import LiveServer

TOKEN = "operator"
PEOPLE = 2000

# Ten million million rows: no machine answers this.
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="session")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("endpoint") / "store"
    lines = ['<http://example.org/control> <http://example.org/p> "\\u0001" <http://example.org/odd> .']
    for number in range(PEOPLE):
        person = f"<http://example.org/person/{number}>"
        label = f'"Người thứ \\"{number}\\",\\nhai dòng"@vi'
        knows = f"{person} <http://example.org/knows> <http://example.org/person/{number // 2}>"
        lines += [
            f"{person} <http://www.w3.org/2000/01/rdf-schema#label> {label} .",
            f'{person} <http://example.org/rank> "{number}"^^<http://www.w3.org/2001/XMLSchema#integer> .',
            f"{knows} <http://example.org/g> .",
            f"{knows} <http://example.org/copy> .",
        ]
    store = Store(str(path))
    store.bulk_load("\n".join(lines).encode(), format=RdfFormat.N_QUADS)
    store.flush()
    del store
    return path


@pytest.fixture(scope="module")
def limits() -> QueryLimits:
    return QueryLimits(deadline=1.0, queue=0.5, bytes=MEBIBYTE, rows=5000, memory=256 * MEBIBYTE)


@pytest.fixture(scope="module")
def server(store_path: Path, limits: QueryLimits) -> Iterator[LiveServer]:
    """Two workers, small limits."""
    settings = EndpointSettings(
        public_url="https://graph.example",
        limits=limits,
        guard=GuardLimits(length=10_000),
        operator_token=TOKEN,
        spool=64 * 1024,
    )
    pool = QueryPool(store_path, limits, workers=2, version="one", spool=settings.spool)
    with LiveServer(pool, settings, terms=["Tenure", "Person"]) as live:
        yield live
