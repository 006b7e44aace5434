"""The charts of collaboration populations as data (*samverkanspopulationer*): parts in wholes, years, kommuner.

Domain handbook §4, rulings 11–13. How much rows overlap is not known, so no chart draws an area for it.
"""

from collections.abc import Iterator, Sequence
from string import ascii_uppercase

from domain.chart import ChartText, NestedChart, NestedLook, NestedRow, NestedTotal, Tone
from domain.display import show_count
from domain.population import Population, PopulationLine
from domain.population_definition import RowRole
from domain.population_words import total_sentence
from domain.source import Source
from domain.text import tr
from domain.value import Empty, Number, is_number

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
    hidden = population.total is Empty.DOLT or any(
        line.counts and line.count is Empty.DOLT for line in population.lines
    )
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
