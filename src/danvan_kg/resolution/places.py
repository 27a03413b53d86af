"""Places that articles name: territories of bodies and venues of events."""

from collections import Counter
from collections.abc import Iterator

from danvan_kg.entity import Fact, Identity, Thing
from danvan_kg.resolution.names import name_key
from danvan_kg.resolution.tally import favourite


class Places:
    """One place for each name as written out; homonymous places are not told apart."""

    def __init__(self) -> None:
        self._names: dict[Identity, Counter[str]] = {}

    def observe(self, name: str) -> Identity:
        identity = self.identity(name)
        self._names.setdefault(identity, Counter())[name] += 1
        return identity

    def identity(self, name: str) -> Identity:
        key = name_key(name)
        return Identity("place", key, key)

    def things(self, attested: dict[Identity, list[Fact]]) -> Iterator[Thing]:
        for identity, names in sorted(self._names.items()):
            label = favourite(names)
            others = tuple(sorted(set(names) - {label}))
            yield Thing(identity, "Place", label, others, facts=tuple(attested.get(identity, ())))
