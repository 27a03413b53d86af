"""What stands beside persons and was not understood."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from danvan_kg.extraction.recognition.elements import Element
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.titles import Title
from danvan_kg.extraction.recognition.tokens import CAPITAL, UPPER, Tokens
from danvan_kg.observation import Issue
from danvan_kg.text import Span

UNKNOWN_HEAD = "unknown-head"
NO_BODY = "title-without-body"
_SHOWN = 4


def unplaced_title(tokens: Tokens, title: Title) -> Issue:
    """An issue for a person's title whose body is not known."""
    return Issue(NO_BODY, tokens.span(title.start, title.end), f"'{title.name}' of no body that the text tells")


def _head_after(tokens: Tokens, title: Title) -> Span | None:
    """The capitalised words right after a title that are no person's name."""
    end = title.end
    while end < len(tokens) and end < title.end + _SHOWN and tokens.shapes[end] in (CAPITAL, UPPER):
        end += 1
    if end == title.end or tokens.sentence[title.end] != tokens.sentence[title.start]:
        return None
    return tokens.span(title.end, end)


def unread_heads(
    tokens: Tokens, sentences: Iterable[Sequence[Element]], is_known: Callable[[Title], bool]
) -> Iterator[Issue]:
    """Titles right after which something is named that is neither a body nor a person.

    `is_known`: whether a title's body is told by what was named before.
    """
    for elements in sentences:
        for element, following in pairwise(elements):
            if not isinstance(element, Title) or element.body or element.organization or element.place:
                continue
            head = _head_after(tokens, element)
            if head and not isinstance(following, Name) and not is_known(element):
                message = f"no head of a body is known in '{head.of(tokens.text)}' after '{element.name}'"
                yield Issue(UNKNOWN_HEAD, head, message)
