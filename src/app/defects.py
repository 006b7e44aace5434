"""What happens when something goes wrong that nobody thought of: the log, and a dialog to copy from."""

import logging
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.log import describe
from domain.ground.problem import UserProblem
from widgets.window.program import Program

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def catch_defects(program: Program, log: Path) -> Callable[[], None]:
    """Let what no one catches be logged and told; gives back what ends it.

    A UserProblem is said in the window's own message; anything else is a defect of the program.
    """
    showing = False

    def caught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        nonlocal showing
        if isinstance(error, UserProblem):
            program.messages.problem(error)
            return
        if issubclass(kind, Exception) and (problem := _of_the_file(program)) is not None:
            logging.getLogger(__name__).info("the workspace is not sound: %s", kind.__name__)
            program.messages.problem(problem)
            return
        logging.getLogger("defect").critical("defect", exc_info=(kind, error, trace))
        # A defect while one is being shown comes from the dialog or from a timer: one dialog is enough.
        if not showing and issubclass(kind, Exception):
            showing = True
            try:
                _tell(program, describe((kind, error, trace)), log)
            finally:
                showing = False

    def said_by_qt(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        logging.getLogger("qt").log(_LEVELS.get(kind, logging.WARNING), text)

    earlier_hook = sys.excepthook
    earlier_handler = qInstallMessageHandler(said_by_qt)
    sys.excepthook = caught

    def end() -> None:
        sys.excepthook = earlier_hook
        qInstallMessageHandler(earlier_handler)

    return end


def _of_the_file(program: Program) -> UserProblem | None:
    """What is wrong with the workspace that is open, where that may be what went wrong."""
    workspaces = program.workspaces
    if workspaces.opened is None:
        return None
    return workspaces.files.blamed(workspaces.opened.session.workspace.path)


def _tell(program: Program, description: str, log: Path) -> None:
    from widgets.window.defect_dialog import DefectDialog

    dialog = DefectDialog(description, log, program.window)
    dialog.exec()
    dialog.deleteLater()
