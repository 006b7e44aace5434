"""What the program gives its window: settings, folders, dialogs, the time. Tests give it others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from widgets.dialogs import Dialogs
from widgets.preferences import PreferenceStore
from widgets.tab.contract import Columns
from widgets.theme import ThemeMode

if TYPE_CHECKING:
    from reports.page.part import Plan


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`folder` is where new workspaces are put, `log` the log file that a defect points to.

    `columns` are what the list of subjects says of all, `plans` the reports there are. `dress` changes theme and
    text size (1.0 = 100 %) of the whole program.
    """

    application: QApplication
    columns: Columns
    preferences: PreferenceStore
    folder: Path
    log: Path
    version: str
    dialogs: Dialogs
    clock: Callable[[], datetime]
    dress: Callable[[ThemeMode, float], None]
    plans: Callable[[], Sequence[Plan]]
