"""Figures in a text that is written: put in by a brace, deleted whole, kept by copying, pasting and undoing."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from domain.figures.book import FigureBook
from domain.figures.filled import by_reference
from domain.figures.known import Unit
from domain.ground.area import Area, AreaKind
from support.known_figures import SHARE
from support.qt_typing import type_text
from widgets.parts.figure_list import FigureList
from widgets.parts.live_text import LiveText

NORDMALING = Area("2401", "Nordmaling", AreaKind.KOMMUN)
COUNT = replace(
    SHARE,
    reference="profil 2401 2021 sjukpenning antal",
    words="sjukpenning, helårspersoner",
    value=108,
    unit=Unit.PERSONS,
    decimals=0,
)
CASES = replace(COUNT, reference="lots 2401 2016 totalt", words="LOTS-ärenden", value=3, may_be_hidden=True)
BOOK = FigureBook((NORDMALING,), {"2401": "Nordmaling"}).with_offers([SHARE, COUNT, CASES])
WRITTEN = "I {kommun} {profil 2401 2021 sjukpenning antal} av {profil 2021 sjukpenning andel}.\nSlut."


@pytest.fixture
def text(theme: object, qtbot: QtBot) -> LiveText:
    made = LiveText()
    qtbot.addWidget(made)
    made.use_book(BOOK)
    made.resize(600, 200)
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def _rows(text: LiveText) -> list[str]:
    shown = text.window().findChild(FigureList)
    return shown.rows if shown is not None else []


def _end(text: LiveText) -> None:
    text.moveCursor(QTextCursor.MoveOperation.End)


def test_what_is_shown_is_given_back_as_it_was_written(text: LiveText) -> None:
    text.show_written(WRITTEN)
    assert text.written == WRITTEN
    assert "{" not in text.toPlainText()
    assert not text.document().isUndoAvailable()


def test_a_brace_offers_figures_and_enter_puts_in_the_first(text: LiveText) -> None:
    type_text(text, "Det var {")
    assert _rows(text)[0] == "3,0\u00a0% · sjukpenning, andel av befolkningen, Nordmaling 2021"
    QTest.keyClicks(text, "he")
    assert _rows(text) == ["108 · sjukpenning, helårspersoner, Nordmaling 2021"]
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert text.written == "Det var {profil 2021 sjukpenning antal}"
    type_text(text, " personer.")
    assert text.written == "Det var {profil 2021 sjukpenning antal} personer."


def test_words_that_are_numbers_are_offered_too(text: LiveText) -> None:
    book = FigureBook((NORDMALING,), {}).with_offers([replace(SHARE, value=20)])
    text.use_book(book)
    type_text(text, "{en av")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert text.written == '{profil 2021 sjukpenning andel som "en av fem"}'


def test_escape_leaves_what_was_typed_and_so_does_going_away(text: LiveText) -> None:
    type_text(text, "{sj")
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert (text.written, _rows(text)) == ("{sj", [])
    text.moveCursor(QTextCursor.MoveOperation.Start)
    type_text(text, "p")
    assert (text.written, _rows(text)) == ("p{sj", [])


def test_that_nothing_is_called_what_is_typed_is_said_until_escape(text: LiveText) -> None:
    type_text(text, "Det var {xyz")
    assert _rows(text) == ["Ingen uppgift heter ”xyz”. Esc stänger listan."]
    type_text(text, "x" * 60)
    (said,) = _rows(text)
    assert said.startswith("Ingen uppgift heter ”xyzxx")
    assert "x…”" in said
    for _ in range(61):
        QTest.keyClick(text, Qt.Key.Key_Backspace)
    assert ["Ingen" in each for each in _rows(text)] == [True]
    QTest.keyClick(text, Qt.Key.Key_Escape)
    assert (text.written, _rows(text)) == ("Det var {xy", [])
    type_text(text, " {qq")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert (text.written, _rows(text)) == ("Det var {xy {qq\n", [])


def test_a_block_from_a_spreadsheet_stands_as_a_table_on_lines_of_its_own(text: LiveText) -> None:
    copied = QMimeData()
    copied.setText("År\tAntal\n2021\t12\n")
    type_text(text, "Före efter")
    for _ in range(6):
        QTest.keyClick(text, Qt.Key.Key_Left)
    text.insertFromMimeData(copied)
    assert text.written == "Före\n| År   | Antal |\n| ---- | ----: |\n| 2021 |    12 |\n efter"
    text.undo()
    copied.setHtml("<table><tr><td>År</td><td>Antal</td></tr><tr><td>2021</td><td>12</td></tr></table>")
    text.insertFromMimeData(copied)
    assert "| 2021 |    12 |" in text.written
    text.undo()
    assert text.written == "Före efter"


def test_letters_that_qt_counts_as_two_are_neither_lost_nor_split(text: LiveText) -> None:
    written = "😀😀 {profil 2021 sjukpenning andel} är 😀 sist"
    text.show_written(written)
    assert text.written == written
    text.mark(written.index("är"), written.index("är") + 2)
    assert text.textCursor().selectedText() == "är"
    text.mark(0, 1)
    text.copy()
    assert QGuiApplication.clipboard().text() == "😀"
    _end(text)
    type_text(text, " {sjuk")
    QTest.keyClick(text, Qt.Key.Key_Return)
    assert text.written == f"{written} {{profil 2021 sjukpenning andel}}"
    type_text(text, "😀{kommun}")
    assert text.written.endswith("😀{kommun}")
    assert text.toPlainText().endswith("😀\ufffc")


def test_a_reference_that_is_written_out_becomes_a_figure(text: LiveText) -> None:
    type_text(text, "a {profil 2021 sjukpenning andel}")
    assert text.toPlainText() == "a \ufffc"
    type_text(text, " {namn}")
    assert text.written == "a {profil 2021 sjukpenning andel} {namn}"


def test_it_is_deleted_whole_and_comes_back_whole(text: LiveText) -> None:
    text.show_written(WRITTEN)
    text.moveCursor(QTextCursor.MoveOperation.Start)
    for _ in range(3):
        QTest.keyClick(text, Qt.Key.Key_Delete)
    assert text.written == WRITTEN.removeprefix("I {kommun}")
    while text.document().isUndoAvailable():
        text.undo()
    assert text.written == WRITTEN
    while text.document().isRedoAvailable():
        text.redo()
    assert text.written == WRITTEN.removeprefix("I {kommun}")


def test_copied_and_pasted_it_is_the_same_figure(text: LiveText) -> None:
    text.show_written(WRITTEN + " {lots 2016 totalt}")
    text.selectAll()
    text.copy()
    assert QGuiApplication.clipboard().text() == "I Nordmaling 108 av 3,0\u00a0%.\nSlut. {lots 2016 totalt}"
    _end(text)
    text.paste()
    assert text.written == 2 * (WRITTEN + " {lots 2016 totalt}")


def test_what_another_program_copied_is_text(text: LiveText) -> None:
    copied = QMimeData()
    copied.setText("Från Word \ufffc{profil 2021 sjukpenning andel}")
    text.insertFromMimeData(copied)
    assert text.written == "Från Word {profil 2021 sjukpenning andel}"
    assert text.toPlainText() == "Från Word \ufffc"


def test_a_figure_is_told_by_pointing_and_to_who_listens(text: LiveText) -> None:
    text.show_written("{profil 2021 sjukpenning andel} av alla")
    said = "3,0\u00a0%: sjukpenning, andel av befolkningen, Nordmaling 2021. Källa: SCB, Antal helårsekvivalenter."
    assert text.figures_in_words == said
    assert text.words_at(0) == said
    assert text.words_at(3) == ""
    inside = text.cursorRect(QTextCursor(text.document())).center() + QPoint(10, 0)
    assert text._words_under(inside) == said
    assert text._words_under(QPoint(400, inside.y())) == ""


def test_it_grows_and_shrinks_with_its_value(text: LiveText) -> None:
    text.show_written("{profil 2021 sjukpenning andel}")
    _end(text)
    before = text.cursorRect().left()
    text.use_book(replace(BOOK, known=by_reference([replace(SHARE, value=SHARE.value * 1000)])))
    QTest.qWait(0)
    assert text.cursorRect().left() > before
    assert text.written == "{profil 2021 sjukpenning andel}"


def test_a_figure_that_no_longer_bears_its_words_out_is_drawn_as_a_warning(text: LiveText) -> None:
    text.show_written('{profil 2021 sjukpenning andel som "hälften"}')
    assert "”hälften” stämmer inte med siffran 3,0\u00a0%." in text.words_at(0)
    tokens = {text.grab().toImage().pixelColor(x, y).name() for x in range(4, 40) for y in range(4, 24)}
    assert "#fff1da" in tokens


def test_a_text_that_may_not_be_written_offers_nothing(text: LiveText) -> None:
    text.setReadOnly(True)
    QTest.keyClicks(text, "{")
    assert (text.written, _rows(text)) == ("", [])


def _ctrl(text: LiveText, key: Qt.Key) -> None:
    QTest.keyClick(text, key, Qt.KeyboardModifier.ControlModifier)


def test_bold_and_italic_are_put_on_and_taken_off_by_their_keys(text: LiveText) -> None:
    text.show_written("viktiga ord")
    text.selectAll()
    _ctrl(text, Qt.Key.Key_B)
    assert text.written == "**viktiga ord**"
    assert text.textCursor().selectedText() == "viktiga ord"
    _ctrl(text, Qt.Key.Key_B)
    assert text.written == "viktiga ord"
    text.undo()
    assert text.written == "**viktiga ord**"
    _end(text)
    _ctrl(text, Qt.Key.Key_I)
    type_text(text, "nu")
    assert text.written == "**viktiga ord***nu*"
    text.setReadOnly(True)
    _ctrl(text, Qt.Key.Key_B)
    assert text.written == "**viktiga ord***nu*"


def test_bold_stands_around_the_words_and_not_around_a_space_beside_them(text: LiveText) -> None:
    text.show_written("ett stort ord")
    text.mark(3, 10)
    _ctrl(text, Qt.Key.Key_B)
    assert text.written == "ett **stort** ord"
    assert text.textCursor().selectedText() == "stort"
    _ctrl(text, Qt.Key.Key_B)
    assert text.written == "ett stort ord"


def test_the_keys_are_the_texts_own_while_one_writes_there(text: LiveText) -> None:
    pressed = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_I, Qt.KeyboardModifier.ControlModifier)
    pressed.ignore()
    QGuiApplication.sendEvent(text, pressed)
    assert pressed.isAccepted()


def test_what_is_pasted_from_word_keeps_what_a_field_can_hold(text: LiveText) -> None:
    copied = QMimeData()
    copied.setHtml("<style>p {}</style><p>Det är <b>viktigt</b>:</p><ul><li>ett</li><li>två</li></ul>")
    text.insertFromMimeData(copied)
    assert text.written == "Det är **viktigt**:\n- ett\n- två"
