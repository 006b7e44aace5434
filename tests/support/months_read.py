"""A table of `scb_table` as if it had been read from a file, for what is tested without any form of file."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import cast

from domain.benefits.months import AreaMonths, MonthRow
from domain.ground.period import Period, parse_month
from domain.ground.problem import Refusal
from support.scb_table import TITLE, ScbTable, expected_rows


@dataclass
class MonthsRead:
    """A `BenefitMonths`. `on_area` is called before each area, and may raise."""

    table: ScbTable
    title: str = TITLE
    publisher: str = "SCB"
    updated: date | None = date(2026, 3, 26)
    skipped: int = 0
    refused: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[int, ...] = ()
    on_area: Callable[[str], None] = lambda _code: None

    @property
    def areas(self) -> tuple[tuple[str, str], ...]:
        return tuple(self.table.areas.items())

    @property
    def months(self) -> tuple[Period, ...]:
        return tuple(parse_month(month.replace("M", "-")) for month in self.table.months)

    def blocks(self) -> Iterator[AreaMonths]:
        for code, name in self.areas:
            self.on_area(code)
            yield AreaMonths(code, name, cast(list[MonthRow], expected_rows(self.table, code)))
