"""Files of LOTS cases by month, and of older figures for several months (*periodposter*): rulings 15, 17 and 18."""

from domain.ground.period import PeriodKind
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.importing.tidy import LotsMonthRow, LotsMonths, LotsPeriodRow, LotsPeriods
from domain.lots.month import PARTIES, AgeGroup, Party
from exchange.ground.fields import Fields
from exchange.tidy.format import TidyFormat


def _read_month(fields: Fields) -> LotsMonthRow:
    return LotsMonthRow(
        line=fields.line,
        area=fields.area(),
        month=fields.period("month", PeriodKind.MONTH),
        party=fields.choice("party", PARTIES),
        sex=fields.sex(*Sex),
        age=fields.choice("age_group", tuple(AgeGroup)),
        cases=fields.count("cases"),
    )


def _read_period(fields: Fields) -> LotsPeriodRow:
    row = LotsPeriodRow(
        line=fields.line,
        area=fields.area(),
        since=fields.day("from"),
        until=fields.day("to"),
        party=fields.choice("party", tuple(Party)),
        sex=fields.sex(*Sex),
        age=fields.choice("age_group", tuple(AgeGroup)),
        cases=fields.count("cases"),
    )
    if row.until < row.since and not fields.problems:
        text = tr("{until} ligger före {column}, {since}.")
        dates = {"until": row.until.isoformat(), "since": row.since.isoformat()}
        fields.refuse("to", text.format(column=fields.written.get("from", "from"), **dates))
    return row


LOTS_MONTH_FILE = TidyFormat(
    kind="lots_months",
    required=("area_code", "month", "party", "sex", "age_group", "cases"),
    optional=(),
    read=_read_month,
    gather=lambda rows, refused: LotsMonths(rows, refused=refused),
)
LOTS_PERIOD_FILE = TidyFormat(
    kind="lots_periods",
    required=("area_code", "from", "to", "party", "sex", "age_group", "cases"),
    optional=(),
    read=_read_period,
    gather=lambda rows, refused: LotsPeriods(rows, refused=refused),
)
