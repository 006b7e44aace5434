"""Different case workers (*unika handläggare*) of a month, one figure per party, as a grid of one row."""

from collections.abc import Sequence

from domain.ground.text import tr
from domain.ground.value import Value
from domain.lots.month import PARTIES, Party
from widgets.lots.screen import LotsScreen
from widgets.sheet.content import Cell, CellEdit, Column, GridContent, Row, stored_value

_ROW = "handlaggare"


def workers_content(screen: LotsScreen, *, locked: str = "") -> GridContent:
    """The row of the month; a sentence in `locked` says why it cannot be changed."""
    workers = screen.current.workers
    return GridContent(
        subject=f"{screen.area.code}|{screen.month.code}",
        name=tr("Unika handläggare i {area}, {month}").format(area=screen.area.name, month=screen.month.label),
        columns=tuple(Column(party.value, party.short, spoken=party.label) for party in PARTIES),
        rows=(Row(_ROW, tr("Unika handläggare")),),
        cells={(_ROW, party.value): Cell(workers.get(party), read_only=bool(locked)) for party in PARTIES},
        locked=locked,
    )


def workers_of(edits: Sequence[CellEdit]) -> dict[Party, Value | None]:
    """What was typed, by party; an emptied cell takes the figure away."""
    return {Party(edit.column): stored_value(edit) for edit in edits}
