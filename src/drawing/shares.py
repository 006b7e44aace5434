"""Shares of the population side by side, as a report draws and tells them (domain handbook §3 point 6)."""

from collections.abc import Sequence

from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.display import show_list, show_percent
from domain.ground.period import called_together, told_apart
from domain.ground.source import sources_line
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_number
from domain.profile.profile import Profile
from domain.profile.words import age_words
from drawing.chart import BarChart, BarSeries, ChartText
from drawing.palette import Tone

_A_SERIES = 2


def shares_of_areas(profiles: Sequence[Profile], own: Area) -> BarChart | None:
    """Areas by their share of the population, the lowest first, with the year before; None where fewer than two shares
    are known. `own` is the area the report is about, in the accent's colour; riket is grey."""
    known = sorted((profile for profile in profiles if is_number(profile.total.share_of_population)), key=share_order)
    if len(known) < _A_SERIES:
        return None
    first = known[0]
    now = called_together((each.when for each in known), first.period)
    earlier = called_together((each.when_before for each in known), first.previous_period)
    series = [BarSeries(now, tuple(each.total.share_of_population for each in known))]
    before = tuple(each.total.share_of_population_before for each in known)
    if any(is_number(value) for value in before):
        series.append(BarSeries(earlier, before, earlier=True))
    names = [told_apart(each.area.name, each.when, now) for each in known]
    figures = show_list(
        f"{name} {show_percent(each.total.share_of_population)}" for name, each in zip(names, known, strict=True)
    )
    text = tr("Stapeldiagram över andelen av befolkningen {period}: {figures}.")
    return BarChart(
        text=ChartText(
            title=tr("Andel av befolkningen per område {period}").format(period=now),
            reading=comparison_words(profiles),
            alternative=text.format(period=now, figures=figures),
            unit=tr("procent av befolkningen {ages}").format(ages=age_words(first.age_group)),
            source=sources_line(each.source for each in known),
        ),
        categories=tuple(names),
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
    """Lowest and highest of the kommuner, or from what to what where some share is not known, and riket; an empty text
    where none is."""
    known = sorted((each for each in profiles if is_number(each.total.share_of_population)), key=share_order)
    others = [each for each in known if each.area.kind is AreaKind.KOMMUN]
    if not others:
        return ""
    lowest, highest = others[0], others[-1]
    when = called_together((each.when for each in known), lowest.period)
    said = tr("Lägst andel har {lowest} ({low}), högst {highest} ({high}).")
    every = sum(each.area.kind is AreaKind.KOMMUN for each in profiles)
    if every > len(others):
        # The ones that are not known may lie lower, or higher: a place beside them can say that they do.
        said = tr("Andelen är känd för {known} av {every} kommuner, från {low} ({lowest}) till {high} ({highest}).")
    if lowest is highest:
        said = tr("Bara {lowest} har en känd andel ({low}).")
    text = said.format(
        known=len(others),
        every=every,
        lowest=told_apart(lowest.area.name, lowest.when, when),
        low=show_percent(lowest.total.share_of_population),
        highest=told_apart(highest.area.name, highest.when, when),
        high=show_percent(highest.total.share_of_population),
    )
    country = next((each for each in known if each.area.code == RIKET), None)
    if country is not None:
        of_country = tr("I riket är den {share}.")
        if country.country_gaps is not None:
            of_country = tr("I riket är den {share} (för lågt: bortfall).")
        text += " " + of_country.format(share=show_percent(country.total.share_of_population))
    return text
