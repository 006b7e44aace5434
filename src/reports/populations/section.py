"""The collaboration population in a report (*samverkanspopulation*): the tree, what counts, the total."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from domain.ground.area import Area
from domain.ground.display import show_count, show_date, show_list
from domain.ground.sex import Sex
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_hidden
from domain.populations.definition import RowRole
from domain.populations.population import Population, PopulationLine, span_words
from domain.populations.words import outside_words, version_words
from domain.reporting.blocks import PopulationBlock
from drawing.chart import NestedChart
from drawing.populations import nested_chart
from reports.page.hidden import hidden_note
from reports.page.story import Story
from reports.page.styles import READING
from reports.page.table_layout import Column, Row, RowKind, Table

MOST_PICTURES = 3
"""Of more kommuner the tables alone are printed: a picture takes most of a page."""
_TREE = (RowRole.WHOLE, RowRole.COUNTED, RowRole.PART)


def population_name(block: PopulationBlock) -> str:
    """What the population is called in headings and lists: `Lycksele 2024-10-31`."""
    return tr("{area} {date}").format(area=block.area.name, date=show_date(block.reference_date))


def tell_populations(story: Story, counted: Sequence[PopulationBlock], uncounted: Sequence[Area]) -> None:
    """How many of the group's kommuner have a population, and each that has one under a heading of its own."""
    if counted and uncounted:
        text = tr("{counted} av {every} kommuner har en samverkanspopulation. Den saknas för {areas}.")
        areas = show_list(area.name for area in uncounted)
        every = len(counted) + len(uncounted)
        story.paragraph(text.format(counted=len(counted), every=every, areas=areas))
    for block in counted:
        with story.section():
            story.heading(2, population_name(block))
            _tell_population(story, block, picture=len(counted) <= MOST_PICTURES)


def _tell_population(story: Story, block: PopulationBlock, *, picture: bool) -> None:
    """The total in a sentence, the picture of parts in wholes, and the table with who is outside in its notes."""
    table = table_with_outside(block)
    if picture:
        story.chart(population_chart(block), table)
    else:
        story.paragraph(population_sentence(block), READING)
        story.table(table)


def population_chart(block: PopulationBlock) -> NestedChart:
    """The picture of parts in wholes, under the total in a sentence."""
    chart = nested_chart(block.population, population_name(block), block.source)
    return replace(chart, text=replace(chart.text, reading=population_sentence(block)))


def table_with_outside(block: PopulationBlock) -> Table:
    """The table of the tree, with who is outside in its notes."""
    table = population_table(block)
    return replace(table, notes=table.notes + outside_words(block.population))


def population_sentence(block: PopulationBlock) -> str:
    """The total in a sentence, and the sum written out where all of it is known."""
    population, place = block.population, block.area.name
    if is_hidden(population.total):
        text = tr("Den kända samverkanspopulationen i {place} visas inte: små tal är dolda.")
        return text.format(place=place)
    if not population.sum_parts and not population.known:
        return tr("Den kända samverkanspopulationen i {place} kan inte räknas: uppgifter saknas.").format(place=place)
    one = tr("Den kända samverkanspopulationen i {place} är 1 person enligt definitionen ”{definition}”")
    more = tr("Den kända samverkanspopulationen i {place} är {total} personer enligt definitionen ”{definition}”")
    text = one if population.complete and population.total == 1 else more
    said = text.format(place=place, total=population.total_text, definition=version_words(population.definition))
    return tr("{said}: {sum}.").format(said=said, sum=population.sum_text) if population.complete else said + "."


def population_in_short(block: PopulationBlock) -> str:
    """The total in a sentence, and how many different persons it may be: in a summary no note stands under it."""
    different, said = span_words(block.population), population_sentence(block)
    return tr("{said} Det är {different}.").format(said=said, different=different) if different else said


def population_table(block: PopulationBlock, by_sex: Mapping[Sex, Population] | None = None) -> Table:
    """Every row of the tree with its count, by sex where that is known, and in a column of its own what the definition
    adds."""
    population = block.population
    rows = [_row(line) for line in population.lines if line.row.role in _TREE]
    nothing = show_count(Empty.EJ_TILLAMPLIGT)
    rows.append(Row((tr("Känd samverkanspopulation"), nothing, population.total_text), RowKind.TOTAL))
    rows += _labelled(population, RowRole.PUBLISHED_TOTAL, tr("{label}, publicerad summa"))
    rows += _labelled(population, RowRole.POTENTIAL, "{label}")
    rows += _labelled(population, RowRole.PUBLISHED_POTENTIAL, tr("{label}, publicerad summa"))
    shown = [line.count for line in population.lines] + [population.total]
    caption = tr("Samverkanspopulation, {name}").format(name=population_name(block))
    columns = (Column(tr("Grupp")), Column(tr("Antal personer"), True), Column(tr("Räknas i summan"), True))
    if by_sex:
        return _with_sexes(Table(caption, columns, tuple(rows), population.notes, block.source.line), block, by_sex)
    return Table(caption, columns, tuple(rows), population.notes + hidden_note(shown), block.source.line)


def _with_sexes(table: Table, block: PopulationBlock, by_sex: Mapping[Sex, Population]) -> Table:
    """The same table with a column for each sex before everybody's."""
    sexes = [sex for sex in Sex if sex in by_sex]
    cells = {line.row.label: [by_sex[sex].line(line.row.key).count for sex in sexes] for line in block.population.lines}
    rows = []
    for row in table.rows:
        if row.kind is RowKind.TOTAL:
            totals = [by_sex[sex].total_text for sex in sexes]
            rows.append(replace(row, cells=(row.cells[0], *totals, *row.cells[1:])))
        else:
            counts = cells.get(row.cells[0], [Empty.EJ_TILLAMPLIGT] * len(sexes))
            rows.append(replace(row, cells=(row.cells[0], *map(show_count, counts), *row.cells[1:])))
    persons = tr("Antal personer")
    columns = (
        table.columns[0],
        *(Column(sex.label, True, persons) for sex in (*sexes, Sex.ALLA)),
        table.columns[-1],
    )
    shown = [line.count for population in (block.population, *by_sex.values()) for line in population.lines]
    return replace(table, columns=columns, rows=tuple(rows), notes=table.notes + hidden_note(shown))


def _row(line: PopulationLine) -> Row:
    added = show_count(line.count) if line.counts and line.problem is None else show_count(Empty.EJ_TILLAMPLIGT)
    return Row((line.row.label, show_count(line.count), added), level=line.depth)


def _labelled(population: Population, role: RowRole, text: str) -> list[Row]:
    """The rows of a role that stands beside the tree, where there is a figure to show."""
    found: list[tuple[str, Value]] = [
        (text.format(label=line.row.label), line.count)
        for line in population.lines
        if line.row.role is role and line.count is not Empty.SAKNAS
    ]
    return [Row((label, show_count(count), show_count(Empty.EJ_TILLAMPLIGT))) for label, count in found]
