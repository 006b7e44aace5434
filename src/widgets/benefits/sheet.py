"""A year as a grid: the six kinds down with their sum; women, men and everyone across, with the year before and what
the months give beside."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from domain.benefits.benefit import Benefit, difference, share
from domain.benefits.typed_year import COLUMNS, POPULATION, PUBLISHED_SHARE, TOTAL, YearCell, YearColumn, year_column
from domain.ground.display import NO_BREAK_SPACE, rounded, show_change, show_count, show_number, show_percent
from domain.ground.sex import Sex
from domain.ground.value import Empty, Number, Value, at_least, number_or_none
from domain.profile.words import age_words
from storage.benefits.entry import TYPED_SEXES, EntryPage
from widgets.benefits.screen import EntryScreen, short_label, value_before
from widgets.parts import Sign
from widgets.sheet import Cell, CellEdit, Column, GridContent, Kind, Mark, Reads, Row, TotalCell, Values
from widgets.sheet import CellKey as GridKey
from widgets.sheet.content import stored_value
from widgets.text import tr

SHARE = "share"
MONTHS, APART = "months", "apart"
"""The keys of the columns that show what the monthly table gives for everyone, and how much more or less is typed."""
FIRST_FIGURE = (next(iter(Benefit)).value, Sex.ALLA.value)
"""Where typing begins: most sources have everyone, fewer have women and men."""
_BEFORE = ":before"
_KINDS = tuple(kind.value for kind in Benefit)
_SEXES = {sex.value: sex for sex in TYPED_SEXES}
_MOST_DECIMALS = 2
_MOST_DECIMALS_SHOWN = 1


def before_column(sex: Sex) -> str:
    """The key of the column that shows the year before."""
    return sex.value + _BEFORE


CHANGE = "change"
"""The key of the column that shows how everyone changed since the year before."""


def edited_figures(edits: Iterable[CellEdit]) -> dict[YearCell, Value | None]:
    """What was typed; an emptied cell takes the figure away."""
    return {(_SEXES[edit.column], edit.row): stored_value(edit) for edit in edits}


def typed_cell(key: GridKey) -> YearCell | None:
    """The figure that is typed at a place in the sheet; None for what is counted or only shown."""
    row, column = key
    return (_SEXES[column], row) if column in _SEXES and row in COLUMNS else None


def sheet_content(screen: EntryScreen, minuses: Mapping[str, str], *, locked: str = "") -> GridContent:
    """The sheet; with a sentence in `locked`, nothing in it can be changed and it says why. `minuses` says by row why a
    change that was pasted can only have lost its minus."""
    page = screen.page
    reasons = screen.reasons()
    cells: dict[GridKey, Cell] = {}
    for sex in TYPED_SEXES:
        column = screen.columns.get(sex)
        for name in COLUMNS:
            reason = reasons.get((sex, name))
            mark = None if reason is None else Mark(*reason)
            cells[name, sex.value] = Cell(_stored(column, name), mark, read_only=bool(locked))
        cells |= _cells_before(page, sex)
    cells |= _cells_of_change(screen, minuses) | _cells_of_months(screen)
    return GridContent(
        subject=f"{page.area.code}|{page.period.code}|{page.age_group}",
        name=tr("Årsvärden för {area} {period}").format(area=page.area.name, period=page.period.label),
        columns=_columns(screen),
        rows=_rows(screen),
        cells=cells,
        totals=_count,
        locked=locked,
        row_title=tr("Helårsekvivalenter"),
    )


def _stored(column: YearColumn | None, name: str) -> Value | None:
    if column is None:
        return None
    value = column.figures[name]
    # A share that nobody has printed is not lacking.
    return None if name == PUBLISHED_SHARE and value is Empty.SAKNAS else value


def _cells_before(page: EntryPage, sex: Sex) -> dict[GridKey, Cell]:
    figures = page.before.get(sex)
    if figures is None:
        return {}
    column = year_column(figures)
    cells: dict[GridKey, Cell] = {
        (name, before_column(sex)): Cell(_calm(value_before(page, sex, name))) for name in COLUMNS
    }
    cells[PUBLISHED_SHARE, before_column(sex)] = _blank_or(column.number(PUBLISHED_SHARE))
    total, of_all = number_or_none(column.sum), number_or_none(share(column.sum, column.figures[POPULATION]))
    cells[TOTAL, before_column(sex)] = Cell(text=_text(total, most=_MOST_DECIMALS_SHOWN))
    cells[SHARE, before_column(sex)] = Cell(text=NO_BREAK_SPACE if of_all is None else show_percent(of_all))
    return cells


def _cells_of_change(screen: EntryScreen, minuses: Mapping[str, str]) -> dict[GridKey, Cell]:
    """How much more or less everyone is than the year before."""
    now, before = screen.columns.get(Sex.ALLA), screen.page.before.get(Sex.ALLA)
    if before is None:
        return {}
    cells: dict[GridKey, Cell] = {(name, CHANGE): Cell(text=NO_BREAK_SPACE) for name in (*COLUMNS, TOTAL, SHARE)}
    if now is None:
        return cells
    last = year_column(before)
    for name in (*COLUMNS, TOTAL):
        change = number_or_none(difference(figure_of(now, name), figure_of(last, name)))
        if change is not None:
            text = show_change(change, 1 if name == PUBLISHED_SHARE else min(1, _decimals([change])))
            reason = minuses.get(name)
            cells[name, CHANGE] = Cell(text=text, mark=None if reason is None else Mark(Sign.WARNING, reason))
    points = number_or_none(
        difference(share(now.sum, now.figures[POPULATION]), share(last.sum, last.figures[POPULATION]))
    )
    if points is not None:
        cells[SHARE, CHANGE] = Cell(text=show_change(points, 1))
    return cells


def figure_of(column: YearColumn, name: str) -> Value:
    """A figure of the column, or the sum of its kinds."""
    return column.sum if name == TOTAL else column.figures.get(name, Empty.SAKNAS)


def _cells_of_months(screen: EntryScreen) -> dict[GridKey, Cell]:
    """What the months give for everyone, and how much more or less was typed."""
    figures, typed = screen.page.months.get(Sex.ALLA), screen.columns.get(Sex.ALLA)
    if figures is None:
        return {}
    made = year_column(figures)
    cells: dict[GridKey, Cell] = {
        (name, at): Cell(text=NO_BREAK_SPACE) for name in (*COLUMNS, TOTAL, SHARE) for at in (MONTHS, APART)
    }
    for name in (*_KINDS, POPULATION, TOTAL):
        value = number_or_none(figure_of(made, name))
        places = 0 if name == POPULATION else 1
        cells[name, MONTHS] = Cell(text=Empty.SAKNAS.label if value is None else show_number(value, places))
        apart = Empty.SAKNAS if typed is None else difference(figure_of(typed, name), figure_of(made, name))
        if number_or_none(apart) is not None:
            cells[name, APART] = Cell(text=show_change(apart, places))
    of_all = number_or_none(share(made.sum, made.figures[POPULATION]))
    if of_all is not None:
        cells[SHARE, MONTHS] = Cell(text=show_percent(of_all))
    return cells


def _calm(value: Value | None) -> Value | None:
    """A figure of another year that is lacking calls for nothing here."""
    return None if value is Empty.SAKNAS else value


def _blank_or(value: Number | None) -> Cell:
    return Cell(text=NO_BREAK_SPACE) if value is None else Cell(value)


def _text(value: Number | None, *, most: int = _MOST_DECIMALS) -> str:
    return Empty.SAKNAS.label if value is None else show_number(value, min(most, _decimals([value])))


# As many as any kommun but the largest has.
_WIDEST = 88_888


def _columns(screen: EntryScreen) -> tuple[Column, ...]:
    page = screen.page
    figures = [value for column in screen.columns.values() for name, value in column.figures.items() if name in _KINDS]
    decimals = _decimals(figures)
    columns = []
    for sex in TYPED_SEXES:
        spoken = f"{sex.label.lower()} {page.period.label}"
        columns.append(
            Column(
                sex.value,
                short_label(page.period),
                sex.label,
                reads=Reads.NUMBER,
                decimals=decimals,
                spoken=spoken,
                widest=(tr("minst {count}").format(count=show_count(_WIDEST)),),
            )
        )
        if sex in page.before:
            before = page.before[sex]
            columns.append(
                Column(
                    before_column(sex),
                    short_label(page.period.previous),
                    sex.label,
                    Kind.SHOWN,
                    Reads.NUMBER,
                    min(_MOST_DECIMALS_SHOWN, _decimals(before.persons.values())),
                    muted=True,
                    spoken=f"{sex.label.lower()} {page.period.previous.label}",
                )
            )
            if sex is Sex.ALLA:
                spoken = tr("ändring från {period}").format(period=page.period.previous.label)
                columns.append(Column(CHANGE, tr("Ändring"), sex.label, Kind.SHOWN, muted=True, spoken=spoken))
    if Sex.ALLA in page.months:
        spoken = tr("alla, ur månadstabellen")
        columns += [
            Column(MONTHS, tr("Månader"), Sex.ALLA.label, Kind.SHOWN, muted=True, spoken=spoken),
            Column(
                APART,
                tr("Skillnad"),
                Sex.ALLA.label,
                Kind.SHOWN,
                muted=True,
                spoken=tr("inskrivet jämfört med månadstabellen"),
            ),
        ]
    return tuple(columns)


def _rows(screen: EntryScreen) -> tuple[Row, ...]:
    shares = [column.figures[PUBLISHED_SHARE] for column in screen.columns.values()]
    populations = [column.figures[POPULATION] for column in screen.columns.values()]
    return (
        *(Row(kind.value, kind.label) for kind in Benefit),
        Row(TOTAL, tr("Summa"), kind=Kind.TOTAL),
        Row(
            POPULATION,
            tr("Befolkning {ages}").format(ages=age_words(screen.page.age_group)),
            reads=Reads.NUMBER,
            decimals=_decimals(populations),
        ),
        Row(
            PUBLISHED_SHARE,
            tr("Publicerad andel"),
            reads=Reads.PERCENT,
            decimals=max(1, _decimals(shares)),
            spoken=tr("publicerad andel av befolkningen, procent"),
        ),
        Row(SHARE, tr("Andel av befolkningen"), kind=Kind.TOTAL),
    )


def _decimals(values: Iterable[Value]) -> int:
    """So many decimals as the figures were written with, at most two."""
    numbers = [Fraction(value) for value in values if not isinstance(value, Empty)]
    enough = (n for n in range(_MOST_DECIMALS) if all(rounded(number, n) == number for number in numbers))
    return next(enough, _MOST_DECIMALS)


def _count(values: Values) -> Mapping[GridKey, TotalCell]:
    """The sum and the share of each sex from what stands in the cells, also while one types."""
    found: dict[GridKey, TotalCell] = {}
    for sex in TYPED_SEXES:
        column = YearColumn({row: value for (row, at), value in values.items() if at == sex.value})
        known = [value for name in _KINDS if not isinstance(value := column.figures.get(name, Empty.SAKNAS), Empty)]
        if not any(name in column.figures for name in _KINDS):
            continue
        total = number_or_none(column.sum)
        if total is not None:
            found[TOTAL, sex.value] = TotalCell(_text(total))
        elif known:
            least = tr("minst {count}").format(count=_text(at_least(known)))
            found[TOTAL, sex.value] = TotalCell(least, incomplete=True)
        of_all = number_or_none(share(column.sum, column.figures.get(POPULATION, Empty.SAKNAS)))
        if of_all is not None:
            found[SHARE, sex.value] = TotalCell(show_percent(of_all))
    return found
