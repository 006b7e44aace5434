"""Parts inside wholes are read row by row, by keyboard and by mouse, and the total last."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from support.accessible import description
from support.chart_readings import readings
from support.population_charts import NESTED, lycksele_chart, published_chart
from widgets.charts.view import RING

Key = Qt.Key


def test_the_arrows_read_every_row_with_the_row_it_is_a_part_of(shown, qtbot) -> None:
    part = shown(lycksele_chart())
    heard: list[str] = []
    part.view.read.connect(heard.append)
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_End):
        qtbot.keyClick(part.view, key)

    assert [text.replace("\u00a0", " ") for text in heard] == [
        "Individer med ekonomiskt bistånd: 121 (personer)",
        "Individer med ekonomiskt bistånd, varav arbetslösa: 72 (personer); kan överlappa "
        "”Unga långtidsarbetslösa 16–24 år (mer än 6 månader)” och ”Långtidsarbetslösa 25–65 år (mer än 12 månader)”",
        "Känd samverkanspopulation: 281 (personer); A 72 + B 27 + C 33 + D 36 + E 21 + F 92 = 281; "
        "209–281 olika personer",
    ]


def test_what_is_counted_twice_is_heard() -> None:
    said = [text.replace("\u00a0", " ") for text in readings(published_chart())]
    assert "varav mer än 24 månader: 42 (personer); räknas två gånger" in said[11]
    assert "42 räknas två gånger; 209–281 olika personer" in said[-1]


def test_the_mouse_reads_the_row_it_is_over(shown) -> None:
    view = shown(lycksele_chart()).view
    for at in (0, 3, view.count - 1):
        strip = view.laid.strips[at]
        QTest.mouseMove(view, QPoint(20, round((strip.top + strip.bottom) / 2) + RING))
        assert view.at == at
    assert view.place_at(QPointF(20, view.height() - 1)) is None


def test_a_screen_reader_hears_every_value_and_the_picture_can_be_copied(shown, qtbot) -> None:
    part = shown(lycksele_chart())
    assert "i ingen av delarna: 22–49." in description(part.view)
    part.copy_picture()
    assert QGuiApplication.clipboard().image().width() > 900
    part.copy_table()
    assert "varav sjukskrivna\t27\t27" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("make", NESTED)
def test_every_population_can_be_shown_and_read(shown, make) -> None:
    part = shown(make())
    part.view.read_place(part.view.count - 1)
    part.view.grab()
    assert part.view.reading.startswith("Känd samverkanspopulation")
