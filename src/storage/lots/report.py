"""What the reports print of LOTS cases (*LOTS-ärenden*)."""

from collections.abc import Sequence

from domain.ground.area import Area
from domain.ground.period import Period, month
from domain.ground.source import one_source
from domain.hiding.lots import public_tally
from domain.hiding.lots_at_least import with_public_least
from domain.lots.month import LotsMonth, LotsTally
from domain.lots.period import tally_period, year_to_report
from domain.reporting.report import LotsBlock, LotsBlocks
from storage.lots.queries import read_months_of, read_recorded_months
from storage.reporting.reading import Reading


def read_lots_blocks(reading: Reading) -> LotsBlocks:
    """Each area's latest year with figures to go by, from January to the last month that an area has in that year, and
    the areas without cases."""
    areas = reading.areas
    recorded = read_recorded_months(reading.connection, areas)
    years = {code: year_to_report(months) for code, months in recorded.items()}
    last = {year: max(m for months in recorded.values() for m in months if m.year == year) for year in years.values()}
    read = {
        year: read_months_of(reading.connection, [a for a in areas if years.get(a.code) == year], month(year, 1), upto)
        for year, upto in last.items()
    }
    counted = [area for area in areas if area.code in years]
    return LotsBlocks(
        tuple(_block(area, read[years[area.code]][area.code], recorded[area.code], reading) for area in counted),
        tuple(area for area in areas if area not in counted),
    )


def _block(area: Area, months: Sequence[LotsMonth], every: Sequence[Period], reading: Reading) -> LotsBlock:
    recorded = [each for each in months if each.counts]
    return LotsBlock(
        area,
        months[0].month,
        months[-1].month,
        _shown(tally_period(months), reading.threshold),
        len(recorded),
        one_source(each.source for each in recorded if each.source is not None),
        reading.settings.age_border,
        empty=tuple(each.month for each in months if not each.counts),
        begun=tuple(each for each in every if each.year > months[0].month.year),
    )


def _shown(tally: LotsTally, threshold: int | None) -> LotsTally:
    return tally if threshold is None else with_public_least(public_tally(tally, threshold), tally, threshold)
