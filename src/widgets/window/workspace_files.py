"""The ways in and out of a workspace (*arbetsbok*): new, open, move, back up, restore. Ruling 35."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QWidget

from domain.ground.problem import UserProblem
from machine.reasons import reason
from widgets.dialogs import workspace_file
from widgets.messages import Messages
from widgets.preferences import with_recent
from widgets.tab.surroundings import Surroundings
from widgets.text import tr

if TYPE_CHECKING:
    from storage.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """A workspace that was opened; `protected` says in Swedish why it is write-protected, empty when it is not.
    `damaged` when that is because not all that is in it is sound."""

    workspace: Workspace
    protected: str = ""
    damaged: bool = False


class WorkspaceFiles:
    """Opens and makes workspace files. Raises UserProblem where one can't be; says the rest in messages."""

    def __init__(self, surroundings: Surroundings, messages: Messages, window: QWidget) -> None:
        self._surroundings, self._messages, self._window = surroundings, messages, window

    def open(self, path: Path) -> OpenedFile:
        """Opens for writing; for reading where another instance writes in it, the folder can't be written to or the
        disk is full."""
        from storage.file.problems import FullDiskProblem, LockedProblem, ReadOnlyProblem

        try:
            workspace, protected = self._open(path, read_only=False), ""
        except (LockedProblem, ReadOnlyProblem, FullDiskProblem) as problem:
            workspace, protected = self._open(path, read_only=True), problem.text
        if (failed := workspace.backup_problem) is not None:
            self._messages.warn(failed.text, failed.details, about="backup")
        if (warning := self.warn_about(workspace.path)) is not None:
            self._messages.warn(warning)
        self._warn_of_settings(workspace)
        self.remember(workspace.path)
        return OpenedFile(workspace, protected)

    def open_damaged(self, path: Path, problem: UserProblem) -> OpenedFile:
        """Opens for reading what is not sound all through."""
        return OpenedFile(self._open(path, read_only=True), problem.text, damaged=True)

    def blamed(self, path: Path) -> UserProblem | None:
        """What is wrong with the file where that may be why something went wrong; None when it is sound."""
        from storage.file.copies import blamed

        return blamed(path, self.backup_folder)

    @property
    def backup_folder(self) -> Path | None:
        """Where the user has chosen that copies go; None for beside the file."""
        return self._surroundings.preferences.current.backup_folder

    def create(self) -> Path | None:
        """Asks for a name, kommuner and a place, and makes the file; None when the user left it."""
        from domain.ground.area import AreaKind
        from storage.file.creation import create_workspace
        from storage.ground.register import read_areas
        from widgets.start.new_workspace import NewWorkspace, NewWorkspaceDialog

        areas = read_areas()
        kommuner = [area for area in areas if area.kind is AreaKind.KOMMUN]
        made: list[Path] = []

        def make(wanted: NewWorkspace) -> str:
            try:
                self._make_folder(wanted.path.parent)
                create_workspace(wanted.path, name=wanted.name, members=wanted.members, who=self.who, areas=areas)
            except UserProblem as problem:
                return " ".join((problem.text, *problem.details))
            made.append(wanted.path)
            return ""

        asks, folder = self._surroundings.dialogs, self._surroundings.folder
        dialog = NewWorkspaceDialog(kommuner, folder, asks, self.warn_about, make, self._window)
        dialog.exec()
        dialog.deleteLater()
        return next(iter(made), None)

    def example(self) -> Path:
        """The example workspace, made the first time it is asked for."""
        path = self._surroundings.folder / tr("exempel.lagesbild")
        if not path.exists():
            self._make_folder(path.parent)
            self._surroundings.columns.make_example(path, self.who)
        return path

    def choose(self) -> Path | None:
        """Asks for a file to open."""
        return self._surroundings.dialogs.open_file(
            tr("Öppna arbetsbok"), [workspace_file()], self._surroundings.folder
        )

    def move(self, workspace: Workspace, close: Callable[[], None]) -> Path | None:
        """Asks where to, copies the file there and sees that the copy holds; then closes and removes the old one."""
        from machine.files import patiently
        from storage.file.backup import backup_to

        old = workspace.path
        new = self._surroundings.dialogs.save_file(tr("Flytta arbetsboken till"), workspace_file(), old)
        if new is None or new == old:
            return None
        if (warning := self.warn_about(new)) is not None and not self._surroundings.dialogs.ask(
            tr("Flytta arbetsboken"), warning, yes=tr("Flytta ändå")
        ):
            return None
        backup_to(workspace, new)
        close()
        self._forget(old)
        try:
            for part in _parts_of(old):
                patiently(partial(part.unlink, missing_ok=True))
        except OSError:
            self._messages.warn(tr("Arbetsboken är flyttad, men den gamla filen ligger kvar: {path}.").format(path=old))
        self._move_copies(old, new)
        return new

    def save_anew(self, workspace: Workspace) -> Path | None:
        """Asks where, and saves all of an open workspace whose file is gone: in its old place if that is free, else
        beside it."""
        old = workspace.path
        if old.exists():
            stamp = f"{self._surroundings.clock():%Y-%m-%d %H%M}"
            old = old.with_name(tr("{name} räddad {time}").format(name=old.stem, time=stamp) + old.suffix)
        path = self._surroundings.dialogs.save_file(tr("Spara allt på nytt"), workspace_file(), old)
        if path is not None:
            workspace.save_anew(path)
            self.remember(path)
        return path

    def restore(self, path: Path, close: Callable[[], None]) -> Path | None:
        """Asks for one of the copies of the workspace at `path` and puts it in place; the present file is kept aside.

        `close` closes the workspace if it is open. Raises UserProblem where there are no copies.
        """
        from storage import kept
        from storage.file import copies
        from widgets.start.restore import RestoreDialog

        taken = copies.copies(path, self.backup_folder)
        if not taken:
            raise UserProblem(
                tr("Det finns inga säkerhetskopior av {name}. Filen har lämnats orörd.").format(name=path.name)
            )
        counted = [each for told in self._surroundings.columns.kept() for each in told.counted]
        held = [(copy, kept.summary(copy.path, counted)) for copy in taken]
        dialog = RestoreDialog(held, self._surroundings.clock(), self._window)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        chosen = dialog.chosen
        dialog.deleteLater()
        if not accepted:
            return None
        close()
        aside = self._set_aside(path)
        try:
            copies.restore(chosen.path, path)
        except UserProblem:
            _put_back(aside)
            raise
        if aside:
            self._messages.warn(tr("Återställt. Det du hade ligger kvar som {name}.").format(name=aside[0][1].name))
        return path

    def warn_about(self, path: Path) -> str | None:
        """The sentence about a place where a workspace should not lie."""
        from storage.file.places import is_remote_or_synced

        return is_remote_or_synced(path)

    def remember(self, path: Path) -> None:
        """Among the workspaces opened lately, first."""
        self._keep(with_recent(self._surroundings.preferences.current.recent, path))

    @property
    def who(self) -> str:
        """The function of the one who works, as it is stored with what is written (ruling 28)."""
        return self._surroundings.preferences.current.function or tr("okänd funktion")

    def _open(self, path: Path, *, read_only: bool) -> Workspace:
        from storage.file.workspace import open_workspace

        clock = self._surroundings.clock
        return open_workspace(path, who=self.who, backup_folder=self.backup_folder, read_only=read_only, clock=clock)

    def _warn_of_settings(self, workspace: Workspace) -> None:
        from storage.file.first_screen import setting_problems

        for text in setting_problems(workspace):
            self._messages.warn(text)

    def _forget(self, path: Path) -> None:
        self._keep(tuple(each for each in self._surroundings.preferences.current.recent if each != path))

    def _keep(self, recent: tuple[Path, ...]) -> None:
        preferences = self._surroundings.preferences
        try:
            preferences.change(replace(preferences.current, recent=recent))
        except UserProblem as problem:
            self._messages.problem(problem)

    def _make_folder(self, folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise UserProblem(
                tr("Mappen {folder} kunde inte skapas: {reason}. Välj en annan plats.").format(
                    folder=folder, reason=reason(error)
                )
            ) from error

    def _move_copies(self, old: Path, new: Path) -> None:
        """The copies beside the file go along; where they can't, the user hears where they are."""
        from storage.file.places import default_backup_folder

        source = default_backup_folder(old)
        if not source.is_dir():
            return
        try:
            shutil.move(source, default_backup_folder(new))
        except OSError:
            self._messages.warn(tr("Säkerhetskopiorna ligger kvar i {folder}.").format(folder=source))

    def _set_aside(self, path: Path) -> list[tuple[Path, Path]]:
        """Renames the file and its logs, so that they still belong together."""
        from machine.files import patiently

        stem = tr("{name} före återställning {time}").format(
            name=path.stem, time=f"{self._surroundings.clock():%Y-%m-%d %H%M%S}"
        )
        moved: list[tuple[Path, Path]] = []
        try:
            for part in _parts_of(path):
                if part.exists():
                    kept = part.with_name(stem + part.name.removeprefix(path.stem))
                    patiently(partial(part.replace, kept))
                    moved.append((part, kept))
        except OSError as error:
            _put_back(moved)
            raise UserProblem(
                tr("Filen {name} kunde inte läggas åt sidan: {reason}. Ingenting har ändrats.").format(
                    name=path.name, reason=reason(error)
                )
            ) from error
        return moved


def _parts_of(path: Path) -> tuple[Path, ...]:
    """The file and what SQLite keeps beside it, now or in an earlier version."""
    from storage.file.connection import journal_of, logs_of

    return path, journal_of(path), *logs_of(path)


def _put_back(moved: list[tuple[Path, Path]]) -> None:
    for old, kept in moved:
        kept.replace(old)
