"""Who is who: namesakes joined, kept apart, and left in doubt."""

import pytest

from danvan_kg.authority import Authority, Body, CuratedPerson, CuratedRole, NameCounts
from danvan_kg.entity import Text, Thing
from danvan_kg.observation import Organization, Relation
from danvan_kg.resolution import Resolution, resolve
from tests.drafting import BLOC, BLOC_COMMISSION, CENTRAL, HA_NAM, NGHE_AN, Draft

MINISTRY = Organization("Bộ Giao thông vận tải", "StateBody")
PROVINCE_HEAD = Organization("Ủy ban nhân dân tỉnh Nghệ An", "StateBody", territory="tỉnh Nghệ An")
POLITBURO = Organization("Bộ Chính trị", "PartyCommittee")
ASSEMBLY = Organization("Quốc hội", "Legislature")
AUTHORITY = Authority(
    bodies=(
        Body(name="Ban Chấp hành Trung ương Đảng", source="test", leadership=True),
        Body(name="Bộ Chính trị", source="test", leadership=True),
        Body(name="Quốc hội", source="test", broad=True),
    ),
    roles=(CuratedRole("Ủy viên", "test", beside_others=True), CuratedRole("Đại biểu", "test", beside_others=True)),
)


def persons(*drafts: Draft, authority: Authority = AUTHORITY) -> list[Thing]:
    return [t for t in resolve([d.finish() for d in drafts], authority).things if t.kind == "Person"]


def office(identifier: str, name: str, role: str, body: Organization | None, day: str | None = "2018-05-04") -> Draft:
    draft = Draft(identifier, published=day)
    draft.position(name, role, body)
    return draft


def in_doubt(things: list[Thing]) -> bool:
    return any(fact.predicate == "dv:possiblySame" for thing in things for fact in thing.facts)


ONE_PERSON = {
    "the same position": [("Phó Bí thư", BLOC, "2014-02-20"), ("Phó Bí thư", BLOC, "2017-12-27")],
    "one body, another role": [("Ủy viên", BLOC, "2014-02-20"), ("Bí thư", BLOC, "2017-12-27")],
    "a body and its commission": [("Trưởng ban", BLOC_COMMISSION, "2014-02-20"), ("Phó Bí thư", BLOC, "2016-02-02")],
    "one province": [("Chủ tịch", PROVINCE_HEAD, "2014-02-20"), ("Bí thư", NGHE_AN, "2016-02-02")],
    "two offices of the country's leaders": [("Ủy viên", CENTRAL, "2014-02-20"), ("Ủy viên", POLITBURO, "2016-02-02")],
}


@pytest.mark.parametrize("offices", ONE_PERSON.values(), ids=ONE_PERSON)
def test_a_tie_between_offices_makes_one_person(offices: list[tuple[str, Organization, str]]) -> None:
    """Equal full names are joined where a body, a position, a territory or leadership ties their offices."""
    found = persons(*(office(f"a{n}", "Lê Minh Khang", *o) for n, o in enumerate(offices)))
    assert [thing.label for thing in found] == ["Lê Minh Khang"]
    assert [fact.predicate for fact in found[0].facts] == ["dv:identityReason"]


TWO_PERSONS = {
    "full-time offices in two provinces at once": [("Bí thư", NGHE_AN, "2018-05-04"), ("Bí thư", HA_NAM, "2018-06-04")],
    "offices that nothing ties": [("Phó Bí thư", BLOC, "2018-05-04"), ("Bộ trưởng", MINISTRY, "2018-05-04")],
    "both deputies of a large assembly and of two provinces": [
        ("Bí thư", NGHE_AN, "2014-05-04"),
        ("Bí thư", HA_NAM, "2019-05-04"),
    ],
}


@pytest.mark.parametrize("offices", TWO_PERSONS.values(), ids=TWO_PERSONS)
def test_offices_without_a_tie_make_two_persons(offices: list[tuple[str, Organization, str]]) -> None:
    """Equal names alone join nobody; the two have IRIs of their own."""
    found = persons(*(office(f"a{n}", "Trần Văn Khang", *o) for n, o in enumerate(offices)))
    assert len(found) == len({thing.identity for thing in found}) == 2


def test_what_keeps_namesakes_apart_can_be_asked() -> None:
    """Each bears the reason in words, with the other's post; where it decides, the two are said to be different."""
    first, second = office("a1", "Lê Minh Khang", "Bí thư", NGHE_AN), office("a2", "Lê Minh Khang", "Bí thư", HA_NAM)
    found = persons(first, second)
    for one, other in (found, found[::-1]):
        assert ("owl:differentFrom", other.identity) in {(fact.predicate, fact.value) for fact in one.facts}
    reason = "khác người cùng tên: giữ chức vụ chuyên trách ở hai địa bàn trong cùng thời gian"
    assert _reasons(found) == {f"{reason}: Bí thư Tỉnh ủy Hà Nam", f"{reason}: Bí thư Tỉnh ủy Nghệ An"}


def test_what_leaves_namesakes_in_doubt_can_be_asked() -> None:
    known = office("a1", "Trần Hồng Khang", "Phó Bí thư", BLOC)
    beside = Draft("a2")
    beside.person("Trần Hồng Khang")
    beside.body(BLOC)
    found = persons(known, beside)
    assert in_doubt(found)
    doubt = "chưa đủ căn cứ để coi là một người với người cùng tên: bài viết nêu tổ chức"
    assert _reasons(found) == {doubt, f"{doubt}: Phó Bí thư {BLOC.name}"}


def _reasons(found: list[Thing]) -> set[str]:
    return {fact.value.value for each in found for fact in each.facts if isinstance(fact.value, Text)}


def test_tones_tell_persons_apart_and_the_place_of_a_tone_mark_does_not() -> None:
    """Hạ is not Hà; Thuỷ is Thủy, under the older spelling."""
    hill = [office("a1", "Trần Hồng Hà", "Phó Bí thư", BLOC), office("a2", "Trần Hồng Hạ", "Phó Bí thư", BLOC)]
    assert len(persons(*hill)) == 2
    found = persons(office("a1", "Lê Bích Thuỷ", "Bí thư", BLOC), office("a2", "Lê Bích Thủy", "Bí thư", BLOC))
    assert [thing.label for thing in found] == ["Lê Bích Thủy"]


def test_an_article_with_both_offices_joins_what_others_tell_of_each() -> None:
    """A move from one province to another is one person once an article names both offices."""
    before = office("a1", "Lê Minh Khang", "Bí thư", HA_NAM, "2018-05-04")
    after = office("a2", "Lê Minh Khang", "Bí thư", NGHE_AN, "2018-06-04")
    both = Draft("a3", published="2018-05-20")
    both.position("Lê Minh Khang", "Bí thư", HA_NAM, Relation.LEAVES)
    both.position("Lê Minh Khang", "Bí thư", NGHE_AN, Relation.APPOINTED)
    assert len(persons(before, after)) == 2
    assert len(persons(before, after, both)) == 1


def test_a_mention_without_office_joins_the_one_whose_body_the_article_names() -> None:
    """The body named beside a person ties an appearance without an office to the namesake in that body."""
    known = [office("a1", "Trần Hồng Khang", "Phó Bí thư", BLOC), office("a2", "Trần Hồng Khang", "Bí thư", HA_NAM)]
    beside = Draft("a3")
    beside.person("Trần Hồng Khang")
    beside.body(BLOC)
    beside.body(BLOC_COMMISSION)
    found = persons(*known, beside)
    assert len(found) == 3
    assert in_doubt(found)
    long_name = [d for d in known if d.identifier == "a2"]
    assert len(persons(*long_name, beside)) == 2


CURATED = Authority(
    bodies=AUTHORITY.bodies,
    roles=AUTHORITY.roles,
    persons=(
        CuratedPerson("khang-khoi", "Lê Minh Khang", (BLOC.name,), "test"),
        CuratedPerson("khang-bo", "Lê Minh Khang", (MINISTRY.name, CENTRAL.name), "test"),
    ),
)


def test_the_authority_joins_and_keeps_apart() -> None:
    """One entry joins offices that nothing else ties; two entries keep apart those that something ties."""
    drafts = [
        office("a1", "Lê Minh Khang", "Bộ trưởng", MINISTRY),
        office("a2", "Lê Minh Khang", "Ủy viên", CENTRAL),
        office("a3", "Lê Minh Khang", "Phó Bí thư", BLOC),
    ]
    assert len(persons(*drafts)) == 3
    found = persons(*drafts, authority=CURATED)
    assert sorted(thing.identity.key for thing in found) == ["khang-bo", "khang-khoi"]


def test_a_curated_person_whom_no_article_names_adds_nobody() -> None:
    found = persons(office("a1", "Lê Minh Khang", "Phó Bí thư", BLOC), authority=CURATED)
    assert [thing.identity.key for thing in found] == ["khang-khoi"]


def identity_of(resolution: Resolution, label: str) -> list[str]:
    return [thing.identity.key for thing in resolution.things if thing.label == label]


def test_the_only_bearer_of_a_name_has_an_identity_that_other_articles_do_not_change() -> None:
    """An article about somebody else leaves it alone, and so does one more about the same person."""
    first = office("a1", "Lê Minh Khang", "Phó Bí thư", BLOC)
    alone = resolve([first.finish()], AUTHORITY)
    more = [first, office("a2", "Lê Minh Khang", "Bí thư", BLOC), office("a3", "Vũ Thị Hạnh", "Bí thư", NGHE_AN)]
    assert identity_of(alone, "Lê Minh Khang") == identity_of(
        resolve([d.finish() for d in more], AUTHORITY), "Lê Minh Khang"
    )


OFFICIALS = Authority(
    bodies=(
        Body(name="Bộ Giao thông vận tải", source="test", kind="StateBody", level="central", leadership=True),
        Body(name="Ủy ban Văn hóa", source="test", kind="Legislature", level="central"),
    ),
    roles=(
        CuratedRole("Bộ trưởng", "test", single_holder=True, senior_at=("central",)),
        CuratedRole("Chủ nhiệm", "test", senior_at=("central",)),
        CuratedRole("Bí thư", "test", single_holder=True, senior_at=("central", "provincial")),
    ),
    name_counts=NameCounts(
        names=1000,
        lengths={3: 900},
        first={"đồng": 9},
        middle={"minh": 1, "văn": 999},
        last={"khang": 9},
        source="test",
    ),
)
COMMITTEE = Organization("Ủy ban Văn hóa", "Legislature")
DIVISION = Organization("Cục Kiểm ngư", "StateBody", complete=False)
FIRM = Organization("Tập đoàn Biển Lớn", "Enterprise")
RARE_NAME = "Đồng Minh Khang"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Chủ nhiệm", COMMITTEE, None), ("Bộ trưởng", MINISTRY, None), 1),
        (("Chuyên viên", COMMITTEE, None), ("Chủ tịch", FIRM, None), 2),
        (("Chuyên viên", COMMITTEE, None), ("Giám đốc", MINISTRY, None), 1),
    ],
    ids=["senior officials", "an office of a firm and one of none", "offices that nothing ties"],
)
def test_a_very_rare_name_needs_little_more(one: tuple, other: tuple, expected: int) -> None:
    """Offices that nothing ties are one person's; those of a firm and of none are left apart."""
    drafts = [office(f"a{n}", RARE_NAME, *each) for n, each in enumerate((one, other))]
    assert len(persons(*drafts, authority=OFFICIALS)) == expected


def test_one_role_in_bodies_that_articles_name_in_short_is_one_persons() -> None:
    """Unless the articles are about different provinces."""
    drafts = [
        office("a1", "Lê Minh Khang", "Cục trưởng", DIVISION),
        office("a2", "Lê Minh Khang", "Cục trưởng", DIVISION),
    ]
    assert len(persons(*drafts)) == 1
    for draft, body in zip(drafts, (NGHE_AN, HA_NAM), strict=True):
        draft.body(body)
    assert len(persons(*drafts)) == 2


def test_who_heads_a_ministry_for_certain_heads_no_province_meanwhile() -> None:
    """Before or after is no such reason."""
    minister = [
        office(f"m{n}", RARE_NAME, "Bộ trưởng", MINISTRY, day) for n, day in enumerate(("2018-01-01", "2021-01-01"))
    ]
    for day, expected in (("2019-06-01", 2), ("2017-01-01", 1), ("2022-01-01", 1)):
        province = office("p", RARE_NAME, "Bí thư", HA_NAM, day)
        assert len(persons(*minister, province, authority=OFFICIALS)) == expected


def test_a_misprinted_holder_of_a_post_of_one_holder_is_its_usual_holder() -> None:
    """A name that differs in more than tones, a post of several, or as many articles leave two."""
    usual = [office(f"a{n}", "Lê Minh Khang", "Bí thư", HA_NAM) for n in range(3)]
    misprint = office("b", "Lê Minh Kháng", "Bí thư", HA_NAM)
    (found,) = persons(*usual, misprint, authority=OFFICIALS)
    assert (found.label, found.other_names) == ("Lê Minh Khang", ("Lê Minh Kháng",))
    assert ("dv:identityReason", Text("tên in sai dấu: Lê Minh Kháng")) in {(f.predicate, f.value) for f in found.facts}
    assert len(persons(*usual[:2], misprint, authority=OFFICIALS)) == 2
    assert len(persons(*usual, office("b", "Lê Minh Khanh", "Phó Bí thư", HA_NAM), authority=OFFICIALS)) == 2
    assert len(persons(*usual, office("b", "Lê Minh Khoang", "Bí thư", HA_NAM), authority=OFFICIALS)) == 2
