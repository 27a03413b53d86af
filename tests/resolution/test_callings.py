"""What people are called by before their name, and what it says of namesakes."""

import pytest

from danvan_kg.authority import Authority, Calling, Field, load_authority
from danvan_kg.observation import Named, Person
from danvan_kg.resolution import resolve
from danvan_kg.resolution.callings import Callings, Fields, forenames
from danvan_kg.text import Span
from tests.drafting import HA_NAM, Draft

COACH = Calling("huấn luyện viên", "sport", "test", ("hlv", "hlv trưởng"), narrow=True)
PLAYER = Calling("cầu thủ", "sport", "test", ("thủ quân",))
SINGER = Calling("ca sĩ", "stage", "test", narrow=True)
AUTHORITY = Authority(
    callings=(COACH, PLAYER, SINGER),
    fields=(Field("sport", "test", ("office", "stage")), Field("stage", "test", ("sport",))),
)
NAME = "Lê Văn Khang"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Tân HLV trưởng {NAME}", ["huấn luyện viên"]),
        (f"Huấn luyện viên: {NAME}", ["huấn luyện viên"]),
        (f"nữ ca sĩ {NAME}", ["ca sĩ"]),
        (f"gặp ca sĩ, {NAME}", []),
        (f"gặp ca sĩ\n{NAME}", []),
        (f"ông {NAME}", []),
        (NAME, []),
    ],
)
def test_a_calling_is_the_longest_one_right_before_the_name(text: str, found: list[str]) -> None:
    start = text.index(NAME)
    callings = Callings(AUTHORITY).before(text, [Span(start, start + len(NAME))])
    assert [calling.name for calling in callings] == found


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        ({"sport"}, {"office"}, True),
        ({"office"}, {"sport"}, True),
        ({"sport"}, {"stage"}, True),
        ({"sport", "office"}, {"sport"}, False),
        ({"stage"}, {"office"}, False),
        (set(), {"sport"}, False),
    ],
)
def test_fields_keep_apart_only_those_who_share_none(left: set[str], right: set[str], apart: bool) -> None:
    """In either direction, whichever of the two names the other; an office in common does not unite."""
    assert Fields(AUTHORITY).apart(left, right) is apart


def called(identifier: str, calling: str) -> Draft:
    draft = Draft(identifier)
    evidence = draft.evidence(f"{calling} {NAME}")
    span = Span(evidence.span.end - len(NAME), evidence.span.end)
    draft.add("persons", Named(Person(NAME), (type(evidence)(span, evidence.rule),)))
    return draft


def bearers(*drafts: Draft) -> int:
    things = resolve([draft.finish() for draft in drafts], AUTHORITY).things
    return len([thing for thing in things if thing.kind == "Person"])


def test_a_narrow_calling_makes_one_person_and_a_wide_one_does_not() -> None:
    assert bearers(called("a1", "HLV"), called("a2", "huấn luyện viên")) == 1
    assert bearers(called("a1", "cầu thủ"), called("a2", "thủ quân")) == 2


def test_an_official_and_a_coach_of_one_name_are_two() -> None:
    official = Draft("a1")
    official.position(NAME, "Bí thư", HA_NAM)
    coach = called("a2", "HLV")
    coach.body(HA_NAM)
    assert bearers(official, coach) == 2


def test_every_field_that_callings_name_is_described() -> None:
    authority = load_authority()
    fields = {field.name for field in authority.fields}
    assert {calling.field for calling in authority.callings} == fields
    assert {other for field in authority.fields for other in field.apart_from} <= fields | {"office"}


def test_an_authority_without_callings_finds_none() -> None:
    assert not list(Callings(Authority()).before(f"HLV {NAME}", [Span(4, 4 + len(NAME))]))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"với Soobin {NAME}", ["Soobin"]),
        (f"Patrik {NAME}", ["Patrik"]),
        (f"Ông {NAME}", []),
        (f"Trung {NAME}", []),
        (f"Soobin, {NAME}", []),
        (f"soobin {NAME}", []),
    ],
)
def test_a_forename_is_a_foreign_word_right_before_the_name(text: str, found: list[str]) -> None:
    start = text.index(NAME)
    assert list(forenames(text, [Span(start, start + len(NAME))])) == found
