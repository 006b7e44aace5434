"""Every question the program can put, in its real dialog, answered in every way there is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMessageBox

from support.answering import Answer, answering, click, close, strike, tab_to
from widgets.window.qt_dialogs import QtDialogs


@pytest.mark.parametrize(
    ("answer", "agreed"),
    [
        (click("Stäng ändå"), True),
        (tab_to("Stäng ändå"), True),
        (click("Gå tillbaka"), False),
        (tab_to("Gå tillbaka"), False),
        (strike(Qt.Key.Key_Return), False),
        (strike(Qt.Key.Key_Escape), False),
        (close, False),
    ],
)
def test_a_question_is_answered_by_key_and_by_mouse(dialogs: QtDialogs, answer: Answer, agreed: bool) -> None:
    def ask() -> bool:
        return dialogs.ask("Osparad text", "En text är inte sparad.", yes="Stäng ändå", no="Gå tillbaka")

    assert answering(ask, answer) is agreed
    assert _open() == []


def test_a_question_without_a_word_for_no_offers_to_leave_it(dialogs: QtDialogs) -> None:
    def ask() -> bool:
        return dialogs.ask("Flytta arbetsboken", "Mappen synkas.", yes="Flytta ändå")

    assert answering(ask, click("Avbryt")) is False
    assert answering(ask, click("Flytta ändå")) is True


@pytest.mark.parametrize("answer", [click("Stäng"), strike(Qt.Key.Key_Return), strike(Qt.Key.Key_Escape), close])
def test_what_is_told_goes_away_again(dialogs: QtDialogs, answer: Answer) -> None:
    shown: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        shown.append(dialog.text())
        answer(dialog)

    answering(lambda: dialogs.tell("Arbetsboken öppnades inte", "Filen är skadad.", ["<b>ett</b>", "två"]), read)

    assert shown == ["Filen är skadad.\n– <b>ett</b>\n– två"]
    assert _open() == []


def test_why_a_text_will_not_do_is_read_whole(dialogs: QtDialogs) -> None:
    why = "Texten innehåller ett personnummer. " * 6
    seen: list[bool] = []

    def read(dialog: QDialog) -> None:
        field = dialog.findChild(QLineEdit)
        assert field is not None
        field.setText("850709-9805")
        click("Klar")(dialog)
        QApplication.processEvents()
        (reason,) = [each for each in dialog.findChildren(QLabel) if each.text().startswith("Fel: ")]
        seen.append(reason.height() >= reason.heightForWidth(reason.width()) > reason.fontMetrics().height())
        click("Avbryt")(dialog)

    assert answering(lambda: dialogs.ask_text("Eget ord", "", label="Ord", wrong=lambda _text: why), read) is None
    assert seen == [True]


def _open() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
