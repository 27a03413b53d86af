"""The report in docs/ says what the tests say: all that is in the lists of known failures fails, all else passes."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from tests.conformance.earl import REPORT, Assertion, report
from tests.conformance.known_failures import EQUAL_BY_VALUE, KNOWN_FAILURES, SPELLING
from tests.conformance.manifest import Entry, Manifest
from tests.conformance.test_protocol import GRAPH_STORE, PROTOCOL
from tests.conformance.test_protocol import KNOWN_FAILURES as PROTOCOL_FAILURES
from tests.conformance.test_queries import ENTRIES, SUITES, identifier
from tests.conformance.test_service_description import SUITE as DESCRIPTION

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not REPORT.parent.parent.is_dir(), reason="needs a checkout")]

_LEFT_OUT = {
    "entailment": "the endpoint has no entailment regime",
    "service": "SERVICE is refused: it would make the server ask another one",
    "syntax-fed": "SERVICE is refused: it would make the server ask another one",
    "http-rdf-update": "an older form of the tests in graph-store-protocol",
}


def left_out() -> Iterator[Assertion]:
    """The tests of the W3C that this endpoint does not take."""
    for folder, reason in _LEFT_OUT.items():
        for entry in Manifest(SUITES / "sparql11" / folder / "manifest.ttl").entries():
            yield Assertion(entry.node.value, "inapplicable", reason)


def _listed() -> Iterator[Assertion]:
    yield from left_out()
    for name in ("returns-rdf", "has-endpoint-triple", "conforms-to-schema"):
        yield Assertion(DESCRIPTION + name, "passed")
    for entry in PROTOCOL + GRAPH_STORE:
        yield _assertion(entry, PROTOCOL_FAILURES.get(entry.identifier, ""))
    for entry in ENTRIES:
        name = identifier(entry)
        if not name.startswith("sparql11/syntax-fed/"):
            yield _assertion(entry, SPELLING if name in EQUAL_BY_VALUE else KNOWN_FAILURES.get(name, ""))


def _assertion(entry: Entry, reason: str) -> Assertion:
    return Assertion(entry.node.value, "failed" if reason else "passed", reason)


def test_no_test_is_reported_twice() -> None:
    tests = [each.test for each in _listed()]
    assert len(tests) == len(set(tests))


def test_report_is_current() -> None:
    """As `--earl` writes it; the run of the tests themselves holds the lists to what happens."""
    assert REPORT.read_text(encoding="utf-8") == report(_listed())


def test_report_is_in_the_vocabulary() -> None:
    earl = "http://www.w3.org/ns/earl#"
    quads = list(parse(REPORT.read_bytes(), RdfFormat.TURTLE, base_iri=Path(REPORT).as_uri()))
    outcomes = [str(quad.object.value) for quad in quads if quad.predicate == NamedNode(earl + "outcome")]
    assert len(outcomes) == len(list(_listed()))
    assert set(outcomes) == {earl + name for name in ("passed", "failed", "inapplicable")}
