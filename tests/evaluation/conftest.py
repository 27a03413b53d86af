"""Stores to score: of the gold's articles, built by the real pipeline, and of two articles of our own."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from danvan_kg.evaluation import GoldArticle, read_gold, read_stated
from danvan_kg.evaluation import evaluate as score
from danvan_kg.evaluation.scores import Evaluation
from danvan_kg.pipeline import Build, BuildOptions
from danvan_kg.snapshot import open_snapshot

# Where the articles of each gold directory stand, below the shared folder.
ARTICLES = {"seeds": "articles", "dev": "gold/dev.jsonl"}

OPENING = """Hội nghị giao ban công tác dân vận quý I

(Báo Thử nghiệm) - Sáng 12/3/2019, tại TP. Huế, Ban Dân vận Trung ương tổ chức Hội nghị giao ban công tác dân vận quý I.
Đồng chí Lê Văn Thử, Phó Trưởng Ban Dân vận Trung ương chủ trì Hội nghị. Dự hội nghị có nhiều đại biểu.
Hội nghị quán triệt Chỉ thị số 99-CT/TW ngày 5/2/2019 của Ban Bí thư.
"""
CLOSING = """Bế mạc lớp bồi dưỡng cán bộ

(Báo Thử nghiệm) - Bà Hoàng Thị Mẫu, Phó Giám đốc Sở Nội vụ tỉnh Bắc Giang phát biểu bế mạc.
"""


def build(source: Path, store: Path) -> Path:
    options = BuildOptions(sources=(source,), store=store, built=datetime(2024, 1, 1, tzinfo=UTC), workers=1)
    report = Build(options, complain=print, progress=lambda *_: None).run()
    assert not report.refused
    return store


@pytest.fixture(scope="session")
def gold_stores(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """The store of the articles of each gold directory."""
    root = tmp_path_factory.mktemp("gold")
    return {name: build(shared / source, root / name) for name, source in ARTICLES.items()}


@pytest.fixture(scope="session")
def evaluations(gold_stores: Mapping[str, Path], shared: Path) -> Mapping[str, Evaluation]:
    """How each gold directory's store scores."""
    return {
        name: score(read_gold(shared / "gold" / name), read_stated(open_snapshot(store).open_store()))
        for name, store in gold_stores.items()
    }


@pytest.fixture(scope="session")
def own_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of two articles of our own."""
    root = tmp_path_factory.mktemp("own")
    (root / "articles").mkdir()
    (root / "articles" / "giao-ban.txt").write_text(OPENING, encoding="utf-8")
    (root / "articles" / "be-mac.txt").write_text(CLOSING, encoding="utf-8")
    return build(root / "articles", root / "store")


@pytest.fixture(scope="session")
def own_gold() -> list[GoldArticle]:
    """What a reader says of them, with one fact that no text states and the second article's person left out."""
    position = {"role": "Phó Trưởng ban", "organization": "Ban Dân vận Trung ương", "relation": "holds"}
    document = {"type": "Chỉ thị", "symbol": "99-CT/TW", "name": None, "date": "2019-02-05", "title": None}
    event = {"kind": "conference", "date": "2019-03-12", "place": "Huế", "organizers": ["Ban Dân vận Trung ương"]}
    facts = {
        "persons": ["Lê Văn Thử", "Ngô Văn Vắng"],
        "positions": [{**position, "person": "Lê Văn Thử", "quote": "Lê Văn Thử, Phó Trưởng Ban Dân vận Trung ương"}],
        "documents": [{**document, "issuer": "Bộ Chính trị", "quote": "Chỉ thị số 99-CT/TW"}],
        "campaigns": [],
        "programmes": [],
        "events": [{**event, "participants": [{"person": "Lê Văn Thử", "as": "chair"}], "quote": "chủ trì Hội nghị"}],
    }
    nothing = {kind: [] for kind in facts}
    return [GoldArticle("giao-ban", facts), GoldArticle("be-mac", nothing)]
