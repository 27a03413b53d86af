"""Certain and possible stretches are drawn where their days are."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan_kg.browse.timeline import WIDTH, Bounds, timeline

days = st.none() | st.dates(date(1930, 1, 1), date(2030, 1, 1))


def test_a_tenure_with_two_attestations_is_certain_between_them_and_open_at_both_ends() -> None:
    line = timeline([("x", Bounds(None, date(2014, 1, 1), date(2016, 1, 1), None))])
    assert line is not None
    (row,) = line.rows
    assert (row.open_start, row.open_end) == (True, True)
    assert (row.possible.x, row.possible.width) == (0, WIDTH)
    assert row.certain is not None
    # The scale runs from 2013 to 2018, so 2014 to 2016 is the second and third of five years.
    assert row.certain.x == pytest.approx(WIDTH / 5, abs=1)
    assert row.certain.width == pytest.approx(WIDTH * 2 / 5, abs=1)


def test_bounds_out_of_order_leave_nothing_certain() -> None:
    bounds = Bounds(date(2014, 1, 1), date(2014, 12, 31), date(2014, 1, 1), None)
    assert bounds.certain is None
    line = timeline([("x", bounds)])
    assert line is not None
    assert line.rows[0].certain is None
    assert not line.rows[0].open_start


def test_tenures_without_a_day_are_not_drawn() -> None:
    assert timeline([("x", Bounds(None, None, None, None))]) is None


@given(st.lists(st.builds(Bounds, days, days, days, days), max_size=5))
def test_everything_drawn_is_inside_the_drawing(tenures: list[Bounds]) -> None:
    line = timeline([("x", bounds) for bounds in tenures])
    for row in line.rows if line else ():
        for stretch in (row.possible, row.certain):
            if stretch:
                assert stretch.x >= 0
                assert stretch.width > 0
                assert stretch.x + stretch.width <= WIDTH + 8


def test_a_year_with_one_attestation_is_some_day_of_it_and_certain_on_none() -> None:
    bounds = Bounds(None, date(2019, 12, 31), date(2019, 1, 1), None)
    assert bounds.certain is None
    assert bounds.some_day == (date(2019, 1, 1), date(2019, 12, 31))
    assert Bounds(None, date(2019, 1, 1), date(2019, 12, 31), None).some_day is None
