"""The one icon set (Lucide, ISC licence): drawn in the colour of the words beside it."""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import TYPE_CHECKING

from machine.resources import resource_path

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon, QPixmap

_SIZES_OF_A_PROGRAM = (16, 20, 24, 32, 48, 64, 128, 256)


class Icon(Enum):
    """The drawings that ship; the value is the file's name."""

    ADD = "plus"
    BELL = "bell"
    CALENDAR = "calendar"
    CHART = "chart-bar"
    CHECK = "check"
    COPY = "copy"
    DOWN = "chevron-down"
    EDIT = "pencil"
    EXPORT = "upload"
    IMPORT = "download"
    INFO = "info"
    KEYS = "keyboard"
    LEFT = "chevron-left"
    OPEN = "folder-open"
    PASTE = "clipboard-paste"
    PRINT = "printer"
    REMOVE = "trash-2"
    REPORT = "file-text"
    RIGHT = "chevron-right"
    SETTINGS = "settings"
    TABLE = "table"
    UNDO = "undo-2"
    UNLOCK = "lock-open"
    UP = "chevron-up"
    WARNING = "triangle-alert"


def icon(name: Icon, colour: str, side: int) -> QPixmap:
    """The drawing in one colour (a token), `side` pixels of the screen wide and high."""
    return _drawn(_source(name).replace("currentColor", colour), side)


def program_icon() -> QIcon:
    """The program's own drawing, for the window's frame and the system's list of windows."""
    from PySide6.QtGui import QIcon

    made = QIcon()
    for size in _SIZES_OF_A_PROGRAM:
        made.addPixmap(_drawn(resource_path("icons/lagesbild.svg").read_text("utf-8"), size))
    return made


@cache
def _source(name: Icon) -> str:
    return resource_path(f"icons/{name.value}.svg").read_text(encoding="utf-8")


def _drawn(source: str, size: int) -> QPixmap:
    # Imported here: the first window has no icons, and start-up has a budget.
    from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
    from PySide6.QtGui import QPainter, QPixmap
    from PySide6.QtSvg import QSvgRenderer

    drawing = QSvgRenderer(QByteArray(source.encode()))
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    drawing.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
