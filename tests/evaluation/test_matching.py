"""Which stated thing is which gold fact, and the largest pairing of them."""

from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.evaluation.matching import MATCHERS, attributes, pair
from danvan_kg.evaluation.stated import Thing

DV = "https://w3id.org/danvan-kg/ontology#"


def thing(participants: set[tuple[str, str]] | None = None, **fields: str | list[str]) -> Thing:
    made = Thing(participants=participants or set())
    for name, values in fields.items():
        made.fields[name] = {values} if isinstance(values, str) else set(values)
    return made


def position(organization: str | None, *also: str | None) -> dict[str, Any]:
    return {"person": "Lê Thử", "role": "Bí thư", "organization": organization, "also": [*also], "relation": "holds"}


@pytest.mark.parametrize(
    ("fact", "org", "expected"),
    [
        (position("Tỉnh ủy Lào Cai"), "Tỉnh ủy Lào Cai", True),
        (position("Tỉnh ủy Lào Cai"), "Tỉnh uỷ tỉnh Lào Cai", True),
        (position("Tỉnh ủy Lào Cai"), "Tỉnh ủy Yên Bái", False),
        (position("Tỉnh ủy Lào Cai"), None, False),
        (position("Tỉnh ủy Lào Cai", "Ban Chấp hành Đảng bộ tỉnh Lào Cai"), "Ban Chấp hành Đảng bộ Lào Cai", True),
        (position("Tỉnh ủy Lào Cai", None), None, True),
        (position("Tỉnh ủy Lào Cai", None), "Tỉnh ủy Yên Bái", False),
        (position(None), None, True),
    ],
)
def test_a_position_is_person_role_and_an_accepted_body(fact: dict[str, Any], org: str | None, expected: bool) -> None:
    stated = thing(person="Lê Thử", role="bí thư", **({"org": org} if org else {}))
    assert MATCHERS["positions"](fact, stated) is expected


def document(**values: Any) -> dict[str, Any]:
    return {"type": "Chỉ thị", "symbol": None, "name": None, "title": None, "date": None, "issuer": None, **values}


@pytest.mark.parametrize(
    ("fact", "fields", "expected"),
    [
        (document(symbol="99-CT/TW"), {"symbol": "99 - CT/TW", "type": DV + "Decision"}, True),
        (document(symbol="99-CT/TW"), {"symbol": "98-CT/TW", "type": DV + "Directive"}, False),
        (document(symbol="99"), {"number": "99", "type": DV + "Directive"}, True),
        (document(symbol="99"), {"symbol": "099-CT/TW", "type": DV + "Directive"}, True),
        (document(symbol="99"), {"number": "99", "type": DV + "Decision"}, False),
        (document(symbol="9"), {"symbol": "99-CT/TW", "type": DV + "Directive"}, False),
        (document(name="Chỉ thị về cây xanh"), {"name": "chỉ thị về cây xanh", "type": DV + "Decision"}, True),
        (document(title="trồng cây ở mọi nơi"), {"title": "trồng cây ở mọi nơi.", "type": DV + "Directive"}, True),
    ],
)
def test_a_document_is_its_symbol_or_a_name(fact: dict[str, Any], fields: dict[str, str], expected: bool) -> None:
    assert MATCHERS["documents"](fact, thing(**fields)) is expected


def event(date: str | None, kind: str = "conference", people: tuple[str, ...] = ()) -> dict[str, Any]:
    return {"kind": kind, "date": date, "organizers": [], "participants": [{"person": name} for name in people]}


@pytest.mark.parametrize(
    ("date", "earliest", "latest", "expected"),
    [
        ("2020-05-12", "2020-05-12", "2020-05-12", True),
        ("2020-05-12", "2020-05-10", "2020-05-20", True),
        ("2020-05-12", "2020-05-01", "2020-05-31", False),
        ("2020-05-12", "2020-05-13", "2020-05-13", False),
        ("2020-05-12", None, None, False),
        ("2020-05", "2020-05-03", "2020-05-03", True),
        ("2020", "2020-05-01", "2021-01-01", False),
        (None, None, None, True),
        (None, "2020-05-01", "2020-05-31", True),
        (None, "2020-05-12", "2020-05-12", False),
    ],
)
def test_the_day_of_an_event(date: str | None, earliest: str | None, latest: str | None, expected: bool) -> None:
    bounds = {"earliest": earliest, "latest": latest} if earliest and latest else {}
    assert MATCHERS["events"](event(date), thing(type=DV + "Conference", **bounds)) is expected


def test_an_event_of_another_kind_is_known_by_who_took_part() -> None:
    stated = thing({("lê thử", "chair")}, type=DV + "Meeting")
    assert MATCHERS["events"](event(None, people=("Lê Thử",)), stated)
    assert not MATCHERS["events"](event(None), stated)


@pytest.mark.parametrize(
    ("parties", "start", "expected"),
    [(["Sở A", "Sở B"], "2020", True), (["Sở A"], "2020", False), (["Sở A", "Sở B"], "2019", False)],
)
def test_a_programme_is_two_parties_and_no_other_period(parties: list[str], start: str, expected: bool) -> None:
    fact = {"parties": ["Sở A", "Sở B", "Sở C"], "period": [2020, 2025], "status": "signed"}
    assert MATCHERS["programmes"](fact, thing(party=parties, start=start)) is expected


@pytest.mark.parametrize(("year", "expected"), [("2014", True), ("2015", False), (None, True)])
def test_a_campaign_is_a_similar_name_and_no_other_year(year: str | None, expected: bool) -> None:
    stated = thing(name="Năm dân vận khéo", **({"year": year} if year else {}))
    assert MATCHERS["campaigns"]({"name": "Năm Dân vận khéo", "year": 2014}, stated) is expected


def test_attributes_that_gold_leaves_open_are_not_judged() -> None:
    stated = thing(type=DV + "Directive", date="2019-02-05", issuer="Ban Bí thư")
    assert attributes("documents", document(), stated) == [("kind", True)]
    full = document(date="2019-02", issuer="Bộ Chính trị", title="trồng cây")
    assert attributes("documents", full, stated) == [
        ("kind", True),
        ("date", True),
        ("issuer", False),
        ("title", False),
    ]


NAMES = st.lists(st.sampled_from(["An", "Bình", "Chi", "Dũng"]), max_size=4)
STATED = st.lists(st.sets(st.sampled_from(["An", "Bình", "Chi", "Dũng"]), max_size=3), max_size=4)


@given(gold=NAMES, stated=STATED)
def test_the_pairing_is_one_to_one_of_matches_and_none_is_larger(gold: list[str], stated: list[set[str]]) -> None:
    things = [thing(name=sorted(names)) for names in stated]
    pairs = pair("persons", gold, things)
    assert len(set(pairs.values())) == len(pairs)
    assert all(MATCHERS["persons"](gold[i], things[j]) for i, j in pairs.items())
    places = [*range(len(things)), *[None] * len(gold)]
    best = max(
        sum(j is not None and gold[i] in stated[j] for i, j in enumerate(order))
        for order in set(permutations(places, len(gold)))
    )
    assert len(pairs) == best


def test_of_two_that_match_the_one_with_the_right_attributes_is_paired() -> None:
    wrong, right = (thing(symbol="99-CT/TW", type=DV + "Directive", date=date) for date in ("2018", "2019-02-05"))
    assert pair("documents", [document(symbol="99-CT/TW", date="2019-02-05")], [wrong, right]) == {0: 1}
