"""An area over time in a report (*tidsserie*): the yearly table beside the chart (domain handbook §3 point 5)."""

from collections.abc import Sequence

from domain.benefits.benefit import BenefitFigures, BenefitGroup, share
from domain.ground.display import show_count, show_list, show_number
from domain.ground.period import Period, PeriodKind
from domain.ground.source import sources_line
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.profile.measure import share_of
from domain.profile.notes import country_note, lacking_notes, parts_differ
from domain.profile.ranking import RankMeasure
from domain.profile.series import BenefitSeries
from domain.profile.words import age_words
from drawing.chart import LineChart
from drawing.series import SeriesChoice, possible_steps, series_chart
from reports.page.table_layout import Column, Row, Table


def years_chart(series: BenefitSeries, country: BenefitSeries) -> LineChart | None:
    """Month by month where there are months, with the three groups in layers: what the window shows first."""
    choice = SeriesChoice(step=possible_steps(series)[0])
    return series_chart(series, choice, others=[country] if country.area != series.area else [])


def years_table(series: BenefitSeries, country: BenefitSeries) -> Table:
    """A row for each year, from the first to the last: persons, of how many of a group's kommuner where some year lacks
    one, the share of each group and in total, and riket's share of the same months beside it."""
    of_country = _of_country(series, country)
    short = any(each.members is not None and each.members.missing for each in series.years)
    of_population = tr("Andel av befolkningen {ages},\u00a0%").format(ages=age_words(series.age_group))
    columns = [Column(tr("År"))]
    if short:
        columns.append(Column(tr("Kommuner")))
    columns.append(Column(tr("Helårspersoner"), True))
    columns += [Column(group.label, True, of_population) for group in BenefitGroup]
    columns.append(Column(tr("Totalt"), True, of_population))
    if of_country:
        columns.append(Column(tr("Riket"), True, of_population))
    known = {figures.period: figures for figures in series.years}
    rows, apart, without = [], [], []
    for period in _years(series.years):
        figures = known.get(period)
        shares = _shares(figures)
        when = period.label if figures is None else figures.when
        if parts_differ(shares, 1):
            apart.append(when)
        if figures is None:
            without.append(when)
        cells = [when, *([_kommuner(figures)] if short else [])]
        cells.append(show_count(Empty.SAKNAS if figures is None else figures.total))
        cells += [show_number(each, 1) for each in shares]
        if of_country:
            cells.append(show_number(of_country.get(period, Empty.SAKNAS), 1))
        rows.append(Row(tuple(cells)))
    caption = tr("Helårspersoner och andel av befolkningen per år, {area}").format(area=series.area.name)
    notes = [*_incomplete_years(series.years), *lacking_notes(series.years)]
    if without:
        notes.append(tr("Uppgifter för {years} saknas.").format(years=show_list(without)))
    if of_country and (alone := [each.when for each in series.years if each.period not in of_country]):
        notes.append(tr("Riket har ingen andel att jämföra med {years}.").format(years=show_list(alone)))
    if of_country and country.country_gaps is not None:
        notes.append(tr("Riket: {note}").format(note=country_note(country.country_gaps)))
    if short:
        notes.append(
            tr("Summor av olika kommuner är inte jämförbara mellan åren; andelen gäller de kommuner som räknas.")
        )
    if apart:
        text = tr("Avrundat: de visade delarna blir inte exakt summan för {years}.")
        notes.append(text.format(years=show_list(apart)))
    return Table(caption, tuple(columns), tuple(rows), tuple(notes), _source(series))


def _years(years: Sequence[BenefitFigures]) -> list[Period]:
    """Every year from the first to the last: one without figures has its row, which says so."""
    known = [each.period.year for each in years]
    return [Period(year, PeriodKind.YEAR) for year in range(min(known), max(known) + 1)]


def _shares(figures: BenefitFigures | None) -> list[Value]:
    if figures is None:
        return [Empty.SAKNAS] * (len(BenefitGroup) + 1)
    of_groups = [share(figures.group_total(group), figures.population) for group in BenefitGroup]
    return [*of_groups, share_of(figures, RankMeasure.TOTAL)]


def _kommuner(figures: BenefitFigures | None) -> str:
    """`4 av 8`: how many of a group's kommuner a year is the sum of."""
    if figures is None or figures.members is None:
        return Empty.SAKNAS.label
    counted = len(figures.members.reporting)
    return tr("{counted} av {every}").format(counted=counted, every=counted + len(figures.members.missing))


def _of_country(series: BenefitSeries, country: BenefitSeries) -> dict[Period, Value]:
    """Riket's share each year that it has of the very months that the area has."""
    own = {figures.period: figures.when for figures in series.years}
    shares = {
        each.period: share_of(each, RankMeasure.TOTAL) for each in country.years if own.get(each.period) == each.when
    }
    return {period: value for period, value in shares.items() if not isinstance(value, Empty)}


def _incomplete_years(years: Sequence[BenefitFigures]) -> tuple[str, ...]:
    """Years that are not whole, by how many months they have."""
    short = [figures for figures in years if figures.coverage is not None and not figures.coverage.complete]
    notes = []
    for figures in short:
        assert figures.coverage is not None
        counted, of = figures.coverage.months, figures.coverage.of
        text = tr("{year} är ofullständigt: {months} av {of} månader.")
        if counted == of:
            text = tr("{year}: alla ersättningar är inte kända för varje månad.")
        notes.append(text.format(year=figures.period.label, months=counted, of=of))
    return tuple(notes)


def _source(series: BenefitSeries) -> str:
    return sources_line(figures.source for figures in series.years)
