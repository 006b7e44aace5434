"""The menu Arkiv: workspaces, the report, settings, the end."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from domain.ground.changes import Changes
from storage.ground.texts import wrong_line
from widgets.dialogs import workspace_file
from widgets.importing.files_in import FilesIn
from widgets.jobs import Progress
from widgets.tab.contract import Action
from widgets.text import tr
from widgets.window.open_workspace import OpenWorkspace
from widgets.window.workspaces import Workspaces

if TYPE_CHECKING:
    from storage.file.workspace import Workspace


class FileActions:
    """What the menu Arkiv does. Each action is also found with Ctrl+K."""

    def __init__(self, workspaces: Workspaces) -> None:
        self._workspaces = workspaces
        self._import = FilesIn(workspaces)

    def actions(self) -> list[Action]:
        """In the order of the menu."""
        actions = [
            Action("new", tr("&Ny arbetsbok …"), self._new, "Ctrl+Shift+N", words=(tr("skapa"),)),
            Action("open", tr("&Öppna arbetsbok …"), self._open, "Ctrl+O"),
            Action("example", tr("Visa &exemplet"), self._example, words=(tr("demo prova"),)),
            Action("move", tr("&Flytta arbetsboken …"), self._move, enabled=self._may_write),
            Action(
                "rename", tr("&Byt namn …"), self._rename, enabled=self._may_write,
                words=(tr("byta döpa om"),),
            ),
            Action(
                "import", tr("&Läs in fil …"), self._import.ask, "Ctrl+I", self._is_open,
                words=(tr("importera csv excel px json scb hämta siffror"),),
            ),
            Action(
                "imports", tr("Ti&digare inläsningar …"), self._import.show_earlier,
                enabled=self._is_open, words=(tr("import ångra inläsningen logg historik versioner"),),
            ),
            Action(
                "sources", tr("&Källor …"), self._import.show_sources, enabled=self._is_open,
                words=(tr("källa källförteckning källor utgivare tabell licens villkor varifrån siffror rätta fel"),),
            ),
            Action(
                "backup", tr("&Säkerhetskopiera …"), self._back_up, enabled=self._is_open,
                words=(tr("säkerhetskopia kopia backup exportera"),),
            ),
            Action(
                "restore", tr("&Återställ …"), self._restore, enabled=self._is_free,
                words=(tr("säkerhetskopia kopia backup versioner historik gå tillbaka"),),
            ),
            Action("close", tr("S&täng arbetsboken"), self._close, "Ctrl+W", self._is_open),
            Action(
                "report", tr("Skriv ut &rapport …"), self._report, "Ctrl+P", self._is_open,
                words=(tr("pdf exportera förhandsgranska skrivare underskrift sida regionrapport region utskrift"),),
            ),
            Action(
                "approved", tr("G&odkända rapporter …"), self._approved, enabled=self._is_open,
                words=(tr("godkännande version versioner underskrift historik arkiv pdf"),),
            ),
            Action(
                "meeting", tr("&Möte om rekommendationerna"), self._meeting, enabled=self._is_open,
                words=(tr("beslut sammanträde visa stor text projektor anteckning protokoll"),),
            ),
            Action(
                "recount", tr("Räkna o&m mitt dokument …"), self._recount, enabled=self._is_open,
                words=(tr("kontrollera tabell summor procent stämmer räknefel granska word excel pdf korrekturläsa"),),
            ),
            Action("settings", tr("&Inställningar …"), self._settings, "Ctrl+,", words=_of_settings()),
            Action(
                "groups", tr("&Grupper …"), self._groups, enabled=self._is_open,
                words=(tr("egna områden medlemmar lägg till ny grupp ta bort kommun kommuner byta"),),
            ),
            Action(
                "function", tr("Ange din f&unktion …"), self._function,
                words=(tr("vem är jag min roll namn byt byta användare person avsändare"),),
            ),
            Action("quit", tr("A&vsluta"), self._quit, "Ctrl+Q"),
        ]  # fmt: skip
        guarded = self._workspaces.messages.guarded
        return [replace(each, run=partial(guarded, each.run)) for each in actions]

    def _is_open(self) -> bool:
        return self._workspaces.opened is not None

    def _may_write(self) -> bool:
        return self._is_free() and not self._opened().services.read_only

    def _is_free(self) -> bool:
        """True when no job is writing, which would be cut off if the workspace were closed."""
        return self._workspaces.opened is not None and not self._workspaces.opened.session.held

    def _opened(self) -> OpenWorkspace:
        assert self._workspaces.opened is not None
        return self._workspaces.opened

    def _new(self) -> None:
        path = self._workspaces.files.create()
        if path is not None:
            self._workspaces.open(path)

    def _open(self) -> None:
        path = self._workspaces.files.choose()
        if path is not None:
            self._workspaces.open(path)

    def _example(self) -> None:
        self._workspaces.open(self._workspaces.files.example())

    def _move(self) -> None:
        if not self._workspaces.may_leave():
            return
        new = self._workspaces.files.move(self._opened().session.workspace, self._workspaces.close)
        if new is not None and self._workspaces.open(new):
            self._workspaces.messages.tell(tr("Arbetsboken ligger nu i {folder}.").format(folder=new.parent))

    def _rename(self) -> None:
        from storage.file.first_screen import settings
        from storage.whole.settings_recording import change_settings

        opened = self._opened()
        present = settings(opened.session.workspace)
        name = self._workspaces.surroundings.dialogs.ask_text(
            tr("Byt namn"),
            tr("Namnet står i fönstret och på rapporten. Filen heter som förut."),
            label=tr("Gruppens namn"),
            value=present.name,
            wrong=partial(wrong_line, tr("Gruppens namn")),
        )
        if name is None or name == present.name:
            return

        def rename(workspace: Workspace) -> Changes:
            return change_settings(workspace, settings=replace(present, name=name))

        opened.session.submit(rename)

    def _back_up(self) -> None:
        from storage.file.backup import backup_to

        opened, surroundings = self._opened(), self._workspaces.surroundings
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
        self._workspaces.messages.tell(said.format(name=out.name, folder=out.parent))

    def _restore(self) -> None:
        if self._workspaces.may_leave():
            self._workspaces.restore(self._opened().session.workspace.path)

    def _close(self) -> None:
        if self._workspaces.may_leave():
            self._workspaces.close()
            self._workspaces.show_welcome()

    def _report(self) -> None:
        from widgets.preview.page import ReportPage

        opened = self._opened()
        opened.tab.commit_pending()
        plans = self._workspaces.surroundings.plans()
        # Whoever looks at a profile or a population prints that one.
        plan = next((plan.key for plan in plans if plan.key == opened.spec.key), plans[0].key)
        page = ReportPage(opened.services, opened.place, plans, plan, opened.unticked, self._workspaces.window)
        page.closed.connect(partial(opened.leave_page, page))
        opened.session.changed.connect(page.on_changes)
        opened.show_page(page, page.first_focus(), hides_log=True)

    def _approved(self) -> None:
        from widgets.preview.approved_page import ApprovedPage

        opened = self._opened()
        opened.tab.commit_pending()
        page = ApprovedPage(opened.services, self._workspaces.window)
        page.closed.connect(partial(opened.leave_page, page))
        opened.session.changed.connect(page.on_changes)
        opened.show_page(page, page.first_focus())

    def _meeting(self) -> None:
        from widgets.recommendations.meeting import MeetingPage

        opened = self._opened()
        opened.tab.commit_pending()
        period = opened.place.period
        year = opened.services.clock().year if period is None else period.year
        page = MeetingPage(opened.services, year, self._workspaces.window)
        page.begin_at(opened.tab.thing)
        page.closed.connect(partial(opened.leave_page, page))
        opened.session.changed.connect(page.on_changes)
        opened.show_page(page, page.first_focus())

    def _recount(self) -> None:
        from widgets.recounting.page import RecountPage

        opened = self._opened()
        opened.tab.commit_pending()
        page = RecountPage(opened.services, self._workspaces.window)
        page.closed.connect(partial(opened.leave_page, page))
        opened.show_page(page, page.first_focus())

    def _groups(self) -> None:
        self._settings("groups")

    def _settings(self, page: str = "") -> None:
        from widgets.settings.dialog import SettingsDialog

        opened = self._workspaces.opened
        dialog = SettingsDialog(
            self._workspaces.surroundings, opened.services if opened is not None else None, self._workspaces.window
        )
        dialog.show_page(page)
        dialog.function_changed.connect(self._workspaces.change_function)
        if opened is None:
            dialog.exec()
        else:
            opened.dialogs.append((dialog.windowTitle(), dialog.unsaved))
            dialog.exec()
            opened.dialogs.pop()
            opened.services.unsaved_changed()
        dialog.deleteLater()

    def _function(self) -> None:
        function = self._workspaces.surroundings.dialogs.ask_text(
            tr("Vem arbetar?"),
            tr("Funktionen står vid det du registrerar. Skriv aldrig ett namn."),
            label=tr("Funktion, till exempel samverkanskoordinator Tierp"),
            value=self._workspaces.surroundings.preferences.current.function,
            wrong=partial(wrong_line, tr("Funktion")),
        )
        if function is not None:
            self._workspaces.change_function(function)

    def _quit(self) -> None:
        self._workspaces.window.close()


def _of_settings() -> tuple[str, ...]:
    return (tr("tröskel små tal sekretess röjande dölja medlemmar ordförande underskrift text tema"),)
