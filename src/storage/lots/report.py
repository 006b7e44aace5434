"""What the reports print of LOTS cases (*LOTS-ärenden*)."""

from collections.abc import Sequence

from domain.ground.area import Area
from domain.ground.period import month
from domain.ground.source import one_source
from domain.hiding.lots import public_tally
from domain.lots.month import LotsMonth
from domain.lots.period import tally_period
from domain.reporting.report import LotsBlock, LotsBlocks
from storage.lots.queries import latest_month, read_months_of
from storage.reporting.reading import Reading


def read_lots_blocks(reading: Reading) -> LotsBlocks:
    """The areas with cases in the latest year that has any, from January to the last such month, and those without."""
    areas = reading.areas
    latest = latest_month(reading.connection, areas)
    if latest is None:
        return LotsBlocks(())
    months = read_months_of(reading.connection, areas, month(latest.year, 1), latest)
    counted = [area for area in areas if any(each.counts for each in months[area.code])]
    return LotsBlocks(
        tuple(_block(area, months[area.code], reading) for area in counted),
        tuple(area for area in areas if area not in counted),
    )


def _block(area: Area, months: Sequence[LotsMonth], reading: Reading) -> LotsBlock:
    tally = tally_period(months)
    recorded = [each for each in months if each.counts]
    return LotsBlock(
        area,
        months[0].month,
        months[-1].month,
        tally if reading.threshold is None else public_tally(tally, reading.threshold),
        len(recorded),
        one_source(each.source for each in recorded if each.source is not None),
        reading.settings.age_border,
    )
