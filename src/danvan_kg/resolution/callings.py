"""What people are called by before their name ("đạo diễn …", "Soobin …"), as evidence about namesakes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from danvan_kg.authority import Authority, Calling
from danvan_kg.resolution.names import name_key
from danvan_kg.text import Span

OFFICE = "office"  # the field of those who hold an office

_WORD = re.compile(r"\w+")
# A calling stands on the line of the name, with at most a colon between: "Trọng tài chính: …".
_BEFORE = re.compile(r"(?:\A|(?<![\w ]))[\w ]++(?=:? ?\Z)")
_LONGEST = 40  # code points that are looked at before a name
# A word with two vowels apart is none of Vietnamese: a forename or stage name of another language.
_FOREIGN = re.compile(r"\b[A-Z][a-z]*[aeiou][^\Waeiou]+[aeiouy][a-z]*(?= \Z)")


@dataclass(frozen=True, slots=True)
class Told:
    """What stands before the names of one person in an article."""

    callings: frozenset[Calling]
    forenames: frozenset[str]


def forenames(text: str, mentions: Iterable[Span]) -> Iterator[str]:
    """Foreign words that stand right before mentions, as a part of the name that is not Vietnamese: "Soobin"."""
    for mention in mentions:
        if found := _FOREIGN.search(text, max(0, mention.start - _LONGEST), mention.start):
            yield found.group()


class Callings:
    """Finds callings in texts."""

    def __init__(self, authority: Authority) -> None:
        self._by_words = {
            name_key(name): calling for calling in authority.callings for name in (calling.name, *calling.other_names)
        }
        self._most_words = max((len(words.split()) for words in self._by_words), default=0)

    def told(self, text: str, mentions: Sequence[Span]) -> Told:
        return Told(frozenset(self.before(text, mentions)), frozenset(forenames(text, mentions)))

    def before(self, text: str, mentions: Iterable[Span]) -> Iterator[Calling]:
        """The calling that stands right before each mention, the longest that fits."""
        for mention in mentions:
            found = _BEFORE.search(text[max(0, mention.start - _LONGEST) : mention.start]) if self._by_words else None
            words = _WORD.findall(name_key(found.group())) if found else []
            for length in range(min(self._most_words, len(words)), 0, -1):
                if calling := self._by_words.get(" ".join(words[-length:])):
                    yield calling
                    break


class Fields:
    """Compares the fields that people are active in."""

    def __init__(self, authority: Authority) -> None:
        pairs = {(field.name, other) for field in authority.fields for other in field.apart_from}
        self._apart = pairs | {(other, field) for field, other in pairs}

    def apart(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Whether nobody is in a field of the one and in one of the other, and the two share none."""
        ours, theirs = set(left), set(right)
        return not ours & theirs - {OFFICE} and any((a, b) in self._apart for a in ours for b in theirs)
