"""The owning part or theme (*ägande part eller tema*) of a recommendation: chosen among the usual ones, or written."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from domain.ground.identity import find_personal_numbers
from widgets.parts.refused import RefusedText
from widgets.parts.self_saving import SelfSaving
from widgets.text import tr
from widgets.theme.fault import show_fault


class ThemeBox(QComboBox):
    """`written` carries the theme to store, and is answered with `refuse` where it could not be. A theme that may not
    be stored stays, marked (ruling 24). `edited` says that there is more or less that is not stored."""

    written = Signal(str)
    edited = Signal()

    def __init__(self, usual: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self._reason = ""
        self.setObjectName("theme")
        self.setAccessibleName(tr("Ägande part eller tema"))
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.addItems(usual)
        self.setCurrentIndex(-1)
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("ej ifyllt"))
        line.setAccessibleName(self.accessibleName())
        self._saving = SelfSaving(self.commit, line, parent=self)
        line.textEdited.connect(self._typed)
        self.activated.connect(self.commit)

    @property
    def label(self) -> str:
        """What it is called."""
        return self.accessibleName()

    @property
    def tab_stop(self) -> QWidget:
        """What takes the keyboard."""
        return self

    @property
    def has_unstored_text(self) -> bool:
        """True while another theme stands here than the one that is stored."""
        return self._plain != self._stored

    @property
    def is_refused(self) -> bool:
        """True while the theme that stands here could not be stored."""
        return bool(self._reason)

    def show_stored(self, theme: str, *, another: bool = False) -> None:
        """Show what is stored; a theme that was refused, or is being written, is left as it stands, unless what is
        shown now is `another` recommendation."""
        keeps = not another and (self.has_unstored_text or self._plain == theme)
        self._stored = theme
        if not keeps and self.currentText() != theme:
            self.setEditText(theme)

    def commit(self) -> None:
        """Store what is written, if it is something else than what is stored and may be."""
        self._saving.stop()
        if not self.has_unstored_text:
            return
        theme = self._plain
        self.refuse("")
        if find_personal_numbers(theme):
            self.refuse(tr("Temat innehåller ett personnummer och sparas inte förrän det är borttaget."))
        else:
            before, self._stored = self._stored, theme
            self.written.emit(theme)
            if self.is_refused:
                self._stored = before
        self.edited.emit()

    def refuse(self, reason: str) -> None:
        """Mark the theme as not stored, and say why; empty takes the mark away."""
        self._reason = reason
        show_fault(self, bool(reason))
        self.setToolTip(reason)
        self.setAccessibleDescription(reason)

    def show_refused(self, refused: RefusedText) -> None:
        """Show again what could not be stored."""
        self.setEditText(refused.text)
        self.refuse(refused.reason)

    def take_refused(self) -> RefusedText | None:
        """What could not be stored, taken out of the field; None where it could."""
        if not self._reason:
            return None
        taken = RefusedText(self.currentText(), self._reason)
        self.setEditText(self._stored)
        self.refuse("")
        return taken

    @property
    def _plain(self) -> str:
        """What of the theme is stored: no space at its ends, and none twice."""
        return " ".join(self.currentText().split())

    def _typed(self) -> None:
        self.refuse("")
        self.edited.emit()
