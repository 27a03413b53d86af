"""Named keys: larger budgets for those who hold one, and no key in any file."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan_kg.endpoint.client.api_keys import ApiKeys, add_key, read_keys
from danvan_kg.endpoint.settings import Budget, EndpointSettings, QueryLimits
from danvan_kg.endpoint.worker.pool import QueryPool
from danvan_kg.errors import ConfigurationError
from tests.endpoint.conftest import SLOW
from tests.live_server import LiveServer, Reply

LARGE = Budget(seconds=600, burst=1200, errors=300)


def test_file_knows_the_digest_and_not_the_key(tmp_path: Path) -> None:
    path = tmp_path / "keys.yaml"
    key = add_key(path, "newsroom", LARGE)
    assert key not in path.read_text(encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    found = ApiKeys(path).find(key)
    assert found is not None
    assert (found.name, found.budget) == ("newsroom", LARGE)
    assert ApiKeys(path).find(key[:-1]) is None
    assert ApiKeys(path).find(found.sha256) is None


def test_each_key_has_a_name_of_its_own(tmp_path: Path) -> None:
    path = tmp_path / "keys.yaml"
    keys = {add_key(path, name, LARGE) for name in ("a", "b")}
    assert len(keys) == 2
    assert [key.name for key in read_keys(path)] == ["a", "b"]
    with pytest.raises(ConfigurationError, match="already"):
        add_key(path, "a", LARGE)
    with pytest.raises(ConfigurationError, match="no name"):
        add_key(path, "a b", LARGE)


@pytest.mark.parametrize(
    "text",
    [
        "name: a",
        "- 1",
        "- {name: a}",
        "- {name: a, sha256: abc, seconds: 1, burst: 1, errors: 1}",
        f"- {{name: a, sha256: {'0' * 64}, seconds: 0, burst: 1, errors: 1}}",
        f"- {{name: a, sha256: {'0' * 64}, seconds: many, burst: 1, errors: 1}}",
        f"- {{name: a, sha256: {'0' * 64}, seconds: .nan, burst: 1, errors: 1}}",
        "]",
    ],
)
def test_file_that_says_something_else_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keys.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError):
        read_keys(path)


def test_changed_file_is_read_again_and_a_broken_one_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "keys.yaml"
    first = add_key(path, "a", LARGE)
    keys = ApiKeys(path)
    second = add_key(path, "b", LARGE)
    assert keys.find(second) is not None
    path.write_text("]", encoding="utf-8")
    assert keys.find(first) is not None
    path.write_text("", encoding="utf-8")
    assert keys.find(first) is None


@pytest.fixture
def keyed(store_path: Path, tmp_path: Path) -> Iterator[tuple[LiveServer, str]]:
    path = tmp_path / "keys.yaml"
    key = add_key(path, "newsroom", LARGE)
    limits = QueryLimits(deadline=0.4)
    settings = EndpointSettings(limits=limits, budget=Budget(seconds=1, burst=0.2, errors=30), api_keys=path)
    with LiveServer(QueryPool(store_path, limits, workers=1), settings) as live:
        yield live, key


def _ask(server: LiveServer, query: str, authorization: str | None) -> Reply:
    headers = {"Content-Type": "application/sparql-query"} | ({"Authorization": authorization} if authorization else {})
    return server.request("POST", "/sparql", query.encode(), headers=headers)


def test_key_has_the_larger_budget_and_is_counted_by_name(keyed: tuple[LiveServer, str]) -> None:
    server, key = keyed
    assert _ask(server, SLOW, None).status == 504
    assert _ask(server, "ASK {}", None).status == 429
    for _ in range(2):
        assert _ask(server, SLOW, f"Bearer {key}").status == 504
    reply = _ask(server, "ASK {}", f"bearer {key}")
    assert (reply.status, reply.headers["ratelimit-limit"]) == (200, "1200")
    metrics = server.request("GET", "/metrics").text
    assert 'danvan_key_queries_total{key="newsroom"} 3.0' in metrics
    assert key not in metrics


def test_unknown_key_is_refused_and_other_schemes_are_ignored(keyed: tuple[LiveServer, str]) -> None:
    server, key = keyed
    refused = _ask(server, "ASK {}", f"Bearer {key}x")
    assert (refused.status, refused.headers["www-authenticate"]) == (401, "Bearer")
    assert _ask(server, "ASK {}", "Basic YTpi").status == 200
