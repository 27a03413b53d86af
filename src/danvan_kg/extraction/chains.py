"""Chains: titles in a row with nothing between them but separators."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_kg.extraction.elements import Element, Mark, Words
from danvan_kg.extraction.titles import Title

_SEPARATORS = frozenset({",", "-", "–", "—", "/", "&", ";"})
_MOST_SEPARATORS = 3


@dataclass(frozen=True, slots=True)
class Chain:
    """The elements from index `first` to before `last` of a sentence.

    `breaks` are indexes of titles before which a semicolon stands.
    """

    titles: tuple[Title, ...]
    first: int
    last: int
    breaks: tuple[int, ...] = ()


def chains(elements: Sequence[Element], joining: frozenset[tuple[str, ...]]) -> list[Chain]:
    """The chains of a sentence, in order. `joining` are the words that join titles ("kiêm")."""
    found: list[Chain] = []
    index = 0
    while index < len(elements):
        element = elements[index]
        if not isinstance(element, Title):
            index += 1
            continue
        chain = _chain(elements, index, element, joining)
        found.append(chain)
        index = chain.last
    return found


def _chain(elements: Sequence[Element], first: int, title: Title, joining: frozenset[tuple[str, ...]]) -> Chain:
    titles, breaks = [title], []
    index = first + 1
    while True:
        after = _after_separators(elements, index, joining)
        following = elements[after] if after is not None else None
        if after is None or not isinstance(following, Title) or (following.plural and after > index):
            return Chain(tuple(titles), first, index, tuple(breaks))
        if any(isinstance(element, Mark) and element.text == ";" for element in elements[index:after]):
            breaks.append(len(titles))
        titles.append(following)
        index = after + 1


def _after_separators(elements: Sequence[Element], index: int, joining: frozenset[tuple[str, ...]]) -> int | None:
    """The index of the title after the separators at `index`; None where anything else stands there."""
    for after in range(index, min(index + _MOST_SEPARATORS + 1, len(elements))):
        element = elements[after]
        if isinstance(element, Title):
            return after
        if isinstance(element, Mark) and element.text in _SEPARATORS:
            continue
        if not (isinstance(element, Words) and element.words in joining):
            return None
    return None
