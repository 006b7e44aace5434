"""Choosing a backup (*säkerhetskopia*) to go back to: when it was taken, in words, and what it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from widgets.moments import moment_in_words
from widgets.parts import Button, ButtonKind, TextLabel
from widgets.parts.answers import answers
from widgets.text import tr
from widgets.theme import Role, Space

if TYPE_CHECKING:
    from storage.file.copies import Copy

_COPY = Qt.ItemDataRole.UserRole


class RestoreDialog(QDialog):
    """Each copy comes with what it holds, in words. `chosen` is the copy, once the dialog was accepted."""

    def __init__(self, copies: Sequence[tuple[Copy, str]], now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("restore")
        self.setWindowTitle(tr("Återställ från säkerhetskopia"))
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 84, letter * 60)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Säkerhetskopior"))
        self.list.setWordWrap(True)
        for copy, summary in copies:
            when = moment_in_words(copy.taken, now)
            item = QListWidgetItem(f"{when[:1].upper()}{when[1:]}\n{summary}", self.list)
            item.setData(_COPY, copy)
        self.list.setCurrentRow(0)
        restore = Button(tr("Återställ"), ButtonKind.PRIMARY)
        buttons = answers(self, restore)
        self.list.itemActivated.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(tr("Återställ från säkerhetskopia"), Role.H2))
        layout.addWidget(
            TextLabel(
                tr("Välj vilket exemplar du vill gå tillbaka till. Det du har nu läggs åt sidan och finns kvar."),
                wrap=True,
            )
        )
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)

    @property
    def chosen(self) -> Copy:
        """The copy the keyboard stands on."""
        copy: Copy = self.list.currentItem().data(_COPY)
        return copy
