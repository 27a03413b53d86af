"""The tools that read metadata of endpoints find in the service description what they look for."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import RdfFormat, Store, serialize
from starlette.testclient import TestClient

from danvan_kg.endpoint.settings import EndpointSettings
from danvan_kg.site import SiteSettings, create_application
from danvan_kg.stored_query import packaged_queries
from danvan_kg.vocabulary import PREFIXES
from tests.browse.small_corpus import publish

ROOT = "https://graph.example"
SERVICE = f"<{ROOT}/sparql>"
PROLOGUE = "".join(f"PREFIX {prefix}: <{iri}>\n" for prefix, iri in PREFIXES.items())
LARGEST = 200_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    root: Path = publish(tmp_path_factory.mktemp("described") / "store")
    settings = SiteSettings(store=root, endpoint=EndpointSettings(public_url=ROOT))
    with TestClient(create_application(settings)) as client:
        yield client


@pytest.fixture(scope="module")
def description(site: TestClient) -> Store:
    answer = site.get("/sparql", headers={"Accept": "text/turtle"})
    assert len(answer.content) < LARGEST
    store = Store()
    store.load(answer.content, RdfFormat.TURTLE)
    return store


def _rows(store: Store, query: str) -> list[tuple[str, ...]]:
    return [tuple(str(term.value) for term in row) for row in store.query(PROLOGUE + query)]  # type: ignore[union-attr]


def test_prefixes_are_found(description: Store) -> None:
    """As the SIB editor asks for them."""
    found = _rows(description, "SELECT DISTINCT ?prefix ?namespace { [] sh:namespace ?namespace ; sh:prefix ?prefix }")
    assert dict(found) == PREFIXES  # type: ignore[arg-type]


def test_examples_are_found(description: Store) -> None:
    """As the SIB editor asks for them; each question in both languages."""
    query = """SELECT DISTINCT ?sq ?comment ?query
    { ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query }"""
    found = _rows(description, query)
    assert {text for _, _, text in found} == {each.sparql for each in packaged_queries().values()}
    assert len(found) == 2 * len(packaged_queries())


def test_source_is_identified(description: Store) -> None:
    """What Comunica looks for at the address that it was given: the endpoint, formats, languages, functions."""
    found = _rows(description, f"SELECT ?p ?o {{ {SERVICE} ?p ?o FILTER(STRSTARTS(STR(?p), STR(sd:))) }}")
    values: dict[str, set[str]] = {}
    for name, value in found:
        values.setdefault(name.partition("#")[2], set()).add(value.rpartition("/")[2])
    assert values["endpoint"] == {"sparql"}
    assert {"SPARQL_Results_JSON", "Turtle"} <= values["resultFormat"]
    assert "sparql-service-description#SPARQL11Query" in values["supportedLanguage"]
    assert "sfWithin" in values["extensionFunction"]
    assert "feature" not in values  # no SERVICE, and no union as default graph


def test_named_functions_are_those_of_the_engine(site: TestClient, description: Store) -> None:
    point = '"POINT(1 2)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>'
    for (function,) in _rows(description, f"SELECT ?f {{ {SERVICE} sd:extensionFunction ?f }}"):
        arguments = f"{point}, {point}" if "/sf" in function else point
        query = f"SELECT (<{function}>({arguments}) AS ?x) {{}}"
        answer = site.get("/sparql", params={"query": query}, headers={"Accept": "application/json"})
        assert answer.json()["results"]["bindings"][0], function


def test_dataset_has_title_licence_counts_and_provenance(description: Store) -> None:
    for property_ in ("dcterms:title", "dcterms:license", "void:triples", "prov:wasGeneratedBy", "void:classPartition"):
        assert _rows(description, f"SELECT ?o {{ <https://w3id.org/danvan-kg/dataset> {property_} ?o }}"), property_


CLASSES_AND_PROPERTIES = """SELECT DISTINCT ?class ?property ?of ?datatype {
  ?whole void:class ?class ; void:propertyPartition ?part .
  ?part void:property ?property ; void:triples ?triples .
  OPTIONAL { { ?part void:classPartition [ void:class ?of ] }
             UNION { ?part void-ext:datatypePartition [ void-ext:datatype ?datatype ] } } }"""


def test_properties_of_classes_are_found_with_what_their_objects_are(description: Store) -> None:
    """As the SIB editor completes by them, and its helper for language models checks queries by them."""
    graph = rdflib.Graph().parse(data=serialize(description, format=RdfFormat.N_TRIPLES), format="nt")
    found = {tuple(term and str(term) for term in row) for row in graph.query(PROLOGUE + CLASSES_AND_PROPERTIES)}  # type: ignore[union-attr]
    dv, org = PREFIXES["dv"], PREFIXES["org"]
    assert (f"{dv}Tenure", f"{org}member", f"{dv}Person", None) in found
    assert (f"{dv}Tenure", f"{dv}endEarliest", None, f"{PREFIXES['xsd']}date") in found
    assert (f"{dv}Document", f"{PREFIXES['eli']}id_local", None, f"{PREFIXES['xsd']}string") in found
    assert (f"{dv}AdvisoryCommission", f"{org}unitOf", None, None) in found


def test_default_graph_answers_nothing_so_that_tools_read_the_description(site: TestClient) -> None:
    answer = site.get(
        "/sparql", params={"query": PROLOGUE + CLASSES_AND_PROPERTIES}, headers={"Accept": "application/json"}
    )
    assert answer.json()["results"]["bindings"] == []


def test_cardinalities_can_be_estimated(site: TestClient, description: Store) -> None:
    """As Comunica does by VoID; what it finds in no vocabulary, or outside the space of IRIs, it takes for absent."""
    dataset = "<https://w3id.org/danvan-kg/dataset>"
    (counts,) = _rows(
        description,
        f"""SELECT ?t ?s ?o {{ {dataset} a void:Dataset ; void:triples ?t ; void:distinctSubjects ?s ;
        void:distinctObjects ?o }}""",
    )
    assert all(int(each) > 0 for each in counts)
    query = "SELECT ?p (COUNT(*) AS ?t) (COUNT(DISTINCT ?s) AS ?n) (COUNT(DISTINCT ?o) AS ?m) { ?s ?p ?o } GROUP BY ?p"
    answer = site.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    stated = {tuple(line.split(",")) for line in answer.text.splitlines()[1:]}
    partition = "[ void:property ?p ; void:triples ?t ; void:distinctSubjects ?n ; void:distinctObjects ?m ]"
    assert set(_rows(description, f"SELECT ?p ?t ?n ?m {{ {dataset} void:propertyPartition {partition} }}")) == stated
    vocabularies = [iri for (iri,) in _rows(description, f"SELECT ?v {{ {dataset} void:vocabulary ?v }}")]
    assert [row[0] for row in stated if not row[0].startswith(tuple(vocabularies))] == []


def test_limits_are_numbers(description: Store) -> None:
    query = f"SELECT ?name ?value {{ {SERVICE} schema:additionalProperty [ schema:name ?name ; schema:value ?value ] }}"
    limits = dict(_rows(description, query))  # type: ignore[arg-type]
    assert (limits["deadline"], limits["rows"], limits["depth"]) == ("10", "1000000", "64")


def test_description_has_a_tag_and_is_made_once(site: TestClient) -> None:
    first = site.get("/sparql", headers={"Accept": "text/turtle"})
    again = site.get("/sparql", headers={"Accept": "text/turtle", "If-None-Match": first.headers["etag"]})
    other = site.get("/sparql", headers={"Accept": "application/n-triples"})
    assert (again.status_code, again.content) == (304, b"")
    assert other.headers["etag"] != first.headers["etag"]
    assert site.get("/sparql", headers={"Accept": "text/turtle"}).content == first.content


def test_the_dataset_tells_queries_and_prefixes_as_the_service_does(site: TestClient, description: Store) -> None:
    dataset = Store()
    dataset.load(site.get("/.well-known/void", headers={"Accept": "text/turtle"}).content, format=RdfFormat.TURTLE)
    for pattern in (
        "?q a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select ?text",
        "?o sh:declare [ sh:prefix ?prefix ; sh:namespace ?iri ] FILTER(?prefix IN ('dv', 'org', 'rdfs'))",
    ):
        told = [_rows(each, f"SELECT DISTINCT * {{ {pattern} }}") for each in (dataset, description)]
        assert told[0], pattern
    queries = "SELECT ?q ?text { ?q a sh:SPARQLExecutable ; sh:select ?text }"
    assert set(_rows(dataset, queries)) == set(_rows(description, queries))


def test_description_of_the_dataset_is_small_and_asked_from_the_store_once(site: TestClient) -> None:
    first = site.get("/.well-known/void", headers={"Accept": "text/turtle"})
    assert len(first.content) < LARGEST
    kept = site.app.state.site.descriptions  # type: ignore[attr-defined]
    before = kept.hits
    assert site.get("/.well-known/void", headers={"Accept": "text/turtle"}).content == first.content
    assert kept.hits == before + 1
