"""The lines of a text with their offsets, and the shapes that lines have."""

import re
from dataclasses import dataclass

from danvan_kg.article.cues import LayoutCues, folded

# Blank to the eye: str.strip leaves zero-width characters.
_BLANK = " \t\u00a0\u200b\u200c\u200d\ufeff\u2060\u3000"
_CLOSED = re.compile(r"(?:[.!?…]|\./\.)[\"”’')\]]*$")
_SENTENCE_END = re.compile(r"[^\W\d_]{3}[.!?…][\"”’]?\s+[\"“‘(]?[^\W\d_a-z]")
_NAME_SEPARATOR = re.compile(r"\s*[,;/&]\s*|\s+[-–—]\s+|\s+và\s+")
_RULE = re.compile(r"[\W_]+")
_LIST_ITEM = re.compile(r"(?:[-–+•*·]|\(?\d{1,3}[.)]|[a-zđ][.)]|[IVX]{1,5}[.\-)])\s*\S")
# More words than this are a paragraph, and not a caption that a page put after its text.
_CAPTION_WORDS = 45
# Columns between which text is wrapped by hand or by mail programs, and the lines that show it.
_NARROWEST, _WIDEST = 50, 100
_FEWEST_WRAPPED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: text[start:end] without blanks around. `flat` is it folded, letter for letter."""

    start: int
    end: int
    text: str
    flat: str

    @property
    def is_rule(self) -> bool:
        """Only signs, such as a row of hyphens."""
        return _RULE.fullmatch(self.text) is not None

    @property
    def is_closed(self) -> bool:
        """Ends as a sentence does."""
        return _CLOSED.search(self.text, max(0, len(self.text) - 8)) is not None

    @property
    def has_sentences(self) -> bool:
        """Has the end of a sentence within; "TP. HCM" is none."""
        return _SENTENCE_END.search(self.text) is not None

    @property
    def is_list_item(self) -> bool:
        return _LIST_ITEM.match(self.text) is not None

    @property
    def is_long(self) -> bool:
        """A paragraph by its length alone."""
        return len(self.text) > 120 and self.text.count(" ") >= _CAPTION_WORDS


def lines_of(text: str) -> list[Line]:
    """The lines of `text` that are not blank, in order."""
    flat = folded(text)
    lines = []
    start = 0
    for whole in text.split("\n"):
        inner = whole.strip().strip(_BLANK)
        if inner:
            first = start + whole.index(inner)
            lines.append(Line(first, first + len(inner), inner, flat[first : first + len(inner)]))
        start += len(whole) + 1
    return lines


def end_of_sentence(text: str, start: int) -> int:
    """The offset behind the mark that ends the sentence at `start`; the end of `text` where none does."""
    found = _SENTENCE_END.search(text, start)
    if found is None:
        return len(text)
    return next(at for at in range(found.start(), found.end()) if text[at] in ".!?…") + 1


def unwrapped(lines: list[Line], text: str, cues: LayoutCues) -> list[Line]:
    """`lines` with those joined that are one paragraph broken at a margin, or after the stop of an abbreviation.

    Only lines that follow one another directly are joined; the newline stays within the joined line.
    """
    joined: list[Line] = []
    margin = 0
    for index, line in enumerate(lines):
        if not _follows(lines, index, text):
            margin = _margin(lines, index, text)
        elif _is_broken(joined[-1], lines[index - 1], line, margin, cues):
            first = joined.pop()
            joined.append(_spanning(first, line, text))
            continue
        joined.append(line)
    return joined


def _follows(lines: list[Line], index: int, text: str) -> bool:
    return index > 0 and text.count("\n", lines[index - 1].end, lines[index].start) == 1


def _margin(lines: list[Line], first: int, text: str) -> int:
    """The length of line at which the block that begins at `first` was wrapped; 0 where it was not."""
    last = first + 1
    while last < len(lines) and _follows(lines, last, text):
        last += 1
    lengths = [len(line.text) for line in lines[first : last - 1]]
    longest = max(lengths, default=0)
    if len(lengths) < _FEWEST_WRAPPED or not _NARROWEST <= longest <= _WIDEST or min(lengths) < longest * 0.7:
        return 0
    closed = sum(line.is_closed for line in lines[first : last - 1])
    return longest if closed * 2 < len(lengths) else 0


def _is_broken(whole: Line, before: Line, line: Line, margin: int, cues: LayoutCues) -> bool:
    if whole.is_rule or line.is_rule or line.is_list_item:
        return False
    if margin or before.flat.endswith(cues.never_last):
        return True
    return before.flat.endswith(cues.city_word_last) and line.flat.startswith(cues.cities)


def _spanning(first: Line, last: Line, text: str) -> Line:
    whole = text[first.start : last.end]
    return Line(first.start, last.end, whole, f"{first.flat}{text[first.end : last.start]}{last.flat}")


def looks_like_names(printed: str, *, most_words: int = 5) -> bool:
    """Whether `printed` has the shape of one or more names: words that begin in upper case, or initials."""
    if len(printed) > 80 or any(character.isdigit() for character in printed):
        return False
    parts = _NAME_SEPARATOR.split(printed.strip(" .,;()*"))
    return len(parts) <= 4 and all(_is_name(part, most_words) for part in parts)


def _is_name(part: str, most_words: int) -> bool:
    words = part.split()
    return 0 < len(words) <= most_words and all(_is_name_word(word) for word in words)


def _is_name_word(word: str) -> bool:
    return word[0].isupper() and word.replace(".", "").replace("-", "").isalpha()
