"""Which reforms a series crosses, and how they are told."""

from datetime import date

import pytest

from domain.ground.period import Period, PeriodKind, month, parse_period
from domain.ground.reforms import Touched, breaks_in, changed_between, reforms

OF_BENEFITS = (Touched.POPULATION, Touched.SOCIAL_SERVICES, Touched.UNEMPLOYMENT_INSURANCE)


def years(*given: int) -> list[Period]:
    return [Period(each, PeriodKind.YEAR) for each in given]


def test_a_year_that_a_reform_begins_in_is_another_than_the_one_before() -> None:
    assert breaks_in(years(2024, 2025, 2026), [Touched.UNEMPLOYMENT_INSURANCE]) == (
        (1, "Från 2025-10-01: ny arbetslöshetsförsäkring"),
    )
    assert breaks_in(years(2024, 2025), OF_BENEFITS) == (
        (
            1,
            "Från 2025-01-01: små slumpmässiga avvikelser i SCB:s folkmängd; från 2025-07-01: ny socialtjänstlag; "
            "från 2025-10-01: ny arbetslöshetsförsäkring",
        ),
    )


def test_months_and_days_break_where_the_reform_begins() -> None:
    points = [month(2025, each) for each in (5, 6, 7, 8)]
    assert breaks_in(points, OF_BENEFITS) == ((2, "Från 2025-07-01: ny socialtjänstlag"),)
    days = [date(2022, 12, 31), date(2023, 1, 1), date(2025, 12, 31), date(2026, 1, 1)]
    assert [at for at, _ in breaks_in(days, [Touched.REGISTERED])] == [1, 3]


def test_a_series_that_begins_after_a_reform_has_no_break() -> None:
    assert breaks_in([month(2025, 10), month(2025, 11)], OF_BENEFITS) == ()
    assert breaks_in(years(2025, 2026), OF_BENEFITS) == ()
    assert breaks_in([], OF_BENEFITS) == ()
    assert breaks_in(years(2024, 2025), []) == ()


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("2023", "2024", ""),
        ("2024", "2025", "från 2025-07-01: ny socialtjänstlag"),
        # Half of the year before was counted under the older law.
        ("2025", "2026", "från 2025-07-01: ny socialtjänstlag"),
        ("2025H2", "2026H1", ""),
        ("2026", "2027", ""),
    ],
)
def test_what_came_after_the_earlier_began_makes_two_periods_less_alike(before: str, now: str, told: str) -> None:
    assert changed_between(parse_period(before), parse_period(now), [Touched.SOCIAL_SERVICES]) == told


def test_reforms_stand_by_day() -> None:
    days = [each.day for each in reforms()]
    assert days == sorted(days)
