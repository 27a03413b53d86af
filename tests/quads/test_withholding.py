"""What the authority withholds is nowhere in the quads, and everything else is as before."""

from dataclasses import replace
from datetime import date

import pytest

from danvan_kg.authority import Withheld, load_authority
from danvan_kg.quads import corpus_quads
from danvan_kg.quads.withholding import unmatched
from danvan_kg.resolution import resolve
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
