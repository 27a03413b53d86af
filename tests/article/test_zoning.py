"""Zones of texts in the layouts of the genre."""

import pytest

from danvan_kg.article import ZoneKind
from tests.article.reading import article_of, quotes

BODY = (
    "Sáng 5/3, tại trung tâm huyện, Ban Dân vận Huyện ủy tổ chức hội nghị tổng kết công tác dân vận năm qua "
    "và triển khai nhiệm vụ năm nay, với sự tham gia của đại diện các ban, ngành, đoàn thể."
)
MORE = (
    "Phát biểu tại hội nghị, đồng chí Lê Văn Sáng, Phó Bí thư Huyện ủy, đề nghị các đơn vị bám sát cơ sở, "
    "lắng nghe ý kiến nhân dân và tham mưu kịp thời cho cấp ủy những vấn đề mới nảy sinh."
)


def zones(text: str) -> list[tuple[str, str]]:
    article = article_of(text)
    return [(zone.kind.value, zone.span.of(article.text)) for zone in article.zones]


def test_an_address_and_rules_frame_title_and_body() -> None:
    text = f"http://baoquangnam.vn/a.html\n-----\nHội nghị tổng kết\n-----\n{BODY}\n-----\n"
    assert [kind for kind, _ in zones(text)] == ["source", "furniture", "title", "furniture", "body", "furniture"]
    article = article_of(text)
    assert (article.url, article.publisher) == ("http://baoquangnam.vn/a.html", "Báo Quảng Nam")


def test_a_portal_page_has_a_stamp_captions_a_byline_and_links() -> None:
    text = (
        f"Hội nghị tổng kết\n\n06/03/2019 | 118\n\n{BODY}\n\nQuang cảnh hội nghị\n\n"
        f"Ảnh: Đồng chí Lê Văn Sáng, Phó Bí thư Huyện ủy phát biểu\n\n{MORE}\n\nMinh Tú\n\n"
        "Các bài viết khác\n\nHuyện Y ký kết chương trình phối hợp\n3 tháng trước\n• Huyện Z ra quân (1 năm trước)"
    )
    assert zones(text) == [
        ("title", "Hội nghị tổng kết"),
        ("furniture", "06/03/2019 | 118"),
        ("lead", BODY),
        ("caption", "Quang cảnh hội nghị"),
        ("furniture", "Ảnh:"),
        ("caption", "Đồng chí Lê Văn Sáng, Phó Bí thư Huyện ủy phát biểu"),
        ("body", MORE),
        ("byline", "Minh Tú"),
        ("related", "Các bài viết khác"),
        ("related", "Huyện Y ký kết chương trình phối hợp"),
        ("related", "3 tháng trước"),
        ("related", "• Huyện Z ra quân (1 năm trước)"),
    ]


@pytest.mark.parametrize(
    ("dateline", "publisher"),
    [
        ("(Baonghean.vn) - ", "Báo Nghệ An"),
        ("(Dân trí) - ", "Báo Dân trí"),
        ("VOV.VN - ", "VOV"),
        ("QĐND Online – ", "Báo Quân đội nhân dân"),
        ("(vidu.gov.vn) – ", "vidu.gov.vn"),
    ],
)
def test_a_dateline_is_no_part_of_the_lead(dateline: str, publisher: str) -> None:
    article = article_of(f"Hội nghị tổng kết\n\n{dateline}{BODY}\n\n{MORE}")
    assert article.publisher == publisher
    assert quotes(article, ZoneKind.LEAD) == [BODY]


@pytest.mark.parametrize("bracket", ["(theo kế hoạch) - ", "(Khóa XII) - ", "Hội nghị - "])
def test_other_words_before_a_dash_stay_in_the_lead(bracket: str) -> None:
    article = article_of(f"Hội nghị tổng kết\n\n{bracket}{BODY}\n\n{MORE}")
    assert article.publisher is None
    assert quotes(article, ZoneKind.LEAD) == [bracket + BODY]


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Quang cảnh buổi lễ. Ảnh: Minh Tú", "Quang cảnh buổi lễ.", "Ảnh: Minh Tú"),
        ("Quang cảnh buổi lễ - Ảnh: MINH TÚ.", "Quang cảnh buổi lễ", "Ảnh: MINH TÚ."),
        ("Quang cảnh buổi lễ (Ảnh: MT)", "Quang cảnh buổi lễ", "(Ảnh: MT)"),
        ("Quang cảnh buổi lễ. ẢNH: M.T", "Quang cảnh buổi lễ.", "ẢNH: M.T"),
        ("Quang cảnh buổi lễ. Ảnh minh hoạ: Minh Tú/TTXVN.", "Quang cảnh buổi lễ.", "Ảnh minh hoạ: Minh Tú/TTXVN."),
    ],
)
def test_a_photographer_is_told_from_the_caption(line: str, caption: str, credit: str) -> None:
    article = article_of(f"Hội nghị tổng kết\n\n{BODY}\n{line}\n{MORE}")
    assert quotes(article, ZoneKind.CAPTION) == [caption]
    assert quotes(article, ZoneKind.BYLINE) == [credit]


def test_a_credit_within_a_paragraph_is_cut_out_of_it() -> None:
    article = article_of(f"Hội nghị tổng kết\n\nQuang cảnh buổi lễ. Ảnh: Minh Tú {BODY} {MORE}")
    assert quotes(article, ZoneKind.BODY) == ["Quang cảnh buổi lễ.", f"{BODY} {MORE}"]
    assert quotes(article, ZoneKind.BYLINE) == ["Ảnh: Minh Tú"]


@pytest.mark.parametrize("credit", ["(Ảnh: MT)", "(ảnh: TTXVN)", "(Ảnh minh họa)", "(Ảnh TTXVN)"])
def test_a_credit_in_brackets_is_cut_out_of_a_paragraph(credit: str) -> None:
    article = article_of(f"Hội nghị tổng kết\n\n{BODY}\n\n{MORE} {credit} {BODY}")
    assert quotes(article, ZoneKind.BYLINE) == [credit]
    assert quotes(article, ZoneKind.BODY) == [MORE, BODY]


@pytest.mark.parametrize("phrase", ["điển hình: ba xã", "hình ảnh: xanh, sạch", "(ảnh hưởng lâu dài)", "(ảnh Bác Hồ)"])
def test_words_that_look_like_a_credit_stay(phrase: str) -> None:
    article = article_of(f"Hội nghị tổng kết\n\n{BODY}\n\n{MORE} Trong đó có {phrase} và nhiều nơi khác trong huyện.")
    assert quotes(article, ZoneKind.BYLINE) == []


@pytest.mark.parametrize(
    "byline",
    ["Minh Tú", "MINH TÚ - LÊ AN", "PV", "Tin, ảnh: Minh Tú", "Bài, ảnh: M.T", "Minh Tú (tổng hợp)", "N.T"],
)
def test_the_author_at_the_end_bears_no_facts(byline: str) -> None:
    article = article_of(f"Hội nghị tổng kết\n\n{BODY}\n\n{MORE}\n\n{byline}\n")
    assert quotes(article, ZoneKind.BYLINE) == [byline]


@pytest.mark.parametrize(
    "line",
    ["Ông Lê Văn Sáng", "Lê Văn Sáng.", "Đồng chí Lê Văn Sáng", "Các đại biểu dự hội nghị", "Lê Văn Sáng phát biểu"],
)
def test_a_caption_at_the_end_is_no_byline(line: str) -> None:
    article = article_of(f"Hội nghị tổng kết\n\n{BODY}\n\n{MORE}\n\n{line}\n")
    assert quotes(article, ZoneKind.BYLINE) == []


def test_names_below_one_another_are_a_list_and_no_bylines() -> None:
    names = "Lê Văn Sáng\nTrần Thị Bình\nPhạm Văn Minh\nHoàng Thị Lan"
    article = article_of(f"Danh sách được khen thưởng\n\n{BODY}\n\n{names}\n")
    assert quotes(article, ZoneKind.BYLINE) == []


def test_an_author_before_captions_is_found() -> None:
    article = article_of(f"Hội nghị tổng kết\n{BODY}\n{MORE}\nMinh Tú\nToàn cảnh hội nghị.\nCác đại biểu trao đổi.")
    assert quotes(article, ZoneKind.BYLINE) == ["Minh Tú"]


@pytest.mark.parametrize(
    ("ending", "kind", "source"),
    [
        ("Nguồn: Báo Nhân Dân", ZoneKind.SOURCE, "Báo Nhân Dân"),
        ("(Nguồn: nhandan.vn)", ZoneKind.SOURCE, "Báo Nhân Dân"),
        ("Theo TTXVN", ZoneKind.SOURCE, "Thông tấn xã Việt Nam"),
        ("Theo PV/VOV.VN", ZoneKind.SOURCE, "VOV"),
        ("Minh Tú (TTXVN)", ZoneKind.BYLINE, "Thông tấn xã Việt Nam"),
        ("Minh Tú (theo Vietnam+)", ZoneKind.BYLINE, "VietnamPlus"),
        ("TTXVN", ZoneKind.SOURCE, "Thông tấn xã Việt Nam"),
        ("Nguồn: [Link nguồn]", ZoneKind.SOURCE, None),
        ("Nguồn: Bản tin Dân vận huyện", ZoneKind.SOURCE, "Bản tin Dân vận huyện"),
    ],
)
@pytest.mark.parametrize("joint", ["\n\n", " "], ids=["line of its own", "end of the paragraph"])
def test_the_source_that_an_article_was_taken_from_is_kept(
    ending: str, kind: ZoneKind, source: str | None, joint: str
) -> None:
    article = article_of(f"Hội nghị tổng kết\n\n{BODY}\n\n{MORE}{joint}{ending}")
    assert quotes(article, kind) == [ending]
    assert article.republished_from == source
    assert quotes(article, ZoneKind.BODY) == [MORE]


def test_the_publisher_itself_is_no_republished_source() -> None:
    article = article_of(f"Hội nghị tổng kết\n\n(TTXVN) - {BODY}\n\n{MORE}\n\nNguồn: TTXVN")
    assert (article.publisher, article.republished_from) == ("Thông tấn xã Việt Nam", None)


def test_after_the_links_at_the_end_nothing_bears_facts_not_even_a_paragraph() -> None:
    article = article_of(f"Hội nghị tổng kết\n\n{BODY}\n\nCác bài viết khác\nHuyện Y ra quân\n\n{MORE} {BODY}")
    assert quotes(article, ZoneKind.BODY) == [BODY]


def test_a_list_of_links_within_the_text_ends_where_the_text_goes_on() -> None:
    article = article_of(f"Hội nghị tổng kết\n\n{BODY}\n\nTin liên quan\nHuyện Y ra quân\n\n{MORE} {BODY}")
    assert quotes(article, ZoneKind.RELATED) == ["Tin liên quan", "Huyện Y ra quân"]
    assert quotes(article, ZoneKind.BODY) == [f"{MORE} {BODY}"]


def test_a_link_run_into_a_paragraph_takes_only_the_sentence_behind_it() -> None:
    article = article_of(
        f"Hội nghị tổng kết\n\n{BODY}\n\n» Huyện Y ra quân Hội nghị nghe báo cáo. {MORE} {BODY} {MORE}"
    )
    assert quotes(article, ZoneKind.RELATED) == ["» Huyện Y ra quân Hội nghị nghe báo cáo."]
    assert quotes(article, ZoneKind.BODY) == [f"{MORE} {BODY} {MORE}"]


def test_a_link_behind_a_sentence_ends_the_paragraph_and_not_the_article() -> None:
    article = article_of(f"Hội nghị tổng kết\n\n{BODY} » Huyện Y ra quân\n\n{MORE}")
    assert quotes(article, ZoneKind.RELATED) == ["» Huyện Y ra quân"]
    assert quotes(article, ZoneKind.BODY) == [MORE]


def test_angle_quotation_marks_are_no_links() -> None:
    text = f"{BODY} « Dân vận khéo. » Đó là tên gọi. {MORE}"
    assert quotes(article_of(f"Hội nghị tổng kết\n\n{MORE}\n\n{text}"), ZoneKind.RELATED) == []


def test_a_sentence_between_links_and_text_is_text() -> None:
    sentence = "Đồng chí Lê Văn Sáng, Phó Bí thư Huyện ủy, trao đổi với người dân sau buổi làm việc ở xã."
    article = article_of(f"Hội nghị tổng kết\n\n{BODY}\n\nTin liên quan\nHuyện Y ra quân\n{sentence}\n\n{MORE}")
    assert quotes(article, ZoneKind.RELATED) == ["Tin liên quan", "Huyện Y ra quân"]


@pytest.mark.parametrize(
    ("title", "first", "read"),
    [
        ("Hội nghị tổng kết", "Hội nghị tổng kết", "Hội nghị tổng kết"),
        ("Hội nghị  tổng\u00a0kết", "Hội nghị tổng kết", "Hội nghị tổng kết"),
        ("Hội nghị tổng kết công tác ...", "Hội nghị tổng kết công tác dân vận", "Hội nghị tổng kết công tác dân vận"),
    ],
)
def test_the_title_of_a_record_is_found_in_its_text(title: str, first: str, read: str) -> None:
    article = article_of(f"{first}\n{BODY}\n{MORE}", title=title)
    assert quotes(article, ZoneKind.TITLE) == [first]
    assert article.title == read


def test_a_title_that_does_not_stand_in_the_text_has_no_zone() -> None:
    article = article_of(f"{BODY}\n{MORE}", title="Hội nghị tổng kết")
    assert quotes(article, ZoneKind.TITLE) == []
    assert quotes(article, ZoneKind.LEAD) == [BODY]


def test_text_wrapped_at_a_margin_is_one_paragraph() -> None:
    words, rows = BODY.split(), [""]
    for word in words:
        rows[-1:] = [f"{rows[-1]} {word}".strip()] if len(rows[-1]) < 55 else [rows[-1], word]
    article = article_of("Hội nghị tổng kết\n\n" + "\n".join(rows))
    assert len(rows) > 3
    assert quotes(article, ZoneKind.BODY) == ["\n".join(rows)]


def test_a_line_broken_after_an_abbreviation_goes_on() -> None:
    broken = f"{MORE} Cùng dự có lãnh đạo UBND TP.\nĐà Nẵng và các quận."
    article = article_of(f"Hội nghị tổng kết\n{BODY}\n{broken}")
    assert quotes(article, ZoneKind.BODY) == [broken]


def test_a_line_that_ends_with_the_same_abbreviation_and_its_sentence_does_not() -> None:
    article = article_of(f"Hội nghị tổng kết\n{BODY}\nCùng dự có lãnh đạo UBND TP.\nSau đó, hội nghị bế mạc.")
    assert quotes(article, ZoneKind.BODY) == ["Cùng dự có lãnh đạo UBND TP.", "Sau đó, hội nghị bế mạc."]


@pytest.mark.parametrize("line", ["Lượt xem: 1.203", "ĐÁNH GIÁ BÀI VIẾT( 0)", "2 giờ trước", "***", "Nghe đọc bài"])
def test_counters_clocks_and_rules_bear_no_facts(line: str) -> None:
    article = article_of(f"Hội nghị tổng kết\n{line}\n{BODY}\n{MORE}")
    assert quotes(article, ZoneKind.FURNITURE) == [line]
