"""What the authority withholds is nowhere in the quads, and everything else is as before."""

from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import RdfFormat, Store

from danvan_kg.assets import asset
from danvan_kg.authority import Withheld, load_authority
from danvan_kg.ontology import ontology_quads
from danvan_kg.quads import corpus_quads
from danvan_kg.quads.withholding import named_in_texts, unmatched
from danvan_kg.resolution import resolve
from danvan_kg.stored_query import packaged_queries
from danvan_kg.text import slug
from danvan_kg.vocabulary import RDFS, SKOS
from tests.resolution.corpus import CORPUS

AUTHORITY = load_authority()
DAY = date(2026, 1, 2)
BASE = "https://w3id.org/danvan-kg/id/"


def lines(*withheld: Withheld) -> list[str]:
    return list(corpus_quads(resolve(CORPUS, replace(AUTHORITY, withheld=withheld))))


def iri_of(label: str, folder: str) -> str:
    """The part after /id/ of the thing with that label."""
    for line in lines():
        if f'label> "{label}"@vi' in line and f"/{folder}/" in line:
            return line.split(">")[0].removeprefix(f"<{BASE}")
    raise AssertionError(label)


def test_a_withheld_person_is_gone_with_everything_about_them() -> None:
    """Neither thing, tenure, observation, mention, participation nor request stays, and nothing dangles."""
    key = iri_of("Vũ Thị Bích Hạnh", "person")
    left = lines(Withheld(key, "asked for", DAY))
    assert not [line for line in left if key in line or "vu-thi-bich-hanh" in line]
    assert len(left) < len(lines())


@pytest.mark.parametrize("label", ["Lê Văn Khang, Phó Bí thư Đảng ủy Khối các cơ quan Trung ương"])
def test_a_withheld_tenure_takes_its_observations_along(label: str) -> None:
    key = iri_of(label, "tenure")
    left = lines(Withheld(key, "wrong man", DAY))
    assert not [line for line in left if key in line]
    observed = "observedPosition> <" + BASE + iri_of("Phó Bí thư Đảng ủy Khối các cơ quan Trung ương", "position")
    assert [line for line in lines() if observed in line]
    assert not [line for line in left if observed in line]


def test_one_withheld_statement_leaves_the_others() -> None:
    programme = iri_of("Chương trình phối hợp 2018-2020", "programme")
    left = lines(Withheld(programme, "not so", DAY, predicate="dv:status", object="dv:signed"))
    gone = set(lines()) - set(left)
    assert [line for line in gone if line.startswith(f"<{BASE}{programme}>")] == [
        f"<{BASE}{programme}> <https://w3id.org/danvan-kg/ontology#status> "
        "<https://w3id.org/danvan-kg/ontology#signed> ."
    ]


def test_a_withheld_article_supports_nothing() -> None:
    """The tenure that two articles support has one support less, and the article's graph is gone."""
    left = lines(Withheld("article/n2", "withdrawn", DAY))
    assert not [line for line in left if "/article/n2" in line or "/observation/n2-" in line]


def test_a_key_that_names_nothing_is_told() -> None:
    """A slip in a key would publish what was asked to be withheld."""
    person = iri_of("Vũ Thị Bích Hạnh", "person")
    keys = (person, "article/n2", "person/vu-thi-bich-hanhh", f"{BASE}tenure/none")
    withheld = [Withheld(key, "asked for", DAY) for key in keys]
    resolution = resolve(CORPUS, replace(AUTHORITY, withheld=tuple(withheld)))
    articles = [article.identifier for article, _ in CORPUS]
    assert unmatched(withheld, resolution.things, resolution.tenures, articles) == (keys[3], keys[2])


def test_articles_that_still_name_what_is_withheld_are_told() -> None:
    """Their words are not changed, so whoever withholds must know."""
    resolution = resolve(CORPUS, AUTHORITY)
    articles = [article for article, _ in CORPUS]
    person = next(thing for thing in resolution.things if thing.identity.type == "person")
    key = iri_of(person.label, "person")
    expected = tuple(sorted(article.identifier for article in articles if person.label in article.text))
    assert expected
    assert named_in_texts([Withheld(key, "test", DAY)], resolution.things, articles) == {key: expected}
    assert named_in_texts([Withheld(key, "test", DAY, "dv:capacity", "x")], resolution.things, articles) == {}
    assert named_in_texts([Withheld(key, "test", DAY)], resolution.things, []) == {}


def shown_names() -> set[str]:
    """Folded names that examples of ontology and queries show."""
    store = Store()
    for path in sorted(asset("ontology", "examples").glob("*.ttl")):
        store.load(path=str(path), format=RdfFormat.TURTLE)
    labels = {quad.object.value for quad in store.quads_for_pattern(None, RDFS["label"], None, None)}
    terms = {quad.object for quad in ontology_quads() if quad.predicate == SKOS["example"]}
    queries = {str(p.example) for query in packaged_queries().values() for p in query.parameters if p.example}
    return {slug(str(name)) for name in labels | {term.value for term in terms} | queries}


def is_shown(key: str, shown: set[str]) -> bool:
    return key.rpartition("/")[2].rpartition("-")[0] in shown


def test_no_example_shows_what_is_withheld() -> None:
    shown = shown_names()
    assert [entry.key for entry in AUTHORITY.withheld if is_shown(entry.key, shown)] == []
    assert is_shown("person/tran-hong-ha-01234567", shown)
    assert not is_shown("person/khong-ai-01234567", shown)
