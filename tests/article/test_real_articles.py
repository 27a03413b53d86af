"""The five real articles, in their three layouts."""

from pathlib import Path

import pytest

from danvan_kg.article import Article, ZoneKind, read_sources
from tests.article.reading import quotes

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def articles(shared: Path) -> dict[str, Article]:
    """By the first three characters of the identifier."""
    return {item.identifier[:3]: item for item in read_sources([shared / "articles"]) if isinstance(item, Article)}


def test_all_five_are_read_under_their_file_stems(articles: dict[str, Article], shared: Path) -> None:
    assert sorted(item.identifier for item in articles.values()) == sorted(
        path.stem for path in (shared / "articles").glob("*.txt")
    )


@pytest.mark.parametrize("number", ["000", "003"])
def test_an_address_and_rules_stand_around_the_title(articles: dict[str, Article], number: str) -> None:
    article = articles[number]
    assert [zone.kind for zone in article.zones] == [
        ZoneKind.SOURCE,
        ZoneKind.FURNITURE,
        ZoneKind.TITLE,
        ZoneKind.FURNITURE,
        ZoneKind.BODY,
        ZoneKind.FURNITURE,
    ] + [ZoneKind.FURNITURE] * (len(article.zones) - 6)
    assert article.publisher == "VietnamPlus"
    assert article.url
    assert article.url.startswith("http://www.vietnamplus.vn/")
    assert article.published is None


def test_the_republished_source_is_kept_apart_from_the_site(articles: dict[str, Article]) -> None:
    article = articles["001"]
    assert article.republished_from == "Báo điện tử Đảng Cộng sản"
    assert article.publisher == "Cổng thông tin điện tử Bộ Thông tin và Truyền thông"
    assert quotes(article, ZoneKind.BYLINE) == ["(Ảnh: HM)"]
    assert quotes(article, ZoneKind.SOURCE)[1:] == ["Nguồn: Báo điện tử Đảng Cộng sản"]
    (caption,) = quotes(article, ZoneKind.CAPTION)
    assert caption.endswith("tại buổi gặp mặt")


def test_a_portal_page_is_dated_by_its_stamp_and_ends_at_its_links(articles: dict[str, Article]) -> None:
    article = articles["002"]
    assert (str(article.published), article.published_basis) == ("2017-12-28", "text")
    assert quotes(article, ZoneKind.BYLINE) == ["Thu Hà"]
    links = article.text.index("Các bài viết khác")
    assert not [zone for zone in article.zones if zone.kind.bears_facts and zone.span.end > links]
    assert [caption.split(",")[0] for caption in quotes(article, ZoneKind.CAPTION)] == [
        "Đồng chí Trần Thị Bích Thủy",
        "Đồng chí Trần Hồng Hà",
        "Quang cảnh Hội nghị",
    ]


def test_the_province_comes_from_the_outlet_of_the_dateline(articles: dict[str, Article]) -> None:
    article = articles["004"]
    assert (article.publisher, article.province) == ("Báo Nghệ An", "tỉnh Nghệ An")
    assert quotes(article, ZoneKind.BYLINE) == ["Ảnh: Quốc Đạt"] * 4
    assert len(quotes(article, ZoneKind.CAPTION)) == 4
    assert "".join(quotes(article, ZoneKind.SOURCE)) == "(Baonghean.vn)"


def test_the_article_in_gold_that_states_its_day_is_read_with_that_day(shared: Path) -> None:
    """Records that carry no day of their own but print a stamp."""
    read = {
        item.identifier: item for item in read_sources([shared / "gold" / "dev.jsonl"]) if isinstance(item, Article)
    }
    assert str(read["096_baclieu"].published) == "2018-06-23"
    assert str(read["239_baclieu"].published) == "2017-04-20"


def test_no_article_of_the_corpora_is_refused(shared: Path) -> None:
    results = read_sources([shared / "corpus" / "elsewhere.jsonl.gz", shared / "gold" / "dev.jsonl"])
    assert {type(result) for result in results} == {Article}


def test_few_texts_of_the_gold_lose_a_name_to_a_byline(shared: Path) -> None:
    """A person whom a reader finds in the article stands in a stretch that bears facts."""
    import json

    lost = []
    for item in read_sources([shared / "gold" / "dev.jsonl"]):
        assert isinstance(item, Article)
        gold = json.loads((shared / "gold" / "dev" / f"{item.identifier}.json").read_text())
        bearing = "\n".join(zone.span.of(item.text) for zone in item.zones if zone.kind.bears_facts)
        lost += [(item.identifier, name) for name in gold["persons"] if name in item.text and name not in bearing]
    assert lost == []


def test_quotes_of_the_gold_stand_in_one_stretch_that_bears_facts(shared: Path) -> None:
    import json

    torn = []
    for item in read_sources([shared / "gold" / "dev.jsonl"]):
        assert isinstance(item, Article)
        gold = json.loads((shared / "gold" / "dev" / f"{item.identifier}.json").read_text())
        facts = [
            fact for kind in ("positions", "documents", "campaigns", "programmes", "events") for fact in gold[kind]
        ]
        zones = [zone.span.of(item.text) for zone in item.zones if zone.kind.bears_facts]
        for fact in facts:
            quote = fact.get("quote") or ""
            if quote in item.text and not any(quote in zone for zone in zones):
                torn.append((item.identifier, quote))
    assert torn == []
