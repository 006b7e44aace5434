"""The tree of rows as a grid: both sexes, women and men, what counts, and last time's count beside."""

from collections.abc import Iterable, Mapping

from domain.display import show_date
from domain.population import notes_of_double_counting, populate
from domain.population_definition import PopulationDefinition, RowRole, check_counts, check_sexes
from domain.public_population import public_population
from domain.sex import Sex
from domain.value import Empty, Value
from widgets.grid import Cell, CellEdit, Column, GridContent, Kind, Mark, Row, TotalCell, Totals, Values
from widgets.grid import CellKey as GridKey
from widgets.parts import Sign
from widgets.populations.screen import BySex, PopulationScreen
from widgets.text import tr

TOTAL = "total"
COUNTS = "counts"
EARLIER = "earlier"
_SEXES = (Sex.ALLA, Sex.KVINNA, Sex.MAN)
_TREE = (RowRole.WHOLE, RowRole.COUNTED, RowRole.PART)


def sheet_content(screen: PopulationScreen, *, locked: str = "") -> GridContent:
    """The sheet; with a sentence in `locked`, nothing in it can be changed and it says why."""
    definition = screen.definition
    marks = _marks(definition, screen.counts)
    cells: dict[GridKey, Cell] = {}
    for row in definition.rows:
        for sex in _SEXES:
            value = screen.counts.get(sex, {}).get(row.key)
            cells[row.key, sex.value] = Cell(value, marks.get((row.key, sex.value)), read_only=bool(locked))
        cells[row.key, COUNTS] = Cell(text=_counts_text(row.role))
        cells[row.key, EARLIER] = Cell(screen.earlier.get(row.key))
    cells[TOTAL, EARLIER] = Cell(text=populate(definition, screen.earlier).total_text)
    return GridContent(
        subject=f"{screen.area.code}|{screen.reference_date.isoformat()}",
        name=tr("Samverkanspopulation i {area}, {date}").format(
            area=screen.area.name, date=show_date(screen.reference_date)
        ),
        columns=_columns(screen),
        rows=_rows(definition),
        cells=cells,
        totals=_totals(definition),
        hidden=f"<{screen.small_count_threshold}",
        locked=locked,
        row_title=tr("Grupp"),
    )


def _rows(definition: PopulationDefinition) -> tuple[Row, ...]:
    """The tree, its total, and after them what is not added into it."""
    tree = [row for row in definition.rows if row.role in _TREE]
    others = [row for row in definition.rows if row.role not in _TREE]
    return (
        *(Row(row.key, row.label, level=len(definition.ancestors(row))) for row in tree),
        Row(TOTAL, tr("Känd samverkanspopulation"), kind=Kind.TOTAL),
        *(Row(row.key, row.label) for row in others),
    )


def edits_by_sex(edits: Iterable[CellEdit]) -> dict[Sex, dict[str, Value | None]]:
    """What was typed, by sex and row; an emptied cell takes the count away, so that it was never recorded."""
    found: dict[Sex, dict[str, Value | None]] = {}
    for edit in edits:
        value = edit.entry.value if edit.entry.text.strip() else None
        found.setdefault(Sex(edit.column), {})[edit.row] = value
    return found


def hidden_cells(screen: PopulationScreen) -> frozenset[GridKey]:
    """The cells that are hidden in what leaves the program (rulings 22 and 23), each column by itself.

    Where anything of a row is hidden, so are its women and men: together they would tell.
    """
    hidden: set[GridKey] = set()
    columns = {sex.value: screen.counts.get(sex, {}) for sex in _SEXES} | {EARLIER: screen.earlier}
    for column, counts in columns.items():
        public = public_population(populate(screen.definition, counts), screen.small_count_threshold)
        hidden |= {(line.row.key, column) for line in public.lines if line.count is Empty.DOLT}
        if public.total is Empty.DOLT:
            hidden.add((TOTAL, column))
    by_sex = [sex.value for sex in _SEXES]
    rows = {row for row, column in hidden if column in by_sex}
    if any(columns[sex] for sex in by_sex[1:]):
        hidden |= {(row, column) for row in rows for column in by_sex}
    return frozenset(hidden)


def _columns(screen: PopulationScreen) -> tuple[Column, ...]:
    columns = [Column(sex.value, sex.label, spoken=sex.label.lower()) for sex in _SEXES]
    columns.append(Column(COUNTS, tr("Räknas"), kind=Kind.SHOWN, muted=True, spoken=tr("räknas i summan")))
    if screen.earlier_date is not None:
        columns.append(Column(EARLIER, show_date(screen.earlier_date), kind=Kind.SHOWN, muted=True))
    return tuple(columns)


def _counts_text(role: RowRole) -> str:
    if role is RowRole.COUNTED:
        return tr("ja")
    if role is RowRole.POTENTIAL:
        return tr("potentiell")
    return tr("publicerad") if role in (RowRole.PUBLISHED_TOTAL, RowRole.PUBLISHED_POTENTIAL) else tr("nej")


def _marks(definition: PopulationDefinition, counts: BySex) -> dict[GridKey, Mark]:
    marks = {
        (problem.row, sex.value): Mark(Sign.ERROR, problem.reason)
        for sex in _SEXES
        for problem in check_counts(definition, counts.get(sex, {}))
    }
    for problem in check_sexes(definition, counts):
        marks.setdefault((problem.row, Sex.ALLA.value), Mark(Sign.WARNING, problem.reason))
    return marks


def _totals(definition: PopulationDefinition) -> Totals:
    """The total of each column, also while one types; marked where a part is larger than its whole or counts twice."""

    def count(values: Values) -> Mapping[GridKey, TotalCell]:
        found = {}
        for sex in _SEXES:
            counts = {row: value for (row, column), value in values.items() if column == sex.value}
            if counts:
                found[TOTAL, sex.value] = _total(definition, counts)
        return found

    return count


def _total(definition: PopulationDefinition, counts: Mapping[str, Value]) -> TotalCell:
    population = populate(definition, counts)
    problems, twice = check_counts(definition, counts), notes_of_double_counting(population)
    mark = Mark(Sign.ERROR, problems[0].reason) if problems else None
    if mark is None and twice:
        mark = Mark(Sign.WARNING, " ".join(twice))
    return TotalCell(population.total_text, mark, incomplete=not population.complete)
