"""The menu Arkiv: workspaces, the report, settings, the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from domain.ground.changes import Changes
from widgets.dialogs import workspace_file
from widgets.importing.door import ImportDoor
from widgets.jobs import Progress
from widgets.tab.contract import Action
from widgets.text import tr

if TYPE_CHECKING:
    from storage.file.workspace import Workspace
    from widgets.window.desk import Desk
    from widgets.window.shell import Shell


class WorkspaceActions:
    """What the menu Arkiv does. Each action is also found with Ctrl+K."""

    def __init__(self, shell: Shell) -> None:
        self._shell = shell
        self._import = ImportDoor(shell)

    def actions(self) -> list[Action]:
        """In the order of the menu."""
        return [
            Action("new", tr("&Ny arbetsbok …"), self._guarded(self._new), "Ctrl+Shift+N", words=(tr("skapa"),)),
            Action("open", tr("&Öppna arbetsbok …"), self._guarded(self._open), "Ctrl+O"),
            Action("example", tr("Visa &exemplet"), self._guarded(self._example), words=(tr("demo prova"),)),
            Action("move", tr("&Flytta arbetsboken …"), self._guarded(self._move), enabled=self._may_write),
            Action(
                "rename", tr("&Byt namn …"), self._guarded(self._rename), enabled=self._may_write,
                words=(tr("byta döpa om"),),
            ),
            Action(
                "import", tr("&Läs in fil …"), self._guarded(self._import.ask), "Ctrl+I", self._has_desk,
                words=(tr("importera csv excel px json scb hämta siffror"),),
            ),
            Action(
                "imports", tr("Ti&digare inläsningar …"), self._guarded(self._import.show_earlier),
                enabled=self._has_desk, words=(tr("import ångra inläsningen logg historik versioner"),),
            ),
            Action(
                "backup", tr("&Säkerhetskopiera …"), self._guarded(self._back_up), enabled=self._has_desk,
                words=(tr("säkerhetskopia kopia backup exportera"),),
            ),
            Action(
                "restore", tr("&Återställ …"), self._guarded(self._restore), enabled=self._is_free,
                words=(tr("säkerhetskopia kopia backup versioner historik gå tillbaka"),),
            ),
            Action("close", tr("S&täng arbetsboken"), self._close, "Ctrl+W", self._has_desk),
            Action(
                "report", tr("Skriv ut &rapport …"), self._guarded(self._report), "Ctrl+P", self._has_desk,
                words=(tr("pdf exportera förhandsgranska skrivare underskrift sida"),),
            ),
            Action(
                "approved", tr("G&odkända rapporter …"), self._guarded(self._approved), enabled=self._has_desk,
                words=(tr("godkännande version versioner underskrift historik arkiv pdf"),),
            ),
            Action("settings", tr("&Inställningar …"), self._guarded(self._settings), "Ctrl+,", words=_of_settings()),
            Action(
                "groups", tr("&Grupper …"), self._guarded(self._groups), enabled=self._has_desk,
                words=(tr("egna områden medlemmar lägg till kommun kommuner byta"),),
            ),
            Action("function", tr("Ange din f&unktion …"), self._guarded(self._function), words=(tr("vem roll"),)),
            Action("quit", tr("A&vsluta"), self._quit, "Ctrl+Q"),
        ]  # fmt: skip

    def open_recent(self, path: Path) -> None:
        """Open one of the workspaces opened lately."""
        self._shell.open(path)

    def _guarded(self, action: Callable[[], None]) -> Callable[[], None]:
        return partial(self._shell.guarded, action)

    def _has_desk(self) -> bool:
        return self._shell.desk is not None

    def _may_write(self) -> bool:
        return self._is_free() and not self._desk().services.read_only

    def _is_free(self) -> bool:
        """True when no job is writing, which would be cut off if the workspace were closed."""
        return self._shell.desk is not None and not self._shell.desk.session.held

    def _desk(self) -> Desk:
        assert self._shell.desk is not None
        return self._shell.desk

    def _new(self) -> None:
        path = self._shell.doors.create()
        if path is not None:
            self._shell.open(path)

    def _open(self) -> None:
        path = self._shell.doors.choose()
        if path is not None:
            self._shell.open(path)

    def _example(self) -> None:
        self._shell.open(self._shell.doors.example())

    def _move(self) -> None:
        if not self._shell.may_leave():
            return
        new = self._shell.doors.move(self._desk().session.workspace, self._shell.close_workspace)
        if new is not None and self._shell.open(new):
            self._shell.messages.tell(tr("Arbetsboken ligger nu i {folder}.").format(folder=new.parent))

    def _rename(self) -> None:
        from storage.file.first_screen import settings
        from storage.whole.settings_recording import change_settings

        desk = self._desk()
        present = settings(desk.session.workspace)
        name = self._shell.surroundings.dialogs.ask_text(
            tr("Byt namn"),
            tr("Namnet står i fönstret och på rapporten. Filen heter som förut."),
            label=tr("Gruppens namn"),
            value=present.name,
        )
        if name is None or name == present.name:
            return

        def rename(workspace: Workspace) -> Changes:
            return change_settings(workspace, settings=replace(present, name=name))

        desk.session.submit(rename)

    def _back_up(self) -> None:
        from storage.file.backup import backup_to

        desk, surroundings = self._desk(), self._shell.surroundings
        workspace = desk.session.workspace
        folder = surroundings.preferences.current.backup_folder or workspace.path.parent
        suggestion = folder / f"{workspace.path.stem} {surroundings.clock():%Y-%m-%d}.lagesbild"
        out = surroundings.dialogs.save_file(tr("Säkerhetskopiera till"), workspace_file(), suggestion)
        if out is None:
            return

        def copy(_progress: Progress) -> Path:
            backup_to(workspace, out)
            return out

        desk.jobs.run(tr("Säkerhetskopierar"), copy, done=self._backed_up)

    def _backed_up(self, out: Path) -> None:
        said = tr("Säkerhetskopian {name} ligger i {folder}.")
        self._shell.messages.tell(said.format(name=out.name, folder=out.parent))

    def _restore(self) -> None:
        if not self._shell.may_leave():
            return
        restored = self._shell.doors.restore(self._desk().session.workspace.path, self._shell.close_workspace)
        if restored is not None:
            self._shell.open(restored)

    def _close(self) -> None:
        if self._shell.may_leave():
            self._shell.close_workspace()
            self._shell.show_welcome()

    def _report(self) -> None:
        from widgets.preview.page import ReportPage

        desk = self._desk()
        desk.tab.commit_pending()
        plans = self._shell.surroundings.plans()
        # Whoever looks at a profile or a population prints that one.
        plan = next((plan.key for plan in plans if plan.key == desk.spec.key), plans[0].key)
        page = ReportPage(desk.services, desk.place, plans, plan, self._shell.window)
        page.closed.connect(partial(desk.leave_page, page))
        desk.show_page(page, page.first_focus())

    def _approved(self) -> None:
        from widgets.preview.approved_page import ApprovedPage

        desk = self._desk()
        desk.tab.commit_pending()
        page = ApprovedPage(desk.services, self._shell.window)
        page.closed.connect(partial(desk.leave_page, page))
        desk.session.changed.connect(page.on_changes)
        desk.show_page(page, page.first_focus())

    def _groups(self) -> None:
        self._settings("groups")

    def _settings(self, page: str = "") -> None:
        from widgets.settings.dialog import SettingsDialog

        desk = self._shell.desk
        dialog = SettingsDialog(
            self._shell.surroundings, desk.services if desk is not None else None, self._shell.window
        )
        dialog.show_page(page)
        dialog.function_changed.connect(self._shell.change_function)
        if desk is None:
            dialog.exec()
        else:
            desk.dialogs.append((dialog.windowTitle(), dialog.unsaved))
            dialog.exec()
            desk.dialogs.pop()
            desk.services.unsaved_changed()
        dialog.deleteLater()

    def _function(self) -> None:
        function = self._shell.surroundings.dialogs.ask_text(
            tr("Vem arbetar?"),
            tr("Funktionen står vid det du registrerar. Skriv aldrig ett namn."),
            label=tr("Funktion, till exempel samverkanskoordinator Tierp"),
            value=self._shell.surroundings.preferences.current.function,
        )
        if function is not None:
            self._shell.change_function(function)

    def _quit(self) -> None:
        self._shell.window.close()


def _of_settings() -> tuple[str, ...]:
    return (tr("tröskel små tal sekretess röjande dölja medlemmar ordförande underskrift text tema"),)
