"""Fields that save themselves, and what they keep that could not be saved."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from domain.ground.source import Source, one_source
from support.qt_typing import type_text
from widgets.parts import TextLabel, self_saving
from widgets.parts.source_fields import SourceFields


@pytest.fixture
def fields(qtbot: QtBot, theme: object, monkeypatch: pytest.MonkeyPatch) -> SourceFields:
    monkeypatch.setattr(self_saving, "SAVE_AFTER_MS", 20)
    shown = SourceFields()
    qtbot.addWidget(shown)
    shown.show_source("Tierp 2021", Source("Elevregistret"), read_only=False)
    shown.show()
    shown.activateWindow()
    assert QTest.qWaitForWindowActive(shown)
    return shown


def test_a_pause_in_the_writing_stores_what_is_written(qtbot: QtBot, fields: SourceFields) -> None:
    fields.publisher.setFocus()
    with qtbot.waitSignal(fields.written) as stored:
        type_text(fields.publisher, "SCB")
        assert fields.unsaved() == [("Tierp 2021", True)]

    assert stored.args == [Source("Elevregistret", "SCB", None)]
    assert fields.publisher.hasFocus()
    assert fields.unsaved() == []


def test_what_is_refused_waits_where_it_was_written(qtbot: QtBot, fields: SourceFields) -> None:
    fields.day.setFocus()
    type_text(fields.day, "i höstas")
    QTest.keyClick(fields.day, Qt.Key.Key_Return)
    assert fields.unsaved() == [("Tierp 2021", False)]

    fields.show_source("Heby 2021", None, read_only=False)
    assert fields.day.text() == ""
    assert fields.unsaved() == [("Tierp 2021", False)]

    fields.show_source("Tierp 2021", Source("Elevregistret"), read_only=False)
    assert fields.day.text() == "i höstas"
    fields.day.setText("2021-10-15")
    with qtbot.waitSignal(fields.written) as stored:
        fields.commit()
    assert stored.args == [Source("Elevregistret", "", date(2021, 10, 15))]


def test_what_is_being_written_stays_when_the_same_is_read_anew(fields: SourceFields) -> None:
    fields.publisher.setFocus()
    type_text(fields.publisher, "S")
    fields.show_source("Tierp 2021", Source("Elevregistret", "", date(2021, 1, 1)), read_only=False)

    assert fields.publisher.text() == "S"


def test_where_nothing_can_be_stored_nothing_is_kept(fields: SourceFields) -> None:
    fields.publisher.setFocus()
    type_text(fields.publisher, "S")
    fields.show_source("Tierp 2021", None, read_only=True)

    assert fields.publisher.text() == ""
    assert fields.unsaved() == []


def test_several_sources_are_read_and_not_made_one(fields: SourceFields) -> None:
    several = one_source((Source("Elevregistret"), Source("KAA-lista", "SCB")))
    fields.show_source("Heby 2021", several, read_only=False)
    fields.publisher.setFocus()
    type_text(fields.publisher, "kommunen")
    assert fields.publisher.isReadOnly()
    assert fields.unsaved() == []
    assert fields.about.isVisibleTo(fields)
    assert "2 källor" in fields.about.text()
    fields.show_source("Tierp 2021", Source("Elevregistret"), read_only=False)
    assert not fields.publisher.isReadOnly()
    assert not fields.about.isVisibleTo(fields)


def test_esc_puts_back_what_is_stored_and_takes_the_reason_away(fields: SourceFields) -> None:
    fields.day.setFocus()
    type_text(fields.day, "i höstas")
    QTest.keyClick(fields.day, Qt.Key.Key_Return)
    assert any("”i höstas” är inget datum" in label.text() for label in fields.findChildren(TextLabel))
    QTest.keyClick(fields.day, Qt.Key.Key_Escape)

    assert (fields.day.text(), fields.title.text()) == ("", "Elevregistret")
    assert not any("inget datum" in label.text() for label in fields.findChildren(TextLabel))
    assert fields.unsaved() == []
    assert fields.day.hasFocus()


def test_a_space_at_the_end_waits_for_the_next_word_when_what_stands_before_it_is_stored(fields: SourceFields) -> None:
    fields.publisher.setFocus()
    type_text(fields.publisher, "Region ")
    fields.commit()
    fields.show_source("Tierp 2021", Source("Elevregistret", "Region"), read_only=False)
    type_text(fields.publisher, "Uppsala")
    assert fields.publisher.text() == "Region Uppsala"
