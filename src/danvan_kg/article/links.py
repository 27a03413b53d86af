"""Links to other articles that stand within a paragraph, as where a page's blocks were run together."""

import re
from collections.abc import Iterator

from danvan_kg.article.cues import LayoutCues
from danvan_kg.article.lines import Line, end_of_sentence

_LONGEST = 250  # code points of the title that a link shows
_BULLETS = "*-• "
_ARROW = re.compile(r"(?<=[.!?…”\"]\s)(?:»|>>)")


def opens_with_link(line: Line, cues: LayoutCues) -> bool:
    """Whether the line begins as a link to another article does."""
    return line.flat.lstrip(_BULLETS).startswith(cues.related_openers)


def is_link_alone(line: Line, cues: LayoutCues) -> bool:
    """Whether the line is such a link and no more: a paragraph that begins with one is longer than any title."""
    return len(line.text) < _LONGEST and opens_with_link(line, cues)


def links_within(line: Line, cues: LayoutCues) -> Iterator[tuple[int, int]]:
    """Half-open offsets of the links in a paragraph, each to the end of its sentence.

    A title has no stop of its own, so that the first sentence behind it goes with it. Where quotations are put between
    « and », no arrow is looked for.
    """
    if opens_with_link(line, cues):
        yield 0, end_of_sentence(line.text, 0)
    if "«" in line.text:
        return
    for arrow in _ARROW.finditer(line.text):
        yield arrow.start(), end_of_sentence(line.text, arrow.end())
