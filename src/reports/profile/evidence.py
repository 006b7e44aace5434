"""Tables and charts in texts (*underlag*), drawn as the rest of the report draws them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.figures.blocks import KnownBlock
from domain.figures.reference import BlockForm
from domain.ground.display import show_date
from domain.ground.footnotes import with_footnotes_together
from domain.ground.text import tr
from domain.indicators.indicator import IndicatorTable
from domain.profile.profile import Profile
from domain.profile.words import summary_sentence
from domain.reporting.blocks import LotsBlock, PopulationBlock, WithheldCases
from domain.reporting.evidence import (
    Content,
    Evidence,
    EvidenceByReference,
    FilledText,
    IndicatorOverTime,
    OverTime,
    SideBySide,
    WomenAndMen,
)
from drawing.chart import Chart
from drawing.indicators import indicator_chart, indicator_sentence, indicator_series
from drawing.profile import profile_chart
from drawing.shares import comparison_words, shares_of_areas
from reports.indicators.section import indicator_table
from reports.lots.section import lots_sentence, lots_table, withheld_words
from reports.page.filled import tell_cited
from reports.page.fonts import tidy
from reports.page.story import Story, table_of_chart
from reports.page.styles import READING
from reports.page.table_layout import Table
from reports.populations.section import population_chart, population_sentence, table_with_outside
from reports.profile.comparison_section import comparison_table, sexes_sentence, sexes_table
from reports.profile.section import profile_table
from reports.profile.series_section import years_chart, years_table


@dataclass(frozen=True, slots=True)
class Drawn:
    """What is seen of a table or a chart: a sentence that says what it shows, the chart where there is one, the table
    of the same numbers; the sentence alone where nothing may be shown."""

    reading: str
    chart: Chart | None
    table: Table | None


def drawn(evidence: Evidence) -> Drawn:
    """What is seen of it; without a chart where a table was asked for, or its figures make none."""
    reading, chart, table = _drawn(evidence.content)
    if evidence.agreed is not None and table is not None:
        text = tr("Siffrorna är de som texten förankrades med {on}.")
        table = replace(table, notes=(*table.notes, text.format(on=show_date(evidence.agreed))))
    if chart is not None and evidence.block.form is BlockForm.CHART:
        return Drawn(chart.text.reading, chart, table)
    return Drawn(reading, None, table)


def tell_evidence(story: Story, evidence: Evidence) -> None:
    """The sentence, the chart and the table, with their numbers among those of the report."""
    shown = drawn(evidence)
    if shown.chart is not None and shown.table is not None:
        story.chart(shown.chart, shown.table)
        return
    with story.whole():
        story.paragraph(shown.reading, READING)
        if shown.table is not None:
            story.table(shown.table)


def tell_own_text(story: Story, text: str, filled: FilledText | None) -> None:
    """A text of the group's own; where it refers to anything, with its figures, tables and charts, and where the
    figures come from."""
    if filled is None:
        story.text(text)
    else:
        tell_with_evidence(story, filled.filled.parts, filled.evidence)
        tell_cited(story, filled.filled.cited, filled.threshold)


def tell_with_evidence(story: Story, parts: Sequence[str | KnownBlock], evidence: EvidenceByReference) -> None:
    """A text and the tables and charts that stand in it; its notes stand below all of it."""
    bodies, notes = with_footnotes_together([tidy(part) for part in parts if isinstance(part, str)])
    words = iter(bodies)
    for part in parts:
        if isinstance(part, str):
            story.text(next(words))
        else:
            tell_evidence(story, evidence[part.reference.casefold()])
    story.text("", notes)


def _drawn(content: Content) -> tuple[str, Chart | None, Table | None]:
    match content:
        case PopulationBlock() as block:
            return population_sentence(block), population_chart(block), table_with_outside(block)
        case LotsBlock() as block:
            return lots_sentence(block), None, lots_table(block)
        case WithheldCases() as withheld:
            return withheld_words(withheld), None, None
        case IndicatorTable() as table:
            return indicator_sentence(table), indicator_chart(table), indicator_table(table)
        case IndicatorOverTime(tables):
            chart, last = indicator_series(tables), tables[-1]
            of_chart = indicator_table(last) if chart is None else table_of_chart(chart, chart.text.title, tr("Period"))
            return indicator_sentence(last), chart, of_chart
        case _:
            return _of_profile(content)


def _of_profile(content: Profile | OverTime | SideBySide | WomenAndMen) -> tuple[str, Chart | None, Table]:
    match content:
        case Profile() as profile:
            return summary_sentence(profile), profile_chart(profile), profile_table(profile, places=True)
        case OverTime(series, country):
            chart = years_chart(series, country)
            return "" if chart is None else chart.text.reading, chart, years_table(series, country)
        case SideBySide(profiles, own):
            table = comparison_table(profiles, own.code)
            return comparison_words(profiles), shares_of_areas(profiles, own), table
        case WomenAndMen(by_sex):
            return sexes_sentence(by_sex), None, sexes_table(by_sex)
