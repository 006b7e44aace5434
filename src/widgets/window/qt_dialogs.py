"""The dialogs of the real window: Qt's own, with our words on the buttons."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.dialogs import FileKind, takes_any
from widgets.parts import Button, ButtonKind, FieldLabel, TextLabel
from widgets.parts.answers import answers
from widgets.text import tr
from widgets.theme import Role, Space

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class QtDialogs:
    """Asks over `window`; see `widgets.dialogs.Dialogs` for what each question means."""

    def __init__(self, window: QWidget | None = None) -> None:
        self._window = window

    @property
    def _over(self) -> QWidget | None:
        """What is asked over: the dialog that waits for its answer already, else the window."""
        return QApplication.activeModalWidget() or self._window

    def ask(self, title: str, text: str, *, yes: str, no: str = "") -> bool:
        """A question with two answers; "no" is what Esc means."""
        return self.decide(title, text, (yes,), stays=no or tr("Avbryt")) == 0

    def decide(self, title: str, text: str, answers: Sequence[str], *, stays: str) -> int | None:
        """A button for each answer; `stays` is what Esc, Enter and the close button mean."""
        box = self._box(title, text, QMessageBox.Icon.Question)
        buttons = [box.addButton(answer, QMessageBox.ButtonRole.AcceptRole) for answer in answers]
        leaves = box.addButton(stays, QMessageBox.ButtonRole.RejectRole)
        box.setEscapeButton(leaves)
        box.setDefaultButton(leaves)
        box.exec()
        chosen = box.clickedButton()
        box.deleteLater()
        return buttons.index(chosen) if chosen in buttons else None

    def tell(self, title: str, text: str, details: Sequence[str] = ()) -> None:
        """One button."""
        box = self._box(title, "\n".join([text, *(f"– {detail}" for detail in details)]), QMessageBox.Icon.Information)
        box.addButton(tr("Stäng"), QMessageBox.ButtonRole.AcceptRole)
        box.exec()
        box.deleteLater()

    def choose(self, title: str, text: str, options: Sequence[str]) -> int | None:
        """A list; the first one is chosen from the start."""
        dialog, layout = self._dialog(title)
        layout.addWidget(TextLabel(text, wrap=True))
        listed = QListWidget()
        listed.setAccessibleName(text)
        for option in options:
            listed.addItem(option)
        listed.setCurrentRow(0)
        listed.itemActivated.connect(dialog.accept)
        layout.addWidget(listed)
        layout.addWidget(answers(dialog, Button(tr("Välj"), ButtonKind.PRIMARY)))
        return listed.currentRow() if _run(dialog) else None

    def ask_text(
        self, title: str, text: str, *, label: str, value: str = "", wrong: Callable[[str], str | None] = takes_any
    ) -> str | None:
        """A field; the button is grey while it is empty, and the reason stands under it while the text is wrong."""
        dialog, layout = self._dialog(title)
        field = QLineEdit(value)
        field.selectAll()
        buttons = answers(dialog, Button(tr("Klar"), ButtonKind.PRIMARY))
        accept = buttons.findChild(QPushButton, "accept")
        assert isinstance(accept, QPushButton)

        def allow() -> None:
            accept.setEnabled(bool(field.text().strip()))

        reason = TextLabel(tone="error", wrap=True)
        reason.hide()

        def try_it() -> None:
            said = wrong(field.text().strip())
            if not said:
                dialog.accept()
                return
            reason.setText(tr("Fel: {reason}").format(reason=said))
            reason.show()
            # A text that wraps asks for no height of its own in a window that is shown already.
            layout.activate()
            dialog.resize(dialog.width(), max(dialog.height(), layout.totalHeightForWidth(dialog.width())))
            field.setAccessibleDescription(said)
            field.setFocus()
            field.selectAll()

        field.textChanged.connect(allow)
        field.textChanged.connect(reason.hide)
        buttons.accepted.disconnect(dialog.accept)
        buttons.accepted.connect(try_it)
        allow()
        if text:
            layout.addWidget(TextLabel(text, wrap=True))
        layout.addWidget(FieldLabel(label, field))
        layout.addWidget(field)
        layout.addWidget(reason)
        layout.addWidget(buttons)
        return field.text().strip() if _run(dialog) and field.text().strip() else None

    def open_file(self, title: str, kinds: Sequence[FileKind], folder: Path | None = None) -> Path | None:
        """The system's own dialog."""
        filters = ";;".join(kind.filter for kind in kinds)
        chosen, _ = QFileDialog.getOpenFileName(self._over, title, str(folder or ""), filters)
        return Path(chosen) if chosen else None

    def open_files(self, title: str, kinds: Sequence[FileKind], folder: Path | None = None) -> tuple[Path, ...]:
        """The system's own dialog."""
        filters = ";;".join(kind.filter for kind in kinds)
        chosen, _ = QFileDialog.getOpenFileNames(self._over, title, str(folder or ""), filters)
        return tuple(Path(path) for path in chosen)

    def save_file(self, title: str, kind: FileKind, suggestion: Path) -> Path | None:
        """The system's own dialog, which asks before a file is replaced."""
        dialog = QFileDialog(self._over, title, str(suggestion), kind.filter)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind.endings[0])
        dialog.selectFile(suggestion.name)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(chosen[0]) if chosen else None

    def choose_folder(self, title: str, folder: Path | None = None) -> Path | None:
        """The system's own dialog."""
        chosen = QFileDialog.getExistingDirectory(self._over, title, str(folder or ""))
        return Path(chosen) if chosen else None

    def choose_printer(self, title: str, pages: int) -> "QPrinter | None":
        """The system's own dialog."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        dialog = QPrintDialog(printer, self._over)
        dialog.setWindowTitle(title)
        dialog.setMinMax(1, pages)
        chosen = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return printer if chosen else None

    def _box(self, title: str, text: str, icon: QMessageBox.Icon) -> QMessageBox:
        box = QMessageBox(self._over)
        box.setWindowTitle(title)
        box.setIcon(icon)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(text)
        return box

    def _dialog(self, title: str) -> tuple[QDialog, QVBoxLayout]:
        dialog = QDialog(self._over)
        dialog.setWindowTitle(title)
        dialog.setMinimumWidth(dialog.fontMetrics().averageCharWidth() * 60)
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(title, Role.H2))
        return dialog, layout


def _run(dialog: QDialog) -> bool:
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return accepted
