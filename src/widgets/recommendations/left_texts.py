"""Texts that a recommendation's template has no field for any more: they can be read, copied and taken away."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from domain.recommendations.recommendation import Recommendation
from widgets.parts import Button, ButtonKind, TextLabel
from widgets.text import tr
from widgets.theme import Role, Space


class LeftTexts(QWidget):
    """Hidden where there are none; `removal_wanted` carries the key of one to take away."""

    removal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Mapping[str, tuple[str, str]] = {}
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(Space.XS)
        self.setObjectName("left-texts")
        self.hide()

    def show_left(self, recommendation: Recommendation, *, read_only: bool) -> None:
        """Show those of the recommendation."""
        told = {key: (label, recommendation.text(key)) for key, label in recommendation.left.items()}
        if told != self._shown:
            self._shown = told
            while (item := self._rows.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self._fill()
        for button in self.findChildren(Button):
            button.setEnabled(not read_only)
        self.setVisible(bool(told))

    def _fill(self) -> None:
        self._rows.addWidget(TextLabel(tr("Texter utan fält i mallen"), Role.H3))
        said = tr("De är kvar från en annan mall och skrivs inte ut. Kopiera det som ska med till ett fält.")
        self._rows.addWidget(TextLabel(said, Role.SMALL, tone="muted", wrap=True))
        for key, (label, text) in self._shown.items():
            self._rows.addWidget(TextLabel(label, Role.TABLE_HEAD, tone="muted", wrap=True))
            words = TextLabel(text, wrap=True)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setObjectName(f"left-{key}")
            words.setAccessibleName(label)
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
            )
            self._rows.addWidget(words)
            remove = Button(tr("Ta bort texten"), ButtonKind.QUIET)
            remove.setAccessibleName(tr("Ta bort texten i {field}").format(field=label))
            remove.clicked.connect(partial(self._want_removal, key))
            self._rows.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _want_removal(self, key: str) -> None:
        self.removal_wanted.emit(key)
