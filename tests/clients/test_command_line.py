"""curl and roqet."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from pyoxigraph import Literal, RdfFormat, parse

from tests.clients.conftest import ASK, CONSTRUCT, PEOPLE, SELECT, TRIPLES, run

pytestmark = [pytest.mark.slow, pytest.mark.clients]

_RESULTS = "{http://www.w3.org/2005/sparql-results#}"


def _curl(*arguments: str) -> str:
    return run("curl", "--silent", "--show-error", "--fail-with-body", *arguments)


@pytest.mark.parametrize(
    "way",
    [
        ("--get", "--data-urlencode", f"query={SELECT}"),
        ("--data-urlencode", f"query={SELECT}"),
        ("--header", "Content-Type: application/sparql-query", "--data-binary", SELECT),
    ],
    ids=["get", "form", "direct"],
)
def test_curl_in_all_ways_of_the_protocol(address: str, way: tuple[str, ...]) -> None:
    rows = json.loads(_curl(*way, address))["results"]["bindings"]
    assert {(row["person"]["value"], row["label"]["value"], row["label"]["xml:lang"]) for row in rows} == PEOPLE


@pytest.mark.parametrize("option", [["--compressed"], ["--http1.0"], ["--range", "0-9"], ["--http2"]], ids=" ".join)
def test_curl_with_what_else_it_may_ask(address: str, option: list[str]) -> None:
    """Compression, an old protocol, a part (which is not given: the whole is), a newer protocol."""
    rows = json.loads(_curl(*option, "--data-urlencode", f"query={SELECT}", address))["results"]["bindings"]
    assert len(rows) == len(PEOPLE)


def test_curl_asks_again_only_for_what_changed(address: str, tmp_path: object) -> None:
    kept = f"{tmp_path}/tag"
    asked = ("--get", "--data-urlencode", f"query={ASK}", "--write-out", "%{http_code}", address)
    assert _curl("--etag-save", kept, *asked).endswith("200")
    assert _curl("--etag-compare", kept, *asked) == "304"


def test_curl_takes_a_graph(address: str) -> None:
    body = _curl("--header", "Accept: text/turtle", "--data-urlencode", f"query={CONSTRUCT}", address)
    triples = list(parse(body, RdfFormat.TURTLE))
    labels = {(each.object.value, each.object.language) for each in triples if isinstance(each.object, Literal)}
    assert (len(triples), labels) == (TRIPLES, {(label, language) for _, label, language in PEOPLE})


def _roqet(address: str, query: str, *options: str) -> str:
    return run("roqet", "--quiet", "-p", address, "--exec", query, *options)


def test_roqet(address: str) -> None:
    """Rasqal's command, which asks for XML and writes what it read."""
    rows = list(csv.reader(io.StringIO(_roqet(address, SELECT, "--results", "csv"))))
    assert {tuple(row) for row in rows[1:]} == {(iri, label) for iri, label, _ in PEOPLE}
    document = ElementTree.fromstring(_roqet(address, SELECT, "--results", "xml"))
    found = {
        (each.text, each.attrib.get("{http://www.w3.org/XML/1998/namespace}lang"))
        for each in document.iter(f"{_RESULTS}literal")
    }
    assert found == {(label, language) for _, label, language in PEOPLE}
