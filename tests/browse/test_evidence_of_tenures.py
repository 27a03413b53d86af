"""The quotes behind the tenures of a thing are those of its own tenures alone."""

import pytest
from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store

from danvan_kg.browse.asking import page_query

_TENURE = """
ex:tenure{n} a dv:Tenure ; org:member ex:person{n} ; org:organization ex:body{n} ; dv:supportedBy ex:statement{n} .
ex:article dcterms:title "Họp" .
GRAPH ex:provenance {{
  ex:statement{n} dv:relation org:member ; dv:statedIn ex:article ; dv:evidence ex:span{n} .
  ex:statement{n} dv:rule "r" ; dv:confidence 1 .
  ex:span{n} oa:exact "lời {n}" ; oa:start {n} ; oa:end 9 .
}}
"""
_PREFIXES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX dv: <https://w3id.org/danvan-kg/ontology#>
PREFIX ex: <https://example.org/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#>
"""


@pytest.mark.parametrize("thing", ["tenure1", "person1", "body1"])
def test_quotes_of_its_own_tenures_only(thing: str) -> None:
    store = Store()
    store.load(f"{_PREFIXES}{_TENURE.format(n=1)}{_TENURE.format(n=2)}".encode(), format=RdfFormat.TRIG)
    rows = store.query(page_query("evidence-of-tenures", thing=NamedNode(f"https://example.org/{thing}")))
    assert isinstance(rows, QuerySolutions)
    assert [row["quote"].value for row in rows] == ["lời 1"]
