"""What is asked for a group: its name and kommuner when it is made, further kommuner later."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from domain.ground.area import Area
from widgets.parts import Button, ButtonKind, FieldLabel, TextLabel
from widgets.parts.answers import answers
from widgets.parts.area_picker import AreaPicker
from widgets.parts.within_screen import resize_within_screen
from widgets.text import tr
from widgets.theme import Role, Space


class GroupDialog(QDialog):
    """Closes when the group is stored; why it could not be stands under the name, and nothing is lost. With `of`
    kommuner are added to the group of that name, else a new group is made and named."""

    def __init__(
        self,
        kommuner: Sequence[Area],
        store: Callable[[str, tuple[str, ...]], str],
        *,
        of: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """`store` takes the name and the codes of the kommuner, and says why it could not be done, else nothing."""
        super().__init__(parent)
        self._named, self._store = bool(of), store
        self.setObjectName("group")
        title = tr("Lägg till kommuner i {group}").format(group=of) if of else tr("Ny grupp")
        self.setWindowTitle(title)
        self.field = QLineEdit()
        self.field.setPlaceholderText(tr("Södra Lappland"))
        self._problem = TextLabel(tone="error", wrap=True)
        self._problem.hide()
        self.picker = AreaPicker(kommuner, label=tr("Kommuner att lägga till") if of else "")
        self._accept = Button(tr("Lägg till") if of else tr("Skapa gruppen"), ButtonKind.PRIMARY)
        buttons = answers(self, self._accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(title, Role.H2, wrap=True))
        if not of:
            layout.addWidget(FieldLabel(tr("Gruppens namn"), self.field))
            layout.addWidget(self.field)
        layout.addWidget(self._problem)
        layout.addSpacing(Space.XS)
        layout.addWidget(self.picker, 1)
        layout.addWidget(buttons)
        resize_within_screen(self, 72, 26)
        self.field.textChanged.connect(self._allow)
        self.field.textChanged.connect(self._problem.hide)
        self.picker.changed.connect(self._allow)
        self._allow()
        self._first = self.picker.field if of else self.field
        self._first.setFocus()

    @property
    def name(self) -> str:
        """The name as it stands now."""
        return self.field.text().strip()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The codes of the kommuner that are ticked."""
        return self.picker.chosen

    def accept(self) -> None:
        """Store, and close if that went well."""
        reason = self._store(self.name, self.chosen)
        if not reason:
            super().accept()
            return
        self._problem.setText(reason)
        self._problem.show()
        self._first.setFocus()
        self._first.selectAll()

    def _allow(self) -> None:
        named = self._named or any(letter.isalnum() for letter in self.name)
        self._accept.setEnabled(named and bool(self.chosen))
