"""The fixture of a whole program: `office.sit_down()` starts it as a user does, on a machine of the test's own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from support.house import copy_demo
from support.sitting import Office
from widgets.theme import ThemeMode, apply_theme

Handler = Callable[[QtMsgType, QMessageLogContext, str], None]
# What the offscreen platform says of what every user's platform can.
_REMARK = "This plugin does not support "


def _install(handler: Handler | None) -> object:
    """Installs what the program hears Qt with, deaf to what no user's platform says."""
    if handler is None:
        return qInstallMessageHandler(None)

    def said(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if not text.startswith(_REMARK):
            handler(kind, context, text)

    return qInstallMessageHandler(said)


@pytest.fixture
def office(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """Where sittings take place. A defect that the program meets fails the test instead of waiting for a click."""
    defects: list[str] = []

    def note(_program: object, description: str, _log: object) -> None:
        defects.append(description)

    monkeypatch.setattr("app.defects._tell", note)
    monkeypatch.setattr("app.defects.qInstallMessageHandler", _install)
    # Qt keeps what it tells a screen reader up to date only while one listens.
    QAccessible.setActive(True)
    opened = Office(qtbot, qapp, tmp_path)
    yield opened
    opened.close()
    QAccessible.setActive(False)
    apply_theme(qapp, ThemeMode.LIGHT, 1.0)
    assert defects == []


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """The example workspace."""
    path = tmp_path / "exempel.lagesbild"
    copy_demo(path, "samverkanskoordinator Tierp")
    return path
