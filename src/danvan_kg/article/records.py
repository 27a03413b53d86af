"""Records: JSON objects with an article each, one a line or in an array (docs: the input section of the README)."""

import json
import re
from typing import Any

from danvan_kg.article.characters import clean, has_words, single_line
from danvan_kg.article.compose import web_address
from danvan_kg.article.draft import Draft
from danvan_kg.article.publication import RECORD
from danvan_kg.errors import InputError
from danvan_kg.partial_date import PartialDate

FIELDS = ("id", "text", "title", "url", "published", "publisher")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_KINDS = {dict: "an object", list: "an array", bool: "true or false", int: "a number", float: "a number"}
_SHOWN = 60  # characters of a wrong value in a message


def parse_json(text: str, origin: str) -> Any:
    """The JSON value of `text`. InputError says the column of a fault; too deep a nesting is one."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno} column {error.colno}" if error.lineno > 1 else f"column {error.colno}"
        raise InputError(f"{origin}: broken JSON: {error.msg} at {where}", hint="one JSON object a line") from None
    except RecursionError:
        raise InputError(f"{origin}: JSON nested too deeply", hint="a record is a flat object of strings") from None
    except ValueError as error:
        raise InputError(f"{origin}: broken JSON: {single_line(str(error))}", hint="write numbers as strings") from None


def draft_of_record(record: Any, *, origin: str, stem: str, size_limit: int) -> Draft:
    """The draft of one record. InputError names the field that is missing, of a wrong type or wrong in itself."""
    if not isinstance(record, dict):
        raise InputError(f"{origin}: not an object but {_kind(record)}", hint=f"a record has {', '.join(FIELDS)}")
    values = {name: _string(record, name, origin) for name in FIELDS}
    text = values["text"]
    if text is None:
        raise InputError(f"{origin}: no text", hint='a record has at least "text"')
    if len(text.encode()) > size_limit:
        raise too_large(origin, len(text.encode()), size_limit)
    if not has_words(text):
        raise InputError(f"{origin}: empty text", hint="a record without words is no article")
    return Draft(
        text=text,
        origin=origin,
        stem=stem,
        identifier=_identifier(values["id"], origin),
        title=values["title"] if values["title"] and has_words(values["title"]) else None,
        url=_url(values["url"], origin),
        publisher=single_line(values["publisher"]) if values["publisher"] else None,
        published=_published(values["published"], origin),
        published_basis=RECORD,
    )


def too_large(origin: str, size: int, limit: int) -> InputError:
    return InputError(
        f"{origin}: {size} bytes, over the limit of {limit}", hint="raise --size-limit, or split the text"
    )


def _kind(value: Any) -> str:
    return "null" if value is None else _KINDS.get(type(value), "a string")


def _string(record: dict[str, Any], name: str, origin: str) -> str | None:
    """The clean string under `name`; None where it is absent or null."""
    value = record.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(f"{origin}: {name}: not a string but {_kind(value)}", hint=f'write "{name}": "…"')
    try:
        return clean(value)
    except ValueError as error:
        raise InputError(f"{origin}: {name}: {error}", hint="write the text as valid Unicode") from None


def _identifier(value: str | None, origin: str) -> str | None:
    if value is None:
        return None
    identifier = single_line(value)
    if not identifier:
        raise InputError(f"{origin}: id: empty", hint="leave it out, and the text's digest serves")
    return identifier


def _url(value: str | None, origin: str) -> str | None:
    if value is None or not value.strip():
        return None
    address = web_address(value)
    if address is None:
        raise InputError(f"{origin}: url: not a web address: {_shown(value)}", hint="write http://… or https://…")
    return address


def _published(value: str | None, origin: str) -> PartialDate | None:
    if value is None or not value.strip():
        return None
    try:
        if _DATE.fullmatch(value.strip()):
            return PartialDate.parse(value.strip())
    except ValueError:
        pass
    raise InputError(f"{origin}: published: not a date: {_shown(value)}", hint="write YYYY, YYYY-MM or YYYY-MM-DD")


def _shown(value: str) -> str:
    value = single_line(value)
    return repr(value if len(value) <= _SHOWN else value[:_SHOWN] + "…")
