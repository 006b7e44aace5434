"""The tables and charts that texts refer to, drawn from what the parts of a report are drawn from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import partial

from domain.benefits.benefit import AGE_20_64
from domain.benefits.of_period import GapTreatment
from domain.figures.blocks import KnownBlock, block_title
from domain.figures.known import WOMEN_AND_MEN, KnownFigure
from domain.figures.reference import KOMMUNER, SEXES, YEARS, Block, FigureKind, FigureName, parse_reference
from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.period import Period, PeriodKind
from domain.ground.sex import Sex
from domain.indicators.indicator import IndicatorTable
from domain.profile.series import BenefitSeries
from domain.reporting.blocks import PopulationBlock
from domain.reporting.evidence import (
    Content,
    Evidence,
    EvidenceByReference,
    IndicatorOverTime,
    OverTime,
    SideBySide,
    WomenAndMen,
    source_of,
)
from storage.areas.queries import read_group_members
from storage.benefits.months import Division
from storage.benefits.queries import read_profiles
from storage.benefits.series import read_series
from storage.figures.known import known_figures
from storage.file.workspace import Workspace
from storage.ground.figures import known_area
from storage.ground.rows import fetch
from storage.indicators.queries import indicator_periods, public_indicator, tables_of_periods
from storage.lots.report import read_lots_blocks
from storage.populations.comparison import DEFAULT
from storage.populations.public import ShownPopulations
from storage.reporting.reading import Reading
from storage.schema.areas import AREA


def read_evidence(reading: Reading, blocks: Iterable[Block]) -> EvidenceByReference:
    """What each of the blocks, which all have an area, is drawn from, as whom the report is for may see it; those that
    there are no figures for are absent."""
    wanted = list(dict.fromkeys(blocks))
    known = fetch(reading.connection, AREA, list(dict.fromkeys((block.of.area,) for block in wanted)))
    found = {}
    for block in wanted:
        row = known.get((block.of.area,))
        area = None if row is None else Area(row["code"], row["name"], AreaKind(row["kind"]))
        content = None if area is None else _CONTENTS[block.of.kind](reading, area, block.of)
        if area is not None and content is not None:
            known_as = content.indicator.name if isinstance(content, IndicatorTable | IndicatorOverTime) else ""
            title = block_title(block, area.name, known_as)
            told = KnownBlock(block.text, title, source_of(content))
            found[block.text.casefold()] = Evidence(block, told, content)
    return found


def figures_of_evidence(ws: Workspace, evidence: Evidence) -> tuple[KnownFigure, ...]:
    """The figures that stand in a table or a chart, so that one that is another later can be told of."""
    of, content = evidence.block.of, evidence.content
    areas, periods = [str(of.area)], [of.whole_period]
    shows: Callable[[tuple[str, ...]], bool] = _of_all
    match content:
        case OverTime(series, _):
            periods, shows = [each.period for each in series.years], _over_time
        case SideBySide(profiles, _):
            areas = [profile.area.code for profile in profiles]
        case WomenAndMen():
            shows = _by_sex
        case IndicatorOverTime(tables):
            periods, shows = [table.period for table in tables], partial(_of_key, content.indicator.key)
        case IndicatorTable():
            shows = partial(_of_key, content.indicator.key)
        case _:
            pass
    by_sex = isinstance(content, WomenAndMen)
    found = known_figures(ws, areas, periods, kinds=(of.kind,), by_sex=by_sex)
    return tuple(figure for figure in found if shows(parse_reference(figure.reference).figure.names))


def _of_all(_names: tuple[str, ...]) -> bool:
    return True


def _of_key(key: str, names: tuple[str, ...]) -> bool:
    return names[0] == key


def _over_time(names: tuple[str, ...]) -> bool:
    return names[-1] in ("antal", "andel")


def _by_sex(names: tuple[str, ...]) -> bool:
    return names[-1] in WOMEN_AND_MEN


def _of_profile(reading: Reading, area: Area, of: FigureName) -> Content | None:
    connection, period = reading.connection, of.whole_period
    if period.kind is PeriodKind.QUARTER:
        return None
    shows = " ".join(of.names).casefold()
    if shows == YEARS:
        series, country = (_until(reading, each, period) for each in (area, known_area(connection, RIKET)))
        return OverTime(series, country) if len(series.years) > 1 else None
    if shows == SEXES:
        by_sex = [read_profiles(connection, [area], period, sex).get(area.code) for sex in (Sex.KVINNA, Sex.MAN)]
        known = tuple(each for each in by_sex if each is not None)
        return WomenAndMen(known) if len(known) == len(by_sex) else None
    if shows == KOMMUNER:
        members = read_group_members(connection, area.code, period) if area.kind is AreaKind.GROUP else []
        found = read_profiles(connection, [area, *members], period)
        profiles = tuple(found[each.code] for each in (area, *members) if each.code in found)
        return SideBySide(profiles, area) if len(profiles) > 1 else None
    return read_profiles(connection, [area], period).get(area.code)


def _until(reading: Reading, area: Area, last: Period) -> BenefitSeries:
    """An area's years and months up to a period, which the text speaks of: later ones change nothing in it."""
    series = read_series(reading.connection, area, Division(Sex.ALLA, AGE_20_64, GapTreatment.LAMNA_UT))
    return replace(
        series,
        months=tuple(each for each in series.months if each.month <= last.months[-1]),
        years=tuple(each for each in series.years if each.period.year <= last.year),
    )


def _of_population(reading: Reading, area: Area, of: FigureName) -> Content | None:
    try:
        day = date.fromisoformat(of.period)
    except ValueError:
        return None
    found = ShownPopulations(reading.ws, DEFAULT, day, reading.threshold).of(area, day)
    return None if found is None else PopulationBlock(found.area, found.reference_date, found.population, found.source)


def _of_lots(reading: Reading, area: Area, of: FigureName) -> Content | None:
    period = of.whole_period
    asked = replace(reading.asked, area=None, areas=(area.code,), period=period)
    blocks = read_lots_blocks(replace(reading, asked=asked), beside=False, period=period)
    told: list[Content] = [*blocks.counted, *blocks.withheld]
    return next(iter(told), None)


def _of_indicator(reading: Reading, area: Area, of: FigureName) -> Content | None:
    key, over_time = of.names[0].casefold(), len(of.names) > 1
    periods = [of.whole_period]
    if over_time:
        periods = [each for each in indicator_periods(reading.ws, area.code) if each.last_day <= periods[0].last_day]
    tables = tuple(
        table if reading.threshold is None else public_indicator(reading.ws, table, reading.threshold)
        for table in tables_of_periods(reading.ws, [area.code], periods)
        if table.indicator.key.casefold() == key
    )
    if not over_time:
        return next(iter(tables), None)
    in_order = tuple(sorted(tables, key=lambda table: table.period.last_day))
    return IndicatorOverTime(in_order) if len(tables) > 1 else None


_CONTENTS: Mapping[FigureKind, Callable[[Reading, Area, FigureName], Content | None]] = {
    FigureKind.PROFILE: _of_profile,
    FigureKind.POPULATION: _of_population,
    FigureKind.LOTS: _of_lots,
    FigureKind.INDICATOR: _of_indicator,
}
