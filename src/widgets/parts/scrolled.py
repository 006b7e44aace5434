"""What may need more height than a small screen has, with large letters."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from widgets.theme import Space


def scrolled(page: QWidget) -> QScrollArea:
    """`page` without a frame around it, scrolled where it has no room; the keyboard passes to what is in it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(page)
    return area


def scrolled_dialog(dialog: QWidget, between: int) -> tuple[QVBoxLayout, QVBoxLayout]:
    """The layout of all of a dialog, and of what scrolls in it when letters are large, with so much between its parts:
    what is added to the whole afterwards stands below and does not scroll."""
    whole, page = QVBoxLayout(dialog), QWidget()
    whole.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
    whole.setSpacing(Space.XS)
    whole.addWidget(scrolled(page), 1)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, Space.XXS, 0)
    layout.setSpacing(between)
    return whole, layout
