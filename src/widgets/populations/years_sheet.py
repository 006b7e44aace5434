"""One area year by year under the same definition, as a grid that is only read: dates, the change and its chance."""

from collections.abc import Sequence
from dataclasses import replace

from domain.benefits.benefit import difference
from domain.ground.display import show_change, show_date
from domain.ground.text import tr
from domain.ground.value import Value, is_number
from domain.populations.comparison import AreaPopulation, YearOnYear, YearRow
from widgets.populations.areas_sheet import INHABITANTS, PER_THOUSAND, SPAN, rate_text, span_text, told_rows
from widgets.populations.sheet import TOTAL, small_mark, tree_rows
from widgets.sheet import Cell, Column, GridContent, Kind, Row
from widgets.sheet import CellKey as GridKey

CHANGE, CHANCE, COVERAGE = "change", "chance", "coverage"


def years_content(years: YearOnYear, threshold: int) -> GridContent:
    """The grid of `years`, the latest date last, its change since the one before beside it."""
    cells: dict[GridKey, Cell] = {}
    dates = [day.isoformat() for day in years.dates]
    for row in years.rows:
        key = row.row or TOTAL
        for at, (day, value) in enumerate(zip(dates, row.values, strict=True)):
            cells[key, day] = Cell(value, small_mark(value, threshold))
            if row.row is None:
                cells[key, day] = Cell(text=years.years[at].population.total_text)
        cells[key, CHANGE] = Cell(text=_change(row.change))
        cells[key, CHANCE] = Cell(text=chance_text(row))
    for day, year in zip(dates, years.years, strict=True):
        cells[SPAN, day] = Cell(text=span_text(year.population.span))
        cells[PER_THOUSAND, day] = Cell(text=rate_text(year.per_thousand))
        cells[INHABITANTS, day] = Cell(year.inhabitants)
        cells[COVERAGE, day] = Cell(text=_coverage(year))
    cells |= _changes_beside(years)
    return GridContent(
        subject=f"{years.area.code}|years",
        name=tr("Samverkanspopulation i {area}, år för år").format(area=years.area.name),
        columns=_columns(years),
        rows=_rows(years),
        cells=cells,
        hidden=tr("dolt"),
        locked=tr("Antalen ändras under Registrera, vid varje mättillfälle."),
        row_title=tr("Grupp"),
    )


def chance_text(row: YearRow) -> str:
    """`inom slumpen`, `större än slumpen`; nothing where the change cannot be judged or chance is no matter."""
    chance = row.chance
    if chance is None or not chance.shown:
        return " "
    return tr("inom slumpen") if chance.within_chance else tr("större än slumpen")


def _columns(years: YearOnYear) -> tuple[Column, ...]:
    columns = [Column(day.isoformat(), show_date(day), kind=Kind.SHOWN) for day in years.dates]
    if len(years.dates) > 1:
        before = show_date(years.dates[-2])
        columns.append(Column(CHANGE, tr("Ändring"), kind=Kind.SHOWN, spoken=tr("ändring sedan {}").format(before)))
        columns.append(Column(CHANCE, tr("Slumpen"), kind=Kind.SHOWN, muted=True, spoken=tr("ändringen mot slumpen")))
    return tuple(columns)


def _rows(years: YearOnYear) -> tuple[Row, ...]:
    tree, others = tree_rows(years.years[0].population.definition)
    told = told_rows(years.years)
    below = (
        Row(PER_THOUSAND, tr("Per 1 000 invånare 20–64 år")),
        *others,
        Row(INHABITANTS, tr("Invånare 20–64 år")),
    )
    covered = () if years.years[0].members is None else (Row(COVERAGE, tr("Kommuner i summan"), kind=Kind.SHOWN),)
    return (
        *_shown(tree),
        Row(TOTAL, tr("Känd samverkanspopulation"), kind=Kind.TOTAL),
        *covered,
        Row(SPAN, tr("Olika personer, lägst–högst"), kind=Kind.SHOWN),
        *_shown([row for row in below if row.key in told]),
    )


def _shown(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(replace(row, kind=Kind.SHOWN) for row in rows)


def _changes_beside(years: YearOnYear) -> dict[GridKey, Cell]:
    """The change of what is worked out from the rows."""
    if len(years.years) < 2:
        return {}
    before, now = years.years[-2:]
    cells = {(SPAN, CHANGE): Cell(text=" "), (SPAN, CHANCE): Cell(text=" "), (PER_THOUSAND, CHANCE): Cell(text=" ")}
    cells |= {key: Cell(text=" ") for key in ((INHABITANTS, CHANCE), (COVERAGE, CHANGE), (COVERAGE, CHANCE))}
    cells[INHABITANTS, CHANGE] = Cell(text=_change(difference(now.inhabitants, before.inhabitants)))
    cells[PER_THOUSAND, CHANGE] = Cell(text=_change(difference(now.per_thousand, before.per_thousand), 1))
    return cells


def _coverage(year: AreaPopulation) -> str:
    if year.members is None:
        return " "
    reporting = len(year.members.reporting)
    return tr("{count} av {every}").format(count=reporting, every=reporting + len(year.members.missing))


def _change(value: Value, decimals: int = 0) -> str:
    return show_change(value, decimals) if is_number(value) else " "
