"""Bounds of tenures: what each kind of observation tells, and that they are always in order."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.entity import Bounds, Identity, ObservationKey, ObservedPosition
from danvan_kg.observation import Evidence
from danvan_kg.partial_date import PartialDate
from danvan_kg.resolution.tenures import bounds_of
from danvan_kg.text import Span

PERSON, POSITION = Identity("person", "p", "p"), Identity("position", "q", "q")


def observed(
    relation: str, as_of: str | None = None, begin: str | None = None, end: str | None = None
) -> ObservedPosition:
    days = PartialDate.parse(as_of).range if as_of else None
    return ObservedPosition(
        ObservationKey("a", "v", 0, 1, f"{relation}{as_of}{begin}{end}"),
        PERSON,
        POSITION,
        relation,
        Evidence(Span(0, 1), "test.rule"),
        (days.earliest, days.latest) if days else None,
        None,
        PartialDate.parse(begin) if begin else None,
        PartialDate.parse(end) if end else None,
    )


CASES = [
    ("no date, no bounds", [observed("holds")], (None, None, None, None)),
    ("one day", [observed("holds", "2014-02-20")], (None, "2014-02-20", "2014-02-20", None)),
    (
        "certain between first and last attestation",
        [observed("holds", "2017-12-27"), observed("holds", "2014-02-20")],
        (None, "2014-02-20", "2017-12-27", None),
    ),
    ("one attestation within a year", [observed("holds", "2014")], (None, "2014-12-31", "2014-01-01", None)),
    (
        "an appointment is the begin",
        [observed("appointed", "2015-06-01"), observed("holds", "2016-01-02")],
        ("2015-06-01", "2015-06-01", "2016-01-02", None),
    ),
    (
        "an appointment told on two days began on one of them",
        [observed("appointed", "2015-06-02"), observed("appointed", "2015-06-01")],
        ("2015-06-01", "2015-06-01", "2015-06-02", None),
    ),
    (
        "appointed anew, the first begin is unknown",
        [observed("holds", "2014-01-01"), observed("appointed", "2015-06-01")],
        (None, "2014-01-01", "2015-06-01", None),
    ),
    (
        "a departure is the end",
        [observed("holds", "2016-01-02"), observed("leaves", "2018-03-04")],
        (None, "2016-01-02", "2018-03-04", "2018-03-04"),
    ),
    (
        "a departure told on two days was on one of them",
        [observed("leaves", "2018-03-04"), observed("leaves", "2018-03-05")],
        (None, "2018-03-04", "2018-03-05", "2018-03-05"),
    ),
    (
        "a former holder has left by then",
        [observed("holds", "2014-02-20"), observed("former", "2019-05-05"), observed("former", "2018-01-01")],
        (None, "2014-02-20", "2014-02-20", "2018-01-01"),
    ),
    ("a former holder alone", [observed("former", "2019")], (None, None, None, "2019-12-31")),
    (
        "named with the title after being called former, the end is unknown",
        [observed("former", "2015-01-01"), observed("holds", "2016-01-01")],
        (None, "2016-01-01", "2016-01-01", None),
    ),
    (
        "a stage of a career with stated begin and end",
        [observed("former", "2020-01-01", "2015-06", "2017")],
        ("2015-06-01", "2015-06-30", "2017-01-01", "2017-12-31"),
    ),
    (
        "a stated begin and a later attestation",
        [observed("holds", "2018-03-01", begin="2015-06")],
        ("2015-06-01", "2015-06-30", "2018-03-01", None),
    ),
]


@pytest.mark.parametrize(("claim", "observations", "expected"), CASES, ids=[case[0] for case in CASES])
def test_bounds(claim: str, observations: list[ObservedPosition], expected: tuple[str | None, ...]) -> None:
    """The four bounds of each case, whatever the order of the observations."""
    days = Bounds(*(date.fromisoformat(day) if day else None for day in expected))
    assert bounds_of(observations) == days
    assert bounds_of(observations[::-1]) == days


OBSERVATIONS = st.lists(
    st.builds(
        observed,
        st.sampled_from(["holds", "appointed", "former", "leaves"]),
        st.none() | st.sampled_from(["2014", "2014-06", "2014-06-15", "2015-01-01", "2016", "2018-12-31"]),
        st.none() | st.sampled_from(["2013", "2014-05"]),
        st.none() | st.sampled_from(["2016-07", "2019-01-01"]),
    ),
    max_size=6,
)


@given(OBSERVATIONS)
def test_bounds_are_in_order(observations: list[ObservedPosition]) -> None:
    """Shape S2 holds for whatever articles say."""
    bounds = bounds_of(observations)
    for first, second in (("begin_earliest", "begin_latest"), ("end_earliest", "end_latest")):
        pair = getattr(bounds, first), getattr(bounds, second)
        assert None in pair or pair[0] <= pair[1]
    assert None in (bounds.begin_earliest, bounds.end_latest) or bounds.begin_earliest <= bounds.end_latest  # type: ignore[operator]


@given(OBSERVATIONS, OBSERVATIONS)
def test_more_attestations_never_shrink_what_is_certain(
    some: list[ObservedPosition], more: list[ObservedPosition]
) -> None:
    """The certain stretch only grows with observations."""
    less, full = bounds_of(some), bounds_of([*some, *more])
    if less.begin_latest:
        assert full.begin_latest
        assert full.begin_latest <= less.begin_latest
    if less.end_earliest:
        assert full.end_earliest
        assert full.end_earliest >= less.end_earliest
