"""HTML pages as sites of the genre make them."""

from pathlib import Path

import pytest

from danvan_kg.article import Article, ZoneKind, read_sources
from danvan_kg.article.linked_data import read_day
from danvan_kg.errors import InputError
from tests.article.reading import only, quotes

TITLE = "Huyện X tổng kết công tác dân vận năm 2019"
LEAD = (
    "Sáng 20/12, Ban Dân vận Huyện ủy tổ chức hội nghị tổng kết công tác dân vận năm 2019 và triển khai nhiệm vụ "
    "năm 2020 với sự tham gia của đông đảo cán bộ."
)
BODY = (
    "Phát biểu tại hội nghị, đồng chí Lê Văn Sáng đề nghị các đơn vị tiếp tục đổi mới phương thức vận động nhân dân, "
    "nắm chắc tình hình cơ sở và kịp thời tham mưu cho cấp ủy giải quyết những vấn đề phát sinh."
)
CLOCK = '<header><div class="top">Thứ Tư, 25/11/2026, 09:15</div><nav><a href="/">Trang chủ</a></nav></header>'
RELATED = (
    '<div class="related-news"><h3>Tin liên quan</h3><ul><li><a href="/1">Huyện Y ký kết chương trình phối hợp</a> '
    '<span class="date">18/12/2019</span></li><li><a href="/2">Huyện Z ra quân</a></li></ul></div>'
)
FOOTER = "<footer>Giấy phép số 12/GP-BTTTT ngày 20/11/2013. Tổng Biên tập: Trần Văn Bình</footer>"


def page(path: Path, *, head: str = "", above: str = "", within: str = "", heading: str = TITLE) -> Path:
    path.write_text(
        f"<!DOCTYPE html><html lang='vi'><head><meta charset='utf-8'>{head}</head><body>{CLOCK}<div class='main'>"
        f"<h1>{heading}</h1>{above}<div class='content'><p><strong>{LEAD}</strong></p>{within}<p>{BODY}</p></div>"
        f"{RELATED}</div>{FOOTER}</body></html>"
    )
    return path


def test_the_text_has_title_and_paragraphs_and_nothing_around_them(tmp_path: Path) -> None:
    article = only(page(tmp_path / "a.html"))
    assert article.text == f"{TITLE}\n\n{LEAD}\n{BODY}"
    assert (article.identifier, article.title) == ("a", TITLE)
    assert [zone.kind for zone in article.zones] == [ZoneKind.TITLE, ZoneKind.LEAD, ZoneKind.BODY]


def test_the_clock_in_the_header_and_the_days_of_other_articles_date_nothing(tmp_path: Path) -> None:
    article = only(page(tmp_path / "a.html"))
    assert article.published is None


@pytest.mark.parametrize(
    "stamp",
    [
        "<span>Thứ Sáu, 20/12/2019, 14:05</span>",
        "<div class='meta'><span class='date'>20/12/2019 14:05 GMT+7</span> <span>Lượt xem: 120</span></div>",
        "<time datetime='2019-12-20T14:05:00+07:00'>một năm trước</time>",
        "<p>Ngày đăng: 20/12/2019</p>",
    ],
)
def test_a_stamp_below_the_heading_dates_the_page(tmp_path: Path, stamp: str) -> None:
    article = only(page(tmp_path / "a.html", above=stamp))
    assert (str(article.published), article.published_basis) == ("2019-12-20", "page metadata")


def test_a_stamp_after_the_text_is_of_something_else(tmp_path: Path) -> None:
    comment = "<div class='comments'><div>Bạn đọc</div><div>21/12/2019, 10:00</div></div>"
    path = page(tmp_path / "a.html")
    path.write_text(path.read_text().replace("<footer>", f"{comment}<footer>"))
    assert only(path).published is None


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="article:published_time" content="2019-12-20T14:05:00+07:00">',
        '<meta name="pubdate" content="20/12/2019 14:05">',
        '<meta itemprop="datePublished" content="2019-12-20">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2019-12-19T20:05:00Z"}</script>',
    ],
)
def test_metadata_go_before_what_the_page_prints(tmp_path: Path, head: str) -> None:
    article = only(page(tmp_path / "a.html", head=head, above="<span>Thứ Bảy, 21/12/2019</span>"))
    assert str(article.published) == "2019-12-20"


def test_linked_data_in_a_graph_say_title_day_publisher_and_address(tmp_path: Path) -> None:
    head = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
      {"@type": "WebSite", "name": "Trang chủ"},
      {"@type": ["NewsArticle"], "headline": "Hội nghị tổng kết", "datePublished": "2019-12-20",
       "publisher": {"@type": "Organization", "name": "Báo Nghệ An điện tử"}}]}</script>
      <link rel="canonical" href="https://baonghean.vn/hoi-nghi.html">"""
    article = only(page(tmp_path / "a.html", head=head, heading="Hội nghị tổng kết"))
    assert article.title == "Hội nghị tổng kết"
    assert (article.publisher, article.province) == ("Báo Nghệ An", "tỉnh Nghệ An")
    assert article.url == "https://baonghean.vn/hoi-nghi.html"


@pytest.mark.parametrize("content", ["{", "[" * 5000, '{"@type": 5, "headline": ["x"]}', "null", ""])
def test_broken_linked_data_are_passed_over(tmp_path: Path, content: str) -> None:
    head = f'<script type="application/ld+json">{content}</script>'
    assert only(page(tmp_path / "a.html", head=head)).title == TITLE


def test_an_address_known_as_an_outlets_goes_before_an_unknown_site_name(tmp_path: Path) -> None:
    head = (
        '<meta property="og:site_name" content="Trang nhất"><meta property="og:url" content="https://baonghean.vn/a">'
    )
    assert only(page(tmp_path / "a.html", head=head)).publisher == "Báo Nghệ An"


@pytest.mark.parametrize("script", ["javascript:alert(1)", "/hoi-nghi.html", "file:///etc/passwd"])
def test_only_web_addresses_are_kept(tmp_path: Path, script: str) -> None:
    assert only(page(tmp_path / "a.html", head=f'<link rel="canonical" href="{script}">')).url is None


def test_a_caption_of_a_figure_is_a_caption_without_its_photographer(tmp_path: Path) -> None:
    figure = (
        "<figure><img src='a.jpg'><figcaption>Đồng chí Lê Văn Sáng <i>phát biểu</i>. Ảnh: Minh Tú</figcaption></figure>"
    )
    article = only(page(tmp_path / "a.html", within=figure))
    assert quotes(article, ZoneKind.CAPTION) == ["Đồng chí Lê Văn Sáng phát biểu."]
    assert quotes(article, ZoneKind.BYLINE) == ["Ảnh: Minh Tú"]


def test_a_caption_that_reads_like_a_sentence_is_known_by_its_markup(tmp_path: Path) -> None:
    figure = "<figure><img src='a.jpg'><figcaption>Các đại biểu dự hội nghị tại huyện.</figcaption></figure>"
    article = only(page(tmp_path / "a.html", within=figure))
    assert quotes(article, ZoneKind.CAPTION) == ["Các đại biểu dự hội nghị tại huyện."]


@pytest.mark.parametrize("suffix", [".html", ".htm", ".xhtml", ".HTML"])
def test_every_suffix_of_a_page_is_read(tmp_path: Path, suffix: str) -> None:
    assert only(page(tmp_path / f"a{suffix}")).title == TITLE


def test_a_page_in_another_encoding_is_read_by_its_declaration(tmp_path: Path) -> None:
    markup = (
        f"<html><head><meta charset='utf-16-le'></head><body><h1>{TITLE}</h1><p>{LEAD}</p><p>{BODY}</p></body></html>"
    )
    declared = (
        "<html><head><meta charset='windows-1258'></head><body><p>" + "Tin moi ve công tác " * 20 + "</p></body></html>"
    )
    (tmp_path / "a.html").write_bytes(declared.encode("windows-1258"))
    assert "công tác" in only(tmp_path / "a.html").text
    (tmp_path / "b.html").write_bytes(markup.replace("utf-16-le", "no-such").encode("windows-1258", "replace"))
    (error,) = read_sources([tmp_path / "b.html"])
    assert isinstance(error, InputError)
    assert "not UTF-8" in error.message


def test_unclosed_and_crossed_elements_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<body><h1>{TITLE}<p><b>{LEAD}<p>{BODY}</b></div></table>")
    text = only(path).text
    assert LEAD in text
    assert BODY in text


def test_entities_of_a_document_type_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mật khẩu")
    path = tmp_path / "a.xhtml"
    path.write_text(
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY e SYSTEM "file://{secret}"><!ENTITY f "gấp {"&e;" * 9}">]>'
        f"<html><body><p>&e;&f;{LEAD}</p><p>{BODY}</p></body></html>"
    )
    assert "mật khẩu" not in only(path).text


@pytest.mark.parametrize("element", ["div", "b", "table><tr><td", "ul><li", "font"])
def test_a_page_nested_ten_thousand_times_ends_soon(tmp_path: Path, element: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{f'<{element}>' * 10_000}{LEAD}</body></html>")
    (result,) = read_sources([path])
    assert isinstance(result, Article | InputError)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2019-12-20", "2019-12-20"),
        ("2019-12-20T23:30:00Z", "2019-12-21"),
        ("2019-12-20T23:30:00+07:00", "2019-12-20"),
        ("2019-12-20 23:30", "2019-12-20"),
        ("20/12/2019", "2019-12-20"),
        ("2 tháng trước", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("2019-13-20", None),
        ("1970-01-01", None),
    ],
)
def test_an_instant_is_a_day_in_vietnam(value: str, day: str | None) -> None:
    found = read_day(value)
    assert (str(found) if found else None) == day


def test_the_day_on_which_a_page_is_read_changes_nothing(tmp_path: Path) -> None:
    article = only(page(tmp_path / "a.html", above="<time datetime='2031-12-20'>20.12</time>"))
    assert str(article.published) == "2031-12-20"
