"""A dialog as large as it wants to be, and never larger than the screen it comes up on."""

from PySide6.QtWidgets import QWidget

from widgets.theme import Space


def resize_within_screen(dialog: QWidget, letters: int, lines: int) -> None:
    """`letters` wide and `lines` high in the dialog's own font, or what the screen has room for, its frame included."""
    metrics, room = dialog.fontMetrics(), dialog.screen().availableSize()
    width, height = metrics.averageCharWidth() * letters, metrics.height() * lines
    dialog.resize(min(width, room.width() - 2 * Space.L), min(height, room.height() - 2 * Space.XL))
