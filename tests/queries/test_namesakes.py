"""The choice who is who, and its reason, can be asked of the graph."""

from io import BytesIO

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, parse

from danvan_kg.stored_query import packaged_queries
from danvan_kg.vocabulary import PREFIXES
from tests.drafting import BLOC, HA_NAM, NGHE_AN, Draft
from tests.resolution.corpus import quad_text

NAME = "Nguyễn Văn Hùng"


def _articles() -> list[Draft]:
    """One in a post of the bloc twice, two in two provinces at once, and somebody named beside one of these bodies."""
    drafts = [Draft(f"a{number}") for number in range(5)]
    for draft, role, body in zip(
        drafts, ("Phó Bí thư", "Phó Bí thư", "Bí thư", "Bí thư"), (BLOC, BLOC, HA_NAM, NGHE_AN), strict=False
    ):
        draft.position(NAME, role, body)
    drafts[4].person(NAME)
    drafts[4].body(BLOC)
    return drafts


def test_every_namesake_says_why_it_was_joined_and_why_it_is_another() -> None:
    store = Store()
    text = quad_text([draft.finish() for draft in _articles()])
    store.extend(parse(BytesIO(text.encode()), format=RdfFormat.N_QUADS))
    solutions = store.query(
        packaged_queries()["why-namesakes-are-one-or-two"].bind({"name": "nguyen van hung"}), prefixes=PREFIXES
    )
    assert isinstance(solutions, QuerySolutions)
    told = [{name: _value(row[name]) for name in ("person", "reason", "different", "undecided")} for row in solutions]
    assert {row["reason"] for row in told} >= {
        f"cùng chức vụ: Phó Bí thư {BLOC.name}",
        "khác người cùng tên: giữ chức vụ chuyên trách ở hai địa bàn trong cùng thời gian: Bí thư Tỉnh ủy Hà Nam",
    }
    assert any(row["reason"].startswith("chưa đủ căn cứ") for row in told)
    for column in ("different", "undecided"):
        linked = {row["person"]: row[column].split() for row in told}
        assert any(linked.values())
        assert all(person in linked[other] for person, others in linked.items() for other in others)


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else ""
