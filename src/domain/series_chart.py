"""Time series as charts (*tidsserier*): domain handbook §3 point 5.

What is shown is chosen: the three groups in layers or one measure as a line; months, twelve months at a time, or years;
women and men apart; riket and other kommuner beside. A share of several months is mean persons over mean population of
the same months (ruling 2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from domain.area import RIKET
from domain.benefit import Benefit, BenefitFigures, BenefitGroup, share
from domain.chart import ChartText, LineChart, LineSeries, SeriesBreak, Tone
from domain.display import show_number, show_percent
from domain.national import Measure, kinds_of
from domain.period import Period, month
from domain.profile_words import age_words, place_words
from domain.ranking import RankMeasure
from domain.series import BenefitSeries, month_shares, persons_of, twelve_month_shares
from domain.sex import Sex
from domain.text import tr
from domain.value import Empty, Value, exact_sum, is_number

_GROUP_TONES = {
    BenefitGroup.OHALSA: Tone.SJUKPENNING,
    BenefitGroup.ARBETSLOSHET: Tone.ARBETSLOSHET,
    BenefitGroup.EKONOMISKT_BISTAND: Tone.EKONOMISKT_BISTAND,
}
_OTHERS = (Tone.SJUKPENNING, Tone.EKONOMISKT_BISTAND, Tone.ARBETSMARKNADSATGARDER, Tone.SJUK_OCH_AKTIVITETSERSATTNING)
_A_SERIES = 2
# From here on SCB adds small random differences to population counts.
_NOISE_FROM = month(2025, 1)


class Step(Enum):
    """How far apart the points are."""

    MONTH = "month"
    TWELVE_MONTHS = "twelve_months"
    YEAR = "year"

    @property
    def label(self) -> str:
        """The Swedish name, as the user chooses it."""
        return {
            Step.MONTH: tr("Månad"),
            Step.TWELVE_MONTHS: tr("Tolv månader i taget"),
            Step.YEAR: tr("År"),
        }[self]


@dataclass(frozen=True, slots=True)
class SeriesChoice:
    """What a time series shows. `measure` None means the three groups in layers."""

    measure: Measure | None = None
    step: Step = Step.MONTH


def measure_label(measure: Measure | None) -> str:
    """The Swedish name; that of a group says that it is one, since a kind may be called by the same word."""
    if measure is None:
        return tr("Tre grupper i lager")
    if isinstance(measure, RankMeasure) and measure in (RankMeasure.OHALSA, RankMeasure.ARBETSLOSHET):
        return tr("{group} (grupp)").format(group=measure.label)
    return measure.label


def series_chart(
    own: BenefitSeries,
    choice: SeriesChoice,
    *,
    others: Sequence[BenefitSeries] = (),
    by_sex: Mapping[Sex, BenefitSeries] | None = None,
) -> LineChart | None:
    """The series of `own` with `others` beside it, and women and men where `by_sex` holds them.

    Shares of the population in per cent; persons where no share is known at all. None with fewer than two points, or
    where nothing that was chosen is known.
    """
    points = _points(own, choice.step)
    if len(points) < _A_SERIES:
        return None
    shares = any(is_number(value) for value in _values(own, RankMeasure.TOTAL, choice.step, points, persons=False))
    persons = not shares
    if choice.measure is None and not by_sex:
        lines = [
            LineSeries(
                group.label,
                _values(own, RankMeasure(group.value), choice.step, points, persons=persons),
                _GROUP_TONES[group],
            )
            for group in BenefitGroup
        ]
    else:
        lines = _own_lines(own, choice, points, by_sex or {}, persons=persons)
    if not any(is_number(value) for line in lines for value in line.values):
        return None
    stacked = choice.measure is None and not by_sex
    lines += _beside(others, choice, points, stacked=stacked, persons=persons)
    return LineChart(
        text=_text(own, choice, points, lines, persons=persons),
        points=tuple(point.code for point in points),
        series=tuple(lines),
        stacked=stacked,
        breaks=_breaks(own, choice.step, points, persons=persons),
        marks=_marks(own, choice.step, points),
        decimals=0 if persons else 1,
    )


def _points(own: BenefitSeries, step: Step) -> list[Period]:
    return [each.period for each in own.years] if step is Step.YEAR else [each.month for each in own.months]


def _values(
    series: BenefitSeries, measure: Measure, step: Step, points: Sequence[Period], *, persons: bool
) -> tuple[Value, ...]:
    """The series' value at each point; missing where it has none."""
    if step is Step.YEAR:
        known = {each.period: _of_year(each, measure, persons=persons) for each in series.years}
    else:
        if persons:
            found = tuple(persons_of(each, measure) for each in series.months)
        elif step is Step.TWELVE_MONTHS:
            found = twelve_month_shares(series.months, measure)
        else:
            found = month_shares(series.months, measure)
        known = {each.month: value for each, value in zip(series.months, found, strict=True)}
    return tuple(known.get(point, Empty.SAKNAS) for point in points)


def _of_year(figures: BenefitFigures, measure: Measure, *, persons: bool) -> Value:
    together = exact_sum(figures.persons[kind] for kind in kinds_of(measure))
    if persons:
        return together
    published = figures.published_share
    if measure is RankMeasure.TOTAL and published is not None and isinstance(figures.population, Empty):
        return published
    return share(together, figures.population)


def _own_lines(
    own: BenefitSeries,
    choice: SeriesChoice,
    points: Sequence[Period],
    by_sex: Mapping[Sex, BenefitSeries],
    *,
    persons: bool,
) -> list[LineSeries]:
    measure = choice.measure or RankMeasure.TOTAL
    lines = [LineSeries(own.area.name, _values(own, measure, choice.step, points, persons=persons), Tone.ACCENT)]
    tones = {Sex.KVINNA: Tone.EKONOMISKT_BISTAND, Sex.MAN: Tone.SJUKPENNING}
    for sex, series in by_sex.items():
        values = _values(series, measure, choice.step, points, persons=persons)
        lines.append(LineSeries(sex.label, values, tones.get(sex, Tone.OTHER)))
    return lines


def _beside(
    others: Sequence[BenefitSeries], choice: SeriesChoice, points: Sequence[Period], *, stacked: bool, persons: bool
) -> list[LineSeries]:
    measure = choice.measure or RankMeasure.TOTAL
    lines = []
    for at, other in enumerate(others):
        values = _values(other, measure, choice.step, points, persons=persons)
        if any(is_number(value) for value in values):
            country = other.area.code == RIKET
            tone = Tone.RIKET if country else _OTHERS[at % len(_OTHERS)]
            lines.append(LineSeries(other.area.name, values, tone, reference=country or stacked))
    return lines


def _breaks(own: BenefitSeries, step: Step, points: Sequence[Period], *, persons: bool) -> tuple[SeriesBreak, ...]:
    """Where the series is not quite of the same kind before and after (*tidsseriebrott*)."""
    found = []
    from_noise = [at for at, point in enumerate(points) if point.first_day >= _NOISE_FROM.first_day]
    if from_noise and from_noise[0] > 0 and not persons:
        text = tr("Från 2025 lägger SCB små slumpmässiga avvikelser till folkmängden.")
        found.append(SeriesBreak(from_noise[0], text))
    if step is Step.YEAR:
        made = [each.coverage is not None for each in own.years]
        for at in range(1, len(made)):
            if made[at] != made[at - 1]:
                text = (
                    tr("Räknat ur månader från och med {period}.") if made[at] else tr("Angivna värden från {period}.")
                )
                found.append(SeriesBreak(at, text.format(period=points[at].label)))
    return tuple(sorted(found, key=lambda each: each.at))


def _marks(own: BenefitSeries, step: Step, points: Sequence[Period]) -> tuple[tuple[int, str], ...]:
    """Points that are filled, partial or incomplete, with the reason."""
    said: dict[Period, str] = {}
    if step is Step.YEAR:
        for each in own.years:
            if each.coverage is not None and each.coverage.months < each.coverage.of:
                text = tr("{months} av {of} månader")
                said[each.period] = text.format(months=each.coverage.months, of=each.coverage.of)
            elif each.coverage is not None and each.coverage.gaps:
                said[each.period] = tr("bortfall, månaderna är utelämnade")
            elif each.coverage is not None and each.coverage.filled:
                said[each.period] = tr("bortfall, senast kända värde")
    else:
        aid = list(Benefit).index(Benefit.EKONOMISKT_BISTAND)
        for each_month in own.months:
            known = sum(not isinstance(value, Empty) for value in each_month.persons)
            if isinstance(each_month.persons[aid], Empty) and known == len(Benefit) - 1:
                said[each_month.month] = tr("bortfall i ekonomiskt bistånd")
        said |= {period: tr("alla kommuner har inte rapporterat") for period in own.partial}
        said |= {period: tr("bortfall, senast kända värde") for period in own.filled}
    return tuple((at, said[point]) for at, point in enumerate(points) if point in said)


def _text(
    own: BenefitSeries, choice: SeriesChoice, points: Sequence[Period], lines: Sequence[LineSeries], *, persons: bool
) -> ChartText:
    place = place_words(own.area)
    about = measure_label(choice.measure) if choice.measure is not None else tr("Totalt")
    totals = _values(own, choice.measure or RankMeasure.TOTAL, choice.step, points, persons=persons)
    known = [(value, point) for value, point in zip(totals, points, strict=True) if is_number(value)]
    span = {"place": place, "about": about, "first": points[0].label, "last": points[-1].label}
    reading = tr("{about} i {place}, {first} till {last}.").format(**span)
    if len(known) >= _A_SERIES:
        (before, earlier), (now, later) = known[0], known[-1]
        show = show_number if persons else show_percent
        text = tr("{about} i {place}: {before} ({earlier}), {now} ({later}).")
        reading = text.format(
            about=about, place=place, before=show(before), earlier=earlier.label, now=show(now), later=later.label
        )
    sources = dict.fromkeys(
        source.words for source in (*(() if own.source is None else (own.source,)), *(y.source for y in own.years))
    )
    unit = tr("helårspersoner {ages}") if persons else tr("procent av befolkningen {ages}")
    if choice.step is Step.TWELVE_MONTHS:
        unit += tr(", tolv månader i taget")
    drawn = ", ".join(line.name for line in lines)
    return ChartText(
        title=tr("{about} över tid, {place}").format(about=about, place=own.area.name),
        reading=reading,
        alternative=tr("Tidsserie med {lines}. {reading}").format(lines=drawn, reading=reading),
        unit=unit.format(ages=age_words(own.age_group)),
        source=tr("Källa: {sources}").format(sources="; ".join(sources)),
    )
