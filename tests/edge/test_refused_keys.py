"""What cannot be done is refused in words, by whatever way it is tried, and nothing is changed."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from domain.ground.period import month
from storage.file.workspace import Workspace
from storage.history.queries import read_log_position
from storage.lots.queries import lots_month
from support.answering import click, strike
from support.qt_typing import type_text
from support.sitting import CTRL, SHIFT, Office, Sitting
from widgets.importing.dialog import ImportDialog
from widgets.sheet import FigureGrid

# The list of names that a file dialog offers under its field.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

Key = Qt.Key
LOCKED = "Månaden är låst. Välj Rätta låst månad och skriv varför, så kan siffrorna ändras."
READ_ONLY = "Skift+F2 visar historiken för en ruta som du skriver i."


def _position(workspace: Workspace) -> int:
    with workspace.reading() as connection:
        return read_log_position(connection)


@pytest.fixture
def day(office: Office, example: Path) -> Iterator[Sitting]:
    yield office.sit_down(example, real_dialogs=True)
    QApplication.clipboard().clear()


def test_a_locked_month_says_that_it_is_locked_and_changes_nothing(day: Sitting, tmp_path: Path) -> None:
    workspace = day.opened.session.workspace
    day.press(Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="februari 2016")
    grid, before = day.focused, lots_month(workspace, "0360", month(2016, 2))
    log = _position(workspace)
    tried: dict[str, Callable[[], None]] = {
        "a digit": partial(day.type, "7"),
        "F2": partial(day.press, Key.Key_F2),
        "paste": partial(day.paste, "7\t8\n9\t10"),
        "cut": partial(day.press, Key.Key_X, CTRL),
        "delete": partial(day.press, Key.Key_Delete),
        "fill down": lambda: (day.press(Key.Key_Down, SHIFT), day.press(Key.Key_D, CTRL)),  # type: ignore[dict-item]
        "fill right": lambda: (day.press(Key.Key_Right, SHIFT), day.press(Key.Key_R, CTRL)),  # type: ignore[dict-item]
    }
    for way, attempt in tried.items():
        day.said.clear()
        attempt()
        assert day.said[-1:] == [LOCKED], way
        assert day.focused is grid, way
        assert not day.opened.tab.unsaved(), way
    workers = day.opened.tab.findChild(FigureGrid, "lots-workers")
    assert workers is not None
    workers.setFocus()
    workers.go_to(("handlaggare", "fk"))
    for attempt in (partial(day.type, "7"), partial(day.press, Key.Key_Delete), partial(day.paste, "7")):
        day.said.clear()
        attempt()
        assert day.said[-1:] == [LOCKED]

    sheet = tmp_path / "lots.csv"
    sheet.write_text("area_code,month,party,sex,age_group,cases\n0360,2016-02,fk,kvinna,alla,77\n", encoding="utf-8")

    def name(dialog: object) -> None:
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit)
        type_text(field, str(sheet))
        strike(Key.Key_Return)(dialog)  # type: ignore[arg-type]

    day.answer(lambda: day.press(Key.Key_I, CTRL), name)
    dialog = next(each for each in day.window.findChildren(ImportDialog) if each.isVisible())
    day.until(lambda: not day.opened.jobs.running)
    assert day.hears("Februari 2016, Tierp är låst.", dialog)
    click("Stäng")(dialog)

    assert lots_month(workspace, "0360", month(2016, 2)) == before
    assert _position(workspace) == log


def test_history_is_told_or_said_not_to_be_there_in_every_view(office: Office, example: Path) -> None:
    day = office.sit_down(example)
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5):
        day.press(key, CTRL)
        if key == Key.Key_4:
            day.go_to(area="Tierp", period="februari 2016")
        views = [each.text for each in day.opened.tab.actions_offered() if each.text.startswith("Gå till vyn")]
        assert bool(views) == (key in (Key.Key_2, Key.Key_3, Key.Key_4))
        for view in views or [""]:
            if view:
                day.do(view)
            day.said.clear()
            day.dialogs.asked.clear()
            day.press(Key.Key_F2, SHIFT)
            told = [
                each for each in day.said if READ_ONLY in each or "ingen har skrivit" in each or "egen historik" in each
            ]
            assert told or day.dialogs.asked, (key, view, day.said)
            day.said.clear()
            day.press(Key.Key_M, CTRL)
            if READ_ONLY in told[:1]:
                assert day.said == ["Ctrl+M kommenterar en ruta som du skriver i. Här finns ingen."]
