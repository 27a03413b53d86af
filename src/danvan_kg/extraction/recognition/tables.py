"""What the tables of the grammars are made from: the lexicon, and trees of its phrases."""

from collections.abc import Iterable
from dataclasses import dataclass

from danvan_kg.lexicon import Lexicon
from danvan_kg.lexicon.phrases import PhraseTree, syllables


@dataclass(frozen=True)
class Tables:
    """Tables made from a lexicon when they are first looked up, keyed by compared forms (`normal_syllable`)."""

    lexicon: Lexicon


def tree_of(phrases: Iterable[str]) -> PhraseTree[str]:
    """The tree in which each of `phrases` is found as it is written."""
    return PhraseTree((syllables(phrase), phrase) for phrase in dict.fromkeys(phrases))
