"""Tenures: a person's time in a position from dated observations of that person alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from danvan_kg.entity import Bounds, Identity, ObservedPosition, Tenure
from danvan_kg.resolution.positions import Positions

# A nomination is no holding.
HOLDING_RELATIONS = frozenset({"holds", "appointed", "former", "leaves"})

Days = tuple[date, date]


def bounds_of(observations: Sequence[ObservedPosition]) -> Bounds:
    """The four bounds that the observations of one person in one position give.

    | observation (as of the days e..l)          | beginEarliest | beginLatest | endEarliest | endLatest |
    |--------------------------------------------|---------------|-------------|-------------|-----------|
    | holds                                      |               | l           | e           |           |
    | appointed, or the text states the begin    | e             | l           | e           |           |
    | leaves, or the text states the end         |               | l           | e           | l         |
    | former                                     |               |             |             | l         |

    Inner bounds are the tightest. An outer bound that another observation contradicts (somebody appointed anew, named
    with the title after leaving) is left out: nothing says then when the first term began or the last one ended.
    """
    attested = list(_attested(observations))
    begins = list(_begins(observations))
    ends = list(_ends(observations))
    begin_latest = min((last for _, last in attested), default=None)
    end_earliest = max((first for first, _ in attested), default=None)
    begin_earliest = min((first for first, _ in begins), default=None)
    if begin_earliest and begin_latest and begin_earliest > begin_latest:
        begin_earliest = None
    end_latest = _end_latest(observations, ends, end_earliest)
    if begin_earliest and end_latest and begin_earliest > end_latest:
        begin_earliest = end_latest = None
    return Bounds(begin_earliest, begin_latest, end_earliest, end_latest)


def _attested(observations: Iterable[ObservedPosition]) -> Iterable[Days]:
    for observation in observations:
        if observation.as_of and observation.relation in {"holds", "appointed", "leaves"}:
            yield observation.as_of
        for stated in (observation.begin, observation.end):
            if stated:
                yield stated.earliest, stated.latest


def _begins(observations: Iterable[ObservedPosition]) -> Iterable[Days]:
    for observation in observations:
        if observation.begin:
            yield observation.begin.earliest, observation.begin.latest
        elif observation.as_of and observation.relation == "appointed":
            yield observation.as_of


def _ends(observations: Iterable[ObservedPosition]) -> Iterable[Days]:
    for observation in observations:
        if observation.end:
            yield observation.end.earliest, observation.end.latest
        elif observation.as_of and observation.relation == "leaves":
            yield observation.as_of


def _end_latest(
    observations: Iterable[ObservedPosition], ends: Sequence[Days], end_earliest: date | None
) -> date | None:
    """The earliest day by which somebody is said to have left, not before the last attestation."""
    former = [o.as_of[1] for o in observations if o.as_of and o.relation == "former" and not o.end]
    candidates = [*former, *([max(last for _, last in ends)] if ends else [])]
    possible = [day for day in candidates if end_earliest is None or day >= end_earliest]
    return min(possible, default=None)


def fused_tenures(
    observed: Mapping[tuple[Identity, Identity], Sequence[ObservedPosition]],
    positions: Positions,
    labels: Mapping[Identity, str],
) -> Iterator[Tenure]:
    """One tenure for each person and position that is observed as held, sorted by identity."""
    for (person, position), observations in sorted(observed.items(), key=lambda item: item[0]):
        holding = [observation for observation in observations if observation.relation in HOLDING_RELATIONS]
        if not holding:
            continue
        role, body = positions.parts(position)
        yield Tenure(
            Identity("tenure", f"{person.key}\n{position.key}", f"{person.readable} {position.readable}"),
            f"{labels[person]}, {labels[position]}",
            person,
            position,
            role,
            body,
            bounds_of(holding),
            tuple(sorted(observation.key for observation in holding)),
        )
