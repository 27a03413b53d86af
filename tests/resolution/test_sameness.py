"""Evidence by the names that people are named with, by rarity, and by short forms."""

import pytest

from danvan_kg.authority import Authority, NameCounts, load_authority
from danvan_kg.observation import Organization
from danvan_kg.resolution import resolve
from danvan_kg.resolution.rarity import expected_bearers, rarity
from tests.drafting import BLOC, HA_NAM, Draft

COUNTS = load_authority().name_counts
NOTHING_COUNTED = NameCounts()


@pytest.mark.parametrize(
    ("rarer", "commoner"),
    [
        ("Nguyễn Thị Thu Hường", "Nguyễn Thị Hường"),
        ("Đào Ngọc Dung", "Nguyễn Văn Dũng"),
        ("Thái Thanh Quý", "Trần Văn Minh"),
        ("Lương Duy Cương", "Lê Anh Tuấn"),
    ],
)
def test_a_rarer_name_is_expected_to_have_fewer_bearers(rarer: str, commoner: str) -> None:
    assert expected_bearers(rarer, COUNTS) < expected_bearers(commoner, COUNTS)
    assert rarity(rarer, COUNTS) >= rarity(commoner, COUNTS)


def test_the_commonest_names_speak_against_one_person_and_unseen_ones_for_it() -> None:
    assert rarity("Nguyễn Văn Hùng", COUNTS) < 0
    assert rarity("Lương Duy Cương", COUNTS) > 0


def test_nothing_counted_says_nothing() -> None:
    assert rarity("Nguyễn Văn Hùng", NOTHING_COUNTED) == 0


def bearers(*drafts: Draft, name: str, counts: NameCounts = NOTHING_COUNTED) -> int:
    things = resolve([draft.finish() for draft in drafts], Authority(name_counts=counts)).things
    return len([thing for thing in things if thing.kind == "Person" and thing.label == name])


def naming(identifier: str, *names: str) -> Draft:
    draft = Draft(identifier)
    for name in names:
        draft.person(name)
    return draft


def test_two_articles_that_name_the_same_people_speak_of_the_same_people() -> None:
    """Two companions are enough, one is not, and neither are people whom every article names."""
    name, company = "Lê Văn Khang", ("Vũ Thị Hạnh", "Đỗ Minh Trí")
    assert bearers(naming("a1", name, *company), naming("a2", name, *company), name=name) == 1
    assert bearers(naming("a1", name, company[0]), naming("a2", name, company[0]), name=name) == 2
    everywhere = [naming(f"b{number}", *company) for number in range(30)]
    assert bearers(naming("a1", name, *company), naming("a2", name, *company), *everywhere, name=name) == 2


def test_a_rare_name_without_offices_is_one_person_and_a_common_one_is_not() -> None:
    for name, expected in (("Lương Duy Cương", 1), ("Nguyễn Văn Hùng", 2)):
        assert bearers(naming("a1", name), naming("a2", name), name=name, counts=COUNTS) == expected


def test_a_short_form_of_the_body_counts_as_evidence_and_does_not_decide() -> None:
    """ "Bí thư Đảng ủy" is nearly "Bí thư Đảng ủy Khối …": enough for a rare name only."""
    short = Organization("Đảng ủy", "PartyCommittee", complete=False)
    for name, expected in (("Lương Duy Cương", 1), ("Nguyễn Văn Hùng", 2)):
        drafts = [Draft("a1"), Draft("a2")]
        drafts[0].position(name, "Bí thư", BLOC)
        drafts[1].position(name, "Bí thư", short)
        assert bearers(*drafts, name=name, counts=COUNTS) == expected


def test_offices_in_two_provinces_years_apart_keep_even_a_rare_name_apart() -> None:
    nghe_an = Organization("Ủy ban nhân dân tỉnh Nghệ An", "StateBody", territory="tỉnh Nghệ An")
    drafts = [Draft("a1", published="2010-01-01"), Draft("a2", published="2018-01-01")]
    drafts[0].position("Lương Duy Cương", "Bí thư", HA_NAM)
    drafts[1].position("Lương Duy Cương", "Chủ tịch", nghe_an)
    assert bearers(*drafts, name="Lương Duy Cương", counts=COUNTS) == 2
