"""The choice who is who, and its reason, can be asked of the graph."""

from io import BytesIO

from pyoxigraph import QuerySolutions, RdfFormat, Store, parse

from danvan_kg.stored_query import packaged_queries
from danvan_kg.vocabulary import PREFIXES
from tests.resolution.corpus import CORPUS, quad_text


def test_every_namesake_says_why_it_was_joined_and_why_it_is_another() -> None:
    """The invented Lê Văn Khang of two provinces, of the bloc and of a ministry."""
    store = Store()
    store.extend(parse(BytesIO(quad_text(CORPUS).encode()), format=RdfFormat.N_QUADS))
    query = packaged_queries()["why-namesakes-are-one-or-two"]
    solutions = store.query(query.bind({"name": "le van khang"}), prefixes=PREFIXES)
    assert isinstance(solutions, QuerySolutions)
    told = [{name: row[name].value for name in ("person", "reason", "different", "undecided")} for row in solutions]
    assert {row["reason"].partition(":")[0] for row in told} >= {"cùng chức vụ", "khác người cùng tên"}
    different = {row["person"]: set(row["different"].split()) for row in told if row["different"]}
    assert different
    assert all(person in different[other] for person, others in different.items() for other in others)
    assert all(row["undecided"] for row in told if row["reason"].startswith("chưa đủ căn cứ"))
