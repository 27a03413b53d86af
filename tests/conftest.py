"""Fixtures for all tests: the shared data beside the checkout, which a user does not have and CI requires."""

import os
import signal
from pathlib import Path

import pytest

# A shell that runs something in the background has it and its children ignore Ctrl-C; tests send that to theirs.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

SHARED = Path(os.environ.get("DANVAN_SHARED", Path(__file__).resolve().parents[2] / "shared"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests marked `shared` are skipped with a word where the data are absent, and fail in CI."""
    if SHARED.is_dir() or os.environ.get("CI"):
        return
    skip = pytest.mark.skip(reason=f"needs the real articles and conformance data in {SHARED}")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with articles, gold, corpus and conformance data."""
    return SHARED
