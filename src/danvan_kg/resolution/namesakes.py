"""All that bear one name, and those whose name is a misprint of another's."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import permutations

from danvan_kg.resolution.profiles import Profile
from danvan_kg.resolution.sameness import Scales, Weighing, misprint
from danvan_kg.text import fold

# How many times more articles name somebody rightly than with a misprint, at least.
_USUAL = 3


# Places of two profiles, and how they were weighed.
Pairs = dict[tuple[int, int], Weighing]


@dataclass(slots=True)
class Namesakes:
    """The bearers of the name `key` that were told apart, and why: pairs in doubt, and pairs of two."""

    key: str
    profiles: list[Profile]
    doubts: Pairs = field(default_factory=dict)
    apart: Pairs = field(default_factory=dict)


def join_misprints(told: Iterable[Namesakes], scales: Scales) -> None:
    """Whose name differs in tones only from that of the usual holder of a post of one holder is that holder.

    A profile that is taken for another's has no articles any more.
    """
    alike: dict[str, list[Profile]] = {}
    for namesakes in told:
        alike.setdefault(fold(namesakes.key), []).extend(namesakes.profiles)
    for profiles in alike.values():
        for rare, usual in permutations(profiles, 2):
            seldom = 0 < _USUAL * len(rare.articles) <= len(usual.articles)
            if seldom and not rare.curated and scales.hold_one_post(usual, rare):
                usual.absorb(rare, misprint(min(rare.names)))
                rare.articles = set()


def sharing(profiles: list[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of places in `profiles` that share company, a calling or a forename, each with the first that does."""
    first: dict[str, int] = {}
    for place, profile in enumerate(profiles):
        for name in sorted(profile.company | profile.forenames | {calling.name for calling in profile.callings}):
            if first.setdefault(name, place) != place:
                yield first[name], place
