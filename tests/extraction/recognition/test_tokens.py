"""Where sentences end, seen in the positions that are read across what is no end."""

import pytest

from danvan_kg.observation import Relation
from tests.extraction.reading import positions

DEPUTY = ("Lê Thị Sen", "Phó Giám đốc", "Học viện Ngân hàng", Relation.HOLDS)


@pytest.mark.parametrize("degree", ["PGS. TS.", "PGS.TS", "TS.", "TS.KTS.", "Ths.", "PGS, TS.", "TS"])
def test_the_point_of_a_degree_ends_no_sentence(degree: str) -> None:
    assert positions(f"Dự hội thảo có Phó Giám đốc Học viện Ngân hàng, {degree} Lê Thị Sen.") == {DEPUTY}


def test_the_name_of_a_body_ends_before_a_degree() -> None:
    assert positions("Viện trưởng Viện Nghiên cứu Lập pháp TS. Trần Văn Giang phát biểu.") == {
        ("Trần Văn Giang", "Viện trưởng", "Viện Nghiên cứu Lập pháp", Relation.HOLDS)
    }


def test_a_point_behind_another_abbreviation_ends_a_sentence() -> None:
    said = "Phó Giám đốc Học viện Ngân hàng nói chuyện ở HVNH. Lê Thị Sen về sau."
    assert positions(said) == set()
