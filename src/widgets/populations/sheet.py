"""The tree of rows as a grid: both sexes, women and men, what counts, and last time's count beside."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from domain.benefits.slips import above_inhabitants
from domain.ground.display import show_count, show_date
from domain.ground.sex import Sex
from domain.ground.source import Source
from domain.ground.value import Empty, Value, is_hidden, number_or_none
from domain.hiding.populations_compared import public_area
from domain.populations.comparison import AreaPopulation
from domain.populations.definition import PopulationDefinition, RowRole, check_counts, check_sexes
from domain.populations.population import Population, notes_of_double_counting, populate
from widgets.parts import Sign
from widgets.populations.screen import BySex, PopulationScreen
from widgets.sheet import Cell, CellEdit, Column, GridContent, Kind, Mark, Row, TotalCell, Totals, Values
from widgets.sheet import CellKey as GridKey
from widgets.sheet.content import stored_value
from widgets.text import tr

TOTAL = "total"
COUNTS = "counts"
EARLIER = "earlier"
_SEXES = (Sex.ALLA, Sex.KVINNA, Sex.MAN)
_TREE = (RowRole.WHOLE, RowRole.COUNTED, RowRole.PART)


def sheet_content(screen: PopulationScreen, *, locked: str = "") -> GridContent:
    """The sheet; with a sentence in `locked`, nothing in it can be changed and it says why."""
    definition = screen.definition
    marks = _marks(screen)
    cells: dict[GridKey, Cell] = {}
    for row in definition.rows:
        for sex in _SEXES:
            value = screen.counts.get(sex, {}).get(row.key)
            cells[row.key, sex.value] = Cell(value, marks.get((row.key, sex.value)), read_only=bool(locked))
        cells[row.key, COUNTS] = Cell(text=counts_text(row.role))
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
        locked=locked,
        row_title=tr("Grupp"),
    )


def tree_rows(definition: PopulationDefinition) -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """The rows that stand above the total, indented as parts of one another, and those that stand below it."""
    rows = [(row.role, Row(row.key, row.label, level=len(definition.ancestors(row)))) for row in definition.rows]
    tree = tuple(row for role, row in rows if role in _TREE)
    return tree, tuple(replace(row, level=0) for role, row in rows if role not in _TREE)


def _rows(definition: PopulationDefinition) -> tuple[Row, ...]:
    """The tree, its total, and after them what is not added into it."""
    tree, others = tree_rows(definition)
    return (*tree, Row(TOTAL, tr("Känd samverkanspopulation"), kind=Kind.TOTAL), *others)


def edits_by_sex(edits: Iterable[CellEdit]) -> dict[Sex, dict[str, Value | None]]:
    """What was typed, by sex and row; an emptied cell takes the count away, so that it was never recorded."""
    found: dict[Sex, dict[str, Value | None]] = {}
    for edit in edits:
        found.setdefault(Sex(edit.column), {})[edit.row] = stored_value(edit)
    return found


def count_cell(key: GridKey) -> tuple[Sex, str] | None:
    """The count that is typed at a place in the sheet; None for sums and what is only shown."""
    row, column = key
    is_typed = row != TOTAL and column in {sex.value for sex in _SEXES}
    return (Sex(column), row) if is_typed else None


def hidden_cells(screen: PopulationScreen) -> frozenset[GridKey]:
    """The cells that are hidden in what leaves the program (rulings 22 and 23); each date hides by itself."""
    hidden: set[GridKey] = set()
    for counts, columns in (
        (screen.counts, {sex: sex.value for sex in _SEXES}),
        (screen.earlier_by_sex, {Sex.ALLA: EARLIER}),
    ):
        for sex, population in _published(screen, counts).items():
            rows = {line.row.key for line in population.lines if is_hidden(line.count)}
            if is_hidden(population.total):
                rows.add(TOTAL)
            hidden |= {(row, columns[sex]) for row in rows if sex in columns}
    return frozenset(hidden)


def _published(screen: PopulationScreen, counts: BySex) -> dict[Sex, Population]:
    """The counts as the public may read them, by sex."""
    of_all = counts.get(Sex.ALLA, {})
    area = AreaPopulation(
        area=screen.area,
        reference_date=screen.reference_date,
        population=populate(screen.definition, of_all),
        by_sex={sex: populate(screen.definition, counts[sex]) for sex in _SEXES[1:] if sex in counts},
        inhabitants=Empty.SAKNAS,
        source=Source(""),
    )
    under_every = [populate(definition, of_all) for definition in screen.every_definition]
    public = public_area(area, screen.small_count_threshold, under_every)
    return {Sex.ALLA: public.population, **public.by_sex}


# More than most kommuner have of any row.
_WIDEST = 8_888


def _columns(screen: PopulationScreen) -> tuple[Column, ...]:
    widest = (tr("minst {count}").format(count=show_count(_WIDEST)),)
    columns = [Column(sex.value, sex.label, spoken=sex.label.lower(), widest=widest) for sex in _SEXES]
    columns.append(Column(COUNTS, tr("Räknas"), kind=Kind.SHOWN, muted=True, spoken=tr("räknas i summan")))
    if screen.earlier_date is not None:
        columns.append(Column(EARLIER, show_date(screen.earlier_date), kind=Kind.SHOWN, muted=True))
    return tuple(columns)


def counts_text(role: RowRole) -> str:
    """Whether a row is added into the total, in a word."""
    if role is RowRole.COUNTED:
        return tr("ja")
    if role is RowRole.POTENTIAL:
        return tr("potentiell")
    return tr("publicerad") if role in (RowRole.PUBLISHED_TOTAL, RowRole.PUBLISHED_POTENTIAL) else tr("nej")


def small_mark(value: Value | None, threshold: int) -> Mark | None:
    """The mark of a count so small that it is hidden in what leaves the program; None where it is not."""
    number = None if value is None else number_or_none(value)
    if number is None or not 0 < number < threshold:
        return None
    return Mark(Sign.NOTE, tr("Ett litet antal: döljs i det som skrivs ut eller kopieras."))


def _marks(screen: PopulationScreen) -> dict[GridKey, Mark]:
    definition, counts = screen.definition, screen.counts
    marks = {
        (problem.row, sex.value): Mark(Sign.ERROR, problem.reason)
        for sex in _SEXES
        for problem in check_counts(definition, counts.get(sex, {}))
    }
    for problem in check_sexes(definition, counts):
        marks.setdefault((problem.row, Sex.ALLA.value), Mark(Sign.WARNING, problem.reason))
    for sex in _SEXES:
        for row, value in counts.get(sex, {}).items():
            too_many = above_inhabitants(value, screen.inhabitants)
            mark = Mark(Sign.WARNING, too_many) if too_many else small_mark(value, screen.small_count_threshold)
            if mark is not None:
                marks.setdefault((row, sex.value), mark)
    return marks


def _totals(definition: PopulationDefinition) -> Totals:
    """The total of each column, also while one types; marked where a part is larger than its whole, where rows count
    twice, and where women and men do not make everyone."""

    def count(values: Values) -> Mapping[GridKey, TotalCell]:
        by_sex = {sex: {row: value for (row, column), value in values.items() if column == sex.value} for sex in _SEXES}
        found = {(TOTAL, sex.value): _total(definition, counts) for sex, counts in by_sex.items() if counts}
        differing = check_sexes(definition, by_sex)
        of_all = found.get((TOTAL, Sex.ALLA.value))
        if differing and of_all is not None and of_all.mark is None:
            found[TOTAL, Sex.ALLA.value] = replace(of_all, mark=Mark(Sign.WARNING, differing[0].reason))
        return found

    return count


def _total(definition: PopulationDefinition, counts: Mapping[str, Value]) -> TotalCell:
    population = populate(definition, counts)
    problems, twice = check_counts(definition, counts), notes_of_double_counting(population)
    mark = Mark(Sign.ERROR, problems[0].reason) if problems else None
    if mark is None and twice:
        mark = Mark(Sign.WARNING, " ".join(twice))
    return TotalCell(population.total_text, mark, incomplete=not population.complete)
