"""The collaboration population in a report (*samverkanspopulation*): the tree, what counts, the total."""

from domain.display import show_count, show_date
from domain.population import Population, PopulationLine
from domain.population_definition import RowRole
from domain.report import PopulationBlock
from domain.text import tr
from domain.value import Empty, Value
from reports.hidden import hidden_note
from reports.story import Story
from reports.styles import READING
from reports.table_layout import Column, Row, RowKind, Table

_TREE = (RowRole.WHOLE, RowRole.COUNTED, RowRole.PART)


def population_name(block: PopulationBlock) -> str:
    """What the population is called in headings and lists: `Lycksele 2024-10-31`."""
    return tr("{area} {date}").format(area=block.area.name, date=show_date(block.reference_date))


def tell_population(story: Story, block: PopulationBlock) -> None:
    """The population under a heading of its own."""
    with story.section():
        story.heading(2, population_name(block))
        story.paragraph(population_sentence(block), READING)
        story.table(population_table(block))


def population_sentence(block: PopulationBlock) -> str:
    """The total in a sentence, and the sum written out where all of it is known."""
    population, place = block.population, block.area.name
    if population.total is Empty.DOLT:
        text = tr("Den kända samverkanspopulationen i {place} visas inte: små tal är dolda.")
        return text.format(place=place)
    if not population.sum_parts and not population.known:
        return tr("Den kända samverkanspopulationen i {place} kan inte räknas: uppgifter saknas.").format(place=place)
    one = tr("Den kända samverkanspopulationen i {place} är 1 person enligt definitionen ”{definition}”")
    more = tr("Den kända samverkanspopulationen i {place} är {total} personer enligt definitionen ”{definition}”")
    text = one if population.complete and population.total == 1 else more
    said = text.format(place=place, total=population.total_text, definition=population.definition.name)
    return tr("{said}: {sum}.").format(said=said, sum=population.sum_text) if population.complete else said + "."


def population_table(block: PopulationBlock) -> Table:
    """Every row of the tree with its count and, in a column of its own, what the definition adds."""
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
    return Table(caption, columns, tuple(rows), population.notes + hidden_note(shown), block.source.line)


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
