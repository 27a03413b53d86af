"""What holds of every reading."""

import json
import sys
import tempfile
import unicodedata
from itertools import pairwise
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from danvan_kg.article import Article, read_sources
from danvan_kg.article.characters import clean, has_words
from danvan_kg.errors import InputError
from tests.article.reading import article_of

# Pieces that the zoning looks for, so that chance finds their combinations.
PIECES = st.sampled_from(
    [
        "Hội nghị tổng kết",
        "Ảnh: Minh Tú",
        "(Ảnh: MT)",
        "Ảnh: ",
        "Nguồn: TTXVN",
        "Theo VOV",
        "Các bài viết khác",
        "Tin liên quan",
        "05/03/2019 | 7",
        "Thứ Hai, 4/3/2019",
        "2 tháng trước",
        "Lượt xem: 3",
        "-----",
        "http://baonghean.vn/a",
        "(Baonghean.vn) - ",
        "Minh Tú",
        "PV",
        "Minh Tú (TTXVN)",
        "Đồng chí Lê Văn Sáng phát biểu.",
        "UBND TP.",
        "Đà Nẵng",
        ". ",
        " - ",
        "\n",
        "\n\n",
        "\u00a0",
        "\u200b",
        "\r\n",
        "\t",
        "\u202e",
        "\x07",
        "o\u0301",
        "İ",
        "…",
        "“",
        "”",
        "1. ",
        "• ",
        "|",
    ]
)
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=30).map("".join)
FEW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(TEXTS, st.none() | TEXTS)
@FEW
def test_zones_lie_in_the_text_in_order_and_apart(raw: str, title: str | None) -> None:
    try:
        text = clean(raw)
    except ValueError:
        return
    if not has_words(text):
        return
    article = article_of(text, title=title if title and has_words(title) else None)
    spans = [zone.span for zone in article.zones]
    assert all(span.end <= len(text) for span in spans)
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip(" \t\n") for span in spans)
    assert article.title
    assert "\n" not in article.title


@given(st.text())
@FEW
def test_clean_text_is_nfc_without_forbidden_characters_and_stays_so(raw: str) -> None:
    text = clean(raw.replace("\0", ""))
    assert unicodedata.is_normalized("NFC", text)
    assert all(c in "\n\t" or unicodedata.category(c) != "Cc" or ord(c) > 0x7E for c in text)
    assert not any(
        unicodedata.bidirectional(c) in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"} for c in text
    )
    assert clean(text) == text


@given(st.text().filter(lambda text: not set(text) & {"\r", "\0"}))
@FEW
def test_cleaning_is_normalisation_where_nothing_is_forbidden(raw: str) -> None:
    allowed = "".join(c for c in raw if clean(c))
    assert clean(allowed) == unicodedata.normalize("NFC", allowed)


def read(name: str, data: bytes) -> list[Article | InputError]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(data)
        return list(read_sources([path], size_limit=10_000))


NAMES = st.sampled_from(["a.txt", "a.jsonl", "a.json", "a.html", "a.jsonl.gz", "a.txt.gz", "a.unknown"])
BYTES = st.one_of(
    st.binary(max_size=200),
    TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")),
    TEXTS.map(lambda text: text.encode("utf-16", "surrogatepass")),
    TEXTS.map(lambda text: f"<html><body><h1>{text}</h1><p>{text}</p>".encode("utf-8", "surrogatepass")),
)


@given(NAMES, BYTES)
@FEW
def test_no_bytes_make_reading_raise(name: str, data: bytes) -> None:
    for result in read(name, data):
        assert isinstance(result, Article | InputError)
        if isinstance(result, InputError):
            assert "\n" not in result.message
            assert result.hint


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.text(),
    lambda inner: st.lists(inner, max_size=3),
    max_leaves=4,
)
RECORDS = st.dictionaries(st.sampled_from(["id", "text", "title", "url", "published", "publisher", "other"]), VALUES)


@given(st.lists(st.one_of(RECORDS, VALUES), max_size=4))
@FEW
def test_each_record_gives_one_article_or_one_error_and_none_raises(records: list[object]) -> None:
    data = "\n".join(json.dumps(record) for record in records).encode()
    results = read("a.jsonl", data)
    assert len(results) <= len(records)
    for result in results:
        assert str(result.origin if isinstance(result, Article) else result.message).count("a.jsonl:")


@given(TEXTS)
@FEW
def test_a_text_reads_the_same_from_a_file_and_from_a_record(text: str) -> None:
    if "\0" in text or any("\ud800" <= c <= "\udfff" for c in text) or len(text.encode()) > 10_000:
        return
    (from_file,) = read("a.txt", b"\xef\xbb\xbf" + text.encode())
    (from_record,) = read("a.jsonl", json.dumps({"id": "a", "text": text}).encode())
    assert isinstance(from_file, Article) == isinstance(from_record, Article)
    if isinstance(from_file, Article) and isinstance(from_record, Article) and "<html" not in text:
        assert (from_file.text, from_file.zones) == (from_record.text, from_record.zones)


def test_reading_records_does_not_load_the_libraries_for_pages() -> None:
    import subprocess

    script = (
        "import sys, tempfile, pathlib; from danvan_kg.article import read_sources\n"
        "path = pathlib.Path(tempfile.mkdtemp()) / 'a.txt'; path.write_text('Tin'); list(read_sources([path]))\n"
        "print(sorted({'trafilatura', 'htmldate', 'lxml'} & sys.modules.keys()))"
    )
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout == "[]\n"
