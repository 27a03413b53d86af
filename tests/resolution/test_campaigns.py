"""Which observations are one campaign."""

from datetime import date

import pytest

from danvan_kg.authority import Authority, Body
from danvan_kg.observation import CampaignObservation, EventObservation, Organization, TargetObservation
from danvan_kg.partial_date import DayRange
from danvan_kg.resolution import resolve
from tests.drafting import BLOC, CENTRAL, CENTRAL_COMMISSION, NGHE_AN, Draft

Stated = tuple[str, str, int | None, Organization | None, str]


def campaigns(*stated: Stated) -> int:
    """How many campaigns the articles name, one each: kind, name, year, owner, day of publication."""
    corpus = []
    for number, (kind, name, year, owner, published) in enumerate(stated):
        draft = Draft(f"a{number}", published=published)
        owners = (draft.stated(owner),) if owner else ()
        year_stated = draft.stated(year) if year else None
        draft.add(
            "campaigns", CampaignObservation("c", kind, name, (draft.evidence(name),), year_stated, owners=owners)
        )
        corpus.append(draft.finish())
    return len([t for t in resolve(corpus, Authority()).things if t.identity.type == "campaign"])


YEAR, MOVEMENT, MODEL = "ThematicYear", "EmulationMovement", "Model"
CASES: list[tuple[str, Stated, Stated, int]] = [
    (
        "year in the name or beside it",
        (YEAR, "Năm vận động 2014", 2014, None, "2014-02-20"),
        (YEAR, "Năm vận động", 2014, BLOC, "2014-08-04"),
        1,
    ),
    ("another year", (YEAR, "Năm vận động", 2014, None, "2014"), (YEAR, "Năm vận động", 2018, None, "2018"), 2),
    (
        "a thematic year without its year is that of publication",
        (YEAR, "Năm vận động", 2014, None, "2014"),
        (YEAR, "Năm vận động", None, None, "2014-05-05"),
        1,
    ),
    (
        "and of no other",
        (YEAR, "Năm vận động", 2014, None, "2014"),
        (YEAR, "Năm vận động", None, None, "2018-05-05"),
        2,
    ),
    (
        "thematic years of two owners",
        (YEAR, "Năm vận động", 2014, BLOC, "2014"),
        (YEAR, "Năm vận động", 2014, NGHE_AN, "2014"),
        2,
    ),
    (
        "a movement is one everywhere",
        (MOVEMENT, "Khéo", None, BLOC, "2014"),
        (MOVEMENT, "Khéo", None, NGHE_AN, "2018"),
        1,
    ),
    ("models of unknown owners", (MODEL, "Ngõ sạch", None, None, "2014"), (MODEL, "Ngõ sạch", None, None, "2014"), 2),
    (
        "a campaign that is a movement",
        ("Campaign", "Khéo", None, None, "2014"),
        (MOVEMENT, "Khéo", None, None, "2018"),
        1,
    ),
    ("a model and a movement", (MODEL, "Khéo", 2017, None, "2017"), (MOVEMENT, "Khéo", 2017, None, "2017"), 2),
]


@pytest.mark.parametrize(("claim", "first", "second", "expected"), CASES, ids=[case[0] for case in CASES])
def test_campaigns(claim: str, first: Stated, second: Stated, expected: int) -> None:
    assert campaigns(first, second) == campaigns(second, first) == expected


def test_a_year_of_two_central_bodies_is_one_and_has_both() -> None:
    """A local body's year of that name is its own."""
    assert _years_of(CENTRAL, CENTRAL_COMMISSION) == [2]
    assert _years_of(CENTRAL, NGHE_AN) == [1, 1]


def _years_of(*owners: Organization) -> list[int]:
    """How many owners each thematic year has, of which every article names one."""
    bodies = tuple(Body(body.name, "test", level="central") for body in (CENTRAL, CENTRAL_COMMISSION))
    corpus = []
    for number, owner in enumerate(owners):
        draft = Draft(f"a{number}")
        mention, year = draft.evidence("Năm vận động 2018"), draft.stated(2018)
        owned = (draft.stated(owner),)
        draft.add("campaigns", CampaignObservation("c", YEAR, "Năm vận động", (mention,), year, owners=owned))
        corpus.append(draft.finish())
    things = [t for t in resolve(corpus, Authority(bodies=bodies)).things if t.kind == YEAR]
    return [len([fact for fact in thing.facts if fact.predicate == "dv:owner"]) for thing in things]


def test_campaigns_of_one_name_are_labelled_with_year_and_kind() -> None:
    """The movement keeps the bare name."""
    corpus = []
    for number, (kind, year) in enumerate(((MOVEMENT, None), (MOVEMENT, 2017), (MODEL, None))):
        draft = Draft(f"a{number}")
        stated = draft.stated(year) if year else None
        draft.add("campaigns", CampaignObservation("c", kind, "Khéo", (draft.evidence("Khéo"),), stated))
        corpus.append(draft.finish())
    labels = [t.label for t in resolve(corpus, Authority()).things if t.identity.type == "campaign"]
    assert sorted(labels) == ["Khéo", "Khéo (mô hình)", "Khéo 2017"]


def _event(draft: Draft, key: str, first: str, last: str) -> None:
    days = DayRange(date.fromisoformat(first), date.fromisoformat(last))
    mention = draft.evidence(f"hội nghị {key}")
    draft.add("events", EventObservation(key, "Conference", "Hội nghị", (mention,), draft.stated(days), "explicit"))


@pytest.mark.parametrize(
    ("events", "number"),
    [
        ((("2014-02-20", "2014-02-20"),), 1),
        ((("2018-02-20", "2018-02-20"),), 2),
        ((("2014-02-20", "2014-02-20"), ("2018-02-20", "2018-02-20")), 2),
        ((("2013-12-31", "2014-01-01"),), 2),
        ((), 2),
    ],
)
def test_an_undated_article_speaks_from_the_one_year_of_its_events(
    events: tuple[tuple[str, str], ...], number: int
) -> None:
    undated = Draft("a1", published=None)
    undated.add("campaigns", CampaignObservation("c", YEAR, "Năm vận động", (undated.evidence("năm"),)))
    for place, (first, last) in enumerate(events):
        _event(undated, f"e{place}", first, last)
    dated = Draft("a2", published="2014-05-05")
    mention, year = dated.evidence("Năm vận động 2014"), dated.stated(2014)
    dated.add("campaigns", CampaignObservation("c", YEAR, "Năm vận động", (mention,), year))
    things = resolve([undated.finish(), dated.finish()], Authority()).things
    assert len([thing for thing in things if thing.identity.type == "campaign"]) == number


@pytest.mark.parametrize(
    ("kind", "name", "year", "label"),
    [
        (YEAR, "Năm vận động", 2018, "Năm vận động 2018"),
        (YEAR, "Năm vận động 2018", 2018, "Năm vận động 2018"),
        (YEAR, "Năm vận động", None, "Năm vận động"),
        (MODEL, "Ngõ sạch", 2017, "Ngõ sạch 2017"),
        (MOVEMENT, "Khéo", 2017, "Khéo"),
    ],
)
def test_what_recurs_is_labelled_with_its_year(kind: str, name: str, year: int | None, label: str) -> None:
    draft = Draft("a1")
    stated = draft.stated(year) if year else None
    draft.add("campaigns", CampaignObservation("c", kind, name, (draft.evidence(name),), stated))
    (thing,) = [t for t in resolve([draft.finish()], Authority()).things if t.identity.type == "campaign"]
    assert thing.label == label
    assert {name} - {label} == set(thing.other_names)


def test_targets_are_told_apart_by_what_has_them() -> None:
    draft = Draft("a1")
    for name in ("Năm vận động 2014", "Năm vận động 2015"):
        mention, year = draft.evidence(name), draft.stated(int(name[-4:]))
        draft.add("campaigns", CampaignObservation(name, YEAR, name, (mention,), year))
        draft.add("targets", TargetObservation("t", name, "2", "khâu", None, draft.evidence("2 khâu")))
    labels = [thing.label for thing in resolve([draft.finish()], Authority()).things if thing.kind == "Target"]
    assert sorted(labels) == ["2 khâu (Năm vận động 2014)", "2 khâu (Năm vận động 2015)"]
