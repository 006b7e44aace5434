"""`lagesbild --smoke FOLDER`: the frozen program proves itself without anyone at the keyboard.

Creates a workspace, opens the window on it, prints one report and ends. Exit code 0 only when all of it went well.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from app.startup import start

if TYPE_CHECKING:
    from app.startup import Running
    from widgets.preview.page import ReportPage

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]

# A busy machine may take its time; this only ends what would never end.
_PATIENCE_MS = 600_000


def run(arguments: Sequence[str]) -> int:
    """Play it in the folder `arguments[0]`; everything the program keeps stays in there too."""
    folder = Path(arguments[0]).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["LAGESBILD_HOME"] = str(folder / "hem")
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from app.example import create_demo
    from app.subjects import SUBJECTS

    workspace = folder / "exempel.lagesbild"
    create_demo(workspace, SUBJECTS)
    application = QApplication(["lagesbild"])

    def end_at_a_defect(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        application.exit(2)

    # Until the window is filled, which has a net of its own, a defect is printed by Qt and the loop goes on for ever.
    sys.excepthook = end_at_a_defect
    running = start(application, [str(workspace)])
    play = _Play(running, folder / "rapport.pdf", end_at_a_defect)
    timer = QTimer(application)
    timer.setInterval(20)
    timer.timeout.connect(play.step)
    timer.start()
    QTimer.singleShot(_PATIENCE_MS, application, lambda: application.exit(3))
    try:
        return application.exec()
    finally:
        timer.stop()
        running.stop()


class _Play:
    """What is done, one step at a time, each when the one before it has shown its effect."""

    def __init__(self, running: Running, report: Path, end_at_a_defect: Hook) -> None:
        self._running, self._report = running, report
        self._end_at_a_defect = end_at_a_defect
        self._page: ReportPage | None = None

    def step(self) -> None:
        from widgets.preview.page import ReportPage

        program = self._running.program
        if program is None or program.workspaces.opened is None:
            return
        # The program's own net asks the user, and here is nobody to answer.
        sys.excepthook = self._end_at_a_defect
        if self._page is None:
            for spec in program.workspaces.specs:
                program.workspaces.opened.open_tab(spec.key)
            program.commands.run("report")
            found = program.window.findChild(ReportPage)
            assert isinstance(found, ReportPage)
            self._page = found
        elif self._page.printed is not None:
            self._page.printed.save(self._report)
            kept = program.messages.kept
            self._running.application.exit(1 if kept else 0)
