"""Of which periods LOTS cases are told in public (ruling 58)."""

import pytest

from domain.ground.period import Period, PeriodKind, month, months_between, parse_calendar_period
from domain.ground.whole_periods import in_order_of_end, parts_of, whole_period, whole_periods, with_those_inside
from domain.lots.publication import (
    LEVELS,
    finished,
    finished_in_a_row,
    latest_finished,
    latest_of_length,
    level_name,
    level_of,
    longer_than,
    nearest_whole,
    tells_of_months,
)

MONTH, QUARTER, HALF, YEAR = LEVELS


def months(first: str, last: str) -> tuple[Period, ...]:
    return months_between(*(month(*map(int, code.split("-"))) for code in (first, last)))


def codes(periods: tuple[Period, ...]) -> list[str]:
    return [each.code for each in periods]


def test_an_area_without_a_level_has_the_half_year_and_a_level_holds_from_its_year_on() -> None:
    assert level_of({}, 2026) is HALF
    levels = {2024: YEAR, 2026: QUARTER}
    assert [level_of(levels, year) for year in (2023, 2024, 2025, 2026, 2030)] == [HALF, YEAR, YEAR, QUARTER, QUARTER]


@pytest.mark.parametrize(("level", "count"), [(MONTH, 19), (QUARTER, 7), (HALF, 3), (YEAR, 1)])
def test_a_level_tells_of_its_periods_and_of_those_above(level: PeriodKind, count: int) -> None:
    periods = whole_periods(level, 2025)
    assert len(periods) == count
    assert periods[-1] == Period(2025, YEAR)
    assert with_those_inside(periods[-1], level) == periods
    assert level_name(level) in ("månad", "kvartal", "halvår", "år")


def test_a_whole_is_made_up_of_the_longest_periods_inside_it() -> None:
    every = whole_periods(QUARTER, 2025)
    assert codes(parts_of(Period(2025, YEAR), every)) == ["2025 H1", "2025 H2"]
    assert codes(parts_of(Period(2025, HALF, 2), every)) == ["2025 Q3", "2025 Q4"]
    assert parts_of(Period(2025, QUARTER, 2), every) == ()
    assert parts_of(Period(2025, YEAR), every[:3]) == (), "three quarters are no year"


def test_months_that_are_a_calendar_period_are_known_as_it() -> None:
    assert whole_period(month(2025, 1), month(2025, 6)) == Period(2025, HALF, 1)
    assert whole_period(month(2025, 7), month(2025, 9)) == Period(2025, QUARTER, 3)
    assert whole_period(month(2025, 4), month(2025, 4)) == month(2025, 4)
    for first, last in (((2025, 1), (2025, 5)), ((2025, 2), (2025, 7)), ((2024, 7), (2025, 6))):
        assert whole_period(month(*first), month(*last)) is None


def test_a_period_is_finished_with_every_month_from_the_areas_first() -> None:
    assert codes(finished(HALF, 2025, months("2025-01", "2025-11"))) == ["2025 H1"]
    assert codes(finished(HALF, 2025, months("2025-03", "2025-12"))) == ["2025 H1", "2025 H2", "2025"]
    without_may = [each for each in months("2025-01", "2025-12") if each.number != 5]
    assert codes(finished(QUARTER, 2025, without_may)) == ["2025 Q1", "2025 Q3", "2025 Q4", "2025 H2"]
    assert finished(HALF, 2024, months("2025-01", "2025-11")) == ()
    assert finished(HALF, 2025, ()) == ()


def test_a_report_tells_of_the_longest_of_the_periods_that_end_last() -> None:
    assert latest_finished({}, months("2025-01", "2026-05")) == Period(2025, YEAR)
    assert latest_finished({}, months("2025-01", "2026-06")) == Period(2026, HALF, 1)
    assert latest_finished({2026: QUARTER}, months("2025-01", "2026-05")) == Period(2026, QUARTER, 1)
    assert latest_finished({2026: YEAR}, months("2026-01", "2026-06")) is None


def test_the_latest_of_a_length_is_sought_for_each_level_above() -> None:
    assert longer_than(QUARTER) == (HALF, YEAR)
    assert longer_than(YEAR) == ()
    recorded = months("2025-01", "2026-06")
    assert latest_of_length(recorded, HALF) == Period(2026, HALF, 1)
    assert latest_of_length(recorded, YEAR) == Period(2025, YEAR)
    assert latest_of_length((), YEAR) is None


def test_the_nearest_whole_periods_share_months_with_what_was_asked() -> None:
    recorded = months("2025-01", "2026-06")
    assert codes(nearest_whole({}, month(2025, 5), month(2025, 8), recorded)) == ["2025 H1", "2025 H2", "2025"]
    assert codes(nearest_whole({}, month(2026, 1), month(2026, 5), recorded)) == ["2026 H1"]
    assert nearest_whole({}, month(2026, 9), month(2026, 9), recorded) == ()


def test_the_resource_is_told_of_in_a_row() -> None:
    first_year = ["2025 H1", "2025 H2", "2025"]
    assert codes(finished_in_a_row({}, months("2025-10", "2026-06"))) == [*first_year, "2026 H1"]
    assert codes(finished_in_a_row({}, months("2025-10", "2025-12"))) == first_year
    gone = [each for each in months("2025-10", "2026-12") if each.code != "2026-02"]
    assert codes(finished_in_a_row({}, gone)) == first_year, "the second half waits for the first"
    assert finished_in_a_row({}, ()) == ()
    assert codes(in_order_of_end(reversed(whole_periods(HALF, 2025)))) == first_year


def test_a_quarter_has_a_name_and_a_code_that_is_read_back() -> None:
    names = ["första", "andra", "tredje", "fjärde"]
    for number, name in enumerate(names, start=1):
        quarter = Period(2025, QUARTER, number)
        assert quarter.label == f"{name} kvartalet 2025"
        assert parse_calendar_period(quarter.code) == quarter
    assert parse_calendar_period("2025Q2") == Period(2025, QUARTER, 2)
    assert parse_calendar_period("2025 H2") == Period(2025, HALF, 2)
    with pytest.raises(ValueError, match="Q5"):
        parse_calendar_period("2025 Q5")


def test_single_months_are_told_of_by_the_level_of_months_alone() -> None:
    assert [tells_of_months(level) for level in LEVELS] == [True, False, False, False]
