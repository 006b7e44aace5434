"""Files of collaboration populations (*samverkanspopulationer*, domain handbook §4)."""

from domain.ground.sex import Sex
from domain.importing.tidy import PopulationCountRow, PopulationCounts
from exchange.ground.fields import Fields
from exchange.tidy.format import TidyFormat


def _read(fields: Fields) -> PopulationCountRow:
    return PopulationCountRow(
        line=fields.line,
        area=fields.area(),
        reference_date=fields.day("reference_date"),
        sex=fields.sex(Sex.KVINNA, Sex.MAN, Sex.ANNAT, Sex.ALLA),
        row=fields.words("row", required=True),
        count=fields.count("count"),
        contact=fields.words("contact") or None,
        row_date=fields.day("row_date") if fields.text("row_date") else None,
    )


POPULATION_FILE = TidyFormat(
    kind="population_counts",
    required=("area_code", "reference_date", "sex", "row", "count"),
    optional=("contact", "row_date"),
    read=_read,
    gather=lambda rows, refused: PopulationCounts(rows, refused=refused),
)
