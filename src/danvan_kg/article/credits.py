"""Photographers' names in captions and paragraphs."""

import re
from collections.abc import Callable, Iterator, Sequence

from danvan_kg.article.cues import LayoutCues
from danvan_kg.article.lines import Line, looks_like_names

_TAIL = 130  # a credit is not longer, with what stands before it
_MOST_WORDS = 10
_INITIAL = 3  # letters and stops of an initial in a name: "P.", "Đ.N"
_WORD = re.compile(r"\S+")


def may_hold_credit(line: Line, cues: LayoutCues) -> bool:
    """Whether a credit's label occurs at all: most lines need no closer look."""
    flat = line.flat
    for hint in cues.photo.hints:  # noqa: SIM110 (a third of the time that any() takes, on every line)
        if hint in flat:
            return True
    return False


def is_credit_alone(line: Line, cues: LayoutCues) -> bool:
    """Whether the whole line is a credit: "Ảnh: Quốc Đạt", but not "Ảnh: Đồng chí … phát biểu"."""
    credit = cues.photo.credit.fullmatch(line.flat) if may_hold_credit(line, cues) else None
    if not credit:
        return False
    printed = line.text[credit.start("credit") : credit.end("credit")]
    return looks_like_names(printed) or _is_credit_phrase(printed, cues)


def _is_credit_phrase(printed: str, cues: LayoutCues) -> bool:
    """Every word in lower case is one that credits have ("Trang cá nhân của nhân vật")."""
    words = [word.strip(".,;") for word in printed.split()]
    return len(words) <= _MOST_WORDS and all(
        word.lower() in cues.photo.credit_words for word in words if word[:1].islower()
    )


def credit_at_end(line: Line, cues: LayoutCues) -> int | None:
    """The offset in the line at which a credit at its end begins: its label."""
    if not may_hold_credit(line, cues):
        return None
    first = max(0, len(line.text) - _TAIL)
    found = cues.photo.credit.search(line.flat, first)
    if not found or found.end() < len(line.flat) or not _begins_credit(line, found):
        return None
    return found.start("label") if len(found["credit"].split()) <= _MOST_WORDS else None


def credits_within(line: Line, cues: LayoutCues, end: int) -> Iterator[tuple[int, int]]:
    """Half-open offsets, before `end`, of credits in brackets or run into the text."""
    if not may_hold_credit(line, cues):
        return
    for match in cues.photo.brackets.finditer(line.flat, 0, end):
        if _credits_in_brackets(line, match, cues):
            yield match.span()
    for match in cues.photo.inline.finditer(line.flat, 0, end):
        if _begins_credit(line, match):
            yield match.start("label"), _end_of_name(line, match.end(), cues)


def _credits_in_brackets(line: Line, match: re.Match[str], cues: LayoutCues) -> bool:
    """Without a colon the label is written large and the rest names: "(ảnh nhỏ)" tells where to look."""
    if match["colon"]:
        return True
    printed = line.text[match.start("credit") : match.end("credit")].strip()
    named = not printed or looks_like_names(printed) or _is_credit_phrase(printed, cues)
    return named and line.text[match.start("label")].isupper()


def _begins_credit(line: Line, match: re.Match[str]) -> bool:
    """A label is written large and does not open the line: "điển hình: …" is none."""
    return match.start("label") > 0 and line.text[match.start("label")].isupper()


def _end_of_name(line: Line, start: int, cues: LayoutCues) -> int:
    """Where the name ends in a paragraph that goes on.

    A name in capitals ends with them. Any other is taken for two words, as most bylines are: the third may already
    begin the next sentence. "Trí Dũng/TTXVN" ends with the agency.
    """
    phrase = cues.photo.credit_phrase.match(line.flat, start)
    if phrase:
        return phrase.end()
    words = list(_WORD.finditer(line.text, start, min(len(line.text), start + _TAIL)))
    run = _run(words, str.isupper) or _run(words[:2], lambda word: word[:1].isupper())
    return run[-1].end() if run else start


def _run(words: Sequence[re.Match[str]], belongs: Callable[[str], bool]) -> Sequence[re.Match[str]]:
    """The words up to the first that does not belong, or that ends a sentence or names an agency."""
    for index, word in enumerate(words):
        printed = word.group()
        if not belongs(printed):
            return words[:index]
        if "/" in printed or (printed.endswith((".", ",", ";", ")")) and len(printed) > _INITIAL):
            return words[: index + 1]
    return words
