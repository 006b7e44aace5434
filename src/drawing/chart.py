"""Charts as data (*diagram*): described once here, drawn by the window and by the report alike.

A chart knows its words as well as its numbers: a sentence that says what it shows, an alternative text,
unit and source, and the same numbers as a table.
"""

from dataclasses import dataclass
from enum import Enum

from domain.ground.display import EN_DASH, NO_BREAK_SPACE, show_change, show_list, show_number
from domain.ground.text import tr
from domain.ground.value import Empty, Number, Value, exact_sum, is_number
from drawing.palette import Tone


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
    """One bar in every category. A series that is an earlier period is drawn as an outline, not by colour alone.

    `tone` colours the series where it is the series that are told apart; None leaves it to the categories.
    """

    name: str
    values: tuple[Value, ...]
    earlier: bool = False
    tone: Tone | None = None


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
    """A place on a scale of places: `rank` of `of`, last period's place beside it where known; `moved` are the places
    won, where they may be others than the difference of the two (ruling 60).

    `quarter` is 1–4 (ruling 7); it is drawn by shape and said in words as well as by colour.
    """

    label: str
    rank: int
    previous: int | None
    of: int
    quarter: int
    moved: int | None = None

    @property
    def movement(self) -> int | None:
        """Places won or lost since the period before."""
        if self.previous is None or self.moved is not None:
            return self.moved
        return self.previous - self.rank


@dataclass(frozen=True, slots=True)
class RankChart:
    """Places among all kommuner (*rangordning*), one scale per measure, 1 to the left."""

    text: ChartText
    marks: tuple[RankMark, ...]


@dataclass(frozen=True, slots=True)
class RadarAxis:
    """One axis of a radar: a share in per cent now and a period earlier, and the place it gives where there is one.

    `quarter` is 1–4, 1 the lowest shares (ruling 7); None where the area is not ranked. `rank` and `of` go with it.
    """

    label: str
    value: Value
    previous: Value
    rank: int | None = None
    of: int | None = None
    quarter: int | None = None


@dataclass(frozen=True, slots=True)
class RadarChart:
    """Försörjningsprofil ("spindel"): shares on axes from a common centre, last period's as an outline.

    Every axis has the same scale from zero, so that the shape can be read. A missing value has no marker and the line
    does not pass it. `total` and `total_previous` stand in the middle; `now` and `before` name the two periods.
    """

    text: ChartText
    axes: tuple[RadarAxis, ...]
    total: Value
    total_previous: Value
    now: str
    before: str
    decimals: int = 1

    @property
    def compares(self) -> bool:
        """True where anything is known of the period before; else that is said once, and not on every axis."""
        return any(is_number(value) for value in (self.total_previous, *(axis.previous for axis in self.axes)))

    @property
    def ranks(self) -> bool:
        """True where any axis has a place among the kommuner; else that is said once as well."""
        return any(axis.rank is not None for axis in self.axes)


@dataclass(frozen=True, slots=True)
class LineSeries:
    """One line or, in a stacked chart, one layer. `reference` marks what others are held against (riket, a mean): it
    is dashed, not told apart by colour alone. A missing value is a gap in the line, never zero and never bridged; nor
    does the line reach the points in `cuts` from those before, since it is of other kommuner from there (ruling 40). A
    `thin` line is what a stronger one is worked out from."""

    name: str
    values: tuple[Value, ...]
    tone: Tone
    reference: bool = False
    cuts: tuple[int, ...] = ()
    thin: bool = False


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A break in the series (*tidsseriebrott*) just before the point `at`; `text` says what changed."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class LineChart:
    """A time series: values at points in time, from zero upward where `from_zero`, layered where `stacked`.

    `points` are the labels of the points in order, evenly spaced, `names` what they are called where that is more
    (`2022 (2 av 12 månader)`); `marks` are points whose value is estimated or incomplete, with the reason.
    """

    text: ChartText
    points: tuple[str, ...]
    series: tuple[LineSeries, ...]
    stacked: bool = False
    from_zero: bool = True
    breaks: tuple[SeriesBreak, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()
    decimals: int = 1
    names: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(len(series.values) != len(self.points) for series in self.series):
            raise ValueError("one value for each point")

    @property
    def called(self) -> tuple[str, ...]:
        """What each point is called."""
        return self.names or self.points


def line_values(chart: LineChart, at: int) -> tuple[tuple[str, Value], ...]:
    """Each series by name with its value at a point. In a stacked chart of several layers the layers come first, then
    their sum (the upper edge; missing where a layer is), then what they are held against."""
    named = tuple((series.name, series.values[at]) for series in chart.series)
    layers = tuple((series.name, series.values[at]) for series in chart.series if not series.reference)
    if not chart.stacked or len(layers) < 2:
        return named
    against = tuple((series.name, series.values[at]) for series in chart.series if series.reference)
    return (*layers, (tr("Totalt"), _whole_sum(tuple(value for _, value in layers))), *against)


def _whole_sum(values: tuple[Value, ...]) -> Value:
    return Empty.SAKNAS if any(isinstance(value, Empty) for value in values) else exact_sum(values)


class NestedLook(Enum):
    """How a row of a nested chart takes part in the total."""

    WHOLE = "whole"
    COUNTED = "counted"
    PART = "part"
    OUTSIDE = "outside"


@dataclass(frozen=True, slots=True)
class NestedRow:
    """A row of a nested chart: a bar of persons from zero, drawn inside the bars of the rows it is a part of.

    `inside` is the number of the row it is a part of, `overlaps` those of the rows it may hold the same persons as.
    A row that lies *outside* every part of its whole has from `low` to `value` persons; None where it is no range.
    `letter` names a row that others speak of; `words` are what is to be said of it.
    """

    label: str
    look: NestedLook
    value: Value
    tone: Tone
    inside: int | None = None
    low: Number | None = None
    letter: str = ""
    overlaps: tuple[int, ...] = ()
    twice: bool = False
    words: tuple[str, ...] = ()

    @property
    def shown(self) -> str:
        """`72`, `22–49`, `dolt`."""
        if self.low is None or self.low == self.value:
            return show_number(self.value)
        return f"{show_number(self.low)}{EN_DASH}{show_number(self.value)}"


@dataclass(frozen=True, slots=True)
class NestedTotal:
    """What the rows that count make together. `shown` is the total in words (`281`, `minst 189`); `pieces` are the
    numbers of the rows it is added up from, none where that would tell of a hidden row; `span` is from the fewest to
    the most different persons, None where it is not known or no range."""

    label: str
    value: Value
    shown: str
    pieces: tuple[int, ...]
    span: tuple[Number, Number] | None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NestedChart:
    """Wholes, the parts inside them, and what the parts make together (*delar i helheter*).

    All bars have one scale from zero. Where rows may overlap it is said and marked: how much is not known, so no area
    is drawn for it. A missing or hidden value has no bar.
    """

    text: ChartText
    rows: tuple[NestedRow, ...]
    total: NestedTotal

    def depth(self, at: int) -> int:
        """How many rows a row lies inside."""
        return len(self.around(at))

    def around(self, at: int) -> tuple[int, ...]:
        """The rows that a row lies inside, the nearest first."""
        found: list[int] = []
        inside = self.rows[at].inside
        while inside is not None:
            found.append(inside)
            inside = self.rows[inside].inside
        return tuple(found)

    def said(self, at: int, *, letters: bool) -> tuple[str, ...]:
        """What is to be said of a row beside its value; rows it speaks of by their letters, or by their labels."""
        row = self.rows[at]
        others = [self.rows[other] for other in row.overlaps]
        named = show_list(other.letter if letters else f"”{other.label}”" for other in others)
        return (
            *row.words,
            *((tr("räknas två gånger"),) if row.twice else ()),
            *((tr("kan överlappa {rows}").format(rows=named),) if others else ()),
        )

    @property
    def sum_words(self) -> str:
        """The sum written out with the letters of its rows: `A 72 + B 27 = 99`; empty where there is no such sum."""
        pieces = [self.rows[at] for at in self.total.pieces]
        if not pieces:
            return ""
        said = " + ".join(f"{row.letter}{NO_BREAK_SPACE}{row.shown}".strip(NO_BREAK_SPACE) for row in pieces)
        return f"{said} ={NO_BREAK_SPACE}{show_number(self.total.value)}"

    @property
    def span_words(self) -> str:
        """`209–281 olika personer`; empty where there is no range."""
        if self.total.span is None:
            return ""
        low, high = (show_number(each) for each in self.total.span)
        return tr("{low}{dash}{high} olika personer").format(low=low, dash=EN_DASH, high=high)


Chart = BarChart | RankChart | RadarChart | LineChart | NestedChart


@dataclass(frozen=True, slots=True)
class ChartTable:
    """The numbers of a chart as text: a header and rows, the first column naming the row."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


QUARTER_SIGNS = {1: "●", 2: "▲", 3: "◆", 4: "■"}


def chart_table(chart: Chart) -> ChartTable:
    """The same numbers as the chart draws, for reading, for copying and for those who do not see the chart."""
    if isinstance(chart, RadarChart):
        return _radar_table(chart)
    if isinstance(chart, LineChart):
        return _line_table(chart)
    if isinstance(chart, NestedChart):
        return _nested_table(chart)
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
                show_change(mark.movement),
                str(mark.of),
                f"{QUARTER_SIGNS[mark.quarter]} {mark.quarter}",
            )
            for mark in chart.marks
        ),
    )


def _radar_table(chart: RadarChart) -> ChartTable:
    """The axes and then the total, with the place and its quarter where there is one; what none has is no column."""

    def row(label: str, value: Value, before: Value, *place: str) -> tuple[str, ...]:
        shown = [show_number(each, chart.decimals) for each in ((value, before) if chart.compares else (value,))]
        return label, *shown, *(place if chart.ranks else ())

    def place(axis: RadarAxis) -> tuple[str, str]:
        if axis.rank is None or axis.quarter is None:
            return tr("saknas"), tr("saknas")
        return tr("{rank} av {of}").format(rank=axis.rank, of=axis.of), f"{QUARTER_SIGNS[axis.quarter]} {axis.quarter}"

    rows = [row(axis.label, axis.value, axis.previous, *place(axis)) for axis in chart.axes]
    rows.append(row(tr("Totalt"), chart.total, chart.total_previous, "", ""))
    header = ("", chart.now, *((chart.before,) if chart.compares else ()))
    return ChartTable((*header, *((tr("Plats"), tr("Fjärdedel")) if chart.ranks else ())), tuple(rows))


def _line_table(chart: LineChart) -> ChartTable:
    """A row for each point in time; what is special about a point stands in a last column, if anything is."""
    said = dict(chart.marks)
    for each in chart.breaks:
        said[each.at] = f"{said[each.at]}; {each.text}" if each.at in said else each.text
    lines = [line_values(chart, at) for at in range(len(chart.points))]
    names = tuple(name for name, _ in lines[0]) if lines else tuple(series.name for series in chart.series)
    header = ("", *names, *((tr("Anmärkning"),) if said else ()))
    rows = tuple(
        (
            chart.called[at],
            *(show_number(value, chart.decimals) for _, value in values),
            *((said.get(at, ""),) if said else ()),
        )
        for at, values in enumerate(lines)
    )
    return ChartTable(header, rows)


def _nested_table(chart: NestedChart) -> ChartTable:
    """The rows and then the total; what counts has a column of its own."""
    nothing = show_number(Empty.EJ_TILLAMPLIGT)
    rows = [
        (
            row.label,
            row.shown,
            row.shown if row.look is NestedLook.COUNTED else nothing,
            "; ".join(chart.said(at, letters=False)),
        )
        for at, row in enumerate(chart.rows)
    ]
    said = "; ".join(words for words in (*chart.total.words, chart.span_words) if words)
    total = (chart.total.label, nothing, chart.total.shown, said)
    return ChartTable(("", tr("Antal personer"), tr("Räknas i summan"), tr("Anmärkning")), (*rows, total))
