"""The sample corpus: each article is read whole, keeps to its sources, and is nobody else's text."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan_kg.article import Article, ZoneKind, read_sources
from danvan_kg.assets import asset
from danvan_kg.extraction import extract
from danvan_kg.lexicon import load_lexicon
from danvan_kg.text import older_tone_placement

FOLDER = asset("data", "articles")
ARTICLES = [item for item in read_sources([FOLDER]) if isinstance(item, Article)]
BY_NAME = {article.identifier: article for article in ARTICLES}
# Names and titles cannot be put in other words; eight words of one's own in a row can.
RUN = 8
QUOTED = re.compile(r"“[^“”]*”")
NAMED = re.compile(
    "(?i)"
    + "|".join(
        [
            "tiếp tục tăng cường và đổi mới công tác dân vận của cơ quan hành chính nhà nước, "
            "chính quyền các cấp trong tình hình mới",
            "tăng cường công tác dân vận",
            "công tác dân vận của hệ thống chính trị",
            "chương trình phối hợp công tác dân vận",
            "lễ ký kết chương trình phối hợp công tác",
            "hội nghị tổng kết công tác dân vận",
        ]
    )
)

each_article = pytest.mark.parametrize("article", ARTICLES, ids=sorted(BY_NAME, key=list(BY_NAME).index))


def test_every_file_is_read() -> None:
    files = {path.stem for path in FOLDER.iterdir() if path.suffix in {".txt", ".html"}}
    records = [json.loads(line) for path in FOLDER.glob("*.jsonl") for line in path.read_text("utf-8").splitlines()]
    assert set(BY_NAME) == files | {record["id"] for record in records}
    assert len(ARTICLES) >= 24


@each_article
def test_an_article_has_title_outlet_and_length(article: Article) -> None:
    assert article.title
    assert article.title in article.text
    assert (article.publisher or article.republished_from or "").startswith("Bản tin mẫu")
    assert 80 <= len(article.text.split()) <= 350


@each_article
def test_an_article_names_its_sources(article: Article) -> None:
    rows = [
        line.split("|")
        for line in (FOLDER.parent / "articles-sources.md").read_text("utf-8").splitlines()
        if line.startswith("|")
    ]
    named = {row[1].strip().removesuffix(".txt").removesuffix(".html"): row[3].strip() for row in rows}
    assert named[article.identifier]


@each_article
def test_the_date_of_a_dated_layout_agrees_with_the_name(article: Article) -> None:
    if article.published:
        assert article.identifier.startswith(str(article.published.year))


@each_article
def test_addresses_are_under_a_domain_that_is_kept_free(article: Article) -> None:
    for host in re.findall(r"https?://([^/\s]+)", article.text + " " + (article.url or "")):
        assert host.endswith(".example"), host


@each_article
def test_no_fact_comes_from_links_to_other_articles(article: Article) -> None:
    related = [zone.span for zone in article.zones if zone.kind is ZoneKind.RELATED]
    for evidence in extract(article, load_lexicon()).evidences():
        assert not any(span.overlaps(evidence.span) for span in related), evidence.span.of(article.text)


def test_some_articles_have_links_to_others_and_captions() -> None:
    kinds = {zone.kind for article in ARTICLES for zone in article.zones}
    assert {ZoneKind.RELATED, ZoneKind.CAPTION, ZoneKind.SOURCE, ZoneKind.FURNITURE} <= kinds


@pytest.mark.shared
@pytest.mark.slow
def test_no_sentence_is_taken_from_a_real_article(shared: Path) -> None:
    """No eight words in a row, outside of names and quoted titles, stand in a real article."""
    ours = {run: article.identifier for article in ARTICLES for run in own_runs(article.text)}
    taken = {(ours[run], " ".join(run)) for text in real_texts(shared) for run in own_runs(text) if run in ours}
    assert not taken


def own_runs(text: str) -> Iterator[tuple[str, ...]]:
    """Runs of words in lower case throughout: what has a capital, a figure, quotes or a known title is a name."""
    words = re.findall(r"\w+|[^\w\s]", NAMED.sub(".", QUOTED.sub(".", older_tone_placement(text))))
    for i in range(len(words) - RUN + 1):
        if all(word.islower() for word in words[i : i + RUN]):
            yield tuple(words[i : i + RUN])


def real_texts(shared: Path) -> Iterator[str]:
    for path in sorted((shared / "articles").glob("*.txt")):
        yield path.read_text("utf-8")
    for line in (shared / "gold" / "dev.jsonl").read_text("utf-8").splitlines():
        yield json.loads(line)["text"]
    for path in sorted((shared / "corpus").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)
