"""The day on which an article shows a person in a position: that of the event, else of publication."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from danvan_kg.article import Article
from danvan_kg.extraction.days.years import BETWEEN, ELECTION, EXPLICIT, NEAR, WORK, YEARS
from danvan_kg.observation import EventObservation, Participation, PositionObservation
from danvan_kg.partial_date import DayRange

PUBLICATION = "publication"
EVENT = "event"
# By these the year of a day is told well enough for an event, and too often wrongly for all posts of who takes part.
_INFERRED = frozenset({BETWEEN, ELECTION, NEAR, WORK, YEARS})
_BESIDE = 150  # code points between a post and the part in an event that the article may look back on
_OF_THE_TIME = timedelta(days=366)  # an event longer ago than this is one that the article looks back on


def dated(
    positions: Sequence[PositionObservation], events: Sequence[EventObservation], article: Article
) -> tuple[PositionObservation, ...]:
    """The observations with `as_of` and its basis.

    The event is that in which the person takes part nearest to the quote, of those of the article's own time. Without
    one, the days of publication count, a year from its first day to its last. Where these are not known, an event whose
    year is inferred dates nothing, and one whose day is printed in full only the posts beside it: it may be long past.
    """
    published = article.published.range if article.published else None
    of_the_time = _of_the_time(events, published)
    told = []
    for position in positions:
        day = _day_of_event(position, of_the_time, published is not None)
        if day:
            told.append(replace(position, as_of=day, as_of_basis=EVENT))
        elif published:
            told.append(replace(position, as_of=published, as_of_basis=PUBLICATION))
        else:
            told.append(position)
    return tuple(told)


def _of_the_time(events: Sequence[EventObservation], published: DayRange | None) -> list[EventObservation]:
    """The events neither ahead of publication nor long before it, or before the latest event where it is not known."""
    days = [(event, event.date.value) for event in events if event.date]
    if published:
        days = [(event, day) for event, day in days if day.earliest <= published.latest]
    told = published.earliest if published else max((day.latest for _, day in days), default=None)
    return [event for event, day in days if told and day.latest >= told - _OF_THE_TIME]


def _day_of_event(
    position: PositionObservation, events: Sequence[EventObservation], published: bool
) -> DayRange | None:
    nearest: tuple[int, DayRange] | None = None
    for event in events:
        for participation in event.participations:
            if participation.person != position.person or event.date is None:
                continue
            distance = _distance(position, participation)
            if not (published or _tells_day(event, distance)):
                continue
            if nearest is None or distance < nearest[0]:
                nearest = distance, event.date.value
    return nearest[1] if nearest else None


def _tells_day(event: EventObservation, distance: int) -> bool:
    """Whether, without a day of publication, the event is sure to be of the time of a post at that distance."""
    if event.date_basis in _INFERRED:
        return False
    return event.date_basis != EXPLICIT or distance <= _BESIDE


def _distance(position: PositionObservation, participation: Participation) -> int:
    return abs(position.evidence.span.start - participation.evidence.span.start)
