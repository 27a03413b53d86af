"""What cannot both be true says so on both sides, and stands."""

from datetime import date

import pytest

from danvan_kg.authority import Authority, CuratedRole
from danvan_kg.observation import DocumentObservation, Organization
from danvan_kg.partial_date import PartialDate
from danvan_kg.quads import corpus_quads
from danvan_kg.resolution import resolve
from tests.drafting import BLOC, CENTRAL, NGHE_AN, Draft

AUTHORITY = Authority(roles=(CuratedRole("Bí thư", "test", single_holder=True, several_in=(CENTRAL.name,)),))
POLITBURO = Organization("Bộ Chính trị", "PartyCommittee")


def document(article: str, day: str | None = None, issuers: tuple[Organization, ...] = ()) -> Draft:
    draft = Draft(article)
    stated = draft.stated(PartialDate.parse(day)) if day else None
    bodies = tuple(draft.stated(body) for body in issuers)
    symbol = draft.stated("18/2016/CT-TTg")
    mention = (draft.evidence("Chỉ thị"),)
    draft.add(
        "documents", DocumentObservation("d", "Directive", "Chỉ thị", mention, symbol, date=stated, issuers=bodies)
    )
    return draft


def contradictions(*drafts: Draft) -> set[tuple[str, str]]:
    lines = corpus_quads(resolve([draft.finish() for draft in drafts], AUTHORITY))
    return {(line.split()[0], line.split()[2]) for line in lines if "#contradicts>" in line}


DATES = [
    ("2016-05-09", "2016-05-10", True),
    ("2016-05-09", "2016-05-09", False),
    ("2016-05", "2016-05-09", False),
    ("2016", "2016-05", False),
    ("2016-04", "2016-05-09", True),
]
ISSUERS = [
    ((BLOC,), (NGHE_AN,), True),
    ((BLOC,), (BLOC,), False),
    ((BLOC, NGHE_AN), (BLOC,), False),
    ((BLOC,), (), False),
]


@pytest.mark.parametrize(("one", "other", "expected"), DATES)
def test_two_days_of_one_document_contradict_unless_one_holds_the_other(one: str, other: str, expected: bool) -> None:
    found = contradictions(document("a1", one), document("a2", other))
    assert bool(found) is expected
    assert {(b, a) for a, b in found} == found


@pytest.mark.parametrize(("one", "other", "expected"), ISSUERS)
def test_issuers_contradict_where_no_article_names_one_of_the_others(
    one: tuple[Organization, ...], other: tuple[Organization, ...], expected: bool
) -> None:
    """An article may leave out one of joint issuers."""
    assert bool(contradictions(document("a1", None, one), document("a2", None, other))) is expected


def test_one_article_does_not_contradict_itself() -> None:
    assert not contradictions(document("a1", "2016-05-09", (BLOC, NGHE_AN)))


def test_what_contradicts_is_an_assertion_of_each_article() -> None:
    drafts = [document("a1", "2016-05-09"), document("a2", "2016-05-10")]
    lines = list(corpus_quads(resolve([draft.finish() for draft in drafts], AUTHORITY)))
    ((one, other),) = {tuple(sorted(pair)) for pair in contradictions(*drafts)}
    for node, article in ((one, "a1"), (other, "a2")):
        stated = [line for line in lines if line.startswith(f"{node} ") and "#predicate>" in line]
        assert len(stated) == 1
        assert f"/graph/article/{article}/" in stated[0]


HOLDERS = [
    ("2018-05-04", "2018-06-04", "2018-05-20", BLOC, True),
    ("2018-05-04", "2018-06-04", "2018-06-04", BLOC, False),
    ("2018-05-04", "2018-06-04", "2018-07-20", BLOC, False),
    ("2018-05-04", "2018-06-04", "2018-05-20", CENTRAL, False),
    ("2018-05-04", "2018-06-04", "2018-05-20", None, False),
]


@pytest.mark.parametrize(("first", "last", "rival", "body", "expected"), HOLDERS)
def test_two_holders_of_a_post_for_one_contradict_where_both_are_certain(
    first: str, last: str, rival: str, body: Organization | None, expected: bool
) -> None:
    """Not on the day of the change, not in a body that has several, not later."""
    corpus = []
    attested = [("a1", "Lê Minh Khang", first), ("a2", "Lê Minh Khang", last), ("a3", "Vũ Thị Hạnh", rival)]
    for article, name, day in attested:
        draft = Draft(article, published=day)
        draft.position(name, "Bí thư", body)
        corpus.append(draft.finish())
    tenures = {tenure.label.partition(",")[0]: tenure for tenure in resolve(corpus, AUTHORITY).tenures}
    one, other = tenures["Lê Minh Khang"], tenures["Vũ Thị Hạnh"]
    assert (one.contradicts == (other.identity,)) is expected
    assert (other.contradicts == (one.identity,)) is expected
    assert date.fromisoformat(first) == one.bounds.begin_latest
