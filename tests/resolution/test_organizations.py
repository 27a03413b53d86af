"""Which names mean one body, and what is known of each."""

from datetime import date

import pytest

from danvan_kg.authority import Authority, Body, load_authority
from danvan_kg.entity import Fact, Identity, Individual, Thing, article_identity
from danvan_kg.observation import Organization
from danvan_kg.resolution import resolve
from danvan_kg.resolution.organizations import Organizations
from tests.drafting import BLOC, BLOC_COMMISSION, NGHE_AN, Draft

AUTHORITY = Authority(
    bodies=(
        Body(
            name="Ban Dân vận Trung ương",
            source="test",
            kind="AdvisoryCommission",
            english="Central Commission",
            level="central",
            guides_heads=("Ban Dân vận",),
            other_names=("Ban Dân vận Trung ương Đảng",),
            exists_until=date(2025, 2, 3),
        ),
        Body(
            name=BLOC.name,
            source="test",
            kind="PartyCommittee",
            leads="Đảng bộ Khối các cơ quan Trung ương",
            other_names=("Ban Chấp hành Đảng bộ Khối các cơ quan Trung ương",),
        ),
        Body(name="Đảng bộ Khối các cơ quan Trung ương", source="test", kind="PartyOrganization"),
    )
)


def bodies(*drafts: Draft, authority: Authority = AUTHORITY) -> dict[str, Thing]:
    things = resolve([draft.finish() for draft in drafts], authority).things
    return {thing.label: thing for thing in things if thing.identity.type == "organization"}


def naming(identifier: str, *organizations: Organization) -> Draft:
    draft = Draft(identifier)
    for organization in organizations:
        draft.body(organization)
    return draft


ONE_NAME = [
    ("Đảng ủy Khối các cơ quan Trung ương", "Đảng uỷ Khối các cơ quan Trung ương"),
    ("Đảng ủy Khối các cơ quan Trung ương", "Đảng ủy khối các cơ quan Trung ương"),
    ("Đảng ủy Khối các cơ quan Trung ương", "Đảng ủy Khối cơ quan Trung ương"),
    ("Ban Dân vận Trung ương", "Ban Dân vận Trung ương Đảng"),
    ("Đảng ủy Khối các cơ quan Trung ương", "Ban Chấp hành Đảng bộ Khối các cơ quan Trung ương"),
]
TWO_NAMES = [
    ("Đảng ủy Khối các cơ quan Trung ương", "Đảng bộ Khối các cơ quan Trung ương"),
    ("Đảng ủy Khối các cơ quan Trung ương", "Đảng ủy Khối các cơ quan tỉnh Nghệ An"),
    ("Huyện ủy Yên Thành", "Huyện ủy Yên Thanh"),
]


@pytest.mark.parametrize(("name", "other"), ONE_NAME)
def test_forms_of_one_name_are_one_body(name: str, other: str) -> None:
    """Case, the place of tone marks, a plural marker and curated names do not make another body."""
    registry = Organizations(AUTHORITY)
    assert registry.named(name) == registry.named(other)


@pytest.mark.parametrize(("name", "other"), TWO_NAMES)
def test_other_names_are_other_bodies(name: str, other: str) -> None:
    """The committee is not the party organization; territories and tones count."""
    registry = Organizations(AUTHORITY)
    assert registry.named(name) != registry.named(other)


def test_a_name_that_the_article_leaves_incomplete_is_that_articles_own() -> None:
    """ "Ban Dân vận Tỉnh ủy" of two papers is not one body."""
    short = Organization("Ban Dân vận Tỉnh ủy", "AdvisoryCommission", complete=False)
    things = resolve([naming("a1", short).finish(), naming("a2", short).finish()], Authority()).things
    found = [thing for thing in things if thing.label == "Ban Dân vận Tỉnh ủy"]
    articles = [fact.value for thing in found for fact in thing.facts if fact.predicate == "dv:localTo"]
    assert len(found) == 2
    assert sorted(articles) == [article_identity("a1"), article_identity("a2")]


def test_a_body_that_its_name_tells_is_local_to_no_article() -> None:
    things = resolve([naming("a1", BLOC).finish()], Authority()).things
    assert not [fact for thing in things for fact in thing.facts if fact.predicate == "dv:localTo"]


EXECUTIVES = [
    ("Đảng ủy Khối các cơ quan tỉnh Nghệ An", "Ban Chấp hành Đảng bộ Khối các cơ quan tỉnh Nghệ An"),
    ("Đảng ủy Khối Doanh nghiệp Trung ương", "Ban Chấp hành Đảng bộ Khối Doanh nghiệp Trung ương"),
    ("Đảng ủy xã Thanh Xuân", "Ban Chấp hành Đảng bộ xã Thanh Xuân"),
    ("Tỉnh ủy Nghệ An", "Ban Chấp hành Đảng bộ tỉnh Nghệ An"),
    ("Thành ủy Hà Nội", "Ban Chấp hành Đảng bộ thành phố Hà Nội"),
    ("Thành ủy thành phố Hồ Chí Minh", "Ban Chấp hành Đảng bộ thành phố Hồ Chí Minh"),
    ("Quận ủy quận 1", "Ban Chấp hành Đảng bộ quận 1"),
    ("Thị ủy Cửa Lò", "Ban Chấp hành Đảng bộ thị xã Cửa Lò"),
    ("Huyện ủy Nam Đàn", "Ban Chấp hành Đảng bộ huyện Nam Đàn"),
]


@pytest.mark.parametrize(("committee", "executive"), EXECUTIVES)
def test_a_committee_is_also_called_the_executive_committee_of_its_party_organization(
    committee: str, executive: str
) -> None:
    found = bodies(naming("a1", Organization(committee, "PartyCommittee")), authority=load_authority())
    assert executive in found[committee].other_names


@pytest.mark.parametrize("name", ["Đảng ủy", "Bộ Chính trị", "Ban Chấp hành Trung ương Đảng"])
def test_other_committees_are_called_no_executive_committee_of_a_party_organization(name: str) -> None:
    found = bodies(naming("a1", Organization(name, "PartyCommittee")), authority=load_authority())
    assert not [other for other in found[name].other_names if other.startswith("Ban Chấp hành Đảng bộ")]


def test_every_curated_committee_has_its_name_as_executive_committee() -> None:
    """Whichever files describe it."""
    authority = load_authority()
    found = bodies(naming("a1"), authority=authority)
    heads = tuple(f"{head} " for head in authority.executives)
    committees = [body.name for body in authority.bodies if body.name.startswith(heads)]
    assert committees
    for name in committees:
        assert [other for other in found[name].other_names if other.startswith("Ban Chấp hành Đảng bộ")], name


def test_a_commission_is_a_unit_of_its_committee_and_guided_from_the_centre() -> None:
    """The central commission guides it and is not above it."""
    found = bodies(naming("a1", BLOC_COMMISSION))
    commission, central = found[BLOC_COMMISSION.name], found["Ban Dân vận Trung ương"]
    assert Fact("org:unitOf", found[BLOC.name].identity) in commission.facts
    assert Fact("dv:guides", commission.identity) in central.facts
    assert central.identity not in {fact.value for fact in commission.facts}


def test_the_authority_gives_label_kind_and_facts() -> None:
    found = bodies(naming("a1", Organization("Ban Dân vận Trung ương Đảng")))["Ban Dân vận Trung ương"]
    assert (found.kind, found.english) == ("AdvisoryCommission", "Central Commission")
    assert found.other_names == ("Ban Dân vận Trung ương Đảng",)
    assert Fact("dv:level", Individual("dv:centralLevel")) in found.facts
    assert Fact("dv:existsUntil", date(2025, 2, 3)) in found.facts


def test_the_authority_says_what_a_body_is_a_unit_of_when_an_article_says_otherwise() -> None:
    authority = Authority(
        bodies=(
            Body(name=BLOC.name, source="test"),
            Body(name=BLOC_COMMISSION.name, source="test", unit_of=BLOC.name),
        )
    )
    wrong = Organization(BLOC_COMMISSION.name, "AdvisoryCommission", NGHE_AN)
    found = bodies(naming("a1", wrong), authority=authority)[BLOC_COMMISSION.name]
    assert [fact.value for fact in found.facts if fact.predicate == "org:unitOf"] == [
        Identity("organization", "đảng ủy khối cơ quan trung ương", "đảng ủy khối cơ quan trung ương")
    ]


def test_most_articles_decide_label_and_parent() -> None:
    """One slip among three articles changes neither."""
    right = Organization("Hội Nông dân tỉnh Nghệ An", "MassOrganization", NGHE_AN)
    slip = Organization("Hội nông dân tỉnh Nghệ An", "MassOrganization", BLOC)
    found = bodies(naming("a1", slip), naming("a2", right), naming("a3", right))["Hội Nông dân tỉnh Nghệ An"]
    parents = [fact.value for fact in found.facts if fact.predicate == "org:unitOf"]
    assert [parent.readable for parent in parents if isinstance(parent, Identity)] == ["tỉnh ủy nghệ an"]
    assert found.other_names == ("Hội nông dân tỉnh Nghệ An",)


DISTRICT = Organization("Huyện ủy Châu Thành", "PartyCommittee", territory="huyện Châu Thành")
AN_GIANG, TIEN_GIANG = (
    Organization(f"Tỉnh ủy {name}", "PartyCommittee", territory=f"tỉnh {name}") for name in ("An Giang", "Tiền Giang")
)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((DISTRICT, AN_GIANG), (DISTRICT, AN_GIANG), 1),
        ((DISTRICT, AN_GIANG), (DISTRICT, TIEN_GIANG), 2),
        ((DISTRICT, AN_GIANG), (DISTRICT,), 2),
        ((DISTRICT, AN_GIANG, TIEN_GIANG), (DISTRICT, AN_GIANG, TIEN_GIANG), 2),
    ],
    ids=["one province", "two provinces", "no province named", "two provinces named"],
)
def test_a_district_whose_name_several_provinces_have_is_told_by_the_province_named_beside_it(
    first: tuple[Organization, ...], second: tuple[Organization, ...], expected: int
) -> None:
    """In doubt each article has its own."""
    corpus = [naming("a1", *first).finish(), naming("a2", *second).finish()]
    things = resolve(corpus, Authority()).things
    assert len({thing.identity for thing in things if thing.label == DISTRICT.name}) == expected


def test_the_territory_tells_level_and_place() -> None:
    things = {thing.label: thing for thing in resolve([naming("a1", DISTRICT, NGHE_AN).finish()], Authority()).things}
    assert Fact("dv:level", Individual("dv:provincialLevel")) in things[NGHE_AN.name].facts
    assert Fact("dv:level", Individual("dv:districtLevel")) in things[DISTRICT.name].facts
    assert things["tỉnh Nghệ An"].kind == "Place"
