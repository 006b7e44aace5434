"""The charts of collaboration populations as data (*samverkanspopulationer*): parts in wholes, years, kommuner.

Domain handbook §4, rulings 11–13. How much rows overlap is not known, so no chart draws an area for it.
"""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from domain.ground.area import Area
from domain.ground.chance import chance_of_count
from domain.ground.display import show_change, show_count, show_date, show_list, show_number
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.text import tr
from domain.ground.value import Empty, Number, Value, is_hidden, is_number, number_or_none
from domain.populations.comparison import AreaPopulation, Together, YearOnYear, YearRow, common_kommuner, per_thousand
from domain.populations.definition import RowRole
from domain.populations.population import Population, PopulationLine
from domain.populations.words import total_sentence
from drawing.chart import (
    BarChart,
    BarSeries,
    ChartText,
    LineChart,
    LineSeries,
    NestedChart,
    NestedLook,
    NestedRow,
    NestedTotal,
    SeriesBreak,
)
from drawing.palette import Tone

_TONES = {
    "socialtjanst": Tone.EKONOMISKT_BISTAND,
    "fk": Tone.SJUKPENNING,
    "af": Tone.ARBETSMARKNADSATGARDER,
    "scb": Tone.RIKET,
}
_LOOKS = {
    RowRole.WHOLE: NestedLook.WHOLE,
    RowRole.COUNTED: NestedLook.COUNTED,
    RowRole.PART: NestedLook.PART,
    RowRole.POTENTIAL: NestedLook.WHOLE,
}
_MOST_LINES = 6
"""So many rows beside the total are still told apart."""


def nested_chart(population: Population, name: str, source: Source) -> NestedChart:
    """The rows of the tree as bars inside one another, and at the foot the total. `name` is the area, with its
    reference date where that is not said beside it (`Lycksele 2024-10-31`).

    Of a population whose small counts are hidden it shows nothing that would tell: a hidden row has neither bar nor
    range, and a sum with a hidden row has no pieces.
    """
    order = list(_in_tree_order(population))
    rows = _rows(population, order)
    total = _total(population, tuple(at for at, (line, outside) in enumerate(order) if line.in_total and not outside))
    text = ChartText(
        title=tr("Samverkanspopulation, {name}").format(name=name),
        reading=total_sentence(population, name),
        alternative=_alternative(rows, total),
        unit=tr("personer"),
        source=source.line,
    )
    return NestedChart(text, rows, total)


def _in_tree_order(population: Population) -> Iterator[tuple[PopulationLine, bool]]:
    """Every row that is drawn, each whole followed by its parts and then, marked True, by who is in none of them."""
    drawn = [line for line in population.lines if line.row.role in _LOOKS]

    def below(line: PopulationLine) -> Iterator[tuple[PopulationLine, bool]]:
        yield line, False
        for part in drawn:
            if part.row.parent == line.row.key:
                yield from below(part)
        outside = population.outside.get(line.row.key)
        if outside is not None and is_number(outside.high) and is_number(line.count) and not line.counts:
            yield line, True

    keys = {line.row.key for line in drawn}
    for line in drawn:
        if line.row.parent not in keys:
            yield from below(line)


def _rows(population: Population, order: Sequence[tuple[PopulationLine, bool]]) -> tuple[NestedRow, ...]:
    places = {line.row.key: at for at, (line, outside) in enumerate(order) if not outside}
    overlaps = {
        key: tuple(
            sorted(
                places[other]
                for pair in population.definition.overlaps
                for other in pair - {key}
                if key in pair and other in places
            )
        )
        for key in places
    }
    named = [key for key in places if population.line(key).counts or overlaps[key]]
    letters = dict(zip(named, _letters(len(named)), strict=True)) if len(named) > 1 else {}
    twice = {each.row for each in population.counted_twice if each.count}
    rows = []
    for line, is_outside in order:
        key = line.row.key
        if is_outside:
            span = population.outside[key]
            label = tr("i ingen av delarna")
            rows.append(NestedRow(label, NestedLook.OUTSIDE, span.high, Tone.OTHER, places[key], span.low))
            continue
        rows.append(
            NestedRow(
                label=line.row.label,
                look=NestedLook.PART if line.problem is not None else _LOOKS[line.row.role],
                value=line.count,
                tone=_tone(population, line),
                inside=places.get(line.row.parent or ""),
                letter=letters.get(key, ""),
                overlaps=overlaps[key],
                twice=key in twice,
                words=_words(line),
            )
        )
    return tuple(rows)


def _letters(count: int) -> list[str]:
    """A to Z, then AA to AZ, and so on."""
    full = len(ascii_uppercase)
    return [(ascii_uppercase[at // full - 1] if at >= full else "") + ascii_uppercase[at % full] for at in range(count)]


def _tone(population: Population, line: PopulationLine) -> Tone:
    """The colour of who delivers the row, or the row it is a part of."""
    for row in (line.row, *population.definition.ancestors(line.row)):
        if row.party in _TONES:
            return _TONES[row.party]
    return Tone.ACCENT


def _words(line: PopulationLine) -> tuple[str, ...]:
    if line.problem is not None:
        return (tr("fler än raden den är en del av, räknas inte"),)
    return (tr("räknas inte i summan"),) if line.row.role is RowRole.POTENTIAL else ()


def _total(population: Population, pieces: tuple[int, ...]) -> NestedTotal:
    hidden = is_hidden(population.total) or any(line.counts and is_hidden(line.count) for line in population.lines)
    at_least = not population.complete and population.known and not hidden
    return NestedTotal(
        label=tr("Känd samverkanspopulation"),
        value=population.known if at_least else population.total,
        shown=population.total_text,
        pieces=() if hidden else pieces,
        span=_span(population),
        words=tuple(
            tr("{count} räknas två gånger").format(count=show_count(each.count))
            for each in population.counted_twice
            if each.count
        ),
    )


def _span(population: Population) -> tuple[Number, Number] | None:
    low, high = population.span.low, population.span.high
    return None if isinstance(high, Empty) or low == high else (low, high)


def _alternative(rows: Sequence[NestedRow], total: NestedTotal) -> str:
    """Every bar with its value, each whole with its parts."""
    said = tr("Staplar från noll, delarna inuti sina helheter.")
    for row in rows:
        said += f" {row.label}: {row.shown}."
    return f"{said} {total.label}: {total.shown}."


# Years


def slope_chart(years: YearOnYear) -> LineChart:
    """The known total and its rows at each reference date; of many rows the largest. A date where some change since the
    one before is no more than chance is marked."""
    counted = [row for row in years.rows if row.row is not None and row.counts]
    largest = sorted(counted, key=lambda row: -(number_or_none(row.values[-1]) or 0))[:_MOST_LINES]
    total = next(row for row in years.rows if row.row is None)
    drawn = [total, *(row for row in counted if row in largest)]
    latest = years.years[-1]
    return LineChart(
        text=ChartText(
            title=tr("Samverkanspopulation över tid, {area}").format(area=years.area.name),
            reading=change_sentence(years),
            alternative=_slope_alternative(years, total),
            unit=tr("personer"),
            source=latest.source.line,
        ),
        points=tuple(show_date(day) for day in years.dates),
        series=tuple(
            LineSeries(
                row.label,
                row.values,
                Tone.ACCENT if row.row is None else _tone(latest.population, latest.population.line(row.row)),
                cuts=years.breaks,
            )
            for row in drawn
        ),
        marks=tuple(
            (at, tr("små tal: minst en ändring ryms inom slumpen"))
            for at in range(1, len(years.dates))
            if at not in years.breaks and any(_within_chance(row, at) for row in drawn)
        ),
        breaks=(
            *(SeriesBreak(at, tr("Summan är av andra kommuner än förut")) for at in years.breaks),
            *(SeriesBreak(at, text) for at, text in years.reforms),
        ),
        decimals=0,
    )


def change_sentence(years: YearOnYear) -> str:
    """How the known total has moved since the reference date before, in a sentence."""
    total = next(row for row in years.rows if row.row is None)
    place, now = years.area.name, total.values[-1]
    if isinstance(now, Empty):
        text = tr("{place}: den kända samverkanspopulationen {date} är inte känd.")
        if is_hidden(now):
            text = tr("{place}: den kända samverkanspopulationen {date} visas inte.")
        return text.format(place=place, date=show_date(years.dates[-1]))
    text = tr("{place}: {count} personer {date}")
    said = text.format(place=place, count=show_count(now), date=show_date(years.dates[-1]))
    if years.of_all:
        said = tr("{said} ({common})").format(said=said, common=common_kommuner(years))
    if not total.comparable:
        text = tr("{said}. {before} är en summa av andra kommuner, så ingen ändring räknas.")
        return text.format(said=said, before=show_date(years.dates[-2]))
    change = total.change
    if isinstance(change, Empty):
        return f"{said}."
    text = tr("{said}, {change} sedan {before}")
    said = text.format(said=said, change=show_change(change), before=show_date(years.dates[-2]))
    chance = total.chance
    if chance is not None and chance.shown and chance.within_chance:
        return tr("{said}. Ändringen ryms inom slumpen.").format(said=said)
    return f"{said}."


def _within_chance(row: YearRow, at: int) -> bool:
    chance = chance_of_count(row.values[at], row.values[at - 1])
    return chance is not None and chance.shown and chance.within_chance


def _slope_alternative(years: YearOnYear, total: YearRow) -> str:
    pairs = (f"{show_date(day)} {show_count(value)}" for day, value in zip(years.dates, total.values, strict=True))
    text = tr("Linjediagram över den kända samverkanspopulationen och raderna i den. {label}: {pairs}.")
    return text.format(label=total.label, pairs=", ".join(pairs))


# Kommuner side by side


def sides_chart(
    together: Together, sex: Sex | None = None, *, of_thousand: bool = False, own: Area | None = None
) -> BarChart:
    """The known total of each kommun, the largest first, those without counts last; of one sex where told. `own` is the
    kommun it is about, if it is about one.

    `of_thousand` shows them per 1 000 inhabitants of 20–64 years, with the sum of the kommuner beside them; for one sex
    the inhabitants in `together` must be of that sex.
    """
    areas = [part.area for part in together.parts]
    tones = {area: Tone.ACCENT if own in (None, area) or own not in areas else Tone.OTHER for area in areas}
    found = [(part.area.name, _side(part, sex, of_thousand=of_thousand), tones[part.area]) for part in together.parts]
    found.sort(key=lambda each: (isinstance(each[1], Empty), -(number_or_none(each[1]) or 0)))
    found += [(area.name, Empty.SAKNAS, Tone.OTHER) for area in together.missing]
    if of_thousand and sex is None:
        found.append((tr("Tillsammans"), together.per_thousand, Tone.RIKET))
    day = show_date(together.reference_date)
    who = "" if sex is None else f", {sex.label.lower()}"
    unit = tr("personer per 1 000 invånare 20–64 år") if of_thousand else tr("personer")
    decimals = 1 if of_thousand else 0
    title = tr("Känd samverkanspopulation {date}{who}").format(date=day, who=who)
    values = ", ".join(f"{name} {show_number(value, decimals)}" for name, value, _ in found)
    sources = dict.fromkeys(part.source.words for part in together.parts)
    return BarChart(
        text=ChartText(
            title=title,
            reading=_sides_reading(together, [(name, value) for name, value, _ in found], unit, decimals),
            alternative=tr("Stapeldiagram, {unit}: {values}.").format(unit=unit, values=values),
            unit=unit,
            source=tr("Källa: {source}").format(source="; ".join(sources)) if sources else "",
        ),
        categories=tuple(name for name, _, _ in found),
        series=(BarSeries(day, tuple(value for _, value, _ in found)),),
        tones=tuple(tone for _, _, tone in found),
        decimals=decimals,
    )


def _side(part: AreaPopulation, sex: Sex | None, *, of_thousand: bool) -> Value:
    population = part.population if sex is None else part.by_sex.get(sex)
    total = Empty.SAKNAS if population is None else population.total
    return per_thousand(total, part.inhabitants) if of_thousand else total


def _sides_reading(together: Together, sides: Sequence[tuple[str, Value]], unit: str, decimals: int) -> str:
    """Who has most, and how many kommuner are told of."""
    known = [(name, value) for name, value in sides[: len(together.parts)] if not isinstance(value, Empty)]
    if not known:
        return tr("Ingen kommuns kända samverkanspopulation kan visas.")
    most = max(value for _, value in known)
    names = show_list(name for name, value in known if value == most)
    text = tr("{names} har flest: {value} {unit}. {coverage} har en känd summa.")
    if len(known) == 1:
        text = tr("{names} har {value} {unit}. {coverage} har en känd summa.")
    return text.format(names=names, value=show_number(most, decimals), unit=unit, coverage=together.coverage)
