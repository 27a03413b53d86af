"""The administrative units: who is found by which name, in which province, and when."""

import time
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.assets import asset
from danvan_kg.errors import AssetError
from danvan_kg.partial_date import PartialDate
from danvan_kg.place import Level, Place, Places, load_places, name_key
from danvan_kg.text import nfc, older_tone_placement

PLACES = load_places()
BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


def canonical(name: str) -> list[str]:
    return [place.qualified for place in PLACES.find(name)]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("TP HCM", ["thành phố Hồ Chí Minh"]),
        ("TP.HCM", ["thành phố Hồ Chí Minh"]),
        ("TPHCM", ["thành phố Hồ Chí Minh"]),
        ("Tp. Hồ Chí Minh", ["thành phố Hồ Chí Minh"]),
        ("Sài Gòn", ["thành phố Hồ Chí Minh"]),
        ("BR-VT", ["tỉnh Bà Rịa - Vũng Tàu"]),
        ("Bà Rịa–Vũng Tàu", ["tỉnh Bà Rịa - Vũng Tàu"]),
        ("Thừa Thiên - Huế", ["tỉnh Thừa Thiên Huế"]),
        ("tỉnh Thừa Thiên Huế", ["tỉnh Thừa Thiên Huế"]),
        ("Đắc Lắc", ["tỉnh Đắk Lắk"]),
        ("ĐĂK LĂK", ["tỉnh Đắk Lắk"]),
        ("huyện Mộc Hoá", ["huyện Mộc Hóa, tỉnh Long An"]),
        ("TX. Kỳ Anh", ["thị xã Kỳ Anh, tỉnh Hà Tĩnh"]),
        ("Qui Nhơn", ["thành phố Quy Nhơn, tỉnh Bình Định"]),
        ("quận 1", ["quận 1, thành phố Hồ Chí Minh"]),
        ("Phan Rang-Tháp Chàm", ["thành phố Phan Rang - Tháp Chàm, tỉnh Ninh Thuận"]),
        ("Huế", ["thành phố Huế", "thành phố Huế, tỉnh Thừa Thiên Huế"]),
        ("Hồng Hạ", []),
        ("1", []),
        ("", []),
    ],
)
def test_a_name_finds_its_units_broadest_and_latest_first(name: str, found: list[str]) -> None:
    assert canonical(name) == found


def test_tones_are_kept() -> None:
    assert canonical("Nghệ An") == ["tỉnh Nghệ An"]
    assert canonical("Nghê An") == []


def test_a_kind_before_the_name_narrows_to_that_kind() -> None:
    assert canonical("huyện Hòa Bình") == ["huyện Hòa Bình, tỉnh Bạc Liêu"]
    assert "tỉnh Hòa Bình" in canonical("Hòa Bình")


def test_wards_are_found_only_when_they_are_asked_for() -> None:
    assert not any(place.level is Level.WARD for place in PLACES.find("Kim Liên"))
    of_both_times = [place.qualified for place in PLACES.find("xã Kim Liên")]
    assert of_both_times[0] == "xã Kim Liên, tỉnh Nghệ An"
    assert "xã Kim Liên, huyện Nam Đàn, tỉnh Nghệ An" in of_both_times


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("Cần Thơ", date(1999, 5, 1), "tỉnh Cần Thơ"),
        ("Cần Thơ", date(2019, 5, 1), "thành phố Cần Thơ"),
        ("Cần Thơ", None, "thành phố Cần Thơ"),
        ("Hà Tây", date(2008, 7, 31), "tỉnh Hà Tây"),
        ("Hà Tây", date(2008, 8, 1), None),
        ("Hà Giang", BEFORE, "tỉnh Hà Giang"),
        ("Hà Giang", AFTER, None),
        ("Huế", date(2014, 1, 1), None),
        ("Huế", AFTER, "thành phố Huế"),
        ("Mộc Hóa", BEFORE, None),
    ],
)
def test_a_province_is_found_in_its_lifetime(name: str, day: date | None, found: str | None) -> None:
    place = PLACES.province(name, day)
    assert (place.canonical if place else None) == found


def test_63_provinces_became_34() -> None:
    assert sum(place.exists_on(BEFORE) for place in PLACES.provinces) == 63
    assert sum(place.exists_on(AFTER) for place in PLACES.provinces) == 34


def test_each_former_province_names_successors_that_exist() -> None:
    names = {place.canonical for place in PLACES.provinces}
    for place in PLACES.provinces:
        assert set(place.successors) <= names
        assert bool(place.end) == bool(place.successors), place.canonical


def test_districts_ended_and_3321_communes_began_in_july_2025() -> None:
    assert sum(place.exists_on(BEFORE) for place in PLACES.districts) == 696
    assert not any(place.exists_on(AFTER) for place in PLACES.districts)
    current = [place for place in PLACES.wards if place.exists_on(AFTER)]
    assert Counter(place.kind for place in current) == {"xã": 2621, "phường": 687, "đặc khu": 13}
    assert all(place.province.exists_on(AFTER) for place in current)


def test_the_province_of_a_district_has_the_name_of_the_day() -> None:
    (district,) = PLACES.find("huyện Phú Vang")
    assert PLACES.province_of(district, date(2014, 3, 1)).canonical == "tỉnh Thừa Thiên Huế"
    assert PLACES.province_of(district, date(2025, 3, 1)).canonical == "thành phố Huế"


def test_a_bound_known_by_its_year_counts_as_within_it() -> None:
    place = Place("X", "huyện", Level.DISTRICT, begin=PartialDate(2015), end=PartialDate(2020))
    days = [date(2014, 12, 31), date(2015, 1, 1), date(2020, 12, 31), date(2021, 1, 1)]
    assert [place.exists_on(day) for day in days] == [False, True, True, False]


def test_no_two_units_have_one_qualified_name_at_one_time() -> None:
    for places in (PLACES.provinces, PLACES.districts):
        latest = Counter(place.qualified for place in places if place.exists_on(BEFORE))
        assert [name for name, count in latest.items() if count > 1] == []


def test_names_are_in_canonical_form() -> None:
    for place in (*PLACES.provinces, *PLACES.districts, *PLACES.wards):
        assert place.name == older_tone_placement(nfc(place.name)) == " ".join(place.name.split())


@given(st.sampled_from(PLACES.provinces + PLACES.districts))
def test_each_unit_is_found_by_its_canonical_name_in_any_case(place: Place) -> None:
    assert place in PLACES.find(place.canonical)
    assert place in PLACES.find(place.canonical.upper().replace(" ", "  "))


@given(st.text(max_size=30))
def test_the_key_of_a_name_is_its_own_key(name: str) -> None:
    assert name_key(name_key(name)) == name_key(name)


def test_provinces_and_districts_are_loaded_in_a_tenth_of_a_second() -> None:
    def seconds() -> float:
        start = time.process_time()
        Places(asset("data", "lexicon"))
        return time.process_time() - start

    assert min(seconds() for _ in range(3)) < 0.1


PROVINCES = """
kinds:
  - {kind: tỉnh, levels: [province]}
  - {kind: huyện, levels: [district]}
provinces:
  - {name: Đông, kind: tỉnh, codes: ["01"]}
"""
COLUMNS = "name\tkind\tprovince\tcode\tfrom\tto\tother\n"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Tây\thuyện\t02\t001\t\t\t", "districts.tsv:2: no unit has the code '02'"),
        ("Tây\ttỉnh\t01\t001\t\t\t", "districts.tsv:2: 'tỉnh' is no kind of district"),
        ("Tây\tphủ\t01\t001\t\t\t", "districts.tsv:2: 'phủ' is no kind of district"),
        ("Tây\thuyện\t01\t001\t2020-13\t\t", "districts.tsv:2: not a date: '2020-13'"),
        ("Tây\thuyện\t01", "districts.tsv:2: 3 columns instead of 7"),
    ],
)
def test_a_wrong_row_is_named_by_its_line(tmp_path: Path, row: str, message: str) -> None:
    (tmp_path / "provinces.yaml").write_text(PROVINCES, encoding="utf-8")
    (tmp_path / "districts.tsv").write_text(COLUMNS + row + "\n", encoding="utf-8")
    with pytest.raises(AssetError) as caught:
        Places(tmp_path)
    assert message in str(caught.value)


def test_an_unknown_key_of_a_province_is_refused(tmp_path: Path) -> None:
    (tmp_path / "provinces.yaml").write_text(PROVINCES.replace("codes", "code"), encoding="utf-8")
    with pytest.raises(AssetError, match="province 'Đông': unknown keys"):
        Places(tmp_path)


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match=r"provinces\.yaml: cannot be read"):
        Places(tmp_path)
