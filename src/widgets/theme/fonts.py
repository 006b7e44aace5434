"""The bundled family, Source Sans 3, and its sizes by role."""

from enum import Enum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication, QWidget

from machine.resources import resource_path

FAMILY = "Source Sans 3"
_UPRIGHT = ("fonts/SourceSans3-Regular.ttf", "fonts/SourceSans3-SemiBold.ttf")
_ITALIC = ("fonts/SourceSans3-Italic.ttf",)


class Role(Enum):
    """What a text is for. The value is the name style sheets know it by."""

    TEXT = "text"
    SMALL = "small"
    TABLE = "table"
    TABLE_HEAD = "table-head"
    H1 = "h1"
    H2 = "h2"
    H3 = "h3"
    FOCUS_NUMBER = "focus-number"


# Height of the letter's em in pixels at text size 100 %, and whether the weight is semi-bold.
SIZES = {
    Role.TEXT: (15, False),
    Role.SMALL: (13, False),
    Role.TABLE: (16, False),
    Role.TABLE_HEAD: (13, True),
    Role.H1: (26, True),
    Role.H2: (20, True),
    Role.H3: (15, True),
    Role.FOCUS_NUMBER: (29, True),
}


def register_fonts(*, italic: bool) -> None:
    """Make the bundled family known to Qt; a missing or unreadable file is a defect and raises.

    The italic is asked for by itself: nothing in the first painted window leans.
    """
    for name in _ITALIC if italic else _UPRIGHT:
        if QFontDatabase.addApplicationFont(str(resource_path(name))) < 0:
            raise RuntimeError(f"Qt could not read {name}")


@cache
def semibold_family() -> str:
    """The family to ask for the heavier weight: font databases that read the older name table know it by another."""
    return FAMILY if "SemiBold" in QFontDatabase.styles(FAMILY) else f"{FAMILY} SemiBold"


def app_font(scale: float) -> QFont:
    """The font of running text at a text size, 1.0 being 100 %."""
    font = QFont(FAMILY)
    font.setPixelSize(round(SIZES[Role.TEXT][0] * scale))
    return font


def text_scale() -> float:
    """The text size in use, read from the program's font."""
    return QApplication.font().pixelSize() / SIZES[Role.TEXT][0]


def role_font(role: Role) -> QFont:
    """The font of a role at the text size in use."""
    around = QApplication.font()
    return QFont(_made(role, around.family(), around.pixelSize()))


# Pages that are laid out ask for them thousands of times.
@cache
def _made(role: Role, family: str, text_size: int) -> QFont:
    size, semibold = SIZES[role]
    font = QFont(semibold_family() if semibold else family)
    font.setPixelSize(round(size * text_size / SIZES[Role.TEXT][0]))
    if semibold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def semibold() -> QFont:
    """The heavier weight alone: the size stays that of what the text stands in, also when that becomes another."""
    font = QFont()
    font.setFamily(semibold_family())
    font.setWeight(QFont.Weight.DemiBold)
    return font


def wear(widget: QWidget, role: Role) -> None:
    """Give a widget the font of a role, now and whenever the text size becomes another."""
    widget.setProperty("role", role.value)
    widget.setFont(role_font(role))


def set_role(widget: QWidget, role: Role, *, tone: str = "") -> None:
    """Let a label speak in a role; `tone` is "", "muted", "warning", "error" or "accent"."""
    wear(widget, role)
    widget.setProperty("tone", tone)
    # Before it was shown nothing of the sheet has been put on that would have to come off.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
