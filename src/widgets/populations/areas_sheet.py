"""Several kommuner side by side as a grid that is only read: a row for each row of the tree, the sum last."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from domain.ground.display import EN_DASH, show_count, show_number
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_number
from domain.populations.comparison import AreaPopulation, Together
from domain.populations.definition import PopulationDefinition
from domain.populations.population import Population, Span, notes_of_double_counting
from widgets.parts import Sign
from widgets.populations.sheet import TOTAL, small_mark, tree_rows
from widgets.sheet import Cell, Column, GridContent, Kind, Mark, Row
from widgets.sheet import CellKey as GridKey

SUM, SPAN, PER_THOUSAND, INHABITANTS = "sum", "span", "per_thousand", "inhabitants"


def of_sex(together: Together, sex: Sex) -> Together:
    """The same for one sex: the kommuner that have it are the parts, the others are missing."""
    if sex is Sex.ALLA:
        return together
    parts = tuple(replace(part, population=part.by_sex[sex]) for part in together.parts if sex in part.by_sex)
    without = tuple(part.area for part in together.parts if sex not in part.by_sex)
    return replace(together, parts=parts, missing=(*without, *together.missing))


def sexes_of(together: Together) -> tuple[Sex, ...]:
    """All, and the sexes that any of the kommuner has counts of."""
    known = {sex for part in together.parts for sex in part.by_sex}
    return (Sex.ALLA, *(sex for sex in (Sex.KVINNA, Sex.MAN) if sex in known))


def areas_content(together: Together, sex: Sex, threshold: int) -> GridContent:
    """The grid of `together`, which holds that one sex; small counts are marked."""
    definition = together.parts[0].population.definition
    cells: dict[GridKey, Cell] = {}
    for part in together.parts:
        cells |= _of_part(part, threshold)
    cells |= _of_sum(together, definition)
    name = tr("Samverkanspopulation i {group}, {sex}")
    return GridContent(
        subject=f"{together.group.code}|{together.reference_date.isoformat()}|{sex.value}",
        name=name.format(group=together.group.name, sex=sex.label.lower()),
        columns=(
            *(Column(part.area.code, part.area.name, kind=Kind.SHOWN) for part in together.parts),
            Column(SUM, tr("Summa"), kind=Kind.TOTAL, spoken=together.group.name),
        ),
        rows=_rows(
            definition,
            sex,
            told_rows(together.parts),
        ),
        cells=cells,
        hidden=tr("dolt"),
        locked=tr("Antalen ändras i varje kommun, under Registrera."),
        row_title=tr("Grupp"),
    )


def span_text(span: Span) -> str:
    """`209–281`, one number where it is no span, *dolt* or *saknas* where it has no end."""
    if isinstance(span.high, Empty):
        return show_count(span.high)
    low, high = show_count(span.low), show_count(span.high)
    return low if low == high else f"{low}{EN_DASH}{high}"


def told_rows(parts: Sequence[AreaPopulation]) -> frozenset[str]:
    """The rows that anything is known of: what nobody records below the total is not shown as missing everywhere."""
    found = {line.row.key for part in parts for line in part.population.lines if line.count is not Empty.SAKNAS}
    if any(is_number(part.inhabitants) for part in parts):
        found |= {PER_THOUSAND, INHABITANTS}
    return frozenset(found)


def rate_words(parts: Sequence[AreaPopulation]) -> tuple[str, ...]:
    """Where inhabitants are to be had, while none are known."""
    if INHABITANTS in told_rows(parts):
        return ()
    return (tr("Läs in SCB:s tabell med Ctrl+I, så visas antalen också per 1 000 invånare 20–64 år."),)


def _rows(definition: PopulationDefinition, sex: Sex, told: Collection[str]) -> tuple[Row, ...]:
    tree, others = tree_rows(definition)
    of_all = tr("Invånare 20–64 år") if sex is Sex.ALLA else tr("Invånare 20–64 år, {sex}")
    return (
        *(replace(row, kind=Kind.SHOWN) for row in tree),
        Row(TOTAL, tr("Känd samverkanspopulation"), kind=Kind.TOTAL),
        Row(SPAN, tr("Olika personer, lägst–högst"), kind=Kind.SHOWN),
        *(
            replace(row, kind=Kind.SHOWN)
            for row in (
                Row(PER_THOUSAND, tr("Per 1 000 invånare 20–64 år")),
                *others,
                Row(INHABITANTS, of_all.format(sex=sex.label.lower())),
            )
            if row.key in told
        ),
    )


def _of_part(part: AreaPopulation, threshold: int) -> Mapping[GridKey, Cell]:
    population, code = part.population, part.area.code
    cells: dict[GridKey, Cell] = {}
    for line in population.lines:
        mark = small_mark(line.count, threshold)
        if line.problem is not None:
            mark = Mark(Sign.ERROR, line.problem)
        cells[line.row.key, code] = Cell(line.count, mark)
    cells[TOTAL, code] = Cell(text=population.total_text, mark=total_mark(population))
    cells[SPAN, code] = Cell(text=span_text(population.span))
    cells[PER_THOUSAND, code] = Cell(text=rate_text(part.per_thousand))
    cells[INHABITANTS, code] = Cell(part.inhabitants)
    return cells


def _of_sum(together: Together, definition: PopulationDefinition) -> Mapping[GridKey, Cell]:
    cells: dict[GridKey, Cell] = {(row.key, SUM): Cell(together.row_total(row.key)) for row in definition.rows}
    cells[TOTAL, SUM] = Cell(text=show_count(together.total))
    cells[SPAN, SUM] = Cell(text=span_text(together.span) if together.summed else Empty.SAKNAS.label)
    cells[PER_THOUSAND, SUM] = Cell(text=rate_text(together.per_thousand))
    cells[INHABITANTS, SUM] = Cell(together.inhabitants)
    return cells


def rate_text(rate: Value) -> str:
    """Per 1 000 with one decimal."""
    return show_number(rate, 1) if is_number(rate) else show_count(rate)


def total_mark(population: Population) -> Mark | None:
    """Who is counted twice in the total, under a definition that does so."""
    twice = " ".join(notes_of_double_counting(population))
    return Mark(Sign.WARNING, twice) if twice else None


def sources(parts: Sequence[AreaPopulation]) -> tuple[str, ...]:
    """Where the counts and the inhabitants come from, each line once."""
    lines = [part.source.line for part in parts]
    lines += [
        tr("Invånare: {source}").format(source=part.inhabitants_source.words)
        for part in parts
        if part.inhabitants_source is not None
    ]
    return tuple(dict.fromkeys(lines))
