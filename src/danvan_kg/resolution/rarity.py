"""How much an equal full name says by itself: the rarer it is, the less likely are two bearers in the news."""

from math import prod

from danvan_kg.authority import NameCounts
from danvan_kg.resolution.names import name_key

# About so many different people appear in ten thousand news articles (data/authority/names.yaml counts 8 553 names).
PEOPLE = 10_000

# Points by the number of people one expects to bear the name among those. Syllables are taken as independent, which
# makes favourite combinations look rarer than they are; so a name is called rare only far below one bearer.
_POINTS = ((0.005, 6), (0.02, 5), (0.1, 2), (0.5, 0))
_COMMON = -2


def expected_bearers(name: str, counts: NameCounts) -> float:
    """How many of PEOPLE bear a name of that length with these syllables, if syllables are independent."""
    syllables = name_key(name).split()
    first, *middle, last = syllables if len(syllables) > 1 else [*syllables, ""]
    middles = sum(counts.middle.values()) or 1
    return (
        PEOPLE
        * counts.lengths.get(len(syllables), 1)
        / counts.names
        * counts.first.get(first, 1)
        / counts.names
        * prod(counts.middle.get(syllable, 1) / middles for syllable in middle)
        * counts.last.get(last, 1)
        / counts.names
    )


def rarity(name: str, counts: NameCounts) -> int:
    """Points for or against two bearers of `name` being one person; 0 where nothing was counted."""
    if not counts.names:
        return 0
    bearers = expected_bearers(name, counts)
    return next((points for limit, points in _POINTS if bearers < limit), _COMMON)
