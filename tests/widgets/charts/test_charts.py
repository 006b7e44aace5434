"""A chart can be seen, walked, heard and read as a table, in both themes."""

import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from domain.ground.value import Empty
from drawing.chart import BarChart, BarSeries, ChartText, chart_table
from drawing.palette import DARK, LIGHT, Palette, Tone
from support.accessible import accessible, children_named, description, name
from support.chart_readings import readings
from support.chart_samples import (
    KINDS,
    benefits_chart,
    gapped_months,
    places_chart,
    region_chart,
    stacked_months,
    supply_radar,
)
from widgets.charts import ChartWithTable
from widgets.theme import ThemeMode, apply_theme

Key = Qt.Key
ROWS = [benefits_chart, region_chart, places_chart]
ALL = pytest.mark.parametrize("make", [*ROWS, supply_radar, stacked_months, gapped_months])


def texts(part: ChartWithTable) -> list[str]:
    return [label.text() for label in part.findChildren(QLabel) if label.isVisible()]


def colours_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name().upper() for x in range(image.width()) for y in range(image.height())}


@ALL
def test_sentence_above_and_unit_and_source_below(shown, make) -> None:
    chart = make()
    said = texts(shown(chart))

    assert chart.text.reading in said
    assert any(chart.text.source in text and chart.text.unit[1:] in text for text in said)


@ALL
def test_a_screen_reader_hears_the_title_and_the_alternative_text(shown, make) -> None:
    chart = make()
    view = shown(chart).view

    assert name(view) == chart.text.title
    assert description(view).startswith(chart.text.alternative)


def test_arrows_read_the_exact_values_row_by_row(shown, qtbot) -> None:
    part = shown(benefits_chart())
    heard: list[str] = []
    part.view.read.connect(heard.append)
    for key in (Key.Key_Right, Key.Key_Right, Key.Key_Left, Key.Key_End, Key.Key_Right, Key.Key_Home):
        qtbot.keyClick(part.view, key)

    assert heard == [
        "Sjukpenning/rehabpenning: 2021 108, 2020 115 (helårspersoner 20–64 år)",
        "Sjuk- och aktivitetsersättning: 2021 180, 2020 191 (helårspersoner 20–64 år)",
        "Sjukpenning/rehabpenning: 2021 108, 2020 115 (helårspersoner 20–64 år)",
        "Ekonomiskt bistånd: 2021 saknas, 2020 67 (helårspersoner 20–64 år)",
        "Sjukpenning/rehabpenning: 2021 108, 2020 115 (helårspersoner 20–64 år)",
    ]
    assert heard[-1] in texts(part)


def test_esc_and_leaving_stop_the_reading(shown, qtbot) -> None:
    part = shown(benefits_chart())
    qtbot.keyClick(part.view, Key.Key_Down)
    qtbot.keyClick(part.view, Key.Key_Escape)
    assert part.view.reading == ""

    qtbot.keyClick(part.view, Key.Key_Up)
    assert part.view.reading.startswith("Ekonomiskt bistånd")
    part.findChild(QPushButton).setFocus()
    assert part.view.reading == ""


def test_the_mouse_reads_the_row_it_is_over(shown) -> None:
    part = shown(benefits_chart())
    row = part.view.height() // len(KINDS)

    QTest.mouseMove(part.view, QPoint(300, row * 3 + row // 2))

    assert part.view.reading.startswith("Arbetsmarknadsåtgärder")


def test_places_are_read_with_their_quarter_in_words() -> None:
    read = readings(places_chart())

    assert read[0] == "Totalt: plats 183 av 290, fjärdedel 3, förra perioden 218"
    assert read[3] == "Ekonomiskt bistånd: plats 283 av 290, fjärdedel 4"


@ALL
def test_the_table_holds_the_same_numbers(shown, make) -> None:
    chart = make()
    part = shown(chart)
    button = part.findChild(QPushButton)
    assert not part.table.isVisible()

    QTest.keyClick(button, Key.Key_Space)

    assert part.table.isVisible()
    assert not part.view.isVisible()
    content = part.table.grid_model.sheet.content
    table = chart_table(chart)
    assert [row.label for row in content.rows] == [line[0] for line in table.rows]
    cells = [[content.cell((row.key, column.key)).text for column in content.columns] for row in content.rows]
    assert cells == [list(line[1:]) for line in table.rows]
    QTest.keyClick(button, Key.Key_Space)
    assert part.view.isVisible()


def test_chart_and_table_can_stand_together(shown) -> None:
    part = shown(benefits_chart(), with_table=True)

    assert part.table.isVisible()
    assert part.view.isVisible()
    assert "Ekonomiskt bistånd, 2021: saknas" in children_named(accessible(part.table))


@pytest.mark.parametrize(("mode", "tokens"), [(ThemeMode.LIGHT, LIGHT), (ThemeMode.DARK, DARK)])
def test_bars_have_the_colours_of_their_kinds_in_both_themes(shown, qapp, mode: ThemeMode, tokens: Palette) -> None:
    part = shown(benefits_chart())
    apply_theme(qapp, mode)
    QApplication.processEvents()

    drawn = colours_in(part.view.grab().toImage())

    expected = {getattr(tokens, tone.value) for _, tone in KINDS}
    assert expected <= drawn


def test_bars_begin_at_zero_and_their_lengths_keep_the_proportions(shown) -> None:
    part = shown(region_chart())
    picture = part.view.grab().toImage()

    def length(colour: str, row: int) -> int:
        y = round(picture.height() * (row + 0.5) / 5)
        return sum(picture.pixelColor(x, y) == QColor(colour) for x in range(picture.width()))

    ratio = length(LIGHT.other, 0) / length(LIGHT.accent, 4)
    assert ratio == pytest.approx(11.4 / 15.5, abs=0.02)


def test_every_quarter_is_drawn_on_the_scale_of_places(shown) -> None:
    drawn = colours_in(shown(places_chart()).view.grab().toImage())

    assert {LIGHT.quarter_1, LIGHT.quarter_2, LIGHT.quarter_3, LIGHT.quarter_4} <= drawn


def test_a_chart_without_any_number_is_still_a_chart(shown) -> None:
    words = ChartText("Inget", "Inget är känt.", "Inget.", "personer", "källa")
    part = shown(BarChart(words, ("A",), (BarSeries("2021", (Empty.SAKNAS,)),), (Tone.OTHER,)))

    assert not part.view.grab().isNull()
    QTest.keyClick(part.view, Key.Key_Down)
    assert part.view.reading == "A: 2021 saknas"


def test_another_chart_replaces_the_first(shown) -> None:
    part = shown(benefits_chart())
    part.set_chart(places_chart())
    QApplication.processEvents()

    assert name(part.view) == "Plats bland kommunerna 2021"
    assert part.accessibleName() == "Plats bland kommunerna 2021"


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("make", ROWS)
def test_a_chart_is_as_high_as_its_text_needs(shown, qapp, make, scale: float) -> None:
    part = shown(make())
    before = part.view.sizeHint().height()

    apply_theme(qapp, ThemeMode.LIGHT, scale)
    QApplication.processEvents()

    assert part.view.sizeHint().height() == pytest.approx(before * scale, rel=0.1)


def test_pyqtgraph_is_not_loaded_before_the_first_chart() -> None:
    script = (
        "import sys, widgets.charts, widgets.sheet, widgets.parts, widgets.theme; print('pyqtgraph' in sys.modules)"
    )

    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    assert run.stdout.strip() == "False"
