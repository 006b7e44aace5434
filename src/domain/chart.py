"""Charts as data (*diagram*): described once here, drawn by the window and by the report alike.

A chart knows its words as well as its numbers: a sentence that says what it shows, an alternative text,
unit and source, and the same numbers as a table.
"""

from dataclasses import dataclass
from enum import Enum

from domain.display import show_change, show_number
from domain.text import tr
from domain.value import Value


class Tone(Enum):
    """What a colour stands for; the value is the token's name in `domain.palette.Palette`."""

    ACCENT = "accent"
    RIKET = "riket"
    OTHER = "other"
    SJUKPENNING = "sjukpenning"
    SJUK_OCH_AKTIVITETSERSATTNING = "sjuk_och_aktivitetsersattning"
    ARBETSLOSHET = "arbetsloshet"
    ARBETSMARKNADSATGARDER = "arbetsmarknadsatgarder"
    ETABLERINGSERSATTNING = "etableringsersattning"
    EKONOMISKT_BISTAND = "ekonomiskt_bistand"


@dataclass(frozen=True, slots=True)
class ChartText:
    """The words around a chart. `source` is a whole source line (`Source.line`) with publisher and date."""

    title: str
    reading: str
    alternative: str
    unit: str
    source: str


@dataclass(frozen=True, slots=True)
class BarSeries:
    """One bar in every category. A series that is an earlier period is drawn as an outline, not by colour alone."""

    name: str
    values: tuple[Value, ...]
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from a zero baseline, one row of bars per category, value written at the bar's end.

    `tones` colours the categories; missing values have no bar and their reason is written in its place.
    """

    text: ChartText
    categories: tuple[str, ...]
    series: tuple[BarSeries, ...]
    tones: tuple[Tone, ...]
    decimals: int = 0

    def __post_init__(self) -> None:
        if len(self.tones) != len(self.categories):
            raise ValueError("one tone for each category")
        if any(len(series.values) != len(self.categories) for series in self.series):
            raise ValueError("one value for each category")


@dataclass(frozen=True, slots=True)
class RankMark:
    """A place on a scale of places: `rank` of `of`, last period's place beside it where known.

    `quarter` is 1–4 (ruling 7); it is drawn by shape and said in words as well as by colour.
    """

    label: str
    rank: int
    previous: int | None
    of: int
    quarter: int


@dataclass(frozen=True, slots=True)
class RankChart:
    """Places among all kommuner (*rangordning*), one scale per measure, 1 to the left."""

    text: ChartText
    marks: tuple[RankMark, ...]


Chart = BarChart | RankChart


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers of a chart as text: a header and rows, the first column naming the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


QUARTER_SIGNS = {1: "●", 2: "▲", 3: "◆", 4: "■"}


def chart_table(chart: Chart) -> ChartTable:
    """The same numbers as the chart draws, for reading, for copying and for those who do not see the chart."""
    if isinstance(chart, BarChart):
        header = ("", *(series.name for series in chart.series))
        rows = tuple(
            (category, *(show_number(series.values[i], chart.decimals) for series in chart.series))
            for i, category in enumerate(chart.categories)
        )
        return ChartTable(header, rows)
    return ChartTable(
        ("", tr("Plats"), tr("Förra perioden"), tr("Förflyttning"), tr("Antal kommuner"), tr("Fjärdedel")),
        tuple(
            (
                mark.label,
                str(mark.rank),
                show_number(mark.previous) if mark.previous is not None else tr("saknas"),
                show_change(mark.previous - mark.rank) if mark.previous is not None else tr("saknas"),
                str(mark.of),
                f"{QUARTER_SIGNS[mark.quarter]} {mark.quarter}",
            )
            for mark in chart.marks
        ),
    )
