"""The settings dialog: what belongs to the user and what the group has decided. Each choice holds at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from domain.ground.problem import UserProblem
from widgets.importing.earlier import EarlierImportsPage
from widgets.parts import Button, ButtonKind, TextLabel
from widgets.parts.self_saving import SelfSaving
from widgets.parts.spelling import speller
from widgets.parts.within_screen import resize_within_screen
from widgets.preferences import TEXT_SIZES, Preferences
from widgets.settings.group import GroupPage
from widgets.settings.groups import GroupsPage
from widgets.settings.seats import SeatsPage
from widgets.tab.contract import Services, Unsaved
from widgets.tab.surroundings import Surroundings
from widgets.text import tr
from widgets.theme import Role, Space, ThemeMode


class SettingsDialog(QDialog):
    """`function_changed` carries the function of the one who works, as it is written."""

    function_changed = Signal(str)

    def __init__(self, surroundings: Surroundings, services: Services | None, parent: QWidget | None = None) -> None:
        """`services` is None while no workspace is open; then the group's pages are not there."""
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(tr("Inställningar"))
        resize_within_screen(self, 112, 32)
        self._dialogs = surroundings.dialogs
        self._group: GroupPage | None = None
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self._problem = TextLabel(tone="error", wrap=True)
        self._problem.hide()
        self._own = own = OwnPage(surroundings)
        own.function_changed.connect(self.function_changed)
        own.failed.connect(self._show_problem)
        self.tabs.addTab(own, tr("Du"))
        if services is not None:
            group, seats = GroupPage(services), SeatsPage(services)
            self._group = group
            own.function.textChanged.connect(services.unsaved_changed)
            # After it is kept, or not, by whoever listens to `function_changed`.
            own.tried.connect(services.unsaved_changed)
            groups, imports = GroupsPage(services), EarlierImportsPage(services)
            for page in (group, seats, groups, imports):
                page.failed.connect(self._show_problem)
            groups.setObjectName("groups")
            self.tabs.addTab(group, tr("Arbetsboken"))
            self.tabs.addTab(groups, tr("Grupper"))
            self.tabs.addTab(seats, tr("Gruppens medlemmar"))
            self.tabs.addTab(imports, tr("Tidigare inläsningar"))
        self.tabs.currentChanged.connect(self._problem.hide)
        buttons = QDialogButtonBox()
        close = Button(tr("Stäng"), ButtonKind.PRIMARY)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout.setSpacing(Space.XS)
        layout.addWidget(TextLabel(tr("Inställningar"), Role.H2))
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self._problem)
        layout.addWidget(buttons)

    def show_page(self, name: str) -> None:
        """Begin at the page with that object name, with the keyboard in it; "" leaves the first."""
        page = self.findChild(QWidget, name) if name else None
        if page is not None:
            self.tabs.setCurrentWidget(page)
            page.setFocus()

    @property
    def problem(self) -> str:
        """Why the latest change could not be stored; empty when all is well."""
        return "" if self._problem.isHidden() else self._problem.text()

    def done(self, result: int) -> None:
        """Leaving the dialog leaves the field that is being written in, which stores it. What could not be stored is
        asked about."""
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()
        unsaved = self._group.unsaved() if self._group is not None else []
        if (
            self._group is None
            or not unsaved
            or self._dialogs.ask(
                tr("Osparat"),
                tr("Det du skrev under Arbetsboken är inte sparat: {why} Stänger du nu försvinner det.").format(
                    why=self.problem
                ),
                yes=tr("Stäng ändå"),
                no=tr("Gå tillbaka"),
            )
        ):
            super().done(result)
        else:
            self._go_to(self._group, unsaved[0])

    def unsaved(self) -> list[Unsaved]:
        """What is written here without being stored."""
        pages: list[OwnPage | GroupPage] = [self._own, *([] if self._group is None else [self._group])]
        return [replace(each, go=partial(self._go_to, page, each)) for page in pages for each in page.unsaved()]

    def _go_to(self, page: QWidget, unsaved: Unsaved) -> None:
        self.tabs.setCurrentWidget(page)
        unsaved.go()

    def _show_problem(self, text: str) -> None:
        self._problem.setText(text)
        self._problem.setVisible(bool(text))


class OwnPage(QWidget):
    """The user's own: function, text size, theme, where backups go. `tried` says that the function was to be kept."""

    function_changed = Signal(str)
    failed = Signal(str)
    tried = Signal()

    def __init__(self, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._surroundings = surroundings
        self._refused: str | None = None
        current = surroundings.preferences.current
        self.function = QLineEdit(current.function)
        self.function.setPlaceholderText(tr("samverkanskoordinator Tierp"))
        SelfSaving(self._on_function, self.function, parent=self)
        self.text_size = _choice([(tr("{size} %").format(size=size), size) for size in TEXT_SIZES], current.text_size)
        self.text_size.activated.connect(self._on_look)
        themes = [
            (tr("Som systemet"), ThemeMode.SYSTEM),
            (tr("Ljust"), ThemeMode.LIGHT),
            (tr("Mörkt"), ThemeMode.DARK),
        ]
        self.theme = _choice(themes, current.theme)
        self.theme.activated.connect(self._on_look)
        form = QFormLayout(self)
        form.setContentsMargins(0, Space.M, 0, 0)
        form.setSpacing(Space.S)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field in (
            (tr("Funktion"), self.function),
            (tr("Textstorlek"), self.text_size),
            (tr("Tema"), self.theme),
        ):
            field.setAccessibleName(label)
            form.addRow(label, field)
        asked = TextLabel(tr("Står vid det du registrerar. Skriv aldrig ett namn."), Role.SMALL, tone="muted")
        form.insertRow(1, "", asked)
        form.addRow(tr("Säkerhetskopior"), self._folder_row())
        self.words = QLineEdit(" ".join(current.own_words))
        self.words.setAccessibleName(tr("Dina ord"))
        self.words.setPlaceholderText(tr("ord som ordlistan inte har, med mellanslag mellan"))
        self.words.setToolTip(self.words.placeholderText())
        SelfSaving(self._on_words, self.words, parent=self)
        form.addRow(tr("Dina ord"), self.words)

    def _on_words(self) -> None:
        changed = self._surroundings.preferences.current.with_own_words(self.words.text().split())
        self._keep(changed)
        speller().know(self._surroundings.preferences.current.own_words)

    def _folder_row(self) -> QHBoxLayout:
        self._folder = TextLabel()
        self._folder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        choose = Button(tr("Välj mapp …"))
        choose.clicked.connect(self.choose_folder)
        self._beside = Button(tr("Intill arbetsboken"), ButtonKind.QUIET)
        self._beside.clicked.connect(partial(self.keep_folder, None))
        row = QHBoxLayout()
        for part in (self._folder, choose, self._beside):
            row.addWidget(part)
        row.setStretch(0, 1)
        self._show_folder()
        return row

    def _show_folder(self) -> None:
        folder = self._surroundings.preferences.current.backup_folder
        self._folder.setText(str(folder) if folder else tr("i en mapp intill arbetsboken"))
        self._folder.setToolTip(str(folder or ""))
        self._beside.setVisible(folder is not None)

    def choose_folder(self) -> None:
        """Ask for a folder of the user's own for backups."""
        current = self._surroundings.preferences.current
        folder = self._surroundings.dialogs.choose_folder(tr("Mapp för säkerhetskopior"), current.backup_folder)
        if folder is not None:
            self.keep_folder(folder)

    def keep_folder(self, folder: Path | None) -> None:
        """Let backups go there; None is the folder beside the workspace."""
        self._keep(replace(self._surroundings.preferences.current, backup_folder=folder))
        self._show_folder()

    def unsaved(self) -> list[Unsaved]:
        """The function, while another is written than the one that is kept."""
        is_kept = self._function == self._surroundings.preferences.current.function
        here = Unsaved(tr("Du"), tr("Funktion"), self.function.setFocus, waits=self._function != self._refused)
        return [] if is_kept else [here]

    @property
    def _function(self) -> str:
        return " ".join(self.function.text().split())

    def _on_function(self) -> None:
        function = self._function
        if function != self._surroundings.preferences.current.function:
            self.function_changed.emit(function)
            is_kept = function == self._surroundings.preferences.current.function
            self._refused = None if is_kept else function
        self.tried.emit()

    def _on_look(self) -> None:
        current = self._surroundings.preferences.current
        changed = replace(current, text_size=self.text_size.currentData(), theme=self.theme.currentData())
        self._keep(changed)
        self._surroundings.dress(changed.theme, changed.text_size / 100)

    def _keep(self, preferences: Preferences) -> None:
        try:
            self._surroundings.preferences.change(preferences)
        except UserProblem as problem:
            self.failed.emit(problem.text)


def _choice(choices: Sequence[tuple[str, object]], current: object) -> QComboBox:
    box = QComboBox()
    for text, data in choices:
        box.addItem(text, data)
    box.setCurrentIndex(next((row for row in range(box.count()) if box.itemData(row) == current), 0))
    return box
