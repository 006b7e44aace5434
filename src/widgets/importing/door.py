"""The ways in for files: Ctrl+I, a drop on the window, a button; and the list of what came in earlier."""

from __future__ import annotations

from collections.abc import Sequence
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
    from widgets.importing.dialog import ImportDialog
    from widgets.window.shell import Shell


class ImportDoor(QObject):
    """Has at most one dialog open; further files go to it."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._dialog: ImportDialog | None = None
        drop = FileDrop(shell.window)
        drop.dropped.connect(self.take)
        shell.left.connect(self._close)

    def ask(self) -> None:
        """Ask for files, beginning where they were last found, else among the user's documents."""
        preferences = self._shell.surroundings.preferences
        folder = preferences.current.import_folder
        if folder is None or not is_folder_there(folder):
            folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        paths = self._shell.surroundings.dialogs.open_files(tr("Läs in filer"), files_with_figures(), folder)
        if paths:
            kept = replace(preferences.current, import_folder=paths[0].parent)
            self._shell.guarded(partial(preferences.change, kept))
            self.take(paths)

    def take(self, paths: Sequence[Path]) -> None:
        """Show what these files hold; nothing is written before the user says so."""
        from widgets.importing.dialog import ImportDialog

        desk = self._shell.desk
        if desk is None:
            self._shell.messages.warn(tr("Öppna en arbetsbok först, så kan filen läsas in i den."))
            return
        if self._dialog is None:
            desk.tab.commit_pending()
            self._dialog = ImportDialog(desk.services, paths, self._shell.window)
            self._dialog.more_wanted.connect(self.ask)
            self._dialog.finished.connect(self._forget)
            self._dialog.show()
        else:
            self._dialog.add(paths)
        self._dialog.activateWindow()

    def show_earlier(self) -> None:
        """The list of earlier imports."""
        from widgets.importing.earlier import EarlierImportsDialog

        desk = self._shell.desk
        if desk is not None:
            desk.tab.commit_pending()
            dialog = EarlierImportsDialog(desk.services, self._shell.window)
            dialog.exec()
            dialog.deleteLater()

    def _close(self) -> None:
        if self._dialog is not None:
            self._dialog.discard()

    def _forget(self) -> None:
        self._dialog = None
