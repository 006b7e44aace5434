"""A chart is copied as a picture and as a table, and the clipboard holds what can be pasted."""

from collections import Counter

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton

from drawing.chart import chart_table
from drawing.palette import DARK, LIGHT
from support.chart_samples import benefits_chart, one_line, places_chart, region_chart, stacked_months, supply_radar
from widgets.charts import ChartWithTable
from widgets.theme import ThemeMode, apply_theme

ALL = pytest.mark.parametrize("make", [benefits_chart, region_chart, places_chart, supply_radar, stacked_months])


def _copy_button(part: ChartWithTable) -> QPushButton:
    return next(button for button in part.findChildren(QPushButton) if button.text() == "Kopiera")


def _choose(part: ChartWithTable, words: str) -> None:
    next(action for action in _copy_button(part).menu().actions() if action.text() == words).trigger()


@ALL
def test_a_copied_picture_is_twice_as_sharp_and_light_also_in_the_dark(shown, qapp, make) -> None:
    part = shown(make())
    apply_theme(qapp, ThemeMode.DARK)
    QApplication.processEvents()

    _choose(part, "Kopiera bild")

    image = QGuiApplication.clipboard().image()
    assert image.width() >= 2 * part.view.width()
    places = [(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)]
    counted = Counter(image.pixelColor(x, y).name().upper() for x, y in places)
    assert counted[LIGHT.paper] > len(places) / 4
    # The rims of letters pass through many a grey.
    assert counted[DARK.paper] < len(places) / 1000


@ALL
def test_a_copied_picture_holds_title_drawing_unit_and_source(shown, make) -> None:
    part = shown(make())
    part.copy_picture()
    image = QGuiApplication.clipboard().image()

    rows = [
        any(image.pixelColor(x, y).name().upper() != LIGHT.paper for x in range(0, image.width(), 3))
        for y in range(image.height())
    ]
    drawing = part.view.picture(max(part.view.width(), 560), 2.0)
    assert image.height() > drawing.height() + 100
    assert any(rows[: image.height() // 8])
    assert any(rows[-image.height() // 8 :])
    assert not any(rows[:20])


@ALL
def test_a_copied_table_has_tabs_between_columns_and_numbers_a_spreadsheet_reads(shown, make) -> None:
    part = shown(make())
    _choose(part, "Kopiera tabell")

    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    table = chart_table(make())
    assert lines[0] == list(table.header)
    assert [line[0] for line in lines[1:]] == [row[0] for row in table.rows]
    assert all(len(line) == len(table.header) for line in lines)


def test_large_and_negative_numbers_are_pasted_as_numbers(shown) -> None:
    part = shown(one_line((12345, -5)))
    part.copy_table()

    assert QGuiApplication.clipboard().text() == "\tNordmaling\n2020\t12345,0\n2021\t-5,0\n"


def test_it_is_said_what_was_copied(shown, qtbot) -> None:
    part = shown(stacked_months())
    with qtbot.waitSignal(part.copied) as told:
        _choose(part, "Kopiera tabell")

    assert told.args == ["Tabellen är kopierad."]
    assert part._source.text() == "Tabellen är kopierad."
    part.view.read_place(0)
    part.view.read_place(None)
    assert "Källa: SCB" in part._source.text()


def test_what_is_said_of_a_copy_stays_as_the_drawing_is_left(shown) -> None:
    part = shown(stacked_months())
    part.copy_table()
    part.view.read.emit("")
    assert part._source.text() == "Tabellen är kopierad."


def test_the_buttons_are_reached_by_the_keyboard_and_move_under_the_sentence_in_a_narrow_place(shown) -> None:
    part = shown(stacked_months())
    copy = _copy_button(part)
    assert copy.focusPolicy() & copy.focusPolicy().TabFocus
    assert copy.accessibleDescription() == "Kopiera diagrammet som bild eller tabellen som text."
    beside = copy.geometry().top()
    part.resize(330, 900)
    QApplication.processEvents()
    assert copy.geometry().top() > beside
    assert copy.geometry().right() <= 330


def test_nothing_is_copied_before_there_is_a_chart(theme, qtbot) -> None:
    part = ChartWithTable()
    qtbot.addWidget(part)
    QGuiApplication.clipboard().setText("kvar")
    part.copy_picture()
    part.copy_table()

    assert QGuiApplication.clipboard().text() == "kvar"
