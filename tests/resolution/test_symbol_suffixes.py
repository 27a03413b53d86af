"""A symbol tells its issuers where all its suffixes belong to central bodies of the authority."""

import pytest

from danvan_kg.authority import Authority, Body
from danvan_kg.resolution.names import symbol_key
from danvan_kg.resolution.organizations import Organizations
from danvan_kg.resolution.symbol_suffixes import SymbolSuffixes

AUTHORITY = Authority(
    bodies=(
        Body(name="Ban A", source="test", level="central", suffixes=("BA",)),
        Body(name="Ban B", source="test", level="central", suffixes=("BBTW",)),
        Body(name="Thủ tướng", source="test", level="central", suffixes=("TTg",)),
        Body(name="Đảng ủy Khối", source="test", level="bloc", suffixes=("ĐUK",)),
    )
)
SYMBOLS = [
    ("12-HD/BA", {"ban a"}),
    ("79-CTr/BBTW-BA", {"ban a", "ban b"}),
    ("16/CT-TTg", {"thủ tướng"}),
    ("16a/CT-TTg", {"thủ tướng"}),
    ("18/2000/CT-TTg", {"thủ tướng"}),
    ("04-NQ/ĐUK", set()),
    ("04-CTr/BA-ĐUK", set()),
    ("04-NQ/TU", set()),
    ("1087", set()),
    ("BA", set()),
]


@pytest.mark.parametrize(("symbol", "expected"), SYMBOLS)
def test_issuers(symbol: str, expected: set[str]) -> None:
    issuers = SymbolSuffixes(AUTHORITY, Organizations(AUTHORITY)).issuers(symbol_key(symbol))
    assert {issuer.key for issuer in issuers} == expected
