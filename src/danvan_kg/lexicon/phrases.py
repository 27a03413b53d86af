"""Phrases as syllables, and the tree in which the longest phrase at a place of a text is found."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Generic, TypeVar

from danvan_kg.text import nfc, older_tone_placement

Value = TypeVar("Value")

# A number with its tail (25-NQ/TW, 20/2/2014), an abbreviation with dots, a word (H'Hen, K'Ré), a newline, any mark;
# characters without width are blanks.
TOKEN = re.compile(
    r"\d(?:[\w./\-]*\w)?"
    r"|T\.\s?[ƯWP](?!\w)|T[Pp]\.\s?HCM(?!\w)|(?:TP|Tp|tp|TX|Tx)\.|[QHP]\.(?=\s?[\dA-ZĐ])"
    r"|[^\W\d_]+(?:['’`][^\W\d_]+)*"
    r"|\n|[^\w\s\u200b\u200c\u200d\u2060\ufeff]|_"
)


_MARKS = str.maketrans("’`–—", "''--")


@lru_cache(maxsize=1 << 14)
def normal_syllable(token: str) -> str:
    """A token as it is compared: lower case, older tone placement, one kind of dash and of apostrophe."""
    return older_tone_placement(token).lower().translate(_MARKS)


@lru_cache(maxsize=1 << 14)
def syllables(phrase: str) -> tuple[str, ...]:
    """The tokens of a phrase as they are compared."""
    return tuple(normal_syllable(match.group()) for match in TOKEN.finditer(nfc(phrase)))


_MOST_JOINTS = 4  # of a name that is taken with others than are written
# What joins the parts of a name; writers take one for the other ("Văn hóa - Thể thao", "Văn hóa và Thể thao").
_JOINTS = (",", "-", "và", "&")


def ways_to_join(phrase: str) -> Iterator[tuple[str, ...]]:
    """The tokens of a phrase as they are compared, as written first, then with every other joint, or none, for each."""
    words = syllables(phrase)
    joints = [place for place, word in enumerate(words) if 0 < place < len(words) - 1 and word in _JOINTS]
    if len(joints) > _MOST_JOINTS:
        yield words
        return
    for chosen in product(*(dict.fromkeys((words[place], *_JOINTS, "")) for place in joints)):
        written = dict(zip(joints, chosen, strict=True))
        yield tuple(word for place, old in enumerate(words) if (word := written.get(place, old)))


class PhraseTree(Generic[Value]):
    """Finds phrases in a sequence of syllables, in time that depends on the phrases' length only."""

    def __init__(self, phrases: Iterable[tuple[Sequence[str], Value]] = ()) -> None:
        self._root: dict[str, _Node[Value]] = {}
        for words, value in phrases:
            self.add(words, value)

    def add(self, words: Sequence[str], value: Value) -> None:
        """Another meaning of the phrase `words`."""
        children, node = self._root, None
        for word in words:
            node = children.setdefault(word, _Node())
            children = node.children
        if node is None:
            raise ValueError("an empty phrase")
        node.values.append(value)

    def firsts(self) -> Iterable[str]:
        """The first syllables of all phrases."""
        return self._root.keys()

    def __contains__(self, first: str) -> bool:
        return first in self._root

    def matches(self, words: Sequence[str], start: int) -> Iterator[tuple[int, Value]]:
        """(end, value) of every phrase that begins at `start`, shorter ones first."""
        children, position, length = self._root, start, len(words)
        while position < length:
            node = children.get(words[position])
            if node is None:
                return
            position += 1
            for value in node.values:
                yield position, value
            children = node.children

    def longest(self, words: Sequence[str], start: int) -> tuple[int, Value] | None:
        """(end, first value) of the longest phrase that begins at `start`."""
        if start >= len(words) or (node := self._root.get(words[start])) is None:
            return None
        found, position, length = None, start + 1, len(words)
        while node is not None:
            if node.values:
                found = position, node.values[0]
            if position == length:
                return found
            node = node.children.get(words[position])
            position += 1
        return found

    def ending(self, words: Sequence[str], end: int, most: int) -> int | None:
        """Where a phrase begins that ends before `end`, within the last `most` words there."""
        for start in range(max(0, end - most), end):
            found = self.longest(words, start)
            if found and found[0] == end:
                return start
        return None


class _Node(Generic[Value]):
    __slots__ = ("children", "values")

    def __init__(self) -> None:
        self.children: dict[str, _Node[Value]] = {}
        self.values: list[Value] = []
