"""What one does on the first day: make a workspace, take in a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from support.sitting import CTRL, SHIFT, Sitting


def new_workspace(day: Sitting, name: str, *kommuner: str) -> None:
    """Ctrl+Shift+N, and the dialog filled in from top to bottom."""

    def fill_in(_dialog: QWidget) -> None:
        assert day.name_of_focused == "Gruppens namn"
        day.fill(name)
        for kommun in kommuner:
            day.enter(kommun)
        day.tab_to("Skapa arbetsboken")
        day.press(Qt.Key.Key_Return)

    day.in_dialog(lambda: day.press(Qt.Key.Key_N, CTRL | SHIFT), fill_in)


def read_in(day: Sitting, path: Path) -> list[str]:
    """Ctrl+I on `path`: what is said of the file before it is taken in."""
    day.dialogs.answers.append(path)
    day.press(Qt.Key.Key_I, CTRL)
    day.until(lambda: day.name_of_focused in ("Läs in", "Stäng"))
    said = day.heard(day.focused.window())
    day.press(Qt.Key.Key_Return)
    day.until(lambda: not day.window.findChildren(QDialog, "import-dialog"))
    # A window manager does so when a dialog goes; the offscreen platform has none.
    day.window.activateWindow()
    day.until(day.window.isActiveWindow)
    return said
