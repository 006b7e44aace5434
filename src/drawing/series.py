"""Time series as charts (*tidsserier*): domain handbook §3 point 5.

What is shown is chosen: the three groups in layers or one measure as a line; months, twelve months at a time, both, or
years; women and men apart; riket and other kommuner beside. A share of several months is mean persons over mean
population of the same months (ruling 2).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from itertools import pairwise

from domain.benefits.benefit import Benefit, BenefitFigures, BenefitGroup, touched_by
from domain.ground.area import RIKET
from domain.ground.display import show_number, show_percent
from domain.ground.period import Period, PeriodKind
from domain.ground.reforms import breaks_in
from domain.ground.sex import Sex
from domain.ground.source import sources_line
from domain.ground.text import tr
from domain.ground.value import Empty, Value, exact_sum, is_number
from domain.profile import measure as measures
from domain.profile.measure import share_of
from domain.profile.national import Measure, kinds_of
from domain.profile.notes import when_lacking
from domain.profile.ranking import RankMeasure
from domain.profile.series import BenefitSeries, month_shares, persons_of, twelve_month_shares
from domain.profile.words import age_words, place_words
from drawing.chart import ChartText, LineChart, LineSeries, SeriesBreak
from drawing.palette import Tone

_GROUP_TONES = {
    BenefitGroup.OHALSA: Tone.SJUKPENNING,
    BenefitGroup.ARBETSLOSHET: Tone.ARBETSLOSHET,
    BenefitGroup.EKONOMISKT_BISTAND: Tone.EKONOMISKT_BISTAND,
}
_SEX_TONES = {Sex.KVINNA: Tone.ACCENT, Sex.MAN: Tone.OTHER, Sex.ALLA: Tone.SJUKPENNING}
_A_SERIES = 2
_TWELVE = 12


class Step(Enum):
    """How far apart the points are, and how many months each speaks of."""

    MONTH = "month"
    MONTH_AND_MEAN = "month_and_mean"
    TWELVE_MONTHS = "twelve_months"
    YEAR = "year"

    @property
    def label(self) -> str:
        """The Swedish name, as the user chooses it."""
        return {
            Step.MONTH: tr("Månader"),
            Step.MONTH_AND_MEAN: tr("Månader och tolvmånadersmedel"),
            Step.TWELVE_MONTHS: tr("Tolvmånadersmedel"),
            Step.YEAR: tr("År"),
        }[self]


@dataclass(frozen=True, slots=True)
class SeriesChoice:
    """What a time series shows. `measure` None means the three groups in layers."""

    measure: Measure | None = None
    step: Step = Step.MONTH


def possible_steps(own: BenefitSeries) -> tuple[Step, ...]:
    """The steps that give at least two points."""
    steps = [Step.MONTH, Step.MONTH_AND_MEAN, Step.TWELVE_MONTHS] if len(own.months) >= _A_SERIES else []
    return (*steps, *((Step.YEAR,) if len(own.years) >= _A_SERIES else ()))


def series_chart(
    own: BenefitSeries,
    choice: SeriesChoice,
    *,
    others: Sequence[BenefitSeries] = (),
    by_sex: Mapping[Sex, BenefitSeries] | None = None,
) -> LineChart | None:
    """The series of `own` with `others` beside it, or women and men where `by_sex` holds them.

    Shares of the population in per cent; persons where no share is known at all. None with fewer than two points, or
    where nothing that was chosen is known. `own` is of both sexes where `by_sex` is given.
    """
    points = _points(own, choice.step)
    if len(points) < _A_SERIES:
        return None
    scene = _Scene(choice, points, persons=False)
    stacked = choice.measure is None and not by_sex
    lines = _own_lines(own, scene, by_sex or {}, stacked=stacked)
    if not _any_known(lines):
        scene = _Scene(choice, points, persons=True)
        lines = _own_lines(own, scene, by_sex or {}, stacked=stacked)
    if not _any_known(lines):
        return None
    lines += _beside(others, scene)
    return LineChart(
        text=_text(own, scene, [own, *others], lines),
        points=tuple(point.code for point in points),
        names=_names(own, scene),
        series=tuple(lines),
        stacked=stacked,
        breaks=_breaks(own, scene),
        marks=_marks(own, scene),
        decimals=0 if scene.persons else 1,
    )


@dataclass(frozen=True, slots=True)
class _Scene:
    """What is drawn at which points, as shares or as persons."""

    choice: SeriesChoice
    points: Sequence[Period]
    persons: bool

    @property
    def measure(self) -> Measure:
        return self.choice.measure or RankMeasure.TOTAL

    @property
    def yearly(self) -> bool:
        return self.choice.step is Step.YEAR

    def values(self, series: BenefitSeries, measure: Measure, step: Step | None = None) -> tuple[Value, ...]:
        """The series' value at each point; missing where it has none."""
        known = self._of_years(series, measure) if self.yearly else self._of_months(series, measure, step)
        return tuple(known.get(point, Empty.SAKNAS) for point in self.points)

    def cuts(self, series: BenefitSeries) -> tuple[int, ...]:
        """The points from which a group's series is of other kommuner than at the last it has before (ruling 40)."""
        known = {each.period for each in series.years} if self.yearly else set(series.reporting)
        at = [at for at, point in enumerate(self.points) if point in known]
        return tuple(
            now for before, now in pairwise(at) if not series.of_the_same(self.points[before], self.points[now])
        )

    def line(self, name: str, series: BenefitSeries, measure: Measure, tone: Tone) -> LineSeries:
        """The series as a line or a layer."""
        return LineSeries(name, self.values(series, measure), tone, cuts=self.cuts(series))

    def _of_years(self, series: BenefitSeries, measure: Measure) -> dict[Period, Value]:
        value = measures.persons_of if self.persons else share_of
        return {each.period: value(each, measure) for each in series.years}

    def _of_months(self, series: BenefitSeries, measure: Measure, step: Step | None) -> dict[Period, Value]:
        together = (step or self.choice.step) is Step.TWELVE_MONTHS
        if self.persons:
            each_month = [persons_of(each, measure) for each in series.months]
            found = _twelve_months(each_month) if together else tuple(each_month)
        else:
            found = (twelve_month_shares if together else month_shares)(series.months, measure)
        return {each.month: value for each, value in zip(series.months, found, strict=True)}


def _points(own: BenefitSeries, step: Step) -> list[Period]:
    """Every month or year from the first to the last: a year without figures has its place too."""
    if step is not Step.YEAR:
        return [each.month for each in own.months]
    years = [each.period.year for each in own.years]
    return [Period(year, PeriodKind.YEAR) for year in range(min(years), max(years) + 1)] if years else []


def _twelve_months(persons: Sequence[Value]) -> tuple[Value, ...]:
    """The mean of each month and the eleven before it; missing until there are twelve, and where one of them is."""
    means: list[Value] = []
    for at in range(len(persons)):
        total = exact_sum(persons[at - _TWELVE + 1 : at + 1]) if at + 1 >= _TWELVE else Empty.SAKNAS
        means.append(total if isinstance(total, Empty) else Fraction(total, _TWELVE))
    return tuple(means)


def _any_known(lines: Sequence[LineSeries]) -> bool:
    return any(is_number(value) for line in lines for value in line.values)


def _own_lines(
    own: BenefitSeries, scene: _Scene, by_sex: Mapping[Sex, BenefitSeries], *, stacked: bool
) -> list[LineSeries]:
    if by_sex:
        apart = {**by_sex, Sex.ALLA: own}
        return [
            scene.line(tr("Båda könen") if sex is Sex.ALLA else sex.label, series, scene.measure, _SEX_TONES[sex])
            for sex, series in apart.items()
        ]
    if stacked:
        lines = [scene.line(group.label, own, RankMeasure(group.value), _GROUP_TONES[group]) for group in BenefitGroup]
    else:
        lines = [scene.line(own.area.name, own, scene.measure, Tone.ACCENT)]
    if scene.choice.step is Step.MONTH_AND_MEAN:
        mean = scene.values(own, scene.measure, Step.TWELVE_MONTHS)
        name = tr("Tolvmånadersmedel")
        lines.append(LineSeries(name, mean, Tone.ACCENT, reference=True, cuts=scene.cuts(own)))
    return lines


def _beside(others: Sequence[BenefitSeries], scene: _Scene) -> list[LineSeries]:
    """What the own series is held against; whoever has no value at any point is left out."""
    lines = [
        LineSeries(
            other.area.name,
            scene.values(other, scene.measure),
            Tone.RIKET if other.area.code == RIKET else Tone.OTHER,
            reference=other.area.code == RIKET or scene.choice.measure is None,
            cuts=scene.cuts(other),
        )
        for other in others
    ]
    return [line for line in lines if _any_known([line])]


def _breaks(own: BenefitSeries, scene: _Scene) -> tuple[SeriesBreak, ...]:
    """Where the series is not quite of the same kind before and after (*tidsseriebrott*)."""
    touched = touched_by(kinds_of(scene.measure), shares=not scene.persons)
    found = [SeriesBreak(at, text) for at, text in breaks_in(scene.points, touched)]
    if scene.yearly:
        for before, after in zip(own.years, own.years[1:], strict=False):
            if (before.coverage is None) != (after.coverage is None):
                typed = tr("Angivna värden från {period}")
                text = typed if after.coverage is None else tr("Räknat ur månader från {period}")
                at = scene.points.index(after.period)
                found.append(SeriesBreak(at, text.format(period=after.period.label)))
    return tuple(sorted(found, key=lambda each: each.at))


def _marks(own: BenefitSeries, scene: _Scene) -> tuple[tuple[int, str], ...]:
    """Points that are filled, partial or incomplete, with the reason."""
    said: dict[Period, str] = {}
    if scene.yearly:
        said = dict.fromkeys(scene.points, tr("uppgift saknas"))
        said |= {each.period: _year_words(each, scene.measure) for each in own.years}
        said = {period: words for period, words in said.items() if words}
    else:
        said = {
            each.month: tr("uppgift saknas")
            for each in own.months
            if not any(is_number(value) for value in each.persons)
        }
        if Benefit.EKONOMISKT_BISTAND in kinds_of(scene.measure):
            aid = list(Benefit).index(Benefit.EKONOMISKT_BISTAND)
            said |= {
                each.month: tr("bortfall, ekonomiskt bistånd saknas")
                for each in own.months
                if isinstance(each.persons[aid], Empty) and any(is_number(value) for value in each.persons)
            }
            said |= {period: tr("bortfall, senast kända värde") for period in own.filled}
        said |= {period: tr("alla kommuner har inte rapporterat") for period in own.partial if period not in said}
    return tuple((at, said[point]) for at, point in enumerate(scene.points) if point in said)


def _names(own: BenefitSeries, scene: _Scene) -> tuple[str, ...]:
    """The years by what they are called: an incomplete one never without its months (ruling 41). Nothing of months."""
    if not scene.yearly:
        return ()
    short = {each.period: _months_known(each, scene.measure) for each in own.years}
    return tuple(f"{point.code} ({words})" if (words := short.get(point)) else point.code for point in scene.points)


def _months_known(figures: BenefitFigures, measure: Measure) -> str:
    """How many months stand behind a year; empty where all do."""
    coverage = figures.coverage
    if coverage is None:
        return ""
    months = coverage.months - max((len(coverage.gaps.get(kind, ())) for kind in kinds_of(measure)), default=0)
    return "" if months == coverage.of else tr("{months} av {of} månader").format(months=months, of=coverage.of)


def _year_words(figures: BenefitFigures, measure: Measure) -> str:
    """What a year lacks; empty where it is whole."""
    if words := _months_known(figures, measure):
        return words
    if figures.coverage is not None and figures.coverage.filled and Benefit.EKONOMISKT_BISTAND in kinds_of(measure):
        return tr("bortfall, senast kända värde")
    if figures.members is not None and figures.members.missing:
        return tr("alla kommuner har inte rapporterat")
    return ""


def _text(own: BenefitSeries, scene: _Scene, shown: Sequence[BenefitSeries], lines: Sequence[LineSeries]) -> ChartText:
    about = scene.measure.label
    reading = _reading(own, scene, about)
    sources = (
        source
        for each in shown
        for source in (
            [figures.source for figures in each.years] if scene.yearly else [each.source] if each.source else []
        )
    )
    unit = tr("helårspersoner {ages}") if scene.persons else tr("procent av befolkningen {ages}")
    if scene.choice.step is Step.TWELVE_MONTHS:
        unit += tr(", medelvärde av tolv månader")
    if scene.persons:
        unit += tr("; befolkningen är inte känd")
    return ChartText(
        title=tr("{about} över tid, {place}").format(about=about, place=own.area.name),
        reading=reading,
        alternative=tr("Tidsserie med {lines}. {reading}").format(
            lines=", ".join(line.name for line in lines), reading=reading
        ),
        unit="; ".join((unit.format(ages=age_words(own.age_group)), *_country_notes(shown, scene))),
        source=sources_line(sources),
    )


def _country_notes(shown: Sequence[BenefitSeries], scene: _Scene) -> list[str]:
    """What riket's line lacks, where it is of what is not reported everywhere (ruling 45)."""
    if Benefit.EKONOMISKT_BISTAND not in kinds_of(scene.measure):
        return []
    text = tr("riket är för lågt {months} (bortfall)")
    return [text.format(months=when_lacking(gaps.months)) for each in shown if (gaps := each.country_gaps)]


def _comparable(own: BenefitSeries, known: Sequence[tuple[Value, Period]]) -> list[tuple[Value, Period]]:
    """Of the years those that are whole and of the same kommuner as the last of them."""
    years = {each.period: each for each in own.years}
    whole = [each for each in known if (coverage := years[each[1]].coverage) is None or coverage.months == coverage.of]
    return [each for each in whole if own.of_the_same(each[1], whole[-1][1])]


def _reading(own: BenefitSeries, scene: _Scene, about: str) -> str:
    """Two values in a sentence: of months the last that is known and the same month a year before (ruling 42), else the
    first and the last; of years those that are whole and of the same kommuner (rulings 40 and 41)."""
    place = place_words(own.area)
    values = scene.values(own, scene.measure)
    known = [(value, point) for value, point in zip(values, scene.points, strict=True) if is_number(value)]
    if scene.yearly:
        known = _comparable(own, known)
    else:
        every = scene.choice.step is Step.TWELVE_MONTHS
        known = [
            (value, point)
            for value, point in known
            if (every or point in (known[-1][1], known[-1][1].previous)) and own.of_the_same(point, known[-1][1])
        ]
    if len(known) == 1:
        (value, point), show = known[0], show_number if scene.persons else show_percent
        return tr("{about} i {place}: {now} ({later}).").format(
            about=about, place=place, now=show(value), later=point.label
        )
    if len(known) < _A_SERIES:
        text = tr("{about} i {place}, {first} till {last}.")
        first, last = scene.points[0].label, scene.points[-1].label
        return text.format(about=about, place=place, first=first, last=last)
    (before, earlier), (now, later) = known[0], known[-1]
    show = show_number if scene.persons else show_percent
    text = tr("{about} i {place}: {before} ({earlier}), {now} ({later}).")
    return text.format(
        about=about, place=place, before=show(before), earlier=earlier.label, now=show(now), later=later.label
    )
