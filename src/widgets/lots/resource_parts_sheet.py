"""A year of what the extra resource is made of, as a grid: where the new came from, what the ended went to, where the
active live."""

from collections.abc import Mapping, Sequence

from domain.ground.display import show_count
from domain.ground.period import parse_month
from domain.ground.text import tr
from domain.ground.value import Empty, Value, at_least, exact_sum, is_small
from domain.lots.period import tally_resource
from domain.lots.publication import tells_of_months
from domain.lots.resource_parts import ACTIVE, WHOLES, PartCell, part_label, parts_differ
from widgets.lots.public import without_figures
from widgets.lots.resource_screen import ResourceScreen
from widgets.parts.sign import Sign
from widgets.sheet.block import Block
from widgets.sheet.content import (
    Cell,
    Column,
    GridContent,
    Kind,
    Mark,
    Row,
    TotalCell,
    Totals,
    Values,
    with_room_for_sums,
)
from widgets.sheet.content import CellKey as GridKey

_SUM = "sum-"


def parts_sheet(screen: ResourceScreen, locked: str, corrected: bool) -> GridContent:
    """Only a group's sheet asks where the active live: those of a kommun live there. A locked month is only read."""
    divisions: dict[str, list[tuple[str, str]]] = {
        whole: [(part, part_label(part)) for part in parts] for whole, parts in WHOLES.items()
    }
    if screen.members:
        divisions[ACTIVE] = [(area.code, area.name) for area in screen.members]
    heads = {
        "new": tr("Nya kom från"),
        "ended": tr("Avslutade gick till"),
        ACTIVE: tr("Aktiva bor i"),
    }
    columns: list[Column] = []
    for whole, parts in divisions.items():
        head = heads[whole]
        columns += [Column(part, label, head, spoken=f"{head.lower()} {label}") for part, label in parts]
        columns.append(Column(_SUM + whole, tr("Summa"), head, Kind.TOTAL, spoken=f"{head.lower()}, {tr('summa')}"))
    fixed = {at for at in screen.year if locked or (screen.is_locked(at) and not (corrected and at == screen.month))}
    return GridContent(
        subject=f"{screen.area.code}|{screen.month.year}|resource-parts",
        name=tr("Tilläggsresurs i {area} {year}: varifrån och vart").format(
            area=screen.area.name, year=screen.month.year
        ),
        columns=with_room_for_sums(columns),
        rows=tuple(Row(at.code, at.label.capitalize()) for at in screen.year),
        cells={
            (at.code, part): Cell(screen.parts.get(PartCell(at, part)), read_only=at in fixed)
            for at in screen.year
            for parts in divisions.values()
            for part, _ in parts
        },
        totals=_sums(screen, {whole: [part for part, _ in parts] for whole, parts in divisions.items()}),
        locked=locked,
        row_title=tr("Månad"),
    )


def part_cell(key: GridKey) -> PartCell | None:
    """The figure that stands at a place in the sheet; None for a sum."""
    row, column = key
    return None if column.startswith(_SUM) else PartCell(parse_month(row), column)


def publish_parts(screen: ResourceScreen, keys: Sequence[Sequence[GridKey]], block: Block) -> Block:
    """A copied block as it may leave the program: with a small count among them none is told, nor where the area tells
    of longer periods than months."""
    small = any(is_small(count, screen.small_count_threshold) for count in screen.parts.values())
    return without_figures(keys, block) if small or not tells_of_months(screen.level) else block


def _sums(screen: ResourceScreen, divisions: Mapping[str, Sequence[str]]) -> Totals:
    """What the parts of each measure add up to (*minst* where one is missing), marked where everyone is another."""
    tallies = {at.code: tally_resource(screen.of(at)) for at in screen.year}

    def count(values: Values) -> dict[GridKey, TotalCell]:
        found: dict[GridKey, TotalCell] = {}
        for row, tallied in tallies.items():
            for whole, parts in divisions.items():
                typed = {part: values[row, part] for part in parts if (row, part) in values}
                if typed:
                    everyone: Value = getattr(tallied, whole)
                    said = parts_differ(whole, everyone, typed)
                    mark = Mark(Sign.WARNING, said) if said else None
                    found[row, _SUM + whole] = TotalCell(_sum_text(typed, parts), mark)
        return found

    return count


def _sum_text(typed: Mapping[str, Value], parts: Sequence[str]) -> str:
    total = exact_sum(typed.get(part, Empty.SAKNAS) for part in parts)
    known = int(at_least(typed.values()))
    if total is Empty.SAKNAS and known:
        return tr("minst {count}").format(count=show_count(known))
    return show_count(total)
