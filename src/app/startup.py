"""The window's start, and its reverse: one list of steps, to be read from the top.

The frame is painted before anything heavy is imported; only then is the workspace opened and the window filled.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from app.paths import Paths, find_paths
from app.settings import SettingsFile
from widgets.theme import ThemeMode, apply_fonts_and_colours, apply_theme, program_icon
from widgets.window.window import Window

if TYPE_CHECKING:
    from datetime import datetime

    from reports.page.part import Plan
    from widgets.dialogs import Dialogs
    from widgets.window.program import Program

Cleanup = Callable[[], None]
APP_USER_MODEL_ID = "Lagesbild.Lagesbild"


class Running:
    """A started program: its window, and what undoes each step of the start, run in reverse by `stop`.

    `program` is None until the window has been painted and filled.
    """

    def __init__(self, application: QApplication, window: Window) -> None:
        self.application = application
        self.window = window
        self.program: Program | None = None
        self.cleanups: list[Cleanup] = [window.deleteLater]

    def stop(self) -> None:
        """Undo the start, the last step first; a step that fails does not keep the others from it."""
        import logging

        while self.cleanups:
            try:
                self.cleanups.pop()()
            except Exception:
                logging.getLogger(__name__).exception("a step of the end failed")


def run(argv: Sequence[str]) -> int:
    """Open the window on the workspace named in `argv`, or on the one used last; returns the exit code."""
    _tell_windows_who_we_are()
    application = QApplication([sys.argv[0], *argv])
    running = start(application, argv)
    running.window.first_painted.connect(lambda: running.cleanups.append(_load_ahead(application)))
    try:
        return application.exec()
    finally:
        running.stop()


def start(application: QApplication, argv: Sequence[str], *, dialogs: Dialogs | None = None) -> Running:
    """Every step of the start; the event loop is the caller's. Tests give `dialogs` that answer by themselves."""
    paths = find_paths()
    settings = SettingsFile(paths.settings)

    application.setApplicationName("Lägesbild")
    # What a Linux desktop finds the icon by.
    application.setDesktopFileName("lagesbild")
    application.setOrganizationName("Lägesbild")
    apply_fonts_and_colours(application, settings.current.theme, settings.current.text_size / 100)

    window = Window()
    running = Running(application, window)
    if os.environ.get("LAGESBILD_EXIT_AFTER_PAINT"):
        window.first_painted.connect(_end_at_once)
    else:
        window.first_painted.connect(lambda: _fill(running, paths, settings, argv, dialogs))
    window.appear(settings.current.window, application.primaryScreen().availableSize())
    return running


def _fill(running: Running, paths: Paths, settings: SettingsFile, argv: Sequence[str], dialogs: Dialogs | None) -> None:
    """After the first paint: log, Qt's words in Swedish, the rest of the window, the net for defects, the workspace."""
    from app.columns import columns
    from app.defects import catch_defects
    from app.log import start_log
    from app.qt_swedish import speak_swedish
    from app.version import program_version
    from widgets.tab.surroundings import Surroundings
    from widgets.window.program import Program
    from widgets.window.qt_dialogs import QtDialogs

    application = running.application
    application.setWindowIcon(program_icon())
    apply_theme(application, settings.current.theme, settings.current.text_size / 100)
    running.cleanups.append(start_log(paths.log, program_version()))
    running.cleanups.append(speak_swedish(application))
    surroundings = Surroundings(
        application=application,
        columns=columns(),
        preferences=settings,
        folder=paths.workspaces,
        log=paths.log,
        version=program_version(),
        dialogs=dialogs or QtDialogs(running.window),
        clock=_now,
        dress=_dresser(application),
        plans=_plans,
    )
    running.program = Program(running.window, surroundings)
    running.cleanups.append(running.program.workspaces.close)
    running.cleanups.append(catch_defects(running.program, paths.log))
    if settings.fault:
        running.program.messages.warn(settings.fault)
    if (wanted := _wanted(argv, settings)) is not None:
        running.program.workspaces.open(wanted)


def _tell_windows_who_we_are() -> None:
    """One button in the list of windows, whichever of our programs was started, and from source not Python's.

    The installer writes the same name in the shortcut.
    """
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_USER_MODEL_ID)


def _wanted(argv: Sequence[str], settings: SettingsFile) -> Path | None:
    """The file named on the command line, else the one used last if it is still there."""
    if argv:
        return Path(argv[0])
    for latest in settings.current.recent[:1]:
        try:
            return latest if latest.exists() else None
        except OSError:
            return latest  # on a share that does not answer: opening tells of it
    return None


def _load_ahead(application: QApplication) -> Cleanup:
    from app.ahead import load_ahead

    return load_ahead(application)


def _end_at_once() -> None:
    """For the start-up measure: nothing is open yet, so there is nothing to end in an orderly way."""
    os._exit(0)


def _plans() -> Sequence[Plan]:
    """Read when the first report is asked for."""
    from app.reports import PLANS

    return PLANS


def _now() -> datetime:
    from datetime import datetime

    return datetime.now().astimezone().replace(microsecond=0)


def _dresser(application: QApplication) -> Callable[[ThemeMode, float], None]:
    def dress(mode: ThemeMode, text_scale: float) -> None:
        apply_theme(application, mode, text_scale)

    return dress
