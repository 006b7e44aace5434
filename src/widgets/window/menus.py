"""The menus Arkiv, Redigera, Visa and Hjälp, made of the window's commands."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QMenu

from widgets.tab.contract import Action
from widgets.text import literal, tr
from widgets.window.file_actions import FileActions
from widgets.window.view_actions import ViewActions
from widgets.window.workspaces import Workspaces


def build_menus(workspaces: Workspaces, files: FileActions, views: ViewActions) -> list[QMenu]:
    """Makes the window's commands known and returns the four menus."""
    window, commands = workspaces.window, workspaces.commands
    file, edit, view, helps = tr("&Arkiv"), tr("&Redigera"), tr("&Visa"), tr("&Hjälp")
    for menu, actions in (
        (file, files.actions()),
        (edit, views.editing()),
        (view, [*_tab_actions(workspaces), *views.viewing()]),
        (helps, views.helping()),
    ):
        commands.add(menu.replace("&", ""), window, actions)
    first = commands.menu(file, _FILE, window)
    recent = QMenu(tr("&Senaste"), first)
    recent.aboutToShow.connect(partial(_fill_recent, recent, workspaces))
    first.insertMenu(commands.shown("example"), recent)
    tabs = [f"tab.{spec.key}" for spec in workspaces.specs]
    return [
        first,
        commands.menu(edit, ("undo", "redo", "", "search"), window),
        commands.menu(view, (*tabs, "", *_VIEW), window),
        commands.menu(helps, ("handbook", "figure", "keys", "", "about"), window),
    ]


_FILE = (
    "new", "open", "example", "", "import", "imports", "sources", "",
    "move", "rename", "backup", "restore", "close", "",
    "report", "approved", "recount", "meeting", "", "settings", "groups", "function", "", "quit",
)  # fmt: skip
_VIEW = (
    "area", "period", "earlier", "later", "to-figures", "first-step", "", "larger", "smaller", "normal", "", "light",
    "dark", "system", "", "messages", "next-part",
)  # fmt: skip


def _tab_actions(workspaces: Workspaces) -> list[Action]:
    def is_open() -> bool:
        return workspaces.opened is not None

    def go_to(key: str) -> None:
        if workspaces.opened is not None:
            workspaces.opened.open_tab(key)

    return [
        Action(f"tab.{spec.key}", spec.title, partial(go_to, spec.key), spec.shortcut, is_open, (spec.words,))
        for spec in workspaces.specs
    ]


def _fill_recent(menu: QMenu, workspaces: Workspaces) -> None:
    menu.clear()
    for path in workspaces.surroundings.preferences.current.recent:
        entry = menu.addAction(literal(path.stem))
        entry.setToolTip(str(path))
        entry.triggered.connect(partial(workspaces.open, path))
    if menu.isEmpty():
        menu.addAction(tr("Inga än")).setEnabled(False)
