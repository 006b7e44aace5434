"""Closing the window while the program works: asked where something would be cut off, and never half done."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit

from storage.file.first_screen import undo_state
from storage.file.workspace import open_workspace
from storage.importing.queries import imports
from support.answering import Answer, answering, button, click
from support.qt_typing import type_text
from support.scb_table import Form, scb_table, write_scb
from support.sitting import CTRL, Office, Sitting
from widgets.importing.dialog import ImportDialog
from widgets.jobs import Job

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


_LONGER_THAN_THE_IMPORT_MS = 800


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
    day.until(lambda: not day.opened.jobs.running)
    QTest.mouseClick(button(dialog, "Läs in"), Qt.MouseButton.LeftButton)
    assert dialog.writes
    return dialog


def taken_in(path: Path) -> int:
    with open_workspace(path, who="en annan", read_only=True) as workspace:
        return sum(run.file == "stor.json" for run in imports(workspace))


def rows_of_months(path: Path) -> int:
    with closing(sqlite3.connect(path)) as file:
        return int(file.execute("SELECT count(*) FROM benefit_month").fetchone()[0])


def test_who_waits_keeps_the_window_and_the_import(day: Sitting, example: Path, tmp_path: Path) -> None:
    begin_import(day, tmp_path)

    def wait(question: QDialog) -> None:
        assert day.window.bar.saved.text() == "Sparar …"
        click("Vänta")(question)

    answering(day.window.close, wait)

    assert day.window.isVisible()
    day.until(lambda: not day.opened.jobs.running)
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

    day.until(lambda: not day.opened.jobs.running)
    assert taken_in(example) == 0


def late(day: Sitting, answer: str, rows: list[int]) -> Answer:
    """Read the question for longer than the rest of the import would take."""

    def read(question: QDialog) -> None:
        assert day.opened.jobs.running
        QTest.qWait(_LONGER_THAN_THE_IMPORT_MS)
        rows.append(len(day.opened.jobs.running))
        click(answer)(question)

    return read


@pytest.mark.parametrize("window", [True, False], ids=["the window", "the dialog"])
def test_the_import_waits_for_whoever_reads_the_question(
    day: Sitting, example: Path, tmp_path: Path, window: bool
) -> None:
    dialog, running = begin_import(day, tmp_path), []
    closes = day.window.close if window else dialog.close

    answering(closes, late(day, "Vänta" if window else "Fortsätt läsa in", running))
    assert running == [1]
    day.until(lambda: not day.opened.jobs.running)
    assert taken_in(example) == 1


@pytest.mark.parametrize("window", [True, False], ids=["the window", "the dialog"])
def test_a_late_answer_leaves_the_workspace_as_it_was(
    day: Sitting, example: Path, tmp_path: Path, window: bool
) -> None:
    dialog, running = begin_import(day, tmp_path), []
    before = rows_of_months(example)

    if window:
        answering(day.window.close, late(day, "Avbryt och stäng", running))
        assert not day.window.isVisible()
        day.stop()
    else:
        answering(dialog.close, late(day, "Avbryt inläsningen", running))
        day.until(lambda: not day.opened.jobs.running)

    assert running == [1]
    assert taken_in(example) == 0
    assert rows_of_months(example) == before


@pytest.mark.parametrize("window", [True, False], ids=["the window", "the dialog"])
def test_an_import_that_was_past_waiting_is_not_called_cancelled(
    day: Sitting, example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, window: bool
) -> None:
    # As a file that was being put in place on the disk when the question came.
    monkeypatch.setattr(Job, "pause", lambda _job: None)
    dialog = begin_import(day, tmp_path)

    def after_it(question: QDialog) -> None:
        day.until(lambda: not day.opened.jobs.running)
        click("Avbryt och stäng" if window else "Avbryt inläsningen")(question)

    answering(day.window.close if window else dialog.close, after_it)

    assert day.window.isVisible()
    assert window or dialog.isVisible()
    assert day.said[-1] == "Inläsningen hann bli klar. Ångra den med Ctrl+Z om den inte ska finnas kvar."
    assert taken_in(example) == 1


def test_a_large_undo_that_is_left_is_not_done(day: Sitting, example: Path, tmp_path: Path) -> None:
    begin_import(day, tmp_path)
    day.until(lambda: not day.opened.jobs.running)
    running: list[int] = []
    day.press(Qt.Key.Key_Z, CTRL)

    answering(day.window.close, late(day, "Avbryt och stäng", running))

    assert not day.window.isVisible()
    day.stop()
    assert running == [1]
    with open_workspace(example, who="en annan", read_only=True) as workspace:
        assert "stor.json" in undo_state(workspace).undo


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
    assert [job.title for job in day.opened.jobs.running] == ["Bygger rapporten"]

    day.quit()
