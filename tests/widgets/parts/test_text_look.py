"""A text looks as it is printed while it is written, and stays the text it is."""

import pytest
from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from widgets.parts.live_text import LiveText


@pytest.fixture
def text(theme: object, qtbot: QtBot) -> LiveText:
    made = LiveText()
    qtbot.addWidget(made)
    return made


def _look(text: LiveText, words: str) -> QTextCharFormat:
    """How the first letter of some words is drawn."""
    cursor = text.document().find(words)
    place = cursor.selectionStart() - cursor.block().position()
    for each in cursor.block().layout().formats():
        if each.start <= place < each.start + each.length:
            return QTextCharFormat(each.format)
    return QTextCharFormat()


def test_bold_italic_lists_tables_and_notes_look_like_it(text: LiveText) -> None:
    written = "😀 **fet** och *lutad* {kommun}[^1]\n- punkt\n| a | b |\n[^1]: se [här](http://a.se)\nvanlig"
    text.show_written(written)
    assert _look(text, "fet").fontWeight() == QFont.Weight.DemiBold
    assert _look(text, "lutad").fontItalic()
    assert _look(text, "**").foreground().color() == _look(text, "](http").foreground().color()
    assert _look(text, "- punkt").fontWeight() == QFont.Weight.DemiBold
    assert not _look(text, "punkt").hasProperty(QTextCharFormat.Property.FontWeight)
    assert _look(text, "a | b").fontFamilies()
    raised = QTextCharFormat.VerticalAlignment.AlignSuperScript
    assert _look(text, "[^1]").verticalAlignment() == raised
    assert _look(text, "vanlig") == QTextCharFormat()
    assert text.written == written
    assert not text.document().isUndoAvailable()


def test_it_follows_what_is_typed(text: LiveText) -> None:
    text.show_written("nu fet")
    cursor = text.textCursor()
    cursor.setPosition(3)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)
    text._stand_out("**")
    assert _look(text, "fet").fontWeight() == QFont.Weight.DemiBold
    text.undo()
    assert text.written == "nu fet"
    assert not _look(text, "fet").hasProperty(QTextCharFormat.Property.FontWeight)
