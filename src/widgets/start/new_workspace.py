"""The dialog for a new workspace (*ny arbetsbok*): the group's name, its kommuner, and where the file lies."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from domain.ground.area import Area
from domain.ground.file_name import file_stem
from widgets.dialogs import Dialogs, workspace_file
from widgets.parts import Button, ButtonKind, FieldLabel, OneLine, TextLabel
from widgets.parts.answers import answers
from widgets.parts.area_picker import AreaPicker
from widgets.text import tr
from widgets.theme import Role, Space


@dataclass(frozen=True, slots=True)
class NewWorkspace:
    """What the user asked for: the group's name, the codes of its kommuner, the file."""

    name: str
    members: tuple[str, ...]
    path: Path


class NewWorkspaceDialog(QDialog):
    """Closes when the workspace is made; why it could not be stands under the name, and nothing is lost."""

    def __init__(
        self,
        kommuner: Sequence[Area],
        folder: Path,
        dialogs: Dialogs,
        warn_about: Callable[[Path], str | None],
        make: Callable[[NewWorkspace], str],
        parent: QWidget | None = None,
    ) -> None:
        """`warn_about` gives the sentence about a place where a workspace should not lie (ruling 35). `make` makes the
        file, and says why it could not, else nothing."""
        super().__init__(parent)
        self._dialogs, self._warn_about, self._make = dialogs, warn_about, make
        self._folder = folder
        self._own_path: Path | None = None
        self.setWindowTitle(tr("Ny arbetsbok"))
        self.setObjectName("new-workspace")
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 84, letter * 72)
        self.name = QLineEdit()
        self.name.setPlaceholderText(tr("Samordningsförbundet Åby, Umeåregionen …"))
        self._problem = TextLabel(tone="error", wrap=True)
        self._problem.hide()
        self.picker = AreaPicker(kommuner)
        self._place = OneLine("", Role.SMALL)
        self._place.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._warning = TextLabel(tone="warning", wrap=True)
        self._create = Button(tr("Skapa arbetsboken"), ButtonKind.PRIMARY)
        self._lay_out()
        self.name.textChanged.connect(self._look_over)
        self.name.textChanged.connect(self._problem.hide)
        self.picker.changed.connect(self._look_over)
        self._look_over()

    @property
    def chosen(self) -> NewWorkspace:
        """The name, the kommuner and the file as they stand now."""
        return NewWorkspace(self.name.text().strip(), self.picker.chosen, self._path())

    @property
    def warning(self) -> str:
        """What is said about the place; empty when there is nothing to say."""
        return self._warning.text()

    def accept(self) -> None:
        """Make the workspace, and close if that went well."""
        reason = self._make(self.chosen)
        if not reason:
            super().accept()
            return
        self._problem.setText(reason)
        self._problem.show()
        self.name.setFocus()
        self.name.selectAll()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(tr("Ny arbetsbok"), Role.H2))
        layout.addWidget(FieldLabel(tr("Gruppens namn"), self.name))
        layout.addWidget(self.name)
        layout.addWidget(self._problem)
        layout.addSpacing(Space.XS)
        layout.addWidget(self.picker, 1)
        layout.addSpacing(Space.XS)
        change = Button(tr("Annan plats …"), ButtonKind.QUIET)
        change.clicked.connect(self.choose_place)
        place = QHBoxLayout()
        place.addWidget(_caption(tr("Filen")))
        place.addWidget(self._place, 1)
        place.addWidget(change)
        layout.addLayout(place)
        layout.addWidget(self._warning)
        buttons = answers(self, self._create)
        layout.addWidget(buttons)

    def _path(self) -> Path:
        if self._own_path is not None:
            return self._own_path
        stem = file_stem(self.name.text(), otherwise=tr("arbetsbok"))
        path = self._folder / f"{stem}.lagesbild"
        number = 2
        while path.exists():
            path = self._folder / f"{stem}-{number}.lagesbild"
            number += 1
        return path

    def choose_place(self) -> None:
        """Ask where the file is to lie."""
        chosen = self._dialogs.save_file(tr("Var ska arbetsboken ligga?"), workspace_file(), self._path())
        if chosen is not None:
            self._own_path = chosen
            self._look_over()

    def _look_over(self) -> None:
        path = self._path()
        self._place.setText(str(path))
        warning = self._warn_about(path) or ""
        self._warning.setText(warning)
        self._warning.setVisible(bool(warning))
        self._create.setEnabled(any(letter.isalnum() for letter in self.name.text()))


def _caption(text: str) -> TextLabel:
    return TextLabel(text, Role.TABLE_HEAD, tone="muted")
