"""Which of the values that articles assert become facts."""

from collections import Counter
from datetime import date

import pytest

from danvan_kg.article import Article
from danvan_kg.entity import ArticleStatements, Assertion, Identity, Individual, Text, Value
from danvan_kg.observation import Evidence
from danvan_kg.partial_date import PartialDate
from danvan_kg.resolution.fusion import Fusion
from danvan_kg.text import Span

SUBJECT = Identity("document", "d", "d")
BODY, OTHER = Identity("organization", "a", "a"), Identity("organization", "b", "b")


def fused(predicate: str, *values: Value) -> list[Value]:
    """One article asserts each value."""
    fusion = Fusion()
    for number, value in enumerate(values):
        article = Article(f"a{number}", "x", (), "x")
        assertion = Assertion(SUBJECT, predicate, value, Evidence(Span(0, 1), "test.rule"))
        fusion.add(ArticleStatements(article, "v", (), (), (assertion, assertion)))
    return [fact.value for fact in fusion.facts()[SUBJECT]]


CASES: list[tuple[str, str, list[Value], list[Value]]] = [
    ("every title is kept", "dcterms:title", [Text("b"), Text("a"), Text("a")], [Text("a"), Text("b")]),
    ("the best supported number", "eli:number", ["01", "02", "02"], ["02"]),
    ("at a tie the first in order", "eli:number", ["02", "01"], ["01"]),
    (
        "the best supported date, as precise as an article makes it",
        "eli:date_document",
        [PartialDate(2017), PartialDate(2017), PartialDate(2017, 1, 25), PartialDate(2016, 1, 1)],
        [PartialDate(2017, 1, 25)],
    ),
    ("joint issuers", "eli:passed_by", [BODY, OTHER], [BODY, OTHER]),
    ("an issuer that one article of five names", "eli:passed_by", [BODY, BODY, BODY, BODY, OTHER], [BODY]),
    (
        "the furthest status",
        "dv:status",
        [Individual("dv:signed"), Individual("dv:concluded"), Individual("dv:planned")],
        [Individual("dv:concluded")],
    ),
    (
        "the strongest part",
        "dv:participantRole",
        [Individual("dv:attends"), Individual("dv:chair"), Individual("dv:speaks")],
        [Individual("dv:chair")],
    ),
    ("one parent", "org:unitOf", [OTHER, OTHER, BODY], [OTHER]),
    ("one day", "dv:earliest", [date(2018, 1, 2), date(2018, 1, 2), date(2018, 1, 1)], [date(2018, 1, 2)]),
]


@pytest.mark.parametrize(("claim", "predicate", "values", "expected"), CASES, ids=[case[0] for case in CASES])
def test_policies(claim: str, predicate: str, values: list[Value], expected: list[Value]) -> None:
    """The outcome does not depend on the order of articles."""
    assert fused(predicate, *values) == fused(predicate, *values[::-1]) == expected


def test_an_article_counts_once_however_often_it_says_it() -> None:
    """Votes are of articles, not of sentences."""
    fusion = Fusion()
    loud = [Assertion(SUBJECT, "eli:number", "09", Evidence(Span(n, n + 1), "test.rule")) for n in range(5)]
    quiet = [Assertion(SUBJECT, "eli:number", "01", Evidence(Span(0, 1), "test.rule"))]
    for number, assertions in enumerate((loud, quiet, quiet)):
        fusion.add(ArticleStatements(Article(f"a{number}", "x", (), "x"), "v", (), (), tuple(assertions)))
    assert Counter(fact.value for fact in fusion.facts()[SUBJECT]) == Counter(["01"])
