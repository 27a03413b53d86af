"""Small answers, kept by what they answer: (snapshot, tokens of the query, dataset, format)."""

from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CachedAnswer:
    """A whole answer, the headers that go with it, and how many rows or triples it has."""

    body: bytes
    headers: dict[str, str]
    compressible: bool = True
    rows: int = 0


class AnswerCache:
    """At most `capacity` bytes of bodies; the least recently used go first."""

    def __init__(self, capacity: int, largest: int) -> None:
        self._capacity = capacity
        self.largest = largest
        self._answers: OrderedDict[Hashable, CachedAnswer] = OrderedDict()
        self.size = 0
        self.hits = 0
        self.misses = 0

    def get(self, key: Hashable) -> CachedAnswer | None:
        answer = self._answers.get(key)
        if answer is None:
            self.misses += 1
            return None
        self.hits += 1
        self._answers.move_to_end(key)
        return answer

    def look(self, key: Hashable) -> CachedAnswer | None:
        """As `get`, for what is neither a hit nor a miss of a question."""
        return self._answers.get(key)

    def clear(self) -> None:
        """Forgets all answers."""
        self._answers.clear()
        self.size = 0

    def put(self, key: Hashable, answer: CachedAnswer) -> None:
        """Keeps an answer of at most `largest` bytes."""
        if len(answer.body) > self.largest or len(answer.body) > self._capacity:
            return
        old = self._answers.pop(key, None)
        self.size += len(answer.body) - (len(old.body) if old else 0)
        self._answers[key] = answer
        while self.size > self._capacity:
            _, dropped = self._answers.popitem(last=False)
            self.size -= len(dropped.body)
