"""Laws of extraction, its floor on the real articles, and texts made to break it."""

import importlib.util
import json
import time
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan_kg.article import Article, read_sources
from danvan_kg.extraction import extract
from danvan_kg.observation import Extraction
from tests.extraction.reading import article, lexicon

PIECES = [
    "Bí thư", "Tỉnh ủy", "Sơn La", "Lê Văn Bách", "ông", ",", ";", ".", "(", ")", "-", "nguyên", "giữ chức", "Ban",
    "Dân vận", "thôi", "các", "đồng chí", ":", "UBND", "TP.", "khóa XII", "từ năm 2015 đến nay", "\n", "Đảng ủy Khối",
]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_every_quote_is_a_slice_and_extraction_is_pure(pieces: list[str]) -> None:
    made = article(" ".join(pieces))
    found = extract(made, lexicon())
    for evidence in found.evidences():
        assert evidence.span.of(made.text)
        assert evidence.span.end <= len(made.text)
    assert extract(made, lexicon()) == found


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ban " * 40_000, id="heads"),
        pytest.param("," * 10_000, id="commas"),
        pytest.param("“" * 5_000, id="quotes"),
        pytest.param("a" * 200_000, id="no-blank"),
        pytest.param("Bí thư Tỉnh ủy; " * 10_000, id="titles"),
        pytest.param("Văn phòng " * 20_000, id="nested-heads"),
        pytest.param("ABCD-" * 40_000, id="capitals"),
        pytest.param("(LĐLĐ) " * 20_000, id="definitions"),
        pytest.param("từ tháng 6/2015 đến " * 10_000, id="dates"),
        pytest.param("\n" * 200_000, id="lines"),
    ],
)
def test_hostile_text_takes_time_in_proportion(text: str) -> None:
    """The limit is some thirty times what a quiet machine needs; anything quadratic is far beyond it."""
    before = time.process_time()
    extract(article(text), lexicon())
    assert time.process_time() - before < 15


def _scorer(shared: Path) -> ModuleType:
    specification = importlib.util.spec_from_file_location("scorer", shared / "gold" / "score.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def _things(extraction: Extraction) -> dict[str, list[dict[str, set[str]]]]:
    """Persons and positions in the shape of the scorer's rows."""
    positions = []
    for observation in extraction.positions:
        body = observation.position.organization
        positions.append(
            {
                "person": {observation.person.name},
                "role": {observation.position.role},
                "org": {body.name} if body else set(),
                "orgalt": set(body.other_names) if body else set(),
                "relation": {observation.relation.value},
            }
        )
    return {"persons": [{"name": {named.thing.name}} for named in extraction.persons], "positions": positions}


def _f1(scorer: ModuleType, kind: str, read: list[tuple[dict[str, list[object]], Extraction]]) -> float:
    hits = wanted = stated = 0
    for gold, extraction in read:
        things = _things(extraction)[kind]
        hits += len(scorer.pair_up(kind, gold[kind], things))
        wanted, stated = wanted + len(gold[kind]), stated + len(things)
    return 2 * hits / (wanted + stated)


@pytest.mark.shared
def test_real_articles_reach_the_floor(shared: Path) -> None:
    """Persons and positions of the five real articles, by the shared scorer's own matching."""
    gold = {path.stem: json.loads(path.read_text("utf-8")) for path in (shared / "gold" / "seeds").glob("*.json")}
    articles = [item for item in read_sources([shared / "articles"]) if isinstance(item, Article)]
    read = [(gold[item.identifier], extract(item, lexicon())) for item in articles]
    assert len(read) == len(gold) == 5
    for kind in ("persons", "positions"):
        assert _f1(_scorer(shared), kind, read) >= 0.95


@pytest.mark.shared
def test_quotes_lie_in_zones_that_bear_facts(shared: Path) -> None:
    for item in read_sources([shared / "articles"]):
        assert isinstance(item, Article)
        bearing = [zone.span for zone in item.zones if zone.kind.bears_facts]
        for observation in extract(item, lexicon()).positions:
            start, end = observation.evidence.span.start, observation.evidence.span.end
            inside = sum(max(0, min(end, span.end) - max(start, span.start)) for span in bearing)
            assert inside > 0
            assert any(span.start <= start < span.end for span in bearing)
            assert any(span.start < end <= span.end for span in bearing)
