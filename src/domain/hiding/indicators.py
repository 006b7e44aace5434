"""What the public may read of an indicator the group has counted itself (*offentlig redovisning*): rulings 22, 23."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import ceil

from domain.ground.sex import Sex
from domain.ground.value import Empty, Value, hidden_as, is_hidden, is_number
from domain.hiding.additive_table import AdditiveTable, CellKey, Equation
from domain.hiding.periods import hidden_of_periods
from domain.indicators.indicator import WHOLE, IndicatorTable


def public_table(table: IndicatorTable, threshold: int = 5, others: Iterable[IndicatorTable] = ()) -> IndicatorTable:
    """The table with small counts as *dolt*, and with them what would give them away. Official statistics, and what is
    no count of anything, are shown as they are.

    Women and men of a count are taken to be everyone, and categories the whole where they add up, whatever rules were
    declared: whoever reads the table would take them so. Among `others` are those of the periods inside the table's
    own, which is protected together with them where they add up to it (ruling 58).
    """
    if not table.indicator.counted_by_group or not table.indicator.is_count:
        return table
    shown = _shown(table)
    months = set(table.period.months)
    inside = [each for each in others if each.area == table.area and set(each.period.months) < months]
    nested = sorted((each for each in inside if each.coverage is None), key=lambda each: len(each.period.months))
    tables = {each.period: _additive(each, _shown(each)) for each in (*nested, table)}
    hidden = hidden_of_periods(tables, threshold)[table.period].cells
    values = {
        key: hidden_as(value, threshold) if key in hidden else value
        for key, value in shown.items()
        # A sum that the rules give can be given no more once a part of it is hidden.
        if key in table.values or key in hidden or is_number(value)
    }
    return replace(table, values=values)


def public_tables(
    tables: Sequence[IndicatorTable], threshold: int = 5, others: Sequence[IndicatorTable] = ()
) -> tuple[IndicatorTable, ...]:
    """Several areas of one indicator and period side by side. In a group's sum nothing is shown that one of its members
    hides: beside the other members it would tell."""
    public = [public_table(table, threshold, others) for table in tables]
    hidden = {
        key for table in public if table.coverage is None for key, value in table.values.items() if is_hidden(value)
    }
    return tuple(
        table if table.coverage is None else replace(table, values=_without(table, hidden)) for table in public
    )


def _shown(table: IndicatorTable) -> dict[tuple[Sex, str], Value]:
    return {(sex, row): table.value(sex, row) for row in table.indicator.rows for sex in table.sexes}


def _without(table: IndicatorTable, hidden: set[tuple[Sex, str]]) -> dict[tuple[Sex, str], Value]:
    return {key: Empty.DOLT if key in hidden and not is_hidden(value) else value for key, value in table.values.items()}


def _additive(table: IndicatorTable, shown: dict[tuple[Sex, str], Value]) -> AdditiveTable:
    values: dict[CellKey, int | Empty] = {
        key: value if isinstance(value, Empty) else max(ceil(value), 0) for key, value in shown.items()
    }
    rules = []
    parts = [sex for sex in table.sexes if sex is not Sex.ALLA]
    if parts:
        rules = [Equation((Sex.ALLA, row), tuple((sex, row) for sex in parts)) for row in table.indicator.rows]
    if table.indicator.categories:
        for sex in table.sexes:
            cells = tuple((sex, row) for row in table.indicator.categories)
            if table.indicator.categories_add or _sums(values, (sex, WHOLE), cells):
                rules.append(Equation((sex, WHOLE), cells))
    return AdditiveTable(values, tuple(rules))


def _sums(values: dict[CellKey, int | Empty], total: CellKey, parts: Sequence[CellKey]) -> bool:
    whole = values[total]
    numbers = [value for part in parts if not isinstance(value := values[part], Empty)]
    return not isinstance(whole, Empty) and len(numbers) == len(parts) and sum(numbers) == whole
