"""How a typed period is read, and what the box offers when a tab has no list of its own."""

from datetime import date

import pytest

from domain.period import Period, PeriodKind, month
from widgets.shell.contract import Wants
from widgets.shell.periods import code_of, read_when, show_when, standing_offer, with_current

TODAY = date(2026, 3, 30)


@pytest.mark.parametrize(
    "typed", ["maj 2016", "Maj 2016", "maj2016", "2016 maj", "2016-05", "2016-5", "201605", "2016/05"]
)
def test_a_month_can_be_written_in_many_ways(typed: str) -> None:
    assert read_when(typed, Wants.MONTH) == month(2016, 5)


@pytest.mark.parametrize("typed", ["sept 2016", "sep. 2016", "  september   2016 "])
def test_three_letters_of_a_month_are_enough(typed: str) -> None:
    assert read_when(typed, Wants.MONTH) == month(2016, 9)


@pytest.mark.parametrize("typed", ["", "maj", "2016", "ma 2016", "2016-13", "juli", "2016-05-01"])
def test_what_is_no_month_is_not_guessed_at(typed: str) -> None:
    assert read_when(typed, Wants.MONTH) is None


def test_a_profile_takes_years_halves_and_months() -> None:
    assert read_when("2021", Wants.PERIOD) == Period(2021, PeriodKind.YEAR)
    assert read_when("2021 h1", Wants.PERIOD) == Period(2021, PeriodKind.HALF, 1)
    assert read_when("andra halvåret 2021", Wants.PERIOD) == Period(2021, PeriodKind.HALF, 2)
    assert read_when("mars 2021", Wants.PERIOD) == month(2021, 3)


def test_a_reference_date_can_be_a_day_or_the_year_it_is_counted_in() -> None:
    for typed in ("2024-10-31", "31 oktober 2024", "31 okt 2024", "2024"):
        assert read_when(typed, Wants.REFERENCE_DATE) == date(2024, 10, 31)
    assert read_when("31 februari 2024", Wants.REFERENCE_DATE) is None


def test_where_a_tab_wants_nothing_nothing_is_read() -> None:
    assert read_when("2021", Wants.NOTHING) is None


def test_what_is_stored_is_read_back() -> None:
    for when, wants in (
        (month(2016, 5), Wants.MONTH),
        (Period(2021, PeriodKind.HALF, 2), Wants.PERIOD),
        (date(2024, 10, 31), Wants.REFERENCE_DATE),
    ):
        assert read_when(code_of(when), wants) == when
        assert read_when(show_when(when), wants) == when


def test_the_standing_offer_is_newest_first_and_never_a_day_to_come() -> None:
    months = standing_offer(Wants.MONTH, TODAY)
    assert (months[0], len(months)) == (month(2026, 3), 36)
    assert standing_offer(Wants.YEAR, TODAY)[:2] == (Period(2027, PeriodKind.YEAR), Period(2026, PeriodKind.YEAR))
    assert standing_offer(Wants.REFERENCE_DATE, TODAY)[0] == date(2025, 10, 31)
    assert standing_offer(Wants.NOTHING, TODAY) == ()


def test_a_typed_period_gets_its_place_among_those_offered() -> None:
    offered = (month(2026, 3), month(2026, 1))
    assert with_current(offered, month(2026, 2), Wants.MONTH) == [month(2026, 3), month(2026, 2), month(2026, 1)]
    assert with_current(offered, month(2026, 1), Wants.MONTH) == list(offered)
    assert with_current(offered, None, Wants.MONTH) == list(offered)
    half = Period(2021, PeriodKind.HALF, 1)
    assert with_current((Period(2021, PeriodKind.YEAR),), half, Wants.PERIOD)[0] == half
