"""Recording period posts (*periodposter*, ruling 18): old figures that cover several months together."""

from collections.abc import Mapping
from datetime import date

from domain.ground.changes import Changes, Subject
from domain.ground.display import show_date
from domain.ground.history import FigureStep
from domain.ground.problem import UserProblem
from domain.ground.text import tr
from domain.ground.value import Value
from domain.lots.month import CellKey
from storage.file.workspace import Workspace
from storage.ground.figures import known_area, stored_count
from storage.history.changelog import figure_history
from storage.log.one_figure import one_figure
from storage.log.recorder import operation
from storage.schema.lots import LOTS_PERIOD

PostCell = tuple[date, date, CellKey]
"""The first and last day of a post, and one of its figures."""


def record_period_cells(ws: Workspace, *, area: str, cells: Mapping[PostCell, Value | None]) -> Changes:
    """Records figures of period posts; None takes a figure away, and with its last the post is gone.

    Raises UserProblem for an unknown area and for days that are turned round.
    """
    if any(until < since for since, until, _cell in cells):
        raise UserProblem(tr("Periodens sista dag ligger före den första. Ingenting har ändrats."))
    names = [column.name for column in LOTS_PERIOD.primary_key.columns]
    with operation(ws, "", {Subject.LOTS}) as op:
        where = known_area(op.connection, area)
        rows = [
            {**dict(zip(names, period_key(area, cell), strict=True)), **stored_count("cases", value)}
            for cell, value in cells.items()
            if value is not None
        ]
        op.put(LOTS_PERIOD, rows)
        op.delete(LOTS_PERIOD, [period_key(area, cell) for cell, value in cells.items() if value is None])
        since, until = min(cell[0] for cell in cells), max(cell[1] for cell in cells)
        op.label = tr("LOTS-periodpost {since} till {until}, {area}").format(
            since=show_date(since), until=show_date(until), area=where.name
        )
        changed = one_figure(op, LOTS_PERIOD, ("cases",))
        if changed is not None:
            op.label = changed.words(op.label)
    return op.changes


def period_key(area: str, cell: PostCell) -> tuple[str, date, date, str, str, str]:
    """The row of a figure."""
    since, until, (party, sex, age) = cell
    return area, since, until, party.value, sex.value, age.value


def period_history(ws: Workspace, area: str, cell: PostCell) -> tuple[FigureStep, ...]:
    """What a figure of a post has been."""
    return figure_history(ws, LOTS_PERIOD, period_key(area, cell), "cases")
