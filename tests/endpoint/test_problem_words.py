"""Problems in Vietnamese: what queries can meet has a translation."""

import time

import pytest

from danvan_kg.endpoint.problem_words import accepted_language, in_language
from danvan_kg.endpoint.problems import TITLES, Problem
from danvan_kg.endpoint.query.diagnosis import explain_syntax
from danvan_kg.endpoint.settings import MEBIBYTE, EndpointSettings, QueryLimits
from tests.endpoint.conftest import SLOW
from tests.live_server import LiveServer

VIETNAMESE = {"Content-Type": "application/sparql-query", "Accept-Language": "vi,en;q=0.8"}
QUERIES = [
    "",
    "ASK {",
    "SELECT *\n{ ?s ?p }",
    "SELECT * { ?s ?p ?o } ORDER",
    "ASK { ?s a dv:Tenure }",
    "PREFIX dv: <https://w3id.org/danvan-kg/ontology#> ASK { ?s a dv:Tenur . ?s }",
    "ASK { ?s ?p 'open }",
    "ASK { ?s \\u0061 ?o }",
    "ASK { SERVICE <http://192.0.2.1/> {} }",
    "CLEAR ALL",
    "ASK " + "{" * 100,
    "ASK {} #" + "x" * 10_000,
    "ASK {} #" + "x" * 50_000,
    SLOW,
    "SELECT * { ?s ?p ?o . ?a ?b ?c }",
    f"SELECT (CONCAT(STR(?s), '{'x' * 400}') AS ?x) {{ ?s ?p ?o }}",
]


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query[:30] or "empty")
def test_what_a_query_can_meet_is_told_in_vietnamese(server: LiveServer, query: str) -> None:
    """Title, detail, hint and every plain word of what is expected differ from the English ones."""
    replies = [
        server.request("POST", "/sparql", query.encode(), headers={**VIETNAMESE, "Accept-Language": language})
        for language in ("en", "vi")
    ]
    english, vietnamese = (reply.json() for reply in replies)
    assert [reply.headers["content-language"] for reply in replies] == ["en", "vi"]
    assert vietnamese["type"] == english["type"]
    for member in {"title", "detail", "hint"} & english.keys():
        assert vietnamese[member] != english[member], english[member]
    assert not {"a variable", "an IRI", "a string", "a number"} & set(vietnamese.get("expected", ()))


def test_many_misspelt_terms_keep_nobody_waiting() -> None:
    terms = [f"term{number}" for number in range(300)]
    query = "ASK { " + " ".join(f"dv:wrong{number}" for number in range(10_000))
    begin = time.process_time()
    explain_syntax(Problem(400, "syntax", "error at 1:5: expected x", line=1, column=5), query, terms)
    assert time.process_time() - begin < 2


def test_every_kind_has_a_title() -> None:
    for kind, english in TITLES.items():
        assert in_language(Problem(400, kind, "x").content(), "vi")["title"] != english


def test_what_has_no_translation_stays() -> None:
    content = Problem(400, "evaluation", "a sentence of the engine").content()
    assert in_language(content, "vi")["detail"] == "a sentence of the engine"


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("*", "en"),
        ("vi", "vi"),
        ("vi-VN,vi;q=0.9,en;q=0.8", "vi"),
        ("en-GB,vi;q=0.5", "en"),
        ("fr, vi;q=0.1", "vi"),
        ("vi;q=0, en;q=0.1", "en"),
        ("vi;q=nonsense", "en"),
    ],
)
def test_language_is_negotiated(header: str | None, language: str) -> None:
    assert accepted_language(header) == language


def test_limits_that_applied_are_told(server: LiveServer, limits: QueryLimits) -> None:
    slow = server.query(SLOW, timeout="0.2").json()
    assert (slow["limit"], slow["limits"]["deadline"]) == ("deadline", 0.2)
    large = server.query("SELECT * { ?s ?p ?o . ?a ?b ?c }").json()
    assert large["limits"] == {"deadline": 1.0, "bytes": MEBIBYTE, "rows": 5000, "memory": 256 * MEBIBYTE}
    deep = server.query("ASK " + "{" * 100).json()
    assert (deep["limit"], deep["limits"]["depth"]) == ("depth", EndpointSettings().guard.depth)
    assert "side by side" in deep["hint"]


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("SELECT *\nWHERE { ?s ?p ?o . FILTER(?o > 1", "the ( of line 2, column 26 is not closed"),
        ("SELECT * WHERE { { ?s ?p ?o }", "the { of line 1, column 16 is not closed"),
        ("SELECT * WHERE", "something must follow 'WHERE'"),
        ("", "write a query, such as ASK { ?s ?p ?o }"),
    ],
)
def test_query_that_ends_in_the_middle_is_told_what_is_open(server: LiveServer, query: str, hint: str) -> None:
    problem = server.request("POST", "/sparql", query.encode(), headers=VIETNAMESE | {"Accept-Language": "en"}).json()
    assert (problem["detail"], problem["hint"]) == ("the query ends too early", hint)


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("SELCT * { ?s ?p ?o }", "did you mean SELECT?"),
        ("SELECT * WHER { ?s ?p ?o }", "did you mean WHERE?"),
        ("PREFX a: <urn:> SELECT * {}", "did you mean PREFIX?"),
        ("SELECT * { ?s ?p ?o FILTR(?o>1) }", "did you mean FILTER?"),
        ("SELECT * { OPTINAL { ?s ?p ?o } }", "did you mean OPTIONAL?"),
        ("SELECT * { {?s ?p ?o} UNOIN {?s ?p ?o} }", "did you mean UNION?"),
        ("SELECT * { ?s ?p ?o } ORDR BY ?s", "did you mean ORDER?"),
        ("SELECT (COUNT(*) ?n) { ?s ?p ?o }", "write AS before ?n"),
        ("SELECT * { ?s ?p ?o BIND(1 ?x) }", "write AS before ?x"),
        ("SELECT COUNT(*) { ?s ?p ?o }", "write (COUNT(…) AS ?name): what is computed takes parentheses and a name"),
        ("SELECT * { ?s ?p ?o. FILTER ?o > 5 }", "set the condition of FILTER in parentheses"),
        ("SELECT * { ?s ?p ?o }}", "this } closes nothing"),
        ("SELECT * { ?s <http://x/a b> ?o }", "a blank cannot stand in an IRI: write %20 for it"),
        (
            "SELECT ?x WHERE { ?s ?p ?o } GROUP BY ?s",
            "set each variable of SELECT into GROUP BY, or into an aggregate such as COUNT(?x)",
        ),
        ("SELECT * { ?s ?p ?o FILTER(?o ?p) }", None),
        ("SELECT * { ?s ?p foo }", None),
    ],
)
def test_what_was_meant_is_hinted_at(server: LiveServer, query: str, hint: str | None) -> None:
    english, vietnamese = (
        server.request("POST", "/sparql", query.encode(), headers=VIETNAMESE | {"Accept-Language": language}).json()
        for language in ("en", "vi")
    )
    assert english.get("hint") == hint
    if hint is not None:
        assert vietnamese["hint"] != hint
