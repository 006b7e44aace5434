"""A workspace from somebody else, whose every name is mark-up: it is shown as written, everywhere, and fetches nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAction, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QLabel,
    QListView,
    QMessageBox,
    QTextEdit,
    QToolTip,
    QWidget,
)

from support.hostile_names import MARK_UP, spoil
from support.sitting import CTRL, Office, Sitting

_MOST_CELLS = 60


@pytest.fixture
def spoiled(example: Path) -> Path:
    spoil(example)
    # A file name holds no slash.
    return example.rename(example.with_name("A & <b>x<img src=x>.lagesbild"))


def tips() -> list[QLabel]:
    shown = [each for each in QApplication.topLevelWidgets() if each.metaObject().className() == "QTipLabel"]
    return [each for each in shown if isinstance(each, QLabel) and each.isVisible()]


def ask_for_tip(of: QWidget, at: QPoint) -> None:
    QApplication.sendEvent(of, QHelpEvent(QEvent.Type.ToolTip, at, of.mapToGlobal(at)))


def tips_of(part: QWidget) -> Iterator[tuple[QWidget, QPoint]]:
    """Where the pointer is to rest for each tip of a part."""
    if part.toolTip():
        yield part, part.rect().center()
    if isinstance(part, QHeaderView):
        return
    if isinstance(part, QAbstractItemView) and part.model() is not None:
        for index in _cells(part.model(), 1 if isinstance(part, QListView) else part.model().columnCount()):
            place = part.visualRect(index).center()
            if index.data(Qt.ItemDataRole.ToolTipRole) and part.viewport().rect().contains(place):
                yield part.viewport(), place


def _cells(model: QAbstractItemModel, columns: int) -> list[QModelIndex]:
    found = [model.index(row, column) for row in range(model.rowCount()) for column in range(columns)]
    return found[:_MOST_CELLS]


def rich(day: Sitting) -> list[str]:
    """What would be read as mark-up, or lose its &: labels, tips, buttons, menus."""
    found = []
    for part in day.window.findChildren(QWidget):
        if isinstance(part, QLabel) and part.textFormat() is not Qt.TextFormat.PlainText:
            found.append(f"label: {part.text()}")
        if isinstance(part, QTextEdit) and part.isVisible():
            found.append(f"text that can be rich: {part.accessibleName()}")
        if isinstance(part, QAbstractButton) and loses_letters(part.text()):
            found.append(f"button: {part.text()}")
        if isinstance(part, QLabel) and part.buddy() is not None and loses_letters(part.text()):
            found.append(f"name of a field: {part.text()}")
        found += [f"menu: {each.text()}" for each in part.actions() if loses_letters(each.text())]
    found += [f"menu: {each.text()}" for each in day.window.findChildren(QAction) if loses_letters(each.text())]
    return sorted(set(found))


def loses_letters(text: str) -> bool:
    return MARK_UP in text


def seen_tips(day: Sitting) -> tuple[list[str], int]:
    """The tips that are not shown as they are written, and how many there were with mark-up in them."""
    wrong, count = [], 0
    for part in [each for each in day.window.findChildren(QWidget) if each.isVisible()]:
        for of, at in list(tips_of(part)):
            ask_for_tip(of, at)
            for tip in tips():
                count += "<img" in tip.text()
                if tip.textFormat() is not Qt.TextFormat.PlainText:
                    wrong.append(tip.text())
            QToolTip.hideText()
    return wrong, count


def test_no_name_is_mark_up_in_any_tab(office: Office, spoiled: Path) -> None:
    day = office.sit_down(spoiled)
    assert day.window.windowTitle() == f"Exempelregionen{MARK_UP} – Lägesbild"
    wrong, count = {}, 0
    for key, area, period in (
        (Qt.Key.Key_1, "", ""),
        (Qt.Key.Key_2, "Nordmaling", "2021"),
        (Qt.Key.Key_3, "Lycksele", "2024"),
        (Qt.Key.Key_4, "Tierp", "april 2016"),
        (Qt.Key.Key_5, "", "2022"),
    ):
        day.press(key, CTRL)
        day.go_to(area=area, period=period)
        told, found = seen_tips(day)
        count += found
        if told or rich(day):
            wrong[day.opened.spec.key] = (told, rich(day))
    assert wrong == {}
    # The heading's, the list's, the definition's, the recent file's …
    assert count >= 5


def test_no_name_is_mark_up_in_the_report_and_the_dialogs(
    office: Office, spoiled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its names are long, and a busy machine sets them slowly.
    monkeypatch.setattr("support.sitting._PATIENCE_MS", 60_000)
    day = office.sit_down(spoiled)
    day.press(Qt.Key.Key_5, CTRL)
    day.press(Qt.Key.Key_P, CTRL)
    day.until(lambda: day.hears("Sida 1 av "))
    assert (seen_tips(day)[0], rich(day)) == ([], [])

    for words in ("Tidigare inläsningar …", "Källor …", "Inställningar …", "Grupper …"):
        looked: list[object] = []

        def look(dialog: QWidget, looked: list[object] = looked) -> None:
            labels = [each for each in dialog.findChildren(QLabel) if each.textFormat() is not Qt.TextFormat.PlainText]
            looked.append([each.text() for each in labels])

        day.in_dialog(lambda words=words: day.do(words), look)
        assert looked == [[]], words

    box = QMessageBox(day.window)
    box.setText(MARK_UP)
    box.show()
    assert [each.text() for each in box.findChildren(QLabel) if each.textFormat() is not Qt.TextFormat.PlainText] == []
    box.close()
    box.deleteLater()
