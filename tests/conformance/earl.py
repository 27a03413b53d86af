"""The report in EARL, the W3C's vocabulary for who passed which test (https://www.w3.org/TR/EARL10-Schema/)."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

REPORT = Path(__file__).parents[2] / "docs" / "conformance" / "earl.ttl"

_HEAD = """\
# Written by: pytest tests/conformance --earl docs/conformance/earl.ttl
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix doap: <http://usefulinc.com/ns/doap#> .
@prefix earl: <http://www.w3.org/ns/earl#> .

<#danvan-kg> a earl:TestSubject, earl:Software, doap:Project ;
    doap:name "danvan-kg" ;
    doap:homepage <https://w3id.org/danvan-kg/> ;
    dcterms:description "A SPARQL endpoint over Oxigraph, asked over HTTP"@en .
<#runner> a earl:Assertor, earl:Software ;
    dcterms:title "tests/conformance of danvan-kg"@en .

"""


@dataclass(frozen=True, order=True)
class Assertion:
    """That a test ended in an outcome (`passed`, `failed`, `inapplicable`), and why where it did not pass."""

    test: str
    outcome: str
    reason: str = ""


def report(assertions: Iterable[Assertion]) -> str:
    """The whole report in Turtle, sorted by test."""
    return _HEAD + "".join(_statement(each) for each in sorted(assertions))


def _statement(assertion: Assertion) -> str:
    escaped = assertion.reason.replace("\\", "\\\\").replace('"', '\\"')
    info = f' ; earl:info "{escaped}"@en' if escaped else ""
    return (
        "[] a earl:Assertion ; earl:assertedBy <#runner> ; earl:subject <#danvan-kg> ; earl:mode earl:automatic ;\n"
        f"    earl:test <{assertion.test}> ;\n"
        f"    earl:result [ a earl:TestResult ; earl:outcome earl:{assertion.outcome}{info} ] .\n"
    )
