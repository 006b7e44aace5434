"""The report on a collaboration population (*samverkanspopulation*), two to four pages: domain handbook §4."""

from dataclasses import replace

from domain.ground.area import Area, AreaKind
from domain.ground.display import EN_DASH, show_change, show_count, show_date, show_list, show_number, swedish_order
from domain.ground.text import tr
from domain.ground.value import Empty, Value, is_hidden, is_number
from domain.populations.comparison import AreaPopulation, Together, YearOnYear, YearRow, coverage_words
from domain.populations.definition import PopulationDefinition, PopulationRow, RowRole
from domain.populations.population import Population, notes_of_double_counting
from domain.populations.words import (
    outside_words,
    overlap_words,
    sexes_sentence,
    total_sentence,
    version_words,
    yardstick_words,
)
from domain.reporting.blocks import PopulationBlock
from domain.reporting.report import Issue, PopulationReport
from drawing.populations import change_sentence, nested_chart, sides_chart, slope_chart
from reports.page.fonts import written_or
from reports.page.hidden import hidden_note
from reports.page.issue import printed_by, tell_internal
from reports.page.story import Story
from reports.page.styles import META, SMALL_FACT, SPACE_2
from reports.page.table_layout import Column, Row, RowKind, Table
from reports.populations.section import population_name, population_table

_TREE = (RowRole.WHOLE, RowRole.COUNTED, RowRole.PART, RowRole.POTENTIAL)
_MOST_DATES = 6


def tell_population_report(story: Story, report: PopulationReport, issue: Issue) -> None:
    """Everything on one area: where it stands and under which definition, its picture, its kommuner, its years."""
    name = tr("{area} {date}").format(area=report.found.area.name, date=show_date(report.found.reference_date))
    with story.section():
        story.paragraph(tr("Samverkanspopulation · {group}").format(group=issue.group), META)
        story.heading(1, name)
        tell_internal(story, issue)
        story.facts(_facts(report, issue), SMALL_FACT)
        story.space(SPACE_2)
    _tell_in_short(story, report.found)
    _tell_definition(story, report.found.population.definition)
    _tell_picture(story, report.found)
    _tell_side_by_side(story, report.together, report.found.area)
    _tell_years(story, report.years)


def _facts(report: PopulationReport, issue: Issue) -> list[tuple[str, str]]:
    found = report.found
    facts = [
        (tr("Område"), _area_words(found)),
        (tr("Mättillfälle"), show_date(found.reference_date)),
        (tr("Definition"), version_words(found.population.definition)),
        (tr("Källa"), "; ".join(source.words for source in report.sources)),
    ]
    contacts = [words for contact in report.contacts if (words := written_or(contact, ""))]
    if contacts:
        facts.append((tr("Lämnat av"), show_list(contacts)))
    if report.own_dates:
        text = tr("”{row}” avser {date}")
        said = show_list(text.format(row=row, date=show_date(day)) for row, day in report.own_dates)
        facts.append((tr("Egen dag"), said))
    if coverage_words(found):
        facts.append((tr("Täckning"), " ".join(coverage_words(found))))
    if is_number(found.inhabitants) and found.inhabitants_source is not None:
        text = tr("{count} i åldern 20–64 år ({source})")
        words = text.format(count=show_count(found.inhabitants), source=found.inhabitants_source.words)
        facts.append((tr("Invånare"), words))
        facts.append((tr("Riktmärke"), yardstick_words(found.inhabitants)))
    return [*facts, (tr("Utskrivet"), printed_by(issue))]


def _area_words(found: AreaPopulation) -> str:
    if found.area.kind is AreaKind.KOMMUN:
        return tr("{name}, kommun {code}").format(name=found.area.name, code=found.area.code)
    if found.members is None:
        return found.area.name
    counted = show_list(sorted((area.name for area in found.members.reporting), key=swedish_order))
    return tr("{name}, summan av {kommuner}").format(name=found.area.name, kommuner=counted)


def _tell_in_short(story: Story, found: AreaPopulation) -> None:
    """The total and its sum written out, who is counted twice, women and men, who is outside, and the share of the
    inhabitants."""
    population = found.population
    with story.section():
        story.heading(2, tr("Läget i korthet"))
        story.paragraph(total_sentence(population, found.area.name))
        if population.sum_text:
            # Of what is not known or not shown nothing is added: that sum is not the population.
            text = tr("Summan: {sum}.") if population.complete else tr("Summan av de rader som visas: {sum}.")
            story.paragraph(text.format(sum=population.sum_text))
        for note in notes_of_double_counting(population):
            story.paragraph(note)
        if is_number(found.per_thousand):
            text = tr("Det är {number} personer per 1 000 invånare 20–64 år.")
            story.paragraph(text.format(number=show_number(found.per_thousand, 1)))
        if found.by_sex:
            story.paragraph(sexes_sentence(found.by_sex))
        story.paragraph(" ".join(outside_words(population)))


def _tell_picture(story: Story, found: AreaPopulation) -> None:
    with story.section():
        story.heading(2, tr("Delar i helheter"))
        block = PopulationBlock(found.area, found.reference_date, found.population, found.source)
        chart = nested_chart(found.population, population_name(block), found.source)
        reading = tr("Varje del ligger på sin helhets längd; fyllda staplar räknas i summan.")
        chart = replace(chart, text=replace(chart.text, reading=reading))
        story.chart(chart, population_table(block, found.by_sex))


# Kommuner


def _tell_side_by_side(story: Story, together: Together, own: Area) -> None:
    """Every kommun's known total and the group's sum; nothing where there is only one to show."""
    if len(together.parts) + len(together.missing) < 2 or not together.parts:
        return
    with story.section():
        story.heading(2, tr("Kommunerna sida vid sida"))
        by_inhabitants = any(is_number(part.per_thousand) for part in together.parts)
        story.chart(sides_chart(together, of_thousand=by_inhabitants, own=own), _sides_table(together))


def _sides_table(together: Together) -> Table:
    """The kommuner by name, and their sum; inhabitants where they are known."""
    every = [(part.area.name, _side_cells(part.population, part)) for part in together.parts]
    every += [(area.name, (show_count(Empty.SAKNAS),) * 4) for area in together.missing]
    rows = [Row((name, *cells)) for name, cells in sorted(every, key=lambda each: swedish_order(each[0]))]
    total = (
        show_count(together.total),
        _span_words(together.span.low, together.span.high),
        show_count(together.inhabitants),
        show_number(together.per_thousand, 1),
    )
    rows.append(Row((tr("Tillsammans, {coverage}").format(coverage=together.coverage), *total), RowKind.TOTAL))
    columns = [
        Column(tr("Kommun")),
        Column(tr("Känd samverkanspopulation"), True),
        Column(tr("Olika personer, minst–mest"), True),
        Column(tr("Invånare 20–64 år"), True),
        Column(tr("Per 1 000 invånare"), True),
    ]
    if not any(is_number(part.inhabitants) for part in together.parts):
        columns, rows = columns[:3], [Row(row.cells[:3], row.kind) for row in rows]
    shown = [part.population.total for part in together.parts]
    sources = dict.fromkeys(
        part.inhabitants_source.words for part in together.parts if part.inhabitants_source is not None
    )
    source = tr("Källa för invånare: {source}").format(source="; ".join(sources)) if sources else ""
    caption = tr("Kommunerna {date}").format(date=show_date(together.reference_date))
    return Table(caption, tuple(columns), tuple(rows), together.notes + hidden_note(shown), source)


def _side_cells(population: Population, part: AreaPopulation) -> tuple[str, ...]:
    return (
        population.total_text,
        _span_words(population.span.low, population.span.high),
        show_count(part.inhabitants),
        show_number(part.per_thousand, 1),
    )


def _span_words(low: Value, high: Value) -> str:
    if isinstance(high, Empty):
        return show_count(high)
    return show_count(low) if low == high else f"{show_count(low)}{EN_DASH}{show_count(high)}"


# Years


def _tell_years(story: Story, years: YearOnYear) -> None:
    """The same rows at each reference date; nothing where there is only one."""
    if len(years.dates) < 2:
        return
    with story.section():
        story.heading(2, tr("År för år"))
        if any(is_number(value) for row in years.rows if row.row is None for value in row.values):
            story.chart(slope_chart(years), _years_table(years))
        else:
            story.paragraph(change_sentence(years))
            story.table(_years_table(years))


def _years_table(years: YearOnYear) -> Table:
    """A row for each row of the tree: its count at each of the latest dates, and the last change."""
    first = max(len(years.dates) - _MOST_DATES, 0)
    roles = {row.key: row.role for row in years.years[-1].population.definition.rows}
    rows = [
        Row(
            (row.label, *map(show_count, row.values[first:]), _change_words(row)),
            RowKind.TOTAL if row.row is None else RowKind.PLAIN,
            row.depth,
        )
        for row in years.rows
        if row.row is None or roles[row.row] in _TREE
    ]
    columns = (
        Column(tr("Antal personer")),
        *(Column(show_date(day), True) for day in years.dates[first:]),
        Column(tr("Ändring"), True),
    )
    definition = version_words(years.years[-1].population.definition)
    same = tr("Alla mättillfällen är räknade efter definitionen ”{name}”.").format(name=definition)
    shown = [value for row in years.rows for value in row.values]
    within = [row for row in years.rows if _within_chance(row)]
    # The note that lists such rows by name is said by their brackets instead.
    notes = (same, *(years.notes[:-1] if within else years.notes))
    if within:
        notes += (tr("Ändringar inom parentes ryms inom slumpen: talen är små."),)
    notes += hidden_note(shown)
    caption = tr("År för år, {area}").format(area=years.area.name)
    return Table(caption, columns, tuple(rows), notes, years.years[-1].source.line)


def _change_words(row: YearRow) -> str:
    if any(map(is_hidden, row.values[-2:])):
        return Empty.DOLT.label
    return f"({show_change(row.change)})" if _within_chance(row) else show_change(row.change)


def _within_chance(row: YearRow) -> bool:
    return row.chance is not None and row.chance.shown and row.chance.within_chance


# The definition


def _tell_definition(story: Story, definition: PopulationDefinition) -> None:
    """Which rows there are, which count, who delivers them, and which may overlap."""
    names = {
        RowRole.COUNTED: tr("Räknas"),
        RowRole.WHOLE: tr("Hela grupper"),
        RowRole.PART: tr("Del, räknas ej"),
        RowRole.POTENTIAL: tr("Potentiell"),
        RowRole.PUBLISHED_TOTAL: tr("Publicerat"),
        RowRole.PUBLISHED_POTENTIAL: tr("Publicerat"),
    }
    facts: dict[str, list[str]] = {}
    for role, name in names.items():
        facts.setdefault(name, []).extend(_row_words(row) for row in definition.rows if row.role is role)
    overlaps = overlap_words(definition) or tr("Definitionen anger inga rader som kan överlappa varandra.")
    told = [(tr("Namn"), version_words(definition)), *((name, show_list(rows)) for name, rows in facts.items() if rows)]
    with story.whole(), story.section():
        story.heading(2, tr("Definitionen"))
        story.facts([*told, (tr("Överlapp"), overlaps)], SMALL_FACT)


def _row_words(row: PopulationRow) -> str:
    parties = {
        "af": tr("Arbetsförmedlingen"),
        "fk": tr("Försäkringskassan"),
        "socialtjanst": tr("socialtjänsten"),
        "scb": tr("SCB"),
    }
    by = parties.get(row.party or "")
    return f"”{row.label}”" if by is None else tr("”{row}” från {party}").format(row=row.label, party=by)
