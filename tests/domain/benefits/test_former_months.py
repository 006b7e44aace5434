"""A figure that was replaced is kept as it stood: what was printed then can be explained, and not changed."""

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, datetime

import pytest

from domain.benefits.former_months import FormerMonth
from domain.benefits.months import MONTH, POPULATION, MonthRow

ROW: MonthRow = ("alla", "20-64", "2021-03", 108, 180, 42, 155, 10, 56, 3555, None)
TAKEN_IN, REPLACED = (datetime(2021, day, 1, 9, tzinfo=UTC) for day in (5, 9))
FORMER = FormerMonth(ROW, "SCB, TAB1386", TAKEN_IN, "läs in september.json", "samverkanskoordinator", REPLACED)


def test_a_former_month_is_what_stood_and_cannot_be_written_over() -> None:
    assert (FORMER.row[MONTH], FORMER.row[POPULATION]) == ("2021-03", 3555)
    with pytest.raises(FrozenInstanceError):
        FORMER.row = ROW  # type: ignore[misc]


def test_the_same_figures_replaced_another_day_are_another_story() -> None:
    assert replace(FORMER) == FORMER
    assert replace(FORMER, replaced=TAKEN_IN) != FORMER
    assert replace(FORMER, source=None, taken_in=None).source is None
