"""Everything the user can do, in one list: menus, keys, the command search and the list of keys are made from it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from widgets.tab.contract import Action
from widgets.text import without_marks


def keys_shown(shortcut: str) -> str:
    """The first keys of a shortcut as the user reads them: `Ctrl+Skift+4`; empty where there are none."""
    return QKeySequence(shortcut.split(" | ", maxsplit=1)[0]).toString(QKeySequence.SequenceFormat.NativeText)


@dataclass(frozen=True, slots=True)
class Command:
    """An action, where it belongs ("Arkiv", "LOTS") and what Qt knows it as."""

    action: Action
    group: str
    shown: QAction
    owner: QWidget

    @property
    def text(self) -> str:
        """Its words now, without the mark of the menu's letter."""
        return without_marks(self.shown.text())

    @property
    def keys(self) -> str:
        """Its keys as the user reads them; empty where it has none."""
        return keys_shown(self.action.shortcut)

    @property
    def available(self) -> bool:
        """True when it can be done now: its tab is shown and the action itself says so."""
        return self.owner.isVisible() and self.action.enabled()


class Commands(QObject):
    """All commands of a window. A tab's commands come when the tab is made and go with it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}

    def __iter__(self) -> Iterator[Command]:
        return iter(tuple(self._commands.values()))

    def add(self, group: str, owner: QWidget, actions: Iterable[Action]) -> list[QAction]:
        """Make `actions` known; their shortcuts hold while `owner` is shown. A key taken already is a defect."""
        return [self._add(group, owner, action) for action in actions]

    def drop(self, owner: QWidget) -> None:
        """Forget the commands of `owner`, which is going away."""
        self._commands = {key: command for key, command in self._commands.items() if command.owner is not owner}

    def shown(self, key: str) -> QAction:
        """What Qt knows the command `key` as."""
        return self._commands[key].shown

    def run(self, key: str) -> None:
        """Do what the command `key` does, if it can be done now."""
        command = self._commands[key]
        if command.action.enabled():
            command.action.run()

    def menu(self, title: str, keys: Iterable[str], parent: QWidget) -> QMenu:
        """A menu of the commands `keys`, "" being a line between; what can't be done now is grey while it is open."""
        menu = QMenu(title, parent)
        listed = [self._commands[key] for key in keys if key]
        for key in keys:
            if key:
                menu.addAction(self._commands[key].shown)
            else:
                menu.addSeparator()

        def grey_out() -> None:
            for command in listed:
                command.shown.setEnabled(command.action.enabled())

        def let_keys_work() -> None:
            # A disabled QAction swallows its shortcut, also after it could be done again.
            for command in listed:
                command.shown.setEnabled(True)

        menu.aboutToShow.connect(grey_out)
        menu.aboutToHide.connect(let_keys_work)
        return menu

    def _add(self, group: str, owner: QWidget, action: Action) -> QAction:
        if action.key in self._commands:
            raise ValueError(action.key)
        shown = QAction(action.text, owner)
        shown.setObjectName(action.key)
        if action.shortcut:
            shown.setShortcuts([QKeySequence(keys) for keys in action.shortcut.split(" | ")])
            shown.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        shown.triggered.connect(lambda: self.run(action.key))
        owner.addAction(shown)
        self._commands[action.key] = Command(action, group, shown, owner)
        return shown
