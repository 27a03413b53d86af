"""Chains: titles in a row with nothing between them but separators."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_kg.extraction.elements import BodyMention, Element, Honorific, Mark, Words
from danvan_kg.extraction.titles import Title

_SEPARATORS = frozenset({",", "-", "–", "—", "/", "&", ";"})
_MOST_SEPARATORS = 6
_REMARK = 12


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
    titles: list[Title] = [title]
    breaks: list[int] = []
    index = first + 1
    while True:
        after = _after_separators(elements, index, joining)
        following = elements[after] if after is not None else None
        if after is None or not isinstance(following, Title) or (following.plural and after > index):
            return Chain(tuple(titles), first, index, tuple(breaks))
        if any(isinstance(element, Mark) and element.text == ";" for element in elements[index:after]):
            breaks.append(len(titles))
        # "trợ lý Trưởng ban …": the second title is another person's.
        if titles[-1].role.of or after > index:
            titles.append(following)
        index = after + 1


def _after_separators(elements: Sequence[Element], index: int, joining: frozenset[tuple[str, ...]]) -> int | None:
    """The index of the title after the separators at `index`; None where anything else stands there.

    Ranks and short remarks in brackets between titles are skipped, and so is a body after a comma, which is the one
    that the body of the title before belongs to.
    """
    after = after_bracket(elements, index)
    for _ in range(_MOST_SEPARATORS):
        if after >= len(elements):
            return None
        element = elements[after]
        if isinstance(element, Title):
            return after
        separator = isinstance(element, Mark) and element.text in _SEPARATORS
        rank = isinstance(element, Honorific) and element.kind == "rank"
        owner = isinstance(element, BodyMention) and after > index and isinstance(elements[after - 1], Mark)
        if not (separator or rank or owner or (isinstance(element, Words) and element.words in joining)):
            return None
        after = after_bracket(elements, after + 1)
    return None


def after_bracket(elements: Sequence[Element], index: int) -> int:
    """The index after a short remark in brackets at `index` ("(Lào Cai)", "(2010 - 2011)"), else `index`."""
    if index < len(elements) and isinstance(mark := elements[index], Mark) and mark.text == "(":
        for after in range(index + 1, min(index + _REMARK, len(elements))):
            element = elements[after]
            if isinstance(element, Title):
                break
            if isinstance(element, Mark) and element.text == ")":
                return after + 1
    return index
