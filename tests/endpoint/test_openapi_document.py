"""The OpenAPI document is true: requests generated from it by schemathesis get the answers that it announces."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from tests.browse.small_corpus import publish
from tests.clients.conftest import module
from tests.site_process import serving

pytestmark = [pytest.mark.slow, pytest.mark.clients]

PLACES = ("/sparql", "/jobs", "/graphs", "/update", "/queries", "/id/", "/search", "/ontology", "/.well-known/")
OPERATIONS = ("/livez", "/readyz", "/metrics")

# Which texts are queries, dates and IRIs, JSON Schema cannot tell: a text that fits it may be refused. And that a query
# needs longer than the client's own `timeout` is no error of the server.
BEYOND_SCHEMAS = ("positive_data_acceptance", "negative_data_rejection", "not_a_server_error")
HARMLESS = {503, 504}


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The document of a running site."""
    schemathesis = module("schemathesis")
    store = publish(tmp_path_factory.mktemp("openapi") / "store")
    with serving("--store", store, "--deadline", 2) as site:
        yield schemathesis.openapi.from_url(site.address + "/openapi.json")


def _operations(document: Any) -> list[Any]:
    return [found.ok() for found in document.get_all_operations()]


@pytest.mark.parametrize("place", PLACES + OPERATIONS)
def test_answers_are_those_announced(document: Any, place: str) -> None:
    """Status, media type and body; no 500; another method is a 405 that names those allowed."""
    from schemathesis.checks import CHECKS

    excluded = [check for check in CHECKS.get_all() if check.__name__ in BEYOND_SCHEMAS]
    assert len(excluded) == len(BEYOND_SCHEMAS)
    operations = [each for each in _operations(document) if each.path.startswith(place)]
    assert operations
    examples = max(10, 300 // len(operations))
    for operation in operations:

        @given(case=operation.as_strategy())
        @settings(max_examples=examples, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
        def check(case: Any) -> None:
            response = case.call_and_validate(excluded_checks=excluded)
            assert response.status_code < 500 or response.status_code in HARMLESS, response.text

        check()


def test_every_path_is_asked(document: Any) -> None:
    """All but the rest of what `PLACES` does not name, which is nothing."""
    paths = {operation.path for operation in _operations(document)}
    assert {path for path in paths if not path.startswith(PLACES + OPERATIONS)} == set()
