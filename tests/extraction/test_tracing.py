"""Why each sentence states what it states, and why it states no more."""

from dataclasses import replace

import pytest

from danvan_kg.article import Zone, ZoneKind
from danvan_kg.extraction import extract
from danvan_kg.extraction.tracing import SentenceTrace, traced
from danvan_kg.text import Span
from tests.extraction.views import article_of, lexicon


def traces_of(text: str, published: str | None = "2018-06-30") -> list[SentenceTrace]:
    article = article_of(text, published=published, province="tỉnh Sơn La")
    return traced(article, extract(article, lexicon()), lexicon())


def remarks(text: str, published: str | None = "2018-06-30") -> dict[str, str]:
    """What is not stated, with the reason."""
    return {remark.what: remark.why for trace in traces_of(text, published) for remark in trace.unstated}


def test_what_is_stated_has_its_rule_in_its_sentence() -> None:
    first, second = traces_of(
        "Sáng 12/6, Tỉnh ủy Sơn La tổ chức hội nghị.\nĐồng chí Lò Văn Minh, Bí thư Tỉnh ủy Sơn La phát biểu."
    )
    assert {(remark.what, remark.why) for remark in first.stated} >= {
        ("events: Hội nghị", "event.noun"),
        ("events.date: 2018-06-12", "event.date"),
        ("events.organizers: Tỉnh ủy Sơn La", "event.organizer"),
    }
    assert ("events.participations: Lò Văn Minh", "event.speaks") in {(r.what, r.why) for r in second.stated}
    assert any(r.what == "positions: Lò Văn Minh holds Bí thư — Tỉnh ủy Sơn La" for r in second.stated)


@pytest.mark.parametrize(
    ("text", "what", "why"),
    [
        ("Nghị quyết số 8-NQ/TU ngày 12/6/2018 của Tỉnh ủy Sơn La.", "day 'ngày 12/6/2018'", "of a document"),
        ("Bản mừng ngày Quốc khánh 2/9/2017.", "day '2/9/2017'", "anniversary"),
        ("Ông giữ chức từ ngày 12/6/2018.", "day 'từ ngày 12/6/2018'", "a bound"),
        ("Ngày 12/6, giá gạo tăng nhẹ.", "day 'Ngày 12/6'", "no word of an event"),
        ("Nhiều nơi đã có hội nghị về rừng.", "event word 'hội nghị' (Conference)", "no day is told for it"),
        ("Ông Lò Văn Minh yêu rừng.", "person 'Lò Văn Minh'", "named without a title or a part"),
    ],
)
def test_what_is_not_stated_has_a_reason(text: str, what: str, why: str) -> None:
    assert why in remarks(text)[what]


def test_a_day_without_a_year_says_so() -> None:
    assert remarks("Sáng 12/6, giá gạo tăng.", published=None) == {"day 'Sáng 12/6'": "nothing tells its year"}


def test_a_zone_without_facts_says_so() -> None:
    article = article_of("Cẩm Tú, phóng viên", published="2018-06-30")
    article = replace(article, zones=(Zone(ZoneKind.BYLINE, Span(0, len(article.text))),))
    (trace,) = traced(article, extract(article, lexicon()), lexicon())
    assert [remark.why for remark in trace.unstated] == ["a byline bears no facts"]
