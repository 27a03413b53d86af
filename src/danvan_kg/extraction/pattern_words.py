"""Patterns in which the words come from tables of the lexicon."""

import re
from collections.abc import Collection

from danvan_kg.extraction.wording import OpenedPattern, any_of, normal
from danvan_kg.lexicon import Lexicon

_PIECE = re.compile(r"\{([a-z][a-z_.]*)\}")  # "{0,90}" is how often something stands, and no piece


class PatternWords:
    """Compiles patterns of one table: "{name_ends}" stands for any of the words of that section.

    "{dates.future_words}" is a section of another table. `pieces` are parts of patterns by name, which may hold others.
    Every pattern ignores case.
    """

    __slots__ = ("_lexicon", "_pieces", "_table")

    def __init__(self, lexicon: Lexicon, table: str, **pieces: str) -> None:
        self._lexicon, self._table, self._pieces = lexicon, table, pieces

    def __call__(self, source: str) -> re.Pattern[str]:
        return re.compile(self.source(source), re.IGNORECASE)

    def source(self, source: str) -> str:
        """`source` with the words in place of their names."""
        return _PIECE.sub(lambda match: f"(?:{self._piece(match[1])})", source)

    def whole(self, *sections: str) -> re.Pattern[str]:
        """Any of the words of `sections`, as words of their own."""
        return self(rf"(?<!\w)(?:{'|'.join(f'{{{section}}}' for section in sections)})(?!\w)")

    def opened(self, section: str, rest: str = r"(?!\w)") -> OpenedPattern:
        """Any of its words, with `rest` behind it, tried only where their first words stand."""
        return OpenedPattern(self._words(section), self.source(rest))

    def at_end(self, section: str) -> re.Pattern[str]:
        """Any of its words with nothing but blanks behind it."""
        return self(rf"(?<!\w){{{section}}}\s+$")

    def keys(self, section: str) -> frozenset[str]:
        """The words of a section as keys of a table."""
        return frozenset(normal(word) for word in self._lexicon.table(self._table).section(section))

    def by_word(self, section: str) -> dict[str, str]:
        """For each word of a section of lists the name of its list."""
        lists = self._lexicon.table(self._table).section(section, dict)
        return {normal(word): name for name, words in lists.items() for word in words}

    def _piece(self, name: str) -> str:
        if name in self._pieces:
            return self.source(self._pieces[name])
        return any_of(self._words(name))

    def _words(self, name: str) -> Collection[str]:
        """The words of a section, or the keys of one that is a mapping."""
        table, _, section = name.rpartition(".")
        words = self._lexicon.table(table or self._table)
        found: Collection[str] = words.section(section, type(words.data.get(section, [])))
        return found
