"""A month of LOTS cases as the design pictures show it, and what stands around it."""

from collections.abc import Mapping

from domain.ground.area import Area, AreaKind
from domain.ground.period import Period, month, months_between
from domain.ground.value import Empty, Value
from domain.lots.month import CellKey, LotsMonth, MonthStatus, Party
from widgets.lots.screen import LotsScreen
from widgets.lots.sheet import party_keys

TIERP = Area("0360", "Tierp", AreaKind.KOMMUN)
MAY = month(2016, 5)
_GONE, _NONE = Empty.SAKNAS, Empty.EJ_TILLAMPLIGT

# Women, men, other; under 30, 30 and over, unknown.
ROWS: Mapping[Party, tuple[Value, ...]] = {
    Party.FK: (2, 1, 0, 1, 2, 0),
    Party.AF: (1, 1, 0, 0, 2, 0),
    Party.KOMMUN: (4, 3, 0, 3, 3, 0),
    Party.REGION: (_GONE, 0, 0, 0, 0, 0),
    Party.ANNAN: (_NONE,) * 6,
}


def counts_of(rows: Mapping[Party, tuple[Value, ...]]) -> dict[CellKey, Value]:
    """Rows as they are typed, as recorded cells."""
    return {key: value for party, row in rows.items() for key, value in zip(party_keys(party), row, strict=True)}


def screen_of(
    rows: Mapping[Party, tuple[Value, ...]] = ROWS,
    *,
    shown: Period = MAY,
    status: MonthStatus = MonthStatus.OPPEN,
    others: Mapping[Period, LotsMonth] | None = None,
    comments: Mapping[CellKey, str] | None = None,
    age_border: int = 30,
) -> LotsScreen:
    """The screen of one month; `others` are the months around it."""
    around = months_between(month(shown.year - 1, shown.number), month(shown.year, 12))
    months = {each: LotsMonth(TIERP, each, {}) for each in around}
    months |= others or {}
    months[shown] = LotsMonth(TIERP, shown, counts_of(rows), status=status)
    return LotsScreen(TIERP, shown, months, comments or {}, age_border=age_border)


def whole_month(shown: Period, cases: int, status: MonthStatus = MonthStatus.LAST) -> LotsMonth:
    """A month that adds up, with `cases` women over 30 from the kommun."""
    return LotsMonth(TIERP, shown, counts_of({Party.KOMMUN: (cases, 0, 0, 0, cases, 0)}), status=status)
