"""An area over time in a report (*tidsserie*): the yearly table beside the chart (domain handbook §3 point 5)."""

from collections.abc import Sequence

from domain.benefits.benefit import BenefitFigures, BenefitGroup, share
from domain.ground.display import show_count, show_list, show_number
from domain.ground.source import sources_line
from domain.ground.text import tr
from domain.ground.value import Empty
from domain.profile.measure import share_of
from domain.profile.notes import parts_differ
from domain.profile.ranking import RankMeasure
from domain.profile.series import BenefitSeries
from domain.profile.words import age_words
from reports.page.table_layout import Column, Row, Table


def years_table(series: BenefitSeries, country: BenefitSeries) -> Table:
    """A row for each year: persons, the share of each group and in total, and riket's share beside it."""
    known = {figures.period: share_of(figures, RankMeasure.TOTAL) for figures in country.years}
    of_country = {period: value for period, value in known.items() if not isinstance(value, Empty)}
    of_population = tr("Andel av befolkningen {ages},\u00a0%").format(ages=age_words(series.age_group))
    columns = [Column(tr("År")), Column(tr("Helårspersoner"), True)]
    columns += [Column(group.label, True, of_population) for group in BenefitGroup]
    columns.append(Column(tr("Totalt"), True, of_population))
    if of_country:
        columns.append(Column(tr("Riket"), True, of_population))
    rows, apart = [], []
    for figures in series.years:
        shares = [share(figures.group_total(group), figures.population) for group in BenefitGroup]
        shares.append(share_of(figures, RankMeasure.TOTAL))
        if parts_differ(shares, 1):
            apart.append(figures.period.label)
        cells = [figures.period.label, show_count(figures.total), *(show_number(each, 1) for each in shares)]
        if of_country:
            cells.append(show_number(of_country.get(figures.period, Empty.SAKNAS), 1))
        rows.append(Row(tuple(cells)))
    caption = tr("Helårspersoner och andel av befolkningen per år, {area}").format(area=series.area.name)
    notes = list(years_notes(series.years))
    if apart:
        text = tr("Avrundat: de visade delarna blir inte exakt summan för {years}.")
        notes.append(text.format(years=show_list(apart)))
    return Table(caption, tuple(columns), tuple(rows), tuple(notes), _source(series))


def years_notes(years: Sequence[BenefitFigures]) -> tuple[str, ...]:
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
