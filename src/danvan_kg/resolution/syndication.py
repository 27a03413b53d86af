"""Articles with nearly one text, which count as one source: clusters by the shingles that they share.

A text is sketched by its least shingle hashes (bottom-k MinHash, https://doi.org/10.1109/SEQUEN.1997.666900) in linear
time. Articles that share one of the few least of these are compared: the work grows with the articles, and the outcome
depends on no order.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import accumulate
from zlib import crc32

from danvan_kg.article import Article
from danvan_kg.entity import Identity, Thing
from danvan_kg.partial_date import PartialDate
from danvan_kg.resolution.disjoint import DisjointSets

_WORD = re.compile(r"\w+")
_SHINGLE = 5  # syllables; about three words
_SKETCH = 128  # least hashes of a text; a share is then known to some four points
_KEYS = 8  # of these, how many bring two texts together
_NEAR = 8  # neighbours that a text is compared with where very many share a key
_LEAST = 40  # shingles; shorter texts say too little to tell a copy
# Share of common shingles above which two texts are copies. In real news, copies that were cut or have another lead
# keep more than this, and reports of two outlets on one event stay far below.
_ALIKE = 0.5
_COPIED_WITHIN = timedelta(days=31)

Sketch = tuple[int, ...]


class Syndication:
    """Which articles are copies of one text."""

    def __init__(self, articles: Iterable[Article]) -> None:
        ordered = sorted(articles, key=lambda article: article.identifier)
        self._titles = {article.identifier: article.title or article.identifier for article in ordered}
        sketches = {article.identifier: sketch(_told(article)) for article in ordered}
        published = {article.identifier: article.published for article in ordered if article.published}
        self._clusters = list(_clusters({name: found for name, found in sketches.items() if found}, published))

    def things(self) -> Iterator[Thing]:
        """Clusters; each is called by the title of its first article."""
        for cluster in self._clusters:
            yield Thing(_identity(cluster), "SyndicationCluster", self._titles[cluster[0]])

    def by_article(self) -> dict[str, Identity]:
        """The cluster of each article that has copies, by identifier."""
        return {name: _identity(cluster) for cluster in self._clusters for name in cluster}


def _told(article: Article) -> str:
    """What the article itself says, without furniture and lists of others, which all pages of a site share."""
    return " ".join(zone.span.of(article.text) for zone in article.zones if zone.kind.bears_facts)


def sketch(text: str) -> Sketch:
    """The least hashes of the shingles of a text, sorted; none for a short text."""
    words = [word.encode() for word in _WORD.findall(text.casefold())]
    running = b" ".join(words)
    starts = list(accumulate((len(word) + 1 for word in words), initial=0))
    shingles = {crc32(running[start : behind - 1]) for start, behind in zip(starts, starts[_SHINGLE:], strict=False)}
    return tuple(sorted(shingles)[:_SKETCH]) if len(shingles) >= _LEAST else ()


def likeness(left: Sketch, right: Sketch) -> float:
    """An estimate of the share of shingles that two texts have in common among those that either has."""
    least = list(dict.fromkeys(sorted(left + right)))[:_SKETCH]
    return sum(value <= least[-1] for value in {*left}.intersection(right)) / len(least) if least else 0.0


def _clusters(sketches: dict[str, Sketch], published: dict[str, PartialDate]) -> Iterator[tuple[str, ...]]:
    """Identifiers of articles that hang together by being alike; sorted, and only where there are two or more."""
    sets: DisjointSets[str] = DisjointSets()
    for name in sketches:
        sets.add(name)
    for one, other in _candidates(sketches):
        if sets.find(one) == sets.find(other) or _far_apart(published.get(one), published.get(other)):
            continue
        if likeness(sketches[one], sketches[other]) >= _ALIKE:
            sets.join(one, other)
    members: dict[str, list[str]] = {}
    for name in sorted(sketches):
        members.setdefault(sets.find(name), []).append(name)
    yield from sorted(tuple(names) for names in members.values() if len(names) > 1)


def _far_apart(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether so much time lies between that the one is written on the pattern of the other, and no copy of it."""
    if one is None or other is None:
        return False
    first, second = sorted((one, other), key=lambda day: (day.earliest, day.latest))
    return second.earliest - first.latest > _COPIED_WITHIN


def _candidates(sketches: dict[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Pairs that share a key; of very many, those whose sketches are neighbours."""
    sharing: dict[int, list[str]] = {}
    for name, found in sketches.items():
        for key in found[:_KEYS]:
            sharing.setdefault(key, []).append(name)
    for _, names in sorted(sharing.items()):
        ordered = sorted(names, key=lambda name: (sketches[name], name))
        for place, one in enumerate(ordered):
            yield from ((one, other) for other in ordered[place + 1 : place + 1 + _NEAR])


def _identity(cluster: tuple[str, ...]) -> Identity:
    return Identity("cluster", cluster[0], cluster[0])
