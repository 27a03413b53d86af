"""Disjoint sets of sortable items, merged under a condition."""

from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class DisjointSets(Generic[Item]):
    """Union-find with path halving. The representative depends on the order of unions; `sets` does not."""

    def __init__(self, items: Iterable[Item] = ()) -> None:
        self._parent: dict[Item, Item] = {item: item for item in items}

    def add(self, item: Item) -> None:
        self._parent.setdefault(item, item)

    def find(self, item: Item) -> Item:
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, left: Item, right: Item) -> Item:
        """Merges the sets of both; the representative of `left` stays."""
        root, other = self.find(left), self.find(right)
        self._parent[other] = root
        return root

    def sets(self) -> Iterator[list[Item]]:
        """Every set, its items in the order in which they were added."""
        members: dict[Item, list[Item]] = {}
        for item in self._parent:
            members.setdefault(self.find(item), []).append(item)
        yield from members.values()
