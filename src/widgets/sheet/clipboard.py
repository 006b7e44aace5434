"""Blocks of cells to and from the clipboard."""

import json

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from domain.ground.display import show_count
from widgets.sheet.block import Block, read_block, write_block
from widgets.text import tr

_OURS = "application/x-lagesbild-cells"
_AROUND = 1000
"""Lines of text above and below a table, and in its cells, that are not rows of it."""
_MOST_TEXT = 1_000_000


def put(shown: Block, exact: Block) -> None:
    """Copy `shown` as text for other programs, and `exact` for this one's own grids.

    They differ where what leaves the program hides small counts: pasted within it, nothing is lost.
    """
    data = QMimeData()
    data.setText(write_block(shown))
    data.setData(_OURS, QByteArray(json.dumps(exact).encode()))
    QGuiApplication.clipboard().setMimeData(data)


def take(rows: int) -> tuple[Block, bool] | str:
    """What lies on the clipboard, and whether one of this program's grids put it there.

    A sentence instead where it is far larger than a grid of `rows` rows: it is not even read. Empty lines at the end
    of so much, as when whole columns were copied, are no cells.
    """
    # Typed as never None, but it is where the clipboard never held anything.
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is None:
        return (), False
    if data.hasFormat(_OURS):
        lines = json.loads(bytes(data.data(_OURS).data()))
        return tuple(tuple(str(text) for text in line) for line in lines), True
    text = data.text()
    most = rows + _AROUND
    if text.count("\n") > most:
        copied, text = text.count("\n"), text.rstrip()
        if text.count("\n") > most:
            said = tr("Det kopierade är {copied} rader, men här finns {rows}. Inget klistrades in.")
            return said.format(copied=show_count(copied), rows=show_count(rows))
    if len(text) > _MOST_TEXT:
        return tr("Det kopierade är för stort för att vara siffror till tabellen. Inget klistrades in.")
    return read_block(text), False
