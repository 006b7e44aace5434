"""Files of ranks as published (*publicerade placeringar*, ruling 7)."""

from domain.period import PeriodKind
from domain.ranking import RankMeasure
from domain.text import tr
from domain.tidy import PublishedRanks, RankRow
from exchange.fields import Fields
from exchange.tidy_format import TidyFormat


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
    fields.agrees_with_area_name("area", row.area)
    if row.rank > row.of:
        text = tr("rank: plats {rank} finns inte bland {of}.").format(rank=row.rank, of=row.of)
        fields.problems.append(text)
    return row


RANK_FILE = TidyFormat(
    kind="published_ranks",
    required=("area_code", "year", "measure", "rank", "rank_previous_year", "areas_ranked"),
    optional=("area",),
    read=_read,
    gather=lambda rows, refused: PublishedRanks(rows, refused=refused),
)
