"""Places that articles name: territories of bodies and venues of events."""

from collections import Counter
from collections.abc import Iterator

from danvan_kg.entity import Fact, Identity, Thing
from danvan_kg.resolution.names import name_key
from danvan_kg.resolution.tally import favourite
from danvan_kg.resolution.territories import Territories


class Places:
    """One place for each name as written out; places of one name are not told apart."""

    def __init__(self, territories: Territories) -> None:
        self._territories = territories
        self._names: dict[Identity, Counter[str]] = {}

    def observe(self, name: str) -> Identity:
        """Notes a place and those around it."""
        identity = self.identity(name)
        self._names.setdefault(identity, Counter())[name] += 1
        container = self._territories.container(name)
        if container and self.identity(container) not in self._names:
            self.observe(container)
        return identity

    def identity(self, name: str) -> Identity:
        key = name_key(name)
        return Identity("place", key, key)

    def things(self, attested: dict[Identity, list[Fact]]) -> Iterator[Thing]:
        for identity, names in sorted(self._names.items()):
            label = favourite(names)
            others = tuple(sorted(set(names) - {label}))
            container = self._territories.container(label)
            around = [Fact("schema:containedInPlace", self.identity(container))] if container else []
            yield Thing(identity, "Place", label, others, facts=(*around, *attested.get(identity, ())))
