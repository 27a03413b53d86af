"""Further names of a person of an article: the name by birth, a pen name, another spelling of a foreign name."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from danvan_kg.extraction.recognition.elements import Element
from danvan_kg.extraction.recognition.grammar import Grammar
from danvan_kg.extraction.recognition.names import Name
from danvan_kg.extraction.recognition.tokens import MARK, Tokens

_LONGEST = 5  # words in the longest phrase between two names of one person
_COMPARED = 100  # foreign names of an article with which a later one is compared: the time stays linear
_BETWEEN = 2  # marks between a name and that phrase
_TOLD_APART = 5  # letters of a word that is the same with one letter more, less or other


def other_names(grammar: Grammar, tokens: Tokens, sentences: Sequence[Sequence[Element]]) -> Mapping[str, str]:
    """For each written form that is a further name of somebody, the form that the article tells first."""
    found: dict[str, str] = {}
    foreign: dict[str, None] = {}
    for sentence in sentences:
        before: Name | None = None
        for name in (e for e in sentence if isinstance(e, Name) and not e.single):
            if before and before.text != name.text and _is_same(grammar, tokens, before, name):
                found.setdefault(name.text, found.get(before.text, before.text))
            before = name
            if tokens.words[name.start] not in grammar.surnames and " " in name.text:
                foreign.setdefault(name.text)
    return {**dict(_spellings(tuple(foreign))), **found}


def _is_same(grammar: Grammar, tokens: Tokens, first: Name, second: Name) -> bool:
    """Whether words between the names say that they are one person's: "A, tên thật là B"."""
    start = grammar.same_person.ending(tokens.words, second.start, _LONGEST)
    if start is None or start < first.end:
        return False
    between = tokens.shapes[first.end : start]
    return len(between) <= _BETWEEN and all(shape == MARK for shape in between)


def _spellings(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(form, earlier form) of foreign names that differ in marks, or by one letter of a long word."""
    plain = [_plain(name) for name in names]
    for index, name in enumerate(names):
        for earlier in range(min(index, _COMPARED)):
            if _is_spelling(plain[earlier], plain[index]):
                yield name, names[earlier]
                break


def _plain(name: str) -> list[str]:
    decomposed = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).split()


def _is_spelling(first: Sequence[str], second: Sequence[str]) -> bool:
    if len(first) != len(second):
        return False
    differing = [(a, b) for a, b in zip(first, second, strict=True) if a != b]
    return not differing or (len(differing) == 1 and _one_letter(*differing[0]))


def _one_letter(first: str, second: str) -> bool:
    """Whether the words are the same but for one letter, which one of them may lack."""
    short, long = sorted((first, second), key=len)
    if len(short) < _TOLD_APART or len(long) - len(short) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
