"""What the program gives its window: settings, folders, dialogs, the time. Tests give it others."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QApplication

from widgets.dialogs import Dialogs
from widgets.preferences import PreferenceStore
from widgets.theme import ThemeMode


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`folder` is where new workspaces are put, `log` the log file that a defect points to.

    `dress` changes theme and text size (1.0 = 100 %) of the whole program.
    """

    application: QApplication
    preferences: PreferenceStore
    folder: Path
    log: Path
    version: str
    dialogs: Dialogs
    clock: Callable[[], datetime]
    dress: Callable[[ThemeMode, float], None]
