"""The whole site over a small published snapshot, with its worker processes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.site import SiteSettings, create_application
from tests.browse.small_corpus import publish

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def client_over(store: Path, **settings: object) -> TestClient:
    endpoint = EndpointSettings(workers=1)
    application = create_application(SiteSettings(store=store, endpoint=endpoint, **settings))
    return TestClient(application, base_url="http://localhost", headers=HTML | {"Accept-Language": "vi"})


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    store = publish(tmp_path_factory.mktemp("site") / "store")
    with client_over(store, contact="mailto:loi@example.org") as client:
        yield client


@pytest.fixture(scope="session")
def quoting_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The site of somebody who may not publish whole texts."""
    store = publish(tmp_path_factory.mktemp("quoting") / "store", full_text=False)
    with client_over(store) as client:
        yield client


@pytest.fixture(autouse=True)
def forget_the_language(site: TestClient) -> Iterator[None]:
    """A reader's choice of language is a cookie, which must not outlive a test."""
    yield
    site.cookies.clear()
