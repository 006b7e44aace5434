"""Blocks of cells to and from the clipboard."""

import json

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication

from widgets.sheet.block import Block, read_block, write_block

_OURS = "application/x-lagesbild-cells"


def put(shown: Block, exact: Block) -> None:
    """Copy `shown` as text for other programs, and `exact` for this one's own grids.

    They differ where what leaves the program hides small counts: pasted within it, nothing is lost.
    """
    data = QMimeData()
    data.setText(write_block(shown))
    data.setData(_OURS, QByteArray(json.dumps(exact).encode()))
    QGuiApplication.clipboard().setMimeData(data)


def take() -> tuple[Block, bool]:
    """What lies on the clipboard, and whether one of this program's grids put it there."""
    # Typed as never None, but it is where the clipboard never held anything.
    data: QMimeData | None = QGuiApplication.clipboard().mimeData()
    if data is None:
        return (), False
    if data.hasFormat(_OURS):
        lines = json.loads(bytes(data.data(_OURS).data()))
        return tuple(tuple(str(text) for text in line) for line in lines), True
    return read_block(data.text()), False
