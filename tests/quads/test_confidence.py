"""Confidence: the precision of the longest family that was measured."""

from decimal import Decimal
from pathlib import Path

import pytest

from danvan_kg.errors import AssetError
from danvan_kg.quads.confidence import Confidence, load_confidence

MEASURED = Confidence(Decimal("0.9"), {"position": Decimal("0.97"), "position.caption": Decimal("0.8")})


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("position.chain", "0.97"), ("position.caption.photo", "0.8"), ("document.symbol", "0.9"), ("positions", "0.9")],
)
def test_the_longest_measured_family_counts(rule: str, expected: str) -> None:
    assert MEASURED.of(rule) == Decimal(expected)


def test_the_shipped_file_holds_shares() -> None:
    confidence = load_confidence()
    assert all(0 <= share <= 1 for share in (confidence.default, *confidence.families.values()))


@pytest.mark.parametrize("value", ["1.5", "-0.1", "high", "nan"])
def test_a_value_that_is_no_share_is_refused_with_its_line(value: str, tmp_path: Path) -> None:
    path = tmp_path / "confidence.yaml"
    path.write_text(f"default: 0.9\nfamilies:\n  position: {value}\n", encoding="utf-8")
    with pytest.raises(AssetError, match=r"confidence.yaml:3: '.*' is not a number from 0 to 1"):
        load_confidence(path)
