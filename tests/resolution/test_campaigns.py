"""Which observations are one campaign."""

import pytest

from danvan_kg.authority import Authority
from danvan_kg.observation import CampaignObservation, Organization
from danvan_kg.resolution import resolve
from tests.drafting import BLOC, NGHE_AN, Draft

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
    ("a model and a movement", (MODEL, "Khéo", 2017, None, "2017"), (MOVEMENT, "Khéo", 2017, None, "2017"), 2),
]


@pytest.mark.parametrize(("claim", "first", "second", "expected"), CASES, ids=[case[0] for case in CASES])
def test_campaigns(claim: str, first: Stated, second: Stated, expected: int) -> None:
    assert campaigns(first, second) == campaigns(second, first) == expected
