"""One table of the kinds of file that hold articles, and how each is read."""

import gzip
import io
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from danvan_kg.article.characters import clean, decode, has_words
from danvan_kg.article.draft import Draft
from danvan_kg.article.records import draft_of_record, parse_json, too_large
from danvan_kg.errors import InputError

_GZIP = b"\x1f\x8b"
_SNIFFED = 1024
_WHITESPACE = b" \t\r\n"
_BOM = b"\xef\xbb\xbf"
_ESCAPED = 6  # bytes of a letter as \uXXXX, where its UTF-8 may be one
_RECORD_MARGIN = 1 << 16  # for the fields beside the text
_MARKUP = 8  # a page is not more than so many times its text's limit
_ARRAY = 64  # a JSON array is not more than so many records of the limit


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: `kind` by its suffix, or None where its content has to tell. `shown` is its path in messages."""

    path: Path
    shown: str
    stem: str
    kind: str | None


@dataclass(frozen=True, slots=True)
class _Opened:
    """An opened source, decompressed if need be."""

    source: Source
    stream: BinaryIO
    size_limit: int

    def at(self, line: int) -> str:
        return f"{self.source.shown}:{line}"


Drafts = Iterator[Draft | InputError]


def drafts_of(source: Source, *, size_limit: int) -> Drafts:
    """The drafts in a file, or InputErrors in the place of those that cannot be read."""
    try:
        with source.path.open("rb") as raw:
            stream, head = _decompressed(raw)
            kind = _kind(source.kind, head)
            yield from KINDS[kind].read(_Opened(source, stream, size_limit))
    except InputError as error:
        yield error
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        yield InputError(f"{source.shown}: damaged gzip: {error}", hint="compress it again, or fetch it again")
    except OSError as error:
        yield InputError(f"{source.shown}: {error.strerror or error}", hint="make the file readable")


def _decompressed(raw: BinaryIO) -> tuple[BinaryIO, bytes]:
    """The stream of the content and its first bytes; gzip is known by content."""
    stream: BinaryIO = raw
    if raw.read(2) == _GZIP:
        raw.seek(0)
        stream = io.BufferedReader(gzip.GzipFile(fileobj=raw))
    else:
        raw.seek(0)
    head = stream.read(_SNIFFED)
    stream.seek(0)
    return stream, head


def _kind(by_suffix: str | None, head: bytes) -> str:
    """Content decides where it is plain: a page saved as .txt is a page."""
    start = head.removeprefix(_BOM).lstrip(_WHITESPACE)
    if by_suffix in {None, "text"} and start[:1] == b"<" and _looks_like_page(start):
        return "page"
    if by_suffix is None:
        return "records" if start[:1] == b"{" else "text"
    return by_suffix


def _looks_like_page(start: bytes) -> bool:
    lowered = start.lower()
    return lowered.startswith((b"<!doctype html", b"<html", b"<?xml")) or b"<html" in lowered


def _read_text(opened: _Opened) -> Drafts:
    origin = opened.source.shown
    data = _whole(opened, opened.size_limit)
    try:
        text = clean(decode(data, origin))
    except ValueError as error:
        raise InputError(f"{origin}:1: {error}", hint="write the text as valid Unicode") from None
    if not has_words(text):
        raise InputError(f"{origin}:1: empty text", hint="a file without words is no article")
    yield Draft(text, origin, opened.source.stem, identifier=opened.source.stem)


def _read_page(opened: _Opened) -> Drafts:
    # The libraries that read HTML take half a second to load, which other kinds need not wait for.
    from danvan_kg.article.pages import draft_of_page  # noqa: PLC0415

    data = _whole(opened, opened.size_limit * _MARKUP)
    draft = draft_of_page(data, origin=opened.source.shown, stem=opened.source.stem)
    size = len(draft.text.encode())
    if size > opened.size_limit:
        raise too_large(opened.source.shown, size, opened.size_limit)
    yield draft


def _read_records(opened: _Opened) -> Drafts:
    limit = opened.size_limit * _ESCAPED + _RECORD_MARGIN
    for number, line in _lines(opened.stream, limit):
        origin = opened.at(number)
        if isinstance(line, int):
            yield too_large(origin, line, limit)
            continue
        if not line.strip(_WHITESPACE):
            continue
        try:
            value = parse_json(_decode_line(line, opened.source.shown, number), origin)
            yield draft_of_record(value, origin=origin, stem=opened.source.stem, size_limit=opened.size_limit)
        except InputError as error:
            yield error
            if line.startswith((b"\xff\xfe", b"\xfe\xff")) and number == 1:
                return  # UTF-16: every further line would say the same


def _decode_line(line: bytes, shown: str, number: int) -> str:
    try:
        return decode(line, shown)
    except InputError as error:
        # decode counts lines within what it was given
        message = error.message.replace(f"{shown}:1:", f"{shown}:{number}:", 1)
        raise InputError(message, hint=error.hint) from None


def _lines(stream: BinaryIO, limit: int) -> Iterator[tuple[int, bytes | int]]:
    """Numbered lines; of one over `limit` bytes only its length, and no more of it than `limit` is held."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        size = len(line)
        while not line.endswith(b"\n") and (line := stream.readline(limit + 1)):
            size += len(line)
        yield number, size


def _read_json(opened: _Opened) -> Drafts:
    """A record, an array of records, or, under the wrong suffix, records by line."""
    first = opened.stream.readline(opened.size_limit * _ESCAPED + _RECORD_MARGIN)
    rest = opened.stream.read(1)
    opened.stream.seek(0)
    if rest and first.strip(_WHITESPACE)[-1:] == b"}":
        yield from _read_records(opened)
        return
    data = _whole(opened, opened.size_limit * _ARRAY)
    value = parse_json(decode(data, opened.source.shown), f"{opened.source.shown}:1")
    for index, record in enumerate(value if isinstance(value, list) else [value], start=1):
        origin = f"{opened.source.shown}[{index}]" if isinstance(value, list) else opened.at(1)
        try:
            yield draft_of_record(record, origin=origin, stem=opened.source.stem, size_limit=opened.size_limit)
        except InputError as error:
            yield error


def _whole(opened: _Opened, limit: int) -> bytes:
    data = opened.stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(
            f"{opened.source.shown}: over the limit of {limit} bytes", hint="raise --size-limit, or split the text"
        )
    return data


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of file is known by its name and read."""

    suffixes: tuple[str, ...]
    read: Callable[[_Opened], Drafts]


KINDS: Mapping[str, Kind] = {
    "text": Kind((".txt", ".text"), _read_text),
    "page": Kind((".html", ".htm", ".xhtml"), _read_page),
    "records": Kind((".jsonl", ".ndjson"), _read_records),
    "json": Kind((".json",), _read_json),
}


def kind_of_suffix(name: str) -> str | None:
    """The kind of file by its name, also with .gz after the suffix; None for one that holds no articles."""
    lowered = name.lower().removesuffix(".gz")
    return next((kind for kind, row in KINDS.items() if lowered.endswith(row.suffixes)), None)
