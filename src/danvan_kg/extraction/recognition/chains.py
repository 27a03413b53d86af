"""Chains: titles in a row with nothing between them but separators."""

from collections.abc import Sequence
from dataclasses import dataclass

from danvan_kg.extraction.recognition.elements import (
    BodyMention,
    Element,
    Honorific,
    Mark,
    PlaceMention,
    Words,
)
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.titles import Title

_SEPARATORS = frozenset({",", "-", "–", "—", "/", "&", ";"})
_MOST_SEPARATORS = 6
_REMARK = 12
_TAIL = 10  # words in what a title is about


@dataclass(frozen=True, slots=True)
class Chain:
    """The elements from index `first` to before `last` of a sentence.

    `breaks` are indexes of titles before which a semicolon stands.
    """

    titles: tuple[Title, ...]
    first: int
    last: int
    breaks: tuple[int, ...] = ()


def chains(elements: Sequence[Element], grammar: Grammar) -> list[Chain]:
    """The chains of a sentence, in order."""
    found: list[Chain] = []
    index = 0
    while index < len(elements):
        element = elements[index]
        if not isinstance(element, Title):
            index += 1
            continue
        chain = _chain(elements, index, element, grammar)
        found.append(chain)
        index = chain.last
    return found


def _chain(elements: Sequence[Element], first: int, title: Title, grammar: Grammar) -> Chain:
    titles: list[Title] = [title]
    breaks: list[int] = []
    index = first + 1
    while True:
        behind = _after_tail(elements, index, grammar)
        after = _after_separators(elements, behind, grammar.joining)
        following = elements[after] if after is not None else None
        if after is None or not isinstance(following, Title) or (following.plural and after > behind):
            return Chain(tuple(titles), first, index, tuple(breaks))
        if any(isinstance(element, Mark) and element.text == ";" for element in elements[index:after]):
            breaks.append(len(titles))
        # "trợ lý Trưởng ban …": the second title is another person's.
        if titles[-1].role.of or after > behind:
            titles.append(following)
        index = after + 1


def _after_tail(elements: Sequence[Element], index: int, grammar: Grammar) -> int:
    """The index after what a title is about ("phụ trách kinh tế", "đoàn Hà Tĩnh") at `index`, else `index`."""
    element = elements[index] if index < len(elements) else None
    if not isinstance(element, Words) or len(element.words) > _TAIL:
        return index
    if element.words in grammar.delegations and isinstance(elements[min(index + 1, len(elements) - 1)], PlaceMention):
        return index + 2
    return index + 1 if any(element.words[: len(opener)] == opener for opener in grammar.title_tails) else index


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
