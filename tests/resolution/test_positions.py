"""Roles and positions: what is shared, what is known, who holds alone."""

from datetime import date

from danvan_kg.authority import Authority, Body, BodyChange, CommitteeTerm, CuratedDocument, CuratedRole
from danvan_kg.entity import Fact, Text, Thing
from danvan_kg.observation import DocumentObservation, Organization, Relation
from danvan_kg.resolution import resolve
from tests.drafting import BLOC, NGHE_AN, Draft

SECRETARIAT = Organization("Ban Bí thư Trung ương Đảng", "PartyCommittee")
AUTHORITY = Authority(
    roles=(CuratedRole("Bí thư", "test", "Secretary", single_holder=True, several_in=(SECRETARIAT.name,)),)
)


def things(*positions: tuple[str, str, Organization | None]) -> dict[str, Thing]:
    draft = Draft("a1")
    for name, role, body in positions:
        draft.position(name, role, body)
    return {thing.label: thing for thing in resolve([draft.finish()], AUTHORITY).things}


def test_a_role_is_shared_and_a_position_is_one_bodys() -> None:
    found = things(("Lê Minh Khang", "Bí thư", BLOC), ("Vũ Thị Hạnh", "Bí thư", NGHE_AN))
    role = found["Bí thư"]
    assert role.english == "Secretary"
    for label in ("Bí thư Đảng ủy Khối các cơ quan Trung ương", "Bí thư Tỉnh ủy Nghệ An"):
        assert Fact("org:role", role.identity) in found[label].facts


def test_a_body_with_several_holders_says_so_of_its_position() -> None:
    """One secretary leads a committee; the Secretariat consists of secretaries."""
    found = things(("Lê Minh Khang", "Bí thư", BLOC), ("Vũ Thị Hạnh", "Bí thư", SECRETARIAT))
    assert Fact("dv:singleHolder", True) in found["Bí thư"].facts
    assert Fact("dv:singleHolder", False) in found["Bí thư Ban Bí thư Trung ương Đảng"].facts
    assert Fact("dv:singleHolder", False) not in found["Bí thư Đảng ủy Khối các cơ quan Trung ương"].facts


def test_what_a_source_leaves_open_is_told_with_what_it_is_the_source_of() -> None:
    """A note of the authority becomes a comment on the role, body, document, term or change."""
    note = "Chưa đối chiếu"
    directive = CuratedDocument("Directive", "Chỉ thị", "nguồn", symbol="05-CT/TW", note=note)
    authority = Authority(
        bodies=(Body(SECRETARIAT.name, "nguồn", level="central", suffixes=("TW",), note=note), Body("Ban A", "nguồn")),
        roles=(CuratedRole("Bí thư", "nguồn", note=note),),
        documents=(directive,),
        terms=(CommitteeTerm(SECRETARIAT.name, "XI", date(2011, 1, 19), "nguồn", note=note),),
        changes=(BodyChange("c", "Đổi tên", date(2025, 2, 3), (SECRETARIAT.name,), "nguồn", note=note),),
    )
    draft = Draft("a1")
    mention = draft.evidence("Chỉ thị")
    draft.add("documents", DocumentObservation("d1", "Directive", "Chỉ thị", (mention,), draft.stated("05-CT/TW")))
    found = resolve([draft.finish()], authority).things
    told = {thing.identity.type for thing in found if Fact("rdfs:comment", Text(note)) in thing.facts}
    assert told == {"role", "organization", "document", "term", "change"}
    assert not any(
        fact.predicate == "rdfs:comment" for thing in found if thing.label == "Ban A" for fact in thing.facts
    )


def test_an_office_of_no_body_is_a_position_without_one() -> None:
    """Position and tenure stand without a body."""
    draft = Draft("a1")
    draft.position("Lê Minh Khang", "Trợ lý", None)
    resolution = resolve([draft.finish()], AUTHORITY)
    (position,) = [thing for thing in resolution.things if thing.kind == "Position"]
    assert [fact.predicate for fact in position.facts] == ["org:role"]
    assert [tenure.organization for tenure in resolution.tenures] == [None]


def test_a_nomination_is_observed_and_makes_no_tenure() -> None:
    draft = Draft("a1")
    draft.position("Lê Minh Khang", "Bí thư", BLOC, Relation.NOMINATED)
    resolution = resolve([draft.finish()], AUTHORITY)
    assert resolution.tenures == ()
    assert [o.relation for statements in resolution.articles() for o in statements.positions] == ["nominated"]


def test_labels_have_single_blanks() -> None:
    """Shape S14: a name that ran over a line end is one line."""
    found = things(("Lê Minh\u00a0 Khang", "Bí thư", Organization("Ủy ban\nnhân dân xã Y", "StateBody")))
    assert {"Lê Minh Khang", "Ủy ban nhân dân xã Y", "Bí thư Ủy ban nhân dân xã Y"} <= set(found)
