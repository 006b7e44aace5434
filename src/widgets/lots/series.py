"""The last twelve values of the cell the keyboard stands in (*de senaste tolv månaderna*)."""

from domain.ground.period import Period
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.lots.month import Party
from domain.lots.review import margin_value
from widgets.lots.screen import LotsScreen, months_back
from widgets.lots.sheet import SUM_ROW, cell_key, sheet_column_name
from widgets.parts.bars import Bar


def cell_series(screen: LotsScreen, row: str, column: str) -> tuple[str, tuple[Bar, ...]]:
    """What the bars are, and the eleven months before beside the month's own value."""
    months = months_back(screen.month, 11)
    bars = tuple(Bar(each.label, _value(screen, each, row, column), each == screen.month) for each in months)
    party = tr("Alla parter") if row == SUM_ROW else Party(row).label
    name = tr("{party}, {column}: de senaste tolv månaderna")
    return name.format(party=party, column=sheet_column_name(column, screen.age_border)), bars


def _value(screen: LotsScreen, month: Period, row: str, column: str) -> Value:
    key = cell_key(row, column)
    if key is not None:
        value = margin_value(screen.months[month].counts, *key)
        return Empty.SAKNAS if value is None else value
    tallied = screen.tallies[month]
    if row == SUM_ROW:
        sums = {
            **{sex.value: v for sex, v in tallied.by_sex.items()},
            **{age.value: v for age, v in tallied.by_age.items()},
        }
        return sums.get(column, tallied.total)
    return tallied.by_party[Party(row)]
