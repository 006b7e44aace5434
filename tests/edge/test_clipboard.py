"""The real clipboard, both ways: what the program puts there and what it takes from other programs."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from support.sitting import CTRL, SHIFT, Office, Sitting


@pytest.fixture
def day(office: Office, example: Path) -> Sitting:
    day = office.sit_down(example)
    day.press(Qt.Key.Key_4, CTRL)
    day.go_to(area="Tierp", period="maj 2016")
    return day


def test_figures_go_out_as_text_and_come_back_as_they_were(day: Sitting) -> None:
    day.fill("7", "8", "9")
    day.press(Qt.Key.Key_Home)
    day.press(Qt.Key.Key_Right, SHIFT, times=2)
    day.press(Qt.Key.Key_C, CTRL)
    assert day.clipboard.split() == ["dolt"] * 3, "the kommun tells of half-years in public, not of months"

    day.press(Qt.Key.Key_Home)
    day.press(Qt.Key.Key_Down)
    day.press(Qt.Key.Key_V, CTRL)
    columns = ("Kvinnor", "Män", "Annat")
    assert [day.cell(f"Arbetsförmedlingen, {column}").split(",")[0] for column in columns] == ["7", "8", "9"]


def test_what_excel_puts_there_is_taken_and_a_picture_or_nothing_changes_nothing(day: Sitting) -> None:
    offered = QMimeData()
    offered.setText("4\t3\r\n")
    offered.setHtml("<table><tr><td>4</td><td>3</td></tr></table>")
    QGuiApplication.clipboard().setMimeData(offered)
    day.press(Qt.Key.Key_V, CTRL)
    assert day.cell("Försäkringskassan, Kvinnor").startswith("4")
    assert day.cell("Försäkringskassan, Män").startswith("3")

    picture = QMimeData()
    picture.setData("image/png", b"\x89PNG")
    for nothing in (picture, QMimeData()):
        QGuiApplication.clipboard().setMimeData(nothing)
        day.press(Qt.Key.Key_V, CTRL)
    assert day.cell("Försäkringskassan, Kvinnor").startswith("4")


def test_a_charts_table_goes_out_as_text(day: Sitting) -> None:
    day.press(Qt.Key.Key_2, CTRL)
    day.go_to(area="Nordmaling", period="2021")
    QGuiApplication.clipboard().clear()
    day.press(Qt.Key.Key_C, CTRL | SHIFT)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert len(rows) > 3
    assert {len(row) for row in rows if len(row) > 1}
    assert day.said[-1] == "Tabellen är kopierad."
