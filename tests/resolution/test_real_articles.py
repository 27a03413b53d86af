"""What the graph of the five real articles must say of identity, tenures, documents and programmes."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from pyoxigraph import QuerySolutions, RdfFormat, Store, parse

from danvan_kg.article import Article, read_sources
from danvan_kg.extraction import extract
from danvan_kg.lexicon import load_lexicon
from danvan_kg.ontology import ontology_quads
from danvan_kg.vocabulary import PREFIXES
from tests.resolution.corpus import quad_text

pytestmark = pytest.mark.shared
PROLOGUE = "\n".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())
BLOC = "Đảng ủy Khối các cơ quan Trung ương"


@pytest.fixture(scope="module")
def store(shared: Path) -> Store:
    lexicon = load_lexicon()
    articles = [item for item in read_sources([shared / "articles"]) if isinstance(item, Article)]
    text = quad_text([(article, extract(article, lexicon)) for article in articles])
    store = Store()
    store.extend(parse(BytesIO(text.encode()), format=RdfFormat.N_QUADS))
    store.extend(ontology_quads())
    return store


def rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    answer = store.query(PROLOGUE + query)
    assert isinstance(answer, QuerySolutions)
    for solution in answer:
        yield tuple(value.value if value is not None else "" for value in solution)


def test_the_bloc_committee_is_one_body_under_all_its_spellings(store: Store) -> None:
    """Four articles name it, and Nghệ An's committee is another."""
    found = rows(
        store,
        """SELECT ?label (COUNT(DISTINCT ?article) AS ?articles) WHERE { ?body a dv:PartyCommittee ; rdfs:label ?label
           FILTER(lang(?label) = "vi" && STRSTARTS(?label, "Đảng ủy Khối"))
           GRAPH ?g { ?mention dv:refersTo ?body ; dv:statedIn ?article } } GROUP BY ?label ORDER BY ?label""",
    )
    assert list(found) == [("Đảng ủy Khối các cơ quan Trung ương", "4"), ("Đảng ủy Khối các cơ quan tỉnh Nghệ An", "1")]


def test_tran_hong_ha_is_one_person_and_deputy_secretary_between_two_articles(store: Store) -> None:
    """Certain from the first attestation to the last, with two supporting articles and no end."""
    found = rows(
        store,
        """SELECT ?position ?from ?until ?ended (COUNT(DISTINCT ?article) AS ?articles) WHERE {
           ?person a dv:Person ; rdfs:label "Trần Hồng Hà"@vi . ?tenure org:member ?person ; dv:beginLatest ?from ;
             dv:position/rdfs:label ?position ; dv:endEarliest ?until ; dv:supportedBy ?observation .
           OPTIONAL { ?tenure dv:endLatest ?ended } GRAPH ?g { ?observation dv:statedIn ?article } }
           GROUP BY ?position ?from ?until ?ended""",
    )
    assert list(found) == [(f"Phó Bí thư {BLOC}", "2014-02-20", "2017-12-27", "", "2")]


def test_the_blocs_commission_is_a_unit_of_its_committee_alone(store: Store) -> None:
    found = rows(
        store,
        """SELECT ?above WHERE { ?tenure org:member/rdfs:label "Bùi Minh Quang"@vi ;
           org:role/rdfs:label "Trưởng ban"@vi ;
           org:organization/(org:unitOf|org:subOrganizationOf)+/rdfs:label ?above FILTER(lang(?above) = "vi") }""",
    )
    assert BLOC in (above := [row[0] for row in found])
    assert "Ban Dân vận Trung ương" not in above


def test_thai_thanh_quy_has_three_positions(store: Store) -> None:
    found = rows(
        store,
        """SELECT ?position WHERE { ?tenure org:member/rdfs:label "Thái Thanh Quý"@vi ;
           dv:position/rdfs:label ?position } ORDER BY ?position""",
    )
    assert [row[0] for row in found] == [
        "Trưởng Ban Dân vận Tỉnh ủy Nghệ An",
        "Ủy viên Ban Thường vụ Tỉnh ủy Nghệ An",
        "Ủy viên dự khuyết Ban Chấp hành Trung ương Đảng",
    ]


def test_documents_with_their_articles_titles_and_days(store: Store) -> None:
    """The bloc's resolution with two titles, the plenum's from two articles, two decisions; none from link lists."""
    found = rows(
        store,
        """SELECT ?symbol ?date (COUNT(DISTINCT ?title) AS ?titles) (COUNT(DISTINCT ?article) AS ?articles) WHERE {
           ?document eli:id_local ?symbol . OPTIONAL { ?document eli:date_document ?date }
           GRAPH ?g { ?mention dv:refersTo ?document ; dv:statedIn ?article .
             OPTIONAL { ?said rdf:subject ?document ; rdf:predicate dcterms:title ; rdf:object ?title } } }
           GROUP BY ?symbol ?date ORDER BY ?symbol""",
    )
    assert list(found) == [
        ("04-NQ/ĐUK", "2017-01-25", "2", "1"),
        ("12-NQ/TW", "2012-01-16", "0", "1"),
        ("18/2000/CT-TTg", "", "1", "1"),
        ("217-QĐ/TW", "2013-12-12", "1", "1"),
        ("218-QĐ/TW", "2013-12-12", "1", "1"),
        ("25-NQ/TW", "2013-06-03", "1", "2"),
    ]


def test_programmes_of_nghe_an_follow_each_other(store: Store) -> None:
    found = rows(
        store,
        """SELECT ?status ?before (COUNT(DISTINCT ?party) AS ?parties) WHERE { ?later dv:periodStart "2018"^^xsd:gYear ;
           dv:periodEnd "2020"^^xsd:gYear ; dv:status ?status ; dv:party ?party ; dv:follows ?earlier .
           ?earlier dv:periodStart ?before ; dv:status dv:concluded } GROUP BY ?status ?before""",
    )
    assert list(found) == [("https://w3id.org/danvan-kg/ontology#signed", "2015", "2")]


def test_the_signing_of_2014_has_its_day_with_a_basis(store: Store) -> None:
    found = rows(
        store,
        """SELECT ?day ?basis WHERE { ?event a dv:SigningCeremony ; dv:earliest ?day ; dv:latest ?day ;
           dv:dateBasis ?basis ; schema:organizer/rdfs:label "Ban Dân vận Trung ương"@vi }""",
    )
    ((day, basis),) = found
    assert day == "2014-08-04"
    assert basis not in {"", "explicit"}


def test_ho_chi_minh_takes_part_in_nothing(store: Store) -> None:
    """Nor is he, nor any photographer or author, a person of these articles."""
    found = [row[0] for row in rows(store, "SELECT ?label WHERE { ?person a dv:Person ; rdfs:label ?label }")]
    assert not {"Hồ Chí Minh", "Quốc Đạt", "Thu Hà"} & set(found)
    assert len(found) == 8
