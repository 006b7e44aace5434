"""The ways in for files: Ctrl+I, a drop on the window, a button; and the list of what came in earlier."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths

from storage.file.places import is_folder_there
from widgets.dialogs import files_with_figures
from widgets.importing.drop import FileDrop
from widgets.text import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QWidget

    from widgets.importing.dialog import ImportDialog
    from widgets.tab.contract import Services
    from widgets.window.workspaces import Workspaces


class FilesIn(QObject):
    """Has at most one dialog open; further files go to it."""

    def __init__(self, workspaces: Workspaces) -> None:
        super().__init__(workspaces)
        self._workspaces = workspaces
        self._dialog: ImportDialog | None = None
        drop = FileDrop(workspaces.window)
        drop.dropped.connect(self.take)
        workspaces.left.connect(self._close)

    def ask(self) -> None:
        """Ask for files, beginning where they were last found, else among the user's documents."""
        preferences = self._workspaces.surroundings.preferences
        folder = preferences.current.import_folder
        if folder is None or not is_folder_there(folder):
            folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        paths = self._workspaces.surroundings.dialogs.open_files(tr("Läs in filer"), files_with_figures(), folder)
        if paths:
            kept = replace(preferences.current, import_folder=paths[0].parent)
            self._workspaces.messages.guarded(partial(preferences.change, kept))
            self.take(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Show what these files hold; nothing is written before the user says so."""
        from widgets.importing.dialog import ImportDialog

        opened = self._workspaces.opened
        if opened is None:
            self._workspaces.messages.refuse(tr("Öppna en arbetsbok först, så kan filen läsas in i den."))
            return
        if self._dialog is None:
            opened.tab.commit_pending()
            self._dialog = ImportDialog(opened.services, paths, self._workspaces.window)
            self._dialog.more_wanted.connect(self.ask)
            self._dialog.finished.connect(self._forget)
            self._dialog.show()
        else:
            self._dialog.add(paths)
        self._dialog.activateWindow()

    def show_earlier(self) -> None:
        """The list of earlier imports."""
        from widgets.importing.earlier import EarlierImportsDialog

        self._show(EarlierImportsDialog)

    def show_sources(self) -> None:
        """The list of what the figures come from."""
        from widgets.importing.sources import SourcesDialog

        self._show(SourcesDialog)

    def _show(self, made: Callable[[Services, QWidget], QDialog]) -> None:
        opened = self._workspaces.opened
        if opened is not None:
            opened.tab.commit_pending()
            dialog = made(opened.services, self._workspaces.window)
            dialog.exec()
            dialog.deleteLater()

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.discard()

    def _forget(self) -> None:
        self._dialog = None
