"""Lists, fields, files, folders and printers, asked for in the program's own dialogs and answered as users do."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QLineEdit, QListWidget

from support.answering import Answer, answering, click, close, strike, tab_to
from support.qt_typing import type_text
from widgets.dialogs import PDF, Dialogs, files_with_figures, workspace_file
from widgets.window.qt_dialogs import QtDialogs

# The list of names that a file dialog offers under its field.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

LEAVES = [click("Avbryt"), tab_to("Avbryt"), strike(Qt.Key.Key_Escape), close]
Key = Qt.Key


def write(text: str, then: Qt.Key | None = Key.Key_Return) -> Answer:
    """Write where the keyboard stands, over what is there, and strike a key."""

    def answer(_dialog: QDialog) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QLineEdit)
        focused.selectAll()
        type_text(focused, text)
        if then is not None:
            QTest.keyClick(focused, then)

    return answer


@pytest.mark.parametrize("leaves", LEAVES)
def test_every_question_can_be_left(dialogs: QtDialogs, leaves: Answer) -> None:
    assert answering(lambda: dialogs.choose("Klistra in", "Vad betyder -?", ["Noll", "Inget"]), leaves) is None
    assert answering(lambda: dialogs.ask_text("Byt namn", "", label="Namn", value="Tierp"), leaves) is None
    assert answering(lambda: dialogs.decide("Osparat", "En ruta", ["Gå dit"], stays="Avbryt"), leaves) is None


@pytest.mark.parametrize("leaves", [strike(Qt.Key.Key_Escape), close])
def test_every_question_for_a_file_can_be_left(dialogs: QtDialogs, tmp_path: Path, leaves: Answer) -> None:
    assert answering(lambda: dialogs.open_file("Öppna", [workspace_file()], tmp_path), leaves) is None
    assert answering(lambda: dialogs.open_files("Läs in", files_with_figures(), tmp_path), leaves) == ()
    assert answering(lambda: dialogs.save_file("Spara", PDF, tmp_path / "rapport.pdf"), leaves) is None
    assert answering(lambda: dialogs.choose_folder("Mapp", tmp_path), leaves) is None
    assert answering(lambda: dialogs.choose_printer("Skriv ut", 3), leaves) is None


def test_one_of_several_is_chosen_by_key_and_by_mouse(dialogs: QtDialogs) -> None:
    def choose() -> int | None:
        return dialogs.choose("Klistra in", "Vad betyder -?", ["Noll", "Ej tillämpligt"])

    def second(dialog: QDialog) -> None:
        listed = dialog.findChild(QListWidget)
        assert listed is not None
        at = listed.visualItemRect(listed.item(1)).center()
        QTest.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=at)
        click("Välj")(dialog)

    def down(dialog: QDialog) -> None:
        strike(Key.Key_Down)(dialog)
        strike(Key.Key_Return)(dialog)

    assert answering(choose, click("Välj")) == 0
    assert answering(choose, second) == 1
    assert answering(choose, down) == 1


def test_a_text_is_asked_for_and_not_taken_empty(dialogs: QtDialogs) -> None:
    def ask() -> str | None:
        return dialogs.ask_text("Byt namn", "Namnet står i fönstret.", label="Gruppens namn", value="Tierp")

    def nothing(dialog: QDialog) -> None:
        write("  ", then=None)(dialog)
        (grey,) = [each for each in dialog.findChildren(QAbstractButton) if each.text() == "Klar"]
        assert not grey.isEnabled()
        strike(Key.Key_Return)(dialog)
        assert dialog.isVisible()
        write(" Umeå ", then=None)(dialog)
        click("Klar")(dialog)

    assert answering(ask, strike(Key.Key_Return)) == "Tierp"
    assert answering(ask, write("Heby")) == "Heby"
    assert answering(ask, nothing) == "Umeå"


def test_files_are_opened_by_name(dialogs: QtDialogs, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    for path in (first, second):
        path.write_text("x", encoding="utf-8")

    def open_one() -> Path | None:
        return dialogs.open_file("Öppna arbetsbok", files_with_figures(), tmp_path)

    def open_both() -> tuple[Path, ...]:
        return dialogs.open_files("Läs in filer", files_with_figures(), tmp_path)

    assert answering(open_one, write(str(first))) == first
    assert answering(open_both, write('"a.csv" "b.csv"')) == (first, second)


def test_a_file_is_saved_under_its_ending_and_replaced_only_when_that_is_agreed(
    dialogs: QtDialogs, tmp_path: Path
) -> None:
    there = tmp_path / "rapport.pdf"
    there.write_text("x", encoding="utf-8")

    def save() -> Path | None:
        return dialogs.save_file("Spara rapporten", PDF, there)

    def enter_then_leave(dialog: QDialog) -> None:
        strike(Key.Key_Return)(dialog)
        assert dialog.isVisible()
        close(dialog)

    assert answering(save, write("ny")) == tmp_path / "ny.pdf"
    assert answering(save, strike(Key.Key_Return), click("Yes")) == there
    assert answering(save, enter_then_leave, click("No")) is None


def test_a_folder_is_chosen(dialogs: QtDialogs, tmp_path: Path) -> None:
    (tmp_path / "kopior").mkdir()

    assert answering(lambda: dialogs.choose_folder("Mapp", tmp_path), write(str(tmp_path / "kopior"))) == (
        tmp_path / "kopior"
    )


def test_a_report_goes_to_a_pdf_printer(dialogs: QtDialogs, tmp_path: Path) -> None:
    out = tmp_path / "utskrift.pdf"

    def to_pdf(dialog: QDialog) -> None:
        field = next(each for each in dialog.findChildren(QLineEdit) if each.isVisible() and each.isEnabled())
        field.setFocus()
        write(str(out), then=None)(dialog)
        click("Print")(dialog)

    printer = answering(lambda: dialogs.choose_printer("Rapport", 2), to_pdf)

    assert printer is not None
    assert (printer.docName(), printer.outputFileName()) == ("Rapport", str(out))
    painter = QPainter(printer)
    painter.drawText(100, 100, "Sida 1")
    painter.end()
    assert out.read_bytes().startswith(b"%PDF")


def test_no_question_is_answered_by_doubles_only() -> None:
    asked = {name for name in vars(Dialogs) if not name.startswith("_")}
    calls: set[str] = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "dialogs":
                calls.add(node.attr)
    assert asked - calls == set()


def test_a_wrong_answer_keeps_the_question_with_the_reason_beside_the_field(dialogs: QtDialogs) -> None:
    seen: list[str] = []

    def answer(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText("i höst")
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert dialog.isVisible()
        seen.extend(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())
        assert (QApplication.focusWidget(), field.selectedText()) == (field, "i höst")
        field.setText("2024")
        QTest.keyClick(field, Qt.Key.Key_Return)

    def wrong(text: str) -> str | None:
        return None if text.isdigit() else f"”{text}” är inget år."

    assert answering(lambda: dialogs.ask_text("Nytt år", "", label="År", wrong=wrong), answer) == "2024"
    assert "Fel: ”i höst” är inget år." in seen
