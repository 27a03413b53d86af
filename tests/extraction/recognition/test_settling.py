"""What one part of an article tells of a position that another part names."""

from danvan_kg.observation import Relation
from tests.extraction.reading import positions

HOLDS = Relation.HOLDS
CITY = "Ông Trần Văn Giang là Bí thư Thành ủy Hà Nội. "
POLITBURO = "Bà Lê Thị Sen là Ủy viên Bộ Chính trị."


def heads(text: str) -> set[str]:
    return {body for person, role, body, _ in positions(text) if (person, role) == ("Lê Thị Sen", "Trưởng ban")}


def test_commissions_that_leading_members_head_are_central() -> None:
    assert heads(f"{CITY}Bà Lê Thị Sen là Trưởng Ban Dân vận. {POLITBURO}") == {"Ban Dân vận Trung ương"}


def test_commissions_that_others_head_are_where_the_text_is() -> None:
    assert heads(f"{CITY}Bà Lê Thị Sen là Trưởng Ban Dân vận.") == {"Ban Dân vận Thành ủy Hà Nội"}


def test_commissions_once_headed_and_those_named_in_full_stay_where_they_are() -> None:
    once = f"{CITY}Bà Lê Thị Sen từng là Trưởng Ban Dân vận. {POLITBURO}"
    full = f"{CITY}Bà Lê Thị Sen là Trưởng Ban Dân vận Tỉnh ủy Sơn La. {POLITBURO}"
    assert heads(once) == {"Ban Dân vận Thành ủy Hà Nội"}
    assert heads(full) == {"Ban Dân vận Tỉnh ủy Sơn La"}
