"""Files of the extra resource by month (*tilläggsresurs*, domain handbook §5)."""

from domain.ground.period import PeriodKind
from domain.ground.sex import Sex
from domain.importing.tidy import ResourceMonthRow, ResourceMonths
from domain.lots.month import AgeGroup
from exchange.ground.fields import Fields
from exchange.tidy.format import TidyFormat


def _read(fields: Fields) -> ResourceMonthRow:
    return ResourceMonthRow(
        line=fields.line,
        area=fields.area(),
        month=fields.period("month", PeriodKind.MONTH),
        sex=fields.sex(*Sex),
        age_group=fields.choice("age_group", tuple(AgeGroup)).value,
        new=fields.count("new"),
        active=fields.count("active"),
        ended=fields.count("ended"),
        started_training=fields.count("started_training"),
    )


RESOURCE_FILE = TidyFormat(
    kind="resource_months",
    required=("area_code", "month", "sex", "age_group", "new", "active", "ended", "started_training"),
    optional=(),
    read=_read,
    gather=lambda rows, refused: ResourceMonths(rows, refused=refused),
)
