"""The menus Arkiv, Redigera, Visa and Hjälp, made of the window's commands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from widgets.tab.contract import Action, TabSpec
from widgets.text import literal, tr
from widgets.window.view_actions import ViewActions
from widgets.window.workspace_actions import WorkspaceActions

if TYPE_CHECKING:
    from widgets.window.shell import Shell


def build_menus(shell: Shell, specs: Sequence[TabSpec]) -> list[QMenu]:
    """Makes the window's commands known and returns the four menus."""
    window, commands = shell.window, shell.commands
    workspaces, views = WorkspaceActions(shell), ViewActions(shell)
    file, edit, view, helps = tr("&Arkiv"), tr("&Redigera"), tr("&Visa"), tr("&Hjälp")
    for menu, actions in (
        (file, workspaces.actions()),
        (edit, views.editing()),
        (view, [*_tab_actions(shell, specs), *views.viewing()]),
        (helps, views.helping()),
    ):
        commands.add(menu.replace("&", ""), window, actions)
    first = commands.menu(file, _FILE, window)
    recent = QMenu(tr("&Senaste"), first)
    recent.aboutToShow.connect(partial(_fill_recent, recent, shell, workspaces))
    first.insertMenu(commands.shown("example"), recent)
    tabs = [f"tab.{spec.key}" for spec in specs]
    return [
        first,
        commands.menu(edit, ("undo", "redo", "", "search"), window),
        commands.menu(view, (*tabs, "", *_VIEW), window),
        commands.menu(helps, ("handbook", "keys", "", "about"), window),
    ]


_FILE = (
    "new", "open", "example", "", "import", "imports", "", "move", "rename", "backup", "restore", "close", "",
    "report", "approved", "", "settings", "groups", "function", "", "quit",
)  # fmt: skip
_VIEW = (
    "area", "period", "earlier", "later", "", "larger", "smaller", "normal", "", "light", "dark", "system", "",
    "messages", "next-part",
)  # fmt: skip


def _tab_actions(shell: Shell, specs: Sequence[TabSpec]) -> list[Action]:
    def has_desk() -> bool:
        return shell.desk is not None

    def go_to(key: str) -> None:
        if shell.desk is not None:
            shell.desk.open_tab(key)

    return [
        Action(f"tab.{spec.key}", spec.title, partial(go_to, spec.key), spec.shortcut, has_desk, (spec.words,))
        for spec in specs
    ]


def _fill_recent(menu: QMenu, shell: Shell, actions: WorkspaceActions) -> None:
    menu.clear()
    for path in shell.surroundings.preferences.current.recent:
        entry = menu.addAction(literal(path.stem))
        entry.setToolTip(str(path))
        entry.triggered.connect(partial(actions.open_recent, path))
    if menu.isEmpty():
        menu.addAction(tr("Inga än")).setEnabled(False)
