"""One indicator, area and period as a grid: categories down, women, men and everyone across, live sums beside."""

from collections.abc import Iterable, Mapping, Sequence

from domain.ground.display import EN_DASH, show_number
from domain.ground.sex import Sex
from domain.ground.value import Empty, Value, at_least, exact_sum, is_hidden
from domain.indicators.indicator import (
    WHOLE,
    CellKey,
    Indicator,
    IndicatorTable,
    ages,
    category_label,
    category_parts,
    check_figures,
    sex_parts,
)
from widgets.indicators.screen import IndicatorScreen
from widgets.parts import Sign
from widgets.sheet import Cell, CellEdit, Column, GridContent, Kind, Mark, Reads, Row, TotalCell, Totals, Values
from widgets.sheet import CellKey as GridKey
from widgets.sheet.content import stored_value
from widgets.text import tr

SUM = "summa"
"""The row and the column that are computed; no category can be called so in the grid, since its key is another."""

_CATEGORY = "rad:"


def grid_key(sex: Sex, category: str) -> GridKey:
    """The grid's names for a cell."""
    return (_CATEGORY + category, sex.value)


def cell_key(key: GridKey) -> CellKey | None:
    """Sex and category of a cell of the grid; None for a sum."""
    row, column = key
    if SUM in (row, column):
        return None
    return Sex(column), row.removeprefix(_CATEGORY)


def edited_values(edits: Iterable[CellEdit]) -> dict[CellKey, Value | None]:
    """What was typed; an emptied cell takes the figure away, so that it was never recorded."""
    found: dict[CellKey, Value | None] = {}
    for edit in edits:
        key = cell_key(edit.key)
        if key is not None:
            found[key] = stored_value(edit)
    return found


def sheet_content(screen: IndicatorScreen, *, locked: str = "") -> GridContent:
    """The sheet; with a sentence in `locked`, nothing in it can be changed and it says why."""
    table, indicator = screen.table, screen.indicator
    marks = {**_hidden_marks(screen), **_marks(table)}
    cells = {
        grid_key(sex, category): Cell(
            table.values.get((sex, category)), marks.get(grid_key(sex, category)), read_only=bool(locked)
        )
        for category in indicator.rows
        for sex in table.sexes
    }
    place = {"name": indicator.name, "area": table.area.name, "period": table.period.label}
    return GridContent(
        subject=f"{indicator.key}|{table.area.code}|{table.period.code}",
        name=tr("{name}, {area} {period}").format(**place),
        columns=_columns(table),
        rows=_rows(indicator),
        cells=cells,
        totals=_totals(indicator, table.sexes),
        locked=locked,
        row_title=tr("Kategori"),
    )


def hidden_cells(screen: IndicatorScreen) -> frozenset[GridKey]:
    """The cells that are hidden in what leaves the program (rulings 22 and 23), sums beside them included."""
    table, public = screen.table, screen.published
    if public is table:
        return frozenset()
    keys = [(sex, category) for category in table.indicator.rows for sex in table.sexes]
    hidden = {key for key in keys if is_hidden(public.value(*key))}
    found = {grid_key(*key) for key in hidden}
    found |= {(_CATEGORY + category, SUM) for _sex, category in hidden}
    found |= {(SUM, sex.value) for sex, _category in hidden}
    return frozenset(found)


def _rows(indicator: Indicator) -> tuple[Row, ...]:
    rows = [Row(_CATEGORY + category, ages(category)) for category in indicator.categories]
    rows.append(Row(_CATEGORY + WHOLE, category_label(WHOLE)))
    if indicator.categories_add:
        rows.append(Row(SUM, tr("Summa"), kind=Kind.TOTAL, spoken=tr("kategorierna tillsammans")))
    return tuple(rows)


# More than most indicators come to.
_WIDEST = 8_888


def _columns(table: IndicatorTable) -> tuple[Column, ...]:
    reads = reads_as(table.indicator)
    decimals = table.indicator.decimals
    widest = (tr("minst {count}").format(count=show_number(_WIDEST, decimals)),)
    columns = [
        Column(sex.value, sex.label, reads=reads, decimals=decimals, spoken=sex.label.lower(), widest=widest)
        for sex in table.sexes
    ]
    if table.indicator.sexes_add:
        columns.append(Column(SUM, tr("Summa"), kind=Kind.TOTAL, spoken=tr("könen tillsammans"), widest=widest))
    return tuple(columns)


def reads_as(indicator: Indicator) -> Reads:
    """How what is typed is read: whole counts, shares with or without their sign, or any number."""
    if indicator.unit.casefold() in ("%", "procent"):
        return Reads.PERCENT
    return Reads.COUNT if indicator.is_count and indicator.decimals == 0 else Reads.NUMBER


def _marks(table: IndicatorTable) -> dict[GridKey, Mark]:
    marks: dict[GridKey, Mark] = {}
    for finding in table.findings:
        marks.setdefault(grid_key(finding.sex, finding.category), Mark(Sign.WARNING, finding.text))
    return marks


def _hidden_marks(screen: IndicatorScreen) -> dict[GridKey, Mark]:
    """Small counts of what the group has counted itself are seen here, and marked as not seen outside."""
    text = tr("Ett litet antal: döljs i det som skrivs ut eller kopieras.")
    if not (screen.indicator.counted_by_group and screen.indicator.is_count):
        return {}
    return {
        grid_key(*key): Mark(Sign.NOTE, text)
        for key, value in screen.table.values.items()
        if not isinstance(value, Empty) and 0 < value < screen.threshold
    }


def _totals(indicator: Indicator, sexes: Sequence[Sex]) -> Totals:
    """The sums of rows and columns from what stands in the cells, also while one types, marked where they differ from
    what was given."""

    def count(values: Values) -> Mapping[GridKey, TotalCell]:
        keyed = ((cell_key(key), value) for key, value in values.items())
        figures = {key: value for key, value in keyed if key is not None}
        wrong: dict[CellKey, str] = {}
        for each in check_figures(indicator, figures):
            wrong.setdefault((each.sex, each.category), each.text)
        found: dict[GridKey, TotalCell] = {}
        if indicator.sexes_add:
            for category in indicator.rows:
                parts = sex_parts(indicator, figures, Sex.ALLA, category)
                said = wrong.get((Sex.ALLA, category), "")
                _put(found, (_CATEGORY + category, SUM), parts, said, indicator.decimals)
        if indicator.categories_add:
            for sex in sexes:
                parts = category_parts(indicator, figures, sex)
                _put(found, (SUM, sex.value), parts, wrong.get((sex, WHOLE), ""), indicator.decimals)
        return found

    return count


def _put(found: dict[GridKey, TotalCell], key: GridKey, parts: Sequence[Value], wrong: str, decimals: int) -> None:
    known = [part for part in parts if not isinstance(part, Empty)]
    total = exact_sum(parts)
    if total is Empty.EJ_TILLAMPLIGT:
        found[key] = TotalCell(EN_DASH)
    elif not isinstance(total, Empty):
        found[key] = TotalCell(show_number(total, decimals), Mark(Sign.WARNING, wrong) if wrong else None)
    elif known:
        text = tr("minst {count}").format(count=show_number(at_least(known), decimals))
        found[key] = TotalCell(text, Mark(Sign.WARNING, wrong) if wrong else None, incomplete=True)
