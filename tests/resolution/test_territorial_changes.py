"""Bodies of provinces that were merged or renamed in 2025."""

from datetime import date

import pytest

from danvan_kg.authority import Authority, load_authority
from danvan_kg.entity import Identity, Thing
from danvan_kg.observation import Organization
from danvan_kg.resolution import resolve
from danvan_kg.resolution.territorial_changes import territorial_changes
from danvan_kg.resolution.territories import Territories
from tests.drafting import HA_NAM, NGHE_AN, Draft

CHANGES = {each.change.after[0]: each for each in territorial_changes(load_authority(), Territories())}


def test_there_are_as_many_changes_as_enlarged_provinces_and_kinds_of_bodies() -> None:
    """Of 63 provinces 52 were merged into 23; one became a city before that."""
    assert len(CHANGES) == (23 + 1) * len(load_authority().territorial)


@pytest.mark.parametrize(
    ("after", "before"),
    [
        ("Tỉnh ủy Ninh Bình", {"Tỉnh ủy Hà Nam", "Tỉnh ủy Nam Định", "Tỉnh ủy Ninh Bình"}),
        (
            "Thành ủy thành phố Hồ Chí Minh",
            {"Tỉnh ủy Bình Dương", "Tỉnh ủy Bà Rịa - Vũng Tàu", "Thành ủy thành phố Hồ Chí Minh"},
        ),
        (
            "Ủy ban nhân dân thành phố Đà Nẵng",
            {"Ủy ban nhân dân tỉnh Quảng Nam", "Ủy ban nhân dân thành phố Đà Nẵng"},
        ),
        ("Thành ủy Huế", {"Tỉnh ủy Thừa Thiên Huế"}),
    ],
)
def test_a_body_is_enlarged_by_those_of_merged_provinces(after: str, before: set[str]) -> None:
    """A province that others joined goes on; one that only changed its name is new."""
    assert set(CHANGES[after].change.before) == before


def test_only_bodies_of_ended_provinces_have_a_last_day() -> None:
    days = {body.name: body.exists_until for body in CHANGES["Tỉnh ủy Ninh Bình"].bodies}
    assert days == {
        "Tỉnh ủy Hà Nam": date(2025, 6, 30),
        "Tỉnh ủy Nam Định": date(2025, 6, 30),
        "Tỉnh ủy Ninh Bình": None,
    }


def resolved(*bodies: Organization, authority: Authority) -> list[Thing]:
    draft = Draft("a1")
    for body in bodies:
        draft.body(body)
    return list(resolve([draft.finish()], authority).things)


def test_a_change_is_stated_where_an_article_names_one_of_its_bodies() -> None:
    """With all its bodies; other provinces' bodies are no things of the graph."""
    things = {thing.label: thing for thing in resolved(HA_NAM, NGHE_AN, authority=load_authority())}
    change = things["Hợp nhất Tỉnh ủy Hà Nam, Tỉnh ủy Nam Định, Tỉnh ủy Ninh Bình thành Tỉnh ủy Ninh Bình"]
    linked = {(fact.predicate, fact.value) for fact in change.facts if isinstance(fact.value, Identity)}
    assert linked == {
        *(("org:originalOrganization", things[name].identity) for name in change_before()),
        ("org:resultingOrganization", things["Tỉnh ủy Ninh Bình"].identity),
    }
    assert not {label for label in things if "Bình Dương" in label}


def change_before() -> tuple[str, ...]:
    return CHANGES["Tỉnh ủy Ninh Bình"].change.before
