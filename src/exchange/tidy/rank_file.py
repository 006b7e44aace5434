"""Files of ranks as published (*publicerade placeringar*, ruling 7)."""

from functools import cache

from domain.ground.period import PeriodKind
from domain.ground.text import tr
from domain.importing.tidy import PublishedRanks, RankRow
from domain.profile.ranking import RankMeasure
from exchange.ground.fields import Fields
from exchange.ground.quoting import quoted
from exchange.tidy.format import TidyFormat
from storage.ground.register import read_areas


def _read(fields: Fields) -> RankRow:
    row = RankRow(
        line=fields.line,
        area=fields.area(),
        year=fields.period("year", PeriodKind.YEAR).year,
        measure=fields.choice("measure", tuple(RankMeasure)),
        rank=fields.ordinal("rank"),
        previous=fields.ordinal_or_none("rank_previous_year"),
        of=fields.ordinal("areas_ranked"),
    )
    if row.rank > row.of and not fields.problems:
        fields.refuse("rank", tr("{rank} finns inte bland {of}.").format(rank=row.rank, of=row.of))
    name, known = fields.text("area"), _area_names().get(row.area)
    if name and known is not None and name.casefold() != known.casefold():
        text = tr("koden {code} är {known}, inte {name}.")
        fields.refuse("area", text.format(code=row.area, known=known, name=quoted(name)))
    return row


@cache
def _area_names() -> dict[str, str]:
    return {area.code: area.name for area in read_areas()}


RANK_FILE = TidyFormat(
    kind="published_ranks",
    required=("area_code", "year", "measure", "rank", "rank_previous_year", "areas_ranked"),
    optional=("area",),
    read=_read,
    gather=lambda rows, refused: PublishedRanks(rows, refused=refused),
)
