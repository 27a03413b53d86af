"""The gate: what has a violation is not published, nor what depends on it; quarantine says what and why."""

import random

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, Store

from danvan_kg.validation import Refusal, Severity, refuse, validate_store
from danvan_kg.vocabulary import BASE, DV, IDENTIFIER, QUARANTINE_GRAPH, RDF
from tests.shapes.shape_case import CONTEXT, case_names, load_case

ONE = f"<{BASE}graph/article/one>"
TWO = f"<{BASE}graph/article/two>"
HEADER = "\n".join(line for line in CONTEXT.read_text(encoding="utf-8").splitlines() if line.startswith("@prefix"))
HEADER += """
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix eli: <http://data.europa.eu/eli/ontology#> .
@prefix document: <https://w3id.org/danvan-kg/id/document/> .
"""
_IN_ONE = "dv:statedIn <https://w3id.org/danvan-kg/id/article/one> ; dv:evidence id:span-an ; dv:confidence 0.9"


def _staged(added: str) -> Store:
    store = load_case(None)
    text = added.replace("IN_ONE", _IN_ONE).replace("IN_TWO", _IN_ONE.replace("article/one", "article/two"))
    for name, kind in (("span-an", "span/an"), ("span-two", "span/an-2018")):
        text = text.replace(f"id:{name}", f"<{IDENTIFIER}{kind}>")
    store.load(HEADER + text, format=RdfFormat.TRIG)
    return store


def _gate(store: Store) -> Refusal:
    refusal = refuse(store)
    for quad in refusal.withdrawn:
        store.remove(quad)
    store.extend(refusal.quarantined)
    return refusal


def _is_live(store: Store, node: str) -> bool:
    live = store.quads_for_pattern(NamedNode(IDENTIFIER + node), None, None, None)
    return any(quad.graph_name != QUARANTINE_GRAPH for quad in live)


def _live(store: Store, node: str, predicate: NamedNode) -> list[str]:
    quads = store.quads_for_pattern(NamedNode(IDENTIFIER + node), predicate, None, None)
    return sorted(str(quad.object).removeprefix(f"<{IDENTIFIER}").rstrip(">") for quad in quads)


def test_data_that_conform_pass_untouched() -> None:
    store = load_case(None)
    before = set(store)
    refusal = _gate(store)
    assert refusal.removed == refusal.quarantined == ()
    assert set(store) == before


@pytest.mark.parametrize("name", case_names())
def test_what_is_left_of_any_case_has_no_violation(name: str) -> None:
    store = load_case(name)
    expected = bool(validate_store(store).of_severity(Severity.VIOLATION))
    refusal = _gate(store)
    assert bool(refusal.removed) is expected
    assert validate_store(store).of_severity(Severity.VIOLATION) == ()


@pytest.mark.parametrize("name", case_names())
def test_quarantine_holds_each_refused_statement_reified_with_its_result(name: str) -> None:
    store = load_case(name)
    refusal = _gate(store)
    typed = [quad for quad in refusal.quarantined if quad.predicate == RDF["type"]]
    statements = {quad.subject for quad in typed if quad.object == DV["QuarantinedStatement"]}
    assert len(statements) == len({(q.graph_name, q.subject, q.predicate, q.object) for q in refusal.removed})
    for node in statements:
        stated = {quad.predicate for quad in store.quads_for_pattern(node, None, None, QUARANTINE_GRAPH)}
        assert {RDF["subject"], RDF["predicate"], DV["sourceGraph"], DV["validationResult"]} <= stated
    assert not any(isinstance(term, BlankNode) for quad in refusal.quarantined for term in (quad.subject, quad.object))


def test_a_drifted_quote_takes_its_statements_along() -> None:
    """S11 refuses the span; mention and observation lose their evidence, the tenure one of its two observations."""
    store = load_case(None)
    graph = NamedNode(ONE[1:-1])
    span = NamedNode(IDENTIFIER + "span/an")
    end = next(iter(store.quads_for_pattern(span, NamedNode("http://www.w3.org/ns/oa#end"), None, graph)))
    store.remove(end)
    store.load(f"{HEADER} {ONE} {{ <{span.value}> oa:end 34 . }}", format=RdfFormat.TRIG)
    refusal = _gate(store)
    assert not any(_is_live(store, node) for node in ("span/an", "mention/an", "observation/an"))
    assert _live(store, "tenure/an", DV["supportedBy"]) == ["observation/an-2018"]
    assert _live(store, "tenure/an", DV["beginLatest"]) == []  # only the refused observation carried it
    assert len(_live(store, "tenure/an", DV["endEarliest"])) == 1
    assert {result.shape.rsplit("#", 1)[1] for result in refusal.report.of_severity(Severity.VIOLATION)} >= {
        "Span-length"
    }
    quotes = [quad.object.value for quad in refusal.quarantined if quad.predicate == DV["refusedQuote"]]
    assert set(quotes) == {"Nguyễn Văn An"}


def test_a_person_that_is_none_takes_mention_observations_and_tenure_along() -> None:
    store = _staged('person:an rdfs:label "Phó Trưởng Ban"@vi .')
    store.remove(next(quad for quad in store if str(quad.object) == '"Nguyễn Văn An"@vi'))
    refusal = _gate(store)
    gone = ("person/an", "mention/an", "observation/an", "observation/an-2018", "tenure/an")
    assert not any(_is_live(store, node) for node in gone)
    assert _is_live(store, "position/truong-ban")
    depends = {str(quad.object) for quad in refusal.quarantined if quad.predicate == DV["dependsOn"]}
    assert f"<{IDENTIFIER}person/an>" in depends


@pytest.mark.parametrize("shared", [True, False], ids=["shared", "of its own"])
def test_a_span_goes_with_the_last_statement_that_it_speaks_for(shared: bool) -> None:
    """Its quote stays in quarantine; nothing else about it is quarantined, since nothing is wrong with it."""
    span = NamedNode(IDENTIFIER + "span/an-2018")
    mention = f"""{TWO} {{ <{IDENTIFIER}mention/body> a dv:Mention ; dv:refersTo body:tinh-uy ;
      dv:statedIn <https://w3id.org/danvan-kg/id/article/two> ; dv:evidence id:span-two . }}"""
    store = _staged('person:an rdfs:label "Phó Trưởng Ban"@vi .' + (mention if shared else ""))
    store.remove(next(quad for quad in store if str(quad.object) == '"Nguyễn Văn An"@vi'))
    refusal = _gate(store)
    assert _is_live(store, "span/an-2018") is shared
    quotes = {quad.object.value for quad in refusal.quarantined if quad.predicate == DV["refusedQuote"]}
    assert quotes
    subjects = {quad.object for quad in refusal.quarantined if quad.predicate == RDF["subject"]}
    assert span not in subjects


def test_a_refused_assertion_contradicts_nothing_any_more() -> None:
    """On neither side."""
    assertion = f"""{{graph}} {{{{ <{IDENTIFIER}assertion/{{name}}> a dv:Assertion , rdf:Statement , prov:Entity ;
      rdf:subject document:one ; rdf:predicate eli:id_local ; rdf:object "{{value}}" ; {{where}} . }}}}"""
    store = _staged(
        f"""document:one a dv:Resolution , dv:Document , eli:LegalResource ; rdfs:label "Nghị quyết 4"@vi ;
          eli:id_local "NQ 04" .
        <{IDENTIFIER}assertion/one> dv:contradicts <{IDENTIFIER}assertion/two> .
        <{IDENTIFIER}assertion/two> dv:contradicts <{IDENTIFIER}assertion/one> .
        {assertion.format(graph=ONE, name="one", value="NQ 04", where="IN_ONE")}
        {assertion.format(graph=TWO, name="two", value="04-NQ/TU", where="IN_TWO")}"""
    )
    _gate(store)
    assert not _is_live(store, "assertion/one")
    assert _live(store, "assertion/two", DV["contradicts"]) == []
    assert _live(store, "assertion/two", RDF["object"]) == ['"04-NQ/TU"']


def test_a_wrong_symbol_leaves_its_document_and_takes_its_assertion_along() -> None:
    store = _staged(
        f"""document:one a dv:Resolution , dv:Document , eli:LegalResource ; rdfs:label "Nghị quyết 4"@vi ;
          eli:id_local "NQ 04" ; eli:number "04" .
        {ONE} {{ <{IDENTIFIER}assertion/symbol> a dv:Assertion , rdf:Statement , prov:Entity ;
          rdf:subject document:one ;
          rdf:predicate eli:id_local ; rdf:object "NQ 04" ; IN_ONE . }}"""
    )
    _gate(store)
    assert _is_live(store, "document/one")
    assert not _is_live(store, "assertion/symbol")
    assert _live(store, "document/one", NamedNode("http://data.europa.eu/eli/ontology#id_local")) == []
    assert _live(store, "document/one", NamedNode("http://data.europa.eu/eli/ontology#number")) == ['"04"']


_DOCUMENT = """document:one a dv:Resolution , dv:Document , eli:LegalResource ; rdfs:label "Nghị quyết 4"@vi ;
  eli:passed_by body:tinh-uy .
"""
_ASSERTION = """{graph} {{ <https://w3id.org/danvan-kg/id/assertion/{name}> a dv:Assertion , rdf:Statement ,
  prov:Entity ; rdf:subject document:one ; rdf:predicate eli:passed_by ; rdf:object body:tinh-uy ;
  dv:statedIn <https://w3id.org/danvan-kg/id/article/one> ; dv:evidence id:span-an ; dv:confidence {confidence} . }}
"""


@pytest.mark.parametrize(("second", "stays"), [(None, False), ("0.8", True)])
def test_a_fused_statement_stays_while_an_assertion_of_it_is_left(second: str | None, stays: bool) -> None:
    text = _DOCUMENT + _ASSERTION.format(graph=ONE, name="wrong", confidence="7.0")
    if second:
        text += _ASSERTION.format(graph=ONE, name="right", confidence=second)
    store = _staged(text)
    _gate(store)
    assert not _is_live(store, "assertion/wrong")
    assert _is_live(store, "assertion/right") is stays
    issuers = _live(store, "document/one", NamedNode("http://data.europa.eu/eli/ontology#passed_by"))
    assert issuers == (["organization/tinh-uy"] if stays else [])


_TWINS = """
document:a a dv:Resolution , dv:Document , eli:LegalResource ; rdfs:label "Nghị quyết A"@vi ; eli:id_local "01-NQ/TU" ;
  eli:passed_by body:tinh-uy ; dv:term "XVIII" .
document:b a dv:Resolution , dv:Document , eli:LegalResource ; rdfs:label "Nghị quyết B"@vi ; eli:id_local "01-NQ/TU" ;
  eli:passed_by body:tinh-uy ; dv:term "XVIII" .
"""
_NAMED = f"""{TWO} {{ <{IDENTIFIER}mention/twin> a dv:Mention ; dv:refersTo document:b ;
  dv:statedIn <https://w3id.org/danvan-kg/id/article/two> ; dv:evidence id:span-two . }}"""


@pytest.mark.parametrize(("added", "left"), [("", "document/a"), (_NAMED, "document/b")], ids=["tie", "support"])
def test_of_a_pair_the_one_with_less_support_is_refused_at_a_tie_the_greater_iri(added: str, left: str) -> None:
    store = _staged(_TWINS + added)
    _gate(store)
    assert [node for node in ("document/a", "document/b") if _is_live(store, node)] == [left]


def test_of_two_parents_the_one_that_articles_state_stays() -> None:
    body = """body:x a dv:Organization , org:Organization ; rdfs:label "Cơ quan X"@vi ;
      org:unitOf body:tinh-uy , body:ban-dan-van ."""
    store = _staged(
        f"""{body} {ONE} {{ <{IDENTIFIER}assertion/parent> a dv:Assertion , rdf:Statement , prov:Entity ;
          rdf:subject body:x ; rdf:predicate org:unitOf ; rdf:object body:tinh-uy ; IN_ONE . }}"""
    )
    _gate(store)
    assert _live(store, "organization/x", NamedNode("http://www.w3.org/ns/org#unitOf")) == ["organization/tinh-uy"]


@pytest.mark.parametrize(("source", "stays"), [("", False), ("; dcterms:source 'Báo Nghệ An'", True)])
def test_a_thing_that_no_article_names_any_more_goes_unless_it_is_curated(source: str, stays: bool) -> None:
    store = _staged(
        f"""body:x a dv:Organization , org:Organization ; rdfs:label 'Cơ quan X'@vi {source} .
        {ONE} {{ <{IDENTIFIER}mention/x> a dv:Mention ; dv:refersTo body:x ; dv:confidence 2.0 ;
          dv:evidence id:span-an ;
          dv:statedIn <{IDENTIFIER}article/one> . }}"""
    )
    _gate(store)
    assert _is_live(store, "organization/x") is stays


def test_a_warning_is_published_and_counted() -> None:
    store = load_case("tenure/two-holders")
    refusal = _gate(store)
    assert refusal.statements == 0
    assert refusal.summary()[f"{BASE}shapes#Tenure-singleHolder"]["count"] == 1
    assert _is_live(store, "tenure/overlaps")


def test_the_outcome_does_not_depend_on_the_order_in_which_quads_were_stored() -> None:
    first = load_case("document/duplicates")
    quads = sorted(first, key=str)
    random.Random(7).shuffle(quads)
    second = Store()
    second.extend(quads)
    assert refuse(first) == refuse(second)


def test_quarantine_is_left_out_when_a_published_store_is_validated_again() -> None:
    store = load_case("thing/terms")
    _gate(store)
    assert validate_store(store).conforms
    assert list(store.quads_for_pattern(None, None, None, QUARANTINE_GRAPH))
