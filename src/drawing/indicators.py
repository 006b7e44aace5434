"""Charts of indicators (*X i siffror*) as data, drawn by the window and by reports alike."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.ground.area import RIKET, AreaKind
from domain.ground.display import show_list, show_number
from domain.ground.period import Period, PeriodKind, span_label
from domain.ground.publishers import is_labour_office
from domain.ground.reforms import Touched, breaks_in
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Number, Value, is_hidden, is_number, number_or_none
from domain.indicators.indicator import WHOLE, Indicator, IndicatorTable, ages, category_label
from domain.profile.words import place_words
from drawing.chart import BarChart, BarSeries, ChartText, LineChart, LineSeries, SeriesBreak
from drawing.palette import Tone

_TONES = {
    Sex.KVINNA: Tone.ACCENT,
    Sex.MAN: Tone.OTHER,
    Sex.ANNAT: Tone.ARBETSMARKNADSATGARDER,
    Sex.ALLA: Tone.SJUKPENNING,
}


def indicator_chart(table: IndicatorTable) -> BarChart:
    """One period: a row of bars for each category, a bar for each sex. Without categories the sexes are the rows."""
    indicator = table.indicator
    if not indicator.categories:
        return _by_sex_alone(table)
    sexes: list[Sex] = [sex for sex in table.sexes if sex is not Sex.ALLA and _known(table, sex)] or [Sex.ALLA]
    return BarChart(
        _text(table, tr("efter kategori och kön") if len(sexes) > 1 else tr("efter kategori")),
        tuple(ages(category) for category in indicator.categories),
        tuple(
            BarSeries(
                sex.label,
                tuple(table.value(sex, category) for category in indicator.categories),
                tone=_TONES[sex] if len(sexes) > 1 else Tone.ACCENT,
            )
            for sex in sexes
        ),
        tuple(Tone.OTHER for _ in indicator.categories),
        indicator.decimals,
    )


def _by_sex_alone(table: IndicatorTable) -> BarChart:
    return BarChart(
        _text(table, tr("efter kön")),
        tuple(sex.label for sex in table.sexes),
        (BarSeries(table.period.label, tuple(table.value(sex) for sex in table.sexes)),),
        tuple(_TONES[sex] for sex in table.sexes),
        table.indicator.decimals,
    )


def indicator_series(tables: Sequence[IndicatorTable], category: str = WHOLE) -> LineChart | None:
    """One area over periods, a line for each sex. None with fewer than two periods: that is no series.

    `tables` are of one indicator and area; only periods as long as the last one's are drawn, and those without figures
    between them are gaps.
    """
    if not tables:
        return None
    by_period = {table.period: table for table in tables if table.period.kind is tables[-1].period.kind}
    if len(by_period) < 2:
        return None
    periods = _every(sorted(by_period))
    last = tables[-1]
    sexes = [sex for sex in last.sexes if any(is_number(each.value(sex, category)) for each in by_period.values())]
    values = {
        sex: tuple(by_period[each].value(sex, category) if each in by_period else Empty.SAKNAS for each in periods)
        for sex in sexes
    }
    series = tuple(
        LineSeries(
            sex.label,
            values[sex],
            Tone.RIKET if sex is Sex.ALLA and len(sexes) > 1 else _TONES[sex],
            reference=sex is Sex.ALLA and len(sexes) > 1,
        )
        for sex in sexes
    )
    title = tr("{name} i {area}, {periods}").format(
        name=_named(last.indicator, category),
        area=place_words(last.area),
        periods=span_label(periods[0], periods[-1]),
    )
    reading = f"{title}{_movement(values.get(Sex.ALLA, ()), periods, last.indicator)}."
    return LineChart(
        ChartText(title, reading, reading, last.indicator.unit, _sources(list(by_period.values()))),
        tuple(period.code for period in periods),
        series,
        breaks=tuple(SeriesBreak(at, text) for at, text in breaks_in(periods, _touched(by_period.values()))),
        decimals=last.indicator.decimals,
    )


def _touched(tables: Iterable[IndicatorTable]) -> frozenset[Touched]:
    return frozenset(
        {Touched.REGISTERED} if any(table.source and is_labour_office(table.source) for table in tables) else ()
    )


def _movement(values: Sequence[Value], periods: Sequence[Period], indicator: Indicator) -> str:
    """`: 47 år 2014, 55 år 2015` for the first and the last point that are known."""
    known = [at for at, value in enumerate(values) if is_number(value)]
    if len(known) < 2:
        return ""
    text = tr(": {then} ({first}), {now} ({last})")
    then, now = (show_number(values[at], indicator.decimals) for at in (known[0], known[-1]))
    return text.format(then=then, first=periods[known[0]].label, now=now, last=periods[known[-1]].label)


def indicator_areas(
    tables: Sequence[IndicatorTable], here: str, sex: Sex = Sex.ALLA, category: str = WHOLE
) -> BarChart | None:
    """Areas side by side in one period, the largest first; `here` is the code of the area that stands out. None where
    fewer than two areas have a number. Counts are compared between kommuner alone: beside a sum of them, or riket,
    their bars could not be read."""
    known = [table for table in tables if is_number(table.value(sex, category)) and _comparable(table)]
    if len(known) < 2:
        return None
    indicator, period = known[0].indicator, known[0].period
    ordered = sorted(known, key=lambda table: (-_number(table.value(sex, category)), table.area.name))
    name = {"name": _named(indicator, category), "period": period.label}
    largest, smallest = ordered[0], ordered[-1]
    text = tr("{name} {period}: från {least} i {smallest} till {most} i {largest}.")
    least, most = (show_number(table.value(sex, category), indicator.decimals) for table in (smallest, largest))
    reading = text.format(
        least=least, most=most, smallest=place_words(smallest.area), largest=place_words(largest.area), **name
    )
    title = tr("{name} {period} i {count} områden").format(count=len(ordered), **name)
    return BarChart(
        ChartText(title, reading, f"{title}. {reading}", indicator.unit, _sources(ordered)),
        tuple(table.area.name for table in ordered),
        (BarSeries(sex.label, tuple(table.value(sex, category) for table in ordered)),),
        tuple(
            Tone.ACCENT if table.area.code == here else Tone.RIKET if table.area.code == RIKET else Tone.OTHER
            for table in ordered
        ),
        indicator.decimals,
    )


def indicator_sentence(table: IndicatorTable) -> str:
    """What the table says, in one sentence: the whole, its women and men, and the largest category."""
    indicator = table.indicator
    place = tr("{name} i {area} {period}").format(
        name=indicator.name, area=place_words(table.area), period=table.period.label
    )
    whole = table.value(Sex.ALLA)
    said = []
    if is_number(whole):
        total = tr("{count} {unit}").format(count=show_number(whole, indicator.decimals), unit=indicator.unit)
        said.append(total + _of_whom(table))
    elif is_hidden(whole):
        said.append(tr("antalet är dolt"))
    largest = max(
        (category for category in indicator.categories if is_number(table.value(Sex.ALLA, category))),
        key=lambda category: _number(table.value(Sex.ALLA, category)),
        default=None,
    )
    if largest is not None:
        count = show_number(table.value(Sex.ALLA, largest), indicator.decimals)
        said.append(tr("högst i {category} ({count})").format(category=ages(largest), count=count))
    return f"{place}: {'; '.join(said)}." if said else f"{place}."


def _of_whom(table: IndicatorTable) -> str:
    parts = [
        tr("{sex} {count}").format(sex=sex.label.lower(), count=show_number(table.value(sex), table.indicator.decimals))
        for sex in table.sexes
        if sex is not Sex.ALLA and is_number(table.value(sex))
    ]
    if not parts:
        return ""
    joined = show_list(parts)
    return (
        tr(", varav {parts}").format(parts=joined)
        if table.indicator.sexes_add
        else tr(" ({parts})").format(parts=joined)
    )


def _text(table: IndicatorTable, broken_down: str) -> ChartText:
    title = tr("{name}, {area} {period}, {how}").format(
        name=table.indicator.name, area=table.area.name, period=table.period.label, how=broken_down
    )
    reading = indicator_sentence(table)
    return ChartText(title, reading, f"{title}. {reading}", table.indicator.unit, _sources([table]))


def _sources(tables: Sequence[IndicatorTable]) -> str:
    lines = dict.fromkeys(table.source.words for table in tables if table.source is not None)
    return tr("Källa: {source}").format(source="; ".join(lines)) if lines else tr("Källa saknas")


def _named(indicator: Indicator, category: str) -> str:
    return indicator.name if category == WHOLE else f"{indicator.name}, {ages(category_label(category))}"


def _known(table: IndicatorTable, sex: Sex) -> bool:
    return any(is_number(table.value(sex, category)) for category in table.indicator.categories)


def _comparable(table: IndicatorTable) -> bool:
    return table.area.kind is AreaKind.KOMMUN or not table.indicator.is_count


def _number(value: Value) -> Number:
    return number_or_none(value) or 0


def _every(periods: Sequence[Period]) -> tuple[Period, ...]:
    """Each period from the first to the last, so that one without figures is a gap of its own width."""
    found = [periods[0]]
    while found[-1] < periods[-1]:
        found.append(_next(found[-1]))
    return tuple(found)


def _next(period: Period) -> Period:
    last = {PeriodKind.MONTH: 12, PeriodKind.HALF: 2, PeriodKind.YEAR: 0}[period.kind]
    if period.number < last:
        return replace(period, number=period.number + 1)
    return replace(period, year=period.year + 1, number=min(last, 1))
