"""`--earl FILE`: writes what the run has found as an EARL report."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conformance.earl import Assertion, report
from tests.conformance.known_failures import SPELLING

_FOUND = pytest.StashKey[dict[str, Assertion]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--earl", type=Path, help="write an EARL report of the conformance tests to this file")


def pytest_configure(config: pytest.Config) -> None:
    config.stash[_FOUND] = {}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    outcome = yield
    mark = item.get_closest_marker("w3c")
    if mark is not None and call.when == "call":
        _note(item.config.stash[_FOUND], mark.args[0], outcome)
    return outcome


def _note(found: dict[str, Assertion], test: str, outcome: pytest.TestReport) -> None:
    """Of several items for one test, the first failure counts."""
    by_value = ("spelling", True) in outcome.user_properties
    passed = outcome.passed and not by_value
    reason = SPELLING if by_value else getattr(outcome, "wasxfail", "" if passed else "fails")
    if test not in found or found[test].outcome == "passed":
        found[test] = Assertion(test, "passed" if passed else "failed", reason)


def pytest_sessionfinish(session: pytest.Session) -> None:
    target: Path | None = session.config.getoption("--earl", None)
    if target is None:
        return
    from tests.conformance.test_earl import left_out

    found = session.config.stash[_FOUND] | {each.test: each for each in left_out()}
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(report(found.values()), encoding="utf-8")
