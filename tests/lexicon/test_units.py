"""The table of units."""

from pathlib import Path

import pytest

from danvan_kg.errors import AssetError
from danvan_kg.lexicon import load_lexicon
from danvan_kg.lexicon.table import read_table
from danvan_kg.lexicon.units import read_units


def test_every_domain_is_one_of_a_head_and_every_owner_a_body_of_the_lexicon() -> None:
    lexicon = load_lexicon()
    heads = {head.domain for head in lexicon.organizations.heads}
    known = {head.name for head in lexicon.organizations.heads}
    known |= {f"Bộ {ministry}" for ministry in lexicon.organizations.domains["ministries"]}
    known |= {f"Ban {subject} Trung ương" for subject in lexicon.organizations.domains["commissions"]}
    units = lexicon.units
    assert set(units.domains) <= heads
    assert {*units.sole.values(), *units.provincial.values()} <= known


def test_an_unknown_key_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "units.yaml"
    path.write_text("bureaus:\n  many: [Thuế]\n", encoding="utf-8")
    with pytest.raises(AssetError, match=r"units.yaml:2: unknown keys \['many'\]"):
        read_units(read_table(path))
