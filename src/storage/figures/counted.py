"""What texts may refer to of what the group counts itself: populations, LOTS cases and indicators."""

from collections.abc import Iterator, Sequence
from datetime import date

from domain.figures.known import WOMEN_AND_MEN, KnownFigure, Unit
from domain.figures.reference import FigureKind, FigureName
from domain.ground.area import Area, AreaKind
from domain.ground.display import in_a_sentence
from domain.ground.period import Period, months_label
from domain.ground.sex import Sex
from domain.ground.source import Source, one_source
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.indicators.indicator import WHOLE, IndicatorTable, category_label
from domain.lots.month import PARTIES, LotsMonth, LotsTally
from domain.lots.period import tally_period
from domain.lots.publication import Levels, finished, level_of
from storage.figures.profile import some_of
from storage.file.workspace import Workspace
from storage.indicators.queries import public_indicator, tables_of_periods
from storage.lots.publication import public_tally_of, read_levels
from storage.lots.queries import read_months_of, read_recorded_months
from storage.populations.comparison import DEFAULT, reference_dates_of
from storage.populations.public import ShownPopulations

_TOTAL = "totalt"
_WOMEN_AND_MEN = {sex: words for words, sex in WOMEN_AND_MEN.items()}
_COLUMNS = {**_WOMEN_AND_MEN, Sex.ANNAT: "annat"}


def figures_of_populations(
    ws: Workspace, areas: Sequence[Area], periods: Sequence[Period], threshold: int | None
) -> Iterator[KnownFigure]:
    of_kind = [area for area in areas if area.kind in (AreaKind.KOMMUN, AreaKind.GROUP)]
    for area, days in reference_dates_of(ws, of_kind).items():
        for day in days:
            if any(period.first_day <= day <= period.last_day for period in periods):
                yield from _of_population(ShownPopulations(ws, DEFAULT, day, threshold), area, day)


def _of_population(shown: ShownPopulations, area: Area, day: date) -> Iterator[KnownFigure]:
    found = shown.of(area, day)
    if found is None:
        return
    population = found.population
    values = {_TOTAL: (tr("känd samverkanspopulation"), population.total)}
    for line in population.lines:
        inside = [population.definition.row(line.row.parent)] if line.row.parent else []
        labels = [in_a_sentence(row.label) for row in (*inside, line.row)]
        values[line.row.key] = ", ".join(labels), line.count
    for key, (words, value) in values.items():
        name = FigureName(FigureKind.POPULATION, area.code, day.isoformat(), (key,))
        yield KnownFigure(
            name.text,
            words,
            area.code,
            day.isoformat(),
            value,
            Unit.PERSONS,
            0,
            may_be_hidden=True,
            source=found.source,
            day=found.source.recorded,
            only=some_of(*((found.members.reporting, found.members.missing) if found.members else ((), ()))),
        )


def figures_of_lots(
    ws: Workspace, areas: Sequence[Area], periods: Sequence[Period], threshold: int | None
) -> Iterator[KnownFigure]:
    with ws.reading() as connection:
        recorded = read_recorded_months(connection, areas)
        among = [area for area in areas if area.code in recorded]
        if not among or not periods:
            return
        levels = read_levels(connection, [area.code for area in among])
        first, last = min(each.months[0] for each in periods), max(each.months[-1] for each in periods)
        read = read_months_of(connection, among, first, last)
    by_month = {code: {each.month: each for each in of_area} for code, of_area in read.items()}
    for period in periods:
        for area in among:
            if not set(recorded[area.code]).isdisjoint(period.months):
                months = [by_month[area.code][each] for each in period.months]
                tally = _tally(months, period, levels[area.code], recorded[area.code], threshold)
                yield from _of_tally(area, period, months, tally)


def _tally(
    months: Sequence[LotsMonth], period: Period, levels: Levels, recorded: Sequence[Period], threshold: int | None
) -> LotsTally | None:
    """None where a public page may not tell of the period (ruling 58)."""
    if threshold is None:
        return tally_period(months)
    told_of = period in finished(level_of(levels, period.year), period.year, recorded)
    return public_tally_of(months, period, levels, threshold) if told_of else None


def _of_tally(
    area: Area, period: Period, months: Sequence[LotsMonth], tally: LotsTally | None
) -> Iterator[KnownFigure]:
    with_cases = [each for each in months if each.counts]
    source = one_source(each.source for each in with_cases if each.source is not None)
    only = "" if len(with_cases) == len(period.months) else months_label([each.month for each in with_cases])
    told = {_TOTAL: (tr("LOTS-ärenden"), Empty.DOLT if tally is None else tally.total)}
    for party in PARTIES:
        words = tr("LOTS-ärenden, {who}").format(who=party.label)
        told[party.value] = words, Empty.DOLT if tally is None else tally.by_party.get(party, Empty.SAKNAS)
    for sex, of_sex in _WOMEN_AND_MEN.items():
        words = tr("LOTS-ärenden, {who}").format(who=of_sex)
        told[of_sex] = words, Empty.DOLT if tally is None else tally.by_sex.get(sex, Empty.SAKNAS)
    for key, (words, value) in told.items():
        name = FigureName(FigureKind.LOTS, area.code, period.short_code, (key,))
        yield KnownFigure(
            name.text,
            words,
            area.code,
            period.code,
            value,
            Unit.PERSONS,
            0,
            may_be_hidden=True,
            source=source,
            day=source.recorded,
            only=only,
        )


def figures_of_indicators(
    ws: Workspace, areas: Sequence[Area], periods: Sequence[Period], threshold: int | None
) -> Iterator[KnownFigure]:
    for table in tables_of_periods(ws, [area.code for area in areas], periods):
        yield from _of_table(table if threshold is None else public_indicator(ws, table, threshold))


def _of_table(table: IndicatorTable) -> Iterator[KnownFigure]:
    indicator = table.indicator
    percent = indicator.unit.strip().casefold() in ("%", "procent", "andel")
    unit = Unit.PERCENT if percent else Unit.PERSONS if indicator.is_count else Unit.OTHER
    source = table.source or Source("")
    for category in indicator.rows:
        for sex in table.sexes:
            part = [name for name in (_COLUMNS.get(sex, ""), category) if name]
            said = [_COLUMNS.get(sex, ""), "" if category == WHOLE else category_label(category)]
            name = FigureName(
                FigureKind.INDICATOR, table.area.code, table.period.short_code, (indicator.key, *(part or (_TOTAL,)))
            )
            yield KnownFigure(
                name.text,
                ", ".join(filter(None, (in_a_sentence(indicator.name), *said))),
                table.area.code,
                table.period.code,
                table.value(sex, category),
                unit,
                indicator.decimals,
                may_be_hidden=indicator.counted_by_group and indicator.is_count,
                source=source,
                day=source.recorded,
                only=some_of(*((table.coverage.counted, table.coverage.missing) if table.coverage else ((), ()))),
            )
