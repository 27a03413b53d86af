"""Changes of bodies that articles state."""

from danvan_kg.authority import load_authority
from danvan_kg.entity import Thing
from danvan_kg.observation import Organization, RenamingObservation
from danvan_kg.resolution import resolve
from tests.drafting import Draft


def changes(before: str, after: str) -> dict[str, Thing]:
    draft = Draft("doi-ten", published="2018-06-30")
    older, newer = Organization(before, "StateBody"), Organization(after, "StateBody")
    draft.body(older)
    draft.body(newer)
    draft.add("renamings", RenamingObservation(older, newer, draft.evidence(f"{before} (nay là {after})")))
    resolution = resolve([draft.finish()], load_authority())
    (statements,) = resolution.articles()
    stated = {each.subject for each in statements.assertions if each.predicate == "org:originalOrganization"}
    return {thing.label: thing for thing in resolution.things if thing.identity in stated}


def test_a_stated_change_is_an_event_without_a_day() -> None:
    (change,) = changes("Viện Khoa học Xã hội", "Viện Hàn lâm Khoa học xã hội").values()
    assert change.kind == "ChangeEvent"
    assert change.label == "Viện Khoa học Xã hội thành Viện Hàn lâm Khoa học xã hội"
    assert {fact.predicate for fact in change.facts} == {"org:originalOrganization", "org:resultingOrganization"}


def test_one_that_the_authority_knows_is_that() -> None:
    (change,) = changes("Bộ Công nghiệp", "Bộ Công Thương").values()
    assert change.label == "Hợp nhất Bộ Công nghiệp và Bộ Thương mại"


def test_a_body_that_goes_on_did_not_become_another() -> None:
    """The ministry of the interior of before 1998 is called as one of today."""
    assert not changes("Bộ Nội vụ", "Bộ Công an")
