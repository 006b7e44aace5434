"""Shares of the population over time and side by side, as a report draws them (domain handbook §3 points 5 and 6)."""

from collections.abc import Sequence

from domain.area import RIKET, Area, AreaKind
from domain.benefit import BenefitFigures, BenefitGroup, share
from domain.chart import BarChart, BarSeries, ChartText, LineChart, LineSeries, Tone
from domain.display import show_list, show_percent
from domain.period import Period
from domain.profile import Profile
from domain.profile_words import age_words, place_words
from domain.ranking import RankMeasure
from domain.series import BenefitSeries, month_shares
from domain.source import Source
from domain.text import tr
from domain.value import Empty, Value, is_number

_TONES = {
    BenefitGroup.OHALSA: Tone.SJUKPENNING,
    BenefitGroup.ARBETSLOSHET: Tone.ARBETSLOSHET,
    BenefitGroup.EKONOMISKT_BISTAND: Tone.EKONOMISKT_BISTAND,
}
_A_SERIES = 2


def total_share(figures: BenefitFigures) -> Value:
    """Andel av befolkningen i procent; the published share where the population is missing."""
    if isinstance(figures.population, Empty) and figures.published_share is not None:
        return figures.published_share
    return share(figures.total, figures.population)


def shares_over_time(series: BenefitSeries, country: BenefitSeries) -> LineChart | None:
    """The three groups in layers, month by month where there are months and else by year, with riket's total beside
    them. None with fewer than two points, or where no group's share is known."""
    monthly = len(series.months) >= _A_SERIES
    points = [each.month for each in series.months] if monthly else [each.period for each in series.years]
    layers = {
        group: month_shares(series.months, RankMeasure(group.value))
        if monthly
        else tuple(share(each.group_total(group), each.population) for each in series.years)
        for group in BenefitGroup
    }
    if len(points) < _A_SERIES or not any(is_number(value) for values in layers.values() for value in values):
        return None
    lines = [LineSeries(group.label, values, _TONES[group]) for group, values in layers.items()]
    beside = _country(country, points, monthly=monthly)
    if any(is_number(value) for value in beside) and series.area.code != RIKET:
        lines.append(LineSeries(tr("Riket"), beside, Tone.RIKET, reference=True))
    totals = _totals(series, monthly=monthly)
    return LineChart(
        text=_time_text(series, points, totals, monthly=monthly),
        points=tuple(point.code for point in points),
        series=tuple(lines),
        stacked=True,
        marks=_marks(series, points),
    )


def _country(country: BenefitSeries, points: Sequence[Period], *, monthly: bool) -> tuple[Value, ...]:
    known: dict[Period, Value] = {each.period: total_share(each) for each in country.years}
    if monthly:
        shares = month_shares(country.months, RankMeasure.TOTAL)
        known = {each.month: value for each, value in zip(country.months, shares, strict=True)}
    return tuple(known.get(point, Empty.SAKNAS) for point in points)


def _totals(series: BenefitSeries, *, monthly: bool) -> tuple[Value, ...]:
    if monthly:
        return month_shares(series.months, RankMeasure.TOTAL)
    return tuple(total_share(each) for each in series.years)


def _marks(series: BenefitSeries, points: Sequence[Period]) -> tuple[tuple[int, str], ...]:
    """Months whose *ekonomiskt bistånd* is an earlier value, and those in which not every member reports."""
    said: dict[Period, str] = {month: tr("alla kommuner har inte rapporterat") for month in series.partial}
    said |= {month: tr("bortfall, senast kända värde") for month in series.filled}
    return tuple((at, said[point]) for at, point in enumerate(points) if point in said)


def _time_text(series: BenefitSeries, points: Sequence[Period], totals: Sequence[Value], *, monthly: bool) -> ChartText:
    place = place_words(series.area)
    names = {"place": place, "first": points[0].label, "last": points[-1].label}
    known = [(value, point) for value, point in zip(totals, points, strict=True) if is_number(value)]
    reading = tr("Andelen av befolkningen i {place}, {first} till {last}.").format(**names)
    if len(known) >= _A_SERIES:
        (before, earlier), (now, later) = known[0], known[-1]
        text = tr("I {place} var andelen {before} i {earlier} och {now} i {later}.")
        if not monthly:
            text = tr("I {place} var andelen {before} {earlier} och {now} {later}.")
        reading = text.format(
            place=place,
            before=show_percent(before),
            earlier=earlier.label,
            now=show_percent(now),
            later=later.label,
        )
    sources = dict.fromkeys(source.words for source in _sources(series))
    return ChartText(
        title=tr("Andel av befolkningen efter grupp, {place}").format(place=series.area.name),
        reading=reading,
        alternative=tr("Tidsserie i lager för ohälsa, arbetslöshet och ekonomiskt bistånd. {reading}").format(
            reading=reading
        ),
        unit=tr("procent av befolkningen {ages}").format(ages=age_words(series.age_group)),
        source=tr("Källa: {sources}").format(sources="; ".join(sources)),
    )


def _sources(series: BenefitSeries) -> tuple[Source, ...]:
    of_months = () if series.source is None else (series.source,)
    return (*of_months, *(each.source for each in series.years))


def shares_of_areas(profiles: Sequence[Profile], own: Area) -> BarChart | None:
    """Areas by their share of the population, the lowest first, with the year before; None where fewer than two shares
    are known. `own` is the area the report is about, in the accent's colour; riket is grey."""
    known = sorted((profile for profile in profiles if is_number(profile.total.share_of_population)), key=share_order)
    if len(known) < _A_SERIES:
        return None
    first = known[0]
    series = [BarSeries(first.period.label, tuple(each.total.share_of_population for each in known))]
    before = tuple(each.total.share_of_population_before for each in known)
    if any(is_number(value) for value in before):
        series.append(BarSeries(first.previous_period.label, before, earlier=True))
    figures = show_list(f"{each.area.name} {show_percent(each.total.share_of_population)}" for each in known)
    text = tr("Stapeldiagram över andelen av befolkningen {period}: {figures}.")
    sources = dict.fromkeys(each.source.words for each in known)
    return BarChart(
        text=ChartText(
            title=tr("Andel av befolkningen per område {period}").format(period=first.period.label),
            reading=comparison_words(known),
            alternative=text.format(period=first.period.label, figures=figures),
            unit=tr("procent av befolkningen {ages}").format(ages=age_words(first.age_group)),
            source=tr("Källa: {sources}").format(sources="; ".join(sources)),
        ),
        categories=tuple(each.area.name for each in known),
        series=tuple(series),
        tones=tuple(_tone(each.area, own) for each in known),
        decimals=1,
    )


def _tone(area: Area, own: Area) -> Tone:
    if area.code == RIKET:
        return Tone.RIKET
    return Tone.ACCENT if area == own else Tone.OTHER


def share_order(profile: Profile) -> tuple[bool, Value, str]:
    """A sort key: the lowest share first, then by code, areas without a share last."""
    value = profile.total.share_of_population
    return (True, 0, profile.area.code) if isinstance(value, Empty) else (False, value, profile.area.code)


def comparison_words(profiles: Sequence[Profile]) -> str:
    """Lowest and highest of the kommuner, and riket; an empty text where no share is known."""
    known = sorted((each for each in profiles if is_number(each.total.share_of_population)), key=share_order)
    others = [each for each in known if each.area.kind is AreaKind.KOMMUN]
    if not others:
        return ""
    lowest, highest = others[0], others[-1]
    said = tr("Lägst andel har {lowest} ({low}), högst {highest} ({high}).")
    if lowest is highest:
        said = tr("Bara {lowest} har en känd andel ({low}).")
    text = said.format(
        lowest=lowest.area.name,
        low=show_percent(lowest.total.share_of_population),
        highest=highest.area.name,
        high=show_percent(highest.total.share_of_population),
    )
    country = next((each for each in known if each.area.code == RIKET), None)
    if country is not None:
        text += " " + tr("I riket är den {share}.").format(share=show_percent(country.total.share_of_population))
    return text
