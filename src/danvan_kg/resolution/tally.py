"""Counting surface forms and choosing one, the same whatever the order of counting."""

from collections import Counter


def favourite(counts: Counter[str]) -> str:
    """The most frequent; of equally frequent ones the first in code point order."""
    return min(counts, key=lambda name: (-counts[name], name))
