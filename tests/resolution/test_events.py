"""Which observations are one event or programme."""

from typing import Any

import pytest

from danvan_kg.authority import Authority
from danvan_kg.entity import Thing
from danvan_kg.observation import (
    EventObservation,
    Organization,
    Part,
    Participation,
    ProgrammeObservation,
    ProgrammeStatus,
    RelationObservation,
)
from danvan_kg.partial_date import PartialDate
from danvan_kg.resolution import resolve
from tests.drafting import BLOC, CENTRAL_COMMISSION, NGHE_AN, Draft


def things(drafts: list[Draft], folder: str) -> list[Thing]:
    return [t for t in resolve([d.finish() for d in drafts], Authority()).things if t.identity.type == folder]


def event(
    draft: Draft,
    kind: str,
    day: str | None,
    organizers: tuple[Organization, ...] = (),
    place: str | None = None,
    people: tuple[str, ...] = (),
) -> None:
    stated_day = draft.stated(PartialDate.parse(day).range) if day else None
    bodies = tuple(draft.stated(body) for body in organizers)
    where = draft.stated(place) if place else None
    key = f"e{len(draft.observations.get('events', []))}"
    mention = (draft.evidence(f"Hội nghị {key}"),)
    parts = tuple(Participation(draft.person(name), Part.ATTENDS, draft.evidence(f"{name} dự")) for name in people)
    draft.add(
        "events",
        EventObservation(key, kind, "Hội nghị", mention, stated_day, day and "explicit", where, bodies, parts),
    )


DAY = "2018-07-09"
PAIR = ("Quách Vĩnh Khang", "Tạ Nhật Huyền")
EVENTS: list[tuple[str, tuple[Any, ...], tuple[Any, ...], int]] = [
    ("same kind, day, organizer", ("Conference", DAY, (BLOC,)), ("Conference", DAY, (NGHE_AN, BLOC)), 1),
    ("another kind", ("Conference", DAY, (BLOC,)), ("Launch", DAY, (BLOC,)), 2),
    ("another day", ("Conference", DAY, (BLOC,)), ("Conference", "2018-07-10", (BLOC,)), 2),
    ("no common organizer", ("Conference", DAY, (BLOC,)), ("Conference", DAY, (NGHE_AN,)), 2),
    ("only the year is known", ("Conference", "2018", (BLOC,)), ("Conference", "2018", (BLOC,)), 2),
    ("no day", ("Conference", None, (BLOC,)), ("Conference", None, (BLOC,)), 2),
    ("two places", ("Conference", DAY, (BLOC,), "Hà Nội"), ("Conference", DAY, (BLOC,), "Vinh"), 2),
    ("one place unknown", ("Conference", DAY, (BLOC,), "Hà Nội"), ("Conference", DAY, (BLOC,)), 1),
    ("same company", ("Conference", DAY, (BLOC,), None, PAIR), ("Conference", DAY, (), None, PAIR[::-1]), 1),
    ("one common participant", ("Conference", DAY, (), None, PAIR), ("Conference", DAY, (), None, PAIR[:1]), 2),
    ("company elsewhere", ("Launch", DAY, (), "Hà Nội", PAIR), ("Launch", DAY, (), "Vinh", PAIR), 2),
    ("company of others", ("Launch", DAY, (BLOC,), None, PAIR), ("Launch", DAY, (NGHE_AN,), None, PAIR), 2),
    ("a delegation's day", ("WorkingSession", DAY, (), None, PAIR), ("WorkingSession", DAY, (), None, PAIR), 2),
]


@pytest.mark.parametrize(("claim", "first", "second", "expected"), EVENTS, ids=[case[0] for case in EVENTS])
def test_events(claim: str, first: tuple[Any, ...], second: tuple[Any, ...], expected: int) -> None:
    """In doubt apart; different events have different identities."""
    drafts = [Draft("a1"), Draft("a2")]
    event(drafts[0], *first)
    event(drafts[1], *second)
    found = things(drafts, "event")
    assert len(found) == len({thing.identity for thing in found}) == expected


def test_events_that_one_article_tells_apart_stay_apart() -> None:
    draft = Draft("a1")
    event(draft, "Conference", DAY, (BLOC,))
    event(draft, "Conference", DAY, (BLOC,))
    found = things([draft], "event")
    assert len({thing.identity for thing in found}) == 2


def programme(draft: Draft, status: str, period: tuple[int, int] | None, *parties: Organization) -> None:
    key = f"p{len(draft.observations.get('programmes', []))}"
    start, end = (draft.stated(period[0]), draft.stated(period[1])) if period else (None, None)
    stated = tuple(draft.stated(party) for party in parties)
    draft.add(
        "programmes",
        ProgrammeObservation(
            key,
            "Chương trình phối hợp",
            (draft.evidence(key),),
            stated,
            draft.stated(ProgrammeStatus(status)),
            start,
            end,
        ),
    )


PARTIES = (BLOC, CENTRAL_COMMISSION)
PROGRAMMES: list[tuple[str, tuple[Any, ...], tuple[Any, ...], int]] = [
    ("same parties and period", ("signed", (2018, 2020), *PARTIES), ("ongoing", (2018, 2020), *PARTIES[::-1]), 1),
    ("another period", ("signed", (2018, 2020), *PARTIES), ("signed", (2015, 2018), *PARTIES), 2),
    ("one party more", ("signed", (2018, 2020), *PARTIES), ("signed", (2018, 2020), *PARTIES, NGHE_AN), 2),
    ("no period", ("signed", None, *PARTIES), ("signed", None, *PARTIES), 2),
]


@pytest.mark.parametrize(("claim", "first", "second", "expected"), PROGRAMMES, ids=[case[0] for case in PROGRAMMES])
def test_programmes(claim: str, first: tuple[Any, ...], second: tuple[Any, ...], expected: int) -> None:
    drafts = [Draft("a1"), Draft("a2")]
    programme(drafts[0], *first)
    programme(drafts[1], *second)
    found = things(drafts, "programme")
    assert len({thing.identity for thing in found}) == expected


SIGNINGS: list[tuple[str, list[tuple[str, tuple[int, int] | None]], int]] = [
    ("both without period", [(DAY, None), (DAY, None)], 1),
    ("one with its period", [(DAY, (2018, 2020)), (DAY, None)], 1),
    ("periods differ", [(DAY, (2018, 2020)), (DAY, (2018, 2021))], 2),
    ("signed on another day", [(DAY, None), ("2018-07-10", None)], 2),
    ("one of two periods", [(DAY, (2018, 2020)), (DAY, (2018, 2021)), (DAY, None)], 3),
]


@pytest.mark.parametrize(("claim", "told", "expected"), SIGNINGS, ids=[case[0] for case in SIGNINGS])
def test_programmes_of_the_same_parties_signed_at_one_event_are_one(
    claim: str, told: list[tuple[str, tuple[int, int] | None]], expected: int
) -> None:
    """Each article names the signing and the programme; identities do not depend on the order of articles."""
    drafts = [Draft(f"a{n}") for n in range(len(told))]
    for draft, (day, period) in zip(drafts, told, strict=True):
        event(draft, "SigningCeremony", day, (BLOC,))
        programme(draft, "signed", period, *PARTIES)
        draft.add("relations", RelationObservation("p0", "signedAt", "e0", draft.evidence("ký tại lễ")))
    found = {thing.identity for thing in things(drafts, "programme")}
    assert len(found) == expected
    assert {thing.identity for thing in things(drafts[::-1], "programme")} == found


def test_the_status_is_the_furthest_that_an_article_states() -> None:
    drafts = [Draft("a1"), Draft("a2"), Draft("a3")]
    for draft, status in zip(drafts, ("signed", "ongoing", "planned"), strict=True):
        programme(draft, status, (2018, 2020), *PARTIES)
    (found,) = things(drafts, "programme")
    assert [str(f.value.name) for f in found.facts if f.predicate == "dv:status"] == ["dv:ongoing"]  # type: ignore[union-attr]


FOLLOWS = [
    (("concluded", (2015, 2018)), ("signed", (2018, 2020)), True),
    (("concluded", (2015, 2017)), ("planned", (2018, 2020)), True),
    (("ongoing", (2015, 2018)), ("signed", (2018, 2020)), False),
    (("concluded", (2010, 2015)), ("signed", (2018, 2020)), False),
    (("concluded", None), ("signed", (2018, 2020)), False),
]


@pytest.mark.parametrize(("earlier", "later", "expected"), FOLLOWS)
def test_a_programme_follows_the_concluded_one_just_before_it(
    earlier: tuple[str, Any], later: tuple[str, Any], expected: bool
) -> None:
    draft = Draft("a1")
    programme(draft, *earlier, *PARTIES)
    programme(draft, *later, *PARTIES)
    found = [fact for thing in things([draft], "programme") for fact in thing.facts if fact.predicate == "dv:follows"]
    assert bool(found) == expected


@pytest.mark.parametrize(
    ("day", "organizers", "label"),
    [
        (DAY, (BLOC,), "Hội nghị: Đảng ủy Khối các cơ quan Trung ương (9/7/2018)"),
        (DAY, (), "Hội nghị (9/7/2018)"),
        ("2018-07", (BLOC,), "Hội nghị: Đảng ủy Khối các cơ quan Trung ương"),
        (None, (), "Hội nghị"),
    ],
)
def test_a_name_that_many_events_have_is_told_by_who_held_it_and_when(
    day: str | None, organizers: tuple[Organization, ...], label: str
) -> None:
    draft = Draft("a1")
    event(draft, "Conference", day, organizers)
    (thing,) = things([draft], "event")
    assert thing.label == label
    assert set(thing.other_names) == {"Hội nghị"} - {label}


def test_a_name_of_many_words_stands_alone() -> None:
    draft, name = Draft("a1"), "Hội nghị tổng kết công tác vận động"
    day = draft.stated(PartialDate.parse(DAY).range)
    draft.add("events", EventObservation("e", "Conference", name, (draft.evidence(name),), day, "explicit"))
    assert [thing.label for thing in things([draft], "event")] == [name]
