"""What a format cannot say is refused in it, and nothing is said otherwise than it is."""

import io
import zipfile
from urllib.parse import quote
from xml.etree import ElementTree

import pytest
from pyoxigraph import RdfFormat, parse

from tests.live_server import LiveServer, Reply

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def _construct(server: LiveServer, predicate: str, value: str, format_: str) -> Reply:
    query = f"CONSTRUCT {{ <urn:a> <{predicate}> {value} }} {{}}"
    return server.request("GET", f"/sparql?format={format_}&query=" + quote(query))


@pytest.mark.parametrize(
    ("predicate", "status"),
    [
        ("http://x/a", 200),
        ("http://x/1a", 200),
        ("http://x/a%20b", 200),
        ("http://x/ệ", 200),
        ("http://x/a-b.c", 200),
        (RDF + "_1", 200),
        ("http://x/123", 406),
        ("http://x/", 406),
        ("urn:a:", 406),
        ("http://x/a#1", 406),
        (RDF + "li", 406),
        (RDF + "Description", 406),
    ],
)
def test_rdf_xml_is_xml_or_refused(server: LiveServer, predicate: str, status: int) -> None:
    """A property is the name of an element there, which not every IRI ends with."""
    reply = _construct(server, predicate, "1", "rdf")
    assert reply.status == status, reply.text
    if status == 200:
        ElementTree.fromstring(reply.body)
        assert [quad.predicate.value for quad in parse(reply.body, RdfFormat.RDF_XML)] == [predicate]
    else:
        assert reply.json()["type"].endswith("/unwritable")
        assert _construct(server, predicate, "1", "ttl").status == 200


@pytest.mark.parametrize(("format_", "status"), [("jsonld", 406), ("ttl", 200), ("nt", 200), ("rdf", 200)])
def test_triple_terms_are_written_or_refused(server: LiveServer, format_: str, status: int) -> None:
    assert _construct(server, "urn:p", "<<( <urn:a> <urn:b> 1 )>>", format_).status == status
    assert _construct(server, "urn:p", "<<( <urn:a> <urn:1> 1 )>>", "rdf").status == 406


TEXT = 'SELECT ("a\\rb\\r\\nc\\td _x0041_" AS ?x) {}'
VALUE = "a\rb\r\nc\td _x0041_"


def test_line_ends_come_back_as_they_are(server: LiveServer) -> None:
    """A reader of XML takes a bare carriage return for a line feed."""
    root = ElementTree.fromstring(server.query(TEXT, format="xml").body)
    assert root.findtext(".//{*}literal") == VALUE
    triple = parse(_construct(server, "urn:p", '"a\\rb"', "rdf").body, RdfFormat.RDF_XML)
    assert [quad.object.value for quad in triple] == ["a\rb"]  # type: ignore[union-attr]
    assert server.query(TEXT, format="json").json()["results"]["bindings"][0]["x"]["value"] == VALUE


def test_spreadsheet_holds_the_whole_text_or_is_refused(server: LiveServer) -> None:
    archive = zipfile.ZipFile(io.BytesIO(server.query(TEXT, format="xlsx").body))
    cells = ElementTree.fromstring(archive.read("xl/worksheets/sheet1.xml")).iterfind(".//{*}t")
    assert [cell.text for cell in cells] == ["x", "a_x000D_b_x000D_\nc\td _x005F_x0041_"]
    reply = server.query(
        f'SELECT ("{"x" * 4000}" AS ?a) (CONCAT(?a,?a,?a,?a,?a,?a,?a,?a,?a) AS ?b) {{}}', format="xlsx"
    )
    assert (reply.status, "32767" in reply.json()["detail"]) == (406, True)
