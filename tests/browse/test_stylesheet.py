"""Text can be read in light and in dark: contrast as WCAG 2.2 asks (https://www.w3.org/TR/WCAG22/#contrast-minimum)."""

import re
from pathlib import Path

import pytest

import danvan_kg.browse

STYLE = (Path(danvan_kg.browse.__file__).parent / "static" / "style.css").read_text(encoding="utf-8")
LIGHT, DARK = (
    dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "soft", "link", "visited", "accent"])
@pytest.mark.parametrize("ground", ["ground", "panel"])
def test_text_stands_out_from_its_ground(scheme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(scheme[text], scheme[ground]) >= 4.5


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_a_highlighted_quote_can_be_read(scheme: dict[str, str]) -> None:
    assert contrast(scheme["ink"], scheme["mark"]) >= 4.5


def test_nothing_is_loaded_from_elsewhere() -> None:
    assert not re.findall(r"url\(|@import", STYLE)
