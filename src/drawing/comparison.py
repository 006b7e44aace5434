"""Areas beside one another (*jämförelse*): the group's kommuner, the group itself and riket, by one measure.

Domain handbook §3 point 6; a group's share is from sums (ruling 10).
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from domain.benefits.benefit import Benefit, BenefitFigures
from domain.ground.area import RIKET, Area, AreaKind
from domain.ground.display import show_list, show_percent, swedish_order
from domain.ground.period import Period, called_together, told_apart
from domain.ground.source import sources_line
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_number
from domain.profile.measure import share_of
from domain.profile.national import Measure, kinds_of
from domain.profile.notes import country_note
from domain.profile.words import age_words
from drawing.chart import BarChart, BarSeries, ChartText
from drawing.palette import Tone


def by_share(areas: Sequence[Area], figures: Mapping[str, BenefitFigures], measure: Measure) -> list[Area]:
    """The areas by share, the lowest first; equal ones by name, those without a share last."""
    return sorted(areas, key=lambda area: _order(share_of(figures.get(area.code), measure), area))


def comparison_chart(
    areas: Sequence[Area],
    figures: Mapping[str, BenefitFigures],
    before: Mapping[str, BenefitFigures],
    *,
    own: Area,
    measure: Measure,
    period: Period,
) -> BarChart | None:
    """The areas by share, the lowest first and those without one last, with the year before as an outline.

    None where no share is known. `own` stands out; riket is dashed; a group is told by its name.
    """
    shares = {area.code: share_of(figures.get(area.code), measure) for area in areas}
    if not any(is_number(value) for value in shares.values()):
        return None
    ordered = by_share(areas, figures, measure)
    earlier = tuple(share_of(before.get(area.code), measure) for area in ordered)
    known = [each for each in figures.values() if is_number(shares.get(each.area.code))]
    when = called_together((each.when for each in known), period)
    when_before = called_together((each.when_before for each in known), period.previous)
    called = names_beside(ordered, figures, when)
    series = [BarSeries(when, tuple(shares[area.code] for area in ordered))]
    if any(is_number(value) for value in earlier):
        series.append(BarSeries(when_before, earlier, earlier=True))
    listed = show_list(f"{called[area.code]} {show_percent(shares[area.code])}" for area in ordered)
    title = tr("{measure}, andel av befolkningen {period}")
    names = {"measure": measure.label, "period": when}
    return BarChart(
        text=ChartText(
            title=title.format(**names),
            reading=_reading(ordered, shares, called) + _gaps(figures.get(RIKET), measure),
            alternative=tr("Stapeldiagram: {listed}.").format(listed=listed),
            unit=tr("procent av befolkningen {ages}").format(ages=age_words(known[0].age_group)),
            source=sources_line(each.source for each in known),
        ),
        categories=tuple(called[area.code] for area in ordered),
        series=tuple(series),
        tones=tuple(_tone(area, own) for area in ordered),
        decimals=1,
    )


def _gaps(country: BenefitFigures | None, measure: Measure) -> str:
    """What riket's bar lacks, where it is of what is not reported everywhere (ruling 45)."""
    if country is None or country.country_gaps is None or Benefit.EKONOMISKT_BISTAND not in kinds_of(measure):
        return ""
    return f" {country_note(country.country_gaps)}"


def names_beside(areas: Sequence[Area], figures: Mapping[str, BenefitFigures], when: str) -> dict[str, str]:
    """Names by code: with its own months that of an area whose period is not what the others' is called."""
    return {
        area.code: told_apart(area.name, figures[area.code].when if area.code in figures else when, when)
        for area in areas
    }


def _order(value: Value, area: Area) -> tuple[bool, Fraction, str]:
    return isinstance(value, Empty), Fraction(0 if isinstance(value, Empty) else value), swedish_order(area.name)


def _tone(area: Area, own: Area) -> Tone:
    if area == own:
        return Tone.ACCENT
    return Tone.RIKET if area.code == RIKET else Tone.OTHER


def _reading(ordered: Sequence[Area], shares: Mapping[str, Value], called: Mapping[str, str]) -> str:
    kommuner = [area for area in ordered if area.kind is AreaKind.KOMMUN and is_number(shares[area.code])]
    said = []
    if len(kommuner) > 1:
        lowest, highest = kommuner[0], kommuner[-1]
        text = tr("Lägst är {lowest} ({low}), högst {highest} ({high}).")
        said.append(
            text.format(
                lowest=called[lowest.code],
                low=show_percent(shares[lowest.code]),
                highest=called[highest.code],
                high=show_percent(shares[highest.code]),
            )
        )
    if is_number(shares.get(RIKET)):
        said.append(tr("Riket: {share}.").format(share=show_percent(shares[RIKET])))
    return " ".join(said) or tr("Andelen är känd för {place}.").format(
        place=show_list(called[area.code] for area in ordered if is_number(shares[area.code]))
    )
