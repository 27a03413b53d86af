"""A position has the day of an event of the article's own time, and no day of what the article looks back on."""

from datetime import date

import pytest

from danvan_kg.extraction.dating import EVENT, PUBLICATION, dated
from danvan_kg.extraction.days.years import CAMPAIGN, EXPLICIT, NEAR, WORK
from danvan_kg.observation import (
    EventObservation,
    Evidence,
    Part,
    Participation,
    Person,
    Position,
    PositionObservation,
    Relation,
    Stated,
)
from danvan_kg.partial_date import DayRange
from danvan_kg.text import Span
from tests.extraction.reading import article

EVIDENCE = Evidence(Span(0, 4), "test.rule")
PERSON = Person("An")
HOLDING = PositionObservation(PERSON, Position("Bí thư", None), Relation.HOLDS, EVIDENCE)


def event(day: str, *, attended: bool = True, basis: str = EXPLICIT, at: int = 0) -> EventObservation:
    evidence = Evidence(Span(at, at + 4), "test.rule")
    moment = Stated(DayRange(date.fromisoformat(day), date.fromisoformat(day)), evidence)
    taking_part = (Participation(PERSON, Part.ATTENDS, evidence),) if attended else ()
    return EventObservation(day, "Meeting", day, (evidence,), moment, basis, participations=taking_part)


@pytest.mark.parametrize(
    ("events", "published", "day", "basis"),
    [
        ([event("2021-03-04")], "2021-03-05", "2021-03-04", EVENT),
        ([event("1957-06-14")], "2021-03-05", "2021-03-05", PUBLICATION),
        ([event("2021-03-09")], "2021-03-05", "2021-03-05", PUBLICATION),
        ([event("2021-03-04")], None, "2021-03-04", EVENT),
        ([event("1957-06-14"), event("2021-03-04", attended=False)], None, None, None),
        ([event("2021-03-04", basis=NEAR)], None, None, None),
        ([event("2021-03-04", basis=WORK)], "2021-03-05", "2021-03-04", EVENT),
        ([event("2021-03-04", basis=CAMPAIGN, at=900)], None, "2021-03-04", EVENT),
        ([event("2021-03-04", at=900)], None, None, None),
        ([event("2021-03-04", at=900)], "2021-03-05", "2021-03-04", EVENT),
        ([], None, None, None),
    ],
)
def test_the_day_is_that_of_an_event_of_the_articles_own_time(
    events: list[EventObservation], published: str | None, day: str | None, basis: str | None
) -> None:
    (position,) = dated([HOLDING], events, article("ông An", published=published))
    assert (str(position.as_of.earliest) if position.as_of else None, position.as_of_basis) == (day, basis)
