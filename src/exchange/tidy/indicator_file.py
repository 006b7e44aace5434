"""Files of indicators (*X i siffror*, domain handbook §3)."""

from domain.ground.period import PeriodKind
from domain.ground.sex import Sex
from domain.importing.tidy import IndicatorRow, Indicators
from exchange.ground.fields import Fields
from exchange.tidy.format import TidyFormat


def _read(fields: Fields) -> IndicatorRow:
    return IndicatorRow(
        line=fields.line,
        indicator=fields.words("indicator", required=True),
        area=fields.area(),
        period=fields.period("period", PeriodKind.MONTH, PeriodKind.HALF, PeriodKind.YEAR),
        sex=fields.sex(*Sex),
        category=fields.words("category"),
        value=fields.number("value", fields.text("unit")),
        unit=fields.words("unit", required=True),
        source=fields.words("source"),
    )


INDICATOR_FILE = TidyFormat(
    kind="indicators",
    required=("indicator", "area_code", "period", "sex", "category", "value", "unit", "source"),
    optional=(),
    read=_read,
    gather=lambda rows, refused: Indicators(rows, refused=refused),
)
