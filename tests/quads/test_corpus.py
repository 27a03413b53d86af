"""The quads of a corpus, asked as a user would ask."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from pyoxigraph import BlankNode, Quad, QuerySolutions, RdfFormat, Store, parse

from danvan_kg.authority import load_authority
from danvan_kg.observation import Named, Person
from danvan_kg.ontology import ontology_quads
from danvan_kg.quads import corpus_quads, corpus_trig
from danvan_kg.resolution import resolve
from danvan_kg.vocabulary import PREFIXES
from tests.drafting import Draft
from tests.resolution.corpus import CORPUS, quad_text

PROLOGUE = "\n".join(f"PREFIX {prefix}: <{iri}>" for prefix, iri in PREFIXES.items())


def quads_of(text: str) -> list[Quad]:
    return list(parse(BytesIO(text.encode()), format=RdfFormat.N_QUADS))


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.extend(quads_of(quad_text(CORPUS)))
    store.extend(ontology_quads())
    return store


def rows(store: Store, query: str) -> Iterator[tuple[str, ...]]:
    answer = store.query(PROLOGUE + query)
    assert isinstance(answer, QuerySolutions)
    for solution in answer:
        yield tuple(value.value if value is not None else "" for value in solution)


def test_no_blank_nodes_and_no_line_twice() -> None:
    """Every thing has an IRI, and each quad is written once."""
    text = quad_text(CORPUS)
    quads = quads_of(text)
    assert not [quad for quad in quads if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)]
    assert len(quads) == len(set(quads)) == text.count("\n")


@pytest.mark.parametrize("full_text", [True, False])
def test_both_forms_say_the_same(full_text: bool) -> None:
    """TriG, which builds load, and N-Quads are the same quads."""
    resolution = resolve(CORPUS, load_authority())
    trig = "\n".join(corpus_trig(resolution, full_text=full_text)).encode()
    lines = "\n".join(corpus_quads(resolution, full_text=full_text))
    assert set(parse(trig, format=RdfFormat.TRIG)) == set(quads_of(lines))


def test_every_iri_of_ours_that_is_referred_to_is_described(store: Store) -> None:
    """Shape S21 over the whole store."""
    dangling = rows(
        store,
        """SELECT DISTINCT ?x WHERE { { ?s ?p ?x } UNION { GRAPH ?g { ?s ?p ?x } }
           FILTER(isIRI(?x) && STRSTARTS(STR(?x), "https://w3id.org/danvan-kg/id/"))
           FILTER NOT EXISTS { ?x ?q ?y } FILTER NOT EXISTS { GRAPH ?h { ?x ?q ?y } } }""",
    )
    assert list(dangling) == []


def test_every_thing_of_the_default_graph_has_one_vietnamese_label(store: Store) -> None:
    """Shape S14's count, and a folded label beside it."""
    wrong = rows(
        store,
        """SELECT ?x (COUNT(DISTINCT ?label) AS ?labels) WHERE { ?x a ?type .
           FILTER(STRSTARTS(STR(?x), "https://w3id.org/danvan-kg/id/"))
           OPTIONAL { ?x rdfs:label ?label ; dv:foldedLabel ?folded FILTER(lang(?label) = "vi") } }
           GROUP BY ?x HAVING(COUNT(DISTINCT ?label) != 1)""",
    )
    assert list(wrong) == []


def test_every_quote_is_its_slice(store: Store) -> None:
    """oa:exact equals the text between oa:start and oa:end (SUBSTR counts from 1)."""
    spans = list(
        rows(
            store,
            """SELECT ?exact (SUBSTR(?content, ?start + 1, ?end - ?start) AS ?slice) WHERE { GRAPH ?g {
               ?span a dv:Span ; oa:start ?start ; oa:end ?end ; oa:exact ?exact ; dcterms:isPartOf ?text .
               ?text dv:content ?content } }""",
        )
    )
    assert len(spans) > 50
    assert all(exact == piece for exact, piece in spans)


def test_every_property_that_articles_state_is_found_in_an_assertion(store: Store) -> None:
    """Documents, campaigns, programmes, events, participations, requests and targets have no fact without support."""
    unsupported = rows(
        store,
        """SELECT ?s ?p ?o WHERE { VALUES ?class { dv:Document dv:Campaign dv:CoordinationProgramme dv:Event
             dv:Participation dv:Request dv:Target } ?s a ?class ; ?p ?o .
           FILTER(?p NOT IN (rdf:type, rdfs:label, skos:altLabel, dv:foldedLabel, dcterms:source))
           FILTER NOT EXISTS { GRAPH ?g { ?a a dv:Assertion ; rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o } }
           FILTER NOT EXISTS { ?s dcterms:source ?curated } }""",
    )
    assert list(unsupported) == []


def test_a_tenure_is_supported_by_the_observations_it_was_made_from(store: Store) -> None:
    """The two articles that name the deputy secretary stand behind the stretch between them."""
    found = rows(
        store,
        """SELECT ?from ?until (COUNT(DISTINCT ?article) AS ?articles) WHERE {
           ?tenure a dv:Tenure ; org:member ?person ; org:role/rdfs:label "Phó Bí thư"@vi ;
             org:organization/rdfs:label "Đảng ủy Khối các cơ quan Trung ương"@vi ;
             dv:beginLatest ?from ; dv:endEarliest ?until ; dv:supportedBy ?observation .
           GRAPH ?g { ?observation dv:statedIn ?article } } GROUP BY ?from ?until""",
    )
    assert list(found) == [("2014-02-20", "2018-05-05", "4")]


def test_an_event_told_twice_is_one_with_all_who_took_part(store: Store) -> None:
    found = rows(
        store,
        """SELECT ?day (COUNT(DISTINCT ?article) AS ?articles) (COUNT(DISTINCT ?person) AS ?people) WHERE {
           ?event a dv:SigningCeremony ; dv:earliest ?day ; dv:participation/dv:participant ?person .
           GRAPH ?g { ?mention a dv:Mention ; dv:refersTo ?event ; dv:statedIn ?article } } GROUP BY ?event ?day""",
    )
    assert list(found) == [("2018-05-03", "2", "2")]


def test_a_signed_programme_follows_the_concluded_one_of_its_parties(store: Store) -> None:
    found = rows(
        store,
        """SELECT ?start ?before WHERE { ?later a dv:CoordinationProgramme ; dv:periodStart ?start ;
           dv:status dv:signed ; dv:follows ?earlier . ?earlier dv:periodStart ?before ; dv:status dv:concluded }""",
    )
    assert list(found) == [("2018", "2015")]


def test_documents_of_one_symbol_and_two_terms_stay_two(store: Store) -> None:
    """The curated resolution has the plenum's name from one article and its symbol from another."""
    found = rows(
        store,
        """SELECT ?date (COUNT(DISTINCT ?article) AS ?articles) WHERE {
           ?document eli:id_local "25-NQ/TW" ; eli:date_document ?date .
           GRAPH ?g { ?mention dv:refersTo ?document ; dv:statedIn ?article } } GROUP BY ?date ORDER BY ?date""",
    )
    assert list(found) == [("2008-07-25", "1"), ("2013-06-03", "3")]


def test_a_generic_client_finds_things_by_the_reused_classes(store: Store) -> None:
    """Superclass types are materialised."""
    for class_name in ("foaf:Person", "org:Organization", "org:Post", "org:Membership", "prov:Plan", "schema:Event"):
        assert any(rows(store, f"SELECT ?x WHERE {{ ?x a {class_name} ; rdfs:label ?label }}")), class_name


def test_each_article_graph_names_its_run_and_extractor(store: Store) -> None:
    found = list(
        rows(
            store,
            """SELECT ?graph ?run WHERE { GRAPH ?graph { ?graph a dv:ArticleGraph ; prov:wasGeneratedBy ?run ;
               prov:wasAttributedTo ?extractor } ?run dv:programVersion ?version . ?extractor a dv:Extractor }""",
        )
    )
    assert len(found) == len(CORPUS)
    assert len({run for _, run in found}) == 1


def test_without_full_text_quotes_are_short_and_texts_absent() -> None:
    """A quote longer than 300 code points is cut to its beginning, and no text version has its content."""
    draft = Draft("long")
    draft.add("persons", Named(Person("Lê Minh Khang"), (draft.evidence("Lê Minh Khang " * 40),)))
    corpus = [draft.finish()]
    whole, quoted = (quads_of(quad_text(corpus, full_text=full_text)) for full_text in (True, False))
    assert [q for q in whole if q.predicate.value.endswith("#content")]
    assert not [q for q in quoted if q.predicate.value.endswith("#content")]
    assert [len(q.object.value) for q in whole if q.predicate.value.endswith("#exact")] == [560]
    assert [len(q.object.value) for q in quoted if q.predicate.value.endswith("#exact")] == [300]


def test_same_bytes_twice() -> None:
    assert quad_text(CORPUS) == quad_text(CORPUS)
