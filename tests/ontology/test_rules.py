"""The rules of ontology/rules hold, and each bites when it is broken."""

import re
from pathlib import Path

import pytest
import yaml
from pyoxigraph import NamedNode, Quad, RdfFormat, Store

import danvan_kg
from danvan_kg.assets import asset
from danvan_kg.ontology import default_ontology, ontology_quads
from danvan_kg.vocabulary import DV

PACKAGE = Path(danvan_kg.__file__).parent
RULES = sorted(path.stem for path in asset("ontology", "rules").glob("*.rq"))

PREFIXES = """
@prefix dv: <https://w3id.org/danvan-kg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
"""
_WHOLE = """rdfs:label "vật thử"@vi , "test thing"@en ; skos:definition "Một."@vi , "One."@en ; skos:example "x" ;
  rdfs:isDefinedBy <https://w3id.org/danvan-kg/ontology> ."""

# What is added to the project's ontology, and the terms that the rule must then name.
BROKEN = {
    "every-term-has-labels-and-definitions": (
        'dv:Broken a owl:Class ; rdfs:label "hỏng"@vi , "broken"@en ; skos:definition "Một."@vi .',
        {"Broken"},
    ),
    "every-term-is-defined-by-the-ontology": ("dv:Broken a owl:Class .", {"Broken"}),
    "every-term-of-ours-that-is-used-is-declared": ("dv:Person rdfs:subClassOf dv:Broken .", {"Broken"}),
    "no-class-or-property-is-above-itself": (
        "dv:Organization rdfs:subClassOf dv:AdvisoryCommission .",
        {"Organization", "AdvisoryCommission"},
    ),
    "every-class-and-property-has-an-example": ("dv:Broken a owl:DatatypeProperty .", {"Broken"}),
    "every-class-has-an-instance-among-the-examples": (f"dv:Broken a owl:Class ; {_WHOLE}", {"Broken"}),
    "no-term-has-two-kinds": ("dv:year a owl:ObjectProperty .", {"year"}),
    "every-individual-is-in-its-scheme": (f"dv:broken a skos:Concept ; {_WHOLE}", {"broken"}),
    "labels-tell-terms-of-one-kind-apart": (
        'dv:Broken a owl:Class ; rdfs:label "người"@vi .',
        {"Broken", "Person"},
    ),
    "the-ontology-has-a-complete-header": (
        '<https://w3id.org/danvan-kg/other> a owl:Ontology ; dcterms:title "khác"@vi .',
        {"https://w3id.org/danvan-kg/other"},
    ),
}


def _offenders(rule: str, added: str = "") -> set[str]:
    store = Store()
    store.extend(ontology_quads())
    for path in sorted(asset("ontology", "examples").glob("*.ttl")):
        store.load(path=str(path), format=RdfFormat.TURTLE)
    store.load(PREFIXES + added, format=RdfFormat.TURTLE)
    query = (asset("ontology", "rules") / f"{rule}.rq").read_text(encoding="utf-8")
    return {solution["offender"].value.removeprefix(DV.iri) for solution in store.query(query)}


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_holds(rule: str) -> None:
    assert _offenders(rule) == set()


def test_every_rule_is_broken_once() -> None:
    assert sorted(BROKEN) == RULES


@pytest.mark.parametrize("rule", sorted(BROKEN))
def test_the_rule_names_who_breaks_it(rule: str) -> None:
    added, offenders = BROKEN[rule]
    found = _offenders(rule, added)
    assert offenders <= found
    if rule != "no-class-or-property-is-above-itself":  # there every class in between is on the circle too
        assert found == offenders


_OWN_TERM = re.compile(r"""\bdv:([A-Za-z][A-Za-z0-9]*)|\bDV\["(\w+)"\]|danvan-kg/ontology#([A-Za-z]\w*)""")


def _terms_used() -> dict[str, set[str]]:
    used: dict[str, set[str]] = {}
    places = ((asset("shapes"), {".ttl"}), (asset("queries"), {".rq"}), (PACKAGE, {".py", ".html"}))
    for folder, suffixes in places:
        for path in sorted(folder.rglob("*")):
            if path.suffix in suffixes:
                name = f"{folder.name}/{path.relative_to(folder)}"
                for match in _OWN_TERM.finditer(path.read_text(encoding="utf-8")):
                    used.setdefault(next(filter(None, match.groups())), set()).add(name)
    return used


def test_every_own_term_in_shapes_queries_and_code_is_declared() -> None:
    declared = {term.name for term in default_ontology().terms.values()}
    spoken = {f"{term.name}s" for term in default_ontology().of_kind("class")}  # "the dv:Mentions of …" in a docstring
    undeclared = {name: sorted(files) for name, files in _terms_used().items() if name not in declared | spoken}
    assert undeclared == {}


def test_terms_are_looked_for_where_they_are_used() -> None:
    """The pattern of the test above finds terms as shapes, queries and code write them."""
    used = _terms_used()
    assert "shapes/tenure.ttl" in used["supportedBy"]
    assert any(file.startswith("danvan_kg/") for file in used["supportedBy"])
    assert NamedNode(DV.iri + "supportedBy").value in default_ontology().terms


def _lexicon(name: str) -> str:
    return (asset("data", "lexicon") / name).read_text(encoding="utf-8")


@pytest.mark.parametrize(("file", "field"), [("organizations.yaml", "kind"), ("documents.yaml", "class")])
def test_every_kind_that_the_lexicon_names_is_a_class(file: str, field: str) -> None:
    kinds = set(re.findall(rf"\b{field}: (\w+)", _lexicon(file)))
    assert kinds
    assert kinds <= {term.name for term in default_ontology().of_kind("class")}


def test_the_type_codes_of_symbols_are_those_of_the_lexicon() -> None:
    """But QH, which stands in resolutions of the National Assembly as well as in laws."""
    declared = {(quad.subject.value.removeprefix(DV.iri), quad.object.value) for quad in _quads_of(DV["symbolCode"])}
    read = yaml.safe_load(_lexicon("documents.yaml"))["types"].values()
    assert {(kind["class"], code) for kind in read for code in kind.get("codes", ())} - {("Law", "QH")} <= declared


def _quads_of(predicate: NamedNode) -> list[Quad]:
    return [quad for quad in ontology_quads() if quad.predicate == predicate]
