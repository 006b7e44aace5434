"""Unknown words of a running text: underlined when they are left, found by F7, mended from a menu, kept as one's own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QToolTip, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from support.qt_typing import type_text
from widgets.parts.spelling import Spelled, speller

# Of a menu that is opened.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

F7 = Qt.Key.Key_F7


@pytest.fixture
def kept() -> Iterator[list[str]]:
    """The words that were added."""
    added: list[str] = []

    def keep(word: str) -> None:
        added.append(word)
        speller().know(added)

    speller().know([])
    speller().keep_with(keep)
    yield added
    speller().know([])


class Form(QWidget):
    """Two texts under one another, and someone at the keyboard."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self._qtbot = qtbot
        self.texts = QPlainTextEdit(), QPlainTextEdit()
        layout = QVBoxLayout(self)
        for text in self.texts:
            Spelled(text)
            layout.addWidget(text)
        qtbot.addWidget(self)
        self.show()
        qtbot.waitUntil(lambda: speller().is_ready)
        self.activateWindow()
        qtbot.waitUntil(self.isActiveWindow)
        self.texts[0].setFocus()

    def underlined(self, at: int = 0) -> list[str]:
        QApplication.processEvents()
        found = []
        block = self.texts[at].document().begin()
        while block.isValid():
            line = block.text().encode("utf-16-le")
            for each in block.layout().formats():
                if each.format.underlineStyle() == QTextCharFormat.UnderlineStyle.WaveUnderline:
                    found.append(line[2 * each.start : 2 * (each.start + each.length)].decode("utf-16-le"))
            block = block.next()
        return found

    def menu(self) -> QMenu:
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        self._qtbot.waitUntil(lambda: "Söker förslag …" not in self.told(menu), timeout=20_000)
        return menu

    def told(self, menu: QMenu) -> list[str]:
        return [action.text() for action in menu.actions()]


@pytest.fixture
def form(qtbot: QtBot, theme: object, kept: list[str]) -> Form:
    return Form(qtbot)


def test_a_word_is_judged_when_it_is_left(form: Form) -> None:
    type_text(form.texts[0], "Vi rekomendera")
    assert form.underlined() == [], "it is being written"
    type_text(form.texts[0], "r en kartläggning. ")
    assert form.underlined() == ["rekomenderar"]


def test_letters_outside_the_usual_plane_move_no_line(form: Form) -> None:
    form.texts[0].setPlainText("😀 😀 en rekomendation till\nandra raden 😀 felstavadt ord")
    assert form.underlined() == ["rekomendation", "felstavadt"]


def test_f7_goes_from_word_to_word_through_the_form_and_mends_by_keyboard(form: Form) -> None:
    form.texts[0].setPlainText("En rekomendation om stöd.")
    form.texts[1].setPlainText("Kartläggnig sker.")

    QTest.keyClick(form.texts[0], F7)
    menu = form.menu()
    assert form.texts[0].textCursor().selectedText() == "rekomendation"
    assert form.told(menu)[0] == "rekommendation"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert form.texts[0].toPlainText() == "En rekommendation om stöd."
    form.texts[0].undo()
    assert form.texts[0].toPlainText() == "En rekomendation om stöd."
    form.texts[0].redo()

    QTest.keyClick(form.texts[0], F7)
    QTest.keyClick(form.menu(), Qt.Key.Key_Escape)
    assert form.texts[1].hasFocus()
    assert form.texts[1].textCursor().selectedText() == "Kartläggnig"


def test_a_word_of_ones_own_is_known_at_once_in_every_text(form: Form, kept: list[str]) -> None:
    for text in form.texts:
        text.setPlainText("Zenitum i länet.")
    assert form.underlined(0) == form.underlined(1) == ["Zenitum"]

    QTest.keyClick(form.texts[0], F7)
    menu = form.menu()
    next(action for action in menu.actions() if action.text() == "Lägg till ”Zenitum” i dina ord").trigger()
    menu.close()

    assert kept == ["Zenitum"]
    assert form.underlined(0) == form.underlined(1) == []
    QTest.keyClick(form.texts[0], F7)
    assert QToolTip.text() == "Inga okända ord."


def test_what_may_only_be_read_is_not_mended(form: Form) -> None:
    form.texts[0].setPlainText("En rekomendation.")
    form.texts[0].setReadOnly(True)
    QTest.keyClick(form.texts[0], F7)
    menu = form.menu()
    assert "rekommendation" not in form.told(menu)
    assert form.told(menu)[0] == "Lägg till ”rekomendation” i dina ord"
    menu.close()


def test_what_comes_late_of_another_word_is_not_offered_for_this_one(qtbot: QtBot, form: Form) -> None:
    told: list[tuple[str, ...]] = []
    speller().suggest("kartläggnig", told.append)
    speller().suggest("rekomendation", told.append)
    qtbot.waitUntil(lambda: len(told) > 0, timeout=20_000)
    speller()._suggested.emit("kartläggnig", ("kartläggning",))
    assert all("rekommendation" in found for found in told)
