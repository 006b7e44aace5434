"""The menu Arkiv: workspaces, the report, settings, the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from domain.ground.changes import Changes
from widgets.dialogs import workspace_file
from widgets.importing.files_in import FilesIn
from widgets.jobs import Progress
from widgets.tab.contract import Action
from widgets.text import tr

if TYPE_CHECKING:
    from storage.file.workspace import Workspace
    from widgets.window.open_workspace import OpenWorkspace
    from widgets.window.program import Program


class FileActions:
    """What the menu Arkiv does. Each action is also found with Ctrl+K."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._import = FilesIn(program)

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
                "import", tr("&Läs in fil …"), self._guarded(self._import.ask), "Ctrl+I", self._is_open,
                words=(tr("importera csv excel px json scb hämta siffror"),),
            ),
            Action(
                "imports", tr("Ti&digare inläsningar …"), self._guarded(self._import.show_earlier),
                enabled=self._is_open, words=(tr("import ångra inläsningen logg historik versioner"),),
            ),
            Action(
                "backup", tr("&Säkerhetskopiera …"), self._guarded(self._back_up), enabled=self._is_open,
                words=(tr("säkerhetskopia kopia backup exportera"),),
            ),
            Action(
                "restore", tr("&Återställ …"), self._guarded(self._restore), enabled=self._is_free,
                words=(tr("säkerhetskopia kopia backup versioner historik gå tillbaka"),),
            ),
            Action("close", tr("S&täng arbetsboken"), self._close, "Ctrl+W", self._is_open),
            Action(
                "report", tr("Skriv ut &rapport …"), self._guarded(self._report), "Ctrl+P", self._is_open,
                words=(tr("pdf exportera förhandsgranska skrivare underskrift sida"),),
            ),
            Action(
                "approved", tr("G&odkända rapporter …"), self._guarded(self._approved), enabled=self._is_open,
                words=(tr("godkännande version versioner underskrift historik arkiv pdf"),),
            ),
            Action("settings", tr("&Inställningar …"), self._guarded(self._settings), "Ctrl+,", words=_of_settings()),
            Action(
                "groups", tr("&Grupper …"), self._guarded(self._groups), enabled=self._is_open,
                words=(tr("egna områden medlemmar lägg till kommun kommuner byta"),),
            ),
            Action("function", tr("Ange din f&unktion …"), self._guarded(self._function), words=(tr("vem roll"),)),
            Action("quit", tr("A&vsluta"), self._quit, "Ctrl+Q"),
        ]  # fmt: skip

    def open_recent(self, path: Path) -> None:
        """Open one of the workspaces opened lately."""
        self._program.open(path)

    def _guarded(self, action: Callable[[], None]) -> Callable[[], None]:
        return partial(self._program.guarded, action)

    def _is_open(self) -> bool:
        return self._program.opened is not None

    def _may_write(self) -> bool:
        return self._is_free() and not self._opened().services.read_only

    def _is_free(self) -> bool:
        """True when no job is writing, which would be cut off if the workspace were closed."""
        return self._program.opened is not None and not self._program.opened.session.held

    def _opened(self) -> OpenWorkspace:
        assert self._program.opened is not None
        return self._program.opened

    def _new(self) -> None:
        path = self._program.files.create()
        if path is not None:
            self._program.open(path)

    def _open(self) -> None:
        path = self._program.files.choose()
        if path is not None:
            self._program.open(path)

    def _example(self) -> None:
        self._program.open(self._program.files.example())

    def _move(self) -> None:
        if not self._program.may_leave():
            return
        new = self._program.files.move(self._opened().session.workspace, self._program.close_workspace)
        if new is not None and self._program.open(new):
            self._program.messages.tell(tr("Arbetsboken ligger nu i {folder}.").format(folder=new.parent))

    def _rename(self) -> None:
        from storage.file.first_screen import settings
        from storage.whole.settings_recording import change_settings

        opened = self._opened()
        present = settings(opened.session.workspace)
        name = self._program.surroundings.dialogs.ask_text(
            tr("Byt namn"),
            tr("Namnet står i fönstret och på rapporten. Filen heter som förut."),
            label=tr("Gruppens namn"),
            value=present.name,
        )
        if name is None or name == present.name:
            return

        def rename(workspace: Workspace) -> Changes:
            return change_settings(workspace, settings=replace(present, name=name))

        opened.session.submit(rename)

    def _back_up(self) -> None:
        from storage.file.backup import backup_to

        opened, surroundings = self._opened(), self._program.surroundings
        workspace = opened.session.workspace
        folder = surroundings.preferences.current.backup_folder or workspace.path.parent
        suggestion = folder / f"{workspace.path.stem} {surroundings.clock():%Y-%m-%d}.lagesbild"
        out = surroundings.dialogs.save_file(tr("Säkerhetskopiera till"), workspace_file(), suggestion)
        if out is None:
            return

        def copy(_progress: Progress) -> Path:
            backup_to(workspace, out)
            return out

        opened.jobs.run(tr("Säkerhetskopierar"), copy, done=self._backed_up)

    def _backed_up(self, out: Path) -> None:
        said = tr("Säkerhetskopian {name} ligger i {folder}.")
        self._program.messages.tell(said.format(name=out.name, folder=out.parent))

    def _restore(self) -> None:
        if not self._program.may_leave():
            return
        restored = self._program.files.restore(self._opened().session.workspace.path, self._program.close_workspace)
        if restored is not None:
            self._program.open(restored)

    def _close(self) -> None:
        if self._program.may_leave():
            self._program.close_workspace()
            self._program.show_welcome()

    def _report(self) -> None:
        from widgets.preview.page import ReportPage

        opened = self._opened()
        opened.tab.commit_pending()
        plans = self._program.surroundings.plans()
        # Whoever looks at a profile or a population prints that one.
        plan = next((plan.key for plan in plans if plan.key == opened.spec.key), plans[0].key)
        page = ReportPage(opened.services, opened.place, plans, plan, self._program.window)
        page.closed.connect(partial(opened.leave_page, page))
        opened.show_page(page, page.first_focus())

    def _approved(self) -> None:
        from widgets.preview.approved_page import ApprovedPage

        opened = self._opened()
        opened.tab.commit_pending()
        page = ApprovedPage(opened.services, self._program.window)
        page.closed.connect(partial(opened.leave_page, page))
        opened.session.changed.connect(page.on_changes)
        opened.show_page(page, page.first_focus())

    def _groups(self) -> None:
        self._settings("groups")

    def _settings(self, page: str = "") -> None:
        from widgets.settings.dialog import SettingsDialog

        opened = self._program.opened
        dialog = SettingsDialog(
            self._program.surroundings, opened.services if opened is not None else None, self._program.window
        )
        dialog.show_page(page)
        dialog.function_changed.connect(self._program.change_function)
        if opened is None:
            dialog.exec()
        else:
            opened.dialogs.append((dialog.windowTitle(), dialog.unsaved))
            dialog.exec()
            opened.dialogs.pop()
            opened.services.unsaved_changed()
        dialog.deleteLater()

    def _function(self) -> None:
        function = self._program.surroundings.dialogs.ask_text(
            tr("Vem arbetar?"),
            tr("Funktionen står vid det du registrerar. Skriv aldrig ett namn."),
            label=tr("Funktion, till exempel samverkanskoordinator Tierp"),
            value=self._program.surroundings.preferences.current.function,
        )
        if function is not None:
            self._program.change_function(function)

    def _quit(self) -> None:
        self._program.window.close()


def _of_settings() -> tuple[str, ...]:
    return (tr("tröskel små tal sekretess röjande dölja medlemmar ordförande underskrift text tema"),)
