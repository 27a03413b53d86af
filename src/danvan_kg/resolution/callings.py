"""What people are called by before their name ("đạo diễn …"), as evidence about namesakes."""

import re
from collections.abc import Iterable, Iterator

from danvan_kg.authority import Authority, Calling
from danvan_kg.resolution.names import name_key
from danvan_kg.text import Span

OFFICE = "office"  # the field of those who hold an office

_WORD = re.compile(r"\w+")
# A calling stands on the line of the name, with at most a colon between: "Trọng tài chính: …".
_BEFORE = re.compile(r"[\w ]+(?=:? ?\Z)")
_LONGEST = 40  # code points that are looked at before a name


class Callings:
    """Finds callings in texts and compares fields."""

    def __init__(self, authority: Authority) -> None:
        self._by_words = {
            name_key(name): calling for calling in authority.callings for name in (calling.name, *calling.other_names)
        }
        self._most_words = max((len(words.split()) for words in self._by_words), default=0)
        pairs = {(field.name, other) for field in authority.fields for other in field.apart_from}
        self._apart = pairs | {(other, field) for field, other in pairs}

    def before(self, text: str, mentions: Iterable[Span]) -> Iterator[Calling]:
        """The calling that stands right before each mention, the longest that fits."""
        for mention in mentions:
            found = _BEFORE.search(text, max(0, mention.start - _LONGEST), mention.start) if self._by_words else None
            words = _WORD.findall(name_key(found.group())) if found else []
            for length in range(min(self._most_words, len(words)), 0, -1):
                if calling := self._by_words.get(" ".join(words[-length:])):
                    yield calling
                    break

    def apart(self, left: Iterable[str], right: Iterable[str]) -> bool:
        """Whether nobody is in a field of the one and in one of the other, and the two share none."""
        ours, theirs = set(left), set(right)
        return not ours & theirs - {OFFICE} and any((a, b) in self._apart for a in ours for b in theirs)
