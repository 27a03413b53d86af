"""Names that run into the sentence behind them, where the stop between is missing: "… ông Lê Văn Bách | Theo dự án"."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from danvan_kg.extraction.recognition.elements import Element, Mark, Words
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.tokens import CAPITAL, LOWER, NUMBER, Tokens

_SHORTEST = 3  # syllables of a name that is cut
_SHORTEST_TOLD = 4  # syllables, where only the name told without the last one shows that it is no part of it


@dataclass(frozen=True)
class RunOnNames:
    """Cuts the names of one article. `told` counts the full names by their text."""

    grammar: Grammar
    tokens: Tokens
    told: Mapping[str, int]

    def parted(self, elements: Sequence[Element]) -> list[Element]:
        """`elements` of a sentence, the word with which the next one begins parted from the name before it."""
        found: list[Element] = []
        for index, element in enumerate(elements):
            following = elements[index + 1] if index + 1 < len(elements) else None
            if isinstance(element, Name) and following and self._runs_on(element, following):
                found.extend(self._cut(element))
            elif isinstance(element, Words) and found and (name := self._completed(found[-1], element)):
                found[-1] = name
                rest = element.words[1:]
                found.extend([Words(rest, element.start + 1, element.end)] if rest else [])
            else:
                found.append(element)
        return found

    def _completed(self, name: Element, following: Words) -> Name | None:
        """The name with a last syllable that lost its capital, and has it elsewhere here: "Đinh La | thăng"."""
        if not isinstance(name, Name) or name.single or name.end != following.start:
            return None
        whole = f"{name.text} {self.tokens.surface[following.start].capitalize()}"
        shorter = self.tokens.shapes[following.start] == LOWER and name.end - name.start < _SHORTEST_TOLD
        return replace(name, text=whole, end=name.end + 1) if shorter and whole in self.told else None

    def _runs_on(self, name: Name, following: Element) -> bool:
        length, last = name.end - name.start, name.end - 1
        if length < _SHORTEST or name.historical or self.tokens.shapes[last] != CAPITAL:
            return False
        if len(name.text.split()) != length:
            return False
        if self.tokens.words[last] in self.grammar.no_last_syllables and not isinstance(following, Mark):
            return True
        if self.tokens.words[last] in self.grammar.day_openers and self.tokens.shapes[following.start] == NUMBER:
            return True
        foreign = self.tokens.words[name.start] not in self.grammar.surnames
        return (
            length >= (_SHORTEST if foreign else _SHORTEST_TOLD)
            and isinstance(following, Words)
            and self.tokens.shapes[following.start] == LOWER
            and following.words not in self.grammar.joining
            and self.told[name.text] == 1
            and self._rest(name) in self.told
        )

    def _rest(self, name: Name) -> str:
        return name.text.rsplit(" ", 1)[0]

    def _cut(self, name: Name) -> Iterator[Element]:
        last = name.end - 1
        yield replace(name, text=self._rest(name), end=last)
        yield Words((self.tokens.words[last],), last, name.end)


def without_run_ons(grammar: Grammar, tokens: Tokens, sentences: Sequence[Sequence[Element]]) -> list[list[Element]]:
    """The sentences of an article, their names cut where the next sentence begins.

    It does with a word that begins sentences and no name, or with one without which the article tells the name
    elsewhere, and with which only here.
    """
    told = Counter(e.text for sentence in sentences for e in sentence if isinstance(e, Name) and not e.single)
    names = RunOnNames(grammar, tokens, told)
    return [names.parted(elements) for elements in sentences]
