"""Files and folders: what is read, in which order, and what is said of that which cannot be."""

import gzip
import json
import os
import socket
import tracemalloc
from pathlib import Path

import pytest

from danvan_kg.article import Article, UnknownKindError, read_sources
from danvan_kg.errors import InputError
from danvan_kg.text import digest
from tests.article.reading import only

TEXT = "Hội nghị tổng kết\n\nSáng 5/3, Ban Dân vận Huyện ủy tổ chức hội nghị.\n"
LINE = json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False).encode() + b"\n"
FIELDS = "a record has id, text, title, url, published, publisher"


def lines(*records: object) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


BAD = [
    ("bad.txt", b"Tin \xe1\xbb\n\xff", ":1: not UTF-8: byte 0xe1", "convert it to UTF-8"),
    ("bad.txt", b"Tin\n\nB\xe1i", ":3: not UTF-8: byte 0xe1", "convert it to UTF-8"),
    ("bad.txt", b"\xef\xbb\xbfTin\n\xff", ":2: not UTF-8: byte 0xff", "convert it to UTF-8"),
    ("bad.txt", TEXT.encode("utf-16"), ":1: UTF-16 text", "convert it to UTF-8"),
    ("bad.txt", b"Tin\nb\0i", ":2: NUL in the text", "is this UTF-16 or a binary file? convert it to UTF-8"),
    ("bad.txt", b"%PDF-1.4 ...", ":1: a PDF file", "save its text as UTF-8 or HTML"),
    ("bad.txt", b"", ":1: empty text", "a file without words is no article"),
    ("bad.txt", b" \n\xc2\xa0\n----\n", ":1: empty text", "a file without words is no article"),
    ("bad.txt", b"x" * 2001, ": over the limit of 2000 bytes", "raise --size-limit, or split the text"),
    (
        "bad.jsonl",
        b'{"id": "a", "text": "x"\n',
        ":1: broken JSON: Expecting ',' delimiter at line 2 column 1",
        "one JSON object a line",
    ),
    (
        "bad.jsonl",
        b'\n{"id"\n',
        ":2: broken JSON: Expecting ':' delimiter at line 2 column 1",
        "one JSON object a line",
    ),
    ("bad.jsonl", b"[1]\n", ":1: not an object but an array", FIELDS),
    ("bad.jsonl", b"null\n", ":1: not an object but null", FIELDS),
    ("bad.jsonl", b'"x"\n', ":1: not an object but a string", FIELDS),
    ("bad.jsonl", b"[" * 1500 + b"\n", ":1: JSON nested too deeply", "a record is a flat object of strings"),
    ("bad.jsonl", lines({"id": "a"}), ":1: no text", 'a record has at least "text"'),
    ("bad.jsonl", lines({"text": None}), ":1: no text", 'a record has at least "text"'),
    ("bad.jsonl", lines({"text": " \n"}), ":1: empty text", "a record without words is no article"),
    ("bad.jsonl", lines({"text": 5}), ":1: text: not a string but a number", 'write "text": "…"'),
    ("bad.jsonl", lines({"id": 5, "text": "x"}), ":1: id: not a string but a number", 'write "id": "…"'),
    ("bad.jsonl", lines({"id": " ", "text": "x"}), ":1: id: empty", "leave it out, and the text's digest serves"),
    ("bad.jsonl", lines({"title": ["x"], "text": "x"}), ":1: title: not a string but an array", 'write "title": "…"'),
    ("bad.jsonl", b'{"text": "a \\ud800 b"}\n', ":1: text: a lone surrogate U+D800", "write the text as valid Unicode"),
    ("bad.jsonl", b'{"text": "a \\u0000 b"}\n', ":1: text: NUL", "write the text as valid Unicode"),
    ("bad.jsonl", b'{"text": "\xff"}\n', ":1: not UTF-8: byte 0xff", "convert it to UTF-8"),
    (
        "bad.jsonl",
        lines({"text": "x" * 2001}),
        ":1: 2001 bytes, over the limit of 2000",
        "raise --size-limit, or split the text",
    ),
    (
        "bad.jsonl",
        lines({"text": "x", "url": "javascript:alert(1)"}),
        ":1: url: not a web address: 'javascript:alert(1)'",
        "write http://… or https://…",
    ),
    (
        "bad.jsonl",
        lines({"text": "x", "url": "ftp://vidu.vn/a"}),
        ":1: url: not a web address: 'ftp://vidu.vn/a'",
        "write http://… or https://…",
    ),
    (
        "bad.jsonl",
        lines({"text": "x", "url": "http://[x"}),
        ":1: url: not a web address: 'http://[x'",
        "write http://… or https://…",
    ),
    (
        "bad.jsonl",
        lines({"text": "x", "published": 2017}),
        ":1: published: not a string but a number",
        'write "published": "…"',
    ),
    (
        "bad.jsonl",
        lines({"text": "x", "published": "2017-02-30"}),
        ":1: published: not a date: '2017-02-30'",
        "write YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    (
        "bad.jsonl",
        lines({"text": "x", "published": "2 tháng trước"}),
        ":1: published: not a date: '2 tháng trước'",
        "write YYYY, YYYY-MM or YYYY-MM-DD",
    ),
    ("bad.jsonl.gz", b"\x1f\x8b\x08\x00garbage", ": damaged gzip: ", "compress it again, or fetch it again"),
    ("bad.html", b"<html><body></body></html>", ":1: no article text in the page", "save the article's text as .txt"),
    ("bad.json", b"[1]", "[1]: not an object but a number", FIELDS),
]


@pytest.mark.parametrize(("name", "data", "message", "hint"), BAD, ids=[f"{row[0]}{row[2]}" for row in BAD])
def test_bad_input_is_one_error_that_names_place_fault_and_way_out(
    tmp_path: Path, name: str, data: bytes, message: str, hint: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    (error,) = read_sources([path], size_limit=2000)
    assert isinstance(error, InputError)
    assert error.message.startswith(f"{path}{message}")
    assert "\n" not in error.message
    assert error.hint == hint


def test_a_bad_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(LINE + b"{\n\n" + b"\xff\n" + LINE.replace(b'"a"', b'"b"') + b'{"text": 1}')
    results = list(read_sources([path]))
    assert [item.identifier if isinstance(item, Article) else item.message.split(": ")[0] for item in results] == [
        "a",
        f"{path}:2",
        f"{path}:4",
        "b",
        f"{path}:6",
    ]


def test_a_long_line_is_refused_without_being_held(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    with path.open("wb") as file:
        file.write(b'{"text": "')
        for _ in range(40):
            file.write(b"x" * (1 << 20))
        file.write(b'"}\n' + LINE)
    tracemalloc.start()
    try:
        error, article = read_sources([path], size_limit=1000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(error, InputError)
    assert error.message.startswith(f"{path}:1: {(40 << 20) + 13} bytes, over the limit")
    assert isinstance(article, Article)
    assert peak < 8 << 20


@pytest.mark.parametrize("missing", ["nowhere.txt", "nowhere"])
def test_what_does_not_exist_is_said(tmp_path: Path, missing: str) -> None:
    (error,) = read_sources([tmp_path / missing])
    assert isinstance(error, InputError)
    assert error.message == f"{tmp_path / missing}: No such file or directory"


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_costs_only_itself(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text("Tin khác")
    (tmp_path / "a.txt").chmod(0)
    error, article = read_sources([tmp_path])
    assert isinstance(error, InputError)
    assert isinstance(article, Article)


def test_a_socket_and_a_dead_link_are_said_and_do_not_hang(tmp_path: Path) -> None:
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nothing")
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(tmp_path)
        listening.bind("wire.txt")
    assert [str(item).split("\n")[0] for item in read_sources([tmp_path])] == [
        f"{tmp_path / 'dead.txt'}: No such file or directory",
        f"{tmp_path / 'pipe.txt'}: not a file",
        f"{tmp_path / 'wire.txt'}: not a file",
    ]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (inner / "one.txt").write_text(TEXT)
    (inner / "up").symlink_to(tmp_path, target_is_directory=True)
    assert [type(item) for item in read_sources([tmp_path])] == [Article]


def test_folders_are_read_recursively_and_by_name(tmp_path: Path) -> None:
    for name in ("c.txt", "a/z.txt", "b.txt", "a/a.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"Tin {name}")
    read = [item.identifier for item in read_sources([tmp_path]) if isinstance(item, Article)]
    assert read == ["a", "z", "b", "c"]


def test_files_of_unknown_kind_in_a_folder_are_one_line_and_hidden_ones_none(tmp_path: Path) -> None:
    for name in ("README.md", ".DS_Store", "photo.jpg", "a.txt", ".hidden/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    article, error = read_sources([tmp_path])
    assert isinstance(article, Article)
    assert isinstance(error, UnknownKindError)
    assert error.message == f"{tmp_path}: 2 of unknown kind passed over: README.md, photo.jpg"


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (TEXT.encode(), "Hội nghị tổng kết"),
        (LINE, "Hội nghị tổng kết"),
        (gzip.compress(LINE), "Hội nghị tổng kết"),
        (f"<!DOCTYPE html><html><body><h1>Tin vắn</h1><p>{TEXT * 3}</p></body></html>".encode(), "Tin vắn"),
    ],
    ids=["text", "records", "gzip", "page"],
)
def test_a_file_that_is_named_is_known_by_its_content(tmp_path: Path, content: bytes, title: str) -> None:
    path = tmp_path / "article.dat"
    path.write_bytes(content)
    assert only(path).title == title


def test_a_page_saved_as_text_is_read_as_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(f"<!doctype html><html><head><title>Tin</title></head><body><p>{TEXT * 3}</p></body></html>")
    assert "<p>" not in only(path).text


@pytest.mark.parametrize(
    ("name", "stem"),
    [("a.txt", "a"), ("a.b.txt", "a.b"), ("a.txt.gz", "a"), ("Tin số 1.TXT", "Tin số 1"), ("Tin số.txt", "Tin số")],
)
def test_the_identifier_of_a_text_is_its_file_stem_in_nfc(tmp_path: Path, name: str, stem: str) -> None:
    path = tmp_path / name
    data = TEXT.encode()
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert only(path).identifier == stem


@pytest.mark.parametrize("name", ["news.jsonl", "news.jsonl.gz", "news.json"])
def test_a_record_without_id_is_named_by_stem_and_digest_of_its_nfc_text(tmp_path: Path, name: str) -> None:
    decomposed = "Hội nghị"
    path = tmp_path / name
    data = lines({"text": decomposed})
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    assert only(path).identifier == f"news-{digest('Hội nghị')}"


def test_all_fields_of_a_record_are_kept(tmp_path: Path) -> None:
    record = {
        "id": "x/1",
        "title": "Hội nghị  tổng kết",
        "text": TEXT,
        "url": "https://baonghean.vn/một bài",
        "published": "2019-03",
        "publisher": "Báo Nghệ An",
    }
    path = tmp_path / "news.jsonl"
    path.write_bytes(lines(record))
    article = only(path)
    assert (article.identifier, article.title, article.text) == ("x/1", "Hội nghị tổng kết", TEXT)
    assert article.url == "https://baonghean.vn/một%20bài"
    assert (str(article.published), article.published_basis) == ("2019-03", "record")
    assert (article.publisher, article.province) == ("Báo Nghệ An", "tỉnh Nghệ An")
    assert article.origin == f"{path}:1"


@pytest.mark.parametrize(
    "document",
    [
        json.dumps({"id": "a", "text": TEXT}, indent=1),
        json.dumps([{"id": "a", "text": TEXT}], indent=1),
        json.dumps([{"id": "a", "text": TEXT}]),
    ],
    ids=["object", "array", "array on a line"],
)
def test_a_json_file_holds_a_record_or_an_array_of_them(tmp_path: Path, document: str) -> None:
    path = tmp_path / "a.json"
    path.write_text(document)
    assert only(path).identifier == "a"


def test_json_lines_under_the_suffix_json_are_read(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(LINE + LINE.replace(b'"a"', b'"b"'))
    assert [item.identifier for item in read_sources([path]) if isinstance(item, Article)] == ["a", "b"]


def test_one_id_with_equal_text_is_one_article_and_with_another_text_an_error_that_names_both(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(
        lines({"id": "a", "text": TEXT}, {"id": "a", "text": TEXT.replace("\n", "\r\n")}, {"id": "a", "text": "Tin"})
    )
    article, error, _again = read_sources([path, path])
    assert isinstance(article, Article)
    assert isinstance(error, InputError)
    assert error.message == f"{path}:3: identifier 'a' is also that of {path}:1, with another text"


def test_line_ends_and_forbidden_characters_are_mended_and_other_blanks_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffTin\r\nmột\rhai\u00a0ba\u202e\x07 bố\tnăm".encode())
    assert only(path).text == "Tin\nmột\nhai\u00a0ba bố\tnăm"


def test_a_mark_parted_from_its_letter_by_a_control_is_joined() -> None:
    from danvan_kg.article.characters import clean

    assert clean("a\u200e\u0301") == "á"
