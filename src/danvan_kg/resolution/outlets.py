"""Outlets: newspapers and sites that published an article or that one was taken from."""

from collections import Counter
from collections.abc import Iterable, Iterator

from danvan_kg.article import Article
from danvan_kg.entity import Identity, Thing, outlet_identity
from danvan_kg.resolution.tally import favourite


def outlet_things(articles: Iterable[Article]) -> Iterator[Thing]:
    names: dict[Identity, Counter[str]] = {}
    for article in articles:
        for name in (article.publisher, article.republished_from):
            if name:
                names.setdefault(outlet_identity(name), Counter())[name] += 1
    for identity, counts in sorted(names.items()):
        label = favourite(counts)
        yield Thing(identity, "Outlet", label, tuple(sorted(set(counts) - {label})))
