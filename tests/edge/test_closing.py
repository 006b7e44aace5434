"""Closing the window while the program works: asked where something would be cut off, and never half done."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from storage.queries.imports import imports
from storage.workspace import open_workspace
from support.answering import Answer, answering, button, click
from support.qt_typing import type_text
from support.scb_table import Form, scb_table, write_scb
from support.sitting import CTRL, Office, Sitting
from widgets.importing.dialog import ImportDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def day(office: Office, example: Path) -> Sitting:
    return office.sit_down(example, real_dialogs=True)


def names(path: Path) -> Answer:
    """Write the file's name where the file dialog stands, and Enter."""

    def answer(_dialog: QDialog) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        type_text(focused, str(path))
        QTest.keyClick(focused, Qt.Key.Key_Return)

    return answer


def begin_import(day: Sitting, tmp_path: Path) -> ImportDialog:
    """Ctrl+I, the name of a large table in the real file dialog, and the button that takes it in."""
    table = write_scb(scb_table(areas=40, months=24), tmp_path / "stor.json", Form.JSON_STAT)
    day.answer(lambda: day.press(Qt.Key.Key_I, CTRL), names(table))
    (dialog,) = day.window.findChildren(ImportDialog)
    day.until(lambda: not day.desk.jobs.running)
    QTest.mouseClick(button(dialog, "Läs in"), Qt.MouseButton.LeftButton)
    assert dialog.writes
    return dialog


def taken_in(path: Path) -> int:
    with open_workspace(path, who="en annan", read_only=True) as workspace:
        return sum(run.file == "stor.json" for run in imports(workspace))


def test_who_waits_keeps_the_window_and_the_import(day: Sitting, example: Path, tmp_path: Path) -> None:
    begin_import(day, tmp_path)

    def wait(question: QDialog) -> None:
        assert day.window.bar.saved.text() == "Sparar …"
        click("Vänta")(question)

    answering(day.window.close, wait)

    assert day.window.isVisible()
    day.until(lambda: not day.desk.jobs.running)
    assert taken_in(example) == 1
    day.until(lambda: day.window.bar.saved.text().startswith("✓ Sparat"))


def test_who_leaves_the_import_has_the_workspace_as_it_was(day: Sitting, example: Path, tmp_path: Path) -> None:
    begin_import(day, tmp_path)

    answering(day.window.close, click("Avbryt och stäng"))

    assert not day.window.isVisible()
    day.stop()
    assert taken_in(example) == 0


def test_the_import_goes_on_or_stops_as_its_own_question_is_answered(
    day: Sitting, example: Path, tmp_path: Path
) -> None:
    dialog = begin_import(day, tmp_path)

    answering(dialog.close, click("Fortsätt läsa in"))
    assert dialog.writes
    answering(dialog.close, click("Avbryt inläsningen"))

    day.until(lambda: not day.desk.jobs.running)
    assert taken_in(example) == 0


def test_the_question_may_stand_until_the_import_is_done(day: Sitting, example: Path, tmp_path: Path) -> None:
    dialog = begin_import(day, tmp_path)

    def late(question: QDialog) -> None:
        day.until(lambda: not day.desk.jobs.running)
        click("Avbryt inläsningen")(question)

    answering(dialog.close, late)

    assert taken_in(example) == 1
    assert not [each for each in day.window.findChildren(ImportDialog) if each.isVisible()]


def test_closing_while_a_copy_is_taken_leaves_a_whole_copy_or_none(day: Sitting, example: Path, tmp_path: Path) -> None:
    out = tmp_path / "kopia.lagesbild"

    def save(dialog: QDialog) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        focused.selectAll()
        names(out)(dialog)

    day.answer(lambda: day.do("Säkerhetskopiera …"), save)
    day.window.close()
    day.stop()

    if out.exists():
        open_workspace(out, who="en annan", read_only=True).close()
    assert list(tmp_path.glob(".*kopia*")) == []


def test_closing_while_a_report_is_built_just_closes(day: Sitting) -> None:
    day.press(Qt.Key.Key_P, CTRL)
    assert [job.title for job in day.desk.jobs.running] == ["Bygger rapporten"]

    day.quit()
