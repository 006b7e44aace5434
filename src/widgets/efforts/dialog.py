"""The form of an effort: every field a line, stored as one step."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCompleter,
    QDialog,
    QFormLayout,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from domain.efforts.effort import Effort, EffortField, EffortProblem, Texts, read_effort
from widgets.parts import Button, ButtonKind, TextLabel
from widgets.parts.answers import answers
from widgets.text import tr
from widgets.theme import Role, Space

Store = Callable[[Effort], str]
"""Stores the effort; gives the reason where it could not, else nothing."""


class EffortDialog(QDialog):
    """Closes when the effort is stored; what is wrong is said, with the keyboard in its field, and nothing is lost.
    `words` are those offered while one writes."""

    def __init__(
        self,
        store: Store,
        effort: Effort,
        words: Mapping[EffortField, Sequence[str]],
        parent: QWidget | None = None,
    ) -> None:
        """`effort` is the one to change; without an id it is new, and its fields are what it begins with."""
        super().__init__(parent)
        self._store, self._before = store, effort
        title = tr("Ändra {name}").format(name=effort.name) if effort.id else tr("Ny insats")
        self.setObjectName("effort-form")
        self.setWindowTitle(title)
        self.fields = {field: QLineEdit(text) for field, text in effort.texts.items()}
        for of, offered in words.items():
            self.fields[of].setCompleter(_WordCompleter(offered, self))
        self._problem = TextLabel(tone="error", wrap=True)
        self._problem.hide()
        self._lay_out(title)
        self.fields[EffortField.NAME].setFocus()

    @property
    def texts(self) -> Texts:
        """What stands in the fields."""
        return {field: line.text() for field, line in self.fields.items()}

    @property
    def problem(self) -> str:
        """Why the effort could not be stored; empty while nothing is wrong."""
        return self._problem.text()

    def accept(self) -> None:
        """Store, and close if that went well."""
        try:
            reason = self._store(read_effort(self._before.area, self.texts, self._before.id))
            wrong = EffortField.NAME
        except EffortProblem as problem:
            reason, wrong = problem.text, problem.field
        if not reason:
            super().accept()
            return
        for field, line in self.fields.items():
            line.setAccessibleDescription(reason if field is wrong else field.hint)
        self._problem.setText(reason)
        self._problem.show()
        self.fields[wrong].setFocus()

    def _lay_out(self, title: str) -> None:
        letter, height = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        inside = QWidget()
        form = QFormLayout(inside)
        form.setContentsMargins(0, 0, Space.XS, 0)
        form.setSpacing(Space.XS)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for field, line in self.fields.items():
            line.setObjectName(field.value)
            line.setAccessibleName(field.label)
            line.setAccessibleDescription(field.hint)
            line.setToolTip(field.hint)
            line.setPlaceholderText(field.hint)
            form.addRow(field.label, line)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for surface in (scroll.viewport(), inside):
            surface.setAutoFillBackground(False)
        does = Button(tr("Spara ändringen") if self._before.id else tr("Lägg till"), ButtonKind.PRIMARY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(title, Role.H2, wrap=True))
        layout.addWidget(scroll, 1)
        layout.addWidget(self._problem)
        layout.addWidget(answers(self, does))
        room = self.screen().availableSize()
        wanted = form.sizeHint().height() + height * 8
        self.resize(min(letter * 96, room.width()), min(wanted, room.height() - 2 * height))


class _WordCompleter(QCompleter):
    """Offers words for what is written after the last semicolon."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(list(words), parent)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def splitPath(self, path: str) -> list[str]:
        return [path.rpartition(";")[2].strip()]

    def pathFromIndex(self, index: object) -> str:
        line = self.widget()
        before = line.text().rpartition(";")[0] if isinstance(line, QLineEdit) else ""
        word = str(index.data())  # type: ignore[attr-defined]
        return f"{before}; {word}" if before else word
