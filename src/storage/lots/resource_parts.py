"""Recording what the extra resource is made of: where the new came from, what the ended went to, where the active
live."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from domain.ground.changes import Changes, Subject
from domain.ground.history import FigureStep
from domain.ground.period import Period, parse_month, span_label
from domain.ground.text import tr
from domain.ground.value import Empty, Value
from domain.lots.resource_check import measure_label
from domain.lots.resource_parts import ACTIVE, PartCell, part_label, whole_of
from storage.file.workspace import Workspace
from storage.ground.figures import figure, known_area, stored_count
from storage.ground.rows import key_text
from storage.history.changelog import figure_history
from storage.log.one_figure import one_figure
from storage.log.recorder import Operation, operation
from storage.lots.month_lock import finish_month
from storage.schema.lots import RESOURCE_PART


def record_resource_parts(
    ws: Workspace, *, area: str, cells: Mapping[PartCell, Value | None], correction: str = ""
) -> Changes:
    """Records parts of the extra resource; None takes a figure away. A locked month changes as in
    `record_resource_cells`, which also says what is raised; so is an unknown kommun among the parts."""
    with operation(ws, "", {Subject.RESOURCE}) as op:
        where = known_area(op.connection, area)
        names = {cell.part: _name(op, cell.part) for cell in cells}
        keys = {cell: (area, cell.month.code, cell.part) for cell in cells}
        op.put(
            RESOURCE_PART,
            [
                {"area_code": area, "month": cell.month.code, "part": cell.part, **stored_count("persons", value)}
                for cell, value in cells.items()
                if value is not None and value is not Empty.SAKNAS
            ],
        )
        gone = [keys[cell] for cell, value in cells.items() if value is None or value is Empty.SAKNAS]
        op.delete(RESOURCE_PART, gone)
        months = sorted({cell.month for cell in cells})
        op.label = tr("tilläggsresurs {months}, {area}").format(
            months=span_label(months[0], months[-1]), area=where.name
        )
        changed = one_figure(op, RESOURCE_PART, ("persons",))
        if changed is not None:
            month, part = parse_month(changed.row["month"]), changed.row["part"]
            place = tr("{area} {month}, tilläggsresurs {part}")
            op.label = changed.words(place.format(area=where.name, month=month.label, part=names[part]))
        touched = {line["row_key"] for line in op.log}
        for month in months:
            if any(key_text(key) in touched for cell, key in keys.items() if cell.month == month):
                finish_month(op, where, month, correction, goes_on=True)
    return op.changes


def _name(op: Operation, part: str) -> str:
    """`nya, LOTS-ärende`, `aktiva, Tierp`."""
    whole = whole_of(part)
    named = known_area(op.connection, part).name if whole == ACTIVE else part_label(part)
    return tr("{measure}, {part}").format(measure=measure_label(whole).lower(), part=named)


def resource_parts(ws: Workspace, area: str, first: Period, last: Period) -> dict[PartCell, Value]:
    """The parts that are recorded of an area's months."""
    with ws.reading() as connection:
        return read_resource_parts(connection, [area], first, last)[area]


def read_resource_parts(
    connection: Connection, areas: Sequence[str], first: Period, last: Period
) -> dict[str, dict[PartCell, Value]]:
    """Those of several areas by code, inside a transaction."""
    table = RESOURCE_PART.c
    wanted = select(RESOURCE_PART).where(table.area_code.in_(areas), table.month.between(first.code, last.code))
    found: dict[str, dict[PartCell, Value]] = {code: {} for code in areas}
    for row in connection.execute(wanted).mappings():
        found[row["area_code"]][PartCell(parse_month(row["month"]), row["part"])] = figure(row, "persons")
    return found


def part_history(ws: Workspace, area: str, cell: PartCell) -> tuple[FigureStep, ...]:
    """What a part has been."""
    return figure_history(ws, RESOURCE_PART, (area, cell.month.code, cell.part), "persons")
