"""How a typed period is read, and what the box offers when a tab has no list of its own."""

from datetime import date

import pytest

from domain.ground.period import Period, PeriodKind, month
from widgets.tab.contract import Wants
from widgets.tab.periods import (
    code_of,
    listed,
    nearest,
    neighbour,
    read_when,
    show_when,
    standing_offer,
    where_figures_are,
    with_current,
)

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
    assert standing_offer(Wants.YEAR, TODAY)[:2] == (Period(2026, PeriodKind.YEAR), Period(2025, PeriodKind.YEAR))
    assert standing_offer(Wants.REFERENCE_DATE, TODAY)[0] == date(2025, 10, 31)
    assert standing_offer(Wants.NOTHING, TODAY) == ()


def test_from_an_empty_period_the_way_leads_to_the_latest_before_it_else_the_earliest() -> None:
    figures = (month(2026, 3), month(2025, 11))
    assert nearest(figures, month(2026, 2)) == month(2025, 11)
    assert nearest(figures, month(2025, 1)) == month(2025, 11)
    assert nearest((), month(2025, 1)) is None
    assert nearest((date(2024, 10, 31),), date(2026, 10, 31)) == date(2024, 10, 31)


def test_an_empty_page_says_which_periods_have_figures() -> None:
    years = [whole(year) for year in (2022, 2021)]
    assert where_figures_are([month(2022, 1), *years]) == "Siffror finns för 2021 och 2022."
    months = [month(2026, number) for number in range(1, 6)]
    assert where_figures_are(months) == "Siffror finns för 5 perioder, januari 2026 till maj 2026."
    assert where_figures_are([date(2024, 10, 31)]) == "Siffror finns för 2024-10-31."


def test_a_typed_period_gets_its_place_among_those_offered() -> None:
    offered = (month(2026, 3), month(2026, 1))
    assert with_current(offered, month(2026, 2)) == [month(2026, 3), month(2026, 2), month(2026, 1)]
    assert with_current(offered, month(2026, 1)) == list(offered)
    assert with_current(offered, None) == list(offered)
    assert listed(offered, month(2026, 2), Wants.MONTH) == [month(2026, 3), month(2026, 2), month(2026, 1)]


def whole(year: int) -> Period:
    return Period(year, PeriodKind.YEAR)


def half(year: int, number: int) -> Period:
    return Period(year, PeriodKind.HALF, number)


TWELVE_YEARS = tuple(
    part for year in range(2025, 2013, -1) for part in (whole(year), half(year, 1), half(year, 2), *whole(year).months)
)


def test_twelve_years_of_months_are_listed_as_years_with_the_parts_of_the_one_shown() -> None:
    shown = listed(TWELVE_YEARS, whole(2021), Wants.PERIOD)
    assert len(shown) == 12 + 2 + 12
    at = shown.index(whole(2021))
    assert shown[at + 1 : at + 4] == [half(2021, 1), half(2021, 2), month(2021, 1)]
    assert shown[at + 14 : at + 16] == [month(2021, 12), whole(2020)]
    assert listed(TWELVE_YEARS, month(2019, 5), Wants.PERIOD)[6:9] == [whole(2019), half(2019, 1), half(2019, 2)]
    assert listed(TWELVE_YEARS, None, Wants.PERIOD) == [whole(year) for year in range(2025, 2013, -1)]


def test_a_part_of_a_year_that_is_not_offered_whole_can_still_be_seen() -> None:
    offered = (whole(2022), half(2021, 1))
    assert listed(offered, whole(2022), Wants.PERIOD) == [whole(2022), half(2021, 1)]
    assert listed(offered, month(2020, 3), Wants.PERIOD) == [whole(2022), half(2021, 1), month(2020, 3)]


def test_earlier_and_later_keep_the_length_of_the_period() -> None:
    assert neighbour(whole(2021), Wants.PERIOD, TWELVE_YEARS, 1) == whole(2022)
    assert neighbour(half(2021, 1), Wants.PERIOD, TWELVE_YEARS, -1) == half(2020, 2)
    assert neighbour(month(2021, 12), Wants.PERIOD, TWELVE_YEARS, 1) == month(2022, 1)
    assert neighbour(whole(2025), Wants.PERIOD, TWELVE_YEARS, 1) is None
    assert neighbour(whole(2013), Wants.PERIOD, TWELVE_YEARS, 1) == whole(2014)
    days = (date(2024, 10, 31), date(2023, 10, 31))
    assert neighbour(days[0], Wants.REFERENCE_DATE, days, -1) == days[1]
